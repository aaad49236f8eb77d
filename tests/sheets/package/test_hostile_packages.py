"""Hostile packages are answered soon, in one line, and nothing is written."""

import random
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from bhuki.errors import FileProblem
from bhuki.sheets import limits
from bhuki.sheets.package.marks import mark, unmark
from bhuki.sheets.package.rewriting import rewrite
from bhuki.sheets.problems import UnreadableError
from bhuki.sheets.writing_back import write_back
from tests.sheets.package.made import COUNT, by_xlsxwriter, made, packed, parts_of
from tests.sheets.package.test_marks import LOOK, MARKS, WORDS, marked


def try_all(data: bytes) -> None:
    """Mark, take marks away, write: done, or refused with a code."""
    for act in (
        lambda: mark(data, MARKS, WORDS, LOOK),
        lambda: unmark(data),
        lambda: rewrite(data, {"Matrix": {(2, 2): "H"}}),
    ):
        with suppress(UnreadableError):
            act()


@pytest.mark.parametrize("seed", range(60))
def test_damaged_parts_make_no_traceback(seed) -> None:
    dice = random.Random(seed)
    data = made(dice.randrange(COUNT))
    parts = parts_of(marked(data) if seed % 2 else data)
    for _ in range(3):
        name = dice.choice([n for n in parts if n.endswith((".xml", ".rels", ".vml"))])
        part = bytearray(parts[name])
        for _ in range(dice.randrange(1, 4)):
            at = dice.randrange(max(1, len(part)))
            match dice.randrange(4):
                case 0:
                    part[at : at + 1] = bytes([dice.randrange(256)])
                case 1:
                    del part[at : at + dice.randrange(1, 40)]
                case 2:
                    part[at:at] = part[max(0, at - 30) : at]
                case _:
                    part[at:at] = dice.choice([b"<a>", b"/>", b"]]>", b"\0", b"9999999999", b'"'])
        parts[name] = bytes(part)
    if seed % 5 == 0:
        del parts[dice.choice(list(parts))]
    try_all(packed(parts))


@pytest.mark.parametrize("seed", range(20))
def test_a_damaged_zip_makes_no_traceback(seed) -> None:
    dice = random.Random(seed)
    data = bytearray(by_xlsxwriter(seed % 80))
    for _ in range(5):
        data[dice.randrange(len(data))] = dice.randrange(256)
    try_all(bytes(data))


def test_a_part_too_large_to_take_apart_is_refused(monkeypatch) -> None:
    monkeypatch.setattr(limits, "SPLICED_BYTES", 1000)
    with pytest.raises(UnreadableError) as refused:
        mark(made(0), MARKS, WORDS, LOOK)
    assert refused.value.code == "too-big"


def test_a_bomb_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts_of(made(0)).items():
            package.writestr(name, part)
        package.writestr("xl/worksheets/big.xml", b" " * (30 * 1024 * 1024))
    before = path.read_bytes()
    with pytest.raises(FileProblem, match="unpacks to far more"):
        write_back(path, {("Matrix", "B2"): "H"})
    assert path.read_bytes() == before


def test_entities_of_its_own_are_refused() -> None:
    parts = parts_of(made(6))
    bomb = b'<!DOCTYPE c [<!ENTITY a "aaaaaaaaaa">]>'
    for name in ("xl/comments1.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"):
        evil = parts[name].replace(b"\n", bomb, 1)
        with pytest.raises(UnreadableError) as refused:
            marked(packed({**parts, name: evil}))
        assert refused.value.code == "doctype"
