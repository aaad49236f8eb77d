"""Who carries how much, to be looked at: bars and heat map with their choices.

    view = LoadView(document)

The load's window and the panel beside the grid both hold one. It counts only while it shows, and
then what an edit touched.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QScrollArea,
    QTabWidget,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.guard import guarded
from bhuki.desktop.look.theme import theme
from bhuki.desktop.panels.pieces import label, plain_tip
from bhuki.desktop.reports.report_window import fill
from bhuki.exports.painting.chips import Inks, Palette
from bhuki.exports.painting.load_picture import (
    HEAT_NAME,
    ROW,
    TOP,
    heat_cell,
    heat_size,
    load_height,
    paint_heat,
    paint_load,
)
from bhuki.matrix.edits import Edit
from bhuki.reports.live_load import LiveLoad
from bhuki.reports.load import By, Heat, Limit, Load, Order

_NARROW_MARGIN, _WIDE_MARGIN = 12, 24
_NARROW_NAMES = 120.0
_LEAST_WIDTH = 230
_FEW_WORDS = 8  # that a choice shows at least, in a narrow panel


class LoadView(QWidget):
    """Bars and heat map, sorted and narrowed as chosen."""

    def __init__(self, document: Document, *, narrow: bool = False) -> None:
        super().__init__()
        self.document = document
        self.margin = _NARROW_MARGIN if narrow else _WIDE_MARGIN
        self.names = _NARROW_NAMES if narrow else HEAT_NAME
        self._counts = LiveLoad(document.matrix)
        self._stale = False
        self.rows: list[Load] = []
        self.limits: Sequence[Limit] = ()
        self.warm: Heat = self._counts.heat()
        self.by, self.order, self.letter = QComboBox(), QComboBox(), QComboBox()
        for made in (self.by, self.order, self.letter):
            made.activated.connect(self.refresh)
            if narrow:
                made.setMinimumContentsLength(_FEW_WORDS)
                policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
                made.setSizeAdjustPolicy(policy)
        self.bars, self.map = _Bars(self), _Heat(self)
        self.tabs = QTabWidget()
        for widget in (self.bars, self.map):
            area = QScrollArea()
            area.setWidgetResizable(True)
            area.setAlignment(Qt.AlignmentFlag.AlignTop)
            area.setWidget(widget)
            area.setProperty("framed", "true")
            self.tabs.addTab(area, "")
        self.tabs.currentChanged.connect(self._show_choices)
        self.note = label("", "secondary", wrap=True)
        self.note.setContentsMargins(self.margin, 8, self.margin, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.note)
        self._soon = QTimer(self, singleShot=True, interval=0)  # several edits at once: once
        self._soon.timeout.connect(self.refresh)
        document.edited.connect(self._follow)
        self._show_choices()

    @property
    def is_fresh(self) -> bool:
        """Whether the last edit is shown."""
        return not self._soon.isActive() and not self._stale

    @property
    def shows_bars(self) -> bool:
        """Whether the bars are looked at; else the heat map is."""
        return self.tabs.currentIndex() == 0

    def refresh(self) -> None:
        """Show the load as it is now."""
        if self._stale:
            self._counts.recount()
            self._stale = False
        by = By(self.by.currentData() or By.ROLE)
        self.rows = self._counts.rows(by, Order(self.order.currentData() or Order.DOCUMENT))
        self.limits = self._counts.limits() if by == By.ROLE else ()  # the rules' are for roles
        self.warm = self._counts.heat(self.letter.currentData() or "")
        self.bars.setMinimumHeight(self.bars.sizeHint().height())
        self.map.setMinimumSize(self.map.sizeHint())
        self.bars.setAccessibleName("; ".join(spoken(row) for row in self.rows))
        self.bars.update()
        self.map.update()
        self.note.setText(
            "" if self.rows else _("Nobody is appointed yet. Say who holds the roles under Matrix.")
        )
        self.note.setVisible(not self.rows)

    def retranslate(self) -> None:
        """Set all words."""
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
        self.map.setAccessibleName(_("Sections and roles"))
        self.refresh()

    def screen_inks(self) -> Inks:
        """Give the letters' looks for the theme that is on."""
        palette = Palette.DARK if theme.dark else Palette.LIGHT
        return Inks(self.document.matrix.scheme, palette)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _follow(self, edit: Edit) -> None:
        if not self.isVisible():
            self._stale = True
            return
        if not self._stale:
            self._counts.follow(edit)
        self._soon.start()

    def _show_choices(self) -> None:
        self.by.setVisible(self.shows_bars)
        self.order.setVisible(self.shows_bars)
        self.letter.setVisible(not self.shows_bars)


class _Bars(QWidget):
    """The bars."""

    def __init__(self, view: LoadView) -> None:
        super().__init__()
        self._view = view

    def sizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, round(load_height(self._view.rows)) + 2 * self._view.margin)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        view, painter = self._view, QPainter(self)
        margin = view.margin
        painter.fillRect(event.rect(), theme.token("surface"))
        painter.translate(margin, margin)
        seen = event.rect().translated(-margin, -margin).toRectF()
        width = max(_LEAST_WIDTH - 2 * margin, self.width() - 2 * margin)
        paint_load(painter, width, view.rows, view.screen_inks(), limits=view.limits, seen=seen)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Tell a row's name and letters in full where the mouse rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = int((event.pos().y() - self._view.margin - TOP) // ROW)
            known = 0 <= row < len(self._view.rows)
            tip = spoken(self._view.rows[row]) if known else ""
            QToolTip.showText(event.globalPos(), plain_tip(tip) if tip else "", self)
            return True
        return super().event(event)


class _Heat(QWidget):
    """The heat map."""

    def __init__(self, view: LoadView) -> None:
        super().__init__()
        self._view = view

    def sizeHint(self) -> QSize:
        wide, high = heat_size(self._view.warm, self._view.names)
        return QSize(round(wide) + 2 * self._view.margin, round(high) + 2 * self._view.margin)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        view, painter = self._view, QPainter(self)
        painter.fillRect(event.rect(), theme.token("surface"))
        painter.translate(view.margin, view.margin)
        paint_heat(
            painter,
            view.warm,
            view.screen_inks(),
            letter=view.letter.currentData() or None,
            names=view.names,
            seen=event.rect().translated(-view.margin, -view.margin).toRectF(),
        )
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Tell a cell in full where the mouse rests."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = event.pos()
            tip = self._said(place.x() - self._view.margin, place.y() - self._view.margin)
            QToolTip.showText(event.globalPos(), plain_tip(tip) if tip else "", self)
            return True
        return super().event(event)

    def _said(self, x: float, y: float) -> str:
        warm = self._view.warm
        section, role = heat_cell(warm, x, y, self._view.names)
        here = section < len(warm.sections) and role < len(warm.roles) and max(section, role) >= 0
        if not here:
            return ""
        section_id, section_name = warm.sections[section] if section >= 0 else ("", "")
        role_id, role_name = warm.roles[role] if role >= 0 else ("", "")
        if section < 0 or role < 0:
            return section_name or role_name
        return _.plural(
            "{role} in {section}: {count} of {n} activity",
            "{role} in {section}: {count} of {n} activities",
            n=warm.sizes[section],
            role=role_name,
            section=section_name or "–",
            count=warm.counts.get((section_id, role_id), 0),
        )


def spoken(row: Load) -> str:
    """Say one bar in words."""
    letters = ", ".join(f"{code} {n}" for code, n in row.counts if n)
    return f"{row.name}: {letters or 0}"
