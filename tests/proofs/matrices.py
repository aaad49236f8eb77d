"""The matrices that proofs are printed of: the example, three roles, very many, very large."""

import random
from collections.abc import Iterator
from datetime import date

from bhuki.catalogues import new_matrix
from bhuki.matrix.changes import (
    add_instances,
    appoint,
    assign,
    change_activities,
    move_letter_here,
    set_cells,
)
from bhuki.matrix.entities import (
    About,
    Activity,
    Appointed,
    Assignment,
    Instance,
    InstanceKind,
    Role,
    RoleGroup,
    Section,
)
from bhuki.matrix.matrix import Matrix
from bhuki.rules.accept import acceptance_edit, parking_edit
from bhuki.rules.judge import judge

DATED = date(2026, 11, 24)
PEOPLE = ("Anne Holm", "Bo Lund Kristensen", "Çiğdem Aydın", "Dorthe Østergaard-Sørensen", "Erik Å")
_FIRST = (
    "Afdelingsleder",
    "Chefkonsulent",
    "Fagsystemansvarlig",
    "Informationssikkerhedskoordinator",
    "Kontraktansvarlig",
    "Ledende medarbejder",
    "Projektleder",
    "Systemejer",
)
_FIELD = (
    "ejendomme og anlæg",
    "beskæftigelse og borgerservice",
    "dagtilbud og skoler",
    "økonomi og indkøb",
    "sundhed og ældre",
    "kultur og fritid",
    "løn og personale",
    "teknik og miljø",
)
_DO = ("Udarbejde", "Godkende", "Vedligeholde", "Føre tilsyn med", "Sikre overholdelse af")
_WHAT = (
    "beredskabsplan",
    "databehandleraftaler for fagsystemer med følsomme personoplysninger",
    "overblik over roller og ansvar",
    "adgangsrettigheder, herunder nedlæggelse ved fratrædelse",
    "leverandørstyring",
    "informationssikkerhedspolitik og -håndbog",
)


def figure_15(language: str = "da") -> tuple[Matrix, Matrix]:
    """Give the example as it is after a session, with appointments, and as it was before."""
    before = new_matrix("kl2012-figure-15")
    after = before.copy()
    after.about = About(
        title="Digitalisering i kommunen",
        scope=before.about.scope,
        owner="It- og digitaliseringschefen",
        status="udkast" if language == "da" else "draft",
        language=language,
        dated=DATED,
        credit=before.about.credit,
    )
    roles = {role.id: role.id for role in after.roles.values()}
    for cell, letters in {
        ("gov2", "budget"): "I",
        ("isp7", "fchef"): "H",
        ("dts1", "afdl"): "K",
    }.items():
        assign(after, [(cell[0], roles[cell[1]])], [letters]).apply(after)
    move_letter_here(after, ("pp1", "digraad"), "H").apply(after)
    cell = ("gov5", "sysejer")
    old = after.assignments.get(cell, Assignment())
    noted = Assignment(old.letters, veto=True, note="Kun for egne fagsystemer.")
    set_cells(after, {cell: noted}).apply(after)
    note = "Hvert andet år, senest i maj."
    change_activities(after, ["isp2"], note=note).apply(after)
    _appointments(after)
    _settled(after)
    return after, before


def _appointments(matrix: Matrix) -> None:
    instances = [
        Instance("p1", "Ny hjemmeside"),
        Instance("p2", "Flytning af jobcentrets fagsystemer til fælles driftsplatform"),
        Instance("y1", "SBSYS", InstanceKind.SYSTEM),
        Instance("y2", "KMD Nova ESDH", InstanceKind.SYSTEM),
    ]
    add_instances(matrix, instances).apply(matrix)
    for place, role, names in (
        ("", "itchef", [PEOPLE[0]]),
        ("", "kdir", [PEOPLE[1]]),
        ("", "digraad", [PEOPLE[0], PEOPLE[3], PEOPLE[4]]),
        ("p1", "prleder", [PEOPLE[2]]),
        ("p1", "prstyr", [PEOPLE[3], PEOPLE[0]]),
        ("p2", "prleder", [PEOPLE[3]]),
        ("y1", "sysejer", [PEOPLE[3]]),
        ("y1", "itdrift", [PEOPLE[0]]),
        ("y2", "sysejer", [PEOPLE[4], PEOPLE[2]]),
    ):
        appoint(matrix, place, role, names).apply(matrix)


def _settled(matrix: Matrix) -> None:
    """Accept some findings with a reason and park others, as a session does."""
    for n, finding in enumerate(judge(matrix)[1:6]):
        if n % 2:
            reason = "Aftalt i direktionen; tages op igen, når den nye organisation er på plads."
            acceptance_edit(matrix, finding, reason, PEOPLE[0]).apply(matrix)
        else:
            parking_edit(matrix, finding, "Spørg driften, før næste møde.").apply(matrix)


