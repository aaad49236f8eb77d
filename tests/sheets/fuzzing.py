"""Break files by chance and read them: no traceback, no hang, every cell in exactly one place.

    python -m tests.sheets.fuzzing [--runs N] [--seed S] [--only SEED]

Files are made (workbooks, CSV, Markdown, HTML of look-alike sheets) or, where they are here, the
collected ones; each is broken once or more, in its bytes or in the parts of its package, and read
as users read it, by a reader process of its own.
"""

import argparse
import contextlib
import faulthandler
import io
import re
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import msgspec
import xlsxwriter

from bhuki.errors import BhukiError
from bhuki.sheets import read_file
from bhuki.sheets.grid import Grid, address
from tests.sheets import collected
from tests.sheets.accounting import places
from tests.sheets.lookalikes.making import make

LONGEST_SECONDS = 10.0


def make_broken(seed: int, folder: Path, known: list[Path]) -> Path:
    """Make the broken file of a seed."""
    dice = Random(seed)
    if known and dice.random() < 0.5:
        source = dice.choice(known)
        name, data = source.name, source.read_bytes()
    else:
        name, data = _made(dice, seed)
    for _ in range(dice.choice([1, 1, 1, 2, 4])):
        data = _broken(dice, data)
    path = folder / f"{seed}{Path(name).suffix}"
    path.write_bytes(data)
    return path


def check(path: Path) -> str:
    """Read a file and give what became of it; raises AssertionError where that is wrong."""
    start = time.monotonic()
    reading, refused = None, ""
    try:
        reading = read_file(path)
        said = reading.to_json()
        msgspec.json.encode(said)
    except BhukiError as problem:
        refused = str(problem)
    took = time.monotonic() - start
    assert took < LONGEST_SECONDS, f"{path}: took {took:.1f} s"
    assert "\n" not in refused, f"{path}: more than one line: {refused}"
    if reading is None:
        return "refused"
    for one in reading.sheets:
        names = [other.view.grid.name for other in reading.sheets]
        if names.count(one.view.grid.name) > 1:
            continue  # addresses of sheets of one name can't be told apart
        counted = places(said, one.view.grid.name)
        for cell in one.view.grid.cells:
            at = address(cell.row, cell.column)
            assert counted[at] == 1, f"{path}: {one.view.grid.name}!{at} is in {counted[at]} places"
    return "a matrix" if said["matrices"] else "no matrix"


def _made(dice: Random, seed: int) -> tuple[str, bytes]:
    grid = make(seed).grids[0]
    write = dice.choice([_workbook, _workbook, _workbook, _delimited, _markdown, _html])
    return write(dice, grid)


def _workbook(_: Random, grid: Grid) -> tuple[str, bytes]:
    whole = io.BytesIO()
    with xlsxwriter.Workbook(whole) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True, "bg_color": "#D9E1F2"})
        for merge in grid.merges:
            with contextlib.suppress(xlsxwriter.exceptions.OverlappingRange):
                sheet.merge_range(
                    merge.first_row - 1,
                    merge.first_column - 1,
                    merge.last_row - 1,
                    merge.last_column - 1,
                    "",
                )
        for cell in grid.cells:
            look = bold if cell.style else None
            sheet.write_string(cell.row - 1, cell.column - 1, cell.text, look)
        for note in grid.comments:
            sheet.write_comment(note.row - 1, note.column - 1, note.text)
    return "made.xlsx", whole.getvalue()


def _lines(grid: Grid) -> list[list[str]]:
    height = max(cell.row for cell in grid.cells)
    width = max(cell.column for cell in grid.cells)
    lines = [[""] * width for _ in range(height)]
    for cell in grid.cells:
        lines[cell.row - 1][cell.column - 1] = cell.text
    return lines


def _delimited(dice: Random, grid: Grid) -> tuple[str, bytes]:
    sign = dice.choice([",", ";", "\t", "|"])
    quoted = ['"' + text.replace('"', '""') + '"' for text in ("",)]
    lines = []
    for line in _lines(grid):
        quoted = [
            '"' + t.replace('"', '""') + '"' if set(t) & {sign, "\n", '"'} else t for t in line
        ]
        lines.append(sign.join(quoted))
    encoding = dice.choice(["utf-8", "utf-8-sig", "utf-16", "cp1252", "cp1251"])
    text = dice.choice(["\n", "\r\n", "\r"]).join(lines)
    return "made.csv", text.encode(encoding, errors="replace")


def _markdown(_: Random, grid: Grid) -> tuple[str, bytes]:
    lines = ["| " + " | ".join(t.replace("\n", "<br>") for t in line) for line in _lines(grid)]
    lines.insert(1, "|---" * len(_lines(grid)[0]))
    return "made.md", "\n".join(["# Roles", "", *lines]).encode()


def _html(_: Random, grid: Grid) -> tuple[str, bytes]:
    rows = "".join(
        "<tr>" + "".join(f"<td>{text}</td>" for text in line) + "</tr>" for line in _lines(grid)
    )
    return "made.html", f"<html><body><table>{rows}</table></body></html>".encode()


