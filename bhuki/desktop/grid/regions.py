"""The rectangles of what must be painted anew."""

from typing import cast

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion

_MANY = 6  # more rectangles than this are painted as one: each costs a pass over its cells


def rects_of(region: QRegion) -> list[QRect]:
    """Give a region as few rectangles that don't overlap."""
    if region.rectCount() > _MANY:
        return [region.boundingRect()]
    return list(cast("list[QRect]", region))
