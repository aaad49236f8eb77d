"""`bhuki convert FILE OUT --scheme ID`: other letters, with a list of what is lost."""

from argparse import Namespace
from collections.abc import Collection
from pathlib import Path

from bhuki.commands.console import Console
from bhuki.commands.reading import named_scheme, read_matrix
from bhuki.commands.words import Parser
from bhuki.commands.writing import may_replace, write_matrix
from bhuki.errors import WrongWords
from bhuki.matrix.conversion import ConversionPlan, Fate, Line, plan
from bhuki.matrix.conversion_words import say_codes, say_conflict, say_line, say_loss
from bhuki.matrix.matrix import Matrix
from bhuki.texts import N_, Texts


def add_words(parser: Parser, _: Texts) -> None:
    """Say what may follow the command."""
    parser.add_argument("--sheet", metavar="NAME", help=_("read only this sheet"))
    parser.add_argument("file", metavar="FILE", type=Path, help=_("the matrix to convert"))
    parser.add_argument("out", metavar="OUT", type=Path, help=_("the file to write"))
    parser.add_argument(
        "--scheme", metavar="ID", required=True, help=_("the scheme to write it in")
    )
    parser.add_argument(
        "--map",
        metavar="A=H",
        action="append",
        default=[],
        help=_("what a letter becomes; several as B/H, none as A="),
    )
    parser.add_argument("--force", action="store_true", help=_("replace what is there"))


def run(options: Namespace, console: Console) -> int:
    """Convert the matrix and write it."""
    may_replace(options.out, options.force, options.file)
    given = read_matrix(options.file, console.texts, options.sheet)
    for problem in given.problems:
        console.message(problem)
    target = named_scheme(given.matrix, options.scheme)
    choices = dict(_pair(said) for said in options.map)
    planned = plan(given.matrix, target, choices)
    lines = _lines(planned, given.matrix, choices, console.texts)
    planned.edit.apply(given.matrix)
    write_matrix(given.matrix, options.out, console)
    for line in lines:
        console.result(line)
    return 0


def _pair(said: str) -> tuple[str, str]:
    letter, equals, becomes = said.partition("=")
    if not equals or not letter.strip():
        raise WrongWords(N_("“{said}” does not say what becomes what; write A=H."), said=said)
    return letter.strip(), becomes.strip()


def _lines(
    planned: ConversionPlan, matrix: Matrix, choices: Collection[str], _: Texts
) -> list[str]:
    """Say what each letter becomes, what is lost, what was chosen for the user, what clashes."""
    lines: list[str] = []
    for line in planned.lines:
        lines.append(say_line(line, planned, _))
        if line.fate is Fate.CHOICE and line.code not in choices:
            lines.append(f"  {_chosen_for_you(line, _)}")
        for loss in line.losses:
            lines.append("  " + _("lost: {what}", what=say_loss(loss, line, planned, _)))
    return lines + [say_conflict(conflict, matrix, _) for conflict in planned.conflicts]


def _chosen_for_you(line: Line, _: Texts) -> str:
    others = [say_codes(option, _) for option in line.options if option != line.becomes]
    return _(
        "chosen for you; it could also be {others} (--map {code}=…)",
        others=_(" or ").join(others),
        code=line.code,
    )
