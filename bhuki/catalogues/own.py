"""Read a catalogue of one's own from a table (CSV).

    mine = read_own_catalogue("vores-opgaver.csv", language="da")

The first line names the columns, in any order, in English or Danish:

| column | Danish | what |
| --- | --- | --- |
| `activity` | `aktivitet` | what is to be done; needed in every row but those with a role |
| `number` | `nummer` | its number, if it has one |
| `section` | `afsnit` | the section it stands in; empty is the one of the row before |
| `note` | `note` | a note, such as the law it follows from |
| `tags` | `mærker` | words that rules go by, with commas or spaces between |
| `role` | `rolle` | a role that the list suggests; such a row has no activity |
| `group` | `gruppe` | the group that the role stands in |
| `kind` | `art` | `person`, `body` (`organ`) or `many` (`mange`); empty is a person |
| `appointed` | `udpeges` | `standing` (`fast`), `per-project` (`projekt`) or `per-system` |

Commas, semicolons or tabs part the cells; the file is UTF-8, UTF-16 or what Excel writes on Danish
Windows. Other columns are ignored, and empty rows skipped.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from bhuki.catalogues.catalogue import (
    Catalogue,
    CatalogueActivity,
    CatalogueGroup,
    CatalogueRole,
    CatalogueSection,
)
from bhuki.errors import FileProblem
from bhuki.files.store import bytes_of
from bhuki.matrix.entities import Appointed, RoleKind
from bhuki.texts import N_

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 10_000
LONGEST_CELL = 100_000  # characters; csv's own limit is the process's, and others move it

COLUMNS = {
    "activity": ("activity", "aktivitet", "opgave"),
    "number": ("number", "no", "id", "nummer", "nr"),
    "section": ("section", "afsnit"),
    "note": ("note", "notes", "noter"),
    "tags": ("tags", "mærker"),
    "role": ("role", "rolle"),
    "group": ("group", "gruppe"),
    "kind": ("kind", "art"),
    "appointed": ("appointed", "udpeges"),
}
KINDS = {
    **{kind.value: kind for kind in RoleKind},
    "organ": RoleKind.BODY,
    "mange": RoleKind.MANY,
    "": RoleKind.PERSON,
}
APPOINTED = {
    **{way.value: way for way in Appointed},
    "fast": Appointed.STANDING,
    "projekt": Appointed.PER_PROJECT,
    "project": Appointed.PER_PROJECT,
    "system": Appointed.PER_SYSTEM,
    "": Appointed.STANDING,
}

Row = dict[str, str]


def read_own_catalogue(path: Path | str, language: str = "da") -> Catalogue:
    """Read a catalogue from a table; raises `FileProblem` naming the row that is wrong."""
    path = Path(path)
    reading = _Reading(path, language)
    for number, row in _rows(path, _text(path, bytes_of(path, MOST_BYTES))):
        reading.take(number, row)
    return reading.catalogue()


class _Reading:
    def __init__(self, path: Path, language: str) -> None:
        self.path = path
        self.language = language
        self.section = ""
        self.sections: dict[str, list[CatalogueActivity]] = {}
        self.numbers: dict[str, int] = {}
        self.groups: dict[str, CatalogueGroup] = {}
        self.roles: dict[str, CatalogueRole] = {}

    def take(self, line: int, row: Row) -> None:
        """Take a row: an activity or a role."""
        if row.get("role") and row.get("activity"):
            self._wrong(line, N_("{file}, row {row}: a row has an activity or a role, not both."))
        if row.get("role"):
            self._take_role(line, row)
        elif row.get("activity"):
            self._take_activity(line, row)
        else:
            self._wrong(line, N_("{file}, row {row}: there is neither an activity nor a role."))

    def _take_activity(self, line: int, row: Row) -> None:
        self.section = row.get("section") or self.section
        number = row.get("number") or self._free_number(len(self.numbers) + 1)
        if number in self.numbers:
            self._wrong(
                line,
                N_("{file}, row {row}: the number {number} is used already, in row {before}."),
                number=number,
                before=self.numbers[number],
            )
        self.numbers[number] = line
        note = row.get("note", "")
        activity = CatalogueActivity(
            number,
            {self.language: row["activity"]},
            {self.language: note} if note else {},
            tuple(row.get("tags", "").replace(",", " ").split()),
            unnumbered=not row.get("number"),
        )
        self.sections.setdefault(self.section, []).append(activity)

    def _free_number(self, number: int) -> str:
        while str(number) in self.numbers:
            number += 1
        return str(number)

    def _take_role(self, line: int, row: Row) -> None:
        kind, appointed = row.get("kind", "").lower(), row.get("appointed", "").lower()
        if kind not in KINDS:
            self._wrong_value(line, kind, [value.value for value in RoleKind])
        if appointed not in APPOINTED:
            self._wrong_value(line, appointed, [value.value for value in Appointed])
        if row["role"] in self.roles:
            self._wrong(
                line, N_("{file}, row {row}: the role “{role}” is there twice."), role=row["role"]
            )
        group = row.get("group", "")
        if group:
            self.groups[group] = CatalogueGroup({self.language: group})
        self.roles[row["role"]] = CatalogueRole(
            {self.language: row["role"]}, group, KINDS[kind], APPOINTED[appointed]
        )

    def _wrong_value(self, line: int, value: str, known: list[str]) -> None:
        self._wrong(
            line,
            N_("{file}, row {row}: “{value}” is none of {known}."),
            value=value,
            known=", ".join(known),
        )

    def _wrong(self, line: int, text: str, **values: object) -> None:
        raise FileProblem(self.path, text, row=line, **values)

    def catalogue(self) -> Catalogue:
        """Give what was read."""
        if not self.sections:
            raise FileProblem(self.path, N_("{file} has no activities, only the columns' names."))
        return Catalogue(
            self.path.stem,
            {self.language: self.path.stem},
            tuple(
                CatalogueSection({self.language: name} if name else {}, tuple(activities))
                for name, activities in self.sections.items()
            ),
            groups=self.groups,
            roles=tuple(self.roles.values()),
        )


def _text(path: Path, data: bytes) -> str:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise FileProblem(
            path, N_("{file} is a workbook. Save the sheet as CSV in Excel, and read that.")
        )
    encodings = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else []
    for encoding in (*encodings, "utf-8-sig", "cp1252"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise FileProblem(path, N_("{file} is no table of text. Save it as CSV."))


def _rows(path: Path, text: str) -> Iterator[tuple[int, Row]]:
    """Go through the rows that are not empty, with the numbers they have in the file."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(";\t,", key=first.count)
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    columns: list[str | None] = []
    try:
        for number, cells in enumerate(reader, start=1):
            if number > MOST_ROWS:
                raise FileProblem(
                    path, N_("{file} has more than {most} rows. Divide it."), most=MOST_ROWS
                )
            if max(map(len, cells), default=0) > LONGEST_CELL:
                raise csv.Error("a cell is too long")
            filled = [" ".join(cell.split()) for cell in cells]
            if not any(filled):
                continue
            if not columns:
                columns = _columns(path, filled)
                continue
            yield number, {name: cell for name, cell in zip(columns, filled, strict=False) if name}
    except csv.Error as error:
        raise FileProblem(
            path, N_("{file}, row {row} can't be read as CSV."), row=reader.line_num
        ) from error


def _columns(path: Path, headings: list[str]) -> list[str | None]:
    """Find what each column is; a column twice counts once."""
    meant = {word: name for name, words in COLUMNS.items() for word in words}
    found = [meant.get(heading.casefold().rstrip(".")) for heading in headings]
    if "activity" not in found:
        raise FileProblem(
            path,
            N_("{file} has no column called “activity” (or “aktivitet”) in its first row."),
        )
    return [name if name not in found[:n] else None for n, name in enumerate(found)]
