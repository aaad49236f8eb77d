"""The side panel changes one or several things, each change one undo step."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bhuki.desktop.document import Document
from bhuki.desktop.language import speech
from bhuki.desktop.panels.fields import SEVERAL, ChoiceField, ProseField, TextField
from bhuki.desktop.panels.side_panel import SidePanel
from bhuki.desktop.panels.tag_field import TagField
from bhuki.matrix.changes import change_roles, remove_roles
from bhuki.matrix.entities import Appointed, RoleKind


@pytest.fixture
def panel(qtbot: QtBot, document: Document) -> SidePanel:
    panel = SidePanel(document)
    qtbot.addWidget(panel)
    panel.resize(300, 700)
    panel.show()
    return panel


def text(panel: SidePanel, name: str) -> TextField:
    field = panel.forms[panel.kind].fields[name]
    assert isinstance(field, TextField)
    return field


def choice(panel: SidePanel, name: str) -> ChoiceField:
    field = panel.forms[panel.kind].fields[name]
    assert isinstance(field, ChoiceField)
    return field


def choose(field: ChoiceField, value: object) -> None:
    place = field._place_of(value)
    field.setCurrentIndex(place)
    field.activated.emit(place)


def test_a_role_s_name_counts_at_return_and_is_one_step(qtbot: QtBot, panel: SidePanel) -> None:
    panel.show_things("roles", ["chief"])
    field = text(panel, "name")
    assert field.text() == "It-chef"
    field.selectAll()
    qtbot.keyClicks(field, "CIO")
    assert panel.document.undo_stack.count() == 0
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert panel.document.matrix.roles["chief"].name == "CIO"
    assert panel.document.undo_stack.count() == 1
    panel.document.undo_stack.undo()
    assert field.text() == "It-chef"


def test_escape_takes_back_what_was_typed(qtbot: QtBot, panel: SidePanel) -> None:
    panel.show_things("roles", ["chief"])
    field = text(panel, "name")
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == "It-chef"


def test_what_was_typed_counts_for_the_role_it_was_typed_for(
    qtbot: QtBot, panel: SidePanel
) -> None:
    panel.show_things("roles", ["chief"])
    qtbot.keyClicks(text(panel, "name"), "en")
    panel.show_things("roles", ["head"])
    assert panel.document.matrix.roles["chief"].name == "It-chefen"
    assert text(panel, "name").text() == "Forvaltningschef"


def test_several_roles_show_where_they_differ_and_change_together(panel: SidePanel) -> None:
    panel.show_things("roles", ["chief", "board", "owner"])
    assert panel.forms["roles"].fields["name"].isHidden()
    kind = choice(panel, "kind")
    assert kind.currentData() is SEVERAL
    choose(kind, RoleKind.MANY)
    roles = panel.document.matrix.roles
    assert {roles[i].kind for i in ("chief", "board", "owner")} == {RoleKind.MANY}
    assert isinstance(roles["chief"].kind, RoleKind)
    assert panel.document.undo_stack.count() == 1
    assert kind.currentText() == "Many, such as all employees"


def test_group_appointment_and_superior_are_chosen(panel: SidePanel) -> None:
    panel.show_things("roles", ["head"])
    choose(choice(panel, "group"), "ops")
    choose(choice(panel, "appointed"), Appointed.PER_PROJECT)
    choose(choice(panel, "reports_to"), "chief")
    head = panel.document.matrix.roles["head"]
    assert (head.group, head.appointed, head.reports_to) == (
        "ops",
        Appointed.PER_PROJECT,
        "chief",
    )
    choose(choice(panel, "group"), None)
    assert panel.document.matrix.roles["head"].group is None


def test_tags_are_added_and_taken_away_leaving_others(qtbot: QtBot, panel: SidePanel) -> None:
    document = panel.document
    document.do(change_roles(document.matrix, ["chief"], tags=("it", "mine")))
    panel.show_things("roles", ["chief", "head"])
    field = panel.forms["roles"].fields["tags"]
    assert isinstance(field, TagField)
    offered = [action.text() for action in field.menu().actions() if action.text()]
    assert "Manages people" in offered
    field.added.emit("manager")
    assert document.matrix.roles["chief"].tags == ("it", "mine", "manager")
    assert document.matrix.roles["head"].tags == ("manager",)
    field.taken.emit("it")
    assert document.matrix.roles["chief"].tags == ("mine", "manager")
    assert document.undo_stack.count() == 3


def test_an_own_tag_is_typed(qtbot: QtBot, panel: SidePanel) -> None:
    panel.show_things("activities", ["a1"])
    field = panel.forms["activities"].fields["tags"]
    assert isinstance(field, TagField)
    field._type_tag()
    qtbot.keyClicks(field.entry, "2027")
    qtbot.keyClick(field.entry, Qt.Key.Key_Return)
    assert panel.document.matrix.activities["a1"].tags == ("2027",)


def test_a_note_counts_at_ctrl_return(qtbot: QtBot, panel: SidePanel) -> None:
    panel.show_things("activities", ["a1"])
    field = panel.forms["activities"].fields["note"]
    assert isinstance(field, ProseField)
    qtbot.keyClicks(field, "See the minutes")
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert panel.document.matrix.activities["a1"].note == "See the minutes"


def test_an_activity_moves_to_another_section(panel: SidePanel) -> None:
    panel.show_things("activities", ["a1", "a2"])
    choose(choice(panel, "section"), "run")
    activities = panel.document.matrix.activities
    assert activities["a1"].section == activities["a2"].section == "run"


def test_a_section_can_t_lie_in_itself(panel: SidePanel) -> None:
    panel.show_things("sections", ["plan"])
    parent = choice(panel, "parent")
    assert parent._place_of("plan") == -1
    choose(parent, "run")
    assert panel.document.matrix.sections["plan"].parent == "run"


def test_a_role_that_is_removed_leaves_the_panel(panel: SidePanel) -> None:
    panel.show_things("roles", ["chief"])
    panel.document.do(remove_roles(panel.document.matrix, ["chief"]))
    assert panel.stack.currentWidget() is panel.nothing


def test_the_words_follow_the_language(panel: SidePanel) -> None:
    panel.show_things("roles", ["chief"])
    speech.speak("da")
    assert panel.heading.title.text() == "Rolle"
    assert panel.forms["roles"].captions["reports_to"].text() == "Refererer til"
    assert choice(panel, "kind").currentText() == "Én person"
