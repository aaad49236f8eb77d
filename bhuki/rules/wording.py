"""Say findings, fixes and rules in the reader's language.

    _ = texts("da")
    headline(finding, matrix, _)    # "ISP7 mangler et H"
    message(finding, matrix, _)     # one full sentence
    question(finding, matrix, _)    # the question to ask the room
    fix_text(fix, matrix, _)        # "It-chef får H i stedet for K"
    fix_reason(fix, matrix, _)      # "har H i 5 af de 6 andre i afsnittet", or ""

What a rule says stands with the rule; here are the sentences that fixes share.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from bhuki.matrix.matrix import Matrix
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.registry import RULES, Profile
from bhuki.rules.rule import Rule
from bhuki.rules.speech import Speech, role_name
from bhuki.texts import N_, Texts


def headline(finding: Finding, matrix: Matrix, _: Texts) -> str:
    """Say a finding in a few words."""
    return RULES[finding.rule].headline(Speech(finding, matrix, _))


def message(finding: Finding, matrix: Matrix, _: Texts) -> str:
    """Say a finding in a full sentence."""
    said = RULES[finding.rule].message(Speech(finding, matrix, _))
    # A name that is shortened brings its own full stop: “IT-chef and Oper. mgr.”
    return said[:-1] if said.endswith("..") and not said.endswith("...") else said


def question(finding: Finding, matrix: Matrix, _: Texts) -> str:
    """Say a finding as the question to put to the room."""
    return RULES[finding.rule].question(Speech(finding, matrix, _))


def rule_title(rule: Rule, _: Texts) -> str:
    """Name a rule by the defect it finds."""
    return _(rule.title)


def rule_statement(rule: Rule, _: Texts) -> str:
    """Say what the rule asks for."""
    return _(rule.statement)


def rule_why(rule: Rule, _: Texts) -> str:
    """Say why it matters."""
    return _(rule.why)


def rule_remedy(rule: Rule, _: Texts) -> str:
    """Say what can be done about it."""
    return _(rule.remedy)


def rule_source(rule: Rule, _: Texts) -> str:
    """Say where the rule comes from."""
    return _(rule.source)


def profile_title(profile: Profile, _: Texts) -> str:
    """Name a profile."""
    return _(profile.title)


_SEVERITIES = {
    Severity.ERROR: N_("Error"),
    Severity.WARNING: N_("Warning"),
    Severity.ADVICE: N_("Advice"),
}

_SETTINGS = {
    "max": N_("At most"),
    "min": N_("Only from this number on"),
    "share": N_("More than this share"),
    "min_activities": N_("Only from this number of activities on"),
    "levels": N_("From this number of levels on"),
}


def severity_name(severity: Severity, _: Texts) -> str:
    """Name a severity."""
    return _(_SEVERITIES[severity])


def setting_name(name: str, _: Texts) -> str:
    """Name a number that a rule can be set by."""
    return _(_SETTINGS[name]) if name in _SETTINGS else name


_FIXES = {
    "give": N_("{role} gets {letters}"),
    "give-instead": N_("{role} gets {letters} instead of {before}"),
    "keep": N_("Keep {letter} with {role}"),
    "drop": N_("Take {letters} from {role}"),
    "move": N_("{role} takes over {letters} from {other}"),
    "move-there": N_("{role} takes over {letters} from {other} in “{activity}”"),
    "remove-role": N_("Remove the role {role}"),
    "remove-activity": N_("Remove the activity"),
    "renumber": N_("Give it the number {number}"),
    "merge": N_("Put the two rows into one"),
    "drop-pointers": N_("Remove what points nowhere"),
    "appoint": N_("{name} holds the role there too"),
}


def fix_text(fix: Fix, matrix: Matrix, _: Texts) -> str:
    """Say what a fix does."""
    values: dict[str, object] = dict(fix.values)
    values["role"] = role_name(matrix.roles.get(fix.role or ""), _)
    n = int(fix.values.get("n", 0))
    match fix.code:
        case "drop-many":
            return _.plural(
                "Take {letters} from {role} in {n} activity",
                "Take {letters} from {role} in {n} activities",
                **_counted(values, n),
            )
        case "everywhere":
            return _.plural(
                "{role} gets {letters} instead of {before} in {n} activity",
                "{role} gets {letters} instead of {before} in {n} activities",
                **_counted(values, n),
            )
        case "review":
            return _("Look at it again on {date}", date=_said_date(str(values["date"]), _))
    return _(_FIXES[fix.code], **values)


def _counted(values: dict[str, object], n: int) -> dict[str, Any]:
    return {**values, "n": n}


def _said_date(iso: str, _: Texts) -> str:
    from babel.dates import format_date  # noqa: PLC0415 - heavy, and seldom needed

    return str(format_date(date.fromisoformat(iso), format="long", locale=_.language))


def fix_reason(fix: Fix, _matrix: Matrix, _: Texts) -> str:
    """Say the evidence for a fix; empty where there is none."""
    values = fix.values
    match fix.reason:
        case "holds-nearby":
            n = int(values.get("n", 0))
            return _.plural(
                "has {letter} in the only other one of the section",
                "has {letter} in {k} of the {n} others in the section",
                n=n,
                k=values["k"],
                letter=values["letter"],
            )
        case "holds-elsewhere":
            return _("has {letter} in {k} of all {n} others", **values)
        case "others-asked":
            return _("the others become {asked}", asked=values["asked"])
        case "other-keeps":
            return _("{other} keeps {rest}", other=values["other"], rest=values["rest"])
        case "other-gets":
            return _("{other} gets {rest} instead", other=values["other"], rest=values["rest"])
        case "per-project":
            return _("is appointed for each project")
        case "per-system":
            return _("is appointed for each system")
    return ""
