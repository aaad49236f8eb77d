"""Activities and people seen the other way round: everyone's part, and all that one person has."""

import pytest

from bhuki.errors import WrongWords
from bhuki.matrix.changes import add_instances, appoint
from bhuki.matrix.entities import Instance, InstanceKind
from bhuki.reports.activity_overview import activity_overview
from bhuki.reports.choosing import person_named, role_named
from bhuki.reports.load import By, Order, heat, load
from bhuki.reports.overview_parts import OverviewChoices, parts_of
from bhuki.reports.person_overview import people_of, person_overview
from bhuki.texts import texts

DA = texts("da")


@pytest.fixture
def held(matrix):
    """Systems and a project, with Anne in several roles."""
    systems = [Instance(i, f"System {i}", InstanceKind.SYSTEM) for i in "xy"]
    add_instances(matrix, [*systems, Instance("z", "Flytning")]).apply(matrix)
    appoint(matrix, "", "it", ["Anne Holm"]).apply(matrix)
    appoint(matrix, "x", "owner", ["anne  holm", "Bo Lund"]).apply(matrix)
    appoint(matrix, "y", "owner", ["Anne Holm"]).apply(matrix)
    return matrix


def test_every_activity_names_everyone_with_a_letter(matrix):
    for one in activity_overview(matrix, DA):
        said = {(part.letter, name) for part in one.parts for name in part.names}
        cells = {
            (code, role.name + ("**" if role.id == "owner" else ""))
            for role, cell in matrix.row(one.activity.id)
            for code in cell.letters
        }
        assert said == cells


def test_an_activity_says_what_it_wants(matrix):
    by_number = {one.activity.number: one for one in activity_overview(matrix, DA)}
    assert len(by_number["P3"].wanting) == 2
    assert len(by_number["P2"].wanting) == 1
    assert not by_number["S1"].wanting


def test_a_person_is_one_however_the_name_was_typed(held):
    assert people_of(held) == ["Anne Holm", "Bo Lund"]
    person = person_overview(held, "ANNE HOLM", DA)
    assert [one.role.id for one in person.held] == ["it", "owner"]
    owner = person.held[1]
    assert owner.places == ("systemet System x", "systemet System y")
    assert owner.together_with == ("Bo Lund",)
    assert [role.role.id for role in person.roles] == ["it", "owner"]
    assert "6 aktiviteter" in [fact.value for fact in person.facts]  # each once, in two roles too


def test_names_are_found_or_the_nearest_is_told(held):
    assert role_named(held, "it-CHEF", DA) == "it"
    assert person_named(held, " anne holm", DA) == "Anne Holm"
    with pytest.raises(WrongWords, match="It-chef"):
        role_named(held, "It-chefen", DA)
    with pytest.raises(WrongWords, match="Bo Lund"):
        person_named(held, "Bo Lun", DA)


def test_without_a_choice_all_roles_are_in_the_booklet(matrix):
    everything = parts_of(matrix, OverviewChoices(activities=True), DA)
    assert [one.role.id for one in everything.roles] == ["dir", "board", "it", "owner"]
    assert len(everything.activities) == 6
    one = parts_of(matrix, OverviewChoices(roles=("it",)), DA)
    assert [role.role.id for role in one.roles] == ["it"]


def test_load_counts_letters_by_role_group_and_person(held):
    roles = {row.id: row for row in load(held)}
    assert dict(roles["it"].counts) == {"H": 3, "U": 3, "K": 1}
    assert (roles["it"].answers, roles["it"].activities, roles["it"].total) == (3, 6, 7)
    groups = {row.id: row.total for row in load(held, By.GROUP)}
    assert sum(groups.values()) == sum(row.total for row in roles.values())
    people = {row.name: row for row in load(held, By.PERSON)}
    owner = roles["owner"].total
    assert people["Anne Holm"].total == roles["it"].total + 2 * owner
    assert people["Bo Lund"].total == owner


def test_load_is_sorted_as_asked(matrix):
    answers = [row.answers for row in load(matrix, order=Order.ANSWERS)]
    assert answers == sorted(answers, reverse=True)
    totals = [row.total for row in load(matrix, order=Order.ALL)]
    assert totals == sorted(totals, reverse=True)


def test_heat_counts_activities_once(matrix):
    warm = heat(matrix)
    assert warm.sections == (("s", "Strategi"), ("p", "Politik"))
    assert warm.sizes == (3, 3)
    assert warm.counts["p", "it"] == 3
    assert heat(matrix, codes=["H"]).counts["p", "it"] == 2
