"""What stands round a matrix: titles, legends, sums, other sheets."""

from collections import Counter
from random import Random

from bhuki.sheets.grid import Comment
from tests.sheets.lookalikes.canvas import BOLD, FILLED, Canvas
from tests.sheets.lookalikes.what import What

_LONGER = {
    "R": "the one who does the work",
    "A": "answers for the result, one only",
    "C": "is asked before",
    "I": "is told afterwards",
}


def write_title(dice: Random, what: What, canvas: Canvas, row: int, column: int) -> int:
    """Write a title and perhaps a version under it; give the next row."""
    name = (
        "Responsibility matrix" if what.scheme == "own" else f"{what.scheme.split('/')[0]} matrix"
    )
    titles = [f"{name}: office move", "Roles and responsibilities", "Project Falcon", name]
    canvas.write(row, column, dice.choice(titles), dice.choice([BOLD, FILLED]))
    if dice.random() < 0.3:
        canvas.merge(row, column, row, column + dice.randint(2, 6))
    row += 1
    if dice.random() < 0.3:
        canvas.write(row, column, dice.choice(["Version 3", "Updated by Ann Hill", "2026-02-11"]))
        row += 1
    return row + dice.choice([0, 1, 1])


def legend_lines(dice: Random, what: What) -> list[tuple[str, ...]]:
    """Give the legend's rows as cells: pairs, `R = Responsible`, or one line for all."""
    form = dice.choice(["pair", "pair", "=", "-", ":", "brackets", "one line", "longer"])
    if form == "brackets" and any(
        not meaning.casefold().startswith(letter.casefold())
        for letter, meaning in what.letters.items()
    ):
        form = "="
    if form == "pair":
        return [(letter, meaning) for letter, meaning in what.letters.items()]
    if form == "brackets":
        return [(f"{meaning} ({letter})",) for letter, meaning in what.letters.items()]
    if form == "one line":
        sign = dice.choice([" = ", ": ", " – ", "="])
        return [(", ".join(f"{x}{sign}{m}" for x, m in what.letters.items()),)]
    if form == "longer":
        return [
            (letter, meaning, _LONGER.get(letter, "as agreed with all"))
            for letter, meaning in what.letters.items()
        ]
    sign = " - " if form == "-" else f" {form} " if form == "=" else f"{form} "
    return [(f"{letter}{sign}{meaning}",) for letter, meaning in what.letters.items()]


def write_legend(dice: Random, what: What, canvas: Canvas, row: int, column: int) -> int:
    """Write a legend from a place down; give the next row."""
    if dice.random() < 0.4:
        canvas.write(row, column, dice.choice(["Legend", "Key", "Legend:", "RACI key"]), BOLD)
        row += 1
    for line in legend_lines(dice, what):
        for n, text in enumerate(line):
            canvas.write(row, column + n, text)
        row += 1
    return row


def comment_legend(what: What, canvas: Canvas, row: int, column: int) -> None:
    """Put the legend into a note on a cell."""
    text = "\n".join(f"{letter} = {meaning}" for letter, meaning in what.letters.items())
    canvas.comments.append(Comment(row, column, text))


def write_totals(
    dice: Random, what: What, canvas: Canvas, row: int, label: int, columns: list[int]
) -> None:
    """Write sums under the roles: one row, or a block with a row for each letter."""
    counts = [
        Counter(
            letter for (_, role), letters in what.duties.items() if role == n for letter in letters
        )
        for n in range(len(columns))
    ]
    if dice.random() < 0.5:
        canvas.write(row, label, what.words.total, BOLD)
        for count, column in zip(counts, columns, strict=True):
            canvas.write(row, column, str(count.total()))
        return
    for letter in what.letters:
        said = dice.choice([f"{what.words.total} {letter}", letter])
        canvas.write(row, label, said)
        for count, column in zip(counts, columns, strict=True):
            canvas.write(row, column, str(count[letter]))
        row += 1
