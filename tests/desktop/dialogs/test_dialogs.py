"""The dialogs change the document step by step, and say what they do in both languages."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bhuki.desktop.dialogs import show_dialog
from bhuki.desktop.dialogs.appointments import AppointmentsDialog, roles_in
from bhuki.desktop.dialogs.catalogues_dialog import CataloguesDialog
from bhuki.desktop.dialogs.date_field import DateField
from bhuki.desktop.dialogs.details import DetailsDialog
from bhuki.desktop.dialogs.frame import ExplainedDialog
from bhuki.desktop.dialogs.rules import RulesDialog
from bhuki.desktop.dialogs.scheme import SchemeDialog
from bhuki.desktop.dialogs.settings_dialog import SettingsDialog
from bhuki.desktop.dialogs.shortcuts import ShortcutsDialog
from bhuki.desktop.document import Document
from bhuki.desktop.language import speech
from bhuki.desktop.look.theme import theme
from bhuki.desktop.settings import AFTER_KEY, KEPT_VERSIONS, LANGUAGE, YOUR_NAME, settings
from bhuki.desktop.start.catalogue_tree import children_of
from bhuki.matrix.changes import change_roles
from bhuki.matrix.entities import Appointed, InstanceKind, RuleSetting

NAMES = (
    "settings",
    "about",
    "shortcuts",
    "details",
    "scheme",
    "rules",
    "appointments",
    "catalogues",
    "joining",
)
TICKED, UNTICKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class Host(QWidget):
    """A window with a document."""

    def __init__(self, document: Document | None) -> None:
        super().__init__()
        self.document = document

    def as_widget(self) -> QWidget:
        return self


@pytest.fixture
def host(qtbot: QtBot, document: Document) -> Iterator[Host]:
    host = Host(document)
    qtbot.addWidget(host)
    yield host
    for dialog in host.findChildren(ExplainedDialog):
        dialog.close()


@pytest.mark.parametrize("name", NAMES)
def test_every_dialog_opens_beside_the_window_explains_itself_and_speaks_danish(
    qtbot: QtBot, host: Host, name: str
) -> None:
    dialog = show_dialog(name, host)
    assert dialog is not None
    assert not dialog.isModal()
    english = dialog.title.text()
    assert english
    assert dialog.explanation.text()
    assert show_dialog(name, host) is dialog
    speech.speak("da")
    assert dialog.close_button.text() == "Luk"
    assert dialog.windowTitle() == dialog.title.text() != english
    dialog.grab()


def test_a_dialog_about_a_matrix_needs_one(qtbot: QtBot) -> None:
    host = Host(None)
    qtbot.addWidget(host)
    assert show_dialog("rules", host) is None
    settings_dialog = show_dialog("settings", host)
    assert settings_dialog is not None
    settings_dialog.close()


def test_details_change_one_by_one_and_follow_undo(qtbot: QtBot, document: Document) -> None:
    dialog = DetailsDialog(document)
    qtbot.addWidget(dialog)
    title = dialog.fields["title"]
    qtbot.keyClicks(title, " 2027")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    assert document.matrix.about.title == "Drift 2027"
    dated = dialog.fields["dated"]
    assert isinstance(dated, DateField)
    qtbot.mouseClick(dated.setter, Qt.MouseButton.LeftButton)
    assert document.matrix.about.dated == date.today()
    dated.edit.setDate(QDate(2025, 1, 31))
    assert document.matrix.about.dated == date(2025, 1, 31)
    qtbot.mouseClick(dated.remover, Qt.MouseButton.LeftButton)
    assert document.matrix.about.dated is None
    assert document.undo_stack.count() == 4
    document.undo_stack.setIndex(0)
    assert document.matrix.about.title == "Drift"
    assert title.text() == "Drift"  # type: ignore[union-attr]


def test_what_is_being_typed_counts_when_the_dialog_closes(
    qtbot: QtBot, document: Document
) -> None:
    dialog = DetailsDialog(document)
    dialog.show()
    qtbot.keyClicks(dialog.fields["note"], "Til mødet")
    dialog.close()
    assert document.matrix.about.note == "Til mødet"


def test_a_rule_is_switched_off_and_its_findings_go(qtbot: QtBot, document: Document) -> None:
    dialog = RulesDialog(document)
    qtbot.addWidget(dialog)
    dialog.show_rule("no-main-responsible")
    item = dialog.list.currentItem()
    item.setCheckState(UNTICKED)
    assert document.matrix.rules["no-main-responsible"] == RuleSetting(on=False)
    assert not [f for f in document.judge.findings if f.rule == "no-main-responsible"]
    item = dialog.list.currentItem()
    item.setCheckState(TICKED)
    assert "no-main-responsible" not in document.matrix.rules  # as the profile has it: not kept
    document.undo_stack.setIndex(0)
    assert dialog.page.on.isChecked()


def test_a_rule_s_severity_and_numbers_are_set_and_reset(qtbot: QtBot, document: Document) -> None:
    dialog = RulesDialog(document)
    qtbot.addWidget(dialog)
    dialog.show_rule("role-holds-too-much")
    page = dialog.page
    assert page.numbers["share"].value() == 40
    page.numbers["share"].setValue(50)
    page.severity.setCurrentIndex(2)
    page.severity.activated.emit(2)
    setting = document.matrix.rules["role-holds-too-much"]
    assert (setting.severity, setting.values) == ("advice", {"share": 0.5})
    assert not page.reset.isHidden()
    page.reset.click()
    assert "role-holds-too-much" not in document.matrix.rules
    assert page.numbers["share"].value() == 40
    assert document.undo_stack.count() == 3


def test_the_profile_is_chosen_and_all_rules_are_reset(qtbot: QtBot, document: Document) -> None:
    dialog = RulesDialog(document)
    qtbot.addWidget(dialog)
    dialog.profile.chosen.emit("danish-municipality")
    assert document.matrix.about.profile == "danish-municipality"
    for n in (0, 1):
        dialog.list.item(n).setCheckState(UNTICKED)
    assert len(document.matrix.rules) == 2
    dialog.reset_all.click()
    assert not document.matrix.rules
    document.undo_stack.undo()
    assert len(document.matrix.rules) == 2


def test_rules_are_found_by_their_words(qtbot: QtBot, document: Document) -> None:
    dialog = RulesDialog(document)
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.search, "several main")
    shown = [i.data(Qt.ItemDataRole.UserRole) for i in dialog._items() if not i.isHidden()]
    assert shown == ["several-main-responsible"]


def test_a_scheme_is_switched_only_when_convert_is_pressed(
    qtbot: QtBot, document: Document
) -> None:
    dialog = SchemeDialog(document)
    qtbot.addWidget(dialog)
    assert not dialog.convert_button.isEnabled()
    dialog.chooser.show_values(["RACI"])
    dialog.chooser.chosen.emit("RACI")
    assert dialog.planned is not None
    assert [line.code for line in dialog.planned.lines] == ["H", "U", "K"]
    assert document.matrix.scheme.id == "BHUKI"
    dialog.convert_button.click()
    assert document.matrix.scheme.id == "RACI"
    assert document.matrix.letters("a1", "chief") == ("R", "A")
    document.undo_stack.undo()
    assert document.matrix.letters("a1", "chief") == ("H", "U")


def test_a_choice_of_the_conversion_is_made_in_its_line(qtbot: QtBot, document: Document) -> None:
    dialog = SchemeDialog(document)
    qtbot.addWidget(dialog)
    dialog.chooser.show_values(["RACI"])
    dialog.refresh()
    dialog.convert()
    dialog.chooser.show_values(["BHUKI"])
    dialog.chooser.chosen.emit("BHUKI")
    chooser = dialog.choosers["A"]
    options = [chooser.itemData(n) for n in range(chooser.count())]
    assert len(options) > 1
    chooser.setCurrentIndex(1)
    chooser.activated.emit(1)
    dialog.convert()
    assert "/".join(document.matrix.letters("a3", "chief")) == options[1]


def test_own_letters_are_checked_and_saved_in_the_matrix(qtbot: QtBot, document: Document) -> None:
    dialog = SchemeDialog(document)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.edit_own()
    editor = dialog.editor
    editor.name.setText("Vores")
    editor.add_letter()
    assert editor.save_button.isEnabled()  # a row that is empty counts for nothing
    qtbot.keyClicks(editor.rows[-1].code, "H")
    assert not editor.save_button.isEnabled()
    assert "H" in editor.trouble.text()
    editor.rows[-1].code.setText("S")
    editor.rows[-1].name.setText("Støtter")
    editor.rows[-1].duty.setCurrentIndex(3)
    editor.rows[-1].picked = "#7A2E63"
    assert editor.check()
    editor.save_button.click()
    own = document.matrix.own_schemes["Vores"]
    assert own.letters[-1].code == "S"
    assert own.letters[-1].colour == "#7A2E63"
    assert own.own
    assert dialog.target.id == "Vores"
    dialog.convert()
    assert document.matrix.scheme == own
    assert document.matrix.letters("a1", "chief") == ("H", "U")


def test_holders_are_said_for_standing_roles_projects_and_systems(
    qtbot: QtBot, document: Document
) -> None:
    dialog = AppointmentsDialog(document)
    qtbot.addWidget(dialog)
    assert list(dialog.fields) == ["chief", "head", "board"]
    field = dialog.fields["chief"]
    qtbot.keyClicks(field, "Anne Holm, Bo Lund")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert document.matrix.holders["", "chief"] == ("Anne Holm", "Bo Lund")
    dialog.add(InstanceKind.SYSTEM, "SBSYS")
    assert list(dialog.fields) == ["owner"]
    dialog.name.chosen.emit("SBSYS 2")
    qtbot.keyClicks(dialog.fields["owner"], "Carl")
    qtbot.keyClick(dialog.fields["owner"], Qt.Key.Key_Return)
    (instance,) = document.matrix.instances.values()
    assert instance.name == "SBSYS 2"
    assert document.matrix.holders[instance.id, "owner"] == ("Carl",)
    dialog.published.click()
    assert not document.matrix.instances[instance.id].published
    dialog.remover.click()
    assert not document.matrix.instances
    assert list(document.matrix.holders) == [("", "chief")]
    document.undo_stack.undo()
    assert document.matrix.holders[instance.id, "owner"] == ("Carl",)


def test_a_role_appointed_anew_moves_to_its_projects(qtbot: QtBot, document: Document) -> None:
    dialog = AppointmentsDialog(document)
    qtbot.addWidget(dialog)
    document.do(change_roles(document.matrix, ["head"], appointed=Appointed.PER_PROJECT))
    assert "head" not in dialog.fields
    assert [role.id for role in roles_in(document.matrix, "")] == ["chief", "board"]


def test_activities_of_a_list_are_added_as_one_step(qtbot: QtBot, document: Document) -> None:
    dialog = CataloguesDialog(document)
    qtbot.addWidget(dialog)
    roots = children_of(dialog.tree.invisibleRootItem())
    for activity in children_of(children_of(roots[2])[0])[:2]:
        activity.setCheckState(0, TICKED)
    children_of(children_of(roots[3])[0])[0].setCheckState(0, TICKED)
    dialog.with_roles.setChecked(True)
    assert dialog.add.text() == "Add 3 activities"
    dialog.add.click()
    assert len(document.matrix.activities) == 9
    assert len(document.matrix.roles) > 4
    assert document.undo_stack.count() == 1
    assert dialog.tree.chosen() == {}
    document.undo_stack.undo()
    assert len(document.matrix.activities) == 6


def test_settings_count_at_once_and_are_remembered(qtbot: QtBot) -> None:
    dialog = SettingsDialog()
    qtbot.addWidget(dialog)
    dialog.language.chosen.emit("da")
    assert speech.language == "da"
    assert settings.get(LANGUAGE) == "da"
    dialog.theme.chosen.emit("dark")
    assert theme.dark
    dialog.after_key.chosen.emit("down")
    dialog.versions.setValue(9)
    qtbot.keyClicks(dialog.name, "Anne")
    dialog.name.editingFinished.emit()
    assert settings.get(AFTER_KEY) == "down"
    assert settings.get(KEPT_VERSIONS) == 9
    assert settings.get(YOUR_NAME) == "Anne"


def test_keys_are_searched(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.search, "projector")
    shown = [
        item.text(0)
        for branch in children_of(dialog.tree.invisibleRootItem())
        for item in children_of(branch)
        if not item.isHidden()
    ]
    assert shown == ["F11"]
