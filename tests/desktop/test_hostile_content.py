"""Text is text wherever it is shown: markup, menu marks and window marks are never obeyed.

A matrix whose every name is hostile is shown in every window, panel, dialog and report; then each
widget there is asked what it shows.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QGroupBox,
    QLabel,
    QTabBar,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from bhuki.desktop.command_palette import CommandPalette
from bhuki.desktop.context_menus import context_menu
from bhuki.desktop.dialogs import show_dialog
from bhuki.desktop.document import Document
from bhuki.desktop.file_work import safe_file_name
from bhuki.desktop.filter_popup import FilterPopup
from bhuki.desktop.reading.reading_page import ReadingPage
from bhuki.desktop.reading.session import ReadingSession
from bhuki.desktop.reports import REPORTS
from bhuki.desktop.start.recents import recents
from bhuki.desktop.window import Window
from bhuki.matrix.changes import assign, change_activities
from bhuki.matrix.matrix import Matrix
from bhuki.rules.accept import acceptance_edit, parking_edit
from bhuki.sheets.opening import open_file
from tests.hostile_texts import KINDS, hostile

HOSTILE = "<b>Ubudt</b><img src='http://example.invalid/x.png'> R&D [*] %1 {name}"
SEEN = "Ubudt"


_TAGS = frozenset({"qt", "html", "b", "i", "u", "a", "br", "img", "h1", "p", "span", "li"})


def _shown(text: str, *, rich: bool) -> str:
    if not rich:
        return text
    page = QTextDocument()
    page.setHtml(text)
    return page.toPlainText()


def _maybe_rich(text: str) -> bool:
    """What Qt itself asks of a text whose form nobody said: does its first line have a tag?"""
    first = text.lstrip().split("\n")[0]
    tag = re.search(r"<\s*/?\s*(\w+)[^>]*>", first)
    return "&lt;" in first or (tag is not None and tag[1].lower() in _TAGS)


def _texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Give what a widget shows, and what of it."""
    yield "tooltip", _shown(widget.toolTip(), rich=_maybe_rich(widget.toolTip()))
    if widget.isWindow():
        title = widget.windowTitle()
        yield (
            "title",
            re.sub(r"\[\*\](?!\[\*\])", "", title.replace("[*][*]", "\0")).replace("\0", "[*]"),
        )
    if isinstance(widget, QLabel):
        form = widget.textFormat()
        auto = form is Qt.TextFormat.AutoText and _maybe_rich(widget.text())
        yield "label", _shown(widget.text(), rich=auto or form is Qt.TextFormat.RichText)
    elif isinstance(widget, (QAbstractButton, QGroupBox)):
        said = widget.text() if isinstance(widget, QAbstractButton) else widget.title()
        yield "button", _without_marks(said)
    elif isinstance(widget, QTabBar):
        for n in range(widget.count()):
            yield "tab", _without_marks(widget.tabText(n))
            yield (
                "tab's tooltip",
                _shown(widget.tabToolTip(n), rich=_maybe_rich(widget.tabToolTip(n))),
            )
    elif isinstance(widget, (QTextBrowser, QTextEdit)):
        yield "page", widget.toPlainText()
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        for index in _indexes(widget.model(), QModelIndex()):
            tip = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
            yield "item's tooltip", _shown(tip, rich=_maybe_rich(tip))
    for action in widget.actions():
        yield from _of_action(action)


def _of_action(action: QAction) -> Iterator[tuple[str, str]]:
    yield "action", _without_marks(action.text())
    yield "action's tooltip", _shown(action.toolTip(), rich=_maybe_rich(action.toolTip()))


def _without_marks(text: str) -> str:
    """Give a text as a menu or a button shows it: one & marks a key, two are one."""
    return re.sub(r"&(.)", r"\1", text)


