"""The workbook's lists beside the matrix: each role's activities, each activity's roles, letters.

They say what the matrix said when it was exported; the matrix sheet is the one to write in.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bhuki.exports.cell_text import cell_text, letters_text, one_line
from bhuki.exports.content import Content, Held
from bhuki.exports.look import LIGHT, heaviest, letter_looks
from bhuki.exports.sheet_formats import MEDIUM, THIN, Formats
from bhuki.exports.sheet_plan import MOST_ROWS, lines_in
from bhuki.exports.sheet_setup import set_up_print
from bhuki.matrix.entities import Activity, Assignment, Role

_ROW_PX, _LINE_PX = 20, 15


class ListSheet:
    """A sheet of rows under a title and headings."""

    def __init__(self, sheet: Worksheet, content: Content, formats: Formats) -> None:
        self.sheet, self.content, self.formats = sheet, content, formats
        self.matrix = content.matrix
        self.looks = letter_looks(self.matrix.scheme)
        self.row = 0
        self._chips: dict[tuple[str, ...], Format] = {}
        self._widths: list[int] = []

    def begin(self, title: str, about: str, columns: Sequence[tuple[str, int]]) -> None:
        """Write the title, a line about the sheet, and the headings with their widths in pixels."""
        sheet, formats = self.sheet, self.formats
        self._widths = [width for _, width in columns]
        for column, width in enumerate(self._widths):
            sheet.set_column_pixels(column, column, width)
        sheet.set_row_pixels(0, 32)
        sheet.write_string(0, 0, cell_text(title), formats(font_size=16, bold=True))
        sheet.set_row_pixels(1, _ROW_PX)
        sheet.write_string(1, 0, cell_text(about), formats(font_color=LIGHT.text2))
        sheet.set_row_pixels(2, 6)
        sheet.set_row_pixels(3, 22)
        for column, (text, _) in enumerate(columns):
            head = formats(
                bold=True,
                bottom=MEDIUM,
                bottom_color=LIGHT.strong,
                valign="bottom",
                align="left",  # or Excel indents nothing at the bottom
                indent=1 if column else 0,
            )
            sheet.write_string(3, column, text, head)
        sheet.hide_gridlines(2)
        sheet.freeze_panes(4, 0)
        set_up_print(
            sheet,
            self.content,
            width=sum(self._widths),
            headings=(3, 3),
            portrait=sum(self._widths) <= 800,
        )
        self.row = 4

    @property
    def columns(self) -> int:
        """How many columns the list has."""
        return len(self._widths)

    @property
    def line(self) -> dict[str, object]:
        """The fine line under a row of the list."""
        return {"bottom": THIN, "bottom_color": LIGHT.hairline}

    @cached_property
    def shown(self) -> Format:
        """The format of a list's text, which wraps."""
        return self.formats(text_wrap=True, indent=1, **self.line)

    def set_height(self, texts: dict[int, str]) -> None:
        """Make the row high enough for the texts in its columns."""
        self.set_lines(self.lines_of(texts))

    def lines_of(self, texts: dict[int, str]) -> int:
        """Give how many lines the texts in some columns need."""
        return max(lines_in(text, self._widths[c] - 9) for c, text in texts.items())

    def set_lines(self, lines: int) -> None:
        """Make the row high enough for some lines."""
        height = _ROW_PX if lines <= 1 else min(_LINE_PX * lines + 6, 540)
        self.sheet.set_row_pixels(self.row, height)

    def text(self, column: int, text: str, shown: Format | None = None) -> None:
        """Write a text; an empty one only where there is a format to show."""
        self.sheet.write_string(self.row, column, cell_text(text), shown or self.shown)

    def letters(self, column: int, assignment: Assignment) -> None:
        """Write a cell's letters in the colour of the weightiest."""
        letters = assignment.letters
        shown = self._chips.get(letters)
        if shown is None:
            code = heaviest(self.matrix.scheme, letters)
            if code is None:
                shown = self.formats(bold=True, align="center", **self.line)
            else:
                shown = self.formats.chip(self.looks[code])
            self._chips[letters] = shown
        self.sheet.write_string(self.row, column, letters_text(letters), shown)

    @property
    def is_full(self) -> bool:
        """Whether the sheet has only a few rows left."""
        return self.row >= MOST_ROWS - 2


class _Told(NamedTuple):
    """An activity as it stands in the role lists: its texts, fit for cells, and their lines."""

    number: str
    name: str
    section: str
    lines: int


def write_roles(sheet: Worksheet, content: Content, formats: Formats) -> None:
    """Write each role's activities, those with the weightiest letters first."""
    _ = content._
    page = ListSheet(sheet, content, formats)
    columns = [("", 56), (_("No."), 76), (_("Activity"), 400), (_("Section"), 260)]
    if any(found.note for found in content.matrix.assignments.values()):
        columns.append((_("Note"), 240))
    page.begin(_("Roles and what they have"), _as_exported(content), columns)
    told = {a.id: _tell(page, a) for a in content.matrix.activities.values()}
    held = content.held_by_role()
    for role in content.matrix.role_order():
        having = held.get(role.id, [])
        if page.row + len(having) + 3 >= MOST_ROWS:
            page.text(0, _("There is no room on one sheet for the roles that follow."))
            return
        _write_role(page, role, having)
        _write_held(page, having, told)


