"""Matrices are joined by the names in them; what is alike is asked, what differs is settled."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bhuki.matrix.entities import About, Acceptance, Instance, InstanceKind, Parked, Role
from bhuki.matrix.matrix import Matrix
from bhuki.sheets.joining import Choices, JoiningPlan, Settle, plan_joining
from bhuki.sheets.joining_steps import carry_out, joining_edit, left_behind
from bhuki.sheets.joining_words import say_conflict, say_left_behind, say_suggestion
from bhuki.sheets.same_names import Why, likeness
from bhuki.sheets.to_matrix import to_matrix
from bhuki.texts import texts
from tests.sheets.building import only, read


def made(text: str, name: str = "Sheet1") -> Matrix:
    reading = read(text, name=name)
    return to_matrix(reading, only(reading)).matrix


def cells(matrix: Matrix) -> dict[tuple[str, str], str]:
    return {
        (matrix.activities[activity].name, matrix.roles[role].name): found.text
        for (activity, role), found in matrix.assignments.items()
    }


FIRST = """
Task | Project manager | Developer | DPO
Plan the work | A | R | C
Write the code | A | R | I
"""
SECOND = """
Task | Project manager | Data protection officer | Tester
Plan the work | R | C | A
Test the code | A | I | R
"""


def test_the_same_names_are_joined_and_new_ones_come_after() -> None:
    joined = carry_out(plan_joining([made(FIRST), made(SECOND)]))
    assert [role.name for role in joined.role_order()] == [
        "Project manager",
        "Developer",
        "DPO",
        "Data protection officer",
        "Tester",
    ]
    assert [a.name for a in joined.activity_order()] == [
        "Plan the work",
        "Write the code",
        "Test the code",
    ]
    assert cells(joined)["Plan the work", "Tester"] == "A"


def test_a_short_form_is_suggested_and_joined_when_the_user_says_so() -> None:
    planned = plan_joining([made(FIRST), made(SECOND)])
    (found,) = [s for s in planned.suggestions if s.why is Why.GLOSSARY]
    assert found.names == ("DPO", "Data protection officer")
    joined = carry_out(planned.with_same([found]))
    assert [role.name for role in joined.role_order()][2:] == ["DPO", "Tester"]
    assert cells(joined)["Test the code", "DPO"] == "I"


@pytest.mark.parametrize(
    ("rule", "letters"), [(Settle.FIRST, "A"), (Settle.LAST, "R"), (Settle.BOTH, "R/A")]
)
def test_a_conflict_is_settled_by_rule(rule: Settle, letters: str) -> None:
    planned = plan_joining([made(FIRST), made(SECOND)])
    assert [(c.activity, c.role) for c in planned.conflicts] == [
        ("Plan the work", "Project manager")
    ]
    joined = carry_out(planned, Choices(rule))
    assert cells(joined)["Plan the work", "Project manager"] == letters


def test_a_conflict_can_be_settled_alone() -> None:
    planned = plan_joining([made(FIRST), made(SECOND)])
    joined = carry_out(planned, Choices(settled={planned.conflicts[0].key: ("I",)}))
    assert cells(joined)["Plan the work", "Project manager"] == "I"


def test_a_conflict_that_comes_with_a_suggestion_is_shown() -> None:
    planned = plan_joining([made(FIRST), made(SECOND.replace("| R | C | A", "| A | I | R"))])
    assert planned.conflicts == []
    planned = planned.with_same(planned.suggestions)
    (conflict,) = planned.conflicts
    assert [reading.assignment.text for reading in conflict.readings] == ["C", "I"]


def test_what_has_the_same_name_can_be_said_to_be_another() -> None:
    planned = plan_joining([made(FIRST), made(SECOND)])
    manager = next(match for match in planned.roles if match.name == "Project manager")
    planned = planned.with_told({manager.members[1]: None})
    joined = carry_out(planned)
    assert [role.name for role in joined.roles.values()].count("Project manager") == 2
    assert planned.conflicts == []
    assert "Project manager" not in {s.names[1] for s in planned.suggestions}


def test_any_two_can_be_said_to_be_the_same() -> None:
    planned = plan_joining([made(FIRST), made(SECOND)])
    of = {match.name: match.members[0] for match in planned.roles}
    joined = carry_out(planned.with_told({of["Tester"]: of["Developer"]}))
    assert "Tester" not in {role.name for role in joined.roles.values()}
    assert cells(joined)["Test the code", "Developer"] == "R"


def test_who_reports_to_whom_and_who_holds_what_come_along() -> None:
    first, second = made(FIRST), made(SECOND)
    roles = {role.name: role for role in second.roles.values()}
    boss = Role("boss", "Director")
    second.roles["boss"] = boss
    second.roles[roles["Tester"].id] = Role(roles["Tester"].id, "Tester", reports_to="boss")
    second.instances["p"] = Instance("p", "New site", InstanceKind.PROJECT)
    second.holders["", roles["Project manager"].id] = ("Anna",)
    second.holders["p", roles["Tester"].id] = ("Bo",)
    manager = next(role.id for role in first.roles.values() if role.name == "Project manager")
    first.holders["", manager] = ("Carl",)
    joined = carry_out(plan_joining([first, second]))
    named = {role.name: role for role in joined.roles.values()}
    assert named["Tester"].reports_to == named["Director"].id
    (project,) = joined.instances.values()
    assert joined.holders["", named["Project manager"].id] == ("Carl", "Anna")
    assert joined.holders[project.id, named["Tester"].id] == ("Bo",)


def test_reporting_never_goes_round() -> None:
    first, second = made(FIRST), made(FIRST)
    one, other = list(first.roles)[:2]
    first.roles[one] = Role(one, "Project manager", reports_to=other)
    a, b = list(second.roles)[:2]
    second.roles[b] = Role(b, "Developer", reports_to=a)
    joined = carry_out(plan_joining([first, second]))
    named = {role.name: role for role in joined.roles.values()}
    assert named["Project manager"].reports_to == named["Developer"].id
    assert named["Developer"].reports_to is None


def test_what_is_not_taken_over_is_said_in_one_line() -> None:
    first, second = made(FIRST), made(SECOND)
    second.accepted["no-main-responsible", "a", ""] = Acceptance("agreed")
    second.parked["nobody-does-it", "a", ""] = Parked()
    second.extra["snapshots"] = [{"id": "x"}, {"id": "y"}]
    said = say_left_behind(left_behind(plan_joining([first, second])), texts("en"))
    assert said == (
        "Not taken over from the others: 1 accepted point, 1 parked point, 2 snapshots."
    )
    assert say_left_behind(left_behind(plan_joining([first, first])), texts("en")) == ""


def test_new_ones_come_last_though_they_are_in_no_group_or_section() -> None:
    text = """
     | Inside | | Outside |
    Task | Chief | Clerk | Client | Auditor
    Begin | | | |
    Plan the work now | A | R | C | I
    Count the money | A | R | I | I
    """
    joined = carry_out(plan_joining([made(text), made(FIRST)]))
    assert [role.name for role in joined.role_order()][:4] == [
        "Chief",
        "Clerk",
        "Client",
        "Auditor",
    ]
    assert joined.activity_order()[0].name == "Plan the work now"


def test_what_is_joined_into_an_open_matrix_can_be_undone() -> None:
    matrix, before = made(FIRST), None
    before = copy.deepcopy(matrix)
    edit = joining_edit(plan_joining([matrix, made(SECOND)]))
    edit.apply(matrix).apply(matrix)
    assert matrix == before


def test_the_given_matrices_stay_as_they_are() -> None:
    given_ones = [made(FIRST), made(SECOND)]
    before = copy.deepcopy(given_ones)
    carry_out(plan_joining(given_ones))
    assert given_ones == before


def test_other_letters_become_those_of_the_first() -> None:
    danish = made(
        """
        Opgave | Project manager | Chef | Udvalg
        Plan the work | U | H | I
        Godkende budget | K | H | B
        """
    )
    planned = plan_joining([made(FIRST), danish])
    assert list(planned.conversions) == [1]
    assert set("".join(cells(carry_out(planned)).values())) <= set("RACI/")


def test_a_short_name_in_another_section_is_asked_about() -> None:
    text = """
    Task | Chief | Clerk
    {section} | |
    Approve | A | R
    {section} the budget in time | A | R
    """
    first, second = made(text.format(section="Plan")), made(text.format(section="Build"))
    planned = plan_joining([first, second])
    assert len([m for m in planned.activities if m.name == "Approve"]) == 2
    assert Why.PLACE in {s.why for s in planned.suggestions}


def test_sections_and_groups_with_the_same_name_are_one() -> None:
    text = """
     | Inside | | Outside |
    Task | Chief | Clerk | Client | Auditor
    Begin | | | |
    {task} the work now | A | R | C | I
    {task} the money | A | R | I | I
    """
    joined = carry_out(plan_joining([made(text.format(task=t)) for t in ("Plan", "Count")]))
    assert [group.name for group in joined.groups.values()] == ["Inside", "Outside"]
    assert [row.section.name for row in joined.section_order()] == ["Begin"]
    assert len(joined.activities) == 4


def test_three_matrices_are_joined_into_one() -> None:
    third = SECOND.replace("Test the code", "Ship the code").replace("Tester", "Operator")
    planned = plan_joining([made(FIRST), made(SECOND), made(third)])
    joined = carry_out(planned.with_same(planned.suggestions))
    assert len(joined.roles) == 5
    assert cells(joined)["Ship the code", "Operator"] == "R"


def test_notes_of_all_readings_are_kept() -> None:
    first, second = made(FIRST.replace("| C", "| C (yearly)")), made(SECOND)
    joined = carry_out(plan_joining([first, second]).with_same([]))
    assert "(yearly)" in {found.note for found in joined.assignments.values()}


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("PM", "Projektleder", Why.GLOSSARY),
        ("Ekstern DPO", "Ekstern databeskyttelsesrådgiver", Why.GLOSSARY),
        ("Head of Sales", "Sales head", Why.WORDS),
        ("CAB", "Change advisory board", Why.INITIALS),
        ("Systemejer", "System-ejer", Why.SPELLING),
        ("Service owner", "Service owners", Why.SPELLING),
        ("Phase 1 manager", "Phase 2 manager", None),
        ("Manager", "Developer", None),
        ("Draft the security policy", "Approve the security policy", None),
        ("Udarbejde informationspolitik", "Godkende informationspolitik", None),
        ("Udarbejde informationspolitik", "Udarbejd informationspolitikken", Why.SPELLING),
    ],
)
def test_names_are_alike_for_a_reason(one: str, other: str, why: Why | None) -> None:
    found = likeness(one, other)
    assert (found.why if found else None) == why


def test_suggestions_and_conflicts_are_said_in_both_languages() -> None:
    planned = plan_joining([made(FIRST), made(SECOND)])
    danish, english = texts("da"), texts("en")
    assert "DPO" in say_suggestion(planned.suggestions[0], english)
    assert say_suggestion(planned.suggestions[0], danish) != say_suggestion(
        planned.suggestions[0], english
    )
    said = say_conflict(planned.conflicts[0], ["one", "two"], english)
    assert said == "“Plan the work”, Project manager: A in “one”; R in “two”"


_NAMES = st.lists(
    st.sampled_from(["Chief", "Clerk", "DPO", "Data protection officer", "Auditor", "PM"]),
    min_size=1,
    max_size=4,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_NAMES, _NAMES, st.data()), min_size=1, max_size=3))
def test_no_cell_of_any_matrix_is_lost(
    parts: list[tuple[list[str], list[str], st.DataObject]],
) -> None:
    matrices = [_drawn(*part) for part in parts]
    planned = plan_joining(matrices)
    for plan in (planned, planned.with_same(planned.suggestions)):
        joined = carry_out(plan, Choices(Settle.BOTH))
        _check_all_there(plan, joined)


def _drawn(tasks: list[str], names: list[str], data: st.DataObject) -> Matrix:
    lines = [["Task", *names]]
    for task in tasks:
        letters = st.sampled_from(["R", "A", "C", "I", ""])
        lines.append([f"{task} works", *(data.draw(letters) for _ in names)])
    reading = read("\n".join("|".join(line) for line in lines))
    return to_matrix(reading, reading.found[0]).matrix if reading.found else Matrix(about=About())


def _check_all_there(plan: JoiningPlan, joined: Matrix) -> None:
    for number, matrix in enumerate(plan.matrices):
        for match in (*plan.roles, *plan.activities):
            assert len([m for m in match.members if m.matrix == number]) <= 1
        assert sum(m.matrix == number for match in plan.roles for m in match.members) == len(
            matrix.roles
        )
    said = sorted(
        {code for m in plan.matrices for a in m.assignments.values() for code in a.letters}
    )
    kept = sorted({code for a in joined.assignments.values() for code in a.letters})
    assert said == kept
    assert len(joined.roles) == len(plan.roles)
    assert len(joined.activities) == len(plan.activities)
