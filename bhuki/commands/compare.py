"""`bhuki compare OLD NEW [--json]`: what changed, by activity and by role.

Either may be a snapshot kept in a matrix: FILE@NAME, or FILE@2026-11-24 for one of that day.
"""

from argparse import Namespace
from pathlib import Path

from bhuki.commands.console import Console
from bhuki.commands.reading import read_version
from bhuki.commands.words import Parser
from bhuki.reports.comparison import as_json, compare
from bhuki.reports.comparison_words import headline, said
from bhuki.texts import Texts


def add_words(parser: Parser, _: Texts) -> None:
    """Say what may follow the command."""
    parser.add_argument(
        "old", metavar="OLD", type=Path, help=_("the matrix as it was, or FILE@SNAPSHOT")
    )
    parser.add_argument(
        "new", metavar="NEW", type=Path, help=_("the matrix as it is, or FILE@SNAPSHOT")
    )
    parser.add_argument("--json", action="store_true", help=_("write one JSON object"))


def run(options: Namespace, console: Console) -> int:
    """Compare; 1 where something differs."""
    old, new = (read_version(path, console.texts) for path in (options.old, options.new))
    for given in (old, new):
        for problem in given.problems:
            console.message(problem)
    changes = compare(old.matrix, new.matrix)
    if options.json:
        about = {"old": str(options.old), "new": str(options.new)}
        console.json({**about, **as_json(changes)})
        return 1 if changes else 0
    console.result(headline(changes, console.texts))
    for heading, lines in said(changes, console.texts):
        console.result()
        console.result(heading)
        for line in lines:
            console.result(f"  {line}")
    return 1 if changes else 0
