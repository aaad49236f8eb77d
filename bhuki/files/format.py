"""The shape of a `.bhuki` file: JSON, one entity a line.

    data = encode(matrix)
    matrix = decode(data)        # None where the bytes are not exactly what encode writes

    {"bhuki":1,
    "about":{"title":"Digital governance"},
    "scheme":"BHUKI",
    "roles":[
    {"id":"k7fq2a","name":"Head of it"}
    ],
    "activities":[
    {"id":"m3xw8c","name":"Write the strategy","number":"DTS1"}
    ],
    "cells":[
    ["m3xw8c","k7fq2a","H/U"],
    ["m3xw8c","p9tb4d","K",{"note":"by letter"}],
    null]
    }

What has an order in the matrix keeps it; cells and whatever else is known by ids are sorted by
them, so that a change of one cell is a change of one line. The null after the last cell is there
so that a cell set or cleared at the end changes no other line either. Letters are joined by "/";
where that would not come apart again they are a list. An empty table is left out. Fields that are
not known here are kept in `extra` and written beside those that are. A scheme that ships is
named by its id; one of the matrix's own is in `own_schemes`, and where neither has it as it is,
it stands whole in `scheme`.

Other programs may write JSON in any layout: `bhuki.files.salvage` reads what `decode` declines.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec
from msgspec import Raw, Struct

from bhuki.matrix.characters import whole_characters
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
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Scheme, shipped_schemes

VERSION = 1
MARK = "bhuki"  # the first key, whose value is the version

Letters = str | tuple[str, ...]
Identified = TypeVar("Identified", RoleGroup, Role, Section, Activity, Instance, Scheme)


class Details(Struct, omit_defaults=True, forbid_unknown_fields=True):
    """What a cell has beside its letters."""

    veto: bool = False
    note: str = ""


class Cell(Struct, array_like=True, forbid_unknown_fields=True, omit_defaults=True):
    """A line of the cells."""

    activity: str
    role: str
    letters: Letters
    details: Details | None = None


class SharedAssignments(dict[Letters, Assignment]):
    """Assignments of letters alone, each made once: most cells are one of a few."""

    def __missing__(self, written: Letters) -> Assignment:
        made = self[written] = Assignment(letters_of(written))
        return made


def letters_of(written: Letters) -> tuple[str, ...]:
    """Take letters apart as they are written in a file."""
    if isinstance(written, str):
        return tuple(code for code in written.split("/") if code)
    return written


class _Written(dict[tuple[str, ...], Letters]):
    """Letters as they are written in a file, each made once."""

    def __missing__(self, letters: tuple[str, ...]) -> Letters:
        joined = "/".join(letters)
        made = self[letters] = joined if letters_of(joined) == letters else letters
        return made


_encoder = msgspec.json.Encoder()

# The tables of the file in their order, after the mark, `about` and `scheme`.
TABLES: dict[str, Any] = {
    "own_schemes": list[Scheme],
    "rules": list[tuple[str, RuleSetting]],
    "groups": list[RoleGroup],
    "roles": list[Role],
    "sections": list[Section],
    "activities": list[Activity],
    "cells": list[Cell | None],
    "accepted": list[tuple[str, str, str, Acceptance]],
    "parked": list[tuple[str, str, str, Parked]],
    "instances": list[Instance],
    "holders": list[tuple[str, str, tuple[str, ...]]],
}
KNOWN = frozenset({MARK, "about", "scheme", *TABLES})


def encode(matrix: Matrix) -> bytes:
    """Write a matrix as the bytes of a file.

    Half characters (lone surrogates), which no file can hold, are written as “�”.
    """
    return _assembled(matrix, _cells(matrix))


def _assembled(matrix: Matrix, cells: bytes) -> bytes:
    """Put the file together around the lines of its cells, which are much the most of it."""
    parts = [b'{"bhuki":%d' % VERSION, b'"about":' + _one(_flat(matrix.about))]
    parts.append(b'"scheme":' + _one(_scheme_value(matrix)))
    for name in TABLES:
        body = cells if name == "cells" else _lines(_rows(matrix, name))
        if body:
            parts.append(b'"%s":[\n%s]' % (name.encode(), body))
    parts += [_one(str(k)) + b":" + _one(v) for k, v in matrix.extra.items() if k not in KNOWN]
    return b",\n".join(parts) + b"\n}\n"


def _rows(matrix: Matrix, name: str) -> list[Any]:
    """Give the lines of a table as values, in the file's order."""
    match name:
        case "own_schemes":
            return [flat_scheme(scheme) for _, scheme in sorted(matrix.own_schemes.items())]
        case "rules":
            return [(key, _flat(value)) for key, value in sorted(matrix.rules.items())]
        case "accepted" | "parked":
            return [(*key, _flat(v)) for key, v in sorted(getattr(matrix, name).items())]
        case "holders":
            return [(*key, names) for key, names in sorted(matrix.holders.items())]
        case _:
            return [_flat(entity) for entity in getattr(matrix, name).values()]


def _cells(matrix: Matrix) -> bytes:
    """Write the cells, sorted by their ids."""
    written = _Written()
    rows: list[tuple[Any, ...]] = [
        (activity, role, written[value.letters])
        if not (value.veto or value.note or value.extra)
        else (activity, role, written[value.letters], _details(value))
        for (activity, role), value in matrix.assignments.items()
    ]
    if not rows:
        return b""
    rows.sort()
    return _encoded_lines(rows).replace(b"\n", b",\n") + b"null"


