"""The start page: what was used last, what one can begin with, and a file to open.

    page = StartPage()
    page.open_requested.connect(window.open)        # Path, or None to ask for one
    page.new_requested.connect(…)                   # a blank matrix
    page.template_requested.connect(window.new)     # a template's id
    page.matrix_requested.connect(window.show_new)  # a matrix made of ticked activities

Files are dropped on the window, which opens them; the page only says so.
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bhuki.desktop.language import _, speech
from bhuki.desktop.look.fonts import grown
from bhuki.desktop.look.guard import guarded
from bhuki.desktop.look.icons import app_icon
from bhuki.desktop.look.theme import theme
from bhuki.desktop.panels.pieces import button, label
from bhuki.desktop.start.recent_card import WIDTH, RecentCard
from bhuki.desktop.start.recents import recents

if TYPE_CHECKING:
    from bhuki.desktop.message_line import MessageLine
    from bhuki.desktop.start.new_panel import NewPanel

FEW = 6  # recent files shown at first
_GAP = 16
_NEW_WIDTH = 340
_SIDE_MOST, _NEW_MOST = 310, 400  # with larger text
_WIDE = 1240  # px, from which there is room for the sheet's picture


class StartPage(QWidget):
    """What one sees before a matrix is open."""

    open_requested = Signal(object)  # Path or None
    new_requested = Signal()
    template_requested = Signal(str)
    matrix_requested = Signal(object)  # Matrix
    seen = Signal()  # once: what it didn't wait for can be made now

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.all_shown = False
        self._is_seen = False
        self.cards: list[RecentCard] = []
        self.side = self._build_side()
        self.middle = self._build_middle()
        self._new_place = QWidget()
        self._new_place.setProperty("panel", "true")
        self._new_place.setFixedWidth(min(grown(_NEW_WIDTH), _NEW_MOST))
        self._lay_out()
        recents.changed.connect(self._follow)
        speech.changed.connect(self.retranslate)
        self.retranslate()

    @cached_property
    def message(self) -> MessageLine:
        """The line for what must be said, made when something must be."""
        from bhuki.desktop.message_line import MessageLine  # noqa: PLC0415 - see above

        line = MessageLine()
        line.hide()
        self._column.insertWidget(0, line)
        return line

    @cached_property
    def new_panel(self) -> NewPanel:
        """What one can begin with: made when first needed, at the latest once the page is seen.

        Its lists take as long to read as all the rest of the page.
        """
        from bhuki.desktop.start.new_panel import NewPanel  # noqa: PLC0415 - see above

        panel = NewPanel()
        panel.template_requested.connect(self.template_requested)
        panel.matrix_requested.connect(self.matrix_requested)
        panel.problem_met.connect(self._say_problem)
        whole = QVBoxLayout(self._new_place)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(panel)
        self._order_tabs(panel)
        return panel

    def refresh(self) -> None:
        """Show the recent files as they are now."""
        self._is_outdated = False
        for card in self.cards:
            card.hide()
            card.deleteLater()
        every = recents.entries()
        shown = every if self.all_shown else every[:FEW]
        self.cards = [RecentCard(recent) for recent in shown]
        for card in self.cards:
            path = Path(card.recent.path)
            card.clicked.connect(lambda _on=False, path=path: self.open_requested.emit(path))
            card.forget_requested.connect(recents.forget)
        self._place_cards()
        self._order_tabs(self.__dict__.get("new_panel"))
        self.none_yet.setVisible(not every)
        self.show_all.setVisible(len(every) > FEW)
        self.show_all.setText(
            _("Show fewer") if self.all_shown else _("Show all {n}", n=len(every))
        )

    def retranslate(self) -> None:
        """Set all words."""
        self.new_label.setText(_("New matrix"))
        self.open_label.setText(_("Open …"))
        self.new_button.setAccessibleName(_("New matrix"))
        self.open_button.setAccessibleName(_("Open …"))
        self.drop_title.setText(_("Drop a file anywhere"))
        self.drop_words.setText(
            _(
                "Bhuki files, Excel, LibreOffice, CSV, and tables in Markdown or HTML. "
                "Your file is not changed."
            )
        )
        self.recent_title.setText(_("Recent"))
        self.none_yet.setText(_("What you open and save is shown here."))
        self.sheet_title.setText(_("Do you have a sheet already?"))
        self.sheet_words.setText(_("Bhuki shows how it was read, cell by cell, before you use it."))
        self.sheet_button.setText(_("Open an Excel sheet …"))
        self.refresh()

    def _follow(self) -> None:
        """Show other files once the page is seen again: behind a matrix nobody looks at it."""
        self._is_outdated = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_outdated:
            self.refresh()

    def _order_tabs(self, panel: NewPanel | None) -> None:
        """Let Tab go as the eye does; what is made later would come last."""
        stops: list[QWidget] = [self.new_button, self.open_button, self.show_all, *self.cards]
        stops.append(self.sheet_button)
        if panel is not None:
            stops += [panel.search, *panel.beginnings(), panel.tree, panel.own, panel.make]
        for before, after in pairwise(stops):
            self.setTabOrder(before, after)

    # --- its parts

    def _build_side(self) -> QWidget:
        side = QWidget()
        side.setProperty("panel", "true")
        side.setFixedWidth(min(grown(280), _SIDE_MOST))
        column = QVBoxLayout(side)
        column.setContentsMargins(32, 40, 24, 24)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        sign = QLabel()
        sign.setPixmap(app_icon().pixmap(QSize(40, 40), self.devicePixelRatioF()))
        head.addWidget(sign)
        head.addWidget(label("Bhuki", "wordmark"))
        head.addStretch(1)
        column.addLayout(head)
        column.addSpacing(18)
        self.new_button, self.new_label = _action("new", "Ctrl+N", primary=True)
        self.open_button, self.open_label = _action("open", "Ctrl+O")
        self.new_button.clicked.connect(lambda _on=False: self.new_requested.emit())
        self.open_button.clicked.connect(lambda _on=False: self.open_requested.emit(None))
        column.addWidget(self.new_button)
        column.addWidget(self.open_button)
        column.addStretch(1)
        drop = DropHint()
        words = QVBoxLayout(drop)
        words.setContentsMargins(16, 16, 16, 16)
        words.setSpacing(4)
        self.drop_title = label("", "strong", wrap=True)
        self.drop_words = label("", "secondary", wrap=True)
        words.addWidget(self.drop_title)
        words.addWidget(self.drop_words)
        column.addWidget(drop)
        return side

    def _build_middle(self) -> QScrollArea:
        page = QWidget()
        page.setProperty("ground", "surface")
        column = QVBoxLayout(page)
        column.setContentsMargins(32, 36, 32, 32)
        column.setSpacing(16)
        head = QHBoxLayout()
        self.recent_title = label("", "title")
        self.show_all = button("quiet", on_click=self._toggle_all)
        head.addWidget(self.recent_title)
        head.addStretch(1)
        head.addWidget(self.show_all)
        column.addLayout(head)
        self.none_yet = label("", "secondary")
        column.addWidget(self.none_yet)
        self.grid = QGridLayout()
        self.grid.setSpacing(_GAP)
        self.grid.setVerticalSpacing(24)
        column.addLayout(self.grid)
        column.addSpacing(14)
        column.addWidget(self._build_sheet_card())
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setProperty("ground", "surface")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its cards and buttons have the keys
        scroll.setWidget(page)
        return scroll

    def _build_sheet_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("card", "soft")
        row = QHBoxLayout(card)
        row.setContentsMargins(1, 1, 24, 1)
        row.setSpacing(24)
        self.sheet_picture = SheetPicture()
        row.addWidget(self.sheet_picture)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch(1)
        self.sheet_title = label("", "strong", wrap=True)
        self.sheet_words = label("", "secondary", wrap=True)
        words.addWidget(self.sheet_title)
        words.addWidget(self.sheet_words)
        words.addStretch(1)
        row.addLayout(words, 1)
        self.sheet_button = button("", "sheet", on_click=lambda: self.open_requested.emit(None))
        row.addWidget(self.sheet_button)
        return card

    def _lay_out(self) -> None:
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.side)
        row.addWidget(_upright())
        row.addWidget(self.middle, 1)
        row.addWidget(_upright())
        row.addWidget(self._new_place)
        column.addLayout(row, 1)

    def _place_cards(self) -> None:
        while self.grid.takeAt(0) is not None:
            pass
        columns = self._columns()
        for n, card in enumerate(self.cards):
            self.grid.addWidget(card, n // columns, n % columns)
        for column in range(8):
            self.grid.setColumnStretch(column, 1 if column < columns else 0)
        self._placed_columns = columns

    def _columns(self) -> int:
        room = self.width() - self.side.width() - self._new_place.width() - 64
        return max(1, min(4, (room + _GAP) // (WIDTH - 20 + _GAP)))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.sheet_picture.setVisible(self.width() > _WIDE)
        if self.cards and self._columns() != self._placed_columns:
            self._place_cards()

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_seen:
            self._is_seen = True
            QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        """Make what the page didn't wait for."""
        self.new_panel.show()
        self.seen.emit()

    def _toggle_all(self) -> None:
        self.all_shown = not self.all_shown
        self.refresh()

    def _say_problem(self, text: str) -> None:
        self.message.say(text, problem=True)


