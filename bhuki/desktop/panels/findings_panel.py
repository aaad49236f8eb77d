"""The findings panel: what is still open, grouped, with one finding opened in full.

    panel = FindingsPanel(document)
    panel.go_to_requested.connect(grid.go_to)         # (activity id or "", role id or "")
    panel.candidates_changed.connect(grid.light)      # the fixes' roles, in order
    panel.follow_cursor(activity_id, role_id)     # opens what is wrong there, if wanted

Keys: arrows walk, Return or Right opens, Left closes; 1-9, P and A answer as in the walk. Letters
go to the matrix.
"""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.fonts import grown
from bhuki.desktop.look.theme import theme
from bhuki.desktop.panels.finding_card import FindingCard
from bhuki.desktop.panels.finding_place import place_of
from bhuki.desktop.panels.findings_delegate import FindingsDelegate
from bhuki.desktop.panels.findings_list import FindingsList, is_letter
from bhuki.desktop.panels.findings_model import FindingsModel
from bhuki.desktop.panels.findings_rows import (
    PAGE,
    Grouping,
    Row,
    RowKind,
    View,
    group_key,
    rows_of,
)
from bhuki.desktop.panels.findings_words import FindingsWords
from bhuki.desktop.panels.grouping_button import GroupingButton
from bhuki.desktop.panels.pieces import IconLabel, PanelHeading, button, label, line
from bhuki.desktop.panels.settled import SettledList
from bhuki.desktop.walk.walk_keys import ACCEPT, PARK, walk_keys
from bhuki.matrix.entities import FindingKey
from bhuki.rules.finding import Finding
from bhuki.rules.judge import open_findings

_ROW = Qt.ItemDataRole.UserRole


