"""Letters of one's own: a table of letter, name, duty, limits and colour, checked while typing."""

import msgspec
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.fonts import grown
from bhuki.desktop.panels.chip import Chip
from bhuki.desktop.panels.pieces import button, icon_button, label, name_it, spin_box
from bhuki.matrix.edits import Edit, Label, SetOwnSchemes
from bhuki.matrix.own_scheme import scheme_problems
from bhuki.matrix.scheme import Duty, Letter, Scheme


class LetterRow:
    """The fields of one letter."""

    def __init__(self, letter: Letter) -> None:
        self.letter = letter
        language = speech.language
        self.chip = Chip()
        self.code = QLineEdit(letter.code)
        self.code.setMaxLength(2)
        self.code.setFixedWidth(grown(52))
        self.name = QLineEdit(letter.name(language) if letter.names else "")
        self.name.setCursorPosition(0)
        self.name.setMinimumWidth(grown(180))
        self.duty = QComboBox()
        self.duty.addItem(_("no duty"), "")
        for duty in Duty:
            self.duty.addItem(say_duty(duty), duty.value)
        first = letter.duties[0].value if letter.duties else ""
        self.duty.setCurrentIndex(max(0, self.duty.findData(first)))
        self.least, self.most = spin_box(0, 9), spin_box(0, 99)
        self.least.setValue(letter.least)
        self.most.setSpecialValueText(_("any"))
        self.most.setValue(letter.most or 0)
        self.colour = QPushButton()
        self.colour.setFixedWidth(44)
        self.colour.setAutoDefault(False)
        self.remover = icon_button("delete")
        self.picked = letter.colour
        name_it(self.code, _("Letter"))
        name_it(self.name, _("Name"))
        name_it(self.duty, _("What it stands for"))
        name_it(self.least, _("At least in each activity"))
        name_it(self.most, _("At most in each activity"))
        name_it(self.colour, _("Colour"))
        name_it(self.remover, _("Remove the letter"))

    @property
    def widgets(self) -> tuple[QWidget, ...]:
        """The fields in the order of the columns."""
        return (
            self.chip,
            self.code,
            self.name,
            self.duty,
            self.least,
            self.most,
            self.colour,
            self.remover,
        )

    def value(self) -> Letter:
        """Give the letter as the fields have it."""
        duty = str(self.duty.currentData() or "")
        first = (Duty(duty),) if duty else ()
        before = self.letter.duties
        # A letter that stands for several duties keeps the others while its first is the same.
        duties = before if first and before[:1] == first else first
        name = self.name.text().strip()
        names = {**self.letter.names, speech.language: name} if name else {}
        return msgspec.structs.replace(
            self.letter,
            code=self.code.text().strip(),
            names=names,
            duties=duties,
            least=self.least.value(),
            most=self.most.value() or None,
            colour=self.picked,
        )

    def show_colour(self) -> None:
        """Show the colour that was picked on its button."""
        if self.picked is None:
            self.colour.setIcon(QIcon())
            self.colour.setText("–")
            return
        pixmap = QPixmap(20, 14)
        pixmap.fill(QColor(self.picked))
        self.colour.setText("")
        self.colour.setIcon(QIcon(pixmap))
        self.colour.setIconSize(QSize(20, 14))


