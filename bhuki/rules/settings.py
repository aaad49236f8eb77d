"""Which rules judge a matrix, how severely, and with which numbers.

A matrix names a profile and may set any rule apart from it: on or off, another severity, other
numbers. What a matrix sets that makes no sense (an unknown rule, a severity that is none) is left
aside here; the rule `points-nowhere` says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from bhuki.matrix.entities import RuleSetting
from bhuki.matrix.matrix import Matrix
from bhuki.rules.finding import Severity
from bhuki.rules.rule import Rule

UNSET = RuleSetting()


class Effective(NamedTuple):
    """The rules that are on, in the registry's order, with severity and numbers."""

    rules: tuple[Rule, ...]
    severities: dict[str, Severity]
    numbers: dict[str, dict[str, float]]
    known: dict[str, dict[str, float]]  # all rules there are, with their default numbers
    profile_is_unknown: bool


def effective(
    matrix: Matrix, rules: Mapping[str, Rule], parts: frozenset[str], profile_is_unknown: bool
) -> Effective:
    """Work out which rules judge a matrix: the profile's, as the matrix sets them."""
    on: list[Rule] = []
    severities: dict[str, Severity] = {}
    numbers: dict[str, dict[str, float]] = {}
    for rule in rules.values():
        setting = matrix.rules.get(rule.id, UNSET)
        if is_on(rule, setting, parts) and rule.suits(matrix.scheme):
            on.append(rule)
            severities[rule.id] = severity(rule, setting)
            if rule.settings:
                numbers[rule.id] = {
                    name: setting.values.get(name, default)
                    for name, default in rule.settings.items()
                }
    known = {rule.id: rule.settings for rule in rules.values()}
    return Effective(tuple(on), severities, numbers, known, profile_is_unknown)


def is_on(rule: Rule, setting: RuleSetting, parts: frozenset[str]) -> bool:
    """Say whether a rule is switched on: as the matrix says, or as the profile does."""
    if setting.on is not None:
        return setting.on
    return rule.on and rule.part in parts


def severity(rule: Rule, setting: RuleSetting) -> Severity:
    """Give a rule's severity, as the matrix sets it or by default."""
    if setting.severity in _SEVERITIES:
        return _SEVERITIES[setting.severity]
    return rule.severity


_SEVERITIES = {str(severity): severity for severity in Severity}
