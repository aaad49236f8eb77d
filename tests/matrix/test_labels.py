"""What an edit does is said in both languages, for every code that an edit can have."""

import ast
from functools import cache
from pathlib import Path

import pytest

import bhuki
from bhuki.matrix.edits import Label
from bhuki.matrix.labels import say_label
from bhuki.texts import texts

VALUES = {"n": 3, "letters": "H/U", "name": "Drift", "scheme": "RACI"}

UNSHOWN = {"", "nothing", "change", "move"}  # of edits without steps, or that nobody is shown


@cache
def codes() -> list[str]:
    """Every code that the program gives to a label, found where it is written."""
    found: set[str] = set()
    for path in Path(bhuki.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Label" and node.args:
                found |= {
                    part.value
                    for part in ast.walk(node.args[0])
                    if isinstance(part, ast.Constant) and isinstance(part.value, str)
                }
    return sorted(found - UNSHOWN)


def test_codes_are_found() -> None:
    assert {"assign", "take", "convert", "park", "unpark", "paste"} & set(codes()) >= {
        "assign",
        "take",
        "convert",
        "unpark",
    }


@pytest.mark.parametrize("code", codes())
def test_every_code_is_said_in_both_languages(code: str) -> None:
    english = say_label(Label(code, VALUES), texts("en"))
    danish = say_label(Label(code, VALUES), texts("da"))
    assert english != "change", f"labels.py does not know {code}"
    assert english != danish
    assert "{" not in english + danish


def test_one_and_many_are_told_apart() -> None:
    _ = texts("en")
    assert say_label(Label("clear", {"n": 1}), _) == "clear 1 cell"
    assert say_label(Label("clear", {"n": 2}), _) == "clear 2 cells"


def test_a_label_from_a_newer_version_or_without_its_values_is_still_said() -> None:
    assert say_label(Label("weave"), texts("en")) == "change"
    assert say_label(Label("move-section"), texts("en")) == "move section “”"


def test_braces_in_a_name_stay_braces() -> None:
    said = say_label(Label("add-section", {"name": "{n} {0} %s"}), texts("en"))
    assert said == "add section “{n} {0} %s”"
