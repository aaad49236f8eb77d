"""The walk on the screen: the question, its answers, and the keys.

    bar = WalkBar(document)
    bar.listen_to(grid)                               # its keys answer while the walk is on
    bar.go_to_requested.connect(grid.go_to)
    bar.candidates_changed.connect(grid.number_candidates)
    bar.ended.connect(…)                              # fold the bar away
    bar.start()                                       # or bar.start(finding.key)
    bar.set_projector(True)                           # big, for a room of twelve

`candidates_changed` carries the role of each answer in the order of their number keys, "" for an
answer that is about no single role.
"""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.fonts import grown, text_scale
from bhuki.desktop.panels.accept_form import AcceptForm
from bhuki.desktop.panels.another_role import answers, give_it_to
from bhuki.desktop.panels.finding_place import place_of
from bhuki.desktop.panels.flow import FlowLayout
from bhuki.desktop.panels.pieces import IconLabel, button, icon_button, label, name_it, restyle
from bhuki.desktop.panels.role_picker import RolePicker
from bhuki.desktop.walk.candidate_card import CandidateCard
from bhuki.desktop.walk.question_label import QuestionLabel
from bhuki.desktop.walk.walk import Walk
from bhuki.desktop.walk.walk_keys import ACCEPT, PARK, walk_keys
from bhuki.desktop.walk.walk_words import say_answer, say_place
from bhuki.matrix.entities import FindingKey
from bhuki.rules.accept import acceptance_edit, parking_edit
from bhuki.rules.finding import Finding, Fix
from bhuki.rules.registry import RULES
from bhuki.rules.wording import question, rule_title

MOST_ANSWERS = 8  # the ninth key is for another role
QUESTION, PROJECTOR_QUESTION = 24, 48  # px
_ASKED, _ASKED_WIDE = 420, 720
_ROW, _ROW_WIDE = 26, 38  # of the list of roles
_FEW = 3  # roles listed for a room, which wants to see the grid too
PROJECTOR_SCALES = (1.55, 1.45, 1.35)


