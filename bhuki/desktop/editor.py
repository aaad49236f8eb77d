"""The page on which one matrix is edited: tools, messages, the grid, and what stands beside it.

    page = EditorPage(document, menus)
    page.show_side("findings")            # or properties, history, notes, load-panel; "" for none
    page.set_projector(True)

It only brings its parts together: each of them follows the document by itself.
"""

from typing import Any, NamedTuple

import msgspec
from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from bhuki.desktop.context_menus import context_menu
from bhuki.desktop.document import Document
from bhuki.desktop.filter_popup import FilterPopup
from bhuki.desktop.find_bar import FindBar
from bhuki.desktop.focus import Focus
from bhuki.desktop.grid.matrix_grid import MatrixGrid
from bhuki.desktop.grid.view_filter import Order, ViewFilter
from bhuki.desktop.language import _
from bhuki.desktop.menus import Menus
from bhuki.desktop.message_line import MessageLine
from bhuki.desktop.panels.findings_panel import FindingsPanel
from bhuki.desktop.panels.history import HistoryPanel
from bhuki.desktop.panels.lists_on_paper import accepted_page, notes_page, parked_page
from bhuki.desktop.panels.notes import NotesPanel
from bhuki.desktop.panels.printing import printing
from bhuki.desktop.panels.side_panel import SidePanel
from bhuki.desktop.settings import (
    AFTER_KEY,
    PANEL_SHOWN,
    PANEL_SIDE,
    PANEL_WIDTH,
    ROW_TOTALS,
    ZOOM,
    settings,
)
from bhuki.desktop.toolbar import Toolbar
from bhuki.desktop.walk.legend import LegendBar
from bhuki.desktop.walk.walk_bar import WalkBar
from bhuki.matrix.entities import CellKey

FINDINGS, PROPERTIES, HISTORY, NOTES = "findings", "properties", "history", "notes"
LOAD = "load-panel"
_ROLES_SHARE = 0.55  # of the projector's width; the names take the rest
_FEWEST_ROLES = 3  # with letters in a section, for the others to be folded away
_KINDS = {"activity": "activities", "section": "sections", "role": "roles", "group": "groups"}


class Place(NamedTuple):
    """Where someone is in a matrix: at which cell, seeing how much."""

    cell: CellKey | None
    view: ViewFilter


