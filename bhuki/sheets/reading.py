"""What was read of a whole file, and how it is written as JSON (the promise to scripts)."""

from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

import msgspec

from bhuki.sheets.colours import has_unread_colours
from bhuki.sheets.corrections import fingerprint
from bhuki.sheets.found import Found
from bhuki.sheets.grid import RawFile, address
from bhuki.sheets.sheet_reading import SheetReading
from bhuki.sheets.view import label
from bhuki.texts import N_, Texts, texts

_NAMED = ("role", "activity", "assignment")
_SURE = 0.75
_UNSURE = N_("“{sheet}” was read as {scheme}, but that is not sure. Check the letters.")

_BY_COLOUR = N_("“{sheet}” says by colour who does what. Read by its legend, so check it.")
_UNREAD_COLOURS = N_("“{sheet}” has coloured cells without text. Colours alone are not read.")

MISSED = {
    "styles": N_("Read without its looks: bold and coloured headings were not seen."),
    "comments": N_("Read without its notes on cells."),
}


@dataclass
class Message:
    """Something to tell about a file: a marked text and its values."""

    text: str
    values: dict[str, object] = field(default_factory=dict)

    def say(self, _: Texts) -> str:
        """Say it in a language."""
        return _(self.text, **self.values)


@dataclass
class FileReading:
    """A file as it was read, sheet by sheet."""

    file: str
    raw: RawFile
    sheets: list[SheetReading]
    language: str = "en"

    @property
    def matrices(self) -> list[tuple[SheetReading, Found]]:
        """All matrices with the sheet each stands on."""
        return [(sheet, found) for sheet in self.sheets for found in sheet.found]

    def messages(self) -> list[Message]:
        """Say what the reader of the result should know."""
        said = []
        if not self.matrices:
            said.append(Message(N_("No responsibility matrix was found in this file.")))
        for sheet in self.sheets:
            name = sheet.view.grid.name
            if sheet.found and sheet.view.grid.by_colour:
                said.append(Message(_BY_COLOUR, {"sheet": name}))
            elif not self.matrices and has_unread_colours(sheet.view.grid):
                said.append(Message(_UNREAD_COLOURS, {"sheet": name}))
        for sheet in self.sheets:
            if sheet.found and sheet.view.grid.hidden:
                name = sheet.view.grid.name
                said.append(Message(N_("The sheet “{sheet}” is hidden."), {"sheet": name}))
        for sheet, found in self.matrices:
            if found.scheme_certainty < _SURE:
                name, scheme = sheet.view.grid.name or self.file, _called(found, self.language)
                said.append(Message(_UNSURE, {"sheet": name, "scheme": scheme}))
        if self.matrices:
            said += [Message(MISSED[code]) for code in self.raw.missed if code in MISSED]
        return said

    def to_json(self) -> dict[str, Any]:
        """Give the result as plain data, as `bhuki read --json` writes it."""
        plain: dict[str, Any] = msgspec.to_builtins(self.answer())
        return plain

    def answer(self) -> dict[str, Any]:
        """Give the result ready for msgspec to encode: a letter is a small struct, no dict."""
        _ = texts(self.language)
        used: list[dict[str, str]] = []
        leftover: list[dict[str, str]] = []
        for sheet in self.sheets:
            name = sheet.view.grid.name
            used += [
                {"sheet": name, "range": where, "as": kind}
                for where, kind in sheet.ledger.ranges([*_NAMED, ""])
            ]
            leftover += _leftover(sheet, _)
        return {
            "file": self.file,
            "matrices": [_matrix(sheet, found) for sheet, found in self.matrices],
            "leftover": leftover,
            "used": used,
            "messages": [message.say(_) for message in self.messages()],
        }


def _called(found: Found, language: str) -> str:
    """Name the letters: by their scheme's id, or that they are the sheet's own."""
    scheme = found.choice.scheme
    return scheme.name(language) if scheme.own else scheme.id


def _leftover(sheet: SheetReading, _: Texts) -> list[dict[str, str]]:
    odd = {place: found for found in sheet.found for place in found.odd}
    said = []
    for place in sheet.ledger.rest():
        if place in odd:
            why = _("not a letter of {scheme}", scheme=_called(odd[place], _.language))
        else:
            why = _("not understood")
        text = sheet.view.cells[place].text
        name = sheet.view.grid.name
        said.append({"sheet": name, "at": address(*place), "text": text, "why": why})
    return said


def _matrix(sheet: SheetReading, found: Found) -> dict[str, Any]:
    grid = sheet.view.grid
    return {
        "sheet": grid.name,
        "hidden": grid.hidden,
        "scheme": found.choice.id,
        "scheme_certainty": round(found.scheme_certainty, 3),
        "certainty": round(found.certainty, 3),
        "orientation": found.orientation.value,
        "title": found.title,
        "layout": fingerprint(grid),
        "letters": {x.code: x.name("en") for x in found.choice.scheme.letters},
        "roles": [
            {"name": role.name, "group": role.group, "at": address(*role.place)}
            for role in found.roles
        ],
        "activities": [
            {
                "number": activity.number,
                "name": activity.name,
                "sections": activity.sections,
                "at": address(*activity.place),
            }
            for activity in found.activities
        ],
        "assignments": _assignments(sheet, found),
    }


class _Assigned(msgspec.Struct, gc=False):
    activity: int
    role: int
    codes: list[str]
    at: str
    text: str
    note: str | None


def _assignments(sheet: SheetReading, found: Found) -> list[_Assigned]:
    cells = sheet.view.cells
    lists = {codes: list(codes) for codes in {cell.codes for cell in found.cells}}
    in_order = sorted(found.cells, key=attrgetter("activity", "role", "place"))
    return [
        _Assigned(
            cell.activity,
            cell.role,
            lists[cell.codes],
            address(*cell.place),
            label(cells[cell.place].text),
            cell.note,
        )
        for cell in in_order
    ]
