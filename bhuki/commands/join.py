"""`bhuki join FILE… OUT`: several matrices, of several sheets or files, joined into one."""

from argparse import Namespace
from pathlib import Path

from bhuki.commands.console import Console
from bhuki.commands.reading import Given, read_matrices
from bhuki.commands.words import Parser
from bhuki.commands.writing import may_replace, write_matrix
from bhuki.errors import WrongWords
from bhuki.files.store import SUFFIX
from bhuki.sheets.joining import Choices, JoiningPlan, Settle, plan_joining
from bhuki.sheets.joining_steps import carry_out, left_behind
from bhuki.sheets.joining_words import say_conflict, say_left_behind, say_rule, say_suggestion
from bhuki.texts import N_, Texts


def add_words(parser: Parser, _: Texts) -> None:
    """Say what may follow the command."""
    parser.add_argument(
        "files", metavar="FILE", type=Path, nargs="+", help=_("the matrices to join")
    )
    parser.add_argument("out", metavar="OUT", type=Path, help=_("the file to write"))
    parser.add_argument(
        "--conflicts",
        choices=[rule.value for rule in Settle],
        default=Settle.FIRST.value,
        help=_("which letters count where matrices differ: the first, the last, or both"),
    )
    parser.add_argument(
        "--alike",
        action="store_true",
        help=_("take names that are alike for the same"),
    )
    parser.add_argument("--force", action="store_true", help=_("replace what is there"))


def run(options: Namespace, console: Console) -> int:
    """Join the matrices and write the one that they become."""
    if options.out.suffix.lower() != SUFFIX:  # a forgotten OUT would be the last FILE
        raise WrongWords(
            N_("A new matrix is a {suffix} file, not {file}."), suffix=SUFFIX, file=options.out.name
        )
    may_replace(options.out, options.force)
    given = [one for path in options.files for one in read_matrices(path, console.texts)]
    if len(given) < 2:
        raise WrongWords(N_("There is only one matrix in these files; nothing to join it with."))
    for problem in (line for one in given for line in one.problems):
        console.message(problem)
    planned = plan_joining([one.matrix for one in given])
    if options.alike:
        planned = planned.with_same(planned.suggestions)
    rule = Settle(options.conflicts)
    joined = carry_out(planned, Choices(rule))
    write_matrix(joined, options.out, console)
    for line in _lines(planned, given, rule, console.texts):
        console.result(line)
    return 0


def _lines(planned: JoiningPlan, given: list[Given], rule: Settle, _: Texts) -> list[str]:
    names = [one.name for one in given]
    lines = [
        _("The letters of “{matrix}” became {scheme}.", matrix=names[number], scheme=done.target.id)
        for number, done in planned.conversions.items()
    ]
    lines += [say_suggestion(suggestion, _) for suggestion in planned.same]
    if planned.suggestions:
        lines.append(_("Not joined, but alike; --alike takes them for the same:"))
        lines += [f"  {say_suggestion(suggestion, _)}" for suggestion in planned.suggestions]
    if planned.conflicts:
        n = len(planned.conflicts)
        said = _.plural("{n} cell differs", "{n} cells differ", n=n)
        lines.append(f"{said}; {say_rule(rule, _)}:")
        lines += [f"  {say_conflict(conflict, names, _)}" for conflict in planned.conflicts]
    rest = say_left_behind(left_behind(planned), _)
    return [*lines, rest] if rest else lines
