"""The rules: which of them judge the matrix, how severely, with which numbers, and why.

dialog = RulesDialog(document)
dialog.show_rule("many-doers")      # opens on one rule's page
"""

from collections.abc import Mapping

import msgspec
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from bhuki.desktop.dialogs.frame import ExplainedDialog, scrolled
from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.look.icons import icon
from bhuki.desktop.panels.fields import ChoiceField
from bhuki.desktop.panels.pieces import button, label, spin_box
from bhuki.matrix.changes import change_about, set_rule
from bhuki.matrix.edits import Edit, Label, SetRules
from bhuki.matrix.entities import RuleSetting
from bhuki.rules.finding import Severity
from bhuki.rules.registry import PROFILES, RULES, profile
from bhuki.rules.rule import Rule
from bhuki.rules.settings import UNSET, is_on, severity
from bhuki.rules.wording import (
    profile_title,
    rule_remedy,
    rule_source,
    rule_statement,
    rule_title,
    rule_why,
    setting_name,
    severity_name,
)

_ID = Qt.ItemDataRole.UserRole
Check = Qt.CheckState


class RulesDialog(ExplainedDialog):
    """A list of all rules to tick, and the page of the one that is chosen."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.profile = ChoiceField()
        self.profile.chosen.connect(self._change_profile)
        self.profile_words = label("", "secondary", wrap=True)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setIconSize(QSize(16, 16))
        self.list.setProperty("framed", "true")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_page())
        self.list.itemChanged.connect(self._tick)
        self.page = RulePage(document)
        self.page.changed.connect(self._change)
        self.reset_all = button("quiet", "reset", on_click=self._reset_all)
        self.add_button(self.reset_all)
        self._lay_out()
        self.resize(860, 620)
        document.edited.connect(self._follow)
        self.start()
        self.list.setCurrentRow(0)

    def show_rule(self, rule_id: str) -> None:
        """Choose a rule, so that its page is seen."""
        self.search.clear()
        for item in self._items():
            if item.data(_ID) == rule_id:
                self.list.setCurrentItem(item)
                self.list.scrollToItem(item)

    def show_part(self, part: str) -> None:
        self.show_rule(part)

    def refresh(self) -> None:
        """Show the rules as the matrix has them now."""
        matrix = self.document.matrix
        parts = profile(matrix.about.profile).parts
        self.list.blockSignals(True)
        for item in self._items():
            rule = RULES[item.data(_ID)]
            setting = matrix.rules.get(rule.id, UNSET)
            weight = severity(rule, setting).value
            item.setCheckState(Check.Checked if is_on(rule, setting, parts) else Check.Unchecked)
            item.setIcon(icon(weight, weight))
            font = item.font()
            font.setBold(rule.id in matrix.rules)  # what this matrix sets apart from its profile
            item.setFont(font)
        self.list.blockSignals(False)
        self.profile.show_values([profile(matrix.about.profile).id])
        self.profile_words.setText(_(profile(matrix.about.profile).explanation))
        self.reset_all.setEnabled(bool(matrix.rules))
        self._show_page()

    def retranslate(self) -> None:
        self.say(
            _("Rules"),
            _(
                "They judge this matrix and are saved in it. Switch off what does not hold for "
                "you; accept single points where only those are right as they are."
            ),
        )
        texts = speech.texts
        self.profile.offer([(p.id, profile_title(p, texts)) for p in PROFILES.values()])
        self.profile.setAccessibleName(_("Profile"))
        self.search.setPlaceholderText(_("Search the rules"))
        self.search.setAccessibleName(_("Search the rules"))
        self.list.setAccessibleName(_("Rules"))
        self.reset_all.setText(_("Reset all rules"))
        chosen = self.list.currentItem()
        kept = chosen.data(_ID) if chosen is not None else None
        self.list.blockSignals(True)
        self.list.clear()
        for rule in RULES.values():
            item = QListWidgetItem(rule_title(rule, texts))
            item.setData(_ID, rule.id)
            item.setToolTip(rule_statement(rule, texts))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Check.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        super().retranslate()
        if kept is not None:
            self.show_rule(kept)
        self.refresh()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.profile)
        left.addWidget(self.profile_words)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(left, 5)
        row.addWidget(scrolled(self.page), 6)
        self.content.addLayout(row, 1)

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(n) for n in range(self.list.count())]

    def _filter(self, text: str) -> None:
        words = text.lower().split()
        for item in self._items():
            rule = RULES[item.data(_ID)]
            said = f"{item.text()} {item.toolTip()} {rule.id}".lower()
            item.setHidden(not all(word in said for word in words))

    def _show_page(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.page.show_rule(RULES[item.data(_ID)])

    def _tick(self, item: QListWidgetItem) -> None:
        rule = RULES[item.data(_ID)]
        setting = self.document.matrix.rules.get(rule.id, UNSET)
        on = item.checkState() == Check.Checked
        self._change(rule.id, msgspec.structs.replace(setting, on=on))

    def _change(self, rule_id: str, setting: RuleSetting) -> None:
        """Set a rule; what is as the profile has it is not kept apart."""
        matrix = self.document.matrix
        rule = RULES[rule_id]
        by_default = is_on(rule, UNSET, profile(matrix.about.profile).parts)
        kept = msgspec.structs.replace(
            setting,
            on=None if setting.on == by_default else setting.on,
            severity=None if setting.severity == rule.severity else setting.severity,
            values={k: v for k, v in setting.values.items() if rule.settings.get(k) != v},
        )
        if kept != matrix.rules.get(rule_id, UNSET):
            self.document.do(set_rule(matrix, rule_id, kept if kept != UNSET else None))

    def _change_profile(self, profile_id: str) -> None:
        self.document.do(change_about(self.document.matrix, profile=profile_id))

    def _reset_all(self) -> None:
        mine = tuple((rule_id, None) for rule_id in self.document.matrix.rules)
        self.document.do(Edit(Label("set-rule"), (SetRules(mine),)) if mine else Edit(Label("")))

    def _follow(self, edit: Edit) -> None:
        if edit.touched().all:
            self.refresh()


class RulePage(QWidget):
    """One rule: what it asks for, why, what to do, where it comes from, and its settings."""

    changed = Signal(str, object)  # rule id, RuleSetting

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.rule: Rule | None = None
        self.title = label("", "heading", wrap=True)
        self.statement = label("", wrap=True)
        self.on = QCheckBox()
        self.on.toggled.connect(self._switch)
        self.severity = QComboBox()
        self.severity.activated.connect(self._weigh)
        self.severity_caption = label("", "secondary")
        self.numbers: dict[str, QSpinBox] = {}
        self.form = QFormLayout()
        self.reset = button("quiet", "reset", on_click=self._reset)
        self.unfit = label("", "warning", wrap=True)
        self.texts = [(label("", "strong"), label("", "secondary", wrap=True)) for _n in range(3)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(8)
        for part in (self.title, self.statement, self.unfit, self.on):
            column.addWidget(part)
        weight = QHBoxLayout()
        weight.addWidget(self.severity_caption)
        weight.addWidget(self.severity)
        weight.addStretch(1)
        column.addLayout(weight)
        column.addLayout(self.form)
        column.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        for heading, text in self.texts:
            column.addWidget(heading)
            column.addWidget(text)
        column.addStretch(1)

    def show_rule(self, rule: Rule) -> None:
        """Show a rule as the matrix has it now."""
        another = rule is not self.rule
        self.rule = rule
        texts = speech.texts
        self.title.setText(rule_title(rule, texts))
        self.statement.setText(rule_statement(rule, texts))
        said = (
            (_("Why?"), rule_why(rule, texts)),
            (_("What can be done"), rule_remedy(rule, texts)),
            (_("Source"), rule_source(rule, texts)),
        )
        for (heading, label_), (name, text) in zip(self.texts, said, strict=True):
            heading.setText(name)
            label_.setText(text)
            heading.setVisible(bool(text))
            label_.setVisible(bool(text))
        suits = rule.suits(self.document.matrix.scheme)
        self.unfit.setText(_("The scheme has no letter for what this rule speaks of."))
        self.unfit.setVisible(not suits)
        self._show_choices(rule, another)

    def _show_choices(self, rule: Rule, another: bool) -> None:
        matrix = self.document.matrix
        setting = matrix.rules.get(rule.id, UNSET)
        self.on.blockSignals(True)
        self.on.setText(_("Judge by this rule"))
        self.on.setChecked(is_on(rule, setting, profile(matrix.about.profile).parts))
        self.on.blockSignals(False)
        self.severity_caption.setText(_("A breach is"))
        self.severity.setAccessibleName(_("A breach is"))
        self.severity.clear()
        for weight in Severity:
            name = severity_name(weight, speech.texts)
            self.severity.addItem(icon(weight.value, weight.value), name, weight.value)
        self.severity.setCurrentIndex(list(Severity).index(severity(rule, setting)))
        if another or self.numbers.keys() != rule.settings.keys():
            self._make_numbers(rule.settings)
        for name, box in self.numbers.items():
            caption = self.form.labelForField(box)
            said = setting_name(name, speech.texts)
            if isinstance(caption, QLabel):
                caption.setText(said)
            box.setAccessibleName(said)
            value = setting.values.get(name, rule.settings[name])
            box.blockSignals(True)
            box.setValue(round(value * 100) if name == "share" else round(value))
            box.blockSignals(False)
        self.reset.setText(_("As the profile has it"))
        self.reset.setVisible(rule.id in matrix.rules)

    def _make_numbers(self, settings: Mapping[str, float]) -> None:
        while self.form.rowCount():
            self.form.removeRow(0)
        self.numbers = {}
        for name in settings:
            box = spin_box(1, 100 if name == "share" else 1000)
            box.setSuffix(" %" if name == "share" else "")
            box.valueChanged.connect(lambda value, name=name: self._number(name, value))
            self.numbers[name] = box
            self.form.addRow(label(), box)

    def _setting(self) -> RuleSetting:
        assert self.rule is not None
        return self.document.matrix.rules.get(self.rule.id, UNSET)

    def _switch(self, on: bool) -> None:
        if self.rule is not None:
            self.changed.emit(self.rule.id, msgspec.structs.replace(self._setting(), on=on))

    def _weigh(self, place: int) -> None:
        if self.rule is not None:
            weight = str(self.severity.itemData(place))
            setting = msgspec.structs.replace(self._setting(), severity=weight)
            self.changed.emit(self.rule.id, setting)

    def _number(self, name: str, value: int) -> None:
        if self.rule is not None:
            given = value / 100 if name == "share" else float(value)
            values = {**self._setting().values, name: given}
            self.changed.emit(self.rule.id, msgspec.structs.replace(self._setting(), values=values))

    def _reset(self) -> None:
        if self.rule is not None:
            self.changed.emit(self.rule.id, UNSET)
