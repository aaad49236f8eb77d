"""`bhuki validate FILE…`: judge matrices by the rules.

Each file is judged on its own, in this process or in several; one that can't be read costs the
others nothing.
"""

from argparse import Namespace
from pathlib import Path
from typing import Any

from msgspec import Struct

from bhuki.commands.console import Console
from bhuki.commands.last_resort import say_unforeseen
from bhuki.commands.many_files import do_each
from bhuki.commands.marked_copy import write_marked
from bhuki.commands.reading import Given, named_scheme, read_matrices, tell
from bhuki.commands.summing_up import Row, table, total
from bhuki.commands.words import Parser, whole_number
from bhuki.commands.writing import may_replace
from bhuki.errors import BhukiError, WrongWords
from bhuki.rules.finding import Finding, Severity
from bhuki.rules.fixes import fixes
from bhuki.rules.judge import judge
from bhuki.rules.registry import PROFILES
from bhuki.rules.wording import fix_text, message, severity_name
from bhuki.texts import N_, Texts, texts

_ADDRESSES = 6  # of a finding, in its line


class Wish(Struct, frozen=True):
    """How files are to be judged."""

    language: str
    scheme: str | None
    profile: str | None
    with_fixes: bool
    sheet: str | None = None
    marked: str | None = None  # where the marked copy goes


class Verdict(Struct):
    """What came out for one file; the fields are the keys of its line of JSON."""

    file: str
    matrix: str
    scheme: str
    activities: int
    roles: int
    errors: int = 0
    warnings: int = 0
    advice: int = 0
    findings: list[dict[str, Any]] = []


class Outcome(Struct):
    """A file's verdicts, and what is to be said of how it was read."""

    verdicts: list[Verdict] = []
    problems: list[str] = []
    unreadable: bool = False

    def row(self, file: str) -> Row:
        """Give what came out, all matrices of the file together."""
        errors, warnings, advice = (
            sum(getattr(verdict, kind) for verdict in self.verdicts)
            for kind in ("errors", "warnings", "advice")
        )
        return Row(file, errors, warnings, advice, self.unreadable)


def add_words(parser: Parser, _: Texts) -> None:
    """Say what may follow the command."""
    parser.add_argument("files", metavar="FILE", nargs="+", help=_("a matrix"))
    parser.add_argument("--scheme", metavar="ID", help=_("judge the letters by this scheme"))
    parser.add_argument(
        "--profile",
        metavar="ID",
        choices=[*PROFILES],
        help=_("judge by this profile of rules: {profiles}", profiles=", ".join(PROFILES)),
    )
    parser.add_argument("--sheet", metavar="NAME", help=_("read only this sheet"))
    parser.add_argument(
        "--annotate",
        metavar="OUT.xlsx",
        help=_("write a copy of the workbook with the findings marked on its cells"),
    )
    parser.add_argument("--json", action="store_true", help=_("write one JSON object a matrix"))
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=whole_number(_),
        default=1,
        help=_("judge this many files at the same time"),
    )
    parser.add_argument("--force", action="store_true", help=_("replace what is there"))


def run(options: Namespace, console: Console) -> int:
    """Judge the files; give the worst exit status of them."""
    if options.annotate and len(options.files) > 1:
        raise WrongWords(N_("--annotate marks one file at a time; name just one."))
    wish = Wish(
        console.texts.language,
        options.scheme,
        options.profile,
        options.json,
        options.sheet,
        options.annotate,
    )
    if options.annotate:
        may_replace(Path(options.annotate), options.force)
    tasks = [(file, wish) for file in options.files]
    rows: list[Row] = []
    judged = do_each(judge_file, tasks, options.jobs, _lost(console.texts))
    for file, outcome in zip(options.files, judged, strict=True):
        for problem in outcome.problems:
            console.message(problem)
        for verdict in outcome.verdicts:
            if options.json:
                console.json(verdict)
            else:
                _say(verdict, console, named=len(outcome.verdicts) > 1)
        rows.append(outcome.row(file))
    if len(tasks) > 1:
        _sum_up(rows, options.json, console)
    if any(row.unreadable for row in rows):
        return 2
    return 1 if any(row.errors for row in rows) else 0