class FindingsPanel(QWidget):
    """Open findings; at the foot, those accepted and parked."""

    go_to_requested = Signal(str, str)
    candidates_changed = Signal(object)
    opened = Signal(object)  # the finding that is opened, or None
    rule_requested = Signal(str)
    walk_requested = Signal()
    print_requested = Signal(str)  # "accepted" or "parked"
    letter_typed = Signal(str, bool)  # for the cell of the cursor; whether it is to be added
    left = Signal()  # with the keys on it, when there is nothing more to choose

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.setProperty("panel", "true")
        self.setMinimumWidth(grown(240))
        self.view = View()
        self.card: FindingCard | None = None
        self.why_shown = False
        self._open: list[Finding] = []
        self.words = FindingsWords(document)
        self.model = FindingsModel(self.words)
        self.delegate = FindingsDelegate()
        self._build_heading()
        self._build_list()
        self._build_foot()
        self._lay_out()
        # An edit may be one of many; the panel takes a breath and shows what they came to.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.refresh)
        # What the opened finding's fixes are waits until the typing rests: it takes longer.
        self._later = QTimer(self, singleShot=True, interval=150)
        self._later.timeout.connect(self._renew_card)
        document.findings_changed.connect(self._follow)
        document.edited.connect(self._follow)
        speech.changed.connect(self.retranslate)
        theme.changed.connect(self.list.viewport().update)
        self.retranslate()

    # --- what it shows

    def refresh(self) -> None:
        """Show the findings as they are now."""
        self._soon.stop()
        judge = self.document.judge
        self._open = open_findings(judge.findings)
        finding = judge.find(self.view.opened) if self.view.opened else None
        if finding is None or finding.accepted or finding.parked:
            self.view.opened = None
        self.show_rows(lazily=True)
        n = len(self._open)
        self.heading.count.setText(str(n))
        self._show_list(n > 0)
        accepted = parked = 0
        if n < len(judge.findings):
            accepted = sum(1 for f in judge.findings if f.accepted is not None)
            parked = len(judge.findings) - n - accepted
        self._count_settled(accepted, parked)
        if self.settled is not None:
            self.settled.refresh()

    def _show_list(self, some: bool) -> None:
        had_keys = self.list.hasFocus()
        self.stack.setCurrentWidget(self.list if some else self.empty)
        if had_keys and not some:
            self.left.emit()

    def show_rows(self, *, lazily: bool = False) -> None:
        """Lay out the rows anew, with the opened finding's card, whose fixes may be made later."""
        selected = self._selected()
        self.model.show(rows_of(self._open, self.view))
        self._place_card(lazily=lazily)
        if selected is not None and not self.list.currentIndex().isValid():
            self._select(min(selected, self.model.rowCount() - 1))

    def open_first(self) -> None:
        """Open the first finding, as when a matrix is shown for the first time, and go there."""
        if self._open:
            self.open_finding(self._open[0].key)

    def open_finding(self, key: FindingKey, *, go: bool = True) -> None:
        """Open a finding in full; with `go`, ask the grid to go to its cell."""
        finding = self.document.judge.find(key)
        if finding is None:
            return
        self.view.opened = key
        group = group_key(finding, self.view.grouping)
        self.view.expanded.add(group)
        self._page_to(finding, group)
        self.show_rows()
        place = self._card_row()
        self._select(place)
        self._show_card_whole()
        self.opened.emit(finding)
        if go:
            self._go_to(finding)

    def close_finding(self) -> None:
        """Close the finding that is opened."""
        self.view.opened = None
        self.show_rows()
        self.opened.emit(None)
        self.candidates_changed.emit([])

    def set_grouping(self, grouping: Grouping) -> None:
        """Group by severity, rule or activity."""
        self.view.grouping = self.words.grouping = grouping
        self.grouping_button.show_grouping(grouping)
        self.show_rows()
        self.model.retranslate()
        if self.view.opened is not None:
            self.open_finding(self.view.opened, go=False)

    def follow_cursor(self, activity_id: str, role_id: str) -> None:
        """Open what is wrong where the cursor is: its cell, its activity, or its role."""
        if self.grouping_button.follows and self.isVisible():
            self.show_for(activity_id, role_id)

    def show_for(self, activity_id: str, role_id: str) -> bool:
        """Open the first open finding of a cell, else of its activity, else of its role."""
        judge = self.document.judge
        found: list[Finding] = [
            *judge.at_cell((activity_id, role_id)),
            *judge.by_activity.get(activity_id, ()),
            *(f for f in judge.by_role.get(role_id, ()) if f.activity is None),
        ]
        waiting = open_findings(found)
        if not waiting:
            return False
        if self.view.opened not in {f.key for f in waiting}:
            self.open_finding(waiting[0].key, go=False)
        return True

    def retranslate(self) -> None:
        """Set all words."""
        self.heading.title.setText(_("Open points"))
        self.heading.count.setAccessibleName(_("Number of open points"))
        self.grouping_button.show_grouping(self.view.grouping)
        self.list.setAccessibleName(_("Open points"))
        self.empty_words.setText(_("No open points."))
        self.model.retranslate()
        self._close_card()
        self.refresh()

    def _follow(self, _change: object) -> None:
        self._soon.start()

    # --- its parts

    def _build_heading(self) -> None:
        self.heading = PanelHeading()
        self.grouping_button = GroupingButton()
        self.grouping_button.chosen.connect(self.set_grouping)
        self.heading.add(self.grouping_button)

    def _build_list(self) -> None:
        self.list = FindingsList()
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        self.list.setProperty("ground", "window")
        self.list.clicked.connect(self._click)
        self.list.key_pressed.connect(self._press)
        self.list.viewport().installEventFilter(self)
        self.setFocusProxy(self.list)
        self.empty = QWidget()
        self.empty_words = label("", "secondary")
        row = QHBoxLayout(self.empty)
        row.setContentsMargins(16, 16, 16, 16)
        row.setAlignment(Qt.AlignmentFlag.AlignTop)
        row.addWidget(IconLabel("check", "ok"))
        row.addWidget(self.empty_words)
        row.addStretch(1)
        self.settled: SettledList | None = None
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.empty)

    def _build_foot(self) -> None:
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(4)
        self.accepted_button = button("quiet", on_click=lambda: self.show_settled("accepted"))
        self.parked_button = button("quiet", on_click=lambda: self.show_settled("parked"))
        for made in (self.accepted_button, self.parked_button):
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(made)
        row.addStretch(1)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.column = column
        column.addWidget(self.heading)
        column.addWidget(self.stack, 1)
        column.addWidget(line())
        column.addWidget(self.foot)

    # --- accepted and parked

    def show_settled(self, which: str) -> None:
        """Show the accepted or parked findings over the foot, or hide them again."""
        shown = self.settled.which if self.settled is not None else ""
        if self.settled is not None:
            self.settled.hide()
            self.settled.deleteLater()
            self.settled = None
        if which and which != shown:
            self.settled = SettledList(self.document, which)
            self.settled.go_to_requested.connect(self.go_to_requested)
            self.settled.print_requested.connect(lambda: self.print_requested.emit(which))
            self.settled.close_requested.connect(lambda: self.show_settled(""))
            self.column.insertWidget(2, self.settled)
        now = self.settled.which if self.settled is not None else ""
        self.accepted_button.setChecked(now == "accepted")
        self.parked_button.setChecked(now == "parked")
        if self.card is not None:
            QTimer.singleShot(0, self, self._show_card_whole)  # there is more or less room now

    def _count_settled(self, accepted: int, parked: int) -> None:
        self.accepted_button.setText(_.plural("{n} accepted", "{n} accepted", n=accepted))
        self.parked_button.setText(_.plural("{n} parked", "{n} parked", n=parked))

    # --- the card

    def _place_card(self, *, lazily: bool = False) -> None:
        """Put the opened finding's card on its row, made anew when the finding changed."""
        place = self._card_row()
        if place < 0:
            self._close_card()
            return
        finding = self.model.rows[place].findings[0]
        index = self.model.index(place)
        if self.card is not None and self.list.indexWidget(index) is self.card:
            if lazily:
                self._later.start()
                return
            if self.card.finding == finding and not self.card.outdated():
                return
        self._close_card()
        self.card = FindingCard(self.document, finding, why_shown=self.why_shown)
        self.card.rule_requested.connect(self.rule_requested)
        self.card.why_toggled.connect(self._remember_why)
        self.card.height_changed.connect(self._show_card_whole)
        self.list.setIndexWidget(index, self.card)
        self._fit_card()
        self.candidates_changed.emit([fix.role or "" for fix in self.card.fixes])

    def _renew_card(self) -> None:
        """Let the card show what can be done as the matrix is now."""
        self._later.stop()
        self._place_card()

    def _close_card(self) -> None:
        if self.card is not None and isValid(self.card):
            self.card.hide()
            self.card.deleteLater()
        self.card = None

    def _fit_card(self) -> None:
        """Give the card's row the height that the card takes in the width there is."""
        if self.card is None:
            return
        width = self.list.viewport().width()
        height = self.card.height_for(width)
        if height != self.delegate.card_height:
            self.delegate.card_height = height
            self.list.scheduleDelayedItemsLayout()
        self.card.resize(width, height)

    def _show_card_whole(self) -> None:
        """Scroll so that the card, having grown, is seen whole, or from its top."""
        self._fit_card()
        index = self.model.index(self._card_row())
        tall = self.delegate.card_height > self.list.viewport().height()
        hint = QAbstractItemView.ScrollHint
        self.list.scrollTo(index, hint.PositionAtTop if tall else hint.EnsureVisible)
        if self.card is not None and (self.card.form or self.card.picker):
            self.list.scrollTo(index, hint.PositionAtBottom)

    def _remember_why(self, shown: bool) -> None:
        self.why_shown = shown

    def _card_row(self) -> int:
        return next((n for n, r in enumerate(self.model.rows) if r.kind is RowKind.CARD), -1)

    # --- what the user does

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.list.viewport() and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._fit_card)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_card()

    def _click(self, index: QModelIndex) -> None:
        self._activate(index.data(_ROW))

    def _activate(self, row: Row) -> None:
        match row.kind:
            case RowKind.GROUP if row.n == 1:
                self.open_finding(row.findings[0].key)
            case RowKind.GROUP:
                self._toggle(row.key)
            case RowKind.FINDING:
                self.open_finding(row.findings[0].key)
            case RowKind.MORE:
                group = row.key.removesuffix("|more")
                self.view.shown[group] = self.view.shown.get(group, PAGE) + PAGE
                self.show_rows()
            case _other:
                pass

    def _toggle(self, group: str, open_it: bool | None = None) -> None:
        opening = group not in self.view.expanded if open_it is None else open_it
        if opening:
            self.view.expanded.add(group)
        else:
            self.view.expanded.discard(group)
        self.show_rows()

    def _press(self, event: QKeyEvent) -> None:
        """Answer a key in the list; what is not answered moves in the list as usual."""
        index = self.list.currentIndex()
        row: Row | None = index.data(_ROW) if index.isValid() else None
        key = event.key()
        if self._later.isActive():
            self._renew_card()  # a key must never choose what is no longer offered
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.card is not None and self._answer(self.card, event):
            event.accept()
        elif is_letter(event, self.document.matrix.scheme):
            event.accept()
            adds = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.letter_typed.emit(event.text(), adds)
        elif not plain or row is None:
            return
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            event.accept()
            self._activate(row)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            event.accept()
            self._open_or_close(row, key == Qt.Key.Key_Right)

    def _answer(self, card: FindingCard, event: QKeyEvent) -> bool:
        """Do with the opened finding what a key says, the same as in the walk."""
        meant = walk_keys(self.document.matrix.scheme).meant(event)
        if meant == PARK:
            card.park()
        elif meant == ACCEPT:
            card.ask_reason()
        elif meant:
            return card.press(int(meant))
        elif event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.close_finding()
        else:
            return False
        return True

    def _open_or_close(self, row: Row, opening: bool) -> None:
        if row.kind is RowKind.CARD and not opening:
            self.close_finding()
        elif row.kind is RowKind.GROUP and row.n > 1:
            self._toggle(row.key, opening)
        elif opening:
            self._activate(row)

    # --- small things

    def _go_to(self, finding: Finding) -> None:
        activity, role = place_of(finding, self.card.fixes if self.card is not None else ())
        if activity or role:
            self.go_to_requested.emit(activity, role)

    def _page_to(self, finding: Finding, group: str) -> None:
        """See to it that a finding is among those of its group that are shown."""
        keys = (f.key for f in self._open if group_key(f, self.view.grouping) == group)
        place = next((n for n, key in enumerate(keys) if key == finding.key), 0)
        if place >= self.view.shown.get(group, PAGE):
            self.view.shown[group] = (place // PAGE + 1) * PAGE

    def _selected(self) -> int | None:
        index = self.list.currentIndex()
        return index.row() if index.isValid() else None

    def _select(self, place: int) -> None:
        if 0 <= place < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(place))
