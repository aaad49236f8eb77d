"""Every text a user can meet is there in Danish, room by room."""

from pathlib import Path

import pytest

from tooling.translations import ROOMS, Problem, problems, texts_in, unfindable


@pytest.fixture(scope="module")
def wrong() -> list[Problem]:
    return problems()


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_fully_and_rightly_translated(room: str, wrong: list[Problem]) -> None:
    here = [f"  {problem.what}: {problem.text!r}" for problem in wrong if problem.room == room]
    heading = f"resources/translations/{room}.po (run: python dev.py translate)"
    assert not here, "\n".join([heading, *here])


def test_texts_are_found_however_they_are_written() -> None:
    source = """
_("plain")
self._("in a class")
N_("kept")
_.plural("{n} role", "{n} roles", n=3)
_.context("menu", "Open")
_("outer {a}", a=_("inner"))
_("in two " "pieces")
_(variable)
"""
    found = {(text.context, text.id) for text in texts_in(source, "x.py")}
    assert found == {
        (None, "plain"),
        (None, "in a class"),
        (None, "kept"),
        (None, ("{n} role", "{n} roles")),
        ("menu", "Open"),
        (None, "outer {a}"),
        (None, "inner"),
        (None, "in two pieces"),
    }


def test_no_text_is_put_together_before_it_is_looked_up() -> None:
    assert list(unfindable('_(f"{n} roles")\n_("a" + b)\n_("{n}".format(n=1))\n_("ok")')) == [
        1,
        2,
        3,
    ]
    root = Path(__file__).parents[1]
    found = [
        f"{path.relative_to(root)}:{line}"
        for path in sorted((root / "bhuki").rglob("*.py"))
        for line in unfindable(path.read_text("utf-8"))
    ]
    assert not found
