"""Parse XML parts of an Office package in a stream, without trusting them.

Names are matched without their namespace, so transitional, strict and prefixed files read alike.
A part that declares a document type is refused: that is how entity bombs come in.
"""

import posixpath
import zipfile
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from bhuki.sheets.problems import UnreadableError

Attributes = dict[str, str]
_CHUNK = 256 * 1024


def local(name: str) -> str:
    """Give an element's or attribute's name without its prefix."""
    return name.rpartition(":")[2]


def parse(
    package: zipfile.ZipFile,
    part: str,
    start: Callable[[str, Attributes], Any],
    end: Callable[[str], Any] | None = None,
    text: Callable[[str], Any] | None = None,
) -> None:
    """Send a part's elements and text to the callbacks; raises UnreadableError if broken."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    if end is not None:
        parser.EndElementHandler = end
    if text is not None:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        with package.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
    except (expat.ExpatError, zipfile.BadZipFile, OSError, EOFError, RuntimeError) as problem:
        raise UnreadableError("damaged") from problem
    except ValueError as problem:  # an encoding that expat does not know
        raise UnreadableError("damaged") from problem


def _refuse_doctype(*_: object) -> None:
    raise UnreadableError("doctype")


def related_parts(package: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Give a part's relations: id → (kind, the part it points to). External ones are left out."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", name + ".rels")
    found: dict[str, tuple[str, str]] = {}

    def start(element: str, attributes: Attributes) -> None:
        if local(element) != "Relationship" or attributes.get("TargetMode") == "External":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        target = _resolve(folder, attributes.get("Target", ""))
        found[attributes.get("Id", "")] = (kind, target)

    actual = find_part(package, relations)
    if actual is not None:
        parse(package, actual, start)
    return found


def find_part(package: zipfile.ZipFile, part: str) -> str | None:
    """Give the name under which the package holds a part, whatever its case; None if it doesn't."""
    names = package.NameToInfo
    if part in names:
        return part
    wanted = part.lower().lstrip("/")
    return next((n for n in names if n.lower().replace("\\", "/").lstrip("/") == wanted), None)


def _resolve(folder: str, target: str) -> str:
    target = target.replace("\\", "/")
    path = target if target.startswith("/") else posixpath.join("/", folder, target)
    return posixpath.normpath(path).lstrip("/")
