"""What the desktop's tests share: the theme, the language, and a small matrix with points in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bhuki.desktop import file_work
from bhuki.desktop.document import Document
from bhuki.desktop.language import speech
from bhuki.desktop.look.fonts import set_application_font
from bhuki.desktop.look.theme import Mode, theme
from bhuki.desktop.prompts import Prompts, Unsaved
from bhuki.desktop.qt_loading import load_qt
from bhuki.desktop.settings import settings
from bhuki.desktop.window import Window
from bhuki.matrix.entities import (
    About,
    Activity,
    Appointed,
    Assignment,
    Role,
    RoleGroup,
    RoleKind,
    Section,
)
from bhuki.matrix.matrix import Matrix


@pytest.fixture(scope="session", autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    load_qt()  # as the program itself does
    set_application_font(qapp)
    theme.start(qapp, Mode.LIGHT)
    yield
    # The offscreen clipboard would let go of Python's objects only after Python is gone.
    qapp.clipboard().clear()


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path) -> Iterator[None]:
    """Keep each test's settings in a folder of its own, and end in English and light."""
    before = settings._store
    settings._store = QSettings(str(tmp_path / "bhuki.ini"), QSettings.Format.IniFormat)
    yield
    settings._store = before
    if speech.language != "en":
        speech.speak("en")
    if theme.dark:
        theme.set_mode(Mode.LIGHT)


class Answers(Prompts):
    """Answers in the user's place, without a box."""

    def __init__(self) -> None:
        self.about_unsaved = Unsaved.DISCARD
        self.asked_unsaved = 0
        self.path: Path | None = None
        self.suggested = ""
        self.choice: str | None = None

    def choose(
        self, parent: object, text: str, detail: str, choices: list[tuple[str, str]]
    ) -> str | None:
        return self.choice

    def unsaved(self, parent: object, name: str) -> Unsaved:
        self.asked_unsaved += 1
        return self.about_unsaved

    def open_file(self, parent: object, folder: str, filters: str) -> Path | None:
        return self.path

    def save_file(self, parent: object, title: str, suggestion: str, filters: str) -> Path | None:
        self.suggested = suggestion
        return self.path


@pytest.fixture(autouse=True)
def answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Answers:
    """Answer what the editor asks, and keep its state in a folder of the test's own."""
    made = Answers()
    monkeypatch.setattr(file_work, "prompts", made)
    monkeypatch.setenv("BHUKI_STATE", str(tmp_path / "state"))
    return made


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    made = Window()
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.let_go()


@pytest.fixture
def matrix() -> Matrix:
    """Six activities in two sections, four roles in two groups; a2 and b3 lack an H, b1 has two."""
    groups = [RoleGroup("line", "Linje"), RoleGroup("ops", "Drift")]
    roles = [
        Role("chief", "It-chef", "line"),
        Role("head", "Forvaltningschef", "line"),
        Role("board", "Chefgruppen", "line", RoleKind.BODY),
        Role("owner", "Systemejer", "ops", appointed=Appointed.PER_SYSTEM),
    ]
    sections = [Section("plan", "Planlægning"), Section("run", "Drift")]
    activities = [
        Activity("a1", "Udarbejde it-strategi", "A1", "plan"),
        Activity("a2", "Fastlægge regler for arkivering", "A2", "plan"),
        Activity("a3", "Vedligeholde oversigt", "A3", "plan"),
        Activity("b1", "Overvåge driften", "B1", "run"),
        Activity("b2", "Afholde driftsmøde", "B2", "run"),
        Activity("b3", "Følge op på driftsmøde", "B3", "run"),
    ]
    cells = {
        ("a1", "chief"): ("H", "U"),
        ("a1", "board"): ("K",),
        ("a2", "chief"): ("K",),
        ("a2", "owner"): ("K",),
        ("a3", "chief"): ("H",),
        ("a3", "head"): ("U",),
        ("b1", "chief"): ("H",),
        ("b1", "head"): ("H",),
        ("b1", "owner"): ("U",),
        ("b2", "head"): ("H", "U"),
        ("b3", "owner"): ("K",),
    }
    return Matrix(
        about=About(title="Drift", scope="It-afdelingen", language="da"),
        groups={group.id: group for group in groups},
        roles={role.id: role for role in roles},
        sections={section.id: section for section in sections},
        activities={activity.id: activity for activity in activities},
        assignments={cell: Assignment(letters) for cell, letters in cells.items()},
    )


@pytest.fixture
def document(qapp: QApplication, matrix: Matrix) -> Document:
    return Document(matrix)
