"""What the user has chosen, remembered between sessions.

    settings.get(AFTER_KEY)
    settings.set(AFTER_KEY, "down")

Each setting is declared once, with its type and default; a value that can't be read gives the
default. `settings.changed` tells which one changed.
"""

from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

T = TypeVar("T", str, int, float, bool)


class Setting(NamedTuple, Generic[T]):
    """One thing that can be chosen: its key, its default, and what it may be.

    Words have `choices`; numbers lie `between` the least and the most.
    """

    key: str
    default: T
    choices: tuple[T, ...] = ()
    between: tuple[T, T] | None = None


LEAST_ZOOM, MOST_ZOOM = 0.5, 3.0


LANGUAGE = Setting("language", "", ("", "da", "en"))  # empty follows the system
THEME = Setting("theme", "system", ("system", "light", "dark"))
AFTER_KEY = Setting("after-key", "stay", ("stay", "down", "right"))
ROW_TOTALS = Setting("row-totals", default=False)
KEPT_VERSIONS = Setting("kept-versions", 5, between=(0, 100))
AUTOSAVE = Setting("autosave", default=False)
YOUR_NAME = Setting("your-name", "")
ZOOM = Setting("zoom", 1.0, between=(LEAST_ZOOM, MOST_ZOOM))
OWN_LISTS = Setting("own-lists", "[]")  # their paths, as JSON
PANEL_SHOWN = Setting("panel-shown", default=True)
PANEL_WIDTH = Setting("panel-width", 288, between=(0, 10_000))
PANEL_SIDE = Setting("panel-side", "findings", ("findings", "load-panel"))

ALL = (
    LANGUAGE,
    THEME,
    AFTER_KEY,
    ROW_TOTALS,
    KEPT_VERSIONS,
    AUTOSAVE,
    YOUR_NAME,
    ZOOM,
    OWN_LISTS,
    PANEL_SHOWN,
    PANEL_WIDTH,
    PANEL_SIDE,
)


def allows(setting: Setting[Any], value: Any) -> bool:
    """Say whether a setting may have a value; “not a number” lies between none."""
    if setting.between is not None:
        least, most = setting.between
        return bool(least <= value <= most)
    return not setting.choices or value in setting.choices


class Settings(QObject):
    """Reads and writes settings where the platform keeps them."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._store: QSettings | None = None

    @property
    def store(self) -> QSettings:
        """The store behind, made when first needed so that the application's name is set."""
        if self._store is None:
            self._store = QSettings(
                QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Bhuki", "bhuki"
            )
        return self._store

    def get(self, setting: Setting[T]) -> T:
        """Give a setting's value, or its default where there is none that makes sense."""
        kind = type(setting.default)
        value: Any = self.store.value(setting.key, setting.default)
        try:
            if kind in (int, float):  # Qt would make 0 of any word
                value = kind(value)
            else:
                value = self.store.value(setting.key, setting.default, type=kind)
        except (OverflowError, TypeError, ValueError):  # nothing that its type could be made of
            return setting.default
        return value if allows(setting, value) else setting.default

    def set(self, setting: Setting[T], value: T) -> None:
        """Remember a value and tell those who follow it."""
        if value != self.get(setting):
            self.store.setValue(setting.key, value)
            self.changed.emit(setting.key)

    def remember_bytes(self, key: str, data: QByteArray) -> None:
        """Keep a window's layout."""
        self.store.setValue(key, data)

    def recall_bytes(self, key: str) -> QByteArray:
        """Give a window's layout, empty where none was kept."""
        data = self.store.value(key)
        return data if isinstance(data, QByteArray) else QByteArray()


settings = Settings()
