"""Matrices of all kinds: one that uses everything, and any, for property tests."""

from datetime import date

from hypothesis import strategies as st

from bhuki.matrix.entities import (
    About,
    Acceptance,
    Activity,
    Appointed,
    Assignment,
    Role,
    RoleGroup,
    RoleKind,
    Section,
)
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import shipped_scheme

# Everything a user may have typed or pasted, but not what no file can hold.
TEXTS = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\x00")
    | st.sampled_from("=+-@'*"),
    max_size=20,
) | st.sampled_from(["", "Fælles navn", "=1+1", "H *", "_x0041_", "a\nb", "Nr.", "#N/A", " x "])
CODES = st.sampled_from(["B", "H", "U", "K", "I", "h", "X?", "H (se note)"])
SCHEMES = st.sampled_from(["BHUKI", "RACI", "VMI (DE)"])


@st.composite
def matrices(draw: st.DrawFn) -> Matrix:
    """Draw a matrix: groups, roles, sections in sections, activities, some cells."""
    scheme = shipped_scheme(draw(SCHEMES))
    language = draw(st.sampled_from(["da", "en"]))
    matrix = Matrix(about=About(title=draw(TEXTS), language=language), scheme=scheme)
    for n in range(draw(st.integers(0, 3))):
        matrix.groups[f"g{n}"] = RoleGroup(f"g{n}", draw(TEXTS), draw(TEXTS))
    groups = st.sampled_from([None, *matrix.groups])
    for n in range(draw(st.integers(0, 4))):
        appointed = draw(st.sampled_from(Appointed))
        role = Role(f"r{n}", draw(TEXTS), draw(groups), appointed=appointed, note=draw(TEXTS))
        matrix.roles[role.id] = role
    for n in range(draw(st.integers(0, 4))):
        parent = draw(st.sampled_from([None, *matrix.sections]))
        matrix.sections[f"s{n}"] = Section(f"s{n}", draw(TEXTS), parent, draw(TEXTS))
    sections = st.sampled_from([None, *matrix.sections])
    for n in range(draw(st.integers(0, 4))):
        activity = Activity(f"a{n}", draw(TEXTS), draw(TEXTS), draw(sections), draw(TEXTS))
        matrix.activities[activity.id] = activity
    for activity_id in matrix.activities:
        for role_id in matrix.roles:
            if draw(st.booleans()):
                letters = scheme.sort(draw(st.lists(CODES, max_size=2)))
                found = Assignment(letters, draw(st.booleans()), draw(TEXTS))
                if found:
                    matrix.assignments[activity_id, role_id] = found
    return matrix


def everything() -> Matrix:
    """Make a Danish matrix with groups, three levels of sections, notes, a veto and odd texts."""
    made = Matrix(
        about=About(
            title="Digitalisering i kommunen",
            scope="Hele kommunen",
            owner="it-chefen",
            status="udkast",
            dated=date(2026, 11, 24),
            credit="Efter KL & Devoteam, 2012",
        )
    )
    for group in (RoleGroup("g1", "Linjeorganisation"), RoleGroup("g2", "Projektorganisation")):
        made.groups[group.id] = group
    for role in (
        Role("r1", "Kommunaldirektør", "g1"),
        Role("r2", "It-chef", "g1", reports_to="r1", note="Fra 1. januar"),
        Role("r3", "Chefgruppen", "g1", kind=RoleKind.BODY),
        Role("r4", "Projektstyregruppe og projektejer", "g2", appointed=Appointed.PER_PROJECT),
        Role("r5", "=SUM(A1:A9)"),
    ):
        made.roles[role.id] = role
    for section in (
        Section("s1", "Strategi"),
        Section("s2", "Sikkerhed"),
        Section("s3", "Håndbog", "s2"),
        Section("s4", "Bilag", "s3", note="Kun de tekniske"),
    ):
        made.sections[section.id] = section
    for activity in (
        Activity("a0", "Uden afsnit", "0"),
        Activity("a1", "Udarbejde strategi", "1.1", "s1"),
        Activity("a2", "Godkende strategi", "1.2", "s1", note="Hvert fjerde år"),
        Activity("a3", '-5 % & <vilde> "tegn" | og ’apostrof’', "+1", "s3"),
        Activity("a4", "@cmd", "=2", "s4"),
    ):
        made.activities[activity.id] = activity
    for (activity_id, role_id), value in {
        ("a1", "r2"): Assignment(("H", "U")),
        ("a1", "r3"): Assignment(("K",), veto=True, note="Kun om økonomi\nog jura"),
        ("a2", "r1"): Assignment(("H",)),
        ("a2", "r2"): Assignment(("U",)),
        ("a2", "r3"): Assignment(("B",)),
        ("a3", "r1"): Assignment(("H",)),
        ("a3", "r2"): Assignment(("H",)),
        ("a3", "r4"): Assignment(("U",)),
        ("a4", "r5"): Assignment(("X",)),
        ("a0", "r4"): Assignment((), note="Endnu ikke aftalt"),
    }.items():
        made.assignments[activity_id, role_id] = value
    made.accepted["no-main-responsible", "a0", ""] = Acceptance("Afventer", "Bo", date(2026, 1, 2))
    return made
