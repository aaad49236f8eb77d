"""The words a command takes: `argparse`, speaking the reader's language and failing in one line.

parser = Parser("validate", _)
parser.add_argument("files", ...)
options = parser.parse_args(words)          # raises WrongWords
"""

import argparse
from collections.abc import Callable
from typing import Any, NoReturn

from bhuki.errors import WrongWords
from bhuki.texts import N_, Texts

# What argparse itself can say, word for word as in its source; it asks for them one by one.
_ITS_OWN = (
    N_("usage: "),
    N_("positional arguments"),
    N_("options"),
    N_("show this help message and exit"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("unrecognized arguments: %s"),
    N_("not allowed with argument %s"),
    N_("ignored explicit argument %r"),
    N_("the following arguments are required: %s"),
    N_("one of the arguments %s is required"),
    N_("expected one argument"),
    N_("expected at most one argument"),
    N_("expected at least one argument"),
    N_("expected %s argument"),
    N_("expected %s arguments"),
    N_("ambiguous option: %(option)s could match %(matches)s"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
)


class Parser(argparse.ArgumentParser):
    """A parser for one command's words."""

    def __init__(self, command: str, _: Texts, **more: Any) -> None:
        _teach(_)
        super().__init__(prog=f"bhuki {command}".strip(), allow_abbrev=False, **more)
        self._optionals.title = _("options")
        self._positionals.title = _("positional arguments")

    def error(self, message: str) -> NoReturn:
        """Say in one line what is wrong with the words, and where the right ones are listed."""
        raise WrongWords(
            N_("{command}: {problem}. `{command} --help` tells how."),
            command=self.prog,
            problem=message,
        )


def whole_number(_: Texts) -> Callable[[str], int]:
    """Give what reads a number of one or more, for `type=`."""

    def read(text: str) -> int:
        if not text.isdecimal() or int(text) < 1:
            raise argparse.ArgumentTypeError(_("“{text}” is not a number from 1 on", text=text))
        return int(text)

    return read


def _teach(_: Texts) -> None:
    """Have argparse ask our texts instead of the system's."""

    def plural(one: str, many: str, n: int) -> str:
        return _(one if n == 1 else many)

    vars(argparse).update(_=lambda text: _(text) if text else text, ngettext=plural)
