"""`bhuki overview FILE OUT.pdf`: the role overviews, one role a page."""

from argparse import Namespace
from pathlib import Path

from bhuki.commands.console import Console
from bhuki.commands.reading import read_matrix, read_version
from bhuki.commands.words import Parser
from bhuki.commands.writing import may_replace, painting
from bhuki.exports.overview import write_overview
from bhuki.texts import Texts


def add_words(parser: Parser, _: Texts) -> None:
    """Say what may follow the command."""
    parser.add_argument("--sheet", metavar="NAME", help=_("read only this sheet"))
    parser.add_argument("file", metavar="FILE", type=Path, help=_("a matrix"))
    parser.add_argument(
        "out", metavar="OUT", type=Path, help=_("the file to write, a .pdf or .html")
    )
    parser.add_argument(
        "--role", metavar="NAME", action="append", default=[], help=_("only this role; may recur")
    )
    parser.add_argument(
        "--person",
        metavar="NAME",
        action="append",
        default=[],
        help=_("only the roles this person holds; may recur"),
    )
    parser.add_argument(
        "--activities",
        action="store_true",
        help=_("the overview of activities: everyone's part in each of them"),
    )
    parser.add_argument(
        "--since",
        metavar="OLD",
        type=Path,
        help=_("say on each page what changed since OLD, a matrix or FILE@SNAPSHOT"),
    )
    parser.add_argument("--force", action="store_true", help=_("replace what is there"))


def run(options: Namespace, console: Console) -> int:
    """Write the overviews."""
    _ = console.texts
    may_replace(options.out, options.force, options.file)
    given = read_matrix(options.file, _, options.sheet)
    for problem in given.problems:
        console.message(problem)
    before = read_version(options.since, _).matrix if options.since else None
    with painting():
        write_overview(
            given.matrix,
            options.out,
            options.role,
            options.person,
            activities=options.activities,
            before=before,
        )
    console.message(_("{file} is written.", file=options.out))
    return 0
