"""What a cell of an HTML table says: as it is seen, not as it is heard, remarks set apart."""

from bhuki.sheets.html_reader import parse_html
from bhuki.sheets.recognise import recognise
from tests.sheets.building import activities, leftover, letters, only

NONE = '<td><span aria-hidden="true">–</span><span class="sr-only">not involved</span></td>'


def _texts(row: str) -> list[str]:
    return [cell.text for cell in parse_html(f"<table><tr>{row}</tr></table>").grids[0].cells]


def test_what_is_only_heard_is_not_in_a_cell_that_shows_something() -> None:
    assert _texts(NONE + "<td>R</td>") == ["–", "R"]
    nested = '<span class="x visually-hidden">is <span>the</span> one</span>A'
    assert _texts(f"<td>{nested}</td><td>B</td>") == ["A", "B"]


def test_what_is_only_heard_is_kept_where_nothing_else_is_said() -> None:
    assert _texts('<td><i></i><span class="sr-only">Responsible</span></td>') == ["Responsible"]


def test_a_hidden_part_that_is_never_closed_ends_with_its_cell() -> None:
    assert _texts('<td>A<span class="sr-only">one</td><td>R</td>') == ["A", "R"]


def test_small_print_under_a_name_stands_apart() -> None:
    assert _texts("<th>Budget<small>C1 · C2</small></th>") == ["Budget C1 · C2"]


def test_a_matrix_with_marks_for_the_ear_is_read_whole() -> None:
    body = f"<tr><th>Plan</th><td>A</td><td>R</td>{NONE}</tr><tr><th>Ship</th>{NONE}{NONE}"
    head = "<tr><th>Task</th><th>Manager</th><th>Clerk</th><th>Guest</th></tr>"
    page = parse_html(f"<table>{head}{body}<td>R</td></tr></table>")
    reading = recognise(page.grids[0])
    assert activities(only(reading)) == ["Plan", "Ship"]
    assert letters(only(reading)) == {"B2": "A", "C2": "R", "D3": "R"}
    assert leftover(reading) == []
