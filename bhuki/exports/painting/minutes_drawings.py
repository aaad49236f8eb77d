"""The load and the network as pictures in the minutes that aren't paged: Word and the web.

    drawings = minutes_drawings(matrix, minutes(matrix, _), ".png")
    drawings["load"][0].data, drawings["load"][0].width, drawings["load"][0].words

`words` say what a picture shows, for who can't see it.
"""

from typing import NamedTuple

from bhuki.exports.painting.chips import Inks, Palette
from bhuki.exports.painting.devices import png_bytes, svg_bytes
from bhuki.exports.painting.load_pages import maps_of
from bhuki.exports.painting.paper import MM, Page
from bhuki.exports.painting.picture_pages import heat_page, load_page, network_page
from bhuki.exports.painting.typeface import ensure_application
from bhuki.matrix.matrix import Matrix
from bhuki.reports.load import heat, limits
from bhuki.reports.minutes import Minutes
from bhuki.reports.network import network

SHARP = 192.0  # dots per inch


class Drawing(NamedTuple):
    """A picture as the bytes of a file, its natural width and height in millimetres."""

    data: bytes
    width: float
    height: float
    words: str


def minutes_drawings(matrix: Matrix, said: Minutes, suffix: str) -> dict[str, list[Drawing]]:
    """Draw what the chapters speak of, by the chapters' ids, as .png or .svg."""
    ensure_application()
    inks = Inks(matrix.scheme, Palette.LIGHT)

    def draw(page: Page, words: str) -> Drawing:
        if suffix == ".svg":
            data = svg_bytes(page, inks, words)
        else:
            data = png_bytes(page, inks, dots_per_inch=SHARP)
        return Drawing(data, page.width / MM, page.height / MM, words)

    headings = {chapter.id: chapter.heading for chapter in said.chapters}
    drawings: dict[str, list[Drawing]] = {"load": [], "network": []}
    if said.load:
        rows = "; ".join(
            f"{row.name}: {', '.join(f'{code} {n}' for code, n in row.counts)}" for row in said.load
        )
        drawings["load"].append(draw(load_page(said.load, limits(matrix)), rows))
    if len(matrix.sections) > 1:
        drawings["load"] += [
            draw(heat_page(part), headings.get("load", "")) for part in maps_of(heat(matrix))
        ]
    found = network(matrix)
    if found.roles:
        drawings["network"].append(draw(network_page(found, matrix), headings.get("network", "")))
    return drawings
