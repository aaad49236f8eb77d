"""The list of rules: complete, in profiles, and each setting of a matrix respected."""

import csv

import pytest

from bhuki.matrix.changes import change_about, set_rule
from bhuki.matrix.entities import RuleSetting
from bhuki.rules import registry
from bhuki.rules.finding import Severity
from bhuki.rules.judge import judge
from bhuki.rules.registry import PROFILES, RULES
from bhuki.rules.rule import Rule
from bhuki.rules.tags import ACTIVITY_TAGS, ROLE_TAGS
from bhuki.rules.wording import (
    profile_title,
    rule_remedy,
    rule_source,
    rule_statement,
    rule_title,
    rule_why,
    setting_name,
    severity_name,
)
from bhuki.texts import LANGUAGES, texts
from tests.rules.building import SHARED, matrix_of

OWN = {"points-nowhere", "letter-outside-limits"}


def gathered() -> dict[str, dict[str, str]]:
    if not (SHARED / "rules.csv").exists():
        pytest.skip("the gathered rules are not beside this checkout")
    with (SHARED / "rules.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


def test_every_gathered_rule_is_there_as_it_was_gathered() -> None:
    rows = gathered()
    assert set(RULES) == set(rows) | OWN
    for rule_id, row in rows.items():
        rule = RULES[rule_id]
        assert (rule.severity, rule.part) == (row["severity"], row["profile"])
        assert rule.on is ("Off by default" not in row["remark"])
        numbers = dict(pair.split("=") for pair in row["settings"].split(",") if "=" in pair)
        assert rule.settings == {name: float(number) for name, number in numbers.items()}


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_every_rule_explains_itself_in_both_languages(rule: Rule) -> None:
    english = texts("en")
    for language in LANGUAGES:
        _ = texts(language)
        for say in (rule_title, rule_statement, rule_why, rule_remedy, rule_source):
            assert say(rule, _)
        for say in (rule_statement, rule_why, rule_remedy):
            assert say(rule, _).endswith((".", "?"))
        assert all(setting_name(name, _) != name for name in rule.settings)
    assert rule_title(rule, texts("da")) != rule_title(rule, english)


def test_rules_lie_in_files_named_by_their_defect() -> None:
    for rule in RULES.values():
        assert rule.judge.__module__.rpartition(".")[2] == rule.id.replace("-", "_")


def test_profiles_choose_rules() -> None:
    matrix = matrix_of("A It-chef", {"Anskaffe et system": "H/U -", "Do": "H U"})
    assert "it-not-involved" not in {f.rule for f in judge(matrix)}
    assert "it-not-involved" in {f.rule for f in judge(matrix, profile_id="danish-municipality")}
    change_about(matrix, profile="danish-municipality").apply(matrix)
    assert "it-not-involved" in {f.rule for f in judge(matrix)}
    assert registry.profile("made-up") is PROFILES["core"]


def test_a_matrix_can_switch_a_rule_on_or_off_whatever_the_profile() -> None:
    matrix = matrix_of("A It-chef", {"Anskaffe et system": "H -", "Do": "H U"})
    set_rule(matrix, "it-not-involved", RuleSetting(on=True)).apply(matrix)
    set_rule(matrix, "nobody-does-it", RuleSetting(on=False)).apply(matrix)
    rules = {f.rule for f in judge(matrix)}
    assert "it-not-involved" in rules
    assert "nobody-does-it" not in rules


def test_severity_and_numbers_can_be_set() -> None:
    matrix = matrix_of("A B C", {"Plan": "H U U", "Do": "H K -"})
    set_rule(matrix, "nobody-does-it", RuleSetting(severity="error")).apply(matrix)
    set_rule(matrix, "many-doers", RuleSetting(values={"max": 1})).apply(matrix)
    findings = judge(matrix)
    assert [(f.rule, f.severity) for f in findings] == [
        ("nobody-does-it", Severity.ERROR),
        ("many-doers", Severity.WARNING),
    ]


def test_findings_come_severest_first_and_then_as_the_document_stands() -> None:
    matrix = matrix_of("A B", {"Plan": "H K/I", "Do": "- U", "Be": "- -"})
    matrix.about = type(matrix.about)()
    order = [(f.severity, f.activity) for f in judge(matrix)]
    assert order == [
        ("error", "Do"),
        ("warning", "Plan"),
        ("warning", "Plan"),
        ("warning", "Be"),
        ("advice", None),
    ]


def test_names_for_choosing_are_there() -> None:
    _ = texts("da")
    assert [severity_name(s, _) for s in Severity] == ["Fejl", "Advarsel", "Råd"]
    assert profile_title(PROFILES["danish-municipality"], _) == "Dansk kommune"
    assert all(_(said) != said for said in (*ROLE_TAGS.values(), *ACTIVITY_TAGS.values()))
