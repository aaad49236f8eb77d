"""Texts that would do something if they were not taken as text, and matrices full of them."""

import msgspec

from bhuki.matrix.entities import Instance
from bhuki.matrix.matrix import Matrix

KINDS = {
    "markup": "<h1>Stor</h1><script>alert(1)</script><a href='javascript:x'>her</a>",
    "endless": "Lang " + "x" * 100_000,
    "right to left": "\u202egnilaer \u2067 \u05e9\u05dc\u05d5\u05dd",
    "unseen": "a\u200b\u200d\ufeff\u2060b",
    "pictures": "👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301\u0302\u0303",
    "control": "a\x00b\x07c\x1bd\x85e\u2028f",
    "formula": '=HYPERLINK("http://example.invalid","x")',
    "path": "../../etc/passwd C:\\con\\aux",
    "template": "{} {name} {0} %s %(x)d %1 %n {{x}} ${x}",
    "menu": "&File && R&D [*]",
    "half a character": "a\ud800b",
}


def hostile(matrix: Matrix, text: str) -> Matrix:
    """Give a matrix whose every text is hostile; its shape and letters stay."""
    name = msgspec.structs.replace
    matrix.about = name(
        matrix.about, title=text, scope=text, owner=text, status=text, version=text, credit=text
    )
    for key, group in matrix.groups.items():
        matrix.groups[key] = name(group, name=text, note=text)
    for key, role in matrix.roles.items():
        matrix.roles[key] = name(role, name=text, note=text, description=text, tags=(text,))
    for key, section in matrix.sections.items():
        matrix.sections[key] = name(section, name=text, note=text)
    for key, activity in matrix.activities.items():
        matrix.activities[key] = name(activity, name=text, number=text, note=text)
    for cell, assignment in matrix.assignments.items():
        matrix.assignments[cell] = name(assignment, note=text)
    matrix.instances["i1"] = Instance("i1", text)
    return matrix
