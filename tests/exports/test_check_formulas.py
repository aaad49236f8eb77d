"""The checks: what they come to, letter by letter, as Python reckons it."""

import pytest

from bhuki.exports.cell_text import CELL_LIMIT, cell_text, read_letters, typed_codes
from bhuki.exports.check_formulas import CheckFormulas
from bhuki.exports.sheet_plan import SheetPlan
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty, Letter, Scheme, shipped_scheme, shipped_schemes
from bhuki.texts import texts


def checks_of(scheme: Scheme, language: str = "da") -> CheckFormulas:
    plan = SheetPlan(Matrix(scheme=scheme))
    return CheckFormulas(scheme, plan.counted, texts(language))


def test_who_answers_and_who_does_are_counted() -> None:
    counted = [letter.code for letter in SheetPlan(Matrix()).counted]
    assert counted == ["H", "U"]
    raci = Matrix(scheme=shipped_scheme("RACI"))
    assert [letter.code for letter in SheetPlan(raci).counted] == ["A", "R"]


@pytest.mark.parametrize(
    ("counts", "said"),
    [((1, 0), "OK"), ((0, 2), "mangler H"), ((2, 1), "2 × H"), ((11, 0), "11 × H")],
)
def test_a_row_is_judged_by_its_main_letter(counts, said) -> None:
    assert checks_of(shipped_scheme("BHUKI")).verdict(counts) == said


def test_several_lacks_are_said_one_after_another() -> None:
    checks = checks_of(shipped_scheme("RACI"), "en")
    assert checks.verdict((0, 0)) == "no A, no R"
    assert checks.verdict((2, 0)) == "2 × A, no R"
    assert checks.verdict((1, 4)) == "OK"


def test_a_letter_is_found_in_a_cell_of_several_but_not_in_another_letter() -> None:
    checks = checks_of(shipped_scheme("VMI (DE)"))
    assert checks.counts_in("V") == (True, False)
    assert checks.counts_in("mv") == (False, True)
    assert checks.counts_in("MV / v") == (True, True)
    assert checks.counts_in("VV") == (False, False)


def test_least_above_one_is_said_with_its_number() -> None:
    scheme = Scheme("own", (Letter("G", (Duty.DECIDES,), least=2, most=3),), own=True)
    checks = checks_of(scheme)
    assert [checks.verdict((n,)) for n in range(5)] == [
        *("mangler G", "kun 1 × G", "OK", "OK", "4 × G"),
    ]


@pytest.mark.parametrize("scheme_id", shipped_schemes())
def test_every_schemes_formulas_are_short_enough_for_excel(scheme_id) -> None:
    checks = checks_of(shipped_scheme(scheme_id))
    cells = [
        f"AB{n}" for n in range(len(SheetPlan(Matrix(scheme=shipped_scheme(scheme_id))).counted))
    ]
    for formula in (checks.check(cells), checks.unknown("ABC1000"), checks.holds("A", "ABC1000")):
        assert formula.startswith("=")
        assert len(formula) < 8192


def test_typed_letters_are_read_however_they_are_parted() -> None:
    scheme = shipped_scheme("BHUKI")
    for text in ("H/U", "u/h", "U, H", " h  u ", "H+U", "U\nH", "H/U/H"):
        assert read_letters(text, scheme) == ("H", "U")
    assert read_letters("H/zz", scheme) == ("H", "zz")
    assert typed_codes("  ") == []


def test_text_is_made_fit_for_a_cell() -> None:
    assert cell_text("a\x00b\x1fc\ud800\r\nd") == "abc\nd"
    assert cell_text("=1+1") == "=1+1"
    long = cell_text("😀" * CELL_LIMIT)
    assert len(long.encode("utf-16-le")) // 2 <= CELL_LIMIT
    assert long.endswith("😀…")
