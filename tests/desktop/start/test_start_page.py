"""The start page shows what was used last, and begins new matrices."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from bhuki.desktop.document import Document
from bhuki.desktop.language import speech
from bhuki.desktop.start import recents as recents_module
from bhuki.desktop.start.catalogue_tree import CatalogueTree, children_of
from bhuki.desktop.start.miniature import MOST_ROWS, miniature_of, paint_miniature
from bhuki.desktop.start.new_panel import NewPanel
from bhuki.desktop.start.own_lists import read_and_remember
from bhuki.desktop.start.recent_card import RecentCard, say_when
from bhuki.desktop.start.recents import MOST, Recents
from bhuki.desktop.start.start_page import FEW, StartPage
from bhuki.matrix.matrix import Matrix

LEFT = Qt.MouseButton.LeftButton
TICKED = Qt.CheckState.Checked


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Recents:
    """Keep the list of recent files in the test's own folder."""
    file = tmp_path / "recent.json"
    monkeypatch.setattr(recents_module.recents, "_file", file)
    return recents_module.recents


def remembered(folder: Path, n: int, matrix: Matrix, kept: Recents) -> list[Path]:
    paths = []
    for number in range(n):
        path = folder / f"m{number}.bhuki"
        path.write_bytes(b"x")
        kept.remember(path, matrix, Document(matrix).judge.findings)
        paths.append(path)
    return paths


def test_the_last_used_file_comes_first_with_its_counts(
    tmp_path: Path, matrix: Matrix, kept: Recents
) -> None:
    first, second = remembered(tmp_path, 2, matrix, kept)
    kept.remember(first, matrix, [])
    entries = kept.entries()
    assert [Path(e.path) for e in entries] == [first, second]
    assert (entries[0].errors, entries[0].title) == (0, "Drift")
    assert entries[1].errors == 3
    assert entries[1].small == miniature_of(matrix)


def test_the_list_has_an_end_and_a_damaged_one_is_empty(
    tmp_path: Path, matrix: Matrix, kept: Recents
) -> None:
    remembered(tmp_path, MOST + 3, Matrix(), kept)
    assert len(kept.entries()) == MOST
    kept.file.write_bytes(b"{")
    assert kept.entries() == []


def test_a_click_on_a_card_opens_its_file(
    qtbot: QtBot, tmp_path: Path, matrix: Matrix, kept: Recents
) -> None:
    paths = remembered(tmp_path, 2, matrix, kept)
    page = StartPage()
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.open_requested) as wished:
        qtbot.mouseClick(page.cards[0], LEFT)
    assert wished.args == [paths[1]]
    with qtbot.waitSignal(page.open_requested) as wished:
        qtbot.keyClick(page.cards[1], Qt.Key.Key_Return)
    assert wished.args == [paths[0]]


def test_arrows_move_between_cards_and_delete_forgets(
    qtbot: QtBot, tmp_path: Path, matrix: Matrix, kept: Recents
) -> None:
    remembered(tmp_path, 3, matrix, kept)
    page = StartPage()
    qtbot.addWidget(page)
    page.resize(1440, 900)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: page.cards[1].x() > page.cards[0].x())
    page.cards[0].setFocus()
    qtbot.keyClick(page.cards[0], Qt.Key.Key_Right)
    # Which window is active is the system's to say; which card has the keys in ours, the page's.
    assert page.focusWidget() is page.cards[1]
    qtbot.keyClick(page.cards[1], Qt.Key.Key_Delete)
    assert len(kept.entries()) == 2
    assert len(page.cards) == 2


def test_more_than_a_few_are_shown_on_demand(
    qtbot: QtBot, tmp_path: Path, matrix: Matrix, kept: Recents
) -> None:
    remembered(tmp_path, FEW + 2, matrix, kept)
    page = StartPage()
    qtbot.addWidget(page)
    assert len(page.cards) == FEW
    page.show_all.click()
    assert len(page.cards) == FEW + 2


def test_a_file_that_is_gone_says_so(
    qtbot: QtBot, tmp_path: Path, matrix: Matrix, kept: Recents
) -> None:
    (path,) = remembered(tmp_path, 1, matrix, kept)
    path.unlink()
    card = RecentCard(kept.entries()[0])
    qtbot.addWidget(card)
    assert card.state_line() == "is no longer there"


def test_when_is_said_as_one_would(qtbot: QtBot) -> None:
    now = datetime.combine(date.today(), datetime.min.time()).replace(hour=10, minute=42)
    assert say_when(now).startswith("today 10")
    assert say_when(now - timedelta(days=1)) == "yesterday"
    speech.speak("da")
    assert say_when(now) == "i dag 10.42"


def test_the_buttons_ask_for_new_and_open(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.new_requested):
        qtbot.mouseClick(page.new_button, LEFT)
    with qtbot.waitSignal(page.open_requested) as wished:
        qtbot.mouseClick(page.open_button, LEFT)
    assert wished.args == [None]
    with qtbot.waitSignal(page.template_requested) as wished:
        page.new_panel.examples.itemAt(0).widget().click()
    assert wished.args == ["kl2012-figure-15"]


