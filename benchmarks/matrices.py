"""Matrices of any size to measure on, the same every time."""

import random

from bhuki.matrix.entities import About, Activity, Assignment, Role, RoleGroup, Section
from bhuki.matrix.matrix import Matrix

_DOES, _ASKED, _TOLD, _DECIDES = (Assignment((letter,)) for letter in "UKIB")
_ANSWERS, _ANSWERS_AND_DOES = Assignment(("H",)), Assignment(("H", "U"))
_CELLS = (_DOES, _DOES, _DOES, _DOES, _ASKED, _ASKED, _TOLD, _TOLD, _DECIDES)


def big_matrix(activities: int = 1000, roles: int = 60, filled: float = 0.5) -> Matrix:
    """Make a matrix with sections of 25 activities, groups of 6 roles and a share of cells filled.

    Nearly every row has one H, as a real matrix does; the rest is drawn from a fixed seed.
    """
    dice = random.Random(2012)
    matrix = Matrix(about=About(title="Stor matrix", language="da"))
    for n in range(0, roles, 6):
        matrix.groups[f"g{n // 6}"] = RoleGroup(f"g{n // 6}", f"Gruppe {n // 6 + 1}")
    for n in range(roles):
        matrix.roles[f"r{n}"] = Role(f"r{n}", f"Rolle nummer {n + 1}", f"g{n // 6}")
    for n in range(0, activities, 25):
        matrix.sections[f"s{n // 25}"] = Section(f"s{n // 25}", f"Afsnit {n // 25 + 1}")
    for n in range(activities):
        name = f"Aktivitet {n + 1}: vedligehold og følg op på det aftalte"
        matrix.activities[f"a{n}"] = Activity(
            f"a{n}", name, f"{n // 25 + 1}.{n % 25 + 1}", f"s{n // 25}"
        )
        _fill_row(matrix, f"a{n}", roles, filled, dice)
    return matrix


def _fill_row(
    matrix: Matrix, activity: str, roles: int, filled: float, dice: random.Random
) -> None:
    columns = sorted(dice.sample(range(roles), round(roles * filled)))
    cells = dice.choices(_CELLS, k=len(columns))
    matrix.assignments |= {
        (activity, f"r{column}"): cell for column, cell in zip(columns, cells, strict=True)
    }
    for chance in (0.95, 0.05):  # one has none, another has two
        if dice.random() < chance:
            cell = _ANSWERS_AND_DOES if dice.random() < 0.3 else _ANSWERS
            matrix.assignments[activity, f"r{dice.choice(columns)}"] = cell
