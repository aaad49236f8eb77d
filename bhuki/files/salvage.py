"""Read whatever can be read of a file that is not exactly as we would have written it.

    matrix, version = salvage(path, data, oddities)

Nothing is dropped without a word: a field that is not known, or whose value is not what it should
be, is kept in its entity's `extra` and written back; what belongs nowhere is kept in the matrix's
own `extra`, under `unread`. What was odd is noted.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from bhuki.files.checks import check_cells
from bhuki.files.document import document_of, version_of
from bhuki.files.format import KNOWN, VERSION, SharedAssignments, find_scheme, letters_of
from bhuki.files.migrations import migrated
from bhuki.files.oddities import Oddities, shortened
from bhuki.matrix.entities import (
    About,
    Acceptance,
    Activity,
    Assignment,
    CellKey,
    Instance,
    Parked,
    Role,
    RoleGroup,
    RuleSetting,
    Section,
)
from bhuki.matrix.ids import new_id
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Letter, Scheme
from bhuki.texts import N_

UNREAD = "unread"
NEWER = N_(
    "The file is from a newer Bhuki (format {version}). It is open for reading only; "
    "get the newest Bhuki to change it."
)

Entity = TypeVar("Entity", bound=msgspec.Struct)
Document = dict[str, Any]


def salvage(path: Path, data: bytes, oddities: Oddities) -> tuple[Matrix, int]:
    """Make a matrix of a file's bytes, noting what was odd; give the file's version too.

    Raises `FileProblem` where there is no matrix in them at all.
    """
    document = document_of(path, data, oddities)
    version = version_of(document, oddities)
    if version > VERSION:
        oddities.add(NEWER, version=version)
    return matrix_of(migrated(document, version), oddities), version


def matrix_of(document: Document, oddities: Oddities) -> Matrix:
    """Make a matrix of a file's JSON as plain values, noting what was odd."""
    matrix = _Salvage(document, oddities).matrix()
    check_cells(matrix, oddities)
    return matrix


