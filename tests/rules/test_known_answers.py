"""What the rules say of figure 15 is known beforehand."""

import pytest

from bhuki.rules.finding import Finding
from bhuki.rules.judge import judge
from tests.rules.building import figure_15


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    return judge(figure_15())


def fired(findings: list[Finding], rule: str) -> list[str | None]:
    return [finding.activity for finding in findings if finding.rule == rule]


def test_only_isp7_has_no_main_responsible_and_nobody_does_it_either(
    findings: list[Finding],
) -> None:
    found = [f for f in findings if f.rule == "no-main-responsible"]
    assert [f.activity for f in found] == ["ISP7"]
    assert found[0].values["nobody_does"] == 1


@pytest.mark.parametrize(
    ("rule", "activities"),
    [
        ("nobody-does-it", ["ISP1", "ISP2", "ISP3", "ISP4"]),
        ("several-main-responsible", []),
    ],
)
def test_the_rule_fires_on_these_activities(
    findings: list[Finding], rule: str, activities: list[str]
) -> None:
    assert fired(findings, rule) == activities
