"""Taking activities from a catalogue into a matrix, and finding them."""

from bhuki.catalogues import add_from_catalogue, already_there, catalogue, new_matrix, search
from bhuki.matrix.entities import About, Activity, Section
from bhuki.matrix.matrix import Matrix

NIS2 = catalogue("NIS2")


def names(matrix: Matrix) -> list[str]:
    return [activity.name for activity in matrix.activity_order()]


def test_all_of_a_list_comes_with_its_sections_and_is_undone_in_one() -> None:
    matrix = Matrix()
    before = matrix.copy()
    inverse = add_from_catalogue(matrix, NIS2).apply(matrix)
    assert len(matrix.activities) == 19
    assert [s.name for s, _ in matrix.section_order()] == [
        "Ledelsens pligter",
        "Foranstaltninger",
        "Underretning",
    ]
    assert matrix.roles == {}
    inverse.apply(matrix)
    assert matrix == before


def test_the_matrix_language_decides_unless_another_is_given() -> None:
    english = Matrix(about=About(language="en"))
    add_from_catalogue(english, NIS2, ["NIS2-08"]).apply(english)
    assert names(english) == ["Handle incidents"]
    add_from_catalogue(english, NIS2, ["NIS2-10"], "da").apply(english)
    assert names(english) == ["Handle incidents", "Sikr forsyningskæden"]


def test_chosen_activities_come_alone() -> None:
    matrix = Matrix()
    add_from_catalogue(matrix, NIS2, ["NIS2-17", "NIS2-03"]).apply(matrix)
    assert [a.number for a in matrix.activity_order()] == ["NIS2-03", "NIS2-17"]
    assert len(matrix.sections) == 2


def test_what_is_there_is_skipped() -> None:
    matrix = Matrix()
    matrix.sections["s"] = Section("s", "FORANSTALTNINGER")
    matrix.activities["x"] = Activity("x", "håndtér  hændelser", "7", section="s")
    matrix.activities["y"] = Activity("y", "Vores eget navn", "nis2-09", section="s")
    assert already_there(matrix, NIS2) == {"NIS2-08", "NIS2-09"}
    add_from_catalogue(matrix, NIS2, ["NIS2-08", "NIS2-09", "NIS2-10"]).apply(matrix)
    assert names(matrix) == ["håndtér  hændelser", "Vores eget navn", "Sikr forsyningskæden"]
    assert list(matrix.sections) == ["s"]


def test_the_same_name_in_another_section_is_not_the_same_activity() -> None:
    matrix = Matrix()
    matrix.sections["s"] = Section("s", "Noget andet")
    matrix.activities["x"] = Activity("x", "Håndtér hændelser", section="s")
    add_from_catalogue(matrix, NIS2, ["NIS2-08"]).apply(matrix)
    assert len(matrix.activities) == 2


def test_adding_twice_adds_nothing() -> None:
    matrix = new_matrix("NIS2")
    assert not add_from_catalogue(matrix, NIS2, with_roles=True)


def test_roles_of_two_lists_are_joined_by_name() -> None:
    matrix = new_matrix("GDPR")
    before = {role.name: role.id for role in matrix.roles.values()}
    add_from_catalogue(matrix, NIS2, [], with_roles=True).apply(matrix)
    after = [role.name for role in matrix.roles.values()]
    assert len(after) == len(set(after))
    assert "Ledelsesorganet" in after
    assert matrix.roles[before["Systemejer"]].name == "Systemejer"
    groups = [group.name for group in matrix.groups.values()]
    assert len(groups) == len(set(groups))


def test_the_figures_rows_are_known_again_by_their_numbers() -> None:
    assert not add_from_catalogue(new_matrix("kl2012-figure-15"), catalogue("KL2012"))


def test_a_search_goes_through_all_lists_and_puts_names_first() -> None:
    hits = search("hændelser", "da")
    assert {hit.catalogue.id for hit in hits} >= {"NIS2", "ITGOV"}
    assert "hændelser" in hits[0].activity.name("da").casefold()


def test_a_search_wants_all_words_in_any_form() -> None:
    assert [h.activity.number for h in search("SYSTEMEJEREN udpeg", "da")] == ["SYS-01"]
    assert [h.activity.number for h in search("nis2-08", "en")] == ["NIS2-08"]
    assert search("haendelser", "da") == []
    assert [h.activity.number for h in search("idéen", "da")] == ["PRJ-01"]
    assert [h.activity.number for h in search("ideen", "da")] == ["PRJ-01"]
    assert search("   ", "da") == []
