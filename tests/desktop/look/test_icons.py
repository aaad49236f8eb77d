"""Icons follow the theme and are sharp at every scale."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from pytestqt.qtbot import QtBot

from bhuki.desktop.look.icons import app_icon, icon, icon_pixmap
from bhuki.desktop.look.theme import Mode, theme
from bhuki.resources import resource


def strongest_colour(pixmap: QPixmap) -> QColor:
    image = pixmap.toImage()
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=QColor.alpha)


def test_an_icon_takes_the_theme_s_colour_and_changes_with_it(qtbot: QtBot) -> None:
    theme.set_mode(Mode.LIGHT)
    save = icon("save", "accent")
    light = strongest_colour(save.pixmap(64, 64))
    theme.set_mode(Mode.DARK)
    dark = strongest_colour(save.pixmap(64, 64))
    theme.set_mode(Mode.LIGHT)
    assert light.name().upper() == "#0B5CAD"
    assert dark.name().upper() == "#7DB4F5"


def test_an_icon_is_drawn_in_the_screen_s_own_pixels(qtbot: QtBot) -> None:
    for ratio in (1.0, 1.25, 1.5, 2.0):
        pixmap = icon("find").pixmap(QSize(16, 16), ratio)
        assert pixmap.width() == round(16 * ratio)
        assert icon_pixmap("find", "text", 16, ratio).width() == round(16 * ratio)


def test_an_icon_that_can_t_be_used_is_paler(qtbot: QtBot) -> None:
    pixmap = icon("undo").pixmap(QSize(64, 64), 1.0, QIcon.Mode.Disabled)
    assert strongest_colour(pixmap) == theme.token("strong")


def test_every_drawing_paints_something(qtbot: QtBot) -> None:
    for file in resource("icons").glob("*.svg"):
        image = icon_pixmap(file.stem, "text", 32).toImage()
        painted = [image.pixelColor(x, y).alpha() for x in range(32) for y in range(32)]
        assert max(painted) > 200, file.name


def test_the_app_has_an_icon_of_its_own_at_every_size(qtbot: QtBot) -> None:
    assert {size.width() for size in app_icon().availableSizes()} >= {16, 32, 256, 512}


def test_an_icon_keeps_its_distance_from_the_words_after_it(qtbot: QtBot) -> None:
    wide = icon("sheet").pixmap(QSize(20, 16)).toImage()
    inked = [x for x in range(wide.width()) for y in range(16) if wide.pixelColor(x, y).alpha()]
    assert wide.width() == 20
    assert max(inked) < 16
