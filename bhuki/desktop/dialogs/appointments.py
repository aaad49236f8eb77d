"""Who holds the roles: standing ones once, others in each project or system.

On the left the projects and systems, with “standing” first; on the right the roles of the one that
is chosen, each with a field for its holder. Several holders are parted by commas.
"""

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from bhuki.desktop.dialogs.frame import ExplainedDialog, scrolled
from bhuki.desktop.document import Document
from bhuki.desktop.language import _
from bhuki.desktop.look.icons import icon
from bhuki.desktop.panels.fields import TextField
from bhuki.desktop.panels.pieces import button, icon_button, label, name_it
from bhuki.matrix.changes import add_instances, appoint, change_instance, remove_instances
from bhuki.matrix.edits import Edit
from bhuki.matrix.entities import Appointed, Instance, InstanceKind, Role
from bhuki.matrix.ids import new_id
from bhuki.matrix.matrix import Matrix

_ID = Qt.ItemDataRole.UserRole
STANDING = ""
_APPOINTED = {
    InstanceKind.PROJECT: Appointed.PER_PROJECT,
    InstanceKind.SYSTEM: Appointed.PER_SYSTEM,
}


class Place(NamedTuple):
    """What a role is held in: standing ("") or a project or system."""

    id: str
    name: str
    icon: str


def roles_in(matrix: Matrix, instance_id: str) -> list[Role]:
    """Give the roles that are appointed there: those of its kind, and any held there already."""
    instance = matrix.instances.get(instance_id)
    wanted = Appointed.STANDING if instance is None else _APPOINTED[instance.kind]
    held = {role_id for (where, role_id) in matrix.holders if where == instance_id}
    return [r for r in matrix.role_order() if r.appointed is wanted or r.id in held]