def three_roles() -> Matrix:
    """A matrix as small as they come: three roles, no groups, no sections, five activities."""
    made = Matrix(about=About(title="Sommerfest", language="da", dated=DATED))
    made.roles = {
        n: Role(n, name)
        for n, name in zip("abc", ("Formand", "Kasserer", "Frivillig"), strict=True)
    }
    for n, (name, letters) in enumerate(
        (
            ("Vælge dato", "H--"),
            ("Lægge budget", "BH-"),
            ("Leje telt", "-HU"),
            ("Byde velkommen", "H-I"),
            ("Rydde op", "H-U"),
        )
    ):
        made.activities[f"x{n}"] = Activity(f"x{n}", name, str(n + 1))
        for role, letter in zip("abc", letters, strict=True):
            if letter != "-":
                made.assignments[f"x{n}", role] = Assignment((letter,))
    return made


def many_roles(roles: int = 120, activities: int = 90) -> Matrix:
    """A matrix of very many roles, each with a name of about 60 characters."""
    dice = random.Random(60)
    made = Matrix(
        about=About(
            title="Roller og ansvar for digitalisering, data og it-sikkerhed i hele kommunen",
            owner="Stabschefen",
            language="da",
            dated=DATED,
        )
    )
    for n in range(roles):
        group = f"g{n // 9}"
        if n % 9 == 0:
            name = f"{_FIELD[n // 9 % 8].capitalize()}, område {n // 9 + 1}"
            made.groups[group] = RoleGroup(group, name)
        name = f"{_FIRST[n % 8]} for {_FIELD[n // 8 % 8]} i distrikt {n + 1} "
        name = f"{name}og fælles {_FIELD[n // 3 % 8]}"[:60].rstrip(" ,")
        kind = Appointed.PER_SYSTEM if n % 7 == 6 else Appointed.STANDING
        made.roles[f"r{n}"] = Role(f"r{n}", name, group, appointed=kind)
    _rows(made, activities, dice, most=9)
    _hold(made, dice)
    return made


def very_large() -> Matrix:
    """1,000 activities × 60 roles, with names as long and as short as real ones."""
    dice = random.Random(1000)
    made = Matrix(
        about=About(
            title="Alle opgaver i kommunen", owner="Direktionen", language="da", dated=DATED
        )
    )
    for n in range(60):
        group = f"g{n // 7}"
        made.groups.setdefault(group, RoleGroup(group, f"{_FIELD[n // 7 % 8].capitalize()}"))
        name = f"{_FIRST[n % 8]} {n + 1}" if n % 3 else f"{_FIRST[n % 8]} for {_FIELD[n % 8]}"
        made.roles[f"r{n}"] = Role(f"r{n}", name, group)
    _rows(made, 1000, dice, most=30)
    _hold(made, dice)
    return made


def _rows(made: Matrix, count: int, dice: random.Random, *, most: int) -> None:
    """Add activities in sections of different sizes, each with one H and some other letters."""
    leaf, left = "", 0
    for n in range(count):
        top = f"t{n // 80}"
        made.sections.setdefault(top, Section(top, f"Hovedområde {n // 80 + 1}"))
        if not left:
            leaf, left = f"s{n}", dice.choice((1, 2, 3, 5, 8, 13, 30))
            name = f"{dice.choice(_FIELD).capitalize()} {len(made.sections)}"
            made.sections[leaf] = Section(leaf, name, top)
        left -= 1
        name = f"{dice.choice(_DO)} {dice.choice(_WHAT)}"
        made.activities[f"a{n}"] = Activity(f"a{n}", name, f"{n // 80 + 1}.{n % 80 + 1}", leaf)
        for role, letters in zip(_some(made, dice, most), _letters(dice), strict=False):
            made.assignments[f"a{n}", role] = Assignment(letters)


def _some(made: Matrix, dice: random.Random, most: int) -> list[str]:
    return dice.sample(list(made.roles), dice.randint(1, most))


def _letters(dice: random.Random) -> Iterator[tuple[str, ...]]:
    yield ("H", "U") if dice.random() < 0.3 else ("H",)
    while True:
        yield (dice.choice("UUUUKKKIIB"),)


def _hold(made: Matrix, dice: random.Random) -> None:
    """Let few people hold the first roles: one of them very many."""
    for role in list(made.roles)[:40]:
        name = PEOPLE[0] if dice.random() < 0.5 else dice.choice(PEOPLE)
        appoint(made, "", role, [name]).apply(made)
