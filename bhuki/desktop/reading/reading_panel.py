"""What was read, in words and numbers: how sure, what cells were taken for, what is left over."""

from collections import Counter

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bhuki.desktop.language import _, speech
from bhuki.desktop.look.fonts import sized
from bhuki.desktop.look.guard import guarded
from bhuki.desktop.look.theme import theme
from bhuki.desktop.panels.pieces import IconLabel, button, label, line, name_it
from bhuki.desktop.reading.kinds import KINDS, LEFT_OVER, kind_of, tint
from bhuki.desktop.reading.session import ReadingSession
from bhuki.desktop.reading.what_is_there import errors_of, place_among_letters
from bhuki.sheets.found import Found, Orientation
from bhuki.sheets.grid import address
from bhuki.sheets.reading import MISSED
from bhuki.texts import N_

_SURE, _FAIRLY_SURE = 0.9, 0.7
_LISTED = 60
_WIDTH = 392
_ERRORS = 8
_ADDRESS = 44
_CORRECTIONS = {
    "orientation": N_("how the matrix lies"),
    "heading_rows": N_("which row is the heading"),
    "role_columns": N_("which columns are roles"),
    "activity_column": N_("which column is the activities"),
    "section_rows": N_("which rows are sections"),
    "scheme": N_("which scheme the letters are of"),
    "letters": N_("what letters stand for"),
    "ignored": N_("what is not to be read"),
    "remarks": N_("what is a remark"),
}
_LIES = {
    Orientation.ROLES_IN_COLUMNS: N_("Roles stand in columns."),
    Orientation.ROLES_IN_ROWS: N_("Roles stand in rows."),
    Orientation.LETTERS_IN_COLUMNS: N_("Letters stand in columns, with names in the cells."),
    Orientation.LIST: N_("It is a list: activity, role, letter."),
}


