"""Snapshots live in the matrix, cost little, and are looked at and brought back whole."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bhuki.cli import main
from bhuki.errors import BhukiError, WrongWords
from bhuki.files.format import decode, encode
from bhuki.files.store import save
from bhuki.matrix.changes import (
    add_activities,
    add_section,
    assign,
    change_about,
    change_roles,
    change_section,
    move_roles,
    remove_activities,
    remove_roles,
)
from bhuki.matrix.edits import SetExtra
from bhuki.matrix.entities import Activity, Section
from bhuki.reports.snapshots import (
    KEY,
    MOST_OWN,
    bring_back,
    changes_on,
    look_at,
    remove_snapshot,
    rename_snapshot,
    snapshot_named,
    snapshots,
    start_of_session,
    take_snapshot,
)
from tests.exports.painting.matrices import small_matrix

NOON = datetime(2026, 11, 24, 12, 0)


def without_snapshots(matrix):
    bare = matrix.copy()
    bare.extra.pop(KEY, None)
    return bare


def test_a_snapshot_is_the_matrix_as_it_stood(matrix):
    before = matrix.copy()
    take_snapshot(matrix, "Før", NOON).apply(matrix)
    assign(matrix, [("S1", "it")], ["H"]).apply(matrix)
    (one,) = snapshots(matrix)
    assert (one.name, one.at) == ("Før", NOON)
    assert look_at(matrix, one.id) == before


def test_snapshots_are_kept_in_the_file_and_hold_none_themselves(matrix):
    take_snapshot(matrix, "Et", NOON).apply(matrix)
    take_snapshot(matrix, "To", NOON.replace(hour=13)).apply(matrix)
    again = decode(encode(matrix))
    assert [one.name for one in snapshots(again)] == ["Et", "To"]
    assert KEY not in look_at(again, snapshots(again)[1].id).extra


def test_a_snapshot_costs_little(matrix):
    bare = len(encode(matrix))
    take_snapshot(matrix, "Et", NOON).apply(matrix)
    assert len(encode(matrix)) - bare < bare


def test_taking_one_is_undone(matrix):
    before = matrix.copy()
    take_snapshot(matrix, "Et", NOON).apply(matrix).apply(matrix)
    assert matrix == before


def change(matrix, steps):
    """Change a matrix by some of the verbs."""
    verbs = [
        lambda: assign(matrix, [("S1", "it"), ("P3", "owner")], ["H", "U"]),
        lambda: add_activities(matrix, [Activity("new", "Ny", "N1", "s")], None),
        lambda: remove_activities(matrix, ["S2"]),
        lambda: remove_roles(matrix, ["board"]),
        lambda: change_roles(matrix, ["it"], name="Digitaliseringschef"),
        lambda: move_roles(matrix, ["owner"], "line", None),
        lambda: change_section(matrix, "p", name="Regler"),
        lambda: add_section(matrix, Section("new", "Nyt afsnit", "p"), "s"),
        lambda: change_about(matrix, title="Noget andet", language="en"),
    ]
    for step in dict.fromkeys(steps):
        verbs[step]().apply(matrix)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 8), max_size=9))
def test_bringing_back_restores_all_and_is_undone_in_one_step(steps):
    matrix = small_matrix()
    before = matrix.copy()
    take_snapshot(matrix, "Før", NOON).apply(matrix)
    change(matrix, steps)
    after = matrix.copy()
    inverse = bring_back(matrix, snapshots(matrix)[0].id).apply(matrix)
    assert without_snapshots(matrix) == before
    assert len(snapshots(matrix)) == 1
    inverse.apply(matrix)
    assert matrix == after


def test_they_are_named_and_removed(matrix):
    take_snapshot(matrix, "", NOON, own=True).apply(matrix)
    rename_snapshot(matrix, snapshots(matrix)[0].id, "Efter frokost").apply(matrix)
    (one,) = snapshots(matrix)
    assert (one.name, one.own) == ("Efter frokost", False)
    remove_snapshot(matrix, one.id).apply(matrix)
    assert snapshots(matrix) == []
    assert KEY not in matrix.extra


def test_a_session_takes_one_a_day_and_the_oldest_give_way(matrix):
    for day in range(1, MOST_OWN + 6):
        start_of_session(matrix, datetime(2026, 11, day, 9, 0)).apply(matrix)
        assert start_of_session(matrix, datetime(2026, 11, day, 15, 0)) is None
    kept = snapshots(matrix)
    assert len(kept) == MOST_OWN
    assert kept[-1].at.day == MOST_OWN + 5


def test_named_ones_never_give_way(matrix):
    take_snapshot(matrix, "Vedtaget", NOON).apply(matrix)
    for day in range(1, MOST_OWN + 6):
        start_of_session(matrix, datetime(2027, 1, day, 9, 0)).apply(matrix)
    assert snapshots(matrix)[0].name == "Vedtaget"


def test_what_changed_today_is_since_the_day_began(matrix):
    start_of_session(matrix, NOON).apply(matrix)
    assign(matrix, [("S1", "it")], ["H"]).apply(matrix)
    take_snapshot(matrix, "Midt på dagen", NOON.replace(hour=14)).apply(matrix)
    changes = changes_on(matrix, date(2026, 11, 24))
    assert [one.activity.number for one in changes.activities] == ["S1"]
    assert changes_on(matrix, date(2026, 11, 25)) is None


@pytest.mark.parametrize(
    "damage",
    ["nonsense", 7, [7], [{"id": "x", "at": "2026-01-01T10:00:00", "data": "%%%"}], [{"at": "x"}]],
)
def test_damaged_ones_are_no_trouble_until_looked_at(matrix, damage):
    edit = take_snapshot(matrix, "Et", NOON)
    step = SetExtra(((KEY, damage),))
    step.apply(matrix)
    for one in snapshots(matrix):
        with pytest.raises(BhukiError, match="damaged"):
            look_at(matrix, one.id)
    assert edit
    with pytest.raises(BhukiError, match="not in the matrix"):
        look_at(matrix, "nowhere")


def test_they_are_found_by_name_or_day_and_the_newest_is_meant(matrix):
    take_snapshot(matrix, "Før", NOON).apply(matrix)
    take_snapshot(matrix, "før", NOON.replace(hour=15)).apply(matrix)
    assert snapshot_named(matrix, "FØR").at.hour == 15
    assert snapshot_named(matrix, "2026-11-24").at.hour == 15
    with pytest.raises(WrongWords, match="Før"):
        snapshot_named(matrix, "Efter")


def test_the_command_line_compares_with_a_snapshot(matrix, tmp_path, capsys):
    take_snapshot(matrix, "Før", NOON).apply(matrix)
    assign(matrix, [("S1", "it")], ["H"]).apply(matrix)
    path = tmp_path / "m.bhuki"
    save(matrix, path)
    assert main(["compare", f"{path}@før", str(path)]) == 1
    assert "It-chef" in capsys.readouterr().out
    assert main(["compare", f"{path}@efter", str(path)]) == 2


def test_role_pages_say_what_changed_since_a_snapshot(matrix, tmp_path):
    take_snapshot(matrix, "Før", NOON).apply(matrix)
    assign(matrix, [("S1", "it")], ["H"]).apply(matrix)
    path, page = tmp_path / "m.bhuki", tmp_path / "roller.html"
    save(matrix, path)
    assert (
        main(["overview", str(path), str(page), "--role", "It-chef", "--since", f"{path}@før"]) == 0
    )
    assert "For dig – ændret: 1. Ændret: S1." in page.read_text("utf-8")
