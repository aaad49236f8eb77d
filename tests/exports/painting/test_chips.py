"""Letters are told apart by shape alone, and never leave their place."""

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from bhuki.exports.painting.chips import Inks, Palette, chip_size, paint_letters
from bhuki.matrix.scheme import shipped_scheme, shipped_schemes

GROUND = QColor("#FF00FF")


def painted(letters, palette=Palette.LIGHT, rect=None, *, scheme="BHUKI", scale=1.0, veto=False):
    image = QImage(60, 40, QImage.Format.Format_ARGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    inks = Inks(shipped_scheme(scheme), palette)
    area = rect or QRectF(0, 0, 60, 40)
    paint_letters(painter, area, letters, inks, scale=scale, veto=veto)
    painter.end()
    return image


def marked(image):
    """Give the pixels that are not ground."""
    ground = GROUND.rgb()
    return {(x, y) for x in range(60) for y in range(40) if image.pixel(x, y) != ground}


@pytest.mark.parametrize("palette", list(Palette))
def test_no_two_letters_look_the_same(palette):
    images = [painted((code,), palette) for code in "BHUKI"]
    assert all(one != other for one, other in combinations(images, 2))


def test_on_paper_what_is_told_apart_by_fill_or_outline():
    decides, asked, told = (marked(painted((code,), Palette.PAPER)) for code in "BKI")
    assert decides != asked
    assert asked - told, "the dashes leave gaps that the whole outline fills"


@pytest.mark.parametrize("letters", [("H",), ("H", "U"), ("B", "H", "U"), ("B",), ("?",)])
@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
def test_a_chip_stays_in_its_rectangle(letters, scale):
    rect = QRectF(10, 8, 24, 20)
    for x, y in marked(painted(letters, rect=rect, scale=scale)):
        assert rect.adjusted(-1, -1, 1, 1).contains(x + 0.5, y + 0.5)


def test_a_veto_is_seen():
    assert painted(("K",), veto=True) != painted(("K",))
    assert painted(("H", "U"), veto=True) != painted(("H", "U"))


def test_a_letter_of_no_scheme_is_painted_all_the_same():
    assert marked(painted(("X",)))
    assert painted(("X",)) != painted(("Y",))


def test_every_shipped_letter_has_a_chip():
    for scheme in shipped_schemes().values():
        inks = Inks(scheme)
        for letter in scheme.letters:
            assert chip_size((letter.code,), inks).width() >= 22
            assert marked(painted((letter.code,), scheme=scheme.id))
