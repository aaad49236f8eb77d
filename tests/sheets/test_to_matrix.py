"""A matrix found on a sheet becomes one that can be edited and judged, with its addresses."""

from pathlib import Path

from bhuki.rules.judge import judge
from bhuki.sheets import read_file
from bhuki.sheets.corrections import Corrections
from bhuki.sheets.to_matrix import SheetMatrix, matrices_of, to_matrix
from tests.sheets.building import only, read

SHEET = """Nr;Opgave;Leder;Chef;Board
;Strategi;;;
1;Udarbejde strategi;H;U;K
2;Godkende strategi;H;h;B
;Drift;;;
3;Holde driften;x;H / U;
"""


def made_of(folder: Path, text: str = SHEET, name: str = "ansvar.csv") -> SheetMatrix:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    (made,) = matrices_of(read_file(path).sheets, title=path.stem)
    return made


def test_names_sections_and_letters_come_along(tmp_path: Path) -> None:
    matrix = made_of(tmp_path).matrix
    assert [role.name for role in matrix.role_order()] == ["Leder", "Chef", "Board"]
    assert [row.section.name for row in matrix.section_order()] == ["Strategi", "Drift"]
    shown = [
        (activity.number, activity.name, [(r.name, a.text) for r, a in matrix.row(activity.id)])
        for activity in matrix.activity_order()
    ]
    assert shown == [
        ("1", "Udarbejde strategi", [("Leder", "H"), ("Chef", "U"), ("Board", "K")]),
        ("2", "Godkende strategi", [("Leder", "H"), ("Chef", "H"), ("Board", "B")]),
        ("3", "Holde driften", [("Leder", "x"), ("Chef", "H/U")]),
    ]
    assert matrix.scheme.id == "BHUKI"
    assert matrix.about.title == "ansvar"


def test_findings_know_their_addresses(tmp_path: Path) -> None:
    made = made_of(tmp_path)
    found = {f.rule: made.places.of(f) for f in judge(made.matrix)}
    assert found["several-main-responsible"] == ["C4", "D4"]
    assert found["unknown-letter"] == ["C6"]


def test_a_finding_about_a_whole_row_points_at_its_name(tmp_path: Path) -> None:
    made = made_of(tmp_path, "Task;A1;B1\nDraft the plan;R;C\nSign the plan;A;R\n")
    (finding,) = [f for f in judge(made.matrix) if f.rule == "no-main-responsible"]
    assert made.places.of(finding) == ["A2"]


def test_roles_in_rows_are_turned(tmp_path: Path) -> None:
    made = made_of(tmp_path, "Role;Draft the plan;Sign the plan\nManager;A;A/R\nClerk;R;C\n")
    matrix = made.matrix
    assert [role.name for role in matrix.role_order()] == ["Manager", "Clerk"]
    assert [a.name for a in matrix.activity_order()] == ["Draft the plan", "Sign the plan"]


def test_an_alphabet_of_the_sheets_own_becomes_an_own_scheme(tmp_path: Path) -> None:
    made = made_of(
        tmp_path,
        "L = Leads\nM = Makes\nN = Needs to know\n\n"
        "Task;Anna;Bo;Carl\nPlan;L;M;N\nBuild;M;L;N\nTest;N;L;M\n",
    )
    scheme = made.matrix.scheme
    assert scheme.own
    assert made.matrix.own_schemes[scheme.id] == scheme
    assert {letter.code for letter in scheme.letters} >= {"L", "M", "N"}


TEXT = """
 | | Linje | | Drift
Nr | Opgave | Direktør | It-chef | Systemejer
 | STRATEGI | | |
1 | Lægge planen | H | u | K
2 | Sikre driften | K | H/U | x
 | DRIFT | | |
3 | Godkende ændringer | H | H | U (ved behov)
"""


def test_groups_language_and_remarks_in_cells_come_along() -> None:
    reading = read(TEXT, merges=("C1:D1",))
    matrix = to_matrix(reading, only(reading)).matrix
    assert matrix.language == "da"
    assert [group.name for group in matrix.groups.values()] == ["Linje", "Drift"]
    third, owner = list(matrix.activities)[2], list(matrix.roles)[2]
    assert matrix.assignments[third, owner].note == "(ved behov)"


def test_letters_that_the_sheet_explains_keep_their_names() -> None:
    reading = read(
        """
        R = Reviewer | Q = Questioned | D = Decides
        Task | Manager | Analyst | Clerk
        Plan | R | Q | D
        Count | Q | R | D
        Pay | D | R | Q
        """
    )
    matrix = to_matrix(reading, only(reading)).matrix
    assert matrix.find_scheme(matrix.scheme.id) is matrix.scheme
    assert {code: letter.name("en") for code, letter in matrix.scheme.by_code.items()} == {
        "R": "Reviewer",
        "Q": "Questioned",
        "D": "Decides",
    }


def test_a_column_of_remarks_is_kept_as_the_activities_notes() -> None:
    reading = read(
        """
        Opgave | Leder | Chef | Board | Bemærkning
        Udarbejde strategi | H | U | K |
        Godkende strategi | H | U | B | aftalt i maj
        Holde driften | U | H | I | spørg driften
        Lukke driften | U | H | I |
        """
    )
    made = to_matrix(reading, only(reading)).matrix
    notes = {activity.name: activity.note for activity in made.activities.values()}
    assert notes == {
        "Udarbejde strategi": "",
        "Godkende strategi": "aftalt i maj",
        "Holde driften": "spørg driften",
        "Lukke driften": "",
    }


def test_what_is_told_to_be_a_remark_is_no_letter() -> None:
    text = """
    Opgave | Leder | Chef | Board
    Udarbejde strategi | H | U | K
    Godkende strategi | H | U | x
    Holde driften | U | H | I
    """
    reading = read(text, corrections=Corrections(remarks=("D3",)))
    assert reading.ledger.kind((3, 4)) == "notes"
    made = to_matrix(reading, only(reading)).matrix
    (noted,) = [activity for activity in made.activities.values() if activity.note]
    assert (noted.name, noted.note) == ("Godkende strategi", "x")
    assert "x" not in {assignment.text for assignment in made.assignments.values()}