class WalkBar(QFrame):
    """The question over the grid."""

    go_to_requested = Signal(str, str)
    candidates_changed = Signal(object)
    print_parked_requested = Signal()
    resized = Signal()  # what it asks takes more or less room now
    ended = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.walk = Walk(document, self)
        self.projector = False
        self.fixes: list[Fix] = []
        self.cards: list[CandidateCard] = []
        self.asking: RolePicker | AcceptForm | None = None
        self.setProperty("walk", "true")
        self._build()
        self.walk.changed.connect(self.refresh)
        self.walk.ended.connect(self._tell_ended)
        speech.changed.connect(self.retranslate)
        self.retranslate()

    def start(self, key: FindingKey | None = None) -> None:
        """Begin at the first open finding or at one that is given."""
        self.walk.start(key)

    def end(self) -> None:
        """Stop walking."""
        self.walk.end()

    def set_projector(self, on: bool) -> None:
        """Be shown for a room, or for a desk."""
        self.projector = on
        self._resize_parts()
        asked, self.asking = self.asking, None  # what is being written is kept
        self.refresh()
        if asked is not None:
            self._ask_with(asked)

    def listen_to(self, widget: QWidget) -> None:
        """Let the walk's keys count while a widget, or what lies in it, has the focus."""
        for part in (widget, *widget.findChildren(QWidget)):
            part.installEventFilter(self)

    def answer_key(self, event: QKeyEvent) -> bool:
        """Do what a key means in the walk; say whether it meant anything."""
        if not self.walk.active or self.asking is not None:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.end()
            return True
        key = walk_keys(self.document.matrix.scheme).meant(event)
        if not key or self.walk.finding is None:
            return False
        if key == PARK:
            self.park()
        elif key == ACCEPT:
            self.ask_reason()
        elif int(key) <= len(self.cards):
            self.cards[int(key) - 1].click()
        return True

    def follow_cursor(self, activity_id: str, _role_id: str) -> None:
        """Light the answers only while the cursor is where the question is about."""
        if self.walk.active:
            self._light(activity_id)

    # --- answers

    def park(self) -> None:
        """Put the question aside for later."""
        if self.walk.finding is not None:
            matrix = self.document.matrix
            self.document.do(parking_edit(matrix, self.walk.finding, on=date.today()))

    def ask_reason(self) -> None:
        """Ask why it is right as it is."""
        form = AcceptForm()
        form.accepted.connect(self._accept)
        form.left.connect(self._stop_asking)
        self._ask_with(form)
        form.reason.setFocus()

    def pick_role(self) -> None:
        """Ask which other role."""
        picker = RolePicker(self.document.matrix)
        picker.picked.connect(self._give_to)
        picker.left.connect(self._stop_asking)
        self._ask_with(picker)
        picker.entry.setFocus()

    # --- showing

    def refresh(self) -> None:
        """Show the question that is asked now, or that there is none left."""
        self._stop_asking(back=False)
        finding = self.walk.finding
        self._clear_cards()
        self.done.setVisible(finding is None)
        for part in (self.icon, self.rule, self.place, self.cards_box, self.keys):
            part.setVisible(finding is not None)
        if finding is None:
            self._show_done()
        else:
            self._show_question(finding)

    def retranslate(self) -> None:
        """Set all words."""
        name_it(self.back, _("The question before"))
        name_it(self.forward, _("The next question"))
        self.print_button.setText(_("Print the parked points"))
        self.close_button.setText(_("Close"))
        self.park_button.setText(_("park"))
        self.accept_button.setText(_("accept"))
        self.end_button.setText(_.context("walk", "stop"))
        self.setAccessibleName(_("Walk the open points"))
        self.refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.walk.active and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._is_ours(event):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self.answer_key(event):
                return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_cards()
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.answer_key(event):
            super().keyPressEvent(event)

    # --- its parts

    def _build(self) -> None:
        self.column = QVBoxLayout(self)
        self.column.setSpacing(8)
        self._build_head()
        self.question = QuestionLabel()
        self.column.addWidget(self.question)
        self.cards_box = QWidget()
        self.flow = FlowLayout(self.cards_box, spacing=10)
        self.column.addWidget(self.cards_box)
        self._build_done()
        self._resize_parts()

    def _build_head(self) -> None:
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.icon = IconLabel("error", "error", 18)
        self.rule, self.place, self.progress = label(), label("", "secondary"), label()
        self.progress.setProperty("role", "secondary")
        self.back = icon_button("chevron-left", on_click=lambda: self.walk.go(-1))
        self.forward = icon_button("chevron-right", on_click=lambda: self.walk.go(1))
        for made in (self.back, self.forward):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys in the grid
        for part in (self.icon, self.rule, self.place):
            self.head.addWidget(part)
        self.head.addStretch(1)
        self._build_keys()
        self.head.addWidget(self.keys)
        self.head.addWidget(self.progress)
        self.head.addWidget(self.back)
        self.head.addWidget(self.forward)
        self.column.addLayout(self.head)

    def _build_keys(self) -> None:
        self.keys = QWidget()
        row = QHBoxLayout(self.keys)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.key_labels = {key: label(key, "key") for key in (PARK, ACCEPT, "Esc")}
        self.park_button = button("quiet", on_click=self.park)
        self.accept_button = button("quiet", on_click=self.ask_reason)
        self.end_button = button("quiet", on_click=self.end)
        buttons = (self.park_button, self.accept_button, self.end_button)
        for key, made in zip(self.key_labels.values(), buttons, strict=True):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            made.setProperty("fit", "small")
            row.addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)
            row.addWidget(made)
        row.addSpacing(12)

    def _build_done(self) -> None:
        self.done = QWidget()
        row = QHBoxLayout(self.done)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        self.print_button = button("", "print", on_click=self.print_parked_requested.emit)
        self.close_button = button("primary", on_click=self.end)
        row.addWidget(self.close_button)
        row.addWidget(self.print_button)
        row.addStretch(1)
        self.column.addWidget(self.done)

    def _resize_parts(self) -> None:
        big = self.projector
        edge = 40 if big else 16
        self.column.setContentsMargins(edge, 14 if big else 10, edge, 16 if big else 12)
        self.column.setSpacing(12 if big else 8)
        for words in (self.rule, self.place, self.progress):
            # Once the style sheet was asked, setFont no longer counts; a property does.
            words.setProperty("walk", "big" if big else "small")
            restyle(words)
        # On the projector the legend bar at the foot shows the keys.
        self.keys.setVisible(not big and self.walk.finding is not None)

    # --- the question

    def _show_question(self, finding: Finding) -> None:
        matrix, texts = self.document.matrix, speech.texts
        severity = finding.severity.value
        self.icon.show_icon(severity, severity)
        self.rule.setText(rule_title(RULES[finding.rule], texts))
        self.rule.setProperty("role", severity)
        self.place.setText(say_place(finding, matrix))
        self._resize_parts()
        self.progress.setText(_("Point {place} of {n}", place=self.walk.number, n=self.walk.total))
        largest = PROJECTOR_QUESTION if self.projector else grown(QUESTION)
        self.question.show_question(question(finding, matrix, texts), largest)
        several = len(self.walk.waiting) > 1
        self.back.setVisible(several and not self.projector)
        self.forward.setVisible(several and not self.projector)
        keys = walk_keys(matrix.scheme)
        for key, shown in self.key_labels.items():
            shown.setText(keys.shown(key))
        self._show_cards(finding)
        self._go_there(finding)
        self._light(finding.activity or "")

    def _go_there(self, finding: Finding) -> None:
        self.go_to_requested.emit(*place_of(finding, self.fixes))

    def _light(self, activity_id: str) -> None:
        finding = self.walk.finding
        here = finding is not None and finding.activity and finding.activity == activity_id
        self.candidates_changed.emit([fix.role or "" for fix in self.fixes] if here else [])

    def _show_cards(self, finding: Finding) -> None:
        matrix = self.document.matrix
        keys = walk_keys(matrix.scheme)
        offered = answers(finding, matrix, MOST_ANSWERS)
        self.fixes = [fix for fix in offered if fix is not None]
        for n, fix in enumerate(offered, 1):
            if fix is None:
                words = _("A role") if n == 1 else _("Another")
                card = CandidateCard(keys.shown(str(n)), words, _("type the name"))
                card.dashed = True
                card.clicked.connect(self.pick_role)
            else:
                title, detail = say_answer(fix, finding, matrix, short=self.projector)
                card = CandidateCard(keys.shown(str(n)), title, detail)
                card.best = n == 1
                card.clicked.connect(lambda _checked=False, edit=fix.edit: self.document.do(edit))
            self._add_card(card)
        self._fit_cards()
        self.cards_box.setVisible(bool(self.cards))
        if self.cards:
            self.setFocusProxy(self.cards[0])

    def _fit_cards(self) -> None:
        """On the projector, let the answers stand in one line if they need not be small for it."""
        margins = self.column.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        for scale in PROJECTOR_SCALES if self.projector else (text_scale(),):
            for card in self.cards:
                card.set_scale(scale)
            wide = sum(card.sizeHint().width() + self.flow.spacing() for card in self.cards)
            if wide - self.flow.spacing() <= room:
                return

    def _add_card(self, card: CandidateCard) -> None:
        card.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cards.append(card)
        self.flow.addWidget(card)

    def _clear_cards(self) -> None:
        self.setFocusProxy(None)  # type: ignore[arg-type]  # Qt takes it for none
        for card in self.cards:
            self.flow.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []

    def _show_done(self) -> None:
        parked = self.walk.parked
        said = _("All points have been gone through.")
        if parked:
            said += " " + _.plural("{n} is parked.", "{n} are parked.", n=parked)
        largest = PROJECTOR_QUESTION if self.projector else grown(QUESTION)
        self.question.show_question(said, largest)
        self.progress.setText("")
        self.back.setVisible(False)
        self.forward.setVisible(False)
        self.print_button.setVisible(bool(parked))
        self.fixes = []
        self.candidates_changed.emit([])

    # --- what is asked further

    def _ask_with(self, widget: RolePicker | AcceptForm) -> None:
        self._stop_asking(back=False)
        self.asking = widget
        widget.setMaximumWidth(_ASKED_WIDE if self.projector else grown(_ASKED))
        for kind in (QLineEdit, QListWidget, QPushButton, QLabel):
            for part in widget.findChildren(kind):
                part.setProperty("walk", "big" if self.projector else "")
                restyle(part)
        if isinstance(widget, RolePicker):
            if self.projector:
                widget.set_row(_ROW_WIDE, _FEW)
            else:
                widget.set_row(grown(_ROW))
        self.cards_box.setVisible(False)
        self.column.insertWidget(self.column.indexOf(self.cards_box) + 1, widget)
        widget.show()  # a layout shows it only later, and what isn't shown can't hand on its keys

    def _stop_asking(self, *, back: bool = True) -> None:
        if self.asking is not None:
            self.asking.hide()
            self.asking.deleteLater()
            self.asking = None
            self.cards_box.setVisible(bool(self.cards))
        if back and self.walk.finding is not None:
            self._go_there(self.walk.finding)

    def _give_to(self, role_id: str) -> None:
        if self.walk.finding is not None:
            self.document.do(give_it_to(self.walk.finding, role_id, self.document.matrix))

    def _accept(self, reason: str, by: str) -> None:
        if self.walk.finding is not None:
            matrix = self.document.matrix
            self.document.do(acceptance_edit(matrix, self.walk.finding, reason, by, date.today()))

    def _is_ours(self, event: QKeyEvent) -> bool:
        if self.asking is not None:
            return False
        key = walk_keys(self.document.matrix.scheme).meant(event)
        return bool(key) or event.key() == Qt.Key.Key_Escape

    def _tell_ended(self) -> None:
        self._stop_asking(back=False)
        self.candidates_changed.emit([])
        self.ended.emit()
