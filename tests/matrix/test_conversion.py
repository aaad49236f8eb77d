"""Conversion between schemes: every letter accounted for, one edit, undone exactly."""

import pytest

from bhuki.errors import WrongWords
from bhuki.matrix.conversion import Fate, LossKind, plan
from bhuki.matrix.conversion_words import say_conflict, say_line, say_loss
from bhuki.matrix.entities import Activity, Assignment, Role
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty, Letter, Scheme, shipped_scheme, shipped_schemes
from bhuki.texts import texts


def row(scheme: str | Scheme, *cells: str) -> Matrix:
    """A matrix of one activity with these letters, a role each."""
    chosen = shipped_scheme(scheme) if isinstance(scheme, str) else scheme
    matrix = Matrix(scheme=chosen)
    matrix.activities["a"] = Activity("a", "Write it", "1")
    for n, cell in enumerate(cells):
        matrix.roles[f"r{n}"] = Role(f"r{n}", f"Role {n}")
        if cell:
            matrix.assignments["a", f"r{n}"] = Assignment(tuple(cell.split("/")))
    return matrix


def letters(matrix: Matrix) -> list[str]:
    return [
        found.text if (found := matrix.assignments.get(("a", role))) else ""
        for role in matrix.roles
    ]


def converted(matrix: Matrix, target: str, **choices: str) -> list[str]:
    plan(matrix, shipped_scheme(target), choices).edit.apply(matrix)
    return letters(matrix)


@pytest.mark.parametrize("source", shipped_schemes().values(), ids=lambda scheme: scheme.id)
def test_every_letter_of_every_scheme_is_accounted_for(source: Scheme) -> None:
    for target in shipped_schemes().values():
        if target != source:
            account_for_every_letter(source, target)


def account_for_every_letter(source: Scheme, target: Scheme) -> None:
    matrix = row(source, *source.by_code, "??")
    before = matrix.copy()
    planned = plan(matrix, target)
    assert [line.code for line in planned.lines] == [*source.by_code, "??"]
    for line in planned.lines:
        assert line.becomes in line.options
        assert line.fate is Fate.UNKNOWN or all(target.letter(code) for code in line.becomes)
        for language in ("da", "en"):
            said = say_line(line, planned, texts(language))
            losses = [say_loss(loss, line, planned, texts(language)) for loss in line.losses]
            assert line.code in said
            assert all(losses)
    inverse = planned.edit.apply(matrix)
    assert matrix.scheme == target
    for line, cell in zip(planned.lines, letters(matrix), strict=True):
        assert cell == "/".join(line.becomes)
        note = matrix.assignments["a", f"r{planned.lines.index(line)}"].note
        assert bool(note) == (not line.becomes)
    inverse.apply(matrix)
    assert matrix == before


def test_raci_to_bhuki_and_back_is_the_same_again() -> None:
    matrix = row("RACI", "R", "A", "C", "I", "A/R")
    assert converted(matrix, "BHUKI") == ["U", "H", "K", "I", "H/U"]
    assert converted(matrix, "RACI") == ["R", "A", "C", "I", "R/A"]


def test_the_choice_for_raci_a_is_offered_and_taken() -> None:
    matrix = row("RACI", "A", "R")
    (line,) = plan(matrix, shipped_scheme("BHUKI")).choices
    assert line.options == (("H",), ("B", "H"), ("B",))
    assert line.becomes == ("H",)
    assert converted(matrix, "BHUKI", A="B/H") == ["B/H", "U"]


def test_a_choice_outside_the_options_counts_too() -> None:
    assert converted(row("RACI", "A", "R"), "BHUKI", R="h/u") == ["H", "H/U"]


def test_another_choice_loses_something_else() -> None:
    matrix = row("BHUKI", "B", "H")
    (first, _) = plan(matrix, shipped_scheme("RACI")).lines
    assert [loss.kind for loss in first.losses] == [LossKind.TOLD]
    (chosen, _) = plan(matrix, shipped_scheme("RACI"), {"b": "c"}).lines
    assert chosen.becomes == ("C",)
    assert [(x.kind, x.duty) for x in chosen.losses] == [(LossKind.NO_LETTER, Duty.DECIDES)]
    (noted, _) = plan(matrix, shipped_scheme("RACI"), {"B": ""}).lines
    assert [loss.kind for loss in noted.losses] == [LossKind.NOTED]


def test_a_choice_that_the_target_does_not_have_is_refused() -> None:
    with pytest.raises(WrongWords, match="BHUKI has no letter X for A to become"):
        plan(row("RACI", "A"), shipped_scheme("BHUKI"), {"A": "X"})
    with pytest.raises(WrongWords, match="RACI has no letter Z"):
        plan(row("RACI", "A"), shipped_scheme("BHUKI"), {"Z": "H"})


def test_decision_and_answer_that_meet_in_one_row_are_a_conflict() -> None:
    matrix = row("BHUKI", "H", "U", "B")
    planned = plan(matrix, shipped_scheme("RACI"))
    (conflict,) = planned.conflicts
    assert (conflict.activity, conflict.code) == ("a", "A")
    assert conflict.roles == ("r0", "r2")
    assert conflict.before == ("B", "H")
    said = say_conflict(conflict, matrix, texts("en"))
    assert said == "“1 Write it” gets 2 A, of B, H: Role 0, Role 2"
    assert plan(matrix, shipped_scheme("RACI"), {"B": "C"}).conflicts == ()


