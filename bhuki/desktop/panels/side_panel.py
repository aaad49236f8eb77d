"""The side panel: what can be said of the roles, activities, sections or groups that are chosen.

    panel = SidePanel(document)
    panel.show_things("roles", [role.id, other.id])     # or activities, sections, groups

Several at once are changed together. Each change is one undo step.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, for_screen, speech
from bhuki.desktop.look.fonts import grown
from bhuki.desktop.panels.forms import ActivityForm, Form, GroupForm, RoleForm, SectionForm
from bhuki.desktop.panels.pieces import PanelHeading, label, line
from bhuki.matrix.edits import Edit

FORMS: dict[str, type[Form]] = {
    "roles": RoleForm,
    "activities": ActivityForm,
    "sections": SectionForm,
    "groups": GroupForm,
}


class SidePanel(QWidget):
    """Fields for what is chosen in the grid."""

    close_requested = Signal()

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.setProperty("panel", "true")
        self.setMinimumWidth(grown(240))
        self.kind = ""
        self.ids: tuple[str, ...] = ()
        self.heading = PanelHeading(closable=True)
        self.heading.close_requested.connect(self.close_requested)
        self.subtitle = label("", "secondary", wrap=True)
        self.subtitle.setContentsMargins(16, 0, 16, 8)
        self.stack = QStackedWidget()
        self.nothing = label("", "secondary", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.setContentsMargins(16, 12, 16, 12)
        self.stack.addWidget(self.nothing)
        self.forms: dict[str, Form] = {}
        self._pages: dict[str, QScrollArea] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.heading, self.subtitle, line(), self.stack):
            column.addWidget(part)
        document.edited.connect(self._follow)
        speech.changed.connect(self.retranslate)
        self.retranslate()

    def show_things(self, kind: str, ids: Sequence[str]) -> None:
        """Show the things of a kind (a key of FORMS) with these ids; none shows nothing."""
        if self.kind in self.forms and (kind != self.kind or not ids):
            self.forms[self.kind].give()
        self.kind, self.ids = (kind, tuple(ids)) if ids else ("", ())
        if self.kind:
            self._form(kind).show_ids(ids)
            self.stack.setCurrentWidget(self._pages[kind])
        else:
            self.stack.setCurrentWidget(self.nothing)
        self._say_what()

    def focus_first(self) -> None:
        """Put the cursor into the first field that shows."""
        if self.kind:
            fields = self._form(self.kind).fields.values()
            shown = next((f for f in fields if not f.isHidden()), None)
            if shown is not None:
                shown.setFocus()

    def retranslate(self) -> None:
        """Set all words."""
        self.nothing.setText(
            _("Choose roles or activities in the matrix to see and change what is said of them.")
        )
        if self.heading.closer is not None:
            self.heading.closer.setToolTip(_("Close"))
            self.heading.closer.setAccessibleName(_("Close"))
        self._say_what()

    def _form(self, kind: str) -> Form:
        if kind not in self.forms:
            form = FORMS[kind](self.document)
            self.forms[kind] = form
            scroll = QScrollArea()
            scroll.setWidgetResizable(True)
            scroll.setFrameShape(QFrame.Shape.NoFrame)
            scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            scroll.setWidget(form)
            self.stack.addWidget(scroll)
            self._pages[kind] = scroll
        return self.forms[kind]

    def _follow(self, edit: Edit) -> None:
        touched = edit.touched()
        if not (touched.structure or touched.all or touched.about) or not self.kind:
            return
        form = self._form(self.kind)
        if form.things():
            form.refresh()
            self._say_what()
        else:
            self.show_things(self.kind, ())

    def _say_what(self) -> None:
        n = len(self.ids)
        self.heading.title.setText(_say_kind(self.kind, n))
        self.heading.count.setText(str(n) if n > 1 else "")
        names = (
            [for_screen(getattr(t, "title", t.name)) for t in self._form(self.kind).things()]
            if n
            else []
        )
        shown = ", ".join(names[:3])
        more = len(names) - 3
        if more > 0:
            shown = _.plural("{names} and {n} more", "{names} and {n} more", n=more, names=shown)
        self.subtitle.setText(shown)
        self.subtitle.setVisible(n > 1)


def _say_kind(kind: str, n: int) -> str:
    match kind, n:
        case "roles", 1:
            return _("Role")
        case "roles", _many:
            return _("Roles")
        case "activities", 1:
            return _("Activity")
        case "activities", _many:
            return _("Activities")
        case "sections", 1:
            return _("Section")
        case "sections", _many:
            return _("Sections")
        case "groups", 1:
            return _("Role group")
        case "groups", _many:
            return _("Role groups")
        case _other:
            return _("Details")