class _Salvage:
    def __init__(self, document: Document, oddities: Oddities) -> None:
        self.document = document
        self.oddities = oddities
        self.unread: dict[str, list[Any]] = {}

    def matrix(self) -> Matrix:
        matrix = Matrix(about=self._about())
        matrix.own_schemes = self._schemes()
        matrix.scheme = self._scheme(matrix)
        matrix.groups = self._entities("groups", RoleGroup)
        matrix.roles = self._entities("roles", Role)
        matrix.sections = self._entities("sections", Section)
        matrix.activities = self._entities("activities", Activity)
        matrix.instances = self._entities("instances", Instance)
        matrix.rules = dict(self._keyed("rules", 1, RuleSetting))
        matrix.accepted = dict(self._keyed("accepted", 3, Acceptance))
        matrix.parked = dict(self._keyed("parked", 3, Parked))
        matrix.holders = dict(self._holders())
        matrix.assignments = self._cells()
        matrix.extra = {k: v for k, v in self.document.items() if k not in KNOWN}
        if self.unread:
            before = matrix.extra.get(UNREAD)
            kept = dict(before) if isinstance(before, dict) else {}
            for table, rows in self.unread.items():
                kept[table] = [*_as_list(kept.get(table)), *rows]
            matrix.extra[UNREAD] = kept
        return matrix

    def _about(self) -> About:
        value = self.document.get("about", {})
        if isinstance(value, dict):
            return self._struct(About, value, "about")
        self._keep("about", value)
        return About()

    def _schemes(self) -> dict[str, Scheme]:
        schemes: dict[str, Scheme] = {}
        for row in self._table("own_schemes"):
            scheme = self._one_scheme(row)
            if scheme is None or scheme.id in schemes:
                self._keep("own_schemes", row)
            else:
                schemes[scheme.id] = scheme
        return schemes

    def _scheme(self, matrix: Matrix) -> Scheme:
        value = self.document.get("scheme")
        if isinstance(value, str):
            return find_scheme(value, matrix.own_schemes) or Scheme(value)
        scheme = self._one_scheme(value)
        if scheme is not None:
            return scheme
        self.oddities.add(N_("The file does not say which letters it uses; BHUKI is assumed."))
        if value is not None:
            self._keep("scheme", value)
        return matrix.scheme

    def _one_scheme(self, row: Any) -> Scheme | None:
        """Read a scheme; None where it has no id or no letters that can be read."""
        if not isinstance(row, dict) or not isinstance(row.get("id"), str):
            return None
        rows = _as_list(row.get("letters"))
        if not all(isinstance(r, dict) and isinstance(r.get("code"), str) for r in rows):
            return None
        letters = tuple(self._struct(Letter, r, row["id"]) for r in rows)
        scheme = self._struct(Scheme, {k: v for k, v in row.items() if k != "letters"}, row["id"])
        return msgspec.structs.replace(scheme, letters=letters)

    def _entities(self, table: str, entity: type[Entity]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for row in self._table(table):
            if not isinstance(row, dict):
                self._keep(table, row)
                continue
            said_id = row.get("id")
            usable = isinstance(said_id, str | int | float)
            value = self._struct(entity, {**row, "id": said_id if usable else ""}, _name_of(row))
            value_id: str = value.id  # type: ignore[attr-defined]
            if value_id == "" or value_id in found:
                said = shortened(value_id or _name_of(row))
                self.oddities.add(
                    N_("“{id}” shares its id with another, or has none; it got a new one."),
                    id=said,
                )
                taken = found.keys() | {_id_of(r) for r in self._table(table)}
                value_id = new_id(taken)
                value = msgspec.structs.replace(value, id=value_id)
            found[value_id] = value
        return found

    def _struct(self, kind: type[Entity], row: Document, of: str) -> Entity:
        """Read an entity field by field; what is no field of it, or no value for it, is kept."""
        known: dict[str, Any] = {}
        extra: dict[str, Any] = {}
        fields = {field.name: field.type for field in msgspec.structs.fields(kind)}
        for name, value in row.items():
            if name == "extra" or name not in fields:
                extra[name] = value
                continue
            try:
                known[name] = msgspec.convert(value, fields[name], strict=True)
            except (msgspec.ValidationError, ValueError, TypeError):
                if fields[name] is str and isinstance(value, int | float):
                    known[name] = str(value)  # a number typed where a text should stand
                    continue
                extra[name] = value
                self.oddities.add(
                    N_("“{value}” is no value for “{field}” of “{name}”; it was kept, not used."),
                    value=shortened(value),
                    field=name,
                    name=shortened(of),
                )
        return kind(**known, extra=extra)

    def _keyed(self, table: str, keys: int, kind: type[Entity]) -> Iterator[tuple[Any, Entity]]:
        for row in self._table(table):
            if _is_keyed(row, keys) and len(row) == keys + 1 and isinstance(row[keys], dict):
                key = row[0] if keys == 1 else tuple(row[:keys])
                yield key, self._struct(kind, row[keys], " ".join(row[:keys]))
            else:
                self._keep(table, row)

    def _holders(self) -> Iterator[tuple[Any, tuple[str, ...]]]:
        for row in self._table("holders"):
            names = row[2] if _is_keyed(row, 2) and len(row) == 3 else None
            if isinstance(names, list) and all(isinstance(name, str) for name in names):
                yield (row[0], row[1]), tuple(names)
            else:
                self._keep("holders", row)

    def _cells(self) -> dict[CellKey, Assignment]:
        rows = self._table("cells")
        if rows and rows[-1] is None:
            rows = rows[:-1]
        shared = SharedAssignments()
        cells: dict[CellKey, Assignment] = {}
        for row in rows:
            written = row[2] if _is_keyed(row, 2) and len(row) in (3, 4) else None
            if isinstance(written, list) and all(isinstance(code, str) for code in written):
                written = tuple(written)
            details = row[3] if written is not None and len(row) == 4 else {}
            if not isinstance(written, str | tuple) or not isinstance(details, dict):
                self._keep("cells", row)
                continue
            value = shared[written]
            if details:
                letters = {"letters": letters_of(written)}
                value = self._struct(Assignment, {**_but(details, "letters"), **letters}, row[2])
            self._put(cells, (row[0], row[1]), value)
        return cells

    def _put(self, cells: dict[CellKey, Assignment], key: CellKey, value: Assignment) -> None:
        """Set a cell; one that the file has twice has both its letters."""
        before = cells.get(key)
        if before is not None:
            self.oddities.add(
                N_("The file has a cell twice, with {one} and {other}; both were kept together."),
                one=before.text or "–",
                other=value.text or "–",
            )
            value = Assignment(
                tuple(dict.fromkeys(before.letters + value.letters)),
                before.veto or value.veto,
                "\n".join(dict.fromkeys(n for n in (before.note, value.note) if n)),
                {**before.extra, **value.extra},
            )
        cells[key] = value

    def _table(self, name: str) -> list[Any]:
        value = self.document.get(name, [])
        if isinstance(value, list):
            return value
        self._keep(name, value)
        self.document = {**self.document, name: []}
        return []

    def _keep(self, table: str, value: Any) -> None:
        self.unread.setdefault(table, []).append(value)
        self.oddities.add(
            N_("“{value}” under “{table}” could not be read; it was kept, not used."),
            value=shortened(value),
            table=table,
        )


def _is_keyed(row: Any, keys: int) -> bool:
    return isinstance(row, list) and all(isinstance(part, str) for part in row[:keys])


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _but(row: Document, name: str) -> Document:
    return {key: value for key, value in row.items() if key != name}


def _name_of(row: Document) -> str:
    return shortened(row.get("name") or row.get("id") or "?")


def _id_of(row: Any) -> Any:
    found = row.get("id") if isinstance(row, dict) else None
    return found if isinstance(found, str) else None