class EditorPage(QWidget):
    """One matrix on the screen."""

    rule_requested = Signal(str)  # the rule whose page is to be seen
    side_changed = Signal(str)  # which panel stands at the side, "" for none
    view_changed = Signal()

    def __init__(self, document: Document, menus: Menus, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self._menus = menus
        self.grid = MatrixGrid(document)
        self.toolbar = Toolbar(document, menus, self.grid.model.counts.total)
        self.message = MessageLine()
        self.walk_bar = WalkBar(document)
        self.find_bar = FindBar(document)
        self.findings = FindingsPanel(document)
        self.properties = SidePanel(document)
        self.history = HistoryPanel(document)
        self.notes = NotesPanel(document)
        self.legend = LegendBar(document)
        self._sides: dict[str, QWidget] = {
            FINDINGS: self.findings,
            PROPERTIES: self.properties,
            HISTORY: self.history,
            NOTES: self.notes,
        }
        self._view_before: ViewFilter | None = None
        # Rows get their places only when the page was laid out; then the question's is shown.
        self._see_cursor = QTimer(self, singleShot=True, interval=0)
        self._see_cursor.timeout.connect(self._scroll_to_cursor)
        self._lay_out()
        beside = (self.toolbar, self.message, self.walk_bar, self.find_bar)
        self.focus = Focus((*beside, self.grid, self.side_stack))
        self._wire()
        self.walk_bar.hide()
        self.legend.hide()
        self.follow_settings()
        self.show_side(settings.get(PANEL_SIDE) if settings.get(PANEL_SHOWN) else "")
        self.findings.open_first()
        self.grid.setFocus()

    @property
    def side(self) -> str:
        """Which panel stands at the side, "" for none."""
        return "" if self.side_stack.isHidden() else self._side

    def show_side(self, name: str) -> None:
        """Show a panel at the side, or none."""
        if name:
            self._side = name
            keys = QApplication.focusWidget()
            had_keys = keys is not None and self.side_stack.isAncestorOf(keys)
            self.side_stack.setCurrentWidget(self._panel(name))
            if had_keys:
                self.focus.give_to(self._panel(name))
            if name in PANEL_SIDE.choices and name != settings.get(PANEL_SIDE):
                settings.set(PANEL_SIDE, name)
        self.side_stack.setVisible(bool(name) and not self.projector)
        self._show_properties()
        self.side_changed.emit(name)

    def _panel(self, name: str) -> QWidget:
        """Give a panel; the load's is made when it is first asked for: it counts everything."""
        if name == LOAD and LOAD not in self._sides:
            from bhuki.desktop.reports.load_panel import LoadPanel  # noqa: PLC0415 - as said

            panel = self._sides[LOAD] = LoadPanel(self.document)
            panel.close_requested.connect(self._leave_side)
            panel.large_requested.connect(self._menus["load"].trigger)
            self.side_stack.addWidget(panel)
        return self._sides[name]

    def _leave_side(self) -> None:
        self.show_side(FINDINGS)
        self.grid.setFocus()

    def toggle_side(self, name: str) -> None:
        """Show a panel, or hide it where it is the one that shows."""
        self.show_side("" if self.side == name else name)
        if not self.side:
            self.grid.setFocus()

    def toggle_panel(self) -> None:
        """Show the side panel, or hide it; remembered for the next time."""
        shown = not self.side
        settings.set(PANEL_SHOWN, shown)
        self.show_side(self._side if shown else "")
        if not shown:
            self.grid.setFocus()

    def show_settled(self, which: str) -> None:
        """Show the points that are `parked` or `accepted`."""
        self.show_side(FINDINGS)
        self.findings.show_settled(which)

    def print_list(self, which: str) -> None:
        """Print the `parked` or `accepted` points or the `notes`."""
        pages = {
            "parked": (_("Parked points"), parked_page),
            "accepted": (_("Accepted points"), accepted_page),
            NOTES: (_("Notes"), notes_page),
        }
        title, page = pages[which]
        printing.show(self, title, page(self.document))

    def set_view(self, view: ViewFilter) -> None:
        """Filter the grid, and say so at the tools."""
        self.grid.set_view(view)
        if self.toolbar.filter.text() != view.text:
            self.toolbar.filter.setText(view.text)

    def change_view(self, **values: Any) -> None:
        """Change some of what the filter says and leave the rest."""
        self.set_view(msgspec.structs.replace(self.grid.view_filter, **values))

    def open_filter(self) -> FilterPopup:
        """Offer all that can be filtered and sorted by; give the box, for tests."""
        popup = FilterPopup(self)
        popup.open(self.toolbar.filter_button)
        self._show_filtered()  # the click that opened the box was none on its state
        return popup

    def settle_here(self, how: str) -> None:
        """Accept or park the point where the cursor is: the opened one, or the first there."""
        self.show_side(FINDINGS)
        activity_id, role_id = self.grid.current_cell() or ("", "")
        card = self.findings.card
        about = card.finding if card is not None else None
        elsewhere = about is None or (about.activity or activity_id) != activity_id
        if elsewhere and not self.findings.show_for(activity_id, role_id):
            self.message.say(_("There is no open point here."))
            return
        if self.findings.card is None:
            return
        if how == "park":
            self.findings.card.park()
        else:
            self.findings.card.ask_reason()

    def sort(self, field: str, order: str) -> None:
        """Show activities (`activity_order`) or roles (`role_order`) in an order."""
        self.change_view(**{field: Order(order)})

    def show_everything(self) -> None:
        """Let everything through again, in the document's own order."""
        self.set_view(ViewFilter())

    def start_walk(self) -> None:
        """Ask the room about the open findings, one by one."""
        self.walk_bar.show()
        opened = self.findings.view.opened
        self.walk_bar.start(opened)
        self.legend.show_keys(True)
        self.grid.setFocus()

    def set_projector(self, on: bool) -> None:
        """Show only the question, the grid and the letters' meaning, large."""
        writing = self.walk_bar.focusWidget() if self.walk_bar.asking is not None else None
        self.projector = on
        self.toolbar.setVisible(not on)
        self.side_stack.setVisible(not on and settings.get(PANEL_SHOWN))
        self.grid.set_projector(on)
        if not on:
            self._show_all_again()
        self.walk_bar.set_projector(on)
        self.legend.setVisible(on)
        (writing or self.grid).setFocus()

    def follow_settings(self) -> None:
        """Take over what the user has chosen."""
        self.grid.set_after_key(settings.get(AFTER_KEY))
        self.grid.set_row_totals(settings.get(ROW_TOTALS))
        if not self.projector:  # the room has a zoom of its own
            self.grid.set_zoom(settings.get(ZOOM))

    def _lay_out(self) -> None:
        self.projector = False
        self._side = FINDINGS
        self.side_stack = QStackedWidget()
        for panel in self._sides.values():
            self.side_stack.addWidget(panel)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.grid)
        self.splitter.addWidget(self.side_stack)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([2000, settings.get(PANEL_WIDTH)])
        self.splitter.splitterMoved.connect(self._remember_width)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.toolbar, self.message, self.walk_bar, self.find_bar):
            column.addWidget(part)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.legend)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:  # what had the keys has no use for it
            self.grid.setFocus()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        # Qt hands the keys of what is hidden on to whatever comes next, which may be a button of
        # the status line; the next letter that the room decides would be lost there.
        keys = QApplication.focusWidget()
        if keys is not None and not keys.isVisible() and self.isAncestorOf(keys):
            self.grid.setFocus()
            return True
        return super().focusNextPrevChild(forward)

    def _wire(self) -> None:
        grid, findings, walk = self.grid, self.findings, self.walk_bar
        letters = self.toolbar.palette_of_letters
        letters.letter_chosen.connect(self._choose_letter)
        letters.painting_changed.connect(lambda code: grid.set_palette_letter(code or None))
        grid.painting_stopped.connect(lambda: letters.paint_with(""))
        self.toolbar.filter_typed.connect(self._filter)
        self.toolbar.filter.returnPressed.connect(grid.setFocus)
        self.toolbar.filter_button.clicked.connect(lambda _on=False: self.open_filter())
        grid.view_changed.connect(self._show_filtered)
        self.find_bar.go_to_requested.connect(self.go_to)
        self.find_bar.left.connect(grid.setFocus)
        self.message.left.connect(grid.setFocus)
        grid.cursor_moved.connect(findings.follow_cursor)
        grid.cursor_moved.connect(lambda _activity, _role: self._show_properties())
        grid.context_menu_requested.connect(self.open_menu)
        grid.heading_chosen.connect(lambda _kind, _id: self._show_properties())
        grid.finding_requested.connect(self._open_finding_of)
        grid.hint.command_wished.connect(lambda command: self._menus[command].trigger())
        grid.refused.connect(lambda why: self.message.say(why, problem=True))
        grid.view_changed.connect(self.view_changed)
        findings.go_to_requested.connect(self.go_to)
        findings.left.connect(grid.setFocus)
        findings.letter_typed.connect(self._type)
        walk.go_to_requested.connect(self._go_to_question)
        walk.resized.connect(self._keep_question_in_view)
        findings.walk_requested.connect(self.start_walk)
        walk.listen_to(grid)
        walk.candidates_changed.connect(grid.number_candidates)
        grid.cursor_moved.connect(walk.follow_cursor)
        walk.ended.connect(self._walk_ended)
        for panel in (self.properties, self.history, self.notes):
            panel.close_requested.connect(self._leave_side)
        self.notes.go_to_requested.connect(self.go_to)
        findings.rule_requested.connect(self.rule_requested)
        findings.print_requested.connect(self.print_list)
        self.notes.print_requested.connect(lambda: self.print_list(NOTES))
        walk.print_parked_requested.connect(lambda: self.print_list("parked"))

    def open_menu(self, kind: str, _thing: object, place: QPoint) -> QMenu:
        """Open the menu of what lies in the grid under the mouse; give it, for tests."""
        menu = context_menu(kind, self._menus, self.document.matrix.scheme, self)
        menu.triggered.connect(self._letter_from_menu)
        menu.popup(place)
        return menu

    def _letter_from_menu(self, action: QAction) -> None:
        if isinstance(action.data(), str):
            self.grid.type_letter(action.data())

    def _choose_letter(self, code: str, adds: bool) -> None:
        self.grid.type_letter(code, adds)
        self.grid.setFocus()

    def _type(self, text: str, adds: bool) -> None:
        self.grid.letters.sign(text, add=adds)
        self.grid.setFocus()

    def _filter(self, text: str) -> None:
        view = self.grid.view_filter
        if view.text != text:
            self.set_view(msgspec.structs.replace(view, text=text))

    def _show_filtered(self) -> None:
        """Let the tools say that something is hidden, or stands in another order."""
        self.toolbar.filter_button.setChecked(self.grid.view_filter != ViewFilter())

    def place(self) -> Place:
        """Give where the user is, for the page that comes after this one."""
        return Place(self.grid.current_cell(), self.grid.view_filter)

    def take_place(self, place: Place) -> None:
        """Be where the user was on the page before this one, as far as it is still there."""
        self.set_view(place.view)
        if place.cell is not None:
            self.grid.go_to(*place.cell)

    def go_to(self, activity_id: str, role_id: str) -> None:
        """Bring the cursor to a cell; a filter that hides it is lifted."""
        if not self.grid.go_to(activity_id or None, role_id or None):
            self.set_view(ViewFilter())
            self.grid.go_to(activity_id or None, role_id or None)

    def _go_to_question(self, activity_id: str, role_id: str) -> None:
        """Go where the question is; for a room, show only its section and the roles in it."""
        activity = self.document.matrix.activities.get(activity_id)
        if self.projector and self.walk_bar.walk.active:
            self._show_section(activity.section if activity is not None else None)
        self.go_to(activity_id, role_id)
        self._see_cursor.start()

    def _scroll_to_cursor(self) -> None:
        view = self.grid.view
        view.scrollTo(view.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_question_in_view()

    def _keep_question_in_view(self) -> None:
        if self.walk_bar.walk.active:
            self._see_cursor.start()

    def _show_section(self, section_id: str | None) -> None:
        if self._view_before is None:
            self._view_before = self.grid.view_filter
        if section_id is None:
            self.grid.set_view(self._view_before)
        else:
            only = ViewFilter(sections=frozenset({section_id}))
            self.grid.set_view(
                msgspec.structs.replace(only, hide_empty_roles=self._folds_roles(section_id))
            )

    def _folds_roles(self, section_id: str) -> bool:
        """Say whether roles without letters in a section make room for those with some."""
        matrix = self.document.matrix
        if len(matrix.roles) * self.grid.view.style_now.column <= self.width() * _ROLES_SHARE:
            return False
        inside = [a.id for a in matrix.activities.values() if a.section == section_id]
        used = [r for r in matrix.roles if any((a, r) in matrix.assignments for a in inside)]
        return len(used) >= _FEWEST_ROLES

    def _show_all_again(self) -> None:
        """Show what was shown before the walk narrowed it for the room."""
        if self._view_before is not None:
            self.grid.set_view(self._view_before)
            self._view_before = None

    def _open_finding_of(self, activity_id: str) -> None:
        self.show_side(FINDINGS)
        self.findings.show_for(activity_id, "")

    def _show_properties(self) -> None:
        if self.side != PROPERTIES:
            return
        heading = self.grid.heading
        if heading is None or heading.kind == "activity":
            self.properties.show_things("activities", self.grid.selected_activities())
        elif heading.kind == "role":
            self.properties.show_things("roles", self.grid.selected_roles())
        else:
            self.properties.show_things(_KINDS[heading.kind], [heading.id])

    def _walk_ended(self) -> None:
        self.walk_bar.hide()
        self.legend.show_keys(False)
        self._show_all_again()
        self.grid.light_candidates([])
        self.grid.setFocus()

    def _remember_width(self, _place: int, _index: int) -> None:
        settings.set(PANEL_WIDTH, self.splitter.sizes()[1])
