"""What a journal holds is said edit by edit, with what each was about."""

from pathlib import Path

from bhuki.files.format import encode
from bhuki.files.journal import Journal, left_behind
from bhuki.files.recovery_words import said_edits
from bhuki.matrix.changes import (
    add_activities,
    add_roles,
    assign,
    change_about,
    remove_activities,
    remove_roles,
)
from bhuki.matrix.edits import Edit
from bhuki.matrix.entities import Activity, Role
from bhuki.matrix.matrix import Matrix
from bhuki.texts import texts


def said(folder: Path, *steps: object) -> list[str]:
    """Do some edits, made of the matrix as it then is, and say what their journal holds."""
    matrix = Matrix()
    add_roles(matrix, [Role("r1", "It-chef"), Role("r2", "Systemejer")]).apply(matrix)
    activities = [Activity("a1", "Udarbejde", "1.1"), Activity("a2", "Godkende")]
    add_activities(matrix, activities).apply(matrix)
    journal = Journal(folder, lambda: encode(matrix))
    for step in steps:
        edit = step(matrix)  # type: ignore[operator]
        assert isinstance(edit, Edit)
        journal.write(edit)
        edit.apply(matrix)
    journal.leave()
    (left,) = left_behind(folder)
    return said_edits(left, texts("en"))


def test_one_cell_is_named_by_role_and_activity(tmp_path: Path) -> None:
    edits = said(tmp_path, lambda m: assign(m, [("a1", "r2")], ["H"]))
    assert edits == ["H in 1 cell: Systemejer, 1.1 Udarbejde"]


def test_several_cells_are_named_by_what_they_share(tmp_path: Path) -> None:
    edits = said(
        tmp_path,
        lambda m: assign(m, [("a1", "r1"), ("a1", "r2")], ["K"]),
        lambda m: assign(m, [("a1", "r1"), ("a2", "r1")], ["U"]),
        lambda m: assign(m, [("a1", "r1"), ("a2", "r2")], ["I"]),
    )
    assert edits == ["K in 2 cells: 1.1 Udarbejde", "U in 2 cells: It-chef", "I in 2 cells"]


def test_what_comes_or_goes_is_named(tmp_path: Path) -> None:
    edits = said(
        tmp_path,
        lambda m: add_activities(m, [Activity("a3", "Følge op")]),
        lambda m: remove_activities(m, ["a1"]),
        lambda m: remove_roles(m, ["r1"]),
        lambda m: change_about(m, title="Ny"),
    )
    assert edits == [
        "Add 1 activity: Følge op",
        "Remove 1 activity: 1.1 Udarbejde",
        "Remove 1 role: It-chef",
        "Change the matrix's own details",
    ]


def test_what_can_not_be_restored_is_said_all_the_same(tmp_path: Path) -> None:
    matrix = Matrix()
    journal = Journal(tmp_path, lambda: encode(matrix))
    journal.restart(tmp_path / "gone.bhuki", "1-2-3")
    journal.write(change_about(matrix, title="Ny"))
    journal.leave()
    (name,) = tmp_path.glob("*.journal")
    lines = name.read_bytes().split(b"\n")
    name.write_bytes(b"\n".join([lines[0], b"x" + lines[1], *lines[2:]]))
    (left,) = left_behind(tmp_path)
    assert left.base is None
    assert said_edits(left, texts("en")) == ["Change the matrix's own details"]
