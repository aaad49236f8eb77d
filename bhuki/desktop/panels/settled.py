"""The findings that were accepted or parked, and how to take them up again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from bhuki.desktop.document import Document
from bhuki.desktop.language import _, say_date, speech
from bhuki.desktop.panels.entry_list import Entry, EntryList
from bhuki.desktop.panels.pieces import PanelHeading, icon_button, line, name_it
from bhuki.matrix.entities import FindingKey
from bhuki.rules.accept import taking_up_edit, withdrawal_edit
from bhuki.rules.finding import Finding
from bhuki.rules.wording import headline

ACCEPTED, PARKED = "accepted", "parked"


class SettledList(QWidget):
    """One of the two lists; `which` is "accepted" or "parked"."""

    go_to_requested = Signal(str, str)
    print_requested = Signal()
    close_requested = Signal()

    def __init__(self, document: Document, which: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.document = document
        self.which = which
        self.setProperty("panel", "true")
        self.heading = PanelHeading(closable=True)
        self.heading.close_requested.connect(self.close_requested)
        self.take_up_button = icon_button("undo", on_click=self.take_up_chosen)
        self.print_button = icon_button("print", on_click=self.print_requested.emit)
        for made in (self.take_up_button, self.print_button):
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys in the grid
        self.heading.add(self.take_up_button)
        self.heading.add(self.print_button)
        self.list = EntryList()
        self.list.setMaximumHeight(260)
        self.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.list.chosen.connect(self._go_to)
        self.list.removal_requested.connect(self.take_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        column.addWidget(self.heading)
        column.addWidget(self.list)
        speech.changed.connect(self.retranslate)
        self.retranslate()

    def findings(self) -> list[Finding]:
        """Give the findings that the list shows."""
        found = self.document.judge.findings
        if self.which == ACCEPTED:
            return [f for f in found if f.accepted is not None]
        return [f for f in found if f.parked is not None and f.accepted is None]

    def refresh(self) -> None:
        """Show the list as it is now."""
        found = self.findings()
        self.heading.count.setText(str(len(found)))
        self.list.show_entries([self._entry(finding) for finding in found])
        self.take_up_button.setEnabled(bool(found))
        self.print_button.setEnabled(bool(found))

    def retranslate(self) -> None:
        """Set all words."""
        accepted = self.which == ACCEPTED
        self.heading.title.setText(_("Accepted") if accepted else _("Parked"))
        self.list.setAccessibleName(self.heading.title.text())
        name_it(
            self.take_up_button,
            _("Take the acceptance back (Delete)") if accepted else _("Take up again (Delete)"),
        )
        name_it(self.print_button, _("Print the list"))
        if self.heading.closer is not None:
            name_it(self.heading.closer, _("Close"))
        self.refresh()

    def take_up_chosen(self) -> None:
        """Take up the finding that is chosen, or the first."""
        key = self.list.current_key()
        found = self.findings()
        if key is None and found:
            key = found[0].key
        if key is not None:
            self.take_up(key)

    def take_up(self, key: FindingKey) -> None:
        """Let a finding be open again."""
        finding = self.document.judge.find(key)
        if finding is not None:
            back = withdrawal_edit if self.which == ACCEPTED else taking_up_edit
            self.document.do(back(self.document.matrix, finding))

    def _entry(self, finding: Finding) -> Entry:
        icon, token = ("check", "text2") if self.which == ACCEPTED else ("park", "text2")
        title = headline(finding, self.document.matrix, speech.texts)
        return Entry(finding.key, icon, token, title, say_settled(finding))

    def _go_to(self, key: FindingKey) -> None:
        _rule, activity, role = key
        if activity or role:
            self.go_to_requested.emit(activity, role)


def say_settled(finding: Finding) -> str:
    """Say why, by whom and when a finding was accepted, or when it was parked."""
    if (acceptance := finding.accepted) is not None:
        when = [acceptance.by, say_date(acceptance.on, "medium") if acceptance.on else ""]
        who = ", ".join(part for part in when if part)
        return f"{acceptance.reason}\n{who}" if who else acceptance.reason
    if (parked := finding.parked) is not None:
        date = say_date(parked.on, "medium") if parked.on else ""
        return "\n".join(part for part in (parked.note, date) if part)
    return ""
