"""What else stands on a matrix's sheet: versions, signatures, contacts, remarks."""

from random import Random

from tests.sheets.lookalikes.canvas import BOLD, Canvas
from tests.sheets.lookalikes.words import LANGUAGES, PEOPLE

KINDS = ("versions", "signatures", "contacts", "remarks", "glossary")
_REMARKS = (
    "Note: there is exactly one A in each row.",
    "* R may delegate the work, A may not",
    "Prepared by: Ann Hill",
    "A and R may be the same person.",
    "C before the decision, I after it",
    "Source: minutes of the steering group",
)


def write_table(dice: Random, canvas: Canvas, kind: str, row: int, column: int) -> None:
    """Write one such table from a place down."""
    rows = {
        "versions": _versions,
        "signatures": _signatures,
        "contacts": _contacts,
        "remarks": lambda d: [[text] for text in d.sample(_REMARKS, d.randint(1, 3))],
        "glossary": lambda d: [[x, y] for x, y in d.sample(_TERMS, 3)],
    }[kind](dice)
    for n, cells in enumerate(rows):
        for k, text in enumerate(cells):
            canvas.write(row + n, column + k, text, BOLD if n == 0 and len(cells) > 2 else 0)


_TERMS = (
    ("IT", "Information technology"),
    ("PM", "Project manager"),
    ("CAB", "Change advisory board"),
    ("HR", "Human resources"),
    ("QA", "Quality assurance"),
)


def _versions(dice: Random) -> list[list[str]]:
    letters = dice.choice(["ABC", "123", ["0.1", "0.2", "1.0"]])
    rows = [["Rev", "Date", "By", "Change"]]
    for n, letter in enumerate(letters):
        by = dice.choice(["AH", "BL", "Ann Hill", "C"])
        rows.append([letter, f"2026-0{n + 1}-05", by, dice.choice(["First issue", "Roles added"])])
    return rows


def _signatures(dice: Random) -> list[list[str]]:
    people = dice.sample(PEOPLE, 3)
    said = ["Prepared by", "Checked by", "Approved by"]
    return [[text, who, "2026-02-01"] for text, who in zip(said, people, strict=True)]


def _contacts(dice: Random) -> list[list[str]]:
    roles = dice.sample(LANGUAGES["en"].roles, 4)
    people = dice.sample(PEOPLE, 4)
    rows = [["Role", "Name", "Unit", "Phone"]]
    for role, who in zip(roles, people, strict=True):
        rows.append([role, who, dice.choice(["A", "B", "IT", "HQ"]), str(dice.randint(1000, 9999))])
    return rows
