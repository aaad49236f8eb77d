"""`bhuki export FILE OUT`: a matrix as another kind of file, which OUT's suffix says.

What is put on paper, .pdf .svg .png, may be told on which and how large.
"""

import argparse
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bhuki.commands.console import Console
from bhuki.commands.reading import read_matrix
from bhuki.commands.words import Parser
from bhuki.commands.writing import may_replace, say_written, write_matrix, write_on_paper
from bhuki.errors import WrongWords
from bhuki.texts import N_, Texts

PAPERS = ("A4", "A3", "A1", "long")
FITS = ("readable", "width", "page")
ORIENTATIONS = ("landscape", "portrait")
ON_PAPER = (".pdf", ".svg", ".png")
_LEAST, _MOST = 10, 400  # percent


def add_words(parser: Parser, _: Texts) -> None:
    """Say what may follow the command."""
    parser.add_argument("--sheet", metavar="NAME", help=_("read only this sheet"))
    parser.add_argument("file", metavar="FILE", type=Path, help=_("a matrix"))
    parser.add_argument(
        "out", metavar="OUT", type=Path, help=_("the file to write; its suffix says which kind")
    )
    paper = parser.add_argument_group(_("on paper, for a .pdf, .svg or .png"))
    paper.add_argument("--paper", choices=PAPERS, help=_("the paper, or one long sheet"))
    paper.add_argument("--orientation", choices=ORIENTATIONS, help=_("how the paper lies"))
    size = paper.add_mutually_exclusive_group()
    size.add_argument(
        "--fit",
        choices=FITS,
        help=_("as large as reads well, all roles on one page's width, or all on one page"),
    )
    size.add_argument("--scale", metavar="PERCENT", type=_percent(_), help=_("how large"))
    paper.add_argument("--black", action="store_true", help=_("in black only"))
    parser.add_argument("--force", action="store_true", help=_("replace what is there"))


def run(options: Namespace, console: Console) -> int:
    """Write the matrix as the kind of file that is asked for."""
    chosen = _chosen(options)
    if chosen and options.out.suffix.lower() not in ON_PAPER:
        raise WrongWords(
            N_("{options} is for what is put on paper: {suffixes}."),
            options=", ".join(f"--{name}" for name in chosen),
            suffixes=", ".join(ON_PAPER),
        )
    may_replace(options.out, options.force, options.file)
    given = read_matrix(options.file, console.texts, options.sheet)
    for problem in given.problems:
        console.message(problem)
    if not chosen:
        write_matrix(given.matrix, options.out, console)
        return 0
    for path in write_on_paper(given.matrix, options.out, chosen):
        say_written(given.matrix, path, console)
    return 0


def _chosen(options: Namespace) -> dict[str, Any]:
    """Give what is said of the paper, by name."""
    names = ("paper", "orientation", "fit", "scale", "black")
    return {name: getattr(options, name) for name in names if getattr(options, name)}


def _percent(_: Texts) -> Callable[[str], int]:
    def read(text: str) -> int:
        digits = text.removesuffix("%").strip()
        if not digits.isdecimal() or not _LEAST <= int(digits) <= _MOST:
            raise argparse.ArgumentTypeError(
                _(
                    "“{text}” is not a number of percent from {least} to {most}",
                    text=text,
                    least=_LEAST,
                    most=_MOST,
                )
            )
        return int(digits)

    return read