def _details(value: Assignment) -> dict[str, Any]:
    known = {"veto": value.veto, "note": value.note}
    return {**value.extra, **{name: said for name, said in known.items() if said}}


def _lines(rows: list[Any]) -> bytes:
    """Write rows one a line, with commas between them."""
    return _encoded_lines(rows)[:-1].replace(b"\n", b",\n") + b"\n" if rows else b""


def _encoded_lines(rows: list[Any]) -> bytes:
    try:
        return _encoder.encode_lines(rows)
    except UnicodeEncodeError:
        return _encoder.encode_lines(whole_characters(msgspec.to_builtins(rows)))


def _one(value: Any) -> bytes:
    return _encoded_lines([value])[:-1]


def _flat(entity: Any) -> Any:
    """Give an entity as it is written: what it carries unread beside what is known of it."""
    if not entity.extra:
        return entity
    known = msgspec.to_builtins(entity)
    del known["extra"]
    # A value that could not be read as what it should be stays until there is a better one.
    return {**known, **{k: v for k, v in entity.extra.items() if k not in known}}


def flat_scheme(scheme: Scheme) -> Any:
    """Give a scheme as it is written."""
    if not scheme.extra and not any(letter.extra for letter in scheme.letters):
        return scheme
    flat = _flat(scheme)
    written = flat if isinstance(flat, dict) else msgspec.to_builtins(scheme)
    return {**written, "letters": [_flat(letter) for letter in scheme.letters]}


def _scheme_value(matrix: Matrix) -> Any:
    """Give the scheme's id where that is enough to find it again, else the whole scheme."""
    scheme = matrix.scheme
    known = find_scheme(scheme.id, matrix.own_schemes)
    return scheme.id if scheme == (known or Scheme(scheme.id)) else flat_scheme(scheme)


def find_scheme(scheme_id: str, own: Mapping[str, Scheme]) -> Scheme | None:
    """Give the scheme that an id in a file means; the file's own go before those that ship."""
    return own.get(scheme_id) or shipped_schemes().get(scheme_id)


def decode(data: bytes) -> Matrix | None:
    """Read bytes that `encode` wrote; None for anything else, however slightly it differs.

    That nothing is lost is proved by writing what was read: it must give the same bytes again.
    Only the cells are not written again; their types say all there is to say.
    """
    try:
        raw = msgspec.json.decode(data, type=dict[str, Raw])
        if bytes(raw.get(MARK, b"")) != b"%d" % VERSION:
            return None
        matrix = _matrix(raw)
        if matrix is None or _assembled(matrix, bytes(raw.get("cells", b""))[2:-1]) != data:
            return None
    except (msgspec.DecodeError, LookupError, ValueError, AttributeError, RecursionError):
        return None  # AttributeError: a null among the cells, not after them
    return matrix


def _matrix(raw: dict[str, Raw]) -> Matrix | None:
    tables: dict[str, list[Any]] = {
        name: msgspec.json.decode(raw[name], type=kind) if name in raw else []
        for name, kind in TABLES.items()
    }
    scheme = msgspec.json.decode(raw["scheme"], type=str | Scheme)
    own = by_id(tables["own_schemes"])
    if isinstance(scheme, str):
        scheme = find_scheme(scheme, own) or Scheme(scheme)
    matrix = Matrix(
        about=msgspec.json.decode(raw["about"], type=About),
        scheme=scheme,
        own_schemes=own,
        rules=dict(tables["rules"]),
        groups=by_id(tables["groups"]),
        roles=by_id(tables["roles"]),
        sections=by_id(tables["sections"]),
        activities=by_id(tables["activities"]),
        accepted={(rule, a, r): value for rule, a, r, value in tables["accepted"]},
        parked={(rule, a, r): value for rule, a, r, value in tables["parked"]},
        instances=by_id(tables["instances"]),
        holders={(instance, role): names for instance, role, names in tables["holders"]},
        extra={k: msgspec.json.decode(value) for k, value in raw.items() if k not in KNOWN},
    )
    cells = tables["cells"]
    if not cells:
        return matrix
    if cells.pop() is not None or not _details_are_whole(cells, bytes(raw["cells"])):
        return None
    matrix.assignments = _assignments(cells, matrix)
    return matrix if len(matrix.assignments) == len(cells) else None


def by_id(entities: Iterable[Identified]) -> dict[str, Identified]:
    """Put entities in a table, in their order."""
    return {entity.id: entity for entity in entities}


def _assignments(cells: list[Cell], matrix: Matrix) -> dict[CellKey, Assignment]:
    """Make the table of cells, with the entities' own id strings as keys where they exist.

    Raises LookupError where a cell belongs to no activity or no role.
    """
    activities = {key: key for key in matrix.activities}
    roles = {key: key for key in matrix.roles}
    shared = SharedAssignments()
    table = {(activities[c.activity], roles[c.role]): shared[c.letters] for c in cells}
    for c in cells:
        if c.details is not None:
            key = (activities[c.activity], roles[c.role])
            table[key] = Assignment(letters_of(c.letters), c.details.veto, c.details.note)
    return table


def _details_are_whole(cells: list[Cell], raw: bytes) -> bool:
    """Say whether details of cells, written again, are the same: no key twice."""
    if b"{" not in raw:
        return True
    again = _encoder.encode_lines([c for c in cells if c.details is not None]).split(b"\n")[:-1]
    return again == [line for line in raw.split(b",\n") if line.endswith(b"}]")]
