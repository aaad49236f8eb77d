"""The minutes as a Word document, for those who go on writing in it.

The same words as on paper, in Word's own styles, the matrix as a table, so that everything can be
edited; the load and the network as pictures. Text goes in as text: nothing in it is a field or a
formula.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.shared import Length, Mm, Pt
from docx.table import Table

from bhuki.matrix.matrix import Matrix
from bhuki.reports import page_words as words
from bhuki.reports.minutes import Chapter, Line, Minutes
from bhuki.texts import Texts

if TYPE_CHECKING:
    from bhuki.exports.painting.minutes_drawings import Drawing

_TABLE = "Table Grid"


def minutes_docx(
    matrix: Matrix, said: Minutes, drawings: dict[str, list[Drawing]], _: Texts
) -> bytes:
    """Give the whole document as the bytes of a .docx file; `drawings` belong to chapters."""
    document = Document()
    _set_up(document, said, _)
    document.add_paragraph(clean(said.heading))
    document.add_heading(clean(said.title), level=0)
    for fact in said.facts:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{clean(fact.label)}: ").bold = True
        paragraph.add_run(clean(fact.value))
    for chapter in said.chapters:
        _add_chapter(document, chapter)
        for drawing in drawings.get(chapter.id, ()):
            _add_drawing(document, drawing)
    _add_matrix(document, matrix, _)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def clean(text: str) -> str:
    """Leave out the characters that a Word file can't hold."""
    whole = text.encode("utf-8", "replace").decode()
    return "".join(c for c in whole if c in "\t\n" or (ord(c) >= 32 and c not in "\ufffe\uffff"))


def _set_up(document: WordDocument, said: Minutes, _: Texts) -> None:
    document.core_properties.title = clean(f"{said.heading}: {said.title}")[:255]  # all it holds
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.core_properties.language = _.language
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(22)
    normal = document.styles["Normal"]
    normal.font.size, normal.font.name = Pt(10), "Calibri"


def _add_chapter(document: WordDocument, chapter: Chapter) -> None:
    document.add_heading(clean(chapter.heading), level=1)
    if chapter.lead:
        lead = document.add_paragraph(clean(chapter.lead))
        lead.paragraph_format.keep_with_next = True  # no heading with its lead alone on a page
    for line in chapter.lines:
        _add_line(document, line, numbered=chapter.numbered)


def _add_drawing(document: WordDocument, drawing: Drawing) -> None:
    """Add a picture as wide as it is by itself, or as the page; its words are its description."""
    section = document.sections[-1]
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    height = (section.page_height or 0) - (section.top_margin or 0) - (section.bottom_margin or 0)
    scale = min(1.0, width / Mm(drawing.width), height / Mm(drawing.height))
    shape = document.add_picture(BytesIO(drawing.data), width=Mm(drawing.width * scale))
    shape._inline.docPr.set("descr", clean(drawing.words))


def _set_widths(table: Table, widths: Sequence[Length]) -> None:
    """Set a table's columns; Word goes by the cells, LibreOffice by the columns."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width


def _add_line(document: WordDocument, line: Line, *, numbered: bool) -> None:
    style = "List Number" if numbered else "List Bullet"
    paragraph = document.add_paragraph(style=style)
    if line.lead:
        paragraph.add_run(f"{clean(line.lead)}: ").bold = True
    paragraph.add_run(clean(line.text))
    if line.more:
        paragraph.add_run(f" {clean(line.more)}").italic = True


def _add_matrix(document: WordDocument, matrix: Matrix, _: Texts) -> None:
    """Add the matrix as a list of activities with who has which letter, in a lying section."""
    section = document.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    document.add_heading(clean(words.matrix_heading(_)), level=1)
    table = document.add_table(rows=0, cols=3, style=_TABLE)
    widths = (Mm(25), Mm(95), Mm(133))
    _set_widths(table, widths)
    for activity in matrix.activity_order():
        having = "; ".join(
            f"{clean(cell.text)} {clean(role.name)}"
            for role, cell in matrix.row(activity.id)
            if cell.letters
        )
        cells = table.add_row().cells
        for cell, text, width in zip(
            cells, (activity.number, activity.name, having), widths, strict=True
        ):
            cell.text, cell.width = clean(text), width
