"""One XML part and what is put into it: splices at byte offsets, that can be undone.

    part = XmlPart(data)
    part.insert(offset, "<a/>")
    part.cut(start, end, "<b/>")
    changed, splices = part.bytes(), part.splices()
    undo(changed, splices) == data

Text to put in is written in ASCII, with references for all else, so that it fits any encoding of
the part. A part in UTF-16 is worked on in UTF-8 and put back.
"""

import codecs
import re
from base64 import b64decode, b64encode
from xml.sax.saxutils import escape

from msgspec import Struct

from bhuki.sheets.problems import UnreadableError

_WIDE = (
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKS_ESCAPED = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")
_CONTROLS = {chr(code): f"_x{code:04X}_" for code in range(32) if code not in (9, 10, 13)}


class Splice(Struct, frozen=True, array_like=True):
    """Where something was put in the changed part, how long it is, and what it took the place of.

    `before` is in base64.
    """

    offset: int
    length: int
    before: str = ""


class XmlPart:
    """A part's bytes, and the changes to be made to them; offsets are those of the old bytes."""

    def __init__(self, data: bytes) -> None:
        self.wide = next((encoding for bom, encoding in _WIDE if data.startswith(bom)), "")
        try:
            self.data = _narrow(data, self.wide)
        except UnicodeError:
            raise UnreadableError("damaged") from None
        self._changes: list[tuple[int, int, bytes]] = []
        self._filled: dict[int, tuple[int, str, list[str]]] = {}

    def insert(self, offset: int, text: str) -> None:
        """Put text at an offset; of several at one offset the first one called stands first."""
        self.cut(offset, offset, text)

    def cut(self, start: int, end: int, text: str = "") -> None:
        """Put text in the place of some bytes."""
        self._changes.append((start, end, text.encode("ascii", "xmlcharrefreplace")))

    def fill(self, start: int, opened: int, closing: int, raw: str, text: str) -> None:
        """Put text last into an element; one without content is opened for it.

        `start` to `opened` is its start tag, at `closing` its end tag begins, `raw` is its name.
        """
        if opened != closing or self.data[opened - 2 : opened] != b"/>":
            self.insert(closing, text)
            return
        self._filled.setdefault(start, (opened, raw, []))[2].append(text)

    @property
    def changed(self) -> bool:
        """Whether anything is to be done."""
        return bool(self._changes or self._filled)

    def _ordered(self) -> list[tuple[int, int, bytes]]:
        """All changes in the order of the part; empty elements that were filled are opened."""
        changes = list(self._changes)
        for opened, raw, texts in self._filled.values():
            whole = f">{''.join(texts)}</{raw}>"
            changes.append((opened - 2, opened, whole.encode("ascii", "xmlcharrefreplace")))
        return sorted(changes, key=lambda change: change[:2])

    def bytes(self) -> bytes:
        """Give the changed part."""
        pieces: list[bytes] = []
        at = 0
        for start, end, text in self._ordered():
            pieces += (self.data[at:start], text)
            at = end
        whole = b"".join([*pieces, self.data[at:]])
        return _widen(whole, self.wide)

    def splices(self) -> list[Splice]:
        """Say what was done, for `undo`."""
        moved = 0
        said = []
        for start, end, text in self._ordered():
            before = b64encode(self.data[start:end]).decode("ascii")
            said.append(Splice(start + moved, len(text), before))
            moved += len(text) - (end - start)
        return said


def undo(changed: bytes, splices: list[Splice]) -> bytes:
    """Give a part as it was before the splices."""
    part = XmlPart(changed)
    pieces: list[bytes] = []
    at = 0
    for splice in splices:
        pieces += (part.data[at : splice.offset], b64decode(splice.before))
        at = splice.offset + splice.length
    whole = b"".join([*pieces, part.data[at:]])
    return _widen(whole, part.wide)


def _narrow(data: bytes, encoding: str) -> bytes:
    return data.decode(encoding).encode("utf-8") if encoding else data


def _widen(data: bytes, encoding: str) -> bytes:
    return data.decode("utf-8").encode(encoding) if encoding else data


def attribute(text: str) -> str:
    """Write text as the value of an attribute, in double quotes."""
    said = escape(_clean(text), {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})
    return f'"{said}"'


def content(text: str) -> str:
    """Write text as an element's content, the way Excel reads texts of cells and notes."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _LOOKS_ESCAPED.sub("_x005F_x", text)
    for control, written in _CONTROLS.items():
        if control in text:
            text = text.replace(control, written)
    return escape(_clean(text))


def _clean(text: str) -> str:
    """Leave out what XML can't hold: lone halves of characters, two that are none, controls."""
    return "".join(
        letter
        for letter in text
        if (letter >= " " or letter in "\t\n\r")
        and not "\ud800" <= letter <= "\udfff"
        and letter not in "\ufffe\uffff"
    )
