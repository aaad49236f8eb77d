"""What of the matrix is shown, and in which order: a box under the filter field.

    popup = FilterPopup(page)
    popup.open(page.toolbar.filter_button)

What is ticked counts at once; nothing here changes the matrix but the button that says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bhuki.desktop.grid.view_filter import Order, ViewFilter
from bhuki.desktop.language import _, for_screen, speech
from bhuki.desktop.look.fonts import grown
from bhuki.desktop.panels.chip import Chip
from bhuki.desktop.panels.pieces import button, label, line, name_it, plain_tip
from bhuki.texts import N_

if TYPE_CHECKING:
    from bhuki.desktop.editor import EditorPage

ACTIVITY_ORDERS = {
    Order.DOCUMENT: N_("As in the matrix"),
    Order.NAME: N_("By name"),
    Order.NUMBER: N_("By number"),
    Order.FINDINGS: N_("The worst points first"),
    Order.LETTERS: N_("The most letters first"),
}
ROLE_ORDERS = {
    Order.DOCUMENT: N_("As in the matrix"),
    Order.NAME: N_("By name"),
    Order.LETTERS: N_("The most letters first"),
}
_WIDTH, _MOST_HEIGHT = 440, 640


class FilterPopup(QFrame):
    """Ticks for rows, letters, groups and sections, and the order of both ways."""

    def __init__(self, page: EditorPage) -> None:
        super().__init__(page, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("card", "true")
        self.setAccessibleName(_("What is shown"))
        self._page = page
        self.boxes: dict[tuple[str, str], QCheckBox] = {}
        self.shown = label("", "secondary")
        self._column = QVBoxLayout()
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(6)
        self._fill()
        self._lay_out()
        page.view_changed.connect(self._tell)
        self._tell()

    def open(self, under: QWidget) -> None:
        """Show the box under a widget, with the keys in it."""
        page = self._page
        height = min(self.sizeHint().height(), _MOST_HEIGHT, max(240, page.height() - 60))
        self.resize(grown(_WIDTH), height)
        corner = under.mapToGlobal(QPoint(under.width() - grown(_WIDTH), under.height() + 4))
        left = page.mapToGlobal(QPoint(8, 0)).x()
        self.move(max(corner.x(), left), corner.y())
        self.show()
        next(iter(self.boxes.values())).setFocus()

    # Its parts

    def _fill(self) -> None:
        view, matrix = self._page.grid.view_filter, self._page.document.matrix
        self._head(_("Rows"))
        flags = (
            ("findings_only", _("Only rows with points"), view.findings_only),
            ("no_answer", _("Only rows without a main letter"), view.no_answer),
            ("hide_empty_roles", _("Hide roles without letters"), view.hide_empty_roles),
        )
        for name, words, on in flags:
            box = self._box(("flag", name), words, on, self._flag(name))
            self._column.addWidget(box)
        self._head(_("Rows with one of these letters"))
        self._letters(view)
        if matrix.groups:
            self._head(_("Role groups"))
            names = [
                (group.id, for_screen(group.name) or _("Without a name"), 0)
                for group in matrix.groups.values()
            ]
            self._ticks("groups", names, view.groups)
        sections = [
            (s.id, for_screen(s.name) or _("Without a name"), depth)
            for s, depth in matrix.section_order()
        ]
        if sections:
            self._head(_("Sections"))
            self._ticks("sections", sections, view.sections)

    def _letters(self, view: ViewFilter) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        for letter in self._page.document.matrix.scheme.letters:
            box = self._box(
                ("letters", letter.code),
                "",
                letter.code in view.letters,
                self._member("letters", letter.code),
            )
            name_it(box, letter.name(speech.language))
            pair = QHBoxLayout()
            pair.setSpacing(4)
            pair.addWidget(box)
            chip = Chip()
            chip.show_letters((letter.code,), self._page.document.matrix.scheme)
            chip.setToolTip(plain_tip(letter.name(speech.language)))
            pair.addWidget(chip)
            row.addLayout(pair)
        row.addStretch(1)
        self._column.addLayout(row)

    def _ticks(
        self, kind: str, things: Iterable[tuple[str, str, int]], chosen: frozenset[str]
    ) -> None:
        for thing_id, name, depth in things:
            box = self._box(
                (kind, thing_id), name, thing_id in chosen, self._member(kind, thing_id)
            )
            row = QHBoxLayout()
            row.setContentsMargins(16 * depth, 0, 0, 0)
            row.addWidget(box, 1)
            self._column.addLayout(row)

    def _lay_out(self) -> None:
        content = QWidget()
        content.setLayout(self._column)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(content)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setProperty("ground", "surface")
        content.setProperty("ground", "surface")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(line())
        whole.addLayout(self._orders())
        whole.addWidget(line())
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 8, 16, 8)
        foot.addWidget(self.shown)
        foot.addStretch(1)
        self.everything = button(on_click=self._show_everything)
        self.everything.setText(_("Show everything"))
        foot.addWidget(self.everything)
        whole.addLayout(foot)

    def _orders(self) -> QGridLayout:
        view = self._page.grid.view_filter
        grid = QGridLayout()
        grid.setContentsMargins(16, 10, 16, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        self.activity_order = self._order("activity_order", ACTIVITY_ORDERS, view.activity_order)
        self.role_order = self._order("role_order", ROLE_ORDERS, view.role_order)
        named = ((_("Activities"), self.activity_order), (_("Roles"), self.role_order))
        for row, (words, box) in enumerate(named):
            box.setAccessibleName(words)
            grid.addWidget(label(words), row, 0)
            grid.addWidget(box, row, 1)
        self.keep = button("link", on_click=self._keep_order)
        self.keep.setText(_("Keep this order in the matrix"))
        grid.addWidget(self.keep, 2, 1, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(1, 1)
        return grid

    def _order(self, field: str, orders: dict[Order, str], now: Order) -> QComboBox:
        made = QComboBox()
        for text in orders.values():
            made.addItem(_(text))
        made.setCurrentIndex(list(orders).index(now))
        made.currentIndexChanged.connect(lambda n: self._page.sort(field, list(orders)[n]))
        return made

    def _head(self, words: str) -> None:
        if self._column.count():
            self._column.addSpacing(8)
        self._column.addWidget(label(words, "strong-small"))

    def _box(
        self, key: tuple[str, str], words: str, on: bool, act: Callable[[bool], None]
    ) -> QCheckBox:
        box = QCheckBox(words.replace("&", "&&"))
        box.setChecked(on)
        box.toggled.connect(act)
        self.boxes[key] = box
        return box

    # What it does

    def _flag(self, name: str) -> Callable[[bool], None]:
        return lambda on: self._page.change_view(**{name: on})

    def _member(self, kind: str, thing_id: str) -> Callable[[bool], None]:
        def act(on: bool) -> None:
            now: frozenset[str] = getattr(self._page.grid.view_filter, kind)
            self._page.change_view(**{kind: now | {thing_id} if on else now - {thing_id}})

        return act

    def _show_everything(self) -> None:
        self._page.show_everything()
        self.close()

    def _keep_order(self) -> None:
        self._page.grid.keep_order()
        self.close()

    def _tell(self) -> None:
        """Say how much is shown, and whether there is an order to keep."""
        grid = self._page.grid
        n = len(self._page.document.matrix.activities)
        shown = grid.model.shown_activities
        self.shown.setText(_("{shown} of {n} activities shown", shown=shown, n=n))
        self.keep.setEnabled(not grid.view_filter.keeps_order)
        self.everything.setEnabled(grid.view_filter != ViewFilter())
