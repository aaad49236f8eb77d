"""Write what a window shows as a picture file."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QPixmap

from bhuki.files.atomic import write_atomically


def write_png(pixmap: QPixmap, path: Path) -> None:
    """Write a picture as PNG, whole or not at all; raises `FileProblem`."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    pixmap.save(buffer, "PNG")
    write_atomically(path, bytes(buffer.data().data()))
