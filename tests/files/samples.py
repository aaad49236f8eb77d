"""Matrices to try files with."""

from datetime import date

from bhuki.matrix.entities import (
    About,
    Acceptance,
    Activity,
    Appointed,
    Assignment,
    Instance,
    InstanceKind,
    Parked,
    Role,
    RoleGroup,
    RoleKind,
    RuleSetting,
    Section,
)
from bhuki.matrix.matrix import Matrix


def small_matrix() -> Matrix:
    """A matrix with something in each of its tables."""
    return Matrix(
        about=About(title="Styring", scope="Hele kommunen", dated=date(2024, 5, 17)),
        rules={
            "many-doers": RuleSetting(on=False),
            "many-consulted": RuleSetting(values={"max": 3.0}),
        },
        groups={"g1": RoleGroup("g1", "Linjen")},
        roles={
            "r1": Role("r1", "It-chef", group="g1", tags=("manager",)),
            "r2": Role("r2", "Rådet", kind=RoleKind.BODY, reports_to="r1"),
            "r3": Role("r3", "Systemejer", appointed=Appointed.PER_SYSTEM),
        },
        sections={"s1": Section("s1", "Strategi"), "s2": Section("s2", "Drift", parent="s1")},
        activities={
            "a2": Activity("a2", "Skriv strategien", "1.1", section="s1"),
            "a1": Activity("a1", "Godkend strategien", "1.2", section="s2", note="i foråret"),
        },
        assignments={
            ("a2", "r1"): Assignment(("H", "U")),
            ("a2", "r2"): Assignment(("K",), veto=True, note="skriftligt"),
            ("a1", "r1"): Assignment(("H",)),
            ("a1", "r2"): Assignment(("B",)),
        },
        accepted={
            ("many-doers", "a1", ""): Acceptance("Sådan er det", "It-chefen", date(2024, 1, 2))
        },
        parked={("many-informed", "", "r1"): Parked("spørg Hanne")},
        instances={"i1": Instance("i1", "Fagsystem", InstanceKind.SYSTEM)},
        holders={("i1", "r3"): ("Hanne Holm",), ("", "r1"): ("Bo Bang", "Ida Dam")},
    )
