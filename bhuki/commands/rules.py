"""`bhuki rules [ID]`: the rules, or one rule with its reason and source."""

from argparse import Namespace

from bhuki.commands.console import Console
from bhuki.commands.words import Parser
from bhuki.errors import WrongWords
from bhuki.rules.registry import PROFILES, RULES
from bhuki.rules.rule import Rule
from bhuki.rules.wording import (
    rule_remedy,
    rule_source,
    rule_statement,
    rule_title,
    rule_why,
    setting_name,
    severity_name,
)
from bhuki.texts import N_, Texts


def add_words(parser: Parser, _: Texts) -> None:
    """Say what may follow the command."""
    parser.add_argument("id", metavar="ID", nargs="?", help=_("tell this rule in full"))


def run(options: Namespace, console: Console) -> int:
    """List the rules, or tell one."""
    if options.id is None:
        _list(console)
    elif options.id in RULES:
        _tell(RULES[options.id], console)
    else:
        raise WrongWords(
            N_("There is no rule “{rule}”. `bhuki rules` lists them."), rule=options.id
        )
    return 0


def _list(console: Console) -> None:
    _ = console.texts
    severities = {rule.severity: severity_name(rule.severity, _) for rule in RULES.values()}
    widest, wide = max(map(len, RULES)), max(map(len, severities.values()))
    for rule in RULES.values():
        off = "" if rule.on else " " + _("(off unless a matrix turns it on)")
        severity = severities[rule.severity]
        console.result(f"{rule.id:<{widest}}  {severity:<{wide}}  {rule_title(rule, _)}{off}")


def _tell(rule: Rule, console: Console) -> None:
    _ = console.texts
    profiles = [profile.id for profile in PROFILES.values() if rule.part in profile.parts]
    numbers = [f"{setting_name(name, _)}: {value:g}" for name, value in rule.settings.items()]
    console.result(f"{rule_title(rule, _)}  [{rule.id}]")
    console.result()
    for heading, text in (
        (_("Rule"), rule_statement(rule, _)),
        (_("Why"), rule_why(rule, _)),
        (_("What to do"), rule_remedy(rule, _)),
        (_("Severity"), severity_name(rule.severity, _)),
        (_("Profiles"), ", ".join(profiles)),
        (_("Settings"), "; ".join(numbers)),
        (_("Source"), rule_source(rule, _)),
    ):
        if text:
            console.result(f"{heading}: {text}")
