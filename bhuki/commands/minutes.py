"""`bhuki minutes FILE OUT`: the minutes of a session, as PDF, web page or Word document."""

from argparse import Namespace
from pathlib import Path

from bhuki.commands.console import Console
from bhuki.commands.reading import read_matrix, read_version
from bhuki.commands.words import Parser
from bhuki.commands.writing import may_replace, painting
from bhuki.exports.minutes import write_minutes
from bhuki.texts import Texts


def add_words(parser: Parser, _: Texts) -> None:
    """Say what may follow the command."""
    parser.add_argument("file", metavar="FILE", type=Path, help=_("a matrix"))
    parser.add_argument(
        "out", metavar="OUT", type=Path, help=_("the file to write, a .pdf, .html or .docx")
    )
    parser.add_argument(
        "--since",
        metavar="OLD",
        type=Path,
        help=_("say what was decided since OLD, a matrix or FILE@SNAPSHOT"),
    )
    parser.add_argument("--sheet", metavar="NAME", help=_("read only this sheet"))
    parser.add_argument(
        "--present",
        metavar="NAME",
        action="append",
        default=[],
        help=_("who took part; may recur"),
    )
    parser.add_argument("--force", action="store_true", help=_("replace what is there"))


def run(options: Namespace, console: Console) -> int:
    """Write the minutes."""
    _ = console.texts
    may_replace(options.out, options.force, options.file)
    given = read_matrix(options.file, _, options.sheet)
    before = read_version(options.since, _) if options.since is not None else None
    for one in filter(None, (given, before)):
        for problem in one.problems:
            console.message(problem)
    with painting():
        write_minutes(
            given.matrix,
            options.out,
            before=before.matrix if before is not None else None,
            present=options.present,
        )
    console.message(_("{file} is written.", file=options.out))
    return 0
