"""The opened finding: what is wrong, why it matters, and what can be done about it.

    card = FindingCard(document, finding, why_shown=False)
    card.press(2)                        # the second fix, as the key 2 does

It carries out what is chosen through the document; whoever shows it hears of the change there.
"""

from datetime import date
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, for_screen, speech
from bhuki.desktop.look.fonts import text_scale
from bhuki.desktop.look.guard import guarded
from bhuki.desktop.look.icons import icon
from bhuki.desktop.look.theme import theme
from bhuki.desktop.panels.accept_form import AcceptForm
from bhuki.desktop.panels.another_role import answers, give_it_to
from bhuki.desktop.panels.fix_button import FixButton
from bhuki.desktop.panels.on_sheet import say_place
from bhuki.desktop.panels.pieces import button, label
from bhuki.desktop.panels.role_picker import RolePicker
from bhuki.rules.accept import acceptance_edit, parking_edit
from bhuki.rules.finding import Finding, Fix
from bhuki.rules.registry import RULES
from bhuki.rules.wording import fix_reason, fix_text, headline, message, rule_source, rule_why

MOST_FIXES = 8  # the ninth key is for another role
BAR = 3


class FindingCard(QFrame):
    """One finding in full."""

    rule_requested = Signal(str)
    why_toggled = Signal(bool)
    height_changed = Signal()

    def __init__(
        self,
        document: Document,
        finding: Finding,
        *,
        why_shown: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.finding = finding
        self.answers = answers(finding, document.matrix, MOST_FIXES)
        self.fixes = [fix for fix in self.answers if fix is not None]
        self.buttons: list[FixButton] = []
        self.picker: RolePicker | None = None
        self.form: AcceptForm | None = None
        self.setProperty("finding", "true")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(13 + BAR, 12, 14, 14)
        self.column.setSpacing(6)
        self._add_words()
        self._add_why(why_shown)
        self._add_fixes()
        self._add_settling()
        self.setAccessibleName(self.title.text())

    def press(self, number: int) -> bool:
        """Choose the fix of a number key; say whether there is one."""
        if 1 <= number <= len(self.buttons):
            self.buttons[number - 1].click()
            return True
        return False

    def outdated(self) -> bool:
        """Say whether what can be done is now something else than the card offers."""
        return answers(self.finding, self.document.matrix, MOST_FIXES) != self.answers

    def height_for(self, width: int) -> int:
        """Give the height that the card takes in a width."""
        # Fonts and margins come from the style sheet, and count only once it was asked.
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        self.column.invalidate()
        return self.column.totalHeightForWidth(width)

    def park(self) -> None:
        """Put the finding aside for later."""
        self.document.do(parking_edit(self.document.matrix, self.finding, on=date.today()))

    def ask_reason(self) -> None:
        """Show the fields for accepting the finding with a reason."""
        if self.form is None:
            self._put_away_picker()  # one question at a time
            self.form = AcceptForm()
            self.form.accepted.connect(self._accept)
            self.form.left.connect(self._leave_form)
            self.column.addWidget(self.form)
            self.form.show()  # a layout shows it only later, and counts its height only then
            self.settling.setVisible(False)
            self._grow()
        self.form.reason.setFocus()

    def pick_role(self) -> None:
        """Show the roles to choose among."""
        if self.picker is None:
            self._put_away_form()
            self.picker = RolePicker(self.document.matrix)
            self.picker.picked.connect(self._give_to)
            self.picker.left.connect(self._leave_picker)
            self.column.insertWidget(self.column.indexOf(self.settling), self.picker)
            self.picker.show()
            self._grow()
        self.picker.entry.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        number = event.key() - Qt.Key.Key_0
        if plain and 1 <= number <= 9 and self.press(number):
            return
        super().keyPressEvent(event)

    @guarded
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(0, 0, BAR, self.height(), theme.token(self.finding.severity.value))
        painter.end()

    # --- its parts

    def _add_words(self) -> None:
        matrix, texts = self.document.matrix, speech.texts
        self.title = label(headline(self.finding, matrix, texts), "heading", wrap=True)
        self.message = label(message(self.finding, matrix, texts), wrap=True)
        self.column.addWidget(self.title)
        self.column.addWidget(self.message)
        self.where = label("", "secondary", wrap=True)
        self.column.addWidget(self.where)
        self._say_place()
        # The sheet is known only once the matrix shows, and forgotten when it is saved elsewhere.
        self.document.file_changed.connect(self._say_place)

    def _say_place(self) -> None:
        said = say_place(self.document, self.finding)
        self.where.setHidden(not said)
        if said != self.where.text():
            self.where.setText(said)
            self._grow()

    def _add_why(self, shown: bool) -> None:
        rule = RULES[self.finding.rule]
        self.why = button("quiet", "chevron-right")
        self.why.setProperty("flush", "true")
        self.why.setText(_("Why?"))
        self.why.setCheckable(True)
        self.why.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys to the list
        self.why.toggled.connect(self._show_why)
        self.reason = label(rule_why(rule, speech.texts), "secondary", wrap=True)
        self.source = label("", "secondary", wrap=True)
        self.source.setTextFormat(Qt.TextFormat.RichText)
        self.source.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.source.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        link = f"<a href='rule'>{escape(_('Read the rule'))}</a>"
        self.source.setText(f"{link}&nbsp; {escape(rule_source(rule, speech.texts))}")
        self.source.linkActivated.connect(lambda _link: self.rule_requested.emit(rule.id))
        self.column.addWidget(self.why, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.reason)
        self.column.addWidget(self.source)
        self.reason.setVisible(False)
        self.source.setVisible(False)
        self.why.setChecked(shown)

    def _add_fixes(self) -> None:
        if not self.answers:
            return
        self.column.addSpacing(2)
        self.column.addWidget(label(_("Do this"), "small"))
        for n, fix in enumerate(self.answers, 1):
            if fix is not None:
                self._add_fix(fix, n)
                continue
            made = FixButton()
            made.show_icon("find")
            made.show_words(_("Choose a role …") if n == 1 else _("Another role …"), key=str(n))
            made.clicked.connect(self.pick_role)
            self.buttons.append(made)
            self.column.addWidget(made)

    def _add_fix(self, fix: Fix, number: int) -> None:
        matrix, texts = self.document.matrix, speech.texts
        made = FixButton()
        letters = str(fix.values.get("letters", ""))
        if letters:
            made.show_letters(tuple(letters.split("/")), matrix.scheme)
        else:
            made.show_icon("edit")
        role = matrix.roles.get(fix.role or "")
        text, reason = fix_text(fix, matrix, texts), fix_reason(fix, matrix, texts)
        made.show_words(text, for_screen(role.name) if role else "", reason, str(number))
        made.clicked.connect(lambda _checked=False, fix=fix: self._mend(fix))
        self.buttons.append(made)
        self.column.addWidget(made)

    def _add_settling(self) -> None:
        self.settling = QWidget()
        # Side by side they just fit; with larger text they take a line each.
        row = QHBoxLayout() if text_scale() == 1 else QVBoxLayout()
        self.settling.setLayout(row)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(4)
        self.accept_button = button(on_click=self.ask_reason)
        self.accept_button.setText(_("Accept with a reason …"))
        self.park_button = button("quiet", "park", on_click=self.park)
        self.park_button.setText(_("Park"))
        self.park_button.setIconSize(QSize(16, 16))
        for made in (self.accept_button, self.park_button):
            made.setProperty("fit", "small")
        row.addWidget(self.accept_button, 1)
        row.addWidget(self.park_button)
        self.column.addWidget(self.settling)

    # --- what is chosen

    def _show_why(self, shown: bool) -> None:
        self.why.setIcon(icon("chevron-down" if shown else "chevron-right", "text"))
        self.reason.setVisible(shown)
        self.source.setVisible(shown)
        self.why_toggled.emit(shown)
        self._grow()

    def _mend(self, fix: Fix) -> None:
        """Carry out a fix, unless the row changed meanwhile and it was made for another."""
        if self.document.judge.find(self.finding.key) == self.finding:
            self.document.do(fix.edit)

    def _give_to(self, role_id: str) -> None:
        self.document.do(give_it_to(self.finding, role_id, self.document.matrix))

    def _accept(self, reason: str, by: str) -> None:
        matrix = self.document.matrix
        self.document.do(acceptance_edit(matrix, self.finding, reason, by, date.today()))

    def _leave_form(self) -> None:
        self._put_away_form()
        self.accept_button.setFocus()
        self._grow()

    def _put_away_form(self) -> None:
        if self.form is not None:
            self.form.deleteLater()
            self.form.hide()
            self.form = None
        self.settling.setVisible(True)

    def _leave_picker(self) -> None:
        self._put_away_picker()
        self.buttons[-1].setFocus()
        self._grow()

    def _put_away_picker(self) -> None:
        if self.picker is not None:
            self.picker.deleteLater()
            self.picker.hide()
            self.picker = None

    def _grow(self) -> None:
        self.height_changed.emit()
