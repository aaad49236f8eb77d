"""Formats of our workbooks: made when first asked for, the same ones never twice."""

from typing import Any

import xlsxwriter
from xlsxwriter.format import Format

from bhuki.exports.look import LIGHT, LetterLook

FONT = "Calibri"
HAIR, THIN, MEDIUM, THICK, DASHED = 7, 1, 2, 5, 3


class Formats:
    """The formats of one workbook, by their properties."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def __call__(self, **properties: Any) -> Format:
        """Give the format with some properties; text is small, dark and in the middle."""
        key = tuple(sorted(properties.items()))
        made = self._made.get(key)
        if made is None:
            whole = {
                "font_name": FONT,
                "font_size": 10,
                "font_color": LIGHT.text,
                "valign": "vcenter",
                **properties,
            }
            made = self._made[key] = self._workbook.add_format(whole)
        return made

    def chip(self, look: LetterLook, **properties: Any) -> Format:
        """Give the format of a letter's chip, in the legend and the lists."""
        tone = look.light
        return self(
            bg_color=tone.fill,
            font_color=tone.text,
            bold=True,
            align="center",
            border=THIN,
            border_color=tone.edge if tone.fill == LIGHT.surface else LIGHT.surface,
            **properties,
        )

    def typed(self, look: LetterLook) -> Format:
        """Give the conditional format of a cell in which a letter is typed."""
        tone = look.light
        properties: dict[str, Any] = {
            "bg_color": tone.fill,
            "font_color": tone.text,
            "bold": True,
        }
        if tone.fill == LIGHT.surface:
            properties |= {"border": DASHED, "border_color": tone.edge}
        return self._workbook.add_format(properties)

    def conditional(self, **properties: Any) -> Format:
        """Give a format for a condition, which says only what differs."""
        return self._workbook.add_format(properties)
