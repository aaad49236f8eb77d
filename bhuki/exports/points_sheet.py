"""The workbook's sheet of points: what the rules found, each with a link to its place.

Open points come first. Those that somebody accepted stand apart with the reason and the name, and
those put aside for later with what was said.
"""

from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from bhuki.exports.cell_text import cell_text, one_line
from bhuki.exports.content import Content, Point
from bhuki.exports.list_sheets import ListSheet
from bhuki.exports.look import LIGHT
from bhuki.exports.sheet_formats import Formats
from bhuki.exports.sheet_plan import FIRST_ROLE_COLUMN, FIRST_ROW, NAME_COLUMN, ROLE_ROW, SheetPlan
from bhuki.rules.finding import Severity

_MOST_LINKS = 65_000  # Excel takes 65,530 on a sheet
_COLOURS = {
    Severity.ERROR: LIGHT.error,
    Severity.WARNING: LIGHT.warning,
    Severity.ADVICE: LIGHT.advice,
}


def write_points(
    sheet: Worksheet, content: Content, formats: Formats, plan: SheetPlan, matrix_sheet: str
) -> None:
    """Write all points, those that are open first."""
    PointsSheet(sheet, content, formats, plan, matrix_sheet).write()


class PointsSheet:
    """Writes the points on one worksheet."""

    def __init__(
        self,
        sheet: Worksheet,
        content: Content,
        formats: Formats,
        plan: SheetPlan,
        matrix_sheet: str,
    ) -> None:
        self.page = ListSheet(sheet, content, formats)
        self.sheet, self.content, self.formats, self.plan = sheet, content, formats, plan
        self._matrix_sheet = matrix_sheet.replace("'", "''")
        self._links = 0

    def write(self) -> None:
        """Write the three lists."""
        _, points = self.content._, self.content.points
        columns = [
            (_("Weight"), 76),
            (_("Where"), 400),
            (_("Point"), 460),
        ]
        if points.accepted or points.parked:
            columns.append((_("Reason or remark"), 260))
        self.page.begin(_("Open points"), self._numbers(), columns)
        for point in points.open:
            self._write(point, "")
        if not points.open:
            quiet = self.formats(font_color=LIGHT.ok)
            self.page.text(0, _("No open points."), quiet)
            self.page.row += 1
        self._write_apart(_("Accepted"), [(p, self.content.acceptance(p)) for p in points.accepted])
        self._write_apart(_("Parked"), [(p, self.content.parking(p)) for p in points.parked])

    def _numbers(self) -> str:
        _, points = self.content._, self.content.points
        open_points = [point.finding.severity for point in points.open]
        errors = open_points.count(Severity.ERROR)
        warnings = open_points.count(Severity.WARNING)
        advice = open_points.count(Severity.ADVICE)
        said = [
            _.plural("{n} error", "{n} errors", n=errors),
            _.plural("{n} warning", "{n} warnings", n=warnings),
            _.plural("{n} piece of advice", "{n} pieces of advice", n=advice),
        ]
        if points.accepted:
            said.append(_.plural("{n} accepted", "{n} accepted", n=len(points.accepted)))
        if points.parked:
            said.append(_.plural("{n} parked", "{n} parked", n=len(points.parked)))
        return " · ".join(said)

    def _write_apart(self, title: str, points: list[tuple[Point, str]]) -> None:
        if not points:
            return
        self.page.row += 1
        band = self.formats(bold=True, bg_color=LIGHT.band)
        self.sheet.set_row_pixels(self.page.row, 22)
        self.page.text(0, title, band)
        for column in range(1, self.page.columns):
            self.sheet.write_blank(self.page.row, column, None, band)
        self.page.row += 1
        for point, remark in points:
            self._write(point, remark)

    def _write(self, point: Point, remark: str) -> None:
        page = self.page
        if page.is_full:
            return
        place = point.place or self.content._("The whole matrix")
        said = {1: place, 2: point.message}
        if page.columns > 3:
            said[3] = remark
        page.set_height(said)
        weight = self.formats(bold=True, font_color=_COLOURS[point.finding.severity], **page.line)
        page.text(0, self.content.severity(point.finding.severity), weight)
        self._write_place(point, place)
        page.text(2, point.message)
        if page.columns > 3:
            page.text(3, remark)  # where there is none, the line under the row goes on all the same
        page.row += 1

    def _write_place(self, point: Point, place: str) -> None:
        target = self._target(point)
        if target is None or self._links >= _MOST_LINKS:
            self.page.text(1, place)
            return
        self._links += 1
        shown = self.formats(
            font_color=LIGHT.accent, underline=1, text_wrap=True, indent=1, **self.page.line
        )
        url = f"internal:'{self._matrix_sheet}'!{target}"
        words = one_line(cell_text(place))[:255]
        self.sheet.write_url(self.page.row, 1, url, shown, words)

    def _target(self, point: Point) -> str | None:
        """Give the address of the cell, or of the row or the heading, that a point is about."""
        plan, finding = self.plan, point.finding
        for activity_id, role_id in finding.cells:
            row, column = plan.row_of.get(activity_id), plan.column_of.get(role_id)
            if row is not None and column is not None:
                return _address(row, column)
        row = plan.row_of.get(finding.activity or "")
        column = plan.column_of.get(finding.role or "")
        if row is not None:
            return _address(row, NAME_COLUMN if column is None else column)
        if column is not None:
            return _address(ROLE_ROW, column)
        return _address(FIRST_ROW, FIRST_ROLE_COLUMN) if finding.cells else None


def _address(row: int, column: int) -> str:
    address: str = xl_rowcol_to_cell(row, column)
    return address
