"""Find out what a file is and whether it is safe to parse, by its content.

Reads the first bytes, a package's table of contents and, of text, a sample. Nothing is unpacked
here; the counting of cells happens in the reader process, which stops at the limits.
"""

import re
import zipfile
from pathlib import Path

from bhuki.sheets import limits
from bhuki.sheets.grid import FileKind
from bhuki.sheets.problems import UnreadableError
from bhuki.sheets.text_encoding import decode

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BARE_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_SAMPLE_BYTES = 256 * 1024
_HTML = re.compile(r"<\s*(!doctype\s+html|html|table|body|head)\b", re.IGNORECASE)
_TABLE_ROW = re.compile(r"^\s*\|.*\|", re.MULTILINE)
_TABLE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}\s+\S", re.MULTILINE)


def probe(path: Path) -> FileKind:
    """Say what a file is; raises UnreadableError where it is no sheet or not safe."""
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UnreadableError("unreadable")
        with path.open("rb") as file:
            head = file.read(_SAMPLE_BYTES)
    except FileNotFoundError:
        raise UnreadableError("missing") from None
    except (OSError, ValueError):
        raise UnreadableError("unreadable") from None
    if not head.strip():
        raise UnreadableError("empty")
    if head.startswith(b"PK"):
        return _probe_package(path)
    if head.startswith(_OLE):
        return _probe_compound(path)
    if head.startswith(_BARE_BIFF):
        raise UnreadableError("old-excel")
    if size > limits.TEXT_BYTES:
        raise UnreadableError("too-big")
    return _probe_text(head, path.suffix.lower(), whole=size <= len(head))


def _probe_package(path: Path) -> FileKind:
    """Tell packages apart by their parts, and refuse those that unpack to too much."""
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
            names = {part.filename.lower().lstrip("/").replace("\\", "/") for part in parts}
            _check_sizes(parts)
            if "mimetype" in names and b"spreadsheet" in package.read("mimetype")[:100]:
                return _probe_ods(package)
    except UnreadableError:
        raise
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, KeyError):
        raise UnreadableError("damaged") from None
    if any(name.startswith("xl/") and name.endswith("workbook.bin") for name in names):
        return FileKind.XLSB
    if any(name.endswith("workbook.xml") for name in names):
        return FileKind.XLSX
    if "content.xml" in names and "mimetype" not in names:
        return FileKind.ODS
    if "[content_types].xml" in names and not any(n.startswith("word/") for n in names):
        return FileKind.XLSX if any(n.startswith("xl/") for n in names) else _refuse()
    raise UnreadableError("not-a-sheet")


def _refuse() -> FileKind:
    raise UnreadableError("not-a-sheet")


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    if len(parts) > limits.PARTS_IN_PACKAGE:
        raise UnreadableError("too-big")
    unpacked = sum(part.file_size for part in parts)
    packed = sum(part.compress_size for part in parts) or 1
    if unpacked > limits.UNPACKED_BYTES:
        raise UnreadableError("bomb")
    if unpacked > limits.RATIO_FLOOR_BYTES and unpacked / packed > limits.UNPACKED_RATIO:
        raise UnreadableError("bomb")


def _probe_ods(package: zipfile.ZipFile) -> FileKind:
    try:
        manifest = package.read("META-INF/manifest.xml")
    except KeyError:
        return FileKind.ODS
    if b"encryption-data" in manifest:
        raise UnreadableError("encrypted")
    return FileKind.ODS


def _probe_compound(path: Path) -> FileKind:
    """Tell an .xls from an encrypted .xlsx by the names in the compound file's directory."""
    data = path.read_bytes() if path.stat().st_size < limits.UNPACKED_BYTES else b""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableError("encrypted")
    if any(name.encode("utf-16-le") in data for name in ("Workbook", "WORKBOOK", "Book")):
        return FileKind.XLS
    raise UnreadableError("not-a-sheet")


def _probe_text(head: bytes, suffix: str, *, whole: bool) -> FileKind:
    text = decode(head, whole=whole)
    if text is None:
        raise UnreadableError("not-a-sheet")
    start = text.lstrip("\ufeff \t\r\n")[:4096]
    if start.startswith(("{\\rtf", "%PDF", "%!PS")):
        raise UnreadableError("not-a-sheet")
    if suffix in (".md", ".markdown", ".mdown", ".mkd"):
        return FileKind.MARKDOWN
    if suffix in (".csv", ".tsv", ".tab"):
        return FileKind.DELIMITED
    if start.startswith("<") and _HTML.search(start):
        return FileKind.HTML
    if start.startswith(("<?xml", "{", "[{")):
        raise UnreadableError("not-a-sheet")
    if suffix in (".html", ".htm", ".xhtml"):
        return FileKind.HTML
    if _looks_like_markdown(text):
        return FileKind.MARKDOWN
    return FileKind.DELIMITED


def _looks_like_markdown(text: str) -> bool:
    if _TABLE_ROW.search(text) and _TABLE_RULE.search(text):
        return True
    return bool(_HEADING.search(text)) and "|" in text