class AppointmentsDialog(ExplainedDialog):
    """Projects and systems, and who holds which role in each."""

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.list = QListWidget()
        self.list.setIconSize(QSize(16, 16))
        self.list.setProperty("framed", "true")
        self.list.currentItemChanged.connect(lambda _now, _before: self._show_place())
        self.add_project = button("quiet", "project", on_click=self._add_project)
        self.add_system = button("quiet", "system", on_click=self._add_system)
        self.name = TextField()
        self.name.chosen.connect(self._rename)
        self.published = QCheckBox()
        self.published.toggled.connect(self._publish)
        self.remover = icon_button("delete", on_click=self._remove)
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.none = label("", "secondary", wrap=True)
        self.fields: dict[str, TextField] = {}
        self.labels: dict[str, QWidget] = {}
        self.page = QWidget()
        self.grid = QGridLayout(self.page)
        self.grid.setContentsMargins(0, 0, 12, 0)
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(1, 1)
        self._lay_out()
        self.resize(780, 560)
        document.edited.connect(self._follow)
        self.start()
        self.list.setCurrentRow(0)

    @property
    def instance(self) -> Instance | None:
        """The project or system that is chosen, None for the standing roles."""
        item = self.list.currentItem()
        return self.document.matrix.instances.get(item.data(_ID)) if item is not None else None

    def add(self, kind: InstanceKind, name: str) -> None:
        """Add a project or a system and choose it."""
        matrix = self.document.matrix
        made = Instance(new_id(matrix.instances), name, kind)
        self.document.do(add_instances(matrix, [made]))
        self._choose(made.id)
        self.name.setFocus()
        self.name.selectAll()

    def refresh(self) -> None:
        """Show projects, systems and holders as they are now."""
        chosen = self._chosen_id()
        self.list.blockSignals(True)
        self.list.clear()
        for place in self._places():
            item = QListWidgetItem(icon(place.icon, "text2"), place.name)
            item.setData(_ID, place.id)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._choose(chosen)

    def retranslate(self) -> None:
        self.say(
            _("Projects, systems and holders"),
            _(
                "Some roles have one holder, others are held anew in each project or system. Say "
                "who, and the rules can see where somebody is missing or decides on own work."
            ),
        )
        self.add_project.setText(_("Project"))
        self.add_system.setText(_("System"))
        name_it(self.add_project, _("Add a project"))
        name_it(self.add_system, _("Add a system"))
        name_it(self.remover, _("Remove it with its holders"))
        name_it(self.name, _("Name"))
        self.published.setText(_("In use: judge whether holders are missing"))
        self.search.setPlaceholderText(_("Search roles and holders"))
        self.search.setAccessibleName(_("Search roles and holders"))
        self.list.setAccessibleName(_("Projects and systems"))
        super().retranslate()
        self.refresh()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        adders = QHBoxLayout()
        adders.addWidget(self.add_project)
        adders.addWidget(self.add_system)
        adders.addStretch(1)
        left.addLayout(adders)
        right = QVBoxLayout()
        right.setSpacing(8)
        self.head = QWidget()
        head = QHBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.name, 1)
        head.addWidget(self.remover)
        right.addWidget(self.head)
        right.addWidget(self.published)
        right.addWidget(self.search)
        right.addWidget(self.none)
        area = scrolled(self.page)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take it, and bring themselves up
        right.addWidget(area, 1)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addLayout(left, 2)
        row.addLayout(right, 5)
        self.content.addLayout(row, 1)

    def _places(self) -> list[Place]:
        places = [Place(STANDING, _("Standing roles"), "person")]
        for instance in self.document.matrix.instances.values():
            places.append(Place(instance.id, instance.name, instance.kind.value))
        return places

    def _chosen_id(self) -> str:
        item = self.list.currentItem()
        return str(item.data(_ID)) if item is not None else STANDING

    def _choose(self, instance_id: str) -> None:
        for n in range(self.list.count()):
            if self.list.item(n).data(_ID) == instance_id:
                self.list.setCurrentRow(n)
                self._show_place()
                return
        self.list.setCurrentRow(0)
        self._show_place()

    def _show_place(self) -> None:
        instance = self.instance
        self.head.setVisible(instance is not None)
        self.published.setVisible(instance is not None)
        if instance is not None:
            self.name.show_values([instance.name])
            self.published.blockSignals(True)
            self.published.setChecked(instance.published)
            self.published.blockSignals(False)
        self._show_holders()

    def _show_holders(self) -> None:
        """Show a field for each role, made anew only when the roles are others."""
        matrix, where = self.document.matrix, self._chosen_id()
        roles = roles_in(matrix, where)
        if list(self.fields) != [role.id for role in roles]:
            self._make_fields(roles)
        for role in roles:
            self.fields[role.id].show_values([", ".join(matrix.holders.get((where, role.id), ()))])
            self.fields[role.id].setAccessibleName(_("Holder of {role}", role=role.name))
            self.fields[role.id].setPlaceholderText(_("nobody yet"))
        self.none.setText(self._say_none())
        self.none.setVisible(not roles)
        self._filter(self.search.text())

    def _say_none(self) -> str:
        if self.instance is None:
            return _("No role is standing.")
        return _("No role is appointed for it. Say in the side panel how a role is appointed.")

    def _make_fields(self, roles: list[Role]) -> None:
        while (item := self.grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.fields, self.labels = {}, {}
        before: QWidget = self.search
        for n, role in enumerate(roles):
            field, words = TextField(), label(role.name, wrap=True)
            field.chosen.connect(lambda text, role_id=role.id: self._appoint(role_id, text))
            self.fields[role.id], self.labels[role.id] = field, words
            self.grid.addWidget(words, n, 0)
            self.grid.addWidget(field, n, 1)
            self.setTabOrder(before, field)
            before = field
        self.setTabOrder(before, self.close_button)
        self.grid.setColumnMinimumWidth(0, 190)
        self.grid.setRowStretch(len(roles), 1)

    def _filter(self, text: str) -> None:
        words = text.lower().split()
        roles = self.document.matrix.roles
        for role_id, field in self.fields.items():
            said = f"{roles[role_id].name} {field.text()}".lower()
            shown = all(word in said for word in words)
            field.setVisible(shown)
            self.labels[role_id].setVisible(shown)

    def _appoint(self, role_id: str, text: str) -> None:
        names = [name.strip() for name in text.split(",") if name.strip()]
        matrix = self.document.matrix
        self.document.do(appoint(matrix, self._chosen_id(), role_id, names))

    def _add_project(self) -> None:
        self.add(InstanceKind.PROJECT, _("New project"))

    def _add_system(self) -> None:
        self.add(InstanceKind.SYSTEM, _("New system"))

    def _rename(self, name: str) -> None:
        if (instance := self.instance) is not None and name:
            self.document.do(change_instance(self.document.matrix, instance.id, name=name))

    def _publish(self, on: bool) -> None:
        if (instance := self.instance) is not None:
            self.document.do(change_instance(self.document.matrix, instance.id, published=on))

    def _remove(self) -> None:
        if (instance := self.instance) is not None:
            self.document.do(remove_instances(self.document.matrix, [instance.id]))

    def _follow(self, edit: Edit) -> None:
        touched = edit.touched()
        if touched.appointments or touched.structure:
            self.refresh()
