"""What a cell of a sheet can be taken for: its name, its badge and its tint.

The codes are those of the `used` ranges of `bhuki read`; one that is not listed is shown by its
code, so that a new one is never invisible.
"""

from typing import NamedTuple

from PySide6.QtGui import QColor

from bhuki.desktop.look.theme import theme
from bhuki.texts import N_

LEFT_OVER = ""


class Kind(NamedTuple):
    """One thing that cells are taken for."""

    badge: str
    name: str
    light: str
    dark: str


KINDS: dict[str, Kind] = {
    "title": Kind("T", N_("Title and date"), "#E0E0DC", "#34383D"),
    "header": Kind("O", N_("Headings"), "#DAE1D5", "#32402F"),
    "role group": Kind("G", N_("Role groups"), "#B3CAE6", "#2B4566"),
    "role": Kind("R", N_("Roles"), "#CFDFF4", "#263B57"),
    "section": Kind("§", N_("Sections"), "#F8E3AE", "#55451A"),
    "number": Kind("N", N_("Numbers"), "#C3DDB4", "#2F4A24"),
    "activity": Kind("A", N_("Activities"), "#D8EBCF", "#263D20"),
    "name, continued": Kind("A", N_("Names, continued"), "#D8EBCF", "#263D20"),
    "assignment": Kind("", N_("Letters"), "#E4DDF3", "#3A3155"),
    "legend": Kind("F", N_("Explanation"), "#CFEAE8", "#1F4643"),
    "notes": Kind("B", N_("Remarks"), "#EFE9DD", "#40382B"),
    "description": Kind("D", N_("Descriptions"), "#EFE9DD", "#40382B"),
    "status": Kind("S", N_("Status"), "#EFE9DD", "#40382B"),
    "total": Kind("Σ", N_("Sums"), "#E6E6E3", "#303338"),
    "none": Kind("–", N_("Not involved"), "#F0EEF5", "#2A2733"),
    "ignored": Kind("×", N_("Not read"), "#F3F1EC", "#202327"),
    "no matrix on this sheet": Kind("·", N_("No matrix here"), "#F3F1EC", "#202327"),
    LEFT_OVER: Kind("?", N_("Not understood"), "#FBE9E7", "#47211E"),
}


def kind_of(code: str) -> Kind:
    """Give what a code stands for; an unknown one under its own name."""
    return KINDS.get(code) or Kind(code[:1].upper(), code, "#E6E6E3", "#303338")


def tint(code: str) -> QColor:
    """Give the ground of cells taken for something, in the theme that is on."""
    kind = kind_of(code)
    return QColor(kind.dark if theme.dark else kind.light)
