"""`bhuki unmark FILE OUT`: the workbook as it was before Bhuki marked it."""

from argparse import Namespace
from pathlib import Path

from bhuki.commands.console import Console
from bhuki.commands.words import Parser
from bhuki.commands.writing import may_replace
from bhuki.texts import Texts


def add_words(parser: Parser, _: Texts) -> None:
    """Say what may follow the command."""
    parser.add_argument("file", metavar="FILE", type=Path, help=_("a marked workbook"))
    parser.add_argument("out", metavar="OUT", type=Path, help=_("the file to write"))
    parser.add_argument("--force", action="store_true", help=_("replace what is there"))


def run(options: Namespace, console: Console) -> int:
    """Take the marks out."""
    from bhuki.exports.marking import remove_marks  # noqa: PLC0415 - takes workbooks apart

    may_replace(options.out, options.force)
    remove_marks(options.file, options.out)
    _ = console.texts
    console.message(_("{file} is written, without marks.", file=options.out))
    return 0