class Swatch(QWidget):
    """A kind's badge on its tint."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code
        self.setFixedSize(22, 16)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(22, 16)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        pen = theme.token("error" if self._code == LEFT_OVER else "border")
        painter.setPen(pen)
        painter.setBrush(tint(self._code))
        painter.drawRoundedRect(rect, 2, 2)
        painter.setPen(theme.token("text"))
        painter.setFont(sized(10, 600))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, kind_of(self._code).badge)


class ReadingPanel(QWidget):
    """Stands beside the sheet and follows the reading."""

    go_to_requested = Signal(int, int)  # row and column, from 1
    ask_requested = Signal(int, int)
    leave_out_requested = Signal(int, int)

    def __init__(self, session: ReadingSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setProperty("panel", "true")
        self.setMinimumWidth(_WIDTH)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(24, 20, 24, 16)
        self._column.setSpacing(10)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        session.changed.connect(self.refresh)
        speech.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say everything anew."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if self.session.sheet_name is None:
            self._add(label(_("There is nothing to show."), "heading", wrap=True))
            return
        self._say_sure()
        self._say_missed()
        self._count_kinds()
        self._list_left_over()
        self._list_errors()
        self._column.addStretch(1)
        self._add(line())
        self._add(label(self._foot(), "secondary", wrap=True))

    def _say_sure(self) -> None:
        found = self.session.sheet.found
        if not found:
            self._add(label(_("I found no matrix on this sheet"), "heading", wrap=True))
            text = _("Click on a row or a column and say what it is.")
            self._add(label(text, "secondary", wrap=True))
            return
        sure = min(f.scheme_certainty for f in found)
        self._add(label(say_sure(sure), "heading", wrap=True))
        card = QFrame()
        card.setProperty("card", "true")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 14, 16, 14)
        bar = QProgressBar()
        bar.setRange(0, 100)
        bar.setValue(round(sure * 100))
        bar.setTextVisible(False)
        bar.setObjectName("reading-bar")
        bar.setAccessibleName(_("How sure"))
        column.addWidget(bar)
        for text, role in self._summary(found):
            column.addWidget(label(text, role, wrap=True))
        self._add(card)

    def _summary(self, found: list[Found]) -> list[tuple[str, str]]:
        ledger = self.session.sheet.ledger
        counted = [
            _.plural("{n} activity", "{n} activities", n=sum(len(f.activities) for f in found)),
            _.plural("{n} role", "{n} roles", n=sum(len(f.roles) for f in found)),
        ]
        groups = sum(len({r.group for r in f.roles if r.group}) for f in found)
        sections = sum(len(_sections(f)) for f in found)
        if groups:
            counted.append(_.plural("{n} role group", "{n} role groups", n=groups))
        if sections:
            counted.append(_.plural("{n} section", "{n} sections", n=sections))
        schemes = ", ".join(dict.fromkeys(f.choice.scheme.name(speech.language) for f in found))
        said = [(", ".join(counted), "strong")]
        legend = [where for where, kind in ledger.ranges(()) if kind == "legend"]
        text = _("The letters are {scheme}.", scheme=schemes)
        if legend:
            text = _("The letters are {scheme}; {at} explains them.", scheme=schemes, at=legend[0])
        said.append((text, ""))
        said.append((_(_LIES[found[0].orientation]), ""))
        if len(found) > 1:
            n = len(found)
            said.append((_.plural("{n} matrix", "{n} matrices on this sheet.", n=n), ""))
        return said

    def _say_missed(self) -> None:
        """Say what the reader could not see, and what was asked for but fits nothing here."""
        session = self.session
        told = [_(MISSED[code]) for code in session.raw.missed if code in MISSED]
        named = [_(_CORRECTIONS[name]) for name in session.sheet.not_followed]
        if named:
            told.append(_("Could not be followed here: {what}.", what=", ".join(named)))
        for text in told:
            box = QWidget()
            row = QHBoxLayout(box)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(IconLabel("warning", "warning"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(text, wrap=True), 1)
            self._add(box)

    def _count_kinds(self) -> None:
        self._add(label(_("What the cells are taken for"), "heading"))
        ledger = self.session.sheet.ledger
        counts: Counter[str] = Counter(
            ledger.kind(place) or LEFT_OVER for place in self.session.sheet.view.cells
        )
        known = [code for code in KINDS if counts[code]]
        others = sorted(code for code in counts if code not in KINDS)
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        for n, code in enumerate([*known, *others]):
            row, side = divmod(n, 2)
            name = label(_(kind_of(code).name))
            number = label(str(counts[code]), "secondary")
            number.setAlignment(Qt.AlignmentFlag.AlignRight)
            for place, widget in enumerate((Swatch(code), name, number)):
                grid.addWidget(widget, row, side * 4 + place)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(5, 1)
        grid.setColumnMinimumWidth(3, 12)
        self._add(box)

    def _list_left_over(self) -> None:
        sheet = self.session.sheet
        rest = sheet.ledger.rest()
        if not rest:
            self._add(label(_("Every cell was understood."), "ok"))
            return
        n = len(rest)
        self._add(
            label(_.plural("Not understood, {n} cell", "Not understood, {n} cells", n=n), "heading")
        )
        for row, column in rest[:_LISTED]:
            self._add(self._left_over(row, column, sheet.view.cells[row, column].text))
        if n > _LISTED:
            more = n - _LISTED
            self._add(label(_.plural("And {n} more.", "And {n} more.", n=more), "secondary"))

    def _left_over(self, row: int, column: int, text: str) -> QWidget:
        shown = " ".join(text.split())
        shown = shown if len(shown) <= 60 else f"{shown[:60]}…"
        among = place_among_letters(self.session.sheet, (row, column))
        if among is not None:
            what = button(on_click=lambda: self.ask_requested.emit(row, column))
            what.setText(_("What is it?"))
            where = _("{activity}, {role}", activity=among[0], role=among[1])
        else:
            what = button(on_click=lambda: self.leave_out_requested.emit(row, column))
            what.setText(_("Don't read"))
            where = _("beside the matrix")
        name_it(what, f"{what.text()} {address(row, column)}")
        return self._line(row, column, _("“{text}”", text=shown), where, what)

    def _line(
        self, row: int, column: int, text: str, under: str, what: QWidget | None = None
    ) -> QWidget:
        """Make a line about a cell: its address, what is said, and what can be done."""
        box = QWidget()
        line_of_it = QHBoxLayout(box)
        line_of_it.setContentsMargins(0, 2, 0, 2)
        where = button("link", on_click=lambda: self.go_to_requested.emit(row, column))
        where.setText(address(row, column))
        where.setMinimumWidth(_ADDRESS)
        line_of_it.addWidget(where)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(text, wrap=True))
        if under:
            words.addWidget(label(under, "secondary", wrap=True))
        line_of_it.addLayout(words, 1)
        if what is not None:
            line_of_it.addWidget(what)
        return box

    def _list_errors(self) -> None:
        """Say what is wrong in the matrix as it was read, each with its cell."""
        errors = errors_of(self.session.sheet)
        if not errors:
            return
        n = len(errors)
        said = _.plural("The sheet has {n} error", "The sheet has {n} errors", n=n)
        self._add(label(said, "heading"))
        for (row, column), text in errors[:_ERRORS]:
            self._add(self._line(row, column, text, ""))
        if n > _ERRORS:
            rest = n - _ERRORS
            self._add(label(_.plural("And {n} more.", "And {n} more.", n=rest), "secondary"))

    def _foot(self) -> str:
        said = _("Your corrections are remembered for sheets laid out like this one.")
        if self.session.was_recalled:
            said = _("Read as you corrected a sheet laid out like this one before.")
        return f"{said} {_('The file is not changed.')}"

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)


def say_sure(certainty: float) -> str:
    """Say in words how sure a reading is."""
    if certainty >= _SURE:
        return _("Sure")
    if certainty >= _FAIRLY_SURE:
        return _("Fairly sure")
    return _("Not sure: check the letters")


def _sections(found: Found) -> set[tuple[str, ...]]:
    """Give the sections of a matrix, each with those around it."""
    paths = {tuple(activity.sections) for activity in found.activities}
    return {path[: n + 1] for path in paths for n in range(len(path))}