def judge_file(file: str, wish: Wish) -> Outcome:
    """Judge one file; what can't be read is told, not raised."""
    _ = texts(wish.language)
    try:
        found = read_matrices(Path(file), _, wish.sheet)
        for given in found:
            if wish.scheme:
                given.matrix.scheme = named_scheme(given.matrix, wish.scheme)
        judged = [judge(given.matrix, profile_id=wish.profile) for given in found]
        verdicts = [
            _verdict(file, given, findings, wish, _)
            for given, findings in zip(found, judged, strict=True)
        ]
        told = [line for given in found for line in given.problems]
        if wish.marked:
            told += write_marked(Path(file), found, judged, Path(wish.marked), _)
    except BhukiError as problem:
        return Outcome(problems=[f"bhuki: {tell(file, problem, _)}"], unreadable=True)
    except Exception as unforeseen:  # noqa: BLE001 - the other files shall have their verdicts
        return Outcome(problems=[say_unforeseen(unforeseen, _)], unreadable=True)
    return Outcome(verdicts, told)


def _verdict(file: str, given: Given, found: list[Finding], wish: Wish, _: Texts) -> Verdict:
    matrix = given.matrix
    verdict = Verdict(file, given.name, matrix.scheme.id, len(matrix.activities), len(matrix.roles))
    verdict.findings = [_told(finding, given, wish.with_fixes, _) for finding in found]
    standing = [finding.severity for finding in found if finding.accepted is None]
    verdict.errors = standing.count(Severity.ERROR)
    verdict.warnings = standing.count(Severity.WARNING)
    verdict.advice = standing.count(Severity.ADVICE)
    return verdict


def _told(finding: Finding, given: Given, with_fixes: bool, _: Texts) -> dict[str, Any]:
    """Give one finding as interfaces promise it."""
    matrix = given.matrix
    activity = matrix.activities.get(finding.activity or "")
    role = matrix.roles.get(finding.role or "")
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": message(finding, matrix, _),
        "activity": activity.title if activity else None,
        "role": role.name if role else None,
        "sheet": given.sheet,
        "at": given.at(finding),
        "fixes": [fix_text(fix, matrix, _) for fix in fixes(finding, matrix)] if with_fixes else [],
        "accepted": finding.accepted.reason if finding.accepted else None,
    }


def _say(verdict: Verdict, console: Console, *, named: bool) -> None:
    _ = console.texts
    words = {str(severity): severity_name(severity, _) for severity in Severity}
    width = max(map(len, words.values()))
    sheets = {finding["sheet"] for finding in verdict.findings} - {None}
    name = _("{file}, sheet “{sheet}”", file=verdict.file, sheet=verdict.matrix)
    console.result(
        _(
            "{file}: {activities}, {roles}, {scheme}",
            file=name if named or sheets else verdict.file,
            activities=_.plural("{n} activity", "{n} activities", n=verdict.activities),
            roles=_.plural("{n} role", "{n} roles", n=verdict.roles),
            scheme=verdict.scheme,
        )
    )
    standing = [finding for finding in verdict.findings if finding["accepted"] is None]
    for finding in standing:
        severity = words[finding["severity"]].ljust(width)
        where = _where(finding["at"], _)
        console.result(f"  {severity}  {where}{finding['message']}  [{finding['rule']}]")
    console.result("  " + _tally(verdict, len(verdict.findings) - len(standing), _))


def _where(at: list[str], _: Texts) -> str:
    """Say which cells of the sheet a finding is about, those that fit into its line."""
    if not at:
        return ""
    listed = ", ".join(at[:_ADDRESSES])
    more = len(at) - _ADDRESSES
    if more > 0:
        listed = _.plural("{cells} and {n} more", "{cells} and {n} more", n=more, cells=listed)
    return f"{listed}: "


def _tally(verdict: Verdict, accepted: int, _: Texts) -> str:
    parts = [
        _.plural("{n} error", "{n} errors", n=verdict.errors),
        _.plural("{n} warning", "{n} warnings", n=verdict.warnings),
        _.plural("{n} piece of advice", "{n} pieces of advice", n=verdict.advice),
    ]
    if accepted:
        parts.append(_.plural("{n} accepted", "{n} accepted ones", n=accepted))
    return ", ".join(parts)


def _sum_up(rows: list[Row], as_json: bool, console: Console) -> None:
    if as_json:
        console.message(total(rows, console.texts))
        return
    console.result()
    for line in table(rows, console.texts):
        console.result(line)
    console.result(total(rows, console.texts))


def _lost(_: Texts) -> Any:
    """Make what is said of a file whose process was ended from outside."""

    def lost(file: str, _wish: Wish) -> Outcome:
        line = _("{file} could not be judged: its process was ended.", file=file)
        return Outcome(problems=[f"bhuki: {line}"], unreadable=True)

    return lost