def _indexes(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[QModelIndex]:
    for row in range(min(40, model.rowCount(parent))):
        for column in range(8):
            index = model.index(row, column, parent)
            if not index.isValid():
                break
            yield index
            if column == 0 and model.rowCount(index):
                yield from _indexes(model, index)


def _obeyed() -> list[str]:
    """Give all places where the hostile text is not shown as it is."""
    found = []
    for widget in QApplication.allWidgets():
        for what, text in _texts(widget):
            plain = " ".join(text.split())
            for hit in re.finditer(SEEN, plain):
                before, after = plain[: hit.start()], plain[hit.end() :]
                whole = before.endswith("<b>") and _cut_or_whole(after)
                if not whole:
                    kind = f"{type(widget).__name__} {widget.objectName()}"
                    found.append(f"{kind}, {what}: {plain[max(0, hit.start() - 20) :][:120]}")
                    break
    return sorted(set(found))


def _cut_or_whole(after: str) -> bool:
    """Whether what follows is the rest of the hostile text, or as much of it as had room."""
    rest = HOSTILE.partition(SEEN)[2]
    cut = re.split("…", after, maxsplit=1)[0] if "…" in after[: len(rest)] else after
    return after.startswith(rest) or rest.startswith(cut.rstrip())


def _settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


@pytest.fixture
def named(window: Window, matrix: Matrix, tmp_path: Path) -> Window:
    document = window.show_matrix(hostile(matrix, HOSTILE), tmp_path / "<i>R&D [*].bhuki")
    _settle()
    first, second = document.judge.findings[:2]
    document.do(acceptance_edit(document.matrix, first, HOSTILE, HOSTILE))
    document.do(parking_edit(document.matrix, second, HOSTILE))
    document.do(change_activities(document.matrix, ["a1"], name=HOSTILE + "!"))
    return window


def test_the_editor_and_its_panels_obey_no_text(named: Window) -> None:
    page = named.editor
    assert page is not None
    for side in ("properties", "history", "notes", "findings"):
        page.show_side(side)
        _settle()
        assert not (obeyed := _obeyed()), "\n".join(obeyed)
    page.findings.open_finding(page.document.judge.findings[-1].key, go=True)
    page.find_bar.open()
    page.find_bar.field.setText(SEEN)
    page.message.say(HOSTILE, problem=True)
    page.start_walk()
    _settle()
    assert not (obeyed := _obeyed()), "\n".join(obeyed)
    for kind in ("accepted", "parked"):
        page.show_settled(kind) if hasattr(page, "show_settled") else None
        _settle()
        assert not (obeyed := _obeyed()), "\n".join(obeyed)


def test_menus_palette_and_filter_obey_no_text(named: Window) -> None:
    page = named.editor
    assert page is not None
    for kind in ("cell", "activity", "role", "section", "group", "corner"):
        context_menu(kind, named.menus, page.document.matrix.scheme, named)
    CommandPalette(named, named.menus).open()
    page.open_filter()
    _settle()
    assert any(isinstance(w, FilterPopup) for w in QApplication.allWidgets())
    assert not (obeyed := _obeyed()), "\n".join(obeyed)


@pytest.mark.parametrize(
    "name", ["details", "scheme", "rules", "appointments", "catalogues", "versions", "settings"]
)
def test_dialogs_obey_no_text(named: Window, name: str) -> None:
    assert show_dialog(name, named) is not None
    _settle()
    assert not (obeyed := _obeyed()), "\n".join(obeyed)


@pytest.mark.parametrize("name", REPORTS)
def test_reports_obey_no_text(named: Window, name: str) -> None:
    named.show_report(name)
    _settle()
    assert not (obeyed := _obeyed()), "\n".join(obeyed)


def test_the_start_page_obeys_no_text(window: Window, matrix: Matrix, tmp_path: Path) -> None:
    path = tmp_path / "<i>R&D [*].bhuki"
    path.write_text("{}")
    recents.remember(path, hostile(matrix, HOSTILE), Document(matrix).judge.findings)
    window.show_start()
    _settle()
    assert not (obeyed := _obeyed()), "\n".join(obeyed)


def test_a_sheet_of_ones_own_obeys_no_text(window: Window, tmp_path: Path) -> None:
    path = tmp_path / "<i>R&D [*].csv"
    name = HOSTILE.replace(",", " ")
    path.write_text(
        f"Opgave,{name},Chef {name},Ejer {name}\n{name} 1,B,H,U\n{name} 2,B,H/U,K\n{name} 3,,H,U\n"
    )
    page = ReadingPage(ReadingSession(path, open_file(path)))
    page.show()
    _settle()
    assert page.session.reading.matrices
    assert not (obeyed := _obeyed()), "\n".join(obeyed)
    page.close()
    page.deleteLater()


@pytest.mark.parametrize("kind", KINDS)
def test_any_text_can_be_shown_edited_and_undone(window: Window, matrix: Matrix, kind: str) -> None:
    text = KINDS[kind]
    if len(text) < 1000:
        hostile(matrix, text)
    else:
        rename = msgspec.structs.replace
        matrix.activities["a1"] = rename(matrix.activities["a1"], name=text, note=text)
        matrix.roles["chief"] = rename(matrix.roles["chief"], name=text, description=text)
    document = window.show_matrix(matrix)
    page = window.editor
    assert page is not None
    _settle()
    for side in ("properties", "history", "notes", "findings"):
        page.show_side(side)
        _settle()
    page.start_walk()
    _settle()
    document.do(assign(document.matrix, [("a2", "chief")], ["H"]))
    document.undo_stack.undo()
    window.grab()
    assert document.matrix.activities["a1"].name == text
    assert document.matrix.assignments[("a2", "chief")].letters == ("K",)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "etc passwd"),
        ("C:\\plan", "C plan"),
        ("con", "con -"),
        ("Aux.plan", "Aux.plan -"),
        ("a\x00b", "a b"),
        ("...", "matrix"),
        ("x" * 200, "x" * 80),
    ],
)
def test_a_title_makes_a_file_name_that_every_system_takes(title: str, name: str) -> None:
    assert safe_file_name(title) == name
