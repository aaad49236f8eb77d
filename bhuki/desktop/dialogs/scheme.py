"""The letters: what they are, another scheme with a preview of what becomes of each, own letters.

Choosing a scheme shows, letter by letter, what it becomes, what is lost and where a choice is to
be made. Nothing happens before “Convert” is pressed; then all of it is one undo step.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from bhuki.desktop.dialogs.frame import ExplainedDialog, scrolled
from bhuki.desktop.dialogs.letters_editor import LettersEditor
from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.panels.chip import Chip
from bhuki.desktop.panels.fields import ChoiceField
from bhuki.desktop.panels.pieces import IconLabel, button, label
from bhuki.matrix.conversion import ConversionPlan, Fate, Line, plan
from bhuki.matrix.conversion_words import say_codes, say_conflict, say_line, say_loss
from bhuki.matrix.edits import Edit
from bhuki.matrix.scheme import Scheme, shipped_schemes

_TOP = Qt.AlignmentFlag.AlignTop
MOST_CONFLICTS = 12


class SchemeDialog(ExplainedDialog):
    """Switch the scheme, with a preview, or define letters of one's own."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.choices: dict[str, str] = {}
        self.planned: ConversionPlan | None = None
        self.choosers: dict[str, QComboBox] = {}
        self.chooser = ChoiceField()
        self.chooser.chosen.connect(self._choose_scheme)
        self.chooser_caption = label("", "secondary")
        self.source = label("", "small", wrap=True)
        self.preview = QWidget()
        self.rows = QVBoxLayout(self.preview)
        self.rows.setContentsMargins(0, 4, 12, 4)
        self.rows.setSpacing(8)
        self.editor = LettersEditor(document)
        self.editor.left.connect(self._leave_editor)
        self.editor.saved.connect(self._saved_own)
        self.own_button = button("", "edit", on_click=self.edit_own)
        self.convert_button = button("primary", on_click=self.convert)
        self.close_button.setProperty("kind", "")
        self.foot.addWidget(self.convert_button)
        self.add_button(self.own_button)
        self._lay_out()
        self.resize(740, 640)
        document.edited.connect(self._follow)
        self.start()

    @property
    def target(self) -> Scheme:
        """The scheme that is chosen."""
        return self._schemes().get(str(self.chooser.currentData()), self.document.matrix.scheme)

    def convert(self) -> None:
        """Write the matrix in the chosen scheme, as the preview says."""
        if self.planned is not None and self.planned.edit:
            self.document.do(self.planned.edit)

    def edit_own(self) -> None:
        """Define letters of one's own, beginning from those of the chosen scheme."""
        self.editor.begin(self.target)
        self.stack.setCurrentWidget(self.editor)
        self._show_buttons()

    def refresh(self) -> None:
        """Work out the conversion and show it."""
        self.planned = plan(self.document.matrix, self.target, self.choices)
        self._clear_rows()
        scheme = self.document.matrix.scheme
        self.source.setText(_("Source: {source}", source=self.target.source))
        self.source.setVisible(bool(self.target.source))
        if self.target == scheme:
            self._show_letters(scheme)
        else:
            self._show_plan(self.planned)
        self.rows.addStretch(1)
        self._show_buttons()

    def retranslate(self) -> None:
        self.say(
            _("Letters"),
            _(
                "Letters stand for duties, and the rules speak of those. Another scheme writes "
                "the same duties with other letters; here you see first what becomes of each."
            ),
        )
        self.chooser_caption.setText(_("Scheme"))
        self.chooser.setAccessibleName(_("Scheme"))
        self.own_button.setText(_("Letters of your own …"))
        self.convert_button.setText(_("Convert"))
        self._offer_schemes()
        super().retranslate()
        self.refresh()

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(self.chooser_caption)
        row.addWidget(self.chooser, 1)
        column.addLayout(row)
        column.addWidget(self.source)
        column.addWidget(scrolled(self.preview), 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(page)
        self.stack.addWidget(self.editor)
        self.content.addWidget(self.stack, 1)

    def _schemes(self) -> dict[str, Scheme]:
        matrix = self.document.matrix
        own = dict(matrix.own_schemes)
        if matrix.scheme.own:
            own[matrix.scheme.id] = matrix.scheme
        return {**own, **shipped_schemes(), matrix.scheme.id: matrix.scheme}

    def _offer_schemes(self) -> None:
        here = self.document.matrix.scheme.id
        chosen = str(self.chooser.currentData() or here)
        listed = []
        for key, scheme in self._schemes().items():
            name = scheme.name(speech.language)
            codes = " ".join(letter.code for letter in scheme.letters)
            listed.append((key, f"{name}  ·  {codes}"))
        self.chooser.offer(listed)
        self.chooser.show_values([chosen])

    def _choose_scheme(self, _scheme_id: str) -> None:
        self.choices = {}
        self.refresh()

    # --- the preview

    def _clear_rows(self) -> None:
        self.choosers = {}
        while (item := self.rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _show_letters(self, scheme: Scheme) -> None:
        """Show what the letters of the matrix's own scheme mean."""
        language = speech.language
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        for n, letter in enumerate(scheme.letters):
            chip = Chip(1.2)
            chip.show_letters((letter.code,), scheme)
            grid.addWidget(chip, n, 0, _TOP | Qt.AlignmentFlag.AlignHCenter)
            words = QVBoxLayout()
            words.setSpacing(1)
            words.addWidget(label(letter.name(language), "strong"))
            meaning = [letter.meaning(language), _say_limits(letter.least, letter.most)]
            said = " · ".join(part for part in meaning if part)
            if said:
                words.addWidget(label(said, "secondary", wrap=True))
            grid.addLayout(words, n, 1)
        self.rows.addWidget(holder)

    def _show_plan(self, planned: ConversionPlan) -> None:
        if not planned.lines:
            self.rows.addWidget(
                label(
                    _("No cell has a letter yet; only the scheme changes."), "secondary", wrap=True
                )
            )
        for line in planned.lines:
            self.rows.addWidget(self._line(line, planned))
        if planned.conflicts:
            self.rows.addSpacing(4)
            n = len(planned.conflicts)
            self.rows.addWidget(
                label(
                    _.plural(
                        "{n} row gets more of a letter than it may have:",
                        "{n} rows get more of a letter than they may have:",
                        n=n,
                    ),
                    "strong",
                    wrap=True,
                )
            )
        for conflict in planned.conflicts[:MOST_CONFLICTS]:
            said = say_conflict(conflict, self.document.matrix, speech.texts)
            self.rows.addWidget(label(said, "secondary", wrap=True))

    def _line(self, line: Line, planned: ConversionPlan) -> QFrame:
        """Make the card of one letter: before, after, and what is lost."""
        card = QFrame()
        card.setProperty("card", "true")
        row = QHBoxLayout(card)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        before = Chip(1.2)
        before.show_letters((line.code,), planned.source)
        row.addWidget(before, 0, _TOP)
        arrow = IconLabel("chevron-right", "text2", 14)
        arrow.setFixedHeight(before.sizeHint().height())
        row.addWidget(arrow, 0, _TOP)
        row.addWidget(self._after(line, planned), 0, _TOP)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(say_line(line, planned, speech.texts), wrap=True))
        for loss in line.losses:
            said = say_loss(loss, line, planned, speech.texts)
            if said:
                lost = QHBoxLayout()
                lost.setSpacing(6)
                lost.addWidget(IconLabel("warning", "warning", 14), 0, _TOP)
                lost.addWidget(label(said, "secondary", wrap=True), 1)
                words.addLayout(lost)
        row.addLayout(words, 1)
        return card

    def _after(self, line: Line, planned: ConversionPlan) -> QWidget:
        """Make what a letter becomes: a chip, or where there is a choice the choices."""
        if line.fate is Fate.CHOICE:
            chooser = QComboBox()
            for option in line.options:
                chooser.addItem(say_codes(option, speech.texts), "/".join(option))
            chooser.setCurrentIndex(line.options.index(line.becomes))
            chooser.setAccessibleName(_("What {code} becomes", code=line.code))
            chooser.activated.connect(lambda place, code=line.code: self._choose(code, place))
            self.choosers[line.code] = chooser
            return chooser
        if line.becomes and line.fate is not Fate.UNKNOWN:
            chip = Chip(1.2)
            chip.show_letters(line.becomes, planned.target)
            return chip
        return label(say_codes(line.becomes, speech.texts), "secondary")

    def _choose(self, code: str, place: int) -> None:
        self.choices[code] = str(self.choosers[code].itemData(place))
        self.refresh()

    # --- around it

    def _show_buttons(self) -> None:
        editing = self.stack.currentWidget() is self.editor
        changes = self.planned is not None and bool(self.planned.edit)
        self.own_button.setVisible(not editing)
        self.convert_button.setVisible(not editing)
        self.convert_button.setEnabled(changes)

    def _leave_editor(self) -> None:
        self.stack.setCurrentIndex(0)
        self.refresh()

    def _saved_own(self, scheme_id: str) -> None:
        self.stack.setCurrentIndex(0)
        self._offer_schemes()
        self.chooser.show_values([scheme_id])
        self._choose_scheme(scheme_id)

    def _follow(self, edit: Edit) -> None:
        touched = edit.touched()
        if touched.all:
            self.choices = {}
            self._offer_schemes()
        if touched.all or touched.cells or touched.structure:
            self.refresh()


def _say_limits(least: int, most: int | None) -> str:
    """Say how many may have a letter in one activity."""
    if least and least == most:
        return _.plural("Exactly {n} in each activity.", "Exactly {n} in each activity.", n=least)
    if least:
        return _.plural("At least {n} in each activity.", "At least {n} in each activity.", n=least)
    if most is not None:
        return _.plural("At most {n} in each activity.", "At most {n} in each activity.", n=most)
    return ""
