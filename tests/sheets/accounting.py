"""Count in how many places of an answer each cell is spoken of."""

from collections import Counter
from typing import Any

from bhuki.sheets.found import Orientation
from bhuki.sheets.grid import address, area


def places(said: dict[str, Any], sheet_name: str) -> Counter[str]:
    """Count how often each address is spoken of in an answer, assignments once a cell."""
    found: Counter[str] = Counter()
    for matrix in said["matrices"]:
        if matrix["sheet"] != sheet_name:
            continue
        named = [item["at"] for item in matrix["activities"]]
        filled = {item["at"] for item in matrix["assignments"]}
        if matrix["orientation"] == Orientation.LETTERS_IN_COLUMNS:
            assert {role["at"] for role in matrix["roles"]} <= filled
        else:
            named += [item["at"] for item in matrix["roles"]]
        found.update(set(named) - filled if matrix["orientation"] == "list" else set(named))
        found.update(filled)
    found.update(item["at"] for item in said["leftover"] if item["sheet"] == sheet_name)
    for item in said["used"]:
        box = area(item["range"])
        assert box is not None
        if item["sheet"] == sheet_name:
            rows, columns = range(box[0], box[2] + 1), range(box[1], box[3] + 1)
            found.update(address(row, column) for row in rows for column in columns)
    return found
