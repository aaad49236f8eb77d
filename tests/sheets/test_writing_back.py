"""Letters and names edited as a matrix go back into the workbook they were read from."""

from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from msgspec.structs import replace

from bhuki.errors import FileProblem
from bhuki.files.journal import seal
from bhuki.matrix.entities import Activity, Assignment
from bhuki.sheets import read_file
from bhuki.sheets.changed_cells import Planned, changes_of
from bhuki.sheets.to_matrix import SheetMatrix, to_matrix
from bhuki.sheets.writing_back import ChangedMeanwhile, write_back
from bhuki.texts import texts

LINES = (
    ("Activity", "Lead", "Board", "Staff", "Legal"),
    ("Write the plan", "r", "a", "c", "i"),
    ("Approve the plan", "r, i", "a", "", "i"),
    ("Tell the staff", "i", "a", "r (by mail)", "c"),
    ("Keep the records", "r", "a", "i", "c"),
)


def workbook(path: Path, lines: tuple[tuple[str, ...], ...] = LINES) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("RACI")
        for row, line in enumerate(lines):
            for column, text in enumerate(line):
                if text:
                    sheet.write_string(row, column, text)
    return path


class Opened:
    """A workbook that is worked on: what was read, and the matrix to edit."""

    def __init__(self, path: Path) -> None:
        reading = read_file(path)
        self.sheet, self.found = reading.matrices[0]
        self.made: SheetMatrix = to_matrix(self.sheet, self.found)
        self.matrix = self.made.matrix

    def key(self, activity: str, role: str) -> tuple[str, str]:
        a = next(i for i, one in self.matrix.activities.items() if one.name == activity)
        r = next(i for i, one in self.matrix.roles.items() if one.name == role)
        return a, r

    def put(self, activity: str, role: str, *letters: str) -> None:
        before = self.matrix.assignments.get(self.key(activity, role), Assignment())
        self.matrix.assignments[self.key(activity, role)] = Assignment(letters, note=before.note)

    def planned(self) -> Planned:
        return changes_of(self.sheet, self.found, self.made.places, self.matrix)


def test_letters_are_written_in_the_sheets_own_way(tmp_path) -> None:
    path = workbook(tmp_path / "raci.xlsx")
    work = Opened(path)
    assert work.planned() == Planned({}, [])
    work.put("Write the plan", "Lead", "R", "C")
    work.put("Approve the plan", "Lead", "R")
    work.put("Approve the plan", "Staff", "C")
    work.put("Tell the staff", "Staff", "A")
    del work.matrix.assignments[work.key("Keep the records", "Legal")]
    changes, left = work.planned()
    assert left == []
    assert changes == {
        ("RACI", "B2"): "r, c",
        ("RACI", "B3"): "r",
        ("RACI", "D3"): "c",
        ("RACI", "D4"): "a (by mail)",
        ("RACI", "E5"): "",
    }
    sealed = seal(path.read_bytes())
    back = write_back(path, changes, expected=sealed)
    assert back.left == []
    assert back.seal == seal(path.read_bytes())
    sheet = openpyxl.load_workbook(path)["RACI"]
    assert [sheet[at].value for at in ("B2", "B3", "D3", "D4", "E5", "C2")] == [
        *("r, c", "r", "c", "a (by mail)", None, "a")
    ]
    again = Opened(path)
    letters = again.matrix.assignments[again.key("Write the plan", "Lead")].letters
    assert letters == ("R", "C")


def test_what_was_written_and_undone_is_as_it_was_again(tmp_path) -> None:
    path = workbook(tmp_path / "raci.xlsx")
    work = Opened(path)
    work.put("Approve the plan", "Lead", "A")
    work.put("Approve the plan", "Staff", "C")
    written = work.planned().changes
    write_back(path, written)
    places = work.made.places
    again = changes_of(work.sheet, work.found, places, work.matrix, written)
    assert again == Planned({}, [])
    work.put("Approve the plan", "Lead", "R", "I")
    del work.matrix.assignments[work.key("Approve the plan", "Staff")]
    undone = changes_of(work.sheet, work.found, places, work.matrix, written).changes
    assert undone == {("RACI", "B3"): "r, i", ("RACI", "D3"): ""}
    write_back(path, undone)
    sheet = openpyxl.load_workbook(path)["RACI"]
    assert (sheet["B3"].value, sheet["D3"].value) == ("r, i", None)


def test_roles_in_rows_find_their_cells_too(tmp_path) -> None:
    turned = tuple(zip(*LINES, strict=True))
    work = Opened(workbook(tmp_path / "raci.xlsx", turned))
    work.put("Approve the plan", "Staff", "C")
    assert work.planned().changes == {("RACI", "C4"): "c"}


def test_names_go_back_and_what_has_no_cell_is_told(tmp_path) -> None:
    work = Opened(workbook(tmp_path / "raci.xlsx"))
    activity, role = work.key("Keep the records", "Board")
    work.matrix.roles[role] = replace(work.matrix.roles[role], name="Committee")
    del work.matrix.activities[activity]
    work.matrix.activities["new1"] = Activity("new1", "Celebrate")
    changes, left = work.planned()
    assert changes == {("RACI", "C1"): "Committee"}
    _ = texts("en")
    assert [line.say(_) for line in left] == [
        "New activity, not on “RACI”: Celebrate",
        "Removed here, still on “RACI”: the activity Keep the records",
    ]


def test_a_file_that_changed_meanwhile_is_not_written(tmp_path) -> None:
    path = workbook(tmp_path / "raci.xlsx")
    sealed = seal(path.read_bytes())
    workbook(path, LINES[:3])
    before = path.read_bytes()
    with pytest.raises(ChangedMeanwhile, match="has changed on the disk"):
        write_back(path, {("RACI", "B2"): "A"}, expected=sealed)
    assert path.read_bytes() == before
    assert write_back(path, {("RACI", "B2"): "A"}).done == 1


def test_a_copy_leaves_the_file_alone(tmp_path) -> None:
    path = workbook(tmp_path / "raci.xlsx")
    before = path.read_bytes()
    out = tmp_path / "copy.xlsx"
    back = write_back(path, {("RACI", "B2"): "A", ("Gone", "B2"): "A"}, out)
    assert [line.say(texts("da")) for line in back.left] == [
        "Gone B2 er ikke skrevet, for der er intet ark med det navn."
    ]
    assert path.read_bytes() == before
    assert openpyxl.load_workbook(out)["RACI"]["B2"].value == "A"


def test_what_is_no_workbook_is_refused(tmp_path) -> None:
    path = tmp_path / "raci.csv"
    path.write_text("a;b\n1;2\n")
    with pytest.raises(FileProblem, match=r"no \.xlsx"):
        write_back(path, {("raci", "A1"): "x"})
    with pytest.raises(FileProblem):
        write_back(tmp_path / "missing.xlsx", {})
