"""What can be said of a role, an activity, a section or a group, as fields over the document.

Each form shows one or several things of its kind and turns a change in a field into one edit, one
undo step. A field's name is the name of the entity's attribute.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, for_screen, speech
from bhuki.desktop.panels.fields import ChoiceField, ProseField, TextField
from bhuki.desktop.panels.pieces import label
from bhuki.desktop.panels.tag_field import TagField
from bhuki.matrix import changes
from bhuki.matrix.edits import Edit, Label, merged
from bhuki.matrix.entities import Appointed, RoleKind
from bhuki.rules.tags import ACTIVITY_TAGS, ROLE_TAGS

Field = TextField | ProseField | ChoiceField | TagField


class Form(QWidget):
    """Fields for things of one kind. Subclasses declare the fields, their words and their edit."""

    finished = Signal()  # the user is through with a field and wants back to the grid

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document
        self.ids: tuple[str, ...] = ()
        self.fields: dict[str, Field] = {}
        self.captions: dict[str, QLabel] = {}
        self.rows = QVBoxLayout(self)
        self.rows.setContentsMargins(16, 4, 16, 16)
        self.rows.setSpacing(4)
        self.build()
        self.rows.addStretch(1)
        self.retranslate()
        speech.changed.connect(self.retranslate)

    def build(self) -> None:
        """Make the fields, in their order."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set all words."""
        raise NotImplementedError

    def things(self) -> list[Any]:
        """Give the things shown, those that still are there."""
        raise NotImplementedError

    def change(self, name: str, value: Any) -> Edit:
        """Make the edit that gives all things shown a value."""
        raise NotImplementedError

    def show_ids(self, ids: Sequence[str]) -> None:
        """Show other things; what was typed and not yet given counts for those shown before."""
        if tuple(ids) != self.ids:
            self.give()
        self.ids = tuple(ids)
        self.refresh()

    def give(self) -> None:
        """Let what is being typed count now."""
        for field in self.fields.values():
            field.give()

    def refresh(self) -> None:
        """Show the things' values as they are now."""
        things = self.things()
        if not things:
            return
        self.offer_choices()
        for name, field in self.fields.items():
            field.show_values([getattr(thing, name) for thing in things])
        for name in self.single_only():
            self._show_field(name, len(things) == 1)

    def offer_choices(self) -> None:
        """Set what the choices are, where they follow from the matrix."""

    def offer_tags(self, known: Mapping[str, str]) -> None:
        """Set the tags that rules know, and those that others in the matrix have."""
        field = self.fields["tags"]
        assert isinstance(field, TagField)
        said = [(tag, _(words)) for tag, words in known.items()]
        own = sorted({tag for thing in self.all_things() for tag in thing.tags} - known.keys())
        field.offer([*said, *((tag, tag) for tag in own)])

    def all_things(self) -> Iterable[Any]:
        """Give all things of the kind, whose own tags are offered too."""
        return ()

    def single_only(self) -> Iterable[str]:
        """Name the fields that make sense for one thing alone."""
        return ()

    def add(self, name: str, field: Field) -> None:
        """Put a field under its caption."""
        caption = label("", "secondary")
        caption.setBuddy(field)
        self.fields[name] = field
        self.captions[name] = caption
        self.rows.addSpacing(6)
        self.rows.addWidget(caption)
        self.rows.addWidget(field)
        if isinstance(field, TagField):
            field.added.connect(lambda tag: self._change_tags(add=tag))
            field.taken.connect(lambda tag: self._change_tags(take=tag))
        else:
            field.chosen.connect(lambda value, name=name: self._change(name, value))

    def caption(self, name: str, words: str) -> None:
        """Say what a field is."""
        self.captions[name].setText(words)
        self.fields[name].setAccessibleName(words)

    def change_tags(self, tags_of: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Edit:
        """Make the edit that changes each thing's own tags."""
        code = self.change("tags", ()).label.code
        edits = [
            edit
            for thing in self.things()
            if (edit := self.change_one(thing.id, tags=tags_of(thing.tags)))
        ]
        return merged(Label(code, {"n": len(edits)}), edits)

    def change_one(self, thing_id: str, **values: Any) -> Edit:
        """Make the edit that changes one of the things."""
        raise NotImplementedError

    def _change(self, name: str, value: Any) -> None:
        if self.things():
            self.document.do(self.change(name, value))

    def _change_tags(self, add: str = "", take: str = "") -> None:
        def tags_of(tags: tuple[str, ...]) -> tuple[str, ...]:
            kept = tuple(tag for tag in tags if tag != take)
            return (*kept, add) if add and add not in kept else kept

        self.document.do(self.change_tags(tags_of))

    def _show_field(self, name: str, shown: bool) -> None:
        self.fields[name].setVisible(shown)
        self.captions[name].setVisible(shown)


class RoleForm(Form):
    """One or several roles."""

    def build(self) -> None:
        self.add("name", TextField())
        self.add("group", ChoiceField())
        self.add("kind", ChoiceField())
        self.add("appointed", ChoiceField())
        self.add("reports_to", ChoiceField(searchable=True))
        self.add("tags", TagField())
        self.add("description", ProseField(4))
        self.add("note", ProseField(5))

    def retranslate(self) -> None:
        self.caption("name", _("Name"))
        self.caption("group", _("Group"))
        self.caption("kind", _("Who stands behind it"))
        self.caption("appointed", _("How it is appointed"))
        self.caption("reports_to", _("Reports to"))
        self.caption("tags", _("Tags"))
        self.caption("description", _("Description"))
        self.caption("note", _("Note"))
        self.refresh()

    def things(self) -> list[Any]:
        roles = self.document.matrix.roles
        return [roles[i] for i in self.ids if i in roles]

    def single_only(self) -> Iterable[str]:
        return ("name",)

    def offer_choices(self) -> None:
        matrix = self.document.matrix
        self._choice("group").offer(
            [(None, _("No group")), *((g.id, for_screen(g.name)) for g in matrix.groups.values())]
        )
        self._choice("kind").offer([(kind, say_kind(kind)) for kind in RoleKind])
        self._choice("appointed").offer([(how, say_appointed(how)) for how in Appointed])
        others = [role for role in matrix.role_order() if role.id not in self.ids]
        self._choice("reports_to").offer(
            [(None, _("Nobody")), *((role.id, for_screen(role.name)) for role in others)]
        )
        self.offer_tags(ROLE_TAGS)

    def all_things(self) -> Iterable[Any]:
        return self.document.matrix.roles.values()

    def change(self, name: str, value: Any) -> Edit:
        wanted = {"kind": RoleKind, "appointed": Appointed}.get(name)
        ids = [thing.id for thing in self.things()]
        given = wanted(value) if wanted else value
        return changes.change_roles(self.document.matrix, ids, **{name: given})

    def change_one(self, thing_id: str, **values: Any) -> Edit:
        return changes.change_roles(self.document.matrix, [thing_id], **values)

    def _choice(self, name: str) -> ChoiceField:
        field = self.fields[name]
        assert isinstance(field, ChoiceField)
        return field


class ActivityForm(Form):
    """One or several activities."""

    def build(self) -> None:
        self.add("number", TextField())
        self.add("name", ProseField(2))
        self.add("section", ChoiceField(searchable=True))
        self.add("tags", TagField())
        self.add("note", ProseField(7))

    def retranslate(self) -> None:
        self.caption("number", _("Number"))
        self.caption("name", _("Name"))
        self.caption("section", _("Section"))
        self.caption("tags", _("Tags"))
        self.caption("note", _("Note"))
        self.refresh()

    def things(self) -> list[Any]:
        activities = self.document.matrix.activities
        return [activities[i] for i in self.ids if i in activities]

    def single_only(self) -> Iterable[str]:
        return ("number", "name")

    def offer_choices(self) -> None:
        field = self.fields["section"]
        assert isinstance(field, ChoiceField)
        field.offer(section_choices(self.document, _("No section")))
        self.offer_tags(ACTIVITY_TAGS)

    def all_things(self) -> Iterable[Any]:
        return self.document.matrix.activities.values()

    def change(self, name: str, value: Any) -> Edit:
        ids = [thing.id for thing in self.things()]
        given = " ".join(value.split()) if name == "name" else value
        return changes.change_activities(self.document.matrix, ids, **{name: given})

    def change_one(self, thing_id: str, **values: Any) -> Edit:
        return changes.change_activities(self.document.matrix, [thing_id], **values)


class SectionForm(Form):
    """One or several sections."""

    def build(self) -> None:
        self.add("name", TextField())
        self.add("parent", ChoiceField(searchable=True))
        self.add("note", ProseField(7))

    def retranslate(self) -> None:
        self.caption("name", _("Name"))
        self.caption("parent", _("Lies in"))
        self.caption("note", _("Note"))
        self.refresh()

    def things(self) -> list[Any]:
        sections = self.document.matrix.sections
        return [sections[i] for i in self.ids if i in sections]

    def single_only(self) -> Iterable[str]:
        return ("name",)

    def offer_choices(self) -> None:
        field = self.fields["parent"]
        assert isinstance(field, ChoiceField)
        field.offer(section_choices(self.document, _("Nothing"), without=self.ids))

    def change(self, name: str, value: Any) -> Edit:
        edits = [self.change_one(thing.id, **{name: value}) for thing in self.things()]
        return merged(Label("change-section"), [edit for edit in edits if edit])

    def change_one(self, thing_id: str, **values: Any) -> Edit:
        return changes.change_section(self.document.matrix, thing_id, **values)


class GroupForm(Form):
    """One or several role groups."""

    def build(self) -> None:
        self.add("name", TextField())
        self.add("note", ProseField(7))

    def retranslate(self) -> None:
        self.caption("name", _("Name"))
        self.caption("note", _("Note"))
        self.refresh()

    def things(self) -> list[Any]:
        groups = self.document.matrix.groups
        return [groups[i] for i in self.ids if i in groups]

    def single_only(self) -> Iterable[str]:
        return ("name",)

    def change(self, name: str, value: Any) -> Edit:
        edits = [self.change_one(thing.id, **{name: value}) for thing in self.things()]
        return merged(Label("change-group"), [edit for edit in edits if edit])

    def change_one(self, thing_id: str, **values: Any) -> Edit:
        return changes.change_group(self.document.matrix, thing_id, **values)


def section_choices(
    document: Document, none: str, without: Iterable[str] = ()
) -> list[tuple[str | None, str]]:
    """Give the sections as choices, each with those it lies in; those left out with all in them."""
    matrix = document.matrix
    left_out = set(without)
    choices: list[tuple[str | None, str]] = [(None, none)]
    for section, _depth in matrix.section_order():
        path = matrix.section_path(section.id)
        if not left_out.intersection(part.id for part in path):
            # The name itself comes first: it is what is searched for and what there is room for.
            choices.append(
                (section.id, " ‹ ".join(for_screen(part.name) for part in reversed(path)))
            )
    return choices


def say_kind(kind: RoleKind) -> str:
    """Say who stands behind a role."""
    match kind:
        case RoleKind.PERSON:
            return _("One person")
        case RoleKind.BODY:
            return _("A group that meets")
        case RoleKind.MANY:
            return _("Many, such as all employees")


def say_appointed(appointed: Appointed) -> str:
    """Say how a role gets its holder."""
    match appointed:
        case Appointed.STANDING:
            return _("Standing")
        case Appointed.PER_PROJECT:
            return _("For each project")
        case Appointed.PER_SYSTEM:
            return _("For each system")
