"""Cells in which matrices say different letters: letter against letter, with a choice each.

Where nothing is chosen a rule settles it, and its outcome is shown as the choice.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from bhuki.desktop.joining.session import JoiningSession
from bhuki.desktop.language import _
from bhuki.desktop.look.theme import theme
from bhuki.desktop.panels.chip import chip_pixmap
from bhuki.desktop.panels.pieces import label, line, plain_tip
from bhuki.sheets.joining import Conflict, Member, Settle
from bhuki.texts import N_

_SHOWN = 100
_RULES = {
    Settle.FIRST: N_("The first matrix counts"),
    Settle.LAST: N_("The last matrix counts"),
    Settle.BOTH: N_("All letters are kept"),
}


class ConflictsList(QWidget):
    """A rule for all, and under it each cell with its readings."""

    def __init__(self, session: JoiningSession) -> None:
        super().__init__()
        self.session = session
        self.groups: dict[tuple[Member, Member], QButtonGroup] = {}
        self.rule_caption = label("", "secondary")
        self.rule = QComboBox()
        self.rule.activated.connect(self._settle_by_rule)
        head = QHBoxLayout()
        head.addWidget(self.rule_caption)
        head.addWidget(self.rule, 1)
        self._inside = QWidget()
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 4, 12, 4)
        self._rows.setSpacing(6)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        self._shown: list[Conflict] = []
        session.changed.connect(self.refresh)
        theme.changed.connect(self._rebuild)

    def refresh(self) -> None:
        """Show the conflicts as they are settled now."""
        conflicts = self.session.plan.conflicts if self.session.plan is not None else []
        if conflicts != self._shown:
            self._rebuild()
        else:
            for conflict in conflicts[:_SHOWN]:
                self._show_choice(conflict)

    def retranslate(self) -> None:
        """Set all words."""
        self.rule_caption.setText(_("Where you choose nothing:"))
        self.rule.setAccessibleName(_("Where you choose nothing:"))
        self.rule.clear()
        for rule, words in _RULES.items():
            self.rule.addItem(_(words), rule.value)
        self.rule.setCurrentIndex(list(_RULES).index(self.session.rule))
        self._rebuild()

    def _rebuild(self) -> None:
        self.groups.clear()
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        plan = self.session.plan
        self._shown = list(plan.conflicts) if plan is not None else []
        self.rule.setEnabled(bool(self._shown))
        if not self._shown:
            self._rows.addWidget(label(_("No cell differs."), "ok"))
        for n, conflict in enumerate(self._shown[:_SHOWN]):
            self._rows.addWidget(self._row(n, conflict))
            self._rows.addWidget(line())
        rest = len(self._shown) - _SHOWN
        if rest > 0:
            said = _.plural("{n} more is settled so.", "{n} more are settled so.", n=rest)
            self._rows.addWidget(label(said, "secondary", wrap=True))
        self._rows.addStretch(1)

    def _row(self, n: int, conflict: Conflict) -> QWidget:
        row = QFrame()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        column.addWidget(label(f"{conflict.activity} – {conflict.role}", "strong", wrap=True))
        choices = QHBoxLayout()
        choices.setSpacing(20)
        group = QButtonGroup(row)
        for letters, names in self._readings(conflict).items():
            choice = QRadioButton(names.replace("&", "&&"))
            chip = self._chip(letters)
            choice.setIcon(QIcon(chip))
            choice.setIconSize(chip.deviceIndependentSize().toSize())
            choice.setToolTip(plain_tip(f"{'/'.join(letters)}: {names}"))
            choice.setAccessibleName(
                _("{letters} in “{matrix}”", letters="/".join(letters), matrix=names)
            )
            choice.setProperty("letters", "/".join(letters))
            choice.clicked.connect(self._chose)
            choice.setProperty("conflict", n)
            group.addButton(choice)
            choices.addWidget(choice)
        choices.addStretch(1)
        column.addLayout(choices)
        self.groups[conflict.key] = group
        self._show_choice(conflict)
        return row

    def _readings(self, conflict: Conflict) -> dict[tuple[str, ...], str]:
        """Give each reading's letters with the matrices that say so; all letters together last."""
        chosen = self.session.chosen
        said: dict[tuple[str, ...], list[str]] = {}
        for reading in conflict.readings:
            source = chosen[reading.matrix]
            name = source.name if source.path is not None else _("this matrix")
            said.setdefault(reading.assignment.letters, []).append(name)
        assert self.session.plan is not None
        scheme = self.session.plan.matrices[0].scheme
        both = scheme.sort(code for letters in said for code in letters)
        named = {letters: ", ".join(dict.fromkeys(names)) for letters, names in said.items()}
        named.setdefault(both, _("all letters"))
        return named

    def _chip(self, letters: tuple[str, ...]) -> QPixmap:
        assert self.session.plan is not None
        scheme = self.session.plan.matrices[0].scheme
        return chip_pixmap(letters, scheme, ratio=self.devicePixelRatioF())

    def _show_choice(self, conflict: Conflict) -> None:
        group = self.groups[conflict.key]
        wanted = "/".join(self.session.letters_of(conflict))
        for choice in group.buttons():
            if choice.property("letters") == wanted:
                choice.setChecked(True)

    def _chose(self) -> None:
        choice = self.sender()
        if isinstance(choice, QRadioButton):
            conflict = self._shown[choice.property("conflict")]
            self.session.settle(conflict.key, tuple(choice.property("letters").split("/")))

    def _settle_by_rule(self, _place: int) -> None:
        self.session.settle_by(Settle(self.rule.currentData()))
