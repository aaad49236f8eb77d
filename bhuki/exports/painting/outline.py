"""Give a PDF what Qt can't: an outline, its language, its title in the window, its characters.

Added at the end of the file, as PDF's incremental updates are: the pages stay as Qt wrote them.
"""

import re
from io import BytesIO
from typing import TYPE_CHECKING

from bhuki.exports.painting.paper import Booklet

if TYPE_CHECKING:
    from pypdf import PdfWriter

# Where a font draws two characters alike, Qt says that the first of them was written: what is
# searched, copied or read aloud would have tabs for spaces and odd signs for apostrophes.
_MEANT = {"0009": "0020", "02BC": "2019", "02EE": "201D"}
_SAID = re.compile("<(" + "|".join(_MEANT) + ")>", re.IGNORECASE)
_CHARACTERS = re.compile(
    r"\[[^\]]*\]"
)  # of a run of glyphs; outside it the same figures are glyphs


def with_outline(data: bytes, booklet: Booklet) -> bytes:
    """Give a PDF with the booklet's bookmarks, language and title set."""
    from pypdf import PdfWriter  # noqa: PLC0415 - slow to load, and only PDFs need it
    from pypdf.generic import (  # noqa: PLC0415 - the same
        BooleanObject,
        DictionaryObject,
        IndirectObject,
        NameObject,
        TextStringObject,
    )

    writer = PdfWriter(BytesIO(data), incremental=True)
    root = writer.root_object
    root[NameObject("/Lang")] = TextStringObject(booklet.language)
    root[NameObject("/ViewerPreferences")] = DictionaryObject(
        {NameObject("/DisplayDocTitle"): BooleanObject(True)}
    )
    _say_what_was_meant(writer)
    above: dict[int, IndirectObject] = {}
    for bookmark in booklet.bookmarks:
        parent = above.get(bookmark.level - 1)
        title = " ".join(bookmark.title.split()).encode("utf-8", "replace").decode()
        above[bookmark.level] = writer.add_outline_item(
            title=title, page_number=bookmark.page, parent=parent
        )
    if booklet.bookmarks:
        writer.page_mode = "/UseOutlines"
    done = BytesIO()
    writer.write(done)
    return done.getvalue()


def _say_what_was_meant(writer: "PdfWriter") -> None:
    """Let each glyph of the fonts stand for the character that texts are written with."""
    from pypdf.generic import StreamObject  # noqa: PLC0415 - slow to load

    done: set[int] = set()
    for page in writer.pages:
        fonts = page.get("/Resources", {}).get("/Font", {})
        for font in fonts.values():
            table = font.get_object().get("/ToUnicode")
            if table is None or font.idnum in done:
                continue
            done.add(font.idnum)
            stream = table.get_object()
            if isinstance(stream, StreamObject):
                said = stream.get_data().decode("latin-1")
                stream.set_data(_CHARACTERS.sub(_meant, said).encode("latin-1"))


def _meant(characters: re.Match[str]) -> str:
    return _SAID.sub(lambda found: f"<{_MEANT[found[1].upper()]}>", characters[0])
