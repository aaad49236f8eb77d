"""Load Qt for Python the quick way.

    load_qt()      # before anything else of the desktop is imported

Once loaded, PySide reads the source of every module that is imported after it, to see whether that
wants `from __feature__ import …`. Nothing here does; without it the editor starts sooner, and the
sources don't stay in memory.
"""

import builtins


def load_qt() -> None:
    """Load Qt, and leave Python's own way of importing as it was."""
    import PySide6.QtCore  # noqa: F401, PLC0415 - loading it is what this is for

    # PySide keeps Python's own under this name; where a later one no longer does, all stays.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