class LettersEditor(QWidget):
    """Defines a scheme of the user's own; it is saved in the matrix."""

    saved = Signal(str)  # the scheme's id
    left = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.base: Scheme | None = None
        self.rows: list[LetterRow] = []
        self.name = QLineEdit()
        self.name_caption = label("", "secondary")
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(8)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(2, 1)
        self.adder = button("quiet", "plus", on_click=self.add_letter)
        self.trouble = label("", "error", wrap=True)
        self.save_button = button("primary", on_click=self.save)
        self.cancel_button = button("", on_click=self.left.emit)
        self.name.textChanged.connect(self.check)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.name_caption)
        row.addWidget(self.name, 1)
        column.addLayout(row)
        column.addLayout(self.grid)
        column.addWidget(self.adder, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.trouble)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.save_button)
        column.addLayout(foot)

    def begin(self, scheme: Scheme) -> None:
        """Begin from a scheme: one's own is changed, one that ships is the pattern of a new one."""
        self.base = scheme
        self.name_caption.setText(_("Name of the scheme"))
        self.name.setAccessibleName(_("Name of the scheme"))
        self.adder.setText(_("Letter"))
        self.save_button.setText(_("Save the letters"))
        self.cancel_button.setText(_("Back"))
        self.name.setText(scheme.id if scheme.own else _("{scheme}, our own", scheme=scheme.id))
        self.name.setEnabled(not scheme.own)
        self.rows = [LetterRow(letter) for letter in scheme.letters]
        self._lay_out()
        self.name.setFocus()

    def add_letter(self) -> None:
        """Add an empty letter."""
        self.rows.append(LetterRow(Letter("")))
        self._lay_out()
        self.rows[-1].code.setFocus()

    def scheme(self) -> Scheme:
        """Give the scheme as the fields have it."""
        given = (row.value() for row in self.rows)
        letters = tuple(letter for letter in given if letter.code or letter.names)
        name = self.name.text().strip()
        language = self.base.language if self.base is not None else speech.language
        return Scheme(name, letters, language=language, own=True)

    def check(self) -> bool:
        """Say what is wrong with the scheme, if anything is; give whether it is right."""
        scheme = self.scheme()
        own = self.base is not None and self.base.own
        taken = () if own else tuple(self.document.matrix.own_schemes)
        problems = scheme_problems(scheme, taken)
        self.trouble.setText("\n".join(problem.say(speech.texts) for problem in problems))
        self.trouble.setVisible(bool(problems))
        self.save_button.setEnabled(not problems)
        for row in self.rows:
            row.show_colour()
            letter = row.value()
            if letter.code:
                row.chip.show_letters((letter.code,), scheme)
        return not problems

    def save(self) -> None:
        """Save the scheme in the matrix, so that it can be chosen."""
        if not self.check():
            return
        scheme = self.scheme()
        step = SetOwnSchemes(((scheme.id, scheme),))
        self.document.do(Edit(Label("own-scheme", {"name": scheme.id}), (step,)))
        self.saved.emit(scheme.id)

    def _lay_out(self) -> None:
        while (item := self.grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and not any(widget in row.widgets for row in self.rows):
                widget.hide()
                widget.deleteLater()
        heads = ("", _("Letter"), _("Name"), _("Stands for"), _("Least"), _("Most"), _("Colour"))
        for column, text in enumerate(heads):
            self.grid.addWidget(label(text, "small"), 0, column)
        for n, row in enumerate(self.rows, 1):
            for column, widget in enumerate(row.widgets):
                self.grid.addWidget(widget, n, column, Qt.AlignmentFlag.AlignVCenter)
            self._wire(row)
        self.check()

    def _wire(self, row: LetterRow) -> None:
        if row.code.property("wired"):
            return
        row.code.setProperty("wired", True)
        row.code.textChanged.connect(self.check)
        row.name.textChanged.connect(self.check)
        row.duty.activated.connect(self.check)
        row.least.valueChanged.connect(self.check)
        row.most.valueChanged.connect(self.check)
        row.colour.clicked.connect(lambda: self._pick_colour(row))
        row.remover.clicked.connect(lambda: self._remove(row))

    def _remove(self, row: LetterRow) -> None:
        self.rows.remove(row)
        self._lay_out()

    def _pick_colour(self, row: LetterRow) -> None:
        start = QColor(row.picked) if row.picked else QColor()
        picked = QColorDialog.getColor(start, self, _("Colour of the letter"))
        if picked.isValid():
            row.picked = picked.name().upper()
            self.check()


def say_duty(duty: Duty) -> str:
    """Say what a letter can stand for."""
    match duty:
        case Duty.DECIDES:
            return _("decides")
        case Duty.ANSWERS:
            return _("answers for it")
        case Duty.DOES:
            return _("does the work")
        case Duty.ASKED:
            return _("is asked")
        case Duty.TOLD:
            return _("is told")
