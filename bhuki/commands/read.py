"""`bhuki read FILE`: what each cell of a sheet was taken for, and what was left over."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from bhuki.commands.console import Console
from bhuki.commands.words import Parser
from bhuki.sheets import read_file
from bhuki.texts import N_, Texts

_ORIENTATIONS = {
    "roles-in-columns": N_("roles in columns"),
    "roles-in-rows": N_("roles in rows"),
    "codes-in-columns": N_("letters in columns"),
    "list": N_("a list"),
}
_TAKEN_FOR = {
    "title": N_("Title and date"),
    "header": N_("Headings"),
    "role group": N_("Role groups"),
    "role": N_("Roles"),
    "section": N_("Sections"),
    "number": N_("Numbers"),
    "activity": N_("Activities"),
    "name, continued": N_("Names, continued"),
    "legend": N_("Explanation"),
    "notes": N_("Remarks"),
    "description": N_("Descriptions"),
    "status": N_("Status"),
    "total": N_("Sums"),
    "none": N_("Not involved"),
    "ignored": N_("Not read"),
    "no matrix on this sheet": N_("No matrix here"),
}


def add_words(parser: Parser, _: Texts) -> None:
    """Say what may follow the command."""
    parser.add_argument(
        "file", metavar="FILE", help=_("a workbook, or a table as .csv, .md or .html")
    )
    parser.add_argument("--sheet", metavar="NAME", help=_("read only this sheet"))
    parser.add_argument("--json", action="store_true", help=_("write one JSON object"))


def run(options: Namespace, console: Console) -> int:
    """Read the file and tell how."""
    read = read_file(options.file, options.sheet, console.texts.language)
    if options.json:
        console.json(read.answer())
        return 0
    reading = read.to_json()
    table = Path(options.file).stem  # what a table that stands alone is called
    for one in (*reading["matrices"], *reading["used"], *reading["leftover"]):
        one["sheet"] = one["sheet"] or table
    console.result(f"{reading['file']}:")
    for matrix in reading["matrices"]:
        _tell_matrix(matrix, console)
    _tell_places(reading, console)
    for line in reading["messages"]:
        console.message(line)
    return 0


def _tell_matrix(matrix: dict[str, Any], console: Console) -> None:
    _ = console.texts
    console.result(
        _(
            "  “{sheet}”: {scheme} ({certainty} % sure), {orientation}; {activities}, {roles}, "
            "{cells}",
            sheet=matrix["sheet"],
            scheme=matrix["scheme"],
            certainty=round(100 * matrix["scheme_certainty"]),
            orientation=_(_ORIENTATIONS.get(matrix["orientation"], matrix["orientation"])),
            activities=_.plural("{n} activity", "{n} activities", n=len(matrix["activities"])),
            roles=_.plural("{n} role", "{n} roles", n=len(matrix["roles"])),
            cells=_.plural("{n} filled cell", "{n} filled cells", n=len(matrix["assignments"])),
        )
    )
    for heading, found in ((_("Roles"), "roles"), (_("Activities"), "activities")):
        places = [one["at"] for one in matrix[found]]
        if places:
            console.result(f"    {heading}: {places[0]} … {places[-1]}")


def _tell_places(reading: dict[str, Any], console: Console) -> None:
    """Say what the other cells were taken for, and which were not understood."""
    _ = console.texts
    if reading["used"]:
        console.result("  " + _("Taken for something else:"))
        for used in reading["used"]:
            taken_for = _(_TAKEN_FOR.get(used["as"], used["as"]))
            console.result(f"    {used['sheet']} {used['range']}: {taken_for}")
    if reading["leftover"]:
        console.result("  " + _("Left over:"))
        for rest in reading["leftover"]:
            text = _("“{text}” – {why}", text=rest["text"], why=rest["why"])
            console.result(f"    {rest['sheet']} {rest['at']}: {text}")
