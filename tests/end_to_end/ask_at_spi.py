"""Ask over AT-SPI, as a screen reader does, what a running Bhuki shows; print it as JSON.

Run by the system's own Python, which has the bindings; see `test_screen_reader`.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402 - the version must be said first


def everything(node, depth=0):
    """Give a thing and all that lies in it; a table's cells are asked for by place instead."""
    yield node
    if depth > 14 or node.get_role() in (Atspi.Role.TABLE, Atspi.Role.TREE_TABLE):
        return
    for n in range(min(node.get_child_count(), 60)):
        child = node.get_child_at_index(n)
        if child is not None:
            yield from everything(child, depth + 1)


def application(end):
    """Give the running Bhuki, waiting until it says it is there."""
    while time.monotonic() < end:
        desktop = Atspi.get_desktop(0)
        for n in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(n)
            if child is not None and (child.get_name() or "").lower().startswith("bhuki"):
                return child
        time.sleep(0.1)
    sys.exit("no Bhuki on the accessibility bus")


def main():
    """Print the table's name, its size, its first cell and headings, and the names of the rest."""
    end = time.monotonic() + 60
    app = application(end)
    while time.monotonic() < end:
        nodes = list(everything(app))
        tables = [n for n in nodes if n.get_role() == Atspi.Role.TABLE and n.get_name()]
        if tables:
            break
        time.sleep(0.2)
    else:
        sys.exit("no table in Bhuki")
    table = tables[0]
    face = table.get_table_iface() or table
    cell = face.get_accessible_at(0, 0)
    said = {
        "table": table.get_name(),
        "rows": face.get_n_rows(),
        "columns": face.get_n_columns(),
        "cell": cell.get_name(),
        "row": face.get_row_description(0),
        "column": face.get_column_description(0),
        "names": sorted({n.get_name() for n in nodes if n.get_name()}),
    }
    print(json.dumps(said))


main()
