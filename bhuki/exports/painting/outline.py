"""Give a PDF what Qt can't: an outline, its language, its title in the window.

Added at the end of the file, as PDF's incremental updates are: the pages stay as Qt wrote them.
"""

from io import BytesIO

from bhuki.exports.painting.paper import Booklet


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
