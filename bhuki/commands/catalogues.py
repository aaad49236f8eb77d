"""`bhuki catalogues [ID]`: the lists of activities that ship, or one of them."""

from argparse import Namespace
from pathlib import Path

from bhuki.catalogues import Catalogue, catalogue, catalogues, read_own_catalogue
from bhuki.commands.console import Console
from bhuki.commands.words import Parser
from bhuki.texts import Texts


def add_words(parser: Parser, _: Texts) -> None:
    """Say what may follow the command."""
    parser.add_argument(
        "id", metavar="ID", nargs="?", help=_("list its activities; or those of your own .csv")
    )


def run(options: Namespace, console: Console) -> int:
    """List the catalogues, or one's activities and roles."""
    language = console.texts.language
    if options.id is None:
        _list(console)
    elif options.id.lower().endswith(".csv"):
        _tell(read_own_catalogue(Path(options.id), language), console)
    else:
        _tell(catalogue(options.id), console)
    return 0


def _list(console: Console) -> None:
    _ = console.texts
    width = max(len(each.id) for each in catalogues())
    for each in catalogues():
        count = _.plural("{n} activity", "{n} activities", n=len(each))
        console.result(f"{each.id:<{width}}  {each.title(_.language)} ({count})")


def _tell(chosen: Catalogue, console: Console) -> None:
    _ = console.texts
    language = _.language
    console.result(f"{chosen.title(language)}  [{chosen.id}]")
    for about in (chosen.description(language), chosen.credit(language)):
        if about:
            console.result(about)
    numbers = [len(activity.number) for activity in chosen.activities()]
    width = max(numbers, default=0)
    for section in chosen.sections:
        console.result()
        if section.name(language):
            console.result(section.name(language))
        for activity in section.activities:
            console.result(f"  {activity.number:<{width}}  {activity.name(language)}")
    if chosen.roles:
        names = ", ".join(role.name(language) for role in chosen.roles)
        console.result()
        console.result(_("Roles it suggests: {roles}", roles=names))
