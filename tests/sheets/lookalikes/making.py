"""Make one look-alike workbook from a seed."""

from random import Random

from tests.sheets.lookalikes.canvas import Canvas
from tests.sheets.lookalikes.decoys import KINDS, draw_decoy
from tests.sheets.lookalikes.layouts import (
    RolesAcross,
    lay_duties,
    lay_list,
    lay_ticks,
    lay_turned,
    leave_empty_ones,
)
from tests.sheets.lookalikes.surroundings import (
    comment_legend,
    write_legend,
    write_title,
    write_totals,
)
from tests.sheets.lookalikes.tables_below import KINDS as TABLES
from tests.sheets.lookalikes.tables_below import write_table
from tests.sheets.lookalikes.truth import LookAlike, TrueMatrix
from tests.sheets.lookalikes.what import What, draw_what

LAYOUTS = ("across", "turned", "duties", "list", "ticks", "decoy")
_WEIGHTS = (62, 10, 8, 6, 4, 10)


def make(seed: int, layout: str = "") -> LookAlike:
    """Make the workbook of a seed; `layout` chooses what is drawn by chance otherwise."""
    dice = Random(seed)
    layout = layout or dice.choices(LAYOUTS, _WEIGHTS)[0]
    features = [layout]
    made = LookAlike(seed, [], [], features)
    if layout == "decoy":
        kind = dice.choice(list(KINDS))
        features.append(kind)
        canvas = draw_decoy(dice, kind)
        _finish(made, [canvas])
        return made
    name = dice.choice(["Sheet1", "RACI", "Roles", "Plan", "Tabelle1", "Ansvar"])
    if layout == "ticks":
        made.file_name = "raci"  # marks alone say little
    canvas = Canvas(name, hidden=dice.random() < 0.04)
    canvases = [canvas]
    what = draw_what(dice)
    _fill(dice, what, canvas, layout, made)
    if layout == "across" and dice.random() < 0.1:
        _second(dice, what, canvas, made)
    if "O is none" in features:
        for truth in made.truths:
            _take_none(truth)
    if dice.random() < 0.08:
        canvases.insert(dice.choice([0, 1]), draw_decoy(dice, dice.choice(list(KINDS))))
        canvases[0].name, canvases[1].name = (
            (canvases[0].name, "Other") if canvases[0] is canvas else ("Other", canvases[1].name)
        )
        features.append("a decoy on another sheet")
    _finish(made, canvases)
    return made


def _finish(made: LookAlike, canvases: list[Canvas]) -> None:
    made.grids = [canvas.grid() for canvas in canvases]
    made.pictures = [str(canvas) for canvas in canvases]


def _fill(dice: Random, what: What, canvas: Canvas, layout: str, made: LookAlike) -> None:
    features = made.features
    features += [f"language {what.language}", f"scheme {what.scheme}"]
    if layout in ("duties", "ticks"):
        leave_empty_ones(what)  # without letters beside them, they might be sections
    row, column = dice.choice([1, 1, 1, 2, 3, 5]), dice.choice([1, 1, 1, 2, 2, 4])
    if dice.random() < 0.45:
        row = write_title(dice, what, canvas, row, column)
        features.append("title")
    where = dice.choice(["top", "bottom", "right", "touching", "comment", "", "", ""])
    if what.needs_legend and where in ("", "comment"):
        where = "bottom"
    if layout == "ticks" and where == "touching":
        where = "right"
    features.append(f"legend {where or 'none'}")
    if where == "top":
        row = write_legend(dice, what, canvas, row, column) + dice.choice([0, 1, 1])
    first = row
    truth, label, columns = _lay(dice, what, canvas, layout, features, row, column)
    made.truths.append(truth)
    bottom = canvas.last_row + 1
    if columns and dice.random() < 0.12:
        bottom += dice.choice([0, 1])
        write_totals(dice, what, canvas, bottom, label, columns)
        features.append("totals")
        bottom = canvas.last_row + 1
    if where == "bottom":
        write_legend(dice, what, canvas, bottom + dice.choice([1, 2]), column)
    elif where == "touching":
        write_legend(dice, what, canvas, bottom, column)
    elif where == "right":
        write_legend(dice, what, canvas, first, canvas.last_column + dice.choice([1, 2, 2, 3]))
    elif where == "comment":
        comment_legend(what, canvas, first, label)
    if dice.random() < 0.12:
        kind = dice.choice(TABLES)
        features.append(f"below {kind}")
        far = canvas.last_row + dice.choice([2, 2, 3])
        write_table(dice, canvas, kind, far, column + dice.choice([0, 0, 1]))
    if where and "O" in what.letters and what.scheme != "own":
        features.append("O is none")


def _take_none(truth: TrueMatrix) -> None:
    """Where the sheet itself says that O is out of the loop, O is no assignment."""
    truth.schemes |= {"CAIRO/RACIO", "RACI"}
    if truth.orientation == "codes-in-columns":
        return  # whoever is named under "out of the loop" is named
    for place, said in list(truth.cells.items()):
        if all(letters == {"O"} for letters in said.values()):
            del truth.cells[place]


def _lay(
    dice: Random,
    what: What,
    canvas: Canvas,
    layout: str,
    features: list[str],
    row: int,
    column: int,
) -> tuple[TrueMatrix, int, list[int]]:
    if layout == "across":
        laid = RolesAcross(dice, what, canvas, features)
        laid.lay(row, column)
        return laid.truth, laid.side["activity"], laid.role_columns
    lay = {"turned": lay_turned, "duties": lay_duties, "list": lay_list, "ticks": lay_ticks}
    return lay[layout](dice, what, canvas, features, row, column), column, []


def _second(dice: Random, what: What, canvas: Canvas, made: LookAlike) -> None:
    """Put another matrix of the same scheme under the first, or beside it."""
    other = draw_what(dice, most_roles=6, like=what)
    laid = RolesAcross(dice, other, canvas, made.features)
    if dice.random() < 0.6:
        made.features.append("stacked")
        laid.lay(canvas.last_row + dice.choice([2, 3]), 1)
    else:
        made.features.append("side by side")
        top = min(row for row, _ in made.truths[0].roles)
        laid.lay(top, canvas.last_column + dice.choice([2, 3]))
    made.truths.append(laid.truth)
