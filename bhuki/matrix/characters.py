"""Make text whole that holds half characters (lone surrogates), which no file can hold.

They come from broken programs by way of the clipboard, and from files made to break things.
"""

from typing import Any

REPLACEMENT = "�"


def whole_characters(value: Any) -> Any:
    """Replace half characters by “�” in all text of a value made of what JSON can hold."""
    match value:
        case str():
            return value if _is_whole(value) else _whole(value)
        case dict():
            return {whole_characters(key): whole_characters(held) for key, held in value.items()}
        case list() | tuple():
            return [whole_characters(part) for part in value]
        case _:
            return value


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _whole(text: str) -> str:
    # Two halves that stand side by side are a character: UTF-16 joins them.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
