"""Change a user's own workbook without loading and saving it: by splicing its package.

A workbook is a zip of parts. Only the parts that must change are taken apart, and of those only
the bytes that must: offsets come from expat, everything else is copied as it stands.

    container.py      the zip: parts in, changed parts out, the others copied packed as they are
    xml_part.py       one XML part and its splices, which can be undone byte for byte
    elements.py       what stands where in a part's XML
    relations.py      relations and content types
    book.py           the workbook's sheets
    styles.py         formats for our marks, added at the ends of the lists
    notes.py          notes on cells, with the shapes that show them
    conditions.py     the colour of marked cells
    findings_page.py  the sheet of findings
    marks.py          all of it together, and the way back
    cells.py          other texts in some cells
    calculation.py    the chain of formulas, and asking for them to be reckoned anew
"""