def test_both_in_one_cell_are_no_conflict() -> None:
    matrix = row("BHUKI", "B/H", "U")
    assert plan(matrix, shipped_scheme("RACI")).conflicts == ()
    assert converted(matrix, "RACI") == ["A", "R"]


def test_two_main_responsible_before_are_no_conflict_of_the_conversion() -> None:
    assert plan(row("BHUKI", "H", "H"), shipped_scheme("RACI")).conflicts == ()


def test_deliberate_absence_becomes_a_note() -> None:
    matrix = row("CAIRO/RACIO", "O", "A")
    matrix.assignments["a", "r0"] = Assignment(("O",), note="agreed in May")
    planned = plan(matrix, shipped_scheme("BHUKI"))
    assert planned.lines[1].fate is Fate.NOTE
    planned.edit.apply(matrix)
    assert matrix.assignments["a", "r0"] == Assignment((), note="agreed in May\nO: Udenfor")


def test_a_letter_with_a_veto_leaves_it_as_a_mark() -> None:
    matrix = row("RAPID", "A", "I")
    assert converted(matrix, "BHUKI") == ["K", "K"]
    assert [value.veto for value in matrix.assignments.values()] == [True, False]


def test_a_letter_with_a_veto_finds_the_one_that_has_it_too() -> None:
    matrix = row("RAPID", "A", "I")
    assert converted(matrix, "PACSI") == ["C", "S"]
    assert not any(value.veto for value in matrix.assignments.values())


@pytest.mark.parametrize(
    ("source", "cells", "target", "become"),
    [
        ("HUKI (NO)", "H U K I", "HUKI (SE)", "H I K I"),  # U is told in Norway
        ("RAPID", "R A P I D", "BHUKI", "H/U K U K B"),
        ("RAPID", "R A P I D", "RACI", "R C R C A"),
        ("DACI", "D A C I", "RACI", "R A C I"),
        ("DACI", "D A C I", "BHUKI", "H B K I"),
        ("PARIS", "P A R I S", "BHUKI", "U H K K B"),
        ("RATSI", "R A T S I", "BHUKI", "H B U K I"),
        ("BHUKI", "B H U K I", "RATSI", "A R T S I"),
        ("BHUKI", "B H U K I", "DACI", "A D C C I"),  # DACI has no doer
        ("BHUKI", "H U K I", "DRASCI", "A R C I"),  # R, not the driver
        ("BHUKI", "K", "PARIS", "I"),
        ("BHUKI", "I", "RAPID", ""),  # RAPID tells nobody
        ("RACI (alternative)", "R A C I", "RACI", "A R C I"),
        ("RASCI", "R A S C I", "DRASCI", "R A S C I"),
        ("VMI (DE)", "V MV I", "BHUKI", "H U I"),
        ("RACI-VS", "V", "RACIQ", "Q"),
    ],
)
def test_letters_go_by_their_meaning(source: str, cells: str, target: str, become: str) -> None:
    assert converted(row(source, *cells.split()), target) == become.split(" ")


def test_a_duty_without_a_letter_is_told() -> None:
    (line,) = plan(row("BHUKI", "U"), shipped_scheme("DACI")).lines
    assert [(loss.kind, loss.duty) for loss in line.losses] == [(LossKind.NO_LETTER, Duty.DOES)]


def test_the_same_letter_with_another_meaning_is_told() -> None:
    (line,) = plan(row("PARIS", "R"), shipped_scheme("RACI")).lines
    assert LossKind.OTHER_MEANING in [loss.kind for loss in line.losses]


def test_letters_that_become_one_are_told() -> None:
    lines = plan(row("RASCI", "R", "S"), shipped_scheme("RACI")).lines
    assert [[loss.kind for loss in line.losses] for line in lines] == [[], [LossKind.TOLD]]
    own = Scheme("Mine", (Letter("X", (Duty.DOES,)), Letter("Y", (Duty.DOES,))), own=True)
    lines = plan(row(own, "X", "Y"), shipped_scheme("RACI")).lines
    assert [loss.with_codes for line in lines for loss in line.losses] == [("Y",), ("X",)]


def test_an_own_scheme_comes_into_the_matrix_with_the_conversion() -> None:
    own = Scheme("Mine", (Letter("X", (Duty.ANSWERS,)), Letter("Y", (Duty.DOES,))), own=True)
    matrix = row("BHUKI", "H", "U")
    before = matrix.copy()
    inverse = plan(matrix, own).edit.apply(matrix)
    assert letters(matrix) == ["X", "Y"]
    assert matrix.own_schemes == {"Mine": own}
    inverse.apply(matrix)
    assert matrix == before


def test_to_the_same_scheme_nothing_changes() -> None:
    planned = plan(row("BHUKI", "H/U", "K", "??"), shipped_scheme("BHUKI"))
    assert not planned.edit
    assert not planned.losing