def test_a_list_is_ticked_whole_or_opened_and_ticked_in_part(qtbot: QtBot) -> None:
    tree = CatalogueTree()
    qtbot.addWidget(tree)
    tree.resize(320, 500)
    tree.show()
    root = tree._roots()[0]
    rect = tree.visualItemRect(root)
    qtbot.mouseClick(tree.viewport(), LEFT, pos=rect.topLeft() + rect.bottomLeft() / 50)
    assert len(tree.chosen()[root.data(0, Qt.ItemDataRole.UserRole + 2)]) == 22
    qtbot.mouseClick(tree.viewport(), LEFT, pos=rect.topLeft() + rect.bottomLeft() / 50)
    assert tree.chosen() == {}
    qtbot.mouseClick(tree.viewport(), LEFT, pos=rect.center())
    assert root.isExpanded()
    tree.setCurrentItem(children_of(children_of(root)[0])[1])
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    assert sum(len(numbers) for numbers in tree.chosen().values()) == 1
    assert root.checkState(0) == Qt.CheckState.PartiallyChecked


def test_searching_shows_the_activities_that_fit_and_keeps_ticks(qtbot: QtBot) -> None:
    speech.speak("da")
    panel = NewPanel()
    qtbot.addWidget(panel)
    tree = panel.tree
    tree._roots()[1].setCheckState(0, TICKED)
    before = tree.chosen()
    qtbot.keyClicks(panel.search, "risiko")
    shown = [i for i in tree._activities() if not i.isHidden()]
    assert 0 < len(shown) < 60
    assert any("risiko" in item.text(0).lower() for item in shown)
    assert tree.chosen() == before
    speech.speak("en")
    assert tree.chosen() == before
    assert tree._roots()[0].text(0) != ""


def test_a_matrix_is_made_of_what_is_ticked(qtbot: QtBot) -> None:
    panel = NewPanel()
    qtbot.addWidget(panel)
    assert not panel.make.isEnabled()
    for item in children_of(children_of(panel.tree._roots()[3])[0])[:2]:
        item.setCheckState(0, TICKED)
    panel.tree._roots()[4].setCheckState(0, TICKED)
    n = sum(len(numbers) for numbers in panel.tree.chosen().values())
    with qtbot.waitSignal(panel.matrix_requested) as made:
        qtbot.mouseClick(panel.make, LEFT)
    matrix = made.args[0]
    assert len(matrix.activities) == n
    assert matrix.roles
    assert not panel.make.isEnabled()


def test_what_a_matrix_has_already_can_t_be_ticked(qtbot: QtBot) -> None:
    panel = NewPanel()
    qtbot.addWidget(panel)
    panel.tree._roots()[2].setCheckState(0, TICKED)
    with qtbot.waitSignal(panel.matrix_requested) as made:
        panel.make_matrix()
    tree = CatalogueTree()
    qtbot.addWidget(tree)
    tree.mark_there(made.args[0])
    tree._roots()[2].setCheckState(0, TICKED)
    assert tree.chosen() == {}


def test_a_miniature_is_of_the_real_letters(qtbot: QtBot, matrix: Matrix) -> None:
    small = miniature_of(matrix)
    assert small.groups == (3, 1)
    assert len(small.lengths) == 6 <= MOST_ROWS
    halves = [cell for cell in small.cells if cell[4]]
    assert [(row, column) for row, column, *_ in halves] == [(0, 0), (0, 0), (4, 1), (4, 1)]
    image = QImage(232, 137, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_miniature(painter, QRectF(0, 0, 232, 137), small)
    painter.end()
    colours = {image.pixelColor(x, y).name().upper() for x in range(232) for y in range(137)}
    assert {"#1B2F63", "#2A7A83"} <= colours


def test_the_words_follow_the_language(qtbot: QtBot) -> None:
    page = StartPage()
    qtbot.addWidget(page)
    speech.speak("da")
    assert page.recent_title.text() == "Seneste"
    assert page.drop_title.text() == "Slip en fil hvor som helst"
    assert page.new_panel.make.text() == "Ny matrix af dem"
    page.resize(1200, 800)
    page.grab()


def test_a_list_of_one_s_own_is_there_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    own = tmp_path / "egen.csv"
    own.write_text("number;activity\n1;Vande blomster\n2;Hente post\n", "utf-8")
    read_and_remember(own)
    tree = CatalogueTree()
    qtbot.addWidget(tree)
    assert [a.name("en") for a in tree.lists()[0].activities()] == ["Vande blomster", "Hente post"]
    own.unlink()
    again = CatalogueTree()
    qtbot.addWidget(again)
    assert len(again.lists()) == len(tree.lists()) - 1
