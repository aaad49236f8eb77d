"""Who carries how much: bars by role, group or person, and the heat of sections × roles."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QTabWidget, QWidget

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.guard import guarded
from bhuki.desktop.look.theme import theme
from bhuki.desktop.panels.pieces import button, label
from bhuki.desktop.reports.report_window import ReportWindow, choice, fill, spring
from bhuki.exports.painting.load_picture import (
    heat_size,
    load_height,
    paint_heat,
    paint_load,
)
from bhuki.exports.painting.paper import Page
from bhuki.exports.painting.picture_pages import heat_page, load_page, write_picture
from bhuki.reports.load import By, Limit, Load, Order, heat, limits, load

_MARGIN = 24
_WIDTH = 860


class _Bars(QWidget):
    """The bars."""

    def __init__(self, report: "LoadWindow") -> None:
        super().__init__()
        self._report = report

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, round(load_height(self._report.rows)) + 2 * _MARGIN)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.token("surface"))
        painter.translate(_MARGIN, _MARGIN)
        report = self._report
        drawn = report.drawn_limits()
        width = max(320, self.width() - 2 * _MARGIN)
        paint_load(painter, width, report.rows, report.screen_inks(), limits=drawn)
        painter.end()


class _Heat(QWidget):
    """The heat map."""

    def __init__(self, report: "LoadWindow") -> None:
        super().__init__()
        self._report = report

    def sizeHint(self) -> QSize:
        wide, high = heat_size(self._report.warm)
        return QSize(round(wide) + 2 * _MARGIN, round(high) + 2 * _MARGIN)

    @guarded
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.token("surface"))
        painter.translate(_MARGIN, _MARGIN)
        letter = self._report.letter.currentData() or None
        paint_heat(painter, self._report.warm, self._report.screen_inks(), letter=letter)
        painter.end()


class LoadWindow(ReportWindow):
    """Bars and heat map, sorted and narrowed as chosen."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self.resize(940, 720)
        self.rows: list[Load] = []
        self.warm = heat(document.matrix)
        self.by = choice(self.tools, self.refresh)
        self.order = choice(self.tools, self.refresh)
        self.letter = choice(self.tools, self.refresh)
        spring(self.tools)
        self.save = button(on_click=self.save_picture)
        self.tools.addWidget(self.save)
        self.bars, self.map = _Bars(self), _Heat(self)
        self.tabs = QTabWidget()
        for widget in (self.bars, self.map):
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setAlignment(Qt.AlignmentFlag.AlignTop)
            area.setWidget(widget)
            self.tabs.addTab(area, "")
        self.note = label("", "secondary", wrap=True)
        self.note.setContentsMargins(24, 8, 24, 12)
        self.column.addWidget(self.tabs, 1)
        self.column.addWidget(self.note)
        self.tabs.currentChanged.connect(self._show_tools)
        self.retranslate()
        self._show_tools()

    def refresh(self) -> None:
        matrix = self.document.matrix
        by = By(self.by.currentData() or By.ROLE)
        order = Order(self.order.currentData() or Order.DOCUMENT)
        self.rows = load(matrix, by, order)
        letter = self.letter.currentData()
        self.warm = heat(matrix, codes=[letter] if letter else None)
        self.bars.setMinimumHeight(self.bars.sizeHint().height())
        self.map.setMinimumSize(self.map.sizeHint())
        self.bars.setAccessibleName("; ".join(_spoken(row) for row in self.rows))
        self.bars.update()
        self.map.update()
        self.note.setText(
            "" if self.rows else _("Nobody is appointed yet. Say who holds the roles under Matrix.")
        )

    def retranslate(self) -> None:
        self.title.setText(_("Who carries how much"))
        by: list[tuple[object, str]] = [
            (By.ROLE.value, _("By role")),
            (By.GROUP.value, _("By role group")),
            (By.PERSON.value, _("By person")),
        ]
        fill(self.by, _("Count by"), by)
        orders: list[tuple[object, str]] = [
            (Order.DOCUMENT.value, _("In the matrix's order")),
            (Order.ANSWERS.value, _("Most main responsibilities first")),
            (Order.ALL.value, _("Most letters first")),
            (Order.NAME.value, _("By name")),
        ]
        fill(self.order, _("Sort"), orders)
        letters: list[tuple[object, str]] = [("", _("All letters"))]
        for letter in self.document.matrix.scheme.letters:
            letters.append((letter.code, f"{letter.code} {letter.name(speech.language)}"))
        fill(self.letter, _("Letters"), letters)
        self.tabs.setTabText(0, _("Bars"))
        self.tabs.setTabText(1, _("Sections and roles"))
        self.save.setText(_("Save as …"))
        super().retranslate()

    def save_picture(self) -> None:
        """Ask where to, and write what is shown: to be printed, or put on a slide."""
        kinds = {"pdf": "PDF", "png": "PNG", "svg": "SVG"}
        page, title = self._page(), self.title.text()
        self.save_as(title, kinds, lambda path: write_picture(page, self.paper_inks(), title, path))

    def _page(self) -> Page:
        if self.tabs.currentIndex() == 0:
            return load_page(self.rows, self.drawn_limits())
        return heat_page(self.warm, letter=self.letter.currentData() or None)

    def drawn_limits(self) -> Sequence[Limit]:
        """Give the limits of the rules, which are for roles."""
        by_role = (self.by.currentData() or By.ROLE) == By.ROLE
        return limits(self.document.matrix) if by_role else ()

    def _show_tools(self) -> None:
        bars = self.tabs.currentIndex() == 0
        self.by.setVisible(bars)
        self.order.setVisible(bars)
        self.letter.setVisible(not bars)


def _spoken(row: Load) -> str:
    letters = ", ".join(f"{code} {n}" for code, n in row.counts if n)
    return f"{row.name}: {letters or 0}"
