"""What stands in the settings is taken as it is only where it makes sense."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from bhuki.desktop.settings import ALL, KEPT_VERSIONS, PANEL_WIDTH, ZOOM, Setting, Settings, allows
from bhuki.desktop.start.own_lists import listed_paths


def read(tmp_path: Path, line: str) -> Settings:
    file = tmp_path / "written.ini"
    file.write_text(f"[General]\n{line}\n")
    settings = Settings()
    settings._store = QSettings(str(file), QSettings.Format.IniFormat)
    return settings


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        *((ZOOM, value) for value in ("nan", "inf", "-1", "1e999", "large", "@Size(1 2)")),
        *((KEPT_VERSIONS, value) for value in ("-1", "101", "many", "99999999999999")),
        *((PANEL_WIDTH, value) for value in ("-5", "1000000", "2147483648")),
    ],
)
def test_a_number_that_makes_no_sense_gives_the_default(
    tmp_path: Path, setting: Setting[int] | Setting[float], value: str
) -> None:
    settings = read(tmp_path, f"{setting.key}={value}")
    assert settings.get(setting) == setting.default  # type: ignore[type-var]


@pytest.mark.parametrize("value", [float("inf"), [1, 2], {"a": 1}, b"\xff", None])
def test_what_no_value_can_be_made_of_gives_one_that_is_allowed(
    tmp_path: Path, value: object
) -> None:
    settings = read(tmp_path, "")
    for setting in ALL:
        settings.store.setValue(setting.key, value)
        found = settings.get(setting)
        assert type(found) is type(setting.default)
        assert allows(setting, found)


@pytest.mark.parametrize("kept", ["", "{}", "[1]", "[" * 100_000, '["\ud800"]'])
def test_own_lists_that_make_no_sense_are_none(kept: str) -> None:
    assert listed_paths(kept) == []
