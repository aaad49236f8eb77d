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
from bhuki.desktop.panels.pieces import button, label, line
from bhuki.desktop.reading.kinds import KINDS, LEFT_OVER, kind_of, tint
from bhuki.desktop.reading.session import ReadingSession
from bhuki.sheets.found import Found, Orientation
from bhuki.sheets.grid import address
from bhuki.texts import N_

_SURE, _FAIRLY_SURE = 0.9, 0.7
_LISTED = 60
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
        self.setMinimumWidth(320)
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
        self._count_kinds()
        self._list_left_over()
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
        activities = sum(len(f.activities) for f in found)
        roles = sum(len(f.roles) for f in found)
        counted = _(
            "{activities}, {roles}",
            activities=_.plural("{n} activity", "{n} activities", n=activities),
            roles=_.plural("{n} role", "{n} roles", n=roles),
        )
        schemes = ", ".join(dict.fromkeys(f.choice.scheme.name(speech.language) for f in found))
        said = [(counted, "strong"), (_("The letters are {scheme}.", scheme=schemes), "")]
        said.append((_(_LIES[found[0].orientation]), ""))
        if len(found) > 1:
            n = len(found)
            said.append((_.plural("{n} matrix", "{n} matrices on this sheet.", n=n), ""))
        return said

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
        box = QWidget()
        line_of_it = QHBoxLayout(box)
        line_of_it.setContentsMargins(0, 2, 0, 2)
        where = button("link", on_click=lambda: self.go_to_requested.emit(row, column))
        where.setText(address(row, column))
        shown = text if len(text) <= 60 else f"{text[:60]}…"
        said = label(_("“{text}”", text=" ".join(shown.split())), wrap=True)
        what = button(on_click=lambda: self.ask_requested.emit(row, column))
        what.setText(_("What is it?"))
        skip = button("quiet", on_click=lambda: self.leave_out_requested.emit(row, column))
        skip.setText(_("Don't read"))
        line_of_it.addWidget(where)
        line_of_it.addWidget(said, 1)
        line_of_it.addWidget(what)
        line_of_it.addWidget(skip)
        return box

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
