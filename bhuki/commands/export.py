"""`bhuki export FILE OUT`: a matrix as another kind of file, which OUT's suffix says."""

from argparse import Namespace
from pathlib import Path

from bhuki.commands.console import Console
from bhuki.commands.reading import read_matrix
from bhuki.commands.words import Parser
from bhuki.commands.writing import may_replace, write_matrix
from bhuki.texts import Texts


def add_words(parser: Parser, _: Texts) -> None:
    """Say what may follow the command."""
    parser.add_argument("--sheet", metavar="NAME", help=_("read only this sheet"))
    parser.add_argument("file", metavar="FILE", type=Path, help=_("a matrix"))
    parser.add_argument(
        "out", metavar="OUT", type=Path, help=_("the file to write; its suffix says which kind")
    )
    parser.add_argument("--force", action="store_true", help=_("replace what is there"))


def run(options: Namespace, console: Console) -> int:
    """Write the matrix as the kind of file that is asked for."""
    may_replace(options.out, options.force, options.file)
    given = read_matrix(options.file, console.texts, options.sheet)
    for problem in given.problems:
        console.message(problem)
    write_matrix(given.matrix, options.out, console)
    return 0
