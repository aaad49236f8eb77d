"""Matrices to export: one that uses everything, and the simplest there is."""

from datetime import date

import pytest

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


@pytest.fixture
def matrix() -> Matrix:
    """A Danish matrix with groups, three levels of sections, notes, a veto and odd texts."""
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


@pytest.fixture
def raci() -> Matrix:
    """An English RACI matrix of two rows without groups or sections."""
    made = Matrix(about=About(title="Launch", language="en"), scheme=shipped_scheme("RACI"))
    for n, name in enumerate(["Sponsor", "Project manager", "Developer"]):
        made.roles[f"r{n}"] = Role(f"r{n}", name)
    for n, name in enumerate(["Plan", "Build"]):
        made.activities[f"a{n}"] = Activity(f"a{n}", name)
    made.assignments["a0", "r0"] = Assignment(("A",))
    made.assignments["a0", "r1"] = Assignment(("R",))
    made.assignments["a1", "r1"] = Assignment(("R", "A"))
    return made
