"""`bhuki new OUT.bhuki --template ID`: a new matrix from a template or an activity catalogue."""

from argparse import Namespace
from pathlib import Path

from bhuki.catalogues import add_from_catalogue, new_matrix, read_own_catalogue
from bhuki.commands.console import Console
from bhuki.commands.words import Parser
from bhuki.commands.writing import may_replace, write_matrix
from bhuki.errors import WrongWords
from bhuki.files.store import SUFFIX
from bhuki.matrix.entities import About
from bhuki.matrix.matrix import Matrix
from bhuki.texts import LANGUAGES, N_, Texts


def add_words(parser: Parser, _: Texts) -> None:
    """Say what may follow the command."""
    parser.add_argument("out", metavar="OUT", type=Path, help=_("the file to write, a .bhuki"))
    parser.add_argument(
        "--template",
        metavar="ID",
        required=True,
        help=_("what to start from; `bhuki templates` lists them; or a list of your own, a .csv"),
    )
    parser.add_argument(
        "--language", choices=LANGUAGES, help=_("the language the matrix is written in")
    )
    parser.add_argument("--force", action="store_true", help=_("replace what is there"))


def run(options: Namespace, console: Console) -> int:
    """Write the matrix."""
    if options.out.suffix.lower() != SUFFIX:
        raise WrongWords(
            N_("A new matrix is a {suffix} file, not {file}."),
            suffix=SUFFIX,
            file=options.out.name,
        )
    may_replace(options.out, options.force)
    if options.template.lower().endswith(".csv"):
        matrix = _of_own_list(Path(options.template), options.language or console.texts.language)
    else:
        matrix = new_matrix(options.template, options.language)
    write_matrix(matrix, options.out, console)
    return 0


def _of_own_list(path: Path, language: str) -> Matrix:
    """Start from a list of activities in a table of one's own."""
    catalogue = read_own_catalogue(path, language)
    matrix = Matrix(about=About(title=catalogue.title(language), language=language))
    add_from_catalogue(matrix, catalogue, language=language, with_roles=True).apply(matrix)
    return matrix
