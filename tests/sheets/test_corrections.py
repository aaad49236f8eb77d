"""What the user says of a sheet is followed, and remembered by the sheet's layout."""

import msgspec

from bhuki.sheets.corrections import Corrections, fingerprint
from bhuki.sheets.found import Orientation
from tests.sheets.building import activities, letters, only, read, roles, sheet, used

TEXT = """
Task | Details | Manager | Analyst | Clerk
Plan | Make a plan | A | R | x
Count | Count it all | A | R | I
After | | | |
Pay | Pay the bill | I | A | R
"""


def test_a_text_can_be_told_to_be_a_letter() -> None:
    found = only(read(TEXT, corrections=Corrections(letters={"x": "I"})))
    assert letters(found)["E2"] == "I"


def test_a_letter_can_be_told_to_mean_none() -> None:
    reading = read(TEXT, corrections=Corrections(letters={"I": ""}))
    assert used(reading, "none") == ["E3", "C5"]


def test_another_column_can_name_the_activities() -> None:
    found = only(read(TEXT, corrections=Corrections(activity_column=2)))
    assert activities(found)[0] == "Make a plan"


def test_roles_and_headings_can_be_told() -> None:
    told = Corrections(heading_rows=(1,), role_columns=[3, 4])
    found = only(read(TEXT, corrections=told))
    assert roles(found) == ["Manager", "Analyst"]


def test_the_orientation_can_be_turned() -> None:
    told = Corrections(orientation=Orientation.ROLES_IN_ROWS)
    found = only(read(TEXT, corrections=told))
    assert activities(found) == ["Manager", "Analyst", "Clerk"]


def test_a_row_can_be_told_to_be_a_section() -> None:
    found = only(read(TEXT, corrections=Corrections(section_rows=(3,))))
    assert activities(found) == ["Plan", "Pay"]


def test_the_scheme_can_be_told() -> None:
    found = only(read(TEXT, corrections=Corrections(scheme="RACI-VS")))
    assert (found.choice.id, found.scheme_certainty > 0.5) == ("RACI-VS", True)


def test_cells_can_be_left_out() -> None:
    reading = read(TEXT, corrections=Corrections(ignored=("E1:E9",)))
    assert roles(only(reading)) == ["Manager", "Analyst"]
    assert used(reading, "ignored") == ["E1", "E2", "E3", "E5"]


def test_corrections_can_be_kept() -> None:
    told = Corrections(letters={"x": "I"}, ignored=("E9",), heading_rows=(1, 2))
    assert msgspec.json.decode(msgspec.json.encode(told), type=Corrections) == told


def test_a_layout_is_known_again_by_its_heading() -> None:
    later = TEXT.replace("Plan |", "Plan again |").replace("x\n", "I\n")
    assert fingerprint(sheet(TEXT)) == fingerprint(sheet(later))
    assert fingerprint(sheet(TEXT)) != fingerprint(sheet(TEXT.replace("Clerk", "Cashier")))
