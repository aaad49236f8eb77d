"""What XlsxWriter itself takes for a workbook: its calls recorded once, then played in a bare loop.

    calls = record(lambda: write_workbook(matrix, path))
    replay(calls, other_path)

Cells and their formats are played; what else makes the workbook (drop-downs, conditional colours,
print set-up) is what an export may take its time for.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

_METHODS = (
    "write",
    "write_string",
    "write_number",
    "write_formula",
    "write_blank",
    "write_url",
    "write_datetime",
    "write_rich_string",
    "merge_range",
)


class Call(NamedTuple):
    """One call of a sheet's method; formats stand in it by their number."""

    sheet: str
    method: str
    arguments: tuple[Any, ...]
    named: dict[str, Any]


class Format(NamedTuple):
    """A format, by its number among those that were made."""

    number: int


class Calls(NamedTuple):
    """All that was called, in order."""

    formats: list[dict[str, Any]]
    sheets: list[str]
    cells: list[Call]


def record(export: Callable[[], object]) -> Calls:
    """Run an export and note what it has XlsxWriter write."""
    calls = Calls([], [], [])
    with _listening(calls):
        export()
    return calls


def replay(calls: Calls, path: Path) -> None:
    """Write the same cells and formats in a loop that does nothing else."""
    with Workbook(str(path)) as workbook:
        formats = [workbook.add_format(properties) for properties in calls.formats]
        sheets = {name: workbook.add_worksheet(name) for name in calls.sheets}
        for sheet, method, arguments, named in calls.cells:
            given = [formats[a.number] if type(a) is Format else a for a in arguments]
            getattr(sheets[sheet], method)(*given, **named)


@contextmanager
def _listening(calls: Calls) -> Iterator[None]:
    made: dict[int, Format] = {}
    kept: list[object] = []  # a format that is gone could lend its id to another
    originals = {name: getattr(Worksheet, name) for name in _METHODS}
    add_format, add_sheet = Workbook.add_format, Workbook.add_worksheet
    inside = False

    def noting(name: str) -> Callable[..., Any]:
        original = originals[name]

        def call(self: Any, *arguments: Any, **named: Any) -> Any:
            nonlocal inside
            if inside:  # merge_range and write call the others
                return original(self, *arguments, **named)
            given = tuple(made.get(id(a), a) for a in arguments)
            by_name = {key: made.get(id(a), a) for key, a in named.items()}
            calls.cells.append(Call(self.get_name(), name, given, by_name))
            inside = True
            try:
                return original(self, *arguments, **named)
            finally:
                inside = False

        return call

    def note_format(self: Any, properties: dict[str, Any] | None = None) -> Any:
        created = add_format(self, properties)
        if "xf_index" in (properties or {}):
            return created  # the workbook's own first format, made before anything else
        made[id(created)] = Format(len(calls.formats))
        kept.append(created)
        calls.formats.append(dict(properties or {}))
        return created

    def note_sheet(self: Any, *arguments: Any) -> Any:
        created = add_sheet(self, *arguments)
        calls.sheets.append(created.get_name())
        return created

    for name in _METHODS:
        setattr(Worksheet, name, noting(name))
    Workbook.add_format, Workbook.add_worksheet = note_format, note_sheet
    try:
        yield
    finally:
        for name, original in originals.items():
            setattr(Worksheet, name, original)
        Workbook.add_format, Workbook.add_worksheet = add_format, add_sheet
