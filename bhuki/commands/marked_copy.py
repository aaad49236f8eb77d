"""The marked copy that `bhuki validate FILE --annotate OUT.xlsx` writes."""

from pathlib import Path

from bhuki.commands.reading import Given
from bhuki.intake import FileIs, what_is
from bhuki.rules.finding import Finding
from bhuki.texts import Texts


def write_marked(
    source: Path, given: list[Given], judged: list[list[Finding]], out: Path, _: Texts
) -> list[str]:
    """Write the marked copy of a file that was judged; gives lines to tell."""
    from bhuki.exports.marking import Judged, check_suffix, mark_copy  # noqa: PLC0415 - only here

    if what_is(source) is FileIs.MATRIX:
        from bhuki.exports.workbook import write_workbook  # noqa: PLC0415 - loads XlsxWriter

        check_suffix(out, ".xlsx")
        write_workbook(given[0].matrix, out)
        return [
            _("{file} is no workbook: {out} is a new one with its points.", file=source, out=out),
        ]
    marked = [
        Judged(one.matrix, one.sheet or "", findings, one.at)
        for one, findings in zip(given, judged, strict=True)
    ]
    told = mark_copy(source, marked, out, _.language)
    return [*told, _("{file} is written, with the points marked.", file=out)]
