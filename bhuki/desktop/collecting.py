"""When Python looks for garbage: not while the first window is made.

    pause()       # before Qt is loaded
    go_on()       # once the window is seen

    with until_painted(): ...    # while something large is made that is then shown

Starting makes tens of thousands of things that stay, and Python would look through them again and
again for some to throw away. What was made until then is left out of every later search as well,
so that those are short when keys are waiting.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_PAINTED_AFTER = 50  # ms


def pause() -> None:
    """Look for no garbage until told to go on."""
    gc.disable()


def go_on() -> None:
    """Look for garbage as always, but not among what is there already."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


@contextmanager
def until_painted() -> Iterator[None]:
    """Look for no garbage while something large is made, nor until one has seen it.

    Python would otherwise look all of it through just before it is painted.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            from PySide6.QtCore import QTimer  # noqa: PLC0415 - `pause` comes before Qt

            QTimer.singleShot(_PAINTED_AFTER, gc.enable)
