"""`bhuki templates`: what a new matrix can start from."""

from argparse import Namespace

from bhuki.catalogues import TemplateKind, templates
from bhuki.commands.console import Console
from bhuki.commands.words import Parser
from bhuki.texts import N_, Texts

_KINDS = {
    TemplateKind.EXAMPLE: N_("Examples"),
    TemplateKind.BLANK: N_("Blank matrices"),
    TemplateKind.CATALOGUE: N_("Activities and roles without letters"),
}


def add_words(_parser: Parser, _: Texts) -> None:
    """Say what may follow the command: nothing."""


def run(_options: Namespace, console: Console) -> int:
    """List the templates by kind."""
    _ = console.texts
    width = max(len(template.id) for template in templates())
    for kind, heading in _KINDS.items():
        console.result(f"{_(heading)}:")
        for template in templates():
            if template.kind is kind:
                size = _size(template.activities, template.roles, _)
                title = template.title(_.language)
                console.result(f"  {template.id:<{width}}  {title}{size}")
    return 0


def _size(activities: int, roles: int, _: Texts) -> str:
    if not activities:
        return ""
    return " ({}, {})".format(
        _.plural("{n} activity", "{n} activities", n=activities),
        _.plural("{n} role", "{n} roles", n=roles),
    )
