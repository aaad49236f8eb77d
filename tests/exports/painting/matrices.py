"""A small matrix to paint: four roles, six activities, with two things wanting."""

from bhuki.matrix.entities import (
    About,
    Activity,
    Appointed,
    Assignment,
    Role,
    RoleGroup,
    RoleKind,
    Section,
)
from bhuki.matrix.matrix import Matrix

ROWS = """
S1 Udarbejde strategi | H - U K
S2 Godkende strategi | H B U -
S3 Følge strategien | - - H U
P1 Lave politik | - K HU K
P2 Godkende politik | - B H -
P3 Aflevere til arkivet | - - K K
"""


def small_matrix() -> Matrix:
    """Four roles in two groups, six activities in two sections; P3 has no H, P2 no U."""
    made = Matrix(about=About(title="Digitalisering", owner="Stabschefen", language="da"))
    made.groups = {g: RoleGroup(g, name) for g, name in (("line", "Linje"), ("drift", "Drift"))}
    made.roles = {
        "dir": Role("dir", "Kommunaldirektøren", "line"),
        "board": Role("board", "Chefgruppen", "line", kind=RoleKind.BODY),
        "it": Role("it", "It-chef", "line"),
        "owner": Role("owner", "Systemejer", "drift", appointed=Appointed.PER_SYSTEM),
    }
    made.sections = {"s": Section("s", "Strategi"), "p": Section("p", "Politik")}
    for line in ROWS.strip().splitlines():
        title, cells = line.split(" | ")
        number, name = title.split(" ", 1)
        made.activities[number] = Activity(number, name, number, number[0].lower())
        for role, letters in zip(made.roles, cells.split(), strict=True):
            if letters != "-":
                made.assignments[number, role] = Assignment(tuple(letters))
    return made
