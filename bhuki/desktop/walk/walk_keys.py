"""The keys of the walk. They give way where the scheme has a letter of that name.

RACI has an A: there, accepting is Alt+A, and A goes to the cell as it always does.
"""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from bhuki.matrix.scheme import Scheme

PARK, ACCEPT = "P", "A"
_ALT = Qt.KeyboardModifier.AltModifier
_NONE = Qt.KeyboardModifier.NoModifier


class WalkKeys(NamedTuple):
    """Which keys need Alt in a scheme."""

    with_alt: frozenset[str]

    def shown(self, key: str) -> str:
        """Give a key as it is shown."""
        return f"Alt+{key}" if key in self.with_alt else key

    def meant(self, event: QKeyEvent) -> str:
        """Give the key of the walk that an event means: "1" to "9", "P", "A", or nothing."""
        code = event.key()
        if not (Qt.Key.Key_1 <= code <= Qt.Key.Key_9 or code in (Qt.Key.Key_P, Qt.Key.Key_A)):
            return ""
        key = chr(code)
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        wanted = _ALT if key in self.with_alt else _NONE
        return key if modifiers == wanted else ""


def walk_keys(scheme: Scheme) -> WalkKeys:
    """Give the keys that suit a scheme."""
    begins = {letter.code[:1].upper() for letter in scheme.letters}
    keys = [PARK, ACCEPT, *"123456789"]
    return WalkKeys(frozenset(key for key in keys if key in begins))