class DropHint(QFrame):
    """A dashed frame around what can be dropped."""

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.token("strong"), 1, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()


class SheetPicture(QWidget):
    """A little sheet as Bhuki would mark it: names, roles, letters, and a cell left over."""

    _CELLS = (
        "band cross_head cross_head cross_head .",
        "ok cross cross . .",
        "ok . cross cross .",
        "ok cross . cross error",
        "ok cross cross . .",
    )

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(184, 132)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.token("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.token("border"))
        for row, tokens in enumerate(self._CELLS):
            left = 16.0
            for column, token in enumerate(tokens.split()):
                width = 60.0 if column == 0 else 21.0
                if token != ".":
                    colour = theme.token(token)
                    colour = type(colour)(colour)
                    colour.setAlphaF(0.25 if token in ("ok", "error") else 1.0)
                    painter.fillRect(QRectF(left, 30 + row * 14.5, width, 10), colour)
                left += width + 3
        painter.end()


def _action(icon_name: str, keys: str, *, primary: bool = False) -> tuple[QPushButton, QLabel]:
    """Make a wide button with an icon, words, and its keys at the right end."""
    made = button("primary" if primary else "", icon_name)
    row = QHBoxLayout(made)
    row.setContentsMargins(40, 0, 12, 0)
    words = label("", "on-accent" if primary else "")
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    key = label(shown, "on-accent-small" if primary else "small")
    for part in (words, key):
        part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    row.addWidget(words)
    row.addStretch(1)
    row.addWidget(key)
    made.setProperty("wide", "true")
    return made, words


def _upright() -> QFrame:
    made = QFrame()
    made.setProperty("upright", "true")
    return made
