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


def large_matrix(rows: int, columns: int, name: str = "Rolle") -> Matrix:
    """A matrix of any size, two levels of sections, every cell of a diagonal pattern filled."""
    made = Matrix(about=About(title="Stor matrix", language="da"))
    for n in range(0, columns, 7):
        made.groups[f"g{n}"] = RoleGroup(f"g{n}", f"Gruppe {n // 7 + 1}")
    for n in range(columns):
        made.roles[f"r{n}"] = Role(f"r{n}", f"{name} {n + 1}", f"g{n - n % 7}")
    for n in range(rows):
        top, leaf = f"t{n // 60}", f"s{n // 9}"
        made.sections.setdefault(top, Section(top, f"Hovedområde {n // 60 + 1}"))
        made.sections.setdefault(leaf, Section(leaf, f"Informationssikkerhed {n // 9 + 1}", top))
        made.activities[f"a{n}"] = Activity(f"a{n}", f"Udføre opgave nummer {n + 1}", f"{n}", leaf)
        for m in range(columns):
            if (n + m) % 5 == 0 or n % columns == m:
                letters = ("H", "U") if n % columns == m else ("BUKI"[(n + m) % 4],)
                made.assignments[f"a{n}", f"r{m}"] = Assignment(letters)
    return made
