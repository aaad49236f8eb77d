"""Keep the words of a drawing as wide as they were laid out.

An SVG names its font and does not hold it. Where Inter is not installed another takes its place,
mostly wider, and words would run into each other; told its length, each is set to that.
"""

import re
from xml.etree import ElementTree as ET

from bhuki.exports.painting.paper import Face, width_of

_CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")  # XML can't hold them
_SVG = "http://www.w3.org/2000/svg"


def with_lengths(data: bytes) -> bytes:
    """Give a drawing whose texts say how long they are."""
    ET.register_namespace("", _SVG)
    root = ET.fromstring(_CONTROLS.sub(b"", data))  # our own drawing, just made
    for text in root.iter(f"{{{_SVG}}}text"):
        words = text.text or ""
        size = round(float(text.get("font-size", "0").removesuffix("px")))
        weight = int(text.get("font-weight", "400"))
        if size and words.strip():
            face = Face(size, weight, italic=text.get("font-style") == "italic")
            text.set("textLength", f"{width_of(words, face):.1f}")
            text.set("lengthAdjust", "spacingAndGlyphs")
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written
