"""Read bytes as JSON with patience: what other programs, editors and accidents make of it.

A key that stands twice, a number that is none, half a character: each has a meaning that loses
nothing, and is noted. Only what is no JSON object at all is refused.
"""

import json
import math
from pathlib import Path
from typing import Any, NoReturn

from bhuki.errors import FileProblem
from bhuki.files.format import MARK, VERSION
from bhuki.files.oddities import Oddities, shortened
from bhuki.matrix.characters import whole_characters
from bhuki.texts import N_

DEEPEST = 60
TOO_DEEP = N_("{file} is nested far too deeply to be a Bhuki matrix. Choose another.")
NOT_OURS = N_("{file} is not a Bhuki matrix. If it is a sheet, open it as one.")


def document_of(path: Path, data: bytes, oddities: Oddities) -> dict[str, Any]:
    """Give a file's JSON as plain values; raises `FileProblem` where it has none of ours."""
    text = _text(path, data, oddities)
    try:
        document = _parsed(text, oddities)
    except json.JSONDecodeError as error:
        _refuse(path, text, error)
    except RecursionError as error:
        raise FileProblem(path, TOO_DEEP) from error
    if not isinstance(document, dict) or not (MARK in document or "activities" in document):
        raise FileProblem(path, NOT_OURS)
    return document


def _is_too_deep(document: Any) -> bool:
    """Say whether anything lies deeper than it could be written again."""
    level: list[Any] = [document]
    for _ in range(DEEPEST):
        inner = (held.values() if isinstance(held, dict) else held for held in level)
        level = [part for held in inner for part in held if isinstance(part, dict | list)]
        if not level:
            return False
    return True


def _text(path: Path, data: bytes, oddities: Oddities) -> str:
    if not data.strip():
        raise FileProblem(path, N_("{file} is empty. Take it from a backup, or start a new one."))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if not data.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        raise FileProblem(path, NOT_OURS)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        oddities.add(N_("Some characters could not be read; “�” stands for each."))
        return data.decode("utf-8-sig", "replace")


def _refuse(path: Path, text: str, error: json.JSONDecodeError) -> NoReturn:
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
        raise FileProblem(
            path, N_("{file} breaks off before its end. Take it from a backup.")
        ) from error
    raise FileProblem(
        path,
        N_("{file} is damaged at line {line}. Take it from a backup, or mend that line."),
        line=error.lineno,
    ) from error


def _parsed(text: str, oddities: Oddities) -> Any:
    def pairs(found: list[tuple[str, Any]]) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for key, value in found:
            if key in made:
                oddities.add(N_("“{key}” stands twice; the last counts."), key=shortened(key))
                made[_free(f"{key} (2)", made)] = made[key]
            made[key] = value
        return made

    def no_number(said: str) -> None:
        oddities.add(N_("“{value}” is no number; it was left out."), value=shortened(said))

    def fraction(said: str) -> float | None:
        value = float(said)
        if math.isfinite(value):
            return value
        no_number(said)
        return None

    def whole(said: str) -> int | float | None:
        return int(said) if len(said) < 1000 else fraction(said)  # more, and Python refuses

    read = json.loads(
        text,
        object_pairs_hook=pairs,
        parse_constant=no_number,
        parse_float=fraction,
        parse_int=whole,
    )
    if _is_too_deep([read]):
        raise RecursionError
    if "\\ud" not in text and "\\uD" not in text:
        return read
    made_whole = whole_characters(read)
    if made_whole != read:
        oddities.add(N_("Half characters could not be read; “�” stands for each."))
    return made_whole


def _free(key: str, taken: dict[str, Any]) -> str:
    while key in taken:
        key += "'"
    return key


def version_of(document: dict[str, Any], oddities: Oddities) -> int:
    """Give the version that a document says it has; today's, and a note, where it says none."""
    version = document.get(MARK)
    if isinstance(version, int) and not isinstance(version, bool) and version >= 1:
        return version
    oddities.add(N_("The file does not say which version of the format it has."))
    return VERSION
