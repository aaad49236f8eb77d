"""The record of our marks in a workbook: which parts are new, and what was put where in the others.

It is a part of custom XML, which every program lets be. With it the marks can be taken away byte
for byte, as long as no other program has written the parts anew.
"""

import base64
import binascii
import hashlib
import re
import zipfile
from pathlib import Path

import msgspec
from msgspec import Struct

from bhuki.sheets.package.book import Book
from bhuki.sheets.package.changes import Changes
from bhuki.sheets.package.container import Package
from bhuki.sheets.package.xml_part import Splice, undo
from bhuki.sheets.problems import UnreadableError

NAMESPACE = "urn:bhuki:marks"
_PART = re.compile(r"customXml/item\d+\.xml", re.IGNORECASE)
_BODY = re.compile(rb"<bhukiMarks xmlns=\"urn:bhuki:marks\"[^>]*>([A-Za-z0-9+/=\s]*)</bhukiMarks>")
_MOST_BYTES = 8_000_000


class ChangedPart(Struct, frozen=True):
    """A part that we put something into, with fingerprints from before and after."""

    name: str
    before: str
    after: str
    splices: list[Splice]


class Record(Struct, frozen=True):
    """All that we did to a workbook."""

    changed: list[ChangedPart]
    added: list[str]


def carries_marks(path: Path) -> bool:
    """Say whether a file is a workbook with our marks, without reading it whole; never raises."""
    try:
        with zipfile.ZipFile(path) as package:
            for name in filter(_PART.fullmatch, package.namelist()):
                with package.open(name) as part:
                    if NAMESPACE.encode() in part.read(400):
                        return True
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return False
    return False


def add_record(book: Book) -> str:
    """Make room for the record; gives the name of its part."""
    name = book.changes.package.free_name("customXml", "item", ".xml")
    book.types.add_suffix("xml", "application/xml")
    book.relations.add("customXml", name, strict=book.strict)
    return name


def write_record(changes: Changes, name: str, changed: list[str]) -> None:
    """Write the record, when everything else is done."""
    parts = []
    for one in changed:
        part = changes.parts[one]
        splices = part.splices()
        after = changes.package.read(one)
        before = _fingerprint(undo(after, splices))
        parts.append(ChangedPart(one, before, _fingerprint(after), splices))
    record = Record(parts, [*changes.added, name])
    body = base64.b64encode(msgspec.json.encode(record)).decode("ascii")
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    changes.add(name, f'{head}<bhukiMarks xmlns="{NAMESPACE}">{body}</bhukiMarks>')


def find_record(package: Package) -> tuple[str, Record | None] | None:
    """Give the name of our record's part and the record, None for one that can't be read."""
    for name in package.names:
        if not _PART.fullmatch(name):
            continue
        data = package.read(name)
        if len(data) > _MOST_BYTES or NAMESPACE.encode() not in data:
            continue
        hit = _BODY.search(data)
        if hit is None:
            return name, None
        try:
            whole = base64.b64decode(hit[1])
            return name, msgspec.json.decode(whole, type=Record)
        except (binascii.Error, UnicodeError, msgspec.MsgspecError):
            return name, None
    return None


def undo_all(package: Package, record: Record) -> bool:
    """Undo everything as recorded; False, with nothing done, where the parts have changed since."""
    restored: dict[str, bytes] = {}
    names = set(package.names)
    if not set(record.added) <= names:
        return False
    for part in record.changed:
        if part.name not in names or part.name in record.added:
            return False
        after = package.read(part.name)
        if _fingerprint(after) != part.after:
            return False
        try:
            before = undo(after, part.splices)
        except (binascii.Error, UnicodeError, UnreadableError):
            return False
        if _fingerprint(before) != part.before:
            return False
        restored[part.name] = before
    for name, data in restored.items():
        package.replace(name, data)
    for name in record.added:
        package.remove(name)
    return True


def _fingerprint(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
