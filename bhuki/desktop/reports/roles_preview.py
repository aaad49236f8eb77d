"""The page in your hand: role overviews for all, for one role, or for one person."""

from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QCheckBox

from bhuki.desktop.language import _
from bhuki.desktop.reports.preview import Preview
from bhuki.desktop.reports.report_window import choice, fill
from bhuki.desktop.reports.sessions import times
from bhuki.errors import BhukiError
from bhuki.exports.overview_html import overview_html
from bhuki.exports.painting.devices import Progress
from bhuki.exports.painting.overview_booklet import overview_booklet
from bhuki.exports.painting.paper import Booklet
from bhuki.files.atomic import write_atomically
from bhuki.matrix.matrix import Matrix
from bhuki.reports.overview_parts import OverviewChoices, news_since, parts_of
from bhuki.reports.person_overview import people_of
from bhuki.reports.snapshots import look_at
from bhuki.texts import texts

_ALL, _ROLE, _PERSON = "all", "role", "person"
_WITH_ACTIVITIES, _ACTIVITIES = "with-activities", "activities"


class RolesPreview(Preview):
    """Whose pages, and what is on them."""

    kinds: ClassVar[dict[str, str]] = {"pdf": "PDF", "html": "HTML"}

    def add_choices(self) -> None:
        self.whose = choice(self.tools, self.refresh)
        self.since = choice(self.tools, self.refresh)
        self.sign, self.points, self.colour = QCheckBox(), QCheckBox(), QCheckBox()
        self.sign.setChecked(True)
        self.points.setChecked(True)
        for box in (self.sign, self.points, self.colour):
            box.toggled.connect(self.refresh)
            self.tools.addWidget(box)

    def show_role(self, role_id: str) -> None:
        """Show one role's pages."""
        self.whose.setCurrentIndex(max(0, self.whose.findData(f"{_ROLE}:{role_id}")))
        self.refresh()

    def choices(self) -> OverviewChoices:
        """Give what is chosen."""
        kind, _colon, name = (self.whose.currentData() or _ALL).partition(":")
        return OverviewChoices(
            roles=(name,) if kind == _ROLE else (),
            people=(name,) if kind == _PERSON else (),
            activities=kind == _WITH_ACTIVITIES,
            only_activities=kind == _ACTIVITIES,
            sign=self.sign.isChecked(),
            points=self.points.isChecked(),
            colour=self.colour.isChecked(),
        )

    def changed(self) -> dict[str, str] | None:
        """Give what changed for each role since the time that is chosen."""
        snapshot = self.since.currentData()
        if not snapshot:
            return None
        matrix = self.document.matrix
        try:
            return news_since(look_at(matrix, snapshot), matrix, texts(matrix.language))
        except BhukiError:
            return None

    def read_choices(self) -> None:
        self._chosen, self._changed = self.choices(), self.changed()

    def make(self, matrix: Matrix, progress: Progress) -> Booklet:
        language = texts(matrix.language)
        return overview_booklet(matrix, self._chosen, language, self._changed, progress=progress)

    def write(self, path: Path) -> list[Path] | None:
        if path.suffix.lower() in (".html", ".htm"):
            matrix = self.document.matrix
            language = texts(matrix.language)
            parts = parts_of(matrix, self.choices(), language, self.changed())
            write_atomically(path, overview_html(matrix, parts, language).encode())
            return None
        return super().write(path)

    def refresh(self) -> None:
        self._offer()
        super().refresh()

    def retranslate(self) -> None:
        self.title.setText(_("Role overviews"))
        self.sign.setText(_("Signature"))
        self.points.setText(_("Open points"))
        self.colour.setText(_("Colours"))
        super().retranslate()

    def _offer(self) -> None:
        matrix = self.document.matrix
        items: list[tuple[object, str]] = [
            (_ALL, _("All roles")),
            (_WITH_ACTIVITIES, _("All roles, and activity by activity")),
            (_ACTIVITIES, _("Only activity by activity")),
        ]
        items += [(f"{_ROLE}:{role.id}", role.name) for role in matrix.role_order()]
        for name in people_of(matrix):
            items.append((f"{_PERSON}:{name}", _("Person: {name}", name=name)))
        fill(self.whose, _("Whose pages"), items)
        fill(self.since, _("What changed"), [("", _("Without changes")), *times(matrix)])
