"""Asking where to save: the name ends as it should, and nothing is written over unasked."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from bhuki.desktop.language import speech
from bhuki.desktop.prompts import Prompts
from bhuki.desktop.window import Window
from bhuki.matrix.matrix import Matrix
from tests.desktop.conftest import Answers

MATRICES = "Matrices (*.bhuki)"
KINDS = "Excel (*.xlsx);;PDF (*.pdf)"


def ask(qtbot: QtBot, do: list[Callable[[QWidget], object]], offered: Path, kinds: str) -> object:
    """Ask for a file, and do something to each box that comes up, in order."""
    parent = QWidget()
    qtbot.addWidget(parent)
    met: list[QWidget] = []

    def act() -> None:
        box = QApplication.activeModalWidget()
        if box is not None and box not in met:
            met.append(box)
            do[len(met) - 1](box)

    timer = QTimer(parent)
    timer.timeout.connect(act)
    timer.start(1)
    return Prompts().save_file(parent, "Save as", str(offered), kinds)


def named(name: str, kind: str = "") -> Callable[[QWidget], object]:
    """Write a name in the dialog, choose a kind, and save."""

    def do(box: QWidget) -> None:
        assert isinstance(box, QFileDialog)
        field = box.findChild(QLineEdit)
        assert field is not None
        if name:
            field.setText(name)
        if kind:
            box.selectNameFilter(kind)
            box.filterSelected.emit(kind)
        box.accept()

    return do


def answered(words: str) -> Callable[[QWidget], object]:
    def do(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        next(each for each in box.buttons() if each.text() == words).click()

    return do


@pytest.mark.parametrize("name", ["plan", "Plan v1.2", "plan.bhuki", "old.xlsx"])
def test_a_matrix_always_gets_a_matrixs_name(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    path = ask(qtbot, [named(name)], tmp_path / "offered.bhuki", MATRICES)
    assert path == tmp_path / f"{name.removesuffix('.bhuki')}.bhuki"


def test_a_file_that_the_suffix_makes_it_is_not_replaced_unasked(
    qtbot: QtBot, tmp_path: Path
) -> None:
    there = tmp_path / "Plan v1.2.bhuki"
    there.write_text("mine", "utf-8")
    offered = tmp_path / "offered.bhuki"
    assert ask(qtbot, [named("Plan v1.2"), answered("Cancel")], offered, MATRICES) is None
    assert ask(qtbot, [named("Plan v1.2"), answered("Replace it")], offered, MATRICES) == there


def test_the_kind_chosen_is_the_kind_written(qtbot: QtBot, tmp_path: Path) -> None:
    offered = tmp_path / "plan.xlsx"
    assert ask(qtbot, [named("", "PDF (*.pdf)")], offered, KINDS) == tmp_path / "plan.pdf"
    assert ask(qtbot, [named("new", "PDF (*.pdf)")], offered, KINDS) == tmp_path / "new.pdf"


def test_an_export_is_not_offered_over_the_sheet_that_was_read(
    window: Window, matrix: Matrix, answers: Answers, tmp_path: Path
) -> None:
    document = window.show_matrix(matrix)
    document.origin = tmp_path / "old.xlsx"
    answers.path = None
    window.files.export("xlsx")
    assert answers.suggested == str(tmp_path / "old, Bhuki.xlsx")


def test_file_dialogs_speak_danish_throughout(qtbot: QtBot) -> None:
    speech.speak("da")
    parent = QWidget()
    qtbot.addWidget(parent)
    said: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QFileDialog):
            said.extend(label.text().replace("&", "") for label in box.findChildren(QLabel))
            box.reject()

    timer = QTimer(parent)
    timer.timeout.connect(look)
    timer.start(1)
    assert Prompts().open_file(parent, "", MATRICES) is None
    assert said[:3] == ["Søg i:", "Filnavn:", "Filtype:"]
