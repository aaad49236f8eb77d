"""A copy of the user's own workbook with the findings marked on its cells.

    told = mark_copy(source, [Judged(matrix, "RACI", findings, places.of)], out, "da")
    remove_marks(marked, out)

Notes and colours go on the cells, and a sheet of all findings comes last; everything else in the
workbook stays as it was. A file that is no .xlsx or .xlsm becomes a new workbook with the same
texts, and that is told.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from bhuki.errors import FileProblem
from bhuki.exports.look import LIGHT
from bhuki.files.atomic import write_atomically
from bhuki.matrix.matrix import Matrix
from bhuki.rules.finding import Finding, Severity
from bhuki.rules.fixes import fixes
from bhuki.rules.registry import RULES
from bhuki.rules.wording import fix_text, message, rule_title, severity_name
from bhuki.sheets.grid import FileKind
from bhuki.sheets.package.findings_page import PageLook
from bhuki.sheets.package.marks import Look, Mark, Words, mark, unmark
from bhuki.sheets.probe import probe
from bhuki.sheets.problems import SheetProblem, UnreadableError
from bhuki.sheets.writing_back import read_workbook_bytes
from bhuki.texts import N_, Texts, texts

_WEIGHTS = (Severity.ERROR, Severity.WARNING, Severity.ADVICE)
_EDGES = (LIGHT.error, LIGHT.warning, LIGHT.advice)
_PAPER = 0.82  # how much white a ground takes: the letters must stay readable

_WRONG_SUFFIX = N_("{file}: a marked copy is a workbook; call it {suffix}.")
_NO_MARKS = N_("{file} carries no marks of Bhuki.")


class Judged(NamedTuple):
    """A matrix on a sheet, with what was found in it and where each finding stands."""

    matrix: Matrix
    sheet: str
    findings: list[Finding]
    at: Callable[[Finding], list[str]]


def mark_copy(source: Path, judged: Iterable[Judged], out: Path, language: str) -> list[str]:
    """Write the marked copy, in one step; gives lines to tell. Raises FileProblem."""
    _ = texts(language)
    kind = _kind(source)
    data = read_workbook_bytes(source) if kind is FileKind.XLSX else None
    _check_suffix(source, out, data)
    told: list[str] = []
    names: dict[str, str] = {}
    if data is None:
        data, names = _new_workbook(source)
        told.append(
            _(
                "{file} can't carry marks itself: {out} is a new workbook.",
                file=source,
                out=out.name,
            )
        )
    marks = [
        one
        for each in judged
        for one in _marks(each._replace(sheet=names.get(each.sheet, each.sheet)), _)
    ]
    try:
        marked = mark(data, marks, _words(marks, _), LOOK)
    except UnreadableError as problem:
        raise SheetProblem(source, problem.code) from None
    write_atomically(out, marked.data)
    if marked.kept:
        told.append(
            _.plural(
                "{n} cell has a note already: it is coloured and listed, and the note is "
                "as it was.",
                "{n} cells have notes already: they are coloured and listed, and the notes are "
                "as they were.",
                n=marked.kept,
            )
        )
    if marked.unnoted:
        told.append(
            _.plural(
                "{n} cell could only be coloured and listed, not given a note.",
                "{n} cells could only be coloured and listed, not given notes.",
                n=marked.unnoted,
            )
        )
    return told


def remove_marks(source: Path, out: Path) -> None:
    """Write the workbook as it was before it was marked; raises FileProblem if it carries none."""
    data = read_workbook_bytes(source)
    try:
        clean = unmark(data)
    except UnreadableError as problem:
        raise SheetProblem(source, problem.code) from None
    if clean is None:
        raise FileProblem(source, _NO_MARKS)
    write_atomically(out, clean)


def _kind(source: Path) -> FileKind:
    try:
        return probe(source)
    except UnreadableError as problem:
        raise SheetProblem(source, problem.code) from None


def _check_suffix(source: Path, out: Path, data: bytes | None) -> None:
    """Refuse a name under which Excel opens no such workbook, as one with macros called .xlsx."""
    suffix = out.suffix.lower()
    if data is not None and suffix == source.suffix.lower():
        return
    check_suffix(out, ".xlsm" if data is not None and _has_macros(data) else ".xlsx")


def check_suffix(out: Path, wanted: str) -> None:
    """Refuse another suffix than the wanted one; raises FileProblem."""
    if out.suffix.lower() != wanted:
        raise FileProblem(out, _WRONG_SUFFIX, suffix=out.with_suffix(wanted).name)


def _has_macros(data: bytes) -> bool:
    from bhuki.sheets.package.container import Package  # noqa: PLC0415 - only here

    try:
        return Package(data).find("xl/vbaProject.bin") is not None
    except UnreadableError:
        return False


def _new_workbook(source: Path) -> tuple[bytes, dict[str, str]]:
    """Give a plain workbook with the texts of a file of another kind, and its sheets' names."""
    from bhuki.exports.plain_workbook import plain_workbook  # noqa: PLC0415 - loads XlsxWriter
    from bhuki.sheets.opening import open_file  # noqa: PLC0415 - starts a process that parses

    return plain_workbook(open_file(source), source.stem)


def _marks(judged: Judged, _: Texts) -> Iterator[Mark]:
    matrix = judged.matrix
    for finding in judged.findings:
        remark = _remark(finding, _)
        settled = finding.accepted is not None
        yield Mark(
            judged.sheet,
            tuple(judged.at(finding)),
            _WEIGHTS.index(finding.severity),
            rule_title(RULES[finding.rule], _),
            message(finding, matrix, _),
            () if settled else tuple(fix_text(fix, matrix, _) for fix in fixes(finding, matrix)),
            remark,
            settled,
        )


def _remark(finding: Finding, _: Texts) -> str:
    if finding.accepted is None:
        return ""
    by = finding.accepted.by
    return f"{finding.accepted.reason} ({by})" if by else finding.accepted.reason


def _words(marks: list[Mark], _: Texts) -> Words:
    standing = [one.weight for one in marks if not one.settled]
    tally = [
        _.plural("{n} error", "{n} errors", n=standing.count(0)),
        _.plural("{n} warning", "{n} warnings", n=standing.count(1)),
        _.plural("{n} piece of advice", "{n} pieces of advice", n=standing.count(2)),
    ]
    return Words(
        sheet=_("Bhuki – points"),
        title=_("Bhuki – points"),
        tally=" · ".join(tally),
        headings=(
            _("Weight"),
            _("Where"),
            _("Rule"),
            _("Point"),
            _("Ways to settle it"),
            _("Reason or remark"),
        ),
        settled=_("Accepted"),
        weights=tuple(severity_name(weight, _) for weight in _WEIGHTS),
        none=_("No open points."),
        more=_("… and {n} more."),
        whole=_("The whole matrix"),
    )


def _paled(colour: str) -> str:
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "".join(f"{round(part + (255 - part) * _PAPER):02X}" for part in parts)


LOOK = Look(
    grounds=tuple(_paled(edge) for edge in _EDGES),
    edges=tuple(edge[1:] for edge in _EDGES),
    page=PageLook(LIGHT.text[1:], LIGHT.text2[1:], LIGHT.accent[1:], LIGHT.band[1:]),
)
