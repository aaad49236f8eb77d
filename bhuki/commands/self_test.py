"""`bhuki --self-test [PICTURE]`: does a bundle have all it needs? One line says so.

A template is loaded, judged and exported, its overviews are written, and the editor shows it on a
screen that nobody sees. Nothing of the user's is touched.
"""

import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bhuki import __version__
from bhuki.catalogues import new_matrix
from bhuki.commands.console import Console
from bhuki.commands.writing import painting
from bhuki.errors import BhukiError, FileProblem
from bhuki.exports import WRITERS, export
from bhuki.files.store import load, save
from bhuki.matrix.matrix import Matrix
from bhuki.rules.judge import judge
from bhuki.texts import LANGUAGES, N_, Texts, texts

TEMPLATE = "kl2012-figure-15"
PAINTED = {".pdf", ".svg", ".png"}
_PATIENCE = 10.0  # seconds


def run(words: Sequence[str], console: Console) -> int:
    """Test, keep the picture of the editor where one is asked for, and say what was done."""
    _ = console.texts
    with tempfile.TemporaryDirectory() as name, _set_apart(Path(name)), painting():
        folder = Path(name)
        matrix = _use_core(folder)
        _show(matrix, folder, Path(words[0]) if words else folder / "editor.png")
        _paint(matrix, folder)
    findings = len(judge(matrix))
    console.result(
        _(
            "Bhuki {version} works: {activities}, {findings}, and {kinds} kinds of files.",
            version=__version__,
            activities=_.plural("{n} activity", "{n} activities", n=len(matrix.activities)),
            findings=_.plural("{n} finding", "{n} findings", n=findings),
            kinds=len(WRITERS),
        )
    )
    return 0


@contextmanager
def _set_apart(folder: Path) -> Iterator[None]:
    """Keep away from the user's screen and from what Bhuki remembers."""
    apart = {"QT_QPA_PLATFORM": "offscreen", "BHUKI_STATE": str(folder / "state")}
    before = {name: os.environ.get(name) for name in apart}
    os.environ.update(apart)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _use_core(folder: Path) -> Matrix:
    """Go from a template through our file and every export."""
    _must(all(_speaks(texts(language)) for language in LANGUAGES), "translations")
    path = folder / "example.bhuki"
    save(new_matrix(TEMPLATE), path)
    matrix = load(path).matrix
    for suffix in WRITERS:
        if suffix not in PAINTED:
            export(matrix, folder / f"example{suffix}")
    return matrix


def _paint(matrix: Matrix, folder: Path) -> None:
    """Write what is painted by Qt; by now its application runs."""
    from bhuki.exports.overview import write_overview  # noqa: PLC0415 - loads Qt

    write_overview(matrix, folder / "roles.pdf")
    for suffix in PAINTED & WRITERS.keys():
        export(matrix, folder / f"example{suffix}")


def _speaks(_: Texts) -> bool:
    return _.language == "en" or _("appoint") != "appoint"


def _show(matrix: Matrix, folder: Path, picture: Path) -> None:
    """Show the matrix in the editor and take its picture."""
    from PySide6.QtCore import QSettings, qInstallMessageHandler  # noqa: PLC0415 - loads Qt
    from PySide6.QtGui import QFontDatabase  # noqa: PLC0415 - likewise

    from bhuki.desktop.application import Windows, make_application  # noqa: PLC0415 - likewise

    scope, ini = QSettings.Scope.UserScope, QSettings.Format.IniFormat
    qInstallMessageHandler(lambda *_: None)  # the unseen screen complains that it is none
    QSettings.setPath(ini, scope, str(folder / "settings"))
    app = make_application([])
    _must("Inter" in QFontDatabase.families(), "Inter")
    windows = Windows()
    window = windows.open()
    window.resize(1600, 960)
    window.show_matrix(matrix)
    until = time.monotonic() + _PATIENCE
    app.processEvents()
    shot = window.grab()
    while _is_plain(shot) and time.monotonic() < until:
        app.processEvents()
        shot = window.grab()
    _must(not _is_plain(shot), "window")
    if not shot.save(str(picture), "PNG"):
        raise FileProblem(picture, N_("{file} could not be written."))
    window.close()
    app.processEvents()


def _is_plain(shot: object) -> bool:
    """Say whether a picture shows next to nothing."""
    image = shot.toImage()  # type: ignore[attr-defined]
    step = 16
    colours = {
        image.pixel(x, y)
        for x in range(0, image.width(), step)
        for y in range(0, image.height(), step)
    }
    return len(colours) < 12


def _must(holds: bool, what: str) -> None:
    if not holds:
        raise BhukiError(N_("The self-test failed: {what} is missing."), what=what)
