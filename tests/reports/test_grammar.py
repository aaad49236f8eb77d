"""Danish names are inflected only where the form is sure; every other name stands as written."""

import pytest

from bhuki.reports.grammar import in_sentence, listed

FIGURE_15 = {
    "Kommunalbestyrelsen": "kommunalbestyrelsen",
    "Kommunaldirektøren": "kommunaldirektøren",
    "Økonomi- og servicechef": "økonomi- og servicechefen",
    "Forvaltningschef": "forvaltningschefen",
    "It-chef": "it-chefen",
    "Afdelingsleder": "afdelingslederen",
    "Medarbejder(e)": "medarbejderne",
    "Chefgruppen": "chefgruppen",
    "Digitaliseringsråd": "digitaliseringsrådet",
    "Projektstyregruppe og projektejer": "projektstyregruppen og projektejeren",
    "Projektleder og projektgruppe": "projektlederen og projektgruppen",
    "Budgetansvarlig": "den budgetansvarlige",
    "Systemejer": "systemejeren",
    "Fagsystemansvarlig": "den fagsystemansvarlige",
    "Fagsystemsupporter": "fagsystemsupporteren",
    "Brugere": "brugerne",
    "It-driftsansvarlig": "den it-driftsansvarlige",
}
AS_WRITTEN = [
    "KL",
    "DPO",
    "Lokal leder",
    "Chef, økonomi",
    "Anne Holm",
    "Team 4",
    "HR",
    "",
    "2. linje",
]


@pytest.mark.parametrize(("name", "said"), FIGURE_15.items())
def test_the_roles_of_a_municipality_are_inflected(name, said):
    assert in_sentence(name, "da") == said


@pytest.mark.parametrize("name", AS_WRITTEN)
def test_what_is_not_sure_stands_as_written(name):
    assert in_sentence(name, "da") == name


def test_capitals_that_mean_something_stay():
    assert in_sentence("IT-chef", "da") == "IT-chefen"
    assert in_sentence("Odense-direktør", "da") == "Odense-direktøren"
    assert in_sentence("GDPR-ansvarlig", "da") == "den GDPR-ansvarlige"
    assert in_sentence("Digitaliseringsråd", "da", proper=True) == "Digitaliseringsrådet"


def test_the_head_is_inflected_and_what_it_is_of_stays():
    assert in_sentence("Leder af Borgerservice", "da") == "lederen af Borgerservice"
    assert in_sentence("Ansvarlig for Drift", "da") == "den ansvarlige for Drift"


def test_english_names_stand_as_written():
    assert in_sentence("Project manager", "en") == "Project manager"
    assert in_sentence("Chef", "en") == "Chef"


def test_lists_have_and_before_the_last():
    assert listed(["a"], "da") == "a"
    assert listed(["a", "b", "c"], "da") == "a, b og c"
    assert listed(["a", "b", "c"], "en") == "a, b and c"
