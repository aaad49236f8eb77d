"""The workbook's first sheet: the matrix itself, to be read, printed and written in.

Colours follow what is typed (one fill a cell, so `H/U` takes H's), the checks count while typing,
and a letter that the scheme does not know is marked, not refused. Rows are written from the top
down, so that a matrix of any size can be written without being held in memory twice.
"""

from collections.abc import Iterator
from functools import cached_property

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from bhuki.exports import sheet_plan as at
from bhuki.exports.cell_text import cell_text, one_line
from bhuki.exports.check_formulas import CheckFormulas
from bhuki.exports.content import Content
from bhuki.exports.look import LIGHT, group_colour, letter_looks, mix
from bhuki.exports.sheet_comments import comment_look, comment_text
from bhuki.exports.sheet_formats import THICK, THIN, Formats
from bhuki.exports.sheet_plan import Row, SheetPlan, lines_in, width_px
from bhuki.exports.sheet_setup import set_up_print
from bhuki.exports.typing_help import TypingHelp
from bhuki.matrix.entities import Activity, Section
from bhuki.matrix.scheme import Letter

_ROW_PX, _LINE_PX = 20, 15
_MOST_NAME_PX, _LEAST_NAME_PX = 420, 180
_COUNT_PX = 40


class MatrixSheet:
    """Writes one matrix on one worksheet."""

    def __init__(
        self, sheet: Worksheet, plan: SheetPlan, content: Content, formats: Formats
    ) -> None:
        self.sheet, self.plan, self.content, self.formats = sheet, plan, content, formats
        self.matrix = plan.matrix
        self.looks = letter_looks(self.matrix.scheme)
        self.checks = CheckFormulas(self.matrix.scheme, plan.counted, content._)
        self._name_px = self._width_of_names()
        self._legend_end = 0
        self._last_row = 0
        self._height = 250 + plan.heading_px + _ROW_PX * len(self.matrix.sections)

    def write(self) -> None:
        """Write everything, from the top row down."""
        self._set_up_columns()
        self._write_title()
        self._write_legend()
        self._write_ids()
        self._write_groups()
        self._write_roles()
        self._write_grid()
        self._write_foot()
        TypingHelp(self.sheet, self.plan, self.content, self.formats).write(self.checks)
        self._set_up_window()

    # Columns and what is said above the grid

    def _set_up_columns(self) -> None:
        sheet, plan = self.sheet, self.plan
        numbers = [plan.number_text(a) for a in self.matrix.activities.values()]
        widest = max((width_px(n) for n in numbers if len(n) < 16), default=0)
        sheet.set_column_pixels(at.NUMBER_COLUMN, at.NUMBER_COLUMN, round(max(40, widest + 14)))
        sheet.set_column_pixels(at.NAME_COLUMN, at.NAME_COLUMN, self._name_px)
        if plan.roles:
            sheet.set_column_pixels(at.FIRST_ROLE_COLUMN, plan.end_of_roles - 1, plan.role_px)
        if plan.check_column is not None:
            sheet.set_column_pixels(plan.check_column, plan.check_column, self._check_px)
        if plan.counted:
            sheet.set_column_pixels(plan.first_count_column, plan.ids_column - 1, _COUNT_PX)
        sheet.set_column(plan.ids_column, plan.ids_column, 8, None, {"hidden": True})

    @property
    def _check_px(self) -> int:
        widest = max(width_px(text, bold=True) for text in self.checks.samples())
        return round(min(max(84, widest + 18), 180))

    def _width_of_names(self) -> int:
        names = [one_line(a.name)[:80] for a in self.matrix.activities.values()]
        widest = max(map(width_px, names), default=0)
        sections = [
            width_px(one_line(s.name)[:60], bold=True) - 40 for s in self.matrix.sections.values()
        ]
        widest = max(widest * 1.06 + 14, max(sections, default=0), _LEAST_NAME_PX)
        return round(min(widest, _MOST_NAME_PX))

    def _write_title(self) -> None:
        sheet, formats = self.sheet, self.formats
        sheet.set_row_pixels(at.TITLE_ROW, 36)
        sheet.write_string(
            at.TITLE_ROW,
            0,
            self.plan.title_text,
            formats(font_size=20, bold=True),
        )
        self._mark_row(at.TITLE_ROW, at.ROW_MARKS[at.TITLE_ROW])
        sheet.set_row_pixels(at.ABOUT_ROW, _ROW_PX)
        line = cell_text(self.content.about_line)
        if line:
            sheet.write_string(at.ABOUT_ROW, 0, line, formats(font_color=LIGHT.text2))
        self._mark_row(at.ABOUT_ROW, at.ROW_MARKS[at.ABOUT_ROW])

    def _write_legend(self) -> None:
        sheet, formats = self.sheet, self.formats
        sheet.set_row_pixels(at.LEGEND_ROW, 22)
        hint = formats(font_color=LIGHT.text2, text_wrap=True)
        self._write_merged(at.LEGEND_ROW, 0, 1, cell_text(self.content.hint), hint)
        lines = width_px(self.content.hint) / (self._name_px + 30)
        if lines > 1:
            sheet.set_row_pixels(at.LEGEND_ROW, _LINE_PX * (int(lines) + 1) + 4)
        for letter, column in self._legend_places():
            sheet.write_string(
                at.LEGEND_ROW, column, cell_text(letter.code), formats.chip(self.looks[letter.code])
            )
            name = one_line(letter.name(self.matrix.language))
            sheet.write_string(at.LEGEND_ROW, column + 1, name, formats(indent=1))
        self._mark_row(at.LEGEND_ROW, at.ROW_MARKS[at.LEGEND_ROW])

    def _legend_places(self) -> Iterator[tuple[Letter, int]]:
        """Place each letter's chip, with columns enough after it for its name."""
        column = at.FIRST_ROLE_COLUMN
        for letter in self.matrix.scheme.letters:
            if column == self.plan.check_column:
                column += 1
            end = self._end_of_legend(letter, column)
            if column <= self.plan.ids_column < end:  # a text does not flow over the ids
                column = self.plan.ids_column + 1
                end = self._end_of_legend(letter, column)
            yield letter, column
            column = end
        self._legend_end = column - 1

    def _end_of_legend(self, letter: Letter, column: int) -> int:
        """Give the first column after a letter's chip and name."""
        room = width_px(letter.name(self.matrix.language)) + 14
        column += 1
        while room > 0:
            room -= self._px_of(column)
            column += 1
        return column

    def _px_of(self, column: int) -> int:
        plan = self.plan
        if column < plan.end_of_roles:
            return plan.role_px
        if column == plan.check_column:
            return self._check_px
        if column < plan.ids_column:
            return _COUNT_PX
        return 0 if column == plan.ids_column else 64

    def _write_ids(self) -> None:
        sheet, plan = self.sheet, self.plan
        sheet.set_row(at.IDS_ROW, None, None, {"hidden": True})
        sheet.write_string(at.IDS_ROW, at.NUMBER_COLUMN, at.NUMBER_MARK)
        sheet.write_string(at.IDS_ROW, at.NAME_COLUMN, at.NAME_MARK)
        for column, role in enumerate(plan.roles, at.FIRST_ROLE_COLUMN):
            sheet.write_string(at.IDS_ROW, column, cell_text(at.ROLE_PREFIX + role.id))
        for column in range(plan.end_of_roles, plan.ids_column):
            sheet.write_string(at.IDS_ROW, column, at.NOT_READ)
        self._mark_row(at.IDS_ROW, at.IDS_MARK)

    # Headings

    def _write_groups(self) -> None:
        sheet, plan = self.sheet, self.plan
        sheet.set_row_pixels(at.GAP_ROW, 6)
        self._mark_row(at.GAP_ROW, at.ROW_MARKS[at.GAP_ROW])
        lines = max((band.lines for band in plan.bands), default=0)
        sheet.set_row_pixels(at.GROUP_ROW, 6 if lines == 0 else 10 + _LINE_PX * lines)
        for place, band in enumerate(plan.bands):
            shown = self._heading_format(
                place, bool(band.text), bold=True, text_wrap=True, align="center", right=THIN
            )
            self._write_merged(at.GROUP_ROW, band.first, band.last, band.text, shown)
            if band.group is not None and band.group.note:
                self._comment(at.GROUP_ROW, band.first, band.group.note)
        self._mark_row(at.GROUP_ROW, at.ROW_MARKS[at.GROUP_ROW])

    def _write_roles(self) -> None:
        sheet, plan, formats, _ = self.sheet, self.plan, self.formats, self.content._
        sheet.set_row_pixels(at.ROLE_ROW, plan.heading_px)
        head = formats(bold=True, valign="bottom", bottom=THIN, bottom_color=LIGHT.strong)
        sheet.write_string(at.ROLE_ROW, at.NUMBER_COLUMN, _("No."), head)
        sheet.write_string(at.ROLE_ROW, at.NAME_COLUMN, _("Activity"), head)
        for place, band in enumerate(plan.bands):
            for column in range(band.first, band.last + 1):
                role = plan.roles[column - at.FIRST_ROLE_COLUMN]
                shown = self._heading_format(
                    place,
                    bool(band.text),
                    rotation=90,
                    text_wrap=True,
                    valign="bottom",
                    align="center",
                    bottom=THIN,
                    right=THIN,
                    right_color=LIGHT.strong if column == band.last else LIGHT.border,
                )
                sheet.write_string(
                    at.ROLE_ROW, column, plan.headings[column - at.FIRST_ROLE_COLUMN], shown
                )
                if role.note:
                    self._comment(at.ROLE_ROW, column, role.note)
        self._write_check_headings()
        self._mark_row(at.ROLE_ROW, at.ROW_MARKS[at.ROLE_ROW])

    def _write_check_headings(self) -> None:
        sheet, plan, _ = self.sheet, self.plan, self.content._
        if plan.check_column is not None:
            centred = self.formats(
                bold=True,
                valign="bottom",
                align="center",
                bottom=THIN,
                bottom_color=LIGHT.strong,
            )
            sheet.write_string(at.ROLE_ROW, plan.check_column, _("Check"), centred)
        turned = self.formats(
            rotation=90,
            valign="bottom",
            align="center",
            bottom=THIN,
            bottom_color=LIGHT.strong,
            font_color=LIGHT.text2,
        )
        for column, letter in enumerate(plan.counted, plan.first_count_column):
            text = _("Number of {letter}", letter=letter.code)
            sheet.write_string(at.ROLE_ROW, column, cell_text(text), turned)

    def _heading_format(self, place: int, tinted: bool, **properties: object) -> Format:
        ground = mix(group_colour(place), LIGHT.surface, 0.2) if tinted else LIGHT.head
        return self.formats(
            **{
                "bg_color": ground,
                "right_color": LIGHT.strong,
                "bottom_color": LIGHT.strong,
                **properties,
            }
        )

    # The grid

    def _write_grid(self) -> None:
        cells = self._cell_formats(veto=False)
        vetoed = self._cell_formats(veto=True)
        for number, row in enumerate(self.plan.rows, at.FIRST_ROW):
            if isinstance(row.value, Section):
                self._write_section(number, row)
            else:
                self._write_activity(number, row.value, cells, vetoed)
            self._mark_row(number, row.mark)

    def _cell_formats(self, *, veto: bool) -> list[Format]:
        """Give each role column's cell format: a stronger line where a group ends."""
        last = {band.last for band in self.plan.bands}
        shown = []
        for column in range(at.FIRST_ROLE_COLUMN, self.plan.end_of_roles):
            ends = column in last
            shown.append(
                self.formats(
                    align="center",
                    right=THIN,
                    right_color=LIGHT.strong if ends else LIGHT.border,
                    bottom=THICK if veto else THIN,
                    bottom_color=LIGHT.text if veto else LIGHT.border,
                )
            )
        return shown

    def _write_section(self, number: int, row: Row) -> None:
        sheet, plan = self.sheet, self.plan
        ground = (LIGHT.band, LIGHT.band2)[min(row.depth, 1)]
        band = self.formats(
            bg_color=ground,
            bold=row.depth < 2,
            italic=row.depth >= 2,
            bottom=THIN,
            bottom_color=LIGHT.border,
            indent=min(row.depth, 15),
        )
        assert isinstance(row.value, Section)
        sheet.set_row_pixels(number, _ROW_PX)
        sheet.write_string(number, 0, plan.section_text(row.value), band)
        for column in range(1, plan.ids_column):
            sheet.write_blank(number, column, None, band)
        if row.value.note:
            self._comment(number, 0, row.value.note)

    def _write_activity(
        self, number: int, activity: Activity, cells: list[Format], vetoed: list[Format]
    ) -> None:
        sheet, plan, formats = self.sheet, self.plan, self.formats
        name = plan.name_text(activity)
        lines = self._lines_of(name)
        height = _ROW_PX if lines == 1 else min(_LINE_PX * lines + 6, 540)
        sheet.set_row_pixels(number, height)
        self._height += height
        line = {"bottom": THIN, "bottom_color": LIGHT.border}
        sheet.write_string(
            number,
            at.NUMBER_COLUMN,
            plan.number_text(activity),
            formats(font_color=LIGHT.text2, **line),
        )
        edge = {"right": THIN, "right_color": LIGHT.strong}
        sheet.write_string(number, at.NAME_COLUMN, name, formats(text_wrap=True, **edge, **line))
        if activity.note:
            self._comment(number, at.NAME_COLUMN, activity.note)
        self._write_checks(number, self._write_letters(number, activity.id, cells, vetoed))

    def _write_letters(
        self, number: int, activity_id: str, cells: list[Format], vetoed: list[Format]
    ) -> list[int]:
        """Write a row's letters; give how many cells hold each counted letter."""
        sheet, plan, checks = self.sheet, self.plan, self.checks
        counts = [0] * len(plan.counted)
        write, blank, find = sheet.write_string, sheet.write_blank, self.matrix.assignments.get
        for column, role in enumerate(plan.roles, at.FIRST_ROLE_COLUMN):
            found = find((activity_id, role.id))
            shown = cells[column - at.FIRST_ROLE_COLUMN]
            if found is None:
                blank(number, column, None, shown)
                continue
            if found.veto:
                shown = vetoed[column - at.FIRST_ROLE_COLUMN]
            text = plan.letters_text(found)
            if text:
                write(number, column, text, shown)
                counts = [n + here for n, here in zip(counts, checks.counts_in(text), strict=True)]
            else:
                blank(number, column, None, shown)
            if found.note or found.veto:
                self._comment(number, column, self.content.cell_note(found))
        return counts

    def _write_checks(self, number: int, counts: list[int]) -> None:
        plan, sheet = self.plan, self.sheet
        line = {"bottom": THIN, "bottom_color": LIGHT.border, "align": "center"}
        cells = [
            xl_rowcol_to_cell(number, column)
            for column in range(plan.first_count_column, plan.ids_column)
        ]
        if plan.check_column is not None:
            shown = self.formats(font_color=LIGHT.ok, **line)
            formula = self.checks.check(cells)
            sheet.write_formula(
                number, plan.check_column, formula, shown, self.checks.verdict(counts)
            )
        row = self._range(number, at.FIRST_ROLE_COLUMN, number, plan.end_of_roles - 1)
        shown = self.formats(font_color=LIGHT.text2, **line)
        for column, (letter, n) in enumerate(
            zip(plan.counted, counts, strict=True), plan.first_count_column
        ):
            formula = self.checks.count(letter.code, row) if plan.roles else "=0"
            sheet.write_formula(number, column, formula, shown, n)

    def _lines_of(self, name: str) -> int:
        return lines_in(name, self._name_px)

    # Under the grid

    def _write_foot(self) -> None:
        number = self.plan.end_of_rows
        self.sheet.set_row_pixels(number, 8)  # formulas reach into it: rows put in above count
        self._mark_row(number, at.END_MARK)
        for letter in self.plan.counted if self.plan.roles else ():
            number += 1
            self._write_totals(number, letter)
        number += 1
        notes = [*self.content.footnotes, *filter(None, [self.matrix.about.credit])]
        for text in notes:
            number += 1
            shown = self.formats(font_color=LIGHT.text2, font_size=9)
            self.sheet.write_string(number, at.NAME_COLUMN, one_line(text), shown)
            self._mark_row(number, at.NOT_READ)
        self._last_row = number

    def _write_totals(self, number: int, letter: Letter) -> None:
        plan, sheet = self.plan, self.sheet
        text = self.content._("Number of {letter}", letter=letter.code)
        quiet = self.formats(font_color=LIGHT.text2, align="right")
        sheet.write_string(number, at.NAME_COLUMN, cell_text(text), quiet)
        place = plan.counted.index(letter)
        totals = self._totals[place]
        centred = self.formats(font_color=LIGHT.text2, align="center")
        for column in range(at.FIRST_ROLE_COLUMN, plan.end_of_roles):
            cells = self._range(at.FIRST_ROW, column, plan.end_of_rows, column)
            n = totals.get(plan.roles[column - at.FIRST_ROLE_COLUMN].id, 0)
            sheet.write_formula(number, column, self.checks.count(letter.code, cells), centred, n)
        self._mark_row(number, at.NOT_READ)

    @cached_property
    def _totals(self) -> list[dict[str, int]]:
        totals: list[dict[str, int]] = [{} for _ in self.plan.counted]
        activities, roles = self.matrix.activities, self.matrix.roles
        for (activity_id, role_id), found in self.matrix.assignments.items():
            if activity_id not in activities or role_id not in roles:
                continue
            for table, here in zip(
                totals, self.checks.counts_in(self.plan.letters_text(found)), strict=True
            ):
                if here:
                    table[role_id] = table.get(role_id, 0) + 1
        return totals

    # The window

    def _set_up_window(self) -> None:
        sheet, plan = self.sheet, self.plan
        sheet.hide_gridlines(2)
        sheet.freeze_panes(at.FIRST_ROW, at.FIRST_ROLE_COLUMN)
        sheet.set_selection(at.FIRST_ROW, at.FIRST_ROLE_COLUMN, at.FIRST_ROW, at.FIRST_ROLE_COLUMN)
        end = max(plan.ids_column - 1, self._legend_end)
        sheet.print_area(0, 0, self._last_row, end)
        columns = [self._px_of(column) for column in range(at.FIRST_ROLE_COLUMN, end + 1)]
        set_up_print(
            sheet,
            self.content,
            width=sum(columns) + self._name_px + 50,
            headings=(at.GROUP_ROW, at.ROLE_ROW),
            columns=(at.NUMBER_COLUMN, at.NAME_COLUMN),
            height=self._height,
        )

    def _write_merged(self, row: int, first: int, last: int, text: str, shown: Format) -> None:
        """Write a text over some columns. XlsxWriter's own way makes formulas of texts with `=`."""
        if last > first:
            self.sheet.merge_range(row, first, row, last, "", shown)
        self.sheet.write_string(row, first, text, shown)

    def _mark_row(self, number: int, mark: str) -> None:
        self.sheet.write_string(number, self.plan.ids_column, mark)

    def _comment(self, row: int, column: int, text: str) -> None:
        self.sheet.write_comment(row, column, comment_text(text), comment_look(text))

    def _range(self, row: int, column: int, last_row: int, last_column: int) -> str:
        return f"{xl_rowcol_to_cell(row, column)}:{xl_rowcol_to_cell(last_row, last_column)}"
