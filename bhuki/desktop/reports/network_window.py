"""The network of roles: who works with whom, to be pointed at and asked."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, speech
from bhuki.desktop.panels.letter_words import spoken
from bhuki.desktop.panels.pieces import button, label
from bhuki.desktop.panels.printing import printing
from bhuki.desktop.reports.aside import Aside, is_large
from bhuki.desktop.reports.letter_filter import LetterFilter
from bhuki.desktop.reports.network_canvas import NetworkCanvas
from bhuki.desktop.reports.network_words import WIDTH, NetworkWords
from bhuki.desktop.reports.report_window import ReportWindow, choice, fill
from bhuki.exports.painting.network_pages import network_booklet
from bhuki.exports.painting.network_picture import network_picture
from bhuki.exports.painting.picture_pages import network_page, write_picture
from bhuki.files.atomic import write_atomically
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.reports.network import SHOWN, Arrow, Network, graphml, network
from bhuki.reports.network_findings import Finding, how_to_read, network_findings, shown_of
from bhuki.reports.network_layout import NetworkPicture
from bhuki.texts import Texts, texts

_PLACE = Qt.ItemDataRole.UserRole  # of an activity that is listed: its id and the other role's
_MOST_LISTED = 500
_BREATH = 150  # ms: the picture is laid out anew when the typing pauses
_MANY_ROLES = 40  # more take a while to be laid out, however few their letters
Shown = tuple[Network, NetworkPicture, list[Finding]]


class NetworkWindow(ReportWindow):
    """The picture, its filters, and beside it what it shows, in words."""

    breath = _BREATH

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(document, parent)
        self.resize(1180, 860)
        self.found = network(Matrix())
        self.picture = network_picture(self.found)
        self.duties = {duty: LetterFilter(duty) for duty in SHOWN}
        self.aside = Aside(self)
        self.aside.done.connect(self._show)
        self._add_tools()
        self.canvas = NetworkCanvas()
        self.canvas.marked_changed.connect(self._say_marked)
        self.words = NetworkWords()
        self.about, self.behind = label("", "strong"), QListWidget()
        self.behind.itemActivated.connect(self._go_there)
        self.canvas.opened.connect(self._to_the_list)
        self.column.addWidget(self._lay_out(), 1)
        self.retranslate()
        self.canvas.setFocus()

    def refresh(self) -> None:
        wanted = [duty for duty, made in self.duties.items() if made.isChecked()]
        section = self.section.currentData() or None
        many = len(self.document.matrix.roles) > _MANY_ROLES
        large = many or is_large(self.document.matrix)
        matrix = self.document.matrix.copy() if large else self.document.matrix
        said = speech.texts
        self.aside.start(lambda _progress: _find(matrix, wanted, section, said), large=large)

    def retranslate(self) -> None:
        self.title.setText(_("The network of roles"))
        scheme = self.document.matrix.scheme
        for duty, made in self.duties.items():
            letters = scheme.with_duty(duty)
            made.say(spoken(letters[0], scheme) if letters else "", scheme)
        sections: list[tuple[object, str]] = [("", _("All sections"))]
        for row in self.document.matrix.section_order():
            sections.append((row.section.id, "    " * row.depth + row.section.name))
        fill(self.section, _("Section"), sections)
        self.save.setText(_("Save as …"))
        self.print.setText(_("Print …"))
        self.canvas.setAccessibleName(_("The network of roles"))
        self.canvas.setAccessibleDescription(
            _("The arrow keys go from role to role, Return to the activities behind.")
        )
        self.behind.setAccessibleName(_("Activities behind what is marked"))
        self.behind.setToolTip(_("Return or a double click goes to the activity in the matrix."))
        super().retranslate()

    @property
    def is_fresh(self) -> bool:
        return super().is_fresh and not self.aside.busy

    def show_role(self, role_id: str) -> None:
        """Mark a role."""
        self.canvas.mark(role_id if role_id in self.picture.boxes else None)

    def save_network(self) -> None:
        """Ask where to, and write the picture, or the network for other programs."""
        kinds = {"png": "PNG", "svg": "SVG", "pdf": "PDF", "graphml": "GraphML"}
        self.save_as(self.title.text(), kinds, self._write)

    def print_network(self) -> None:
        """Ask for a printer, and print the picture with what it shows in words."""
        matrix = self.document.matrix
        said = texts(matrix.language)
        findings = network_findings(self.found, matrix, said, hub_id=self.picture.hub)
        notes = self._notes(said)
        booklet = network_booklet(matrix, self.picture, findings, notes, said)
        printing.show(self, self.title.text(), booklet)

    def _notes(self, said: Texts) -> list[str]:
        """Say how the picture is read, and whether it is all of it."""
        shown, total = self.picture.shown, len(self.found.arrows)
        return [*filter(None, [shown_of(shown, total, said)]), how_to_read(said)]

    def _write(self, path: Path) -> None:
        matrix = self.document.matrix
        if path.suffix.lower() == ".graphml":
            write_atomically(path, graphml(self.found, matrix))
            return
        page = network_page(self.found, matrix)
        write_picture(page, self.paper_inks(), self.title.text(), path)

    def _add_tools(self) -> None:
        for made in self.duties.values():
            made.toggled.connect(self.refresh)
            self.tools.addWidget(made)
        self.section = choice(self.tools, self.refresh)
        self.section.setMaximumWidth(220)
        self.save = button(on_click=self.save_network)
        self.print = button("primary", "print", on_click=self.print_network)
        self.deeds.addWidget(self.save)
        self.deeds.addWidget(self.print)

    def _lay_out(self) -> QSplitter:
        """Put the picture over the list, and the words beside both."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.canvas)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.under = QWidget()
        column = QVBoxLayout(self.under)
        column.setContentsMargins(20, 10, 12, 12)
        column.addWidget(self.about)
        column.addWidget(self.behind)
        self.under.setMaximumHeight(240)
        self.under.hide()
        left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(area)
        left.addWidget(self.under)
        left.setStretchFactor(0, 1)
        left.setChildrenCollapsible(False)
        whole = QSplitter()
        whole.addWidget(left)
        whole.addWidget(self.words)
        whole.setStretchFactor(0, 1)
        whole.setChildrenCollapsible(False)
        whole.setSizes([2000, WIDTH])
        return whole

    def _show(self, shown: Shown) -> None:
        matrix = self.document.matrix
        self.found, self.picture, findings = shown
        if not all(role in matrix.roles for role in self.picture.boxes):
            return  # edited meanwhile: the next picture is on its way
        self.canvas.show_network(self.picture, matrix, self.screen_inks())
        notes = self._notes(speech.texts)
        self.words.say(findings, notes, [group.name for group in matrix.groups.values()])

    def _say_marked(self) -> None:
        """List the activities behind what is marked."""
        marked, matrix = self.canvas.marked, self.document.matrix
        self.behind.clear()
        arrows = [marked] if isinstance(marked, Arrow) else []
        if isinstance(marked, str):
            arrows = [a for a in self.found.arrows if marked in (a.source, a.target)]
        for arrow in arrows:
            if self.behind.count() < _MOST_LISTED:
                self._list(arrow, alone=isinstance(marked, Arrow))
        n = len({activity for arrow in arrows for activity in arrow.activities})
        activities = _.plural("{n} activity", "{n} activities", n=n)
        if isinstance(marked, str):
            self.about.setText(f"{matrix.roles[marked].name}: {activities}")
        elif isinstance(marked, Arrow):
            self.about.setText(f"{self._pair(marked)}: {activities}")
        self.under.setVisible(bool(arrows))

    def _list(self, arrow: Arrow, *, alone: bool) -> None:
        matrix = self.document.matrix
        for activity_id in arrow.activities:
            activity = matrix.activities.get(activity_id)
            if activity is not None:
                said = activity.title if alone else f"{activity.title}  ({self._pair(arrow)})"
                item = QListWidgetItem(said)
                item.setData(_PLACE, (activity_id, arrow.target))
                self.behind.addItem(item)

    def _pair(self, arrow: Arrow) -> str:
        matrix = self.document.matrix
        letters = "/".join(letter.code for letter in matrix.scheme.with_duty(arrow.duty))
        source, target = matrix.roles[arrow.source].name, matrix.roles[arrow.target].name
        return f"{source} → {target}, {letters}"

    def _to_the_list(self) -> None:
        if self.behind.count():
            self.behind.setFocus()
            self.behind.setCurrentRow(max(0, self.behind.currentRow()))

    def _go_there(self, item: QListWidgetItem) -> None:
        self.go_to_requested.emit(*item.data(_PLACE))


def _find(matrix: Matrix, duties: list[Duty], section: str | None, _said: Texts) -> Shown:
    """Find the network, lay it out, and say what it shows; it may be done aside."""
    found = network(matrix, duties=duties, section=section)
    picture = network_picture(found)
    return found, picture, network_findings(found, matrix, _said, hub_id=picture.hub)
