"""The menus that ask what a cell, a row or a column is.

    asking = Asking(session, view)
    asking.about_cell((row, column), place)

What is chosen becomes a correction and is read at once.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from bhuki.desktop.language import _, speech
from bhuki.desktop.reading.kinds import LEFT_OVER, kind_of, tint
from bhuki.desktop.reading.saying import (
    is_activity_column,
    is_heading_row,
    is_remark,
    is_role_column,
    is_section_row,
    leave_out,
    means,
    read_again,
)
from bhuki.desktop.reading.session import ReadingSession
from bhuki.matrix.scheme import Scheme, shipped_scheme
from bhuki.sheets.corrections import Corrections
from bhuki.sheets.grid import address, column_letters

Place = tuple[int, int]
_WITH_A_KEY = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_SHOWN = 40  # characters of a cell's text in a menu's title


class Asking(QObject):
    """Opens menus over a sheet and carries out what is chosen."""

    def __init__(self, session: ReadingSession, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._parent = parent

    def about_cell(self, place: Place, at: QPoint) -> QMenu:
        """Ask what a cell is; give the menu, for tests."""
        menu = self._menu(self._title(place))
        text = self._text(place)
        said = self._session.corrections
        if said.ignores(*place) or said.is_remark(*place):
            self._add(menu, _("Read it after all"), read_again(said, place))
        elif text:
            self._offer_letters(menu, text)
            menu.addSeparator()
            self._add(menu, _("A remark"), is_remark(said, place, place), "notes")
            skip = self._add(menu, _("Don't read it"), leave_out(said, place, place), "ignored")
            menu.give_key(skip, Qt.Key.Key_Delete)
        menu.addSeparator()
        self._fill_row(menu.addMenu(_("The row is …")), place[0])
        self._fill_column(menu.addMenu(_("The column is …")), place[1])
        menu.popup(at)
        return menu

    def about_row(self, row: int, at: QPoint) -> QMenu:
        """Ask what a row is."""
        menu = self._menu(_("Row {row}", row=row))
        self._fill_row(menu, row)
        menu.popup(at)
        return menu

    def about_column(self, column: int, at: QPoint) -> QMenu:
        """Ask what a column is."""
        menu = self._menu(_("Column {column}", column=column_letters(column)))
        self._fill_column(menu, column)
        menu.popup(at)
        return menu

    def leave_out(self, place: Place) -> None:
        """Leave a cell out of the reading."""
        self._session.correct(leave_out(self._session.corrections, place, place))

    # What is offered

    def _offer_letters(self, menu: _AskingMenu, text: str) -> None:
        scheme = self._scheme()
        said = self._session.corrections
        language = speech.language
        for letter in scheme.letters:
            words = _("Letter: {code} ({name})", code=letter.code, name=letter.name(language))
            action = self._add(menu, words, means(said, text, letter.code), "assignment")
            if len(letter.code) == 1:
                menu.give_key(action, letter.code)
        several = menu.addMenu(_("Several letters …"))
        codes = [letter.code for letter in scheme.letters]
        for n, first in enumerate(codes):
            for second in codes[n + 1 :]:
                pair = f"{first}/{second}"
                self._add(several, pair, means(said, text, pair), "assignment")
        self._add(menu, _("Not involved"), means(said, text, ""), "none")

    def _fill_row(self, menu: QMenu, row: int) -> None:
        said = self._session.corrections
        heading = self._add(menu, _("The heading with the roles"), is_heading_row(said, row))
        section = self._add(menu, _("A section"), is_section_row(said, row))
        for action, on in (
            (heading, row in said.heading_rows),
            (section, row in said.section_rows),
        ):
            action.setCheckable(True)
            action.setChecked(on)
        last = self._session.sheet.view.last_column
        self._add(menu, _("Not to be read"), leave_out(said, (row, 1), (row, max(last, 1))))

    def _fill_column(self, menu: QMenu, column: int) -> None:
        said = self._session.corrections
        known = self._role_columns()
        activities = self._add(menu, _("The activities"), is_activity_column(said, column))
        role = self._add(menu, _("A role"), is_role_column(said, column, known))
        activities.setCheckable(True)
        activities.setChecked(column == said.activity_column)
        role.setCheckable(True)
        role.setChecked(column in (said.role_columns or known))
        last = max(self._session.sheet.view.last_row, 1)
        first = min(said.heading_rows, default=self._heading())
        remarks = is_remark(said, (min(first, last), column), (last, column))
        self._add(menu, _("Remarks"), remarks, "notes")
        self._add(menu, _("Not to be read"), leave_out(said, (1, column), (last, column)))

    # Its parts

    def _menu(self, title: str) -> _AskingMenu:
        menu = _AskingMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        head = menu.addAction(title)
        head.setEnabled(False)
        menu.addSeparator()
        return menu

    def _add(self, menu: QMenu, words: str, said: Corrections, kind: str | None = None) -> QAction:
        action = menu.addAction(words.replace("&", "&&"))
        if kind is not None:
            action.setIcon(_swatch(kind))
        action.triggered.connect(self._correcting(said))
        return action

    def _correcting(self, said: Corrections) -> Callable[[], None]:
        def correct() -> None:
            self._session.correct(said)

        return correct

    def _title(self, place: Place) -> str:
        text = " ".join(self._text(place).split())
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        kind = self._session.sheet.ledger.kind(place) or LEFT_OVER
        taken = _(kind_of(kind).name) if text else _("empty")
        return _("{place} “{text}”: {taken}", place=address(*place), text=shown, taken=taken)

    def _text(self, place: Place) -> str:
        cell = self._session.sheet.view.cells.get(place)
        return cell.text.strip() if cell is not None else ""

    def _scheme(self) -> Scheme:
        found = self._session.sheet.found
        return found[0].choice.scheme if found else shipped_scheme("BHUKI")

    def _heading(self) -> int:
        """Give the first row of a heading, 1 where none was found."""
        found = self._session.sheet.found
        return min((row for f in found for row in f.heading_rows), default=1)

    def _role_columns(self) -> list[int]:
        found = self._session.sheet.found
        return sorted({role.place[1] for f in found for role in f.roles})


class _AskingMenu(QMenu):
    """A menu whose items have keys of their own, shown at their ends."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._keys: dict[str, QAction] = {}

    def give_key(self, action: QAction, key: Qt.Key | str) -> None:
        """Let a key choose an item."""
        sequence = QKeySequence(key)
        shown = sequence.toString(QKeySequence.SequenceFormat.NativeText)
        action.setText(f"{action.text()}\t{shown}")
        self._keys[sequence.toString()] = action

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~_WITH_A_KEY
        typed = event.text().upper() or QKeySequence(event.key()).toString()
        action = self._keys.get(typed) or self._keys.get(QKeySequence(event.key()).toString())
        if plain and action is not None:
            self.close()
            action.trigger()
            return
        super().keyPressEvent(event)


def _swatch(kind: str) -> QIcon:
    pixmap = QPixmap(14, 14)
    pixmap.fill(tint(kind))
    return QIcon(pixmap)