def _tell(page: ListSheet, activity: Activity) -> _Told:
    path = page.content.matrix.section_path(activity.section)
    name, section = cell_text(activity.name), one_line(path[-1].name) if path else ""
    return _Told(one_line(activity.number), name, section, page.lines_of({2: name, 3: section}))


def _write_role(page: ListSheet, role: Role, having: list[Held]) -> None:
    content, formats, _ = page.content, page.formats, page.content._
    band = formats(bold=True, font_size=11, bg_color=LIGHT.band)
    quiet = formats(font_color=LIGHT.text2, bg_color=LIGHT.band, indent=1)
    page.sheet.set_row_pixels(page.row, 24)
    page.text(0, one_line(role.name), band)
    for column in range(1, page.columns):
        page.sheet.write_blank(page.row, column, None, band)
    page.text(3, _summary(content, having), quiet)
    page.row += 1
    about = " · ".join(filter(None, [content.about_role(role), one_line(role.description)]))
    if about:
        page.text(0, about, formats(font_color=LIGHT.text2))
        page.row += 1
    if not having:
        page.text(0, _("No letters"), formats(font_color=LIGHT.text2, italic=True))
        page.row += 1


def _write_held(page: ListSheet, having: list[Held], told: dict[str, _Told]) -> None:
    """Write a role's activities; the inner loop of a large workbook."""
    formats, write = page.formats, page.sheet.write_string
    shown, number = page.shown, formats(font_color=LIGHT.text2, indent=1, **page.line)
    quiet = formats(font_color=LIGHT.text2, text_wrap=True, indent=1, **page.line)
    for activity, found in having:
        texts = told[activity.id]
        row, lines = page.row, texts.lines
        if found.note:
            lines = max(lines, page.lines_of({4: found.note}))
            page.text(4, found.note, shown)
        page.set_lines(lines)
        page.letters(0, found)
        write(row, 1, texts.number, number)
        write(row, 2, texts.name, shown)
        write(row, 3, texts.section, quiet)
        page.row += 1
    page.sheet.set_row_pixels(page.row, 10)
    page.row += 1


def _summary(content: Content, having: list[Held]) -> str:
    counts: dict[str, int] = {}
    for _, found in having:
        for code in found.letters:
            counts[code] = counts.get(code, 0) + 1
    order = content.matrix.scheme.sort(counts)
    return " · ".join(f"{counts[code]} {code}" for code in order)


def write_activities(sheet: Worksheet, content: Content, formats: Formats) -> None:
    """Write each activity with who has each letter, in words."""
    _, matrix = content._, content.matrix
    page = ListSheet(sheet, content, formats)
    letters = matrix.scheme.letters
    has_notes = any(activity.note for activity in matrix.activities.values())
    columns = [
        (_("No."), 76),
        (_("Activity"), 340),
        (_("Section"), 200),
        *((f"{letter.code} · {one_line(letter.name(matrix.language))}", 170) for letter in letters),
        *([(_("Note"), 360)] if has_notes else []),
    ]
    page.begin(_("Activities and who has them"), _as_exported(content), columns)
    number = formats(font_color=LIGHT.text2, **page.line)
    shown = page.shown
    names = {role.id: one_line(role.name) for role in matrix.roles.values()}
    for activity, cells in content.filled():
        said = {1: activity.name, 2: content.section_path(activity)}
        for column, letter in enumerate(letters, 3):
            having = [names[role.id] for role, found in cells if letter.code in found.letters]
            said[column] = ", ".join(having)
        if has_notes:
            said[page.columns - 1] = activity.note
        page.set_height(said)
        page.text(0, one_line(activity.number), number)
        for column, text in said.items():
            page.text(column, text, shown)
        page.row += 1
    if page.row > 4:
        sheet.autofilter(3, 0, page.row - 1, page.columns - 1)


def write_letters(sheet: Worksheet, content: Content, formats: Formats) -> None:
    """Write what each letter means and how many an activity must or may have."""
    _, scheme = content._, content.matrix.scheme
    language = content.matrix.language
    page = ListSheet(sheet, content, formats)
    columns = [
        (_("Letter"), 60),
        (_("Name"), 190),
        (_("Means"), 400),
        (_("Stands for"), 140),
        (_("In an activity"), 160),
    ]
    about = " · ".join(filter(None, [scheme.name(language), one_line(scheme.source)]))
    page.begin(_("Letters"), about, columns)
    for letter in scheme.letters:
        meaning = letter.meaning(language)
        page.set_height({2: meaning, 1: letter.name(language)})
        page.text(0, letter.code, formats.chip(page.looks[letter.code]))
        page.text(1, letter.name(language), formats(bold=True, indent=1, **page.line))
        page.text(2, meaning)
        page.text(3, content.duty(letter))
        page.text(4, _limits(content, letter.least, letter.most))
        page.row += 1


def _limits(content: Content, least: int, most: int | None) -> str:
    _ = content._
    if most is not None and least == most:
        return _("exactly {n}", n=least)
    if most is None:
        return _("at least {n}", n=least) if least else _("any number")
    if least:
        return _("{least} to {most}", least=least, most=most)
    return _("at most {n}", n=most)


def _as_exported(content: Content) -> str:
    words = content._("As the matrix stood when it was exported.")
    return f"{content.title} · {words}"
