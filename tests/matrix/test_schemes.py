"""The schemes that ship, and those a user defines."""

import csv
from pathlib import Path

import pytest

from bhuki.matrix.own_scheme import scheme_problems
from bhuki.matrix.scheme import Duty, Letter, Scheme, shipped_scheme, shipped_schemes
from bhuki.texts import texts

SHARED = Path(__file__).parents[2] / "../shared/data"
SCHEMES = list(shipped_schemes().values())


def test_bhuki_and_raci_come_first() -> None:
    assert [scheme.id for scheme in SCHEMES[:2]] == ["BHUKI", "RACI"]


def test_all_schemes_that_were_gathered_ship_with_their_letters() -> None:
    if not (SHARED / "schemes.csv").exists():
        pytest.skip("the gathered schemes are not beside this checkout")
    gathered: dict[str, dict[str, tuple[bool, str]]] = {}
    with (SHARED / "schemes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = row["code"].split()[0]
            limits = row["max_per_activity"].rstrip("?")
            gathered.setdefault(row["scheme"], {})[code] = (
                row["min_per_activity"].startswith("1"),
                limits,
            )
    shipped = {
        scheme.id: {
            letter.code: (letter.least == 1, str(letter.most or "")) for letter in scheme.letters
        }
        for scheme in SCHEMES
    }
    assert shipped == gathered


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.id)
def test_a_shipped_scheme_says_everything_in_both_languages(scheme: Scheme) -> None:
    assert {"da", "en"} <= scheme.names.keys()
    assert set(scheme.descriptions) == {"da", "en"}
    assert scheme.source
    assert not scheme.own
    assert len({letter.code for letter in scheme.letters}) == len(scheme.letters)
    for letter in scheme.letters:
        assert {"da", "en"} <= letter.names.keys()
        assert set(letter.meanings) == {"da", "en"}
        assert set(letter.lost) in ({"da", "en"}, set())
        assert letter.name("da") not in ("Ansvarlig", "Ansvar")
        assert letter.code not in letter.meaning("da").split()


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.id)
def test_what_a_shipped_letter_becomes_is_there(scheme: Scheme) -> None:
    for letter in scheme.letters:
        if scheme.id != "BHUKI":
            assert "BHUKI" in letter.becomes
        for target, options in letter.becomes.items():
            known = shipped_scheme(target)
            assert options
            for option in options:
                assert all(known.letter(code) for code in option.split("/") if code)


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.id)
def test_every_scheme_has_one_letter_that_answers(scheme: Scheme) -> None:
    code = scheme.code_for(Duty.ANSWERS)
    assert code is not None
    letter = scheme.by_code[code]
    assert letter.least == 1
    assert letter.most in (1, None)


@pytest.mark.parametrize(
    ("scheme", "duty", "code"),
    [
        ("BHUKI", Duty.DECIDES, "B"),
        ("RACI", Duty.DECIDES, None),  # A answers; whether it decides too is asked
        ("DRASCI", Duty.DOES, "R"),
        ("PACSI", Duty.ASKED, "S"),  # C controls, with a veto
        ("RAPID", Duty.ASKED, "I"),
        ("HUKI (NO)", Duty.DOES, None),
    ],
)
def test_the_letter_for_a_duty_is_the_plainest(scheme: str, duty: Duty, code: str | None) -> None:
    assert shipped_scheme(scheme).code_for(duty) == code


def test_a_letter_is_typed_in_either_case() -> None:
    assert shipped_scheme("VMI (DE)").code_in("mv") == "MV"
    assert shipped_scheme("BHUKI").code_in("x") is None


def own(*letters: Letter, name: str = "Vores") -> Scheme:
    return Scheme(name, letters, own=True)


def test_a_right_scheme_of_ones_own_has_no_problems() -> None:
    right = own(
        Letter("A", (Duty.ANSWERS,), least=1, most=1, colour="#7A2E63"),
        Letter("Æ", (Duty.DOES,)),
        Letter("MV"),
    )
    assert scheme_problems(right) == []


@pytest.mark.parametrize(
    ("scheme", "says"),
    [
        (own(Letter("A"), name=" "), "The scheme needs a name."),
        (own(Letter("A"), name="RACI"), "There is a scheme called “RACI” already."),
        (own(Letter("A"), name="Taget"), "There is a scheme called “Taget” already."),
        (own(), "The scheme needs at least one letter."),
        (own(Letter("A"), Letter("a")), "The letter “a” is there twice."),
        (own(Letter("")), "“” has 0 characters; a letter is one or two, without spaces."),
        (own(Letter("ABC")), "“ABC” has 3 characters; a letter is one or two"),
        (own(Letter("A ")), "“A ” has 2 characters; a letter is one or two, without spaces."),
        (own(Letter("\x00")), "has 1 characters; a letter is one or two"),
        (own(Letter("A/")), "“A/” has a sign that stands between letters."),
        (own(Letter("A", colour="red")), "“red” is no colour for “A”."),
        (own(Letter("A", colour="#12345")), "“#12345” is no colour for “A”."),
        (own(Letter("A", colour="#123456\n")), "is no colour for “A”."),
        (own(Letter("A", least=2, most=1)), "“A” must be had by at least 2 and at most 1"),
        (own(Letter("A", most=0)), "“A” must be had by at least 0 and at most 0"),
    ],
)
def test_a_wrong_scheme_is_told_in_one_line_each(scheme: Scheme, says: str) -> None:
    (problem,) = scheme_problems(scheme, taken=["Taget"])
    assert says in problem.say(texts("en"))
    assert "\n" not in problem.say(texts("da"))
