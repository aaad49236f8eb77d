"""Markdown out: the matrix as one table, then letters, groups, notes and points.

    write_markdown(matrix, path)

All text is escaped: what stands in a cell is never a heading, a link or a tag.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from bhuki.exports.cell_text import cell_text
from bhuki.exports.content import MARKS, Content, Point
from bhuki.exports.sheet_plan import SheetPlan
from bhuki.files.atomic import write_atomically
from bhuki.matrix.entities import Role, Section
from bhuki.matrix.matrix import Matrix

_SPECIAL = re.compile(r"[\\`*_\[\]|~]")
_LEADING = re.compile(r"^(\s*)([-+#=>]|\d+(?=[.)]))")


def write_markdown(matrix: Matrix, path: Path | str) -> None:
    """Write a matrix as Markdown."""
    write_atomically(path, markdown(matrix).encode("utf-8", "replace"))


def markdown(matrix: Matrix) -> str:
    """Make the text of the Markdown file."""
    content = Content(matrix)
    parts = [
        f"# {escaped(content.title)}",
        escaped(content.about_line),
        "\n".join(_table(content)),
        "\n\n".join(escaped(note) for note in content.footnotes),
        "\n".join(_letters(content)),
        "\n".join(_groups(content)),
        "\n".join(_notes(content)),
        *_points(content),
        escaped(matrix.about.credit),
    ]
    return "\n\n".join(part for part in parts if part.strip()) + "\n"


def escaped(text: str) -> str:
    """Make a text stand in Markdown as it is, on one line."""
    flat = " ".join(cell_text(text).split())
    flat = flat.replace("&", "&amp;").replace("<", "&lt;")
    flat = _SPECIAL.sub(r"\\\g<0>", flat)
    found = _LEADING.match(flat)
    if found is None:
        return flat
    if found[2].isdigit():
        return flat[: found.end()] + "\\" + flat[found.end() :]
    return "\\" + flat


def _table(content: Content) -> Iterator[str]:
    matrix, _ = content.matrix, content._
    plan = SheetPlan(matrix)
    headings = [_("No."), _("Activity"), *(_marked(role) for role in plan.roles)]
    yield _row([escaped(text) for text in headings])
    yield _row(["---", "---", *[":-:"] * len(plan.roles)])
    for row in plan.rows:
        if isinstance(row.value, Section):
            path = matrix.section_path(row.value.id)
            name = escaped(" › ".join(section.name for section in path))
            yield _row(["", f"**{name}**" if name else "", *[""] * len(plan.roles)])
            continue
        activity = row.value
        cells = [matrix.assignments.get((activity.id, role.id)) for role in plan.roles]
        letters = [escaped(cell.text) if cell else "" for cell in cells]
        yield _row([_in_table(activity.number), _in_table(activity.name), *letters])


def _marked(role: Role) -> str:
    return f"{role.name} {MARKS.get(role.appointed, '')}".strip()


def _in_table(text: str) -> str:
    lines = [escaped(line) for line in text.split("\n") if line.strip()]
    return "<br>".join(lines)


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _letters(content: Content) -> Iterator[str]:
    language = content.matrix.language
    yield f"## {content._('Letters')}\n"
    for letter in content.matrix.scheme.letters:
        said = [letter.name(language), letter.meaning(language)]
        yield f"- **{escaped(letter.code)}** " + " – ".join(escaped(t) for t in said if t)


def _groups(content: Content) -> Iterator[str]:
    members: dict[str, list[str]] = {}
    for role in content.matrix.role_order():
        group = content.matrix.group_of(role)
        if group is not None and group.name:
            members.setdefault(group.id, []).append(role.name)
    if members:
        yield f"## {content._('Role groups')}\n"
    for group_id, names in members.items():
        group_name = escaped(content.matrix.groups[group_id].name)
        yield f"- **{group_name}** " + ", ".join(escaped(name) for name in names)


def _notes(content: Content) -> Iterator[str]:
    notes = list(content.notes())
    if notes:
        yield f"## {content._('Notes')}\n"
    for place, note in notes:
        yield f"- **{escaped(place)}** {escaped(note)}"


def _points(content: Content) -> Iterator[str]:
    _, points = content._, content.points
    lists = (
        (_("Open points"), [(point, "") for point in points.open]),
        (_("Accepted"), [(point, content.acceptance(point)) for point in points.accepted]),
        (_("Parked"), [(point, content.parking(point)) for point in points.parked]),
    )
    for title, entries in lists:
        if entries:
            yield f"## {title}\n\n" + "\n".join(_point(content, *entry) for entry in entries)


def _point(content: Content, point: Point, remark: str) -> str:
    said = [f"- **{content.severity(point.finding.severity)}**", escaped(point.message)]
    if remark:
        said.append(f"({escaped(remark)})")
    return " ".join(said)
