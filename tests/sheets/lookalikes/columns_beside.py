"""Columns that stand beside a matrix and are none of its roles: priorities, states, sums, owners.

Many hold single letters, which are letters of schemes as well.
"""

from collections import Counter
from dataclasses import dataclass
from random import Random

from tests.sheets.lookalikes.what import What, short_names
from tests.sheets.lookalikes.words import PEOPLE


@dataclass
class Beside:
    """A column: its heading, and what each activity has in it."""

    name: str
    heading: str
    left: bool
    texts: list[str]


_KINDS = {
    "priority": (("Priority", "Prio", "Prioritet"), ("A|B|C", "H|M|L", "1|2|3", "P1|P2|P3")),
    "state": (("Status", "State"), ("A|I", "O|C", "D|P|O", "C|I|N", "Open|Closed")),
    "rag": (("RAG", "RAG status", "Status"), ("R|A|G", "Red|Amber|Green", "G|A|R|B")),
    "asked": (("Done?", "Approved?", "In scope", "Critical"), ("Y|N", "Yes|No", "x|", "ja|nej")),
    "risk": (("Risk", "Impact", "Class", "Grade"), ("L|M|H", "A|B|C", "A|B|C|D", "1|2|3|4|5")),
    "moscow": (("MoSCoW", "Priority"), ("M|S|C|W", "Must|Should|Could")),
    "hours": (("Hours", "Days", "Duration", "Cost"), ("8|16|40|4", "2 d|5 d|1 d", "1,000|250")),
    "often": (("Frequency", "When", "Hyppighed"), ("W|M|Q|Y", "weekly|monthly", "D|W|M|A")),
    "tool": (("Tool", "System", "Document"), ("Jira|Excel|SAP", "DOC-1|DOC-2|DOC-7")),
    "date": (("Due", "Start", "Deadline"), ("2026-03-01|2026-04-15|2026-05-20", "Q1|Q2|Q3")),
    "owner": (("Process owner", "Contact", "Prepared by"), ("",)),
    "empty": (("Approved on", "Evidence", "Remarks", "Signature"), ("|",)),
}
_LEFT = {
    "type": (("Type", "Cat.", "Category", "Class"), ("A|B|C", "M|O", "I|II|III", "HW|SW")),
    "phase": (("Phase", "Ph.", "Stage"), ("A|B|C", "1|2|3", "P1|P2", "I|II")),
    "input": (("Input", "Trigger", "Inputs"), ("order form|approved plan|request by mail",)),
}


def draw_beside(dice: Random, what: What) -> list[Beside]:
    """Draw the columns beside one matrix; mostly none."""
    found = []
    if dice.random() < 0.3:
        names = dice.sample(list(_KINDS), dice.choice([1, 1, 2, 3]))
        found = [_draw(dice, what, name, left=False) for name in names]
    if dice.random() < 0.1:
        found.append(_draw(dice, what, dice.choice(list(_LEFT)), left=True))
    if dice.random() < 0.06:
        found += _counts(what)
    return found


def _draw(dice: Random, what: What, name: str, *, left: bool) -> Beside:
    headings, choices = (_LEFT if left else _KINDS)[name]
    values = dice.choice(choices).split("|")
    if name == "owner":
        people = dice.sample(PEOPLE, 4)
        values = short_names(people) if dice.random() < 0.5 else people
    filled = 1.0 if left else dice.choice([1.0, 0.9, 0.5])
    texts = [dice.choice(values) if dice.random() < filled else "" for _ in what.activities]
    if name == "phase":
        texts = sorted(dice.choice(values) for _ in what.activities)
    return Beside(name, dice.choice(headings), left, texts)


def _counts(what: What) -> list[Beside]:
    """A column for each letter that counts it in every row."""
    said: dict[int, Counter[str]] = {row: Counter() for row in range(len(what.activities))}
    for (row, _), letters in what.duties.items():
        said[row].update(letters)
    return [
        Beside("counts", letter, False, [str(count[letter]) for count in said.values()])
        for letter in what.letters
    ]
