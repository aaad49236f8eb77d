"""Collect what was odd in a file that opened all the same, for telling it in a few lines."""

from bhuki.errors import BhukiError
from bhuki.texts import N_

_AS_MANY = 3  # of one kind are told one by one


class Oddities:
    """What was odd, in the order it was met: a few of each kind, and how many more there were.

    `add` takes a text marked with `N_` and its values, as `BhukiError` does.
    """

    def __init__(self) -> None:
        self._by_text: dict[str, list[dict[str, object]]] = {}

    def add(self, text: str, **values: object) -> None:
        """Note one."""
        self._by_text.setdefault(text, []).append(values)

    def __len__(self) -> int:
        return sum(len(found) for found in self._by_text.values())

    def told(self) -> list[BhukiError]:
        """Give one sentence for each, and one for the rest of a kind."""
        sentences: list[BhukiError] = []
        for text, found in self._by_text.items():
            sentences += [BhukiError(text, **values) for values in found[:_AS_MANY]]
            if len(found) > _AS_MANY:
                rest = len(found) - _AS_MANY
                sentences.append(BhukiError(N_("… and {n} more of the same kind."), n=rest))
        return sentences


def shortened(value: object, most: int = 40) -> str:
    """Give a value from a file as it may stand in a sentence."""
    text = " ".join(str(value).split())
    return text if len(text) <= most else text[: most - 1] + "…"