def _broken(dice: Random, data: bytes) -> bytes:
    if data[:2] == b"PK" and dice.random() < 0.8:
        with contextlib.suppress(Exception):
            return _broken_package(dice, data)
    text_like = b"\0" not in data[:400]
    ways: list[Callable[[Random, bytes], bytes]] = [_flip, _cut, _repeat, _zero, _insert]
    if text_like:
        ways += [_insert, _odd_text, _odd_text, _odd_text]
    return dice.choice(ways)(dice, data)


def _broken_package(dice: Random, data: bytes) -> bytes:
    """Break one part of a package, and pack it again."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = dice.choice(list(parts))
    kind = dice.random()
    if kind < 0.08:
        del parts[name]
    elif kind < 0.14:
        parts[name + "x"] = parts.pop(name)
    else:
        parts[name] = dice.choice([_odd_markup, _odd_markup, _odd_markup, _flip, _cut, _odd_text])(
            dice, parts[name]
        )
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return whole.getvalue()


def _place(dice: Random, data: bytes) -> int:
    return dice.randrange(len(data) + 1)


def _flip(dice: Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice([1, 3, 20])):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def _cut(dice: Random, data: bytes) -> bytes:
    start, end = sorted((_place(dice, data), _place(dice, data)))
    return data[:start] + data[end:] if dice.random() < 0.5 else data[:end]


def _repeat(dice: Random, data: bytes) -> bytes:
    start, end = sorted((_place(dice, data), _place(dice, data)))
    return data[:end] + data[start : min(end, start + 5000)] * dice.choice([1, 3]) + data[end:]


def _zero(dice: Random, data: bytes) -> bytes:
    start = _place(dice, data)
    length = dice.choice([1, 16, 300])
    return data[:start] + b"\0" * min(length, len(data) - start) + data[start + length :]


def _insert(dice: Random, data: bytes) -> bytes:
    start = _place(dice, data)
    return data[:start] + dice.randbytes(dice.choice([1, 8, 200])) + data[start:]


_ODD = (
    "|", "||||", "\n", "\r", '"', '""', ";", ",,,,", "\t", "\ufeff", "\u200b", "\u202e", "<", ">",
    "<table>", "</table>", "<td colspan=99999999 rowspan=88888888>", "<tr>", "---", "|---|", "(I)",
    "(", ")", "R/A/C/I", "RACI", "R = R", "A: A", "=", "Role", "Responsible", "(R)", "-", "0",
    "&#x110000;", "&amp;", "```", "**", "[", "](", "- a\n  - R: b\n", "9" * 400, "é" * 300, "\x0b",
)  # fmt: skip


def _odd_text(dice: Random, data: bytes) -> bytes:
    text = data.decode("utf-8", errors="surrogateescape")
    for _ in range(dice.choice([1, 2, 8])):
        place = dice.randrange(len(text) + 1)
        text = text[:place] + dice.choice(_ODD) * dice.choice([1, 1, 30]) + text[place:]
    return text.encode("utf-8", errors="surrogateescape")


def _odd_markup(dice: Random, data: bytes) -> bytes:
    """Change a value, a name or a number in a part's XML."""
    way = dice.choice([_odd_number, _odd_number, _odd_value, _without_tag, _twice])
    return way(dice, data)


def _hits(pattern: bytes, data: bytes) -> list[re.Match[bytes]]:
    return list(re.finditer(pattern, data[:200_000]))


def _replace(dice: Random, data: bytes, pattern: bytes, texts: list[bytes]) -> bytes:
    found = _hits(pattern, data)
    if not found:
        return data
    hit = dice.choice(found)
    return data[: hit.start()] + dice.choice(texts) + data[hit.end() :]


def _odd_number(dice: Random, data: bytes) -> bytes:
    odd = [b"-1", b"0", b"99999999999999999999", b"1e308", b"NaN", b"", b"1048577", b"0x7", b"inf"]
    return _replace(dice, data, rb"\d+", odd)


def _odd_value(dice: Random, data: bytes) -> bytes:
    odd = [b'""', b'"ZZZZ99999999"', b'"A0"', b'"1:1"', b'"A1:XFD1048576"', b'"s"', b'"e"', b'"d"']
    return _replace(dice, data, rb'"[^"<>]*"', odd)


def _without_tag(dice: Random, data: bytes) -> bytes:
    return _replace(dice, data, rb"<[^<>]+>", [b"", b"<a>", b"</a>"])


def _twice(dice: Random, data: bytes) -> bytes:
    found = _hits(rb"<(\w+)[^<>]*/>", data)
    if not found:
        return data
    hit = dice.choice(found)
    return data[: hit.end()] + hit[0] * dice.choice([1, 50]) + data[hit.end() :]


def main() -> int:
    """Read as many broken files as asked for; exit status 1 where one is read wrongly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--runs", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    words = parser.parse_args()
    seeds = [words.only] if words.only else range(words.seed, words.seed + words.runs)
    became: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as name:
        for seed in seeds:
            path = make_broken(seed, Path(name), collected.paths())
            faulthandler.dump_traceback_later(3 * LONGEST_SECONDS, exit=True)
            try:
                became[check(path)] += 1
            except Exception as problem:  # noqa: BLE001 - the point is to see them all
                became["wrong"] += 1
                sys.stderr.write(f"seed {seed}: {type(problem).__name__}: {problem}\n")
            faulthandler.cancel_dump_traceback_later()
            path.unlink()
    print(", ".join(f"{kind} {count}" for kind, count in sorted(became.items())))
    return 1 if became["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
