"""What ships to start from."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from bhuki.catalogues import (
    Template,
    TemplateKind,
    catalogue,
    catalogues,
    new_matrix,
    templates,
)
from bhuki.errors import WrongWords
from bhuki.files.format import decode, encode
from bhuki.matrix.entities import Appointed, RoleKind
from bhuki.matrix.matrix import Matrix
from bhuki.resources import template
from bhuki.rules.tags import ACTIVITY_TAGS, ROLE_TAGS

SHARED = Path(__file__).parents[2] / "../shared/data"

# What is left of the printed figure: each row's letters in their order, but not their columns.
SEQUENCES = {
    "DTS1": "H U K K",
    "DTS2": "H U B",
    "DTS3": "B H U",
    "DTS4": "H K U",
    "ISS1": "H/U K K",
    "ISS2": "H/U B",
    "ISS3": "H K U U",
    "ISP1": "H K K",
    "ISP2": "B H",
    "ISP3": "H K K",
    "ISP4": "H B",
    "ISP5": "K H/U K",
    "ISP6": "H U U U U",
    "ISP7": "K K",
    "GOV1": "H/U",
    "GOV2": "H K U",
    "GOV3": "H U",
    "GOV4": "H/U K",
    "GOV5": "H U K U",
    "GOV6": "H/U K K",
    "GOV7": "H/U B",
    "PP1": "H K U K",
}


@pytest.fixture
def figure() -> Matrix:
    return new_matrix("kl2012-figure-15")


def test_the_placement_keeps_the_order_of_every_row(figure: Matrix) -> None:
    placed = {
        activity.number: " ".join(cell.text for _, cell in figure.row(activity.id))
        for activity in figure.activity_order()
    }
    assert placed == SEQUENCES
    assert list(placed) == list(SEQUENCES)


def test_the_placement_is_the_one_that_was_worked_out(figure: Matrix) -> None:
    source = SHARED / "figure15.csv"
    if not source.exists():
        pytest.skip("the data of figure 15 is not beside this checkout")
    with source.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["number"]: row["sequence"] for row in rows} == SEQUENCES
    roles = {role.name: role.id for role in figure.roles.values()}
    numbers = {activity.number: activity for activity in figure.activities.values()}
    for row in rows:
        activity = numbers[row["number"]]
        assert activity.name == row["activity"]
        path = [section.name for section in figure.section_path(activity.section)]
        assert path == [row["group"], row["subgroup"]]
        for role, role_id in roles.items():
            assert "/".join(figure.letters(activity.id, role_id)) == row[role]


def test_the_figure_has_the_letters_that_are_known(figure: Matrix) -> None:
    letters = Counter(code for cell in figure.assignments.values() for code in cell.letters)
    assert letters == {"H": 21, "U": 22, "K": 21, "B": 6}
    assert Counter(cell.text for cell in figure.assignments.values())["H/U"] == 7


def test_the_figure_says_whose_it_is_and_what_is_ours(figure: Matrix) -> None:
    credit = figure.about.credit
    assert "Rapport om digital modenhed i 22 kommuner. KL & Devoteam, 2012" in credit
    assert "er vores placering" in credit
    for activity in figure.activities.values():
        assert activity.note.startswith("Vores placering, sikkerhed: ")


def test_the_figures_roles_are_appointed_as_its_notes_say(figure: Matrix) -> None:
    ways = {
        group.name: {r.appointed for r in figure.roles.values() if r.group == group.id}
        for group in figure.groups.values()
    }
    assert ways == {
        "Linjeorganisation": {Appointed.STANDING},
        "Tværgående koordinering": {Appointed.STANDING},
        "Projektorganisation": {Appointed.PER_PROJECT},
        "Driftsorganisation": {Appointed.PER_SYSTEM},
    }
    kinds = {role.name: role.kind for role in figure.roles.values()}
    assert kinds["Chefgruppen"] is RoleKind.BODY
    assert kinds["Brugere"] is RoleKind.MANY
    assert kinds["It-chef"] is RoleKind.PERSON


def test_the_figures_file_is_as_we_write_it() -> None:
    data = template("kl2012-figure-15.bhuki").read_bytes()
    read = decode(data)
    assert read is not None
    assert encode(read) == data


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("start", templates(), ids=lambda each: each.id)
def test_every_template_makes_the_matrix_it_promises(start: Template, language: str) -> None:
    if language not in start.languages and start.kind is TemplateKind.EXAMPLE:
        with pytest.raises(WrongWords, match="only in: da"):
            new_matrix(start.id, language)
        return
    matrix = new_matrix(start.id, language)
    assert len(matrix.activities) == start.activities
    assert len(matrix.roles) == start.roles
    assert matrix.scheme.id == start.scheme
    assert matrix.language == language
    assert start.title(language)
    assert start.description(language)
    assert all(role.group in matrix.groups for role in matrix.roles.values() if role.group)
    assert all(role.reports_to in {None, *matrix.roles} for role in matrix.roles.values())
    assert all(a.section in matrix.sections for a in matrix.activities.values())
    assert {tag for role in matrix.roles.values() for tag in role.tags} <= ROLE_TAGS.keys()
    assert {t for a in matrix.activities.values() for t in a.tags} <= ACTIVITY_TAGS.keys()
    assert decode(encode(matrix)) == matrix


def test_every_list_has_as_many_activities_as_it_should() -> None:
    counts = {each.id: len(each) for each in catalogues()}
    assert counts == {
        "KL2012": 22,
        "ITGOV": 25,
        "SYSOWN": 21,
        "PROJECT": 22,
        "PORTFOLIO": 16,
        "BENEFITS": 16,
        "IMPLEMENT": 16,
        "LEDELSE": 13,
        "MODENHED": 18,
        "GDPR": 21,
        "ISO27001": 22,
        "NIS2": 19,
        "DATAGOV": 18,
        "ITIL4": 34,
        "COBIT-2019": 40,
        "COBIT-5": 37,
        "COBIT-4.1": 34,
    }


def test_the_cobit_lists_have_their_domains_and_the_note_on_the_mark() -> None:
    domains = {
        "COBIT-4.1": {"PO": 10, "AI": 7, "DS": 13, "ME": 4},
        "COBIT-5": {"EDM": 5, "APO": 13, "BAI": 10, "DSS": 6, "MEA": 3},
        "COBIT-2019": {"EDM": 5, "APO": 14, "BAI": 11, "DSS": 6, "MEA": 4},
    }
    for each, expected in domains.items():
        found = Counter(a.number.rstrip("0123456789") for a in catalogue(each).activities())
        assert found == expected
        assert "COBIT is a registered trademark of ISACA" in catalogue(each).credit("en")
        assert all(list(activity.names) == ["en"] for activity in catalogue(each).activities())


def test_the_lists_are_the_ones_that_were_gathered() -> None:
    if not (SHARED / "catalogues.csv").exists():
        pytest.skip("the data of the lists is not beside this checkout")
    with (SHARED / "catalogues.csv").open(encoding="utf-8", newline="") as file:
        gathered = [
            (r["catalogue"], r["group_da"], r["id"], r["activity_en"], r["activity_da"])
            for r in csv.DictReader(file)
        ]
    shipped = [
        (each.id, section.name("da"), a.number, a.name("en"), a.name("da"))
        for each in catalogues()
        for section in each.sections
        for a in section.activities
        if not each.id.startswith("COBIT")
    ]
    assert sorted(shipped) == sorted(gathered)


def test_everything_but_cobits_names_is_in_both_languages() -> None:
    both = {"da", "en"}
    for each in catalogues():
        assert set(each.titles) == set(each.descriptions) == set(each.credits) == both
        assert all(set(role.names) == both for role in each.roles)
        assert all(set(group.names) == both for group in each.groups.values())
        if not each.id.startswith("COBIT"):
            assert all(set(section.names) == both for section in each.sections)
            assert all(set(a.names) == both for a in each.activities())
            assert all(set(a.notes) in (both, set()) for a in each.activities())


def test_it_governance_has_the_roles_of_the_municipality() -> None:
    assert catalogue("ITGOV").roles == catalogue("KL2012").roles
    assert len(catalogue("ITGOV").roles) == 17


def test_ids_are_found_however_they_are_typed() -> None:
    assert catalogue("cobit 2019").id == "COBIT-2019"
    assert new_matrix("nis2").about.title == "Cybersikkerhed efter NIS2"


def test_an_unknown_id_is_one_line_with_those_there_are() -> None:
    with pytest.raises(WrongWords, match=r"There is no template “x”. There are: kl2012-figure-15,"):
        new_matrix("x")
    with pytest.raises(WrongWords, match=r"There is no catalogue “../x”"):
        catalogue("../x")
