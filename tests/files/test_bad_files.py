"""Files that are broken, hostile or not ours: read as far as they can be, or one line."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bhuki.errors import FileProblem
from bhuki.files.format import encode
from bhuki.files.store import MOST_BYTES, Loaded, load, read, save
from bhuki.matrix.changes import change_roles
from bhuki.matrix.entities import Assignment, RoleKind
from bhuki.texts import texts
from tests.files.samples import small_matrix

DATA = encode(small_matrix())


def said(loaded: Loaded) -> list[str]:
    for problem in loaded.problems:
        assert "\n" not in problem.say(texts("da"))
        assert problem.say(texts("da")) != problem.say(texts("en"))
    return [str(problem) for problem in loaded.problems]


def changed(**tables: Any) -> Loaded:
    """Read the small matrix's file with some of its tables replaced."""
    return read("m.bhuki", json.dumps({**json.loads(DATA), **tables}).encode())


def refused(path: Path) -> str:
    with pytest.raises(FileProblem) as caught:
        load(path)
    for language in ("da", "en"):
        assert "\n" not in caught.value.say(texts(language))
    return str(caught.value)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "m.bhuki is empty."),
        (b" \n\n ", "m.bhuki is empty."),
        (DATA[:400], "m.bhuki breaks off before its end."),
        (DATA[:-3], "m.bhuki breaks off before its end."),
        (DATA[: DATA.index(b"It-chef")], "m.bhuki breaks off before its end."),
        (DATA.replace(b'"r2","B"', b'"r2""B"'), "m.bhuki is damaged at line 26."),
        (DATA + DATA, "m.bhuki is damaged at line 44."),
        (bytes(range(256)) * 10, "m.bhuki is not a Bhuki matrix."),
        (b"PK\x03\x04rest of a workbook", "m.bhuki is not a Bhuki matrix."),
        (b"activity;role\n", "m.bhuki is not a Bhuki matrix."),
        (b"[1, 2]", "m.bhuki is not a Bhuki matrix."),
        (b'{"name": "package.json"}', "m.bhuki is not a Bhuki matrix."),
        (b"{" * 100_000, "m.bhuki"),
        (b'{"bhuki":1,"x":' + b"[" * 100_000, "m.bhuki is nested far too deeply"),
        (b'{"bhuki":1,"x":' + b'{"a":' * 5000 + b"1" + b"}" * 5001, "m.bhuki is nested far too"),
        (b'{"bhuki":1,"x":' + b"[" * 200 + b"]" * 200 + b"}", "m.bhuki is nested far too"),
    ],
)
def test_what_can_not_be_read_is_refused_in_one_line(
    tmp_path: Path, data: bytes, says: str
) -> None:
    (tmp_path / "m.bhuki").write_bytes(data)
    assert refused(tmp_path / "m.bhuki").startswith(says)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "m.bhuki"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES * 2)
    assert refused(path) == "m.bhuki is 200 MB; it may be at most 100 MB. It was not opened."


def test_a_folder_a_missing_file_and_a_wrong_name_are_told(tmp_path: Path) -> None:
    assert refused(tmp_path).endswith("is a folder, not a file. Choose a file.")
    assert refused(tmp_path / "x.bhuki").startswith("x.bhuki is not there.")
    assert refused(tmp_path / "x" / "y.bhuki").startswith("y.bhuki is not there.")
    assert refused(tmp_path / ("x" * 300)).endswith(
        "is not a name that a file can have. Choose another name."
    )
    assert refused(tmp_path / "a\0b").endswith(
        "is not a name that a file can have. Choose another name."
    )


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_a_pipe_and_a_device_are_told_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path / "pipe") == "pipe is not an ordinary file. Choose another."
    assert refused(Path("/dev/zero")) == "zero is not an ordinary file. Choose another."


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_rights_is_told(tmp_path: Path) -> None:
    path = tmp_path / "m.bhuki"
    path.write_bytes(DATA)
    path.chmod(0)
    assert refused(path) == "You have no right to read m.bhuki. Ask the one who owns it."


def test_unknown_fields_survive_everywhere(tmp_path: Path) -> None:
    document = json.loads(DATA)
    document["snapshots"] = [{"when": "2024"}, None]
    document["about"]["mood"] = "good"
    document["roles"][0]["shoe_size"] = 44
    document["roles"][0]["extra"] = {"name": "Skjult"}
    document["cells"][3][3]["colour"] = {"deep": [1, 2.5, None]}
    document["rules"][0][1]["why"] = "so"
    document["holders"] = document["holders"]
    document["own_schemes"] = [
        {"id": "Mine", "letters": [{"code": "X", "sound": "ks"}], "own": True, "age": 3}
    ]
    path = tmp_path / "m.bhuki"
    path.write_text(json.dumps(document))
    loaded = load(path)
    assert loaded.problems == []
    assert loaded.matrix.extra == {"snapshots": document["snapshots"]}
    save(loaded.matrix, path)
    again = json.loads(path.read_bytes())
    assert again["snapshots"] == document["snapshots"]
    assert again["about"]["mood"] == "good"
    assert again["roles"][0] == document["roles"][0]
    assert again["cells"][3] == document["cells"][3]
    assert again["rules"][0][1]["why"] == "so"
    assert again["own_schemes"][0]["age"] == 3
    assert again["own_schemes"][0]["letters"][0]["sound"] == "ks"
    assert load(path).matrix == loaded.matrix


def test_a_wrong_value_is_kept_not_used_and_told() -> None:
    loaded = changed(
        roles=[
            {"id": "r1", "name": "It-chef", "kind": "robot", "tags": "x"},
            {"id": "r2", "name": 7},
            {"id": "r3", "name": ["a"]},
        ]
    )
    roles = loaded.matrix.roles
    assert roles["r1"].kind is RoleKind.PERSON
    assert roles["r1"].extra == {"kind": "robot", "tags": "x"}
    assert roles["r2"].name == "7"
    assert roles["r3"].extra == {"name": ["a"]}
    assert said(loaded) == [
        "“robot” is no value for “kind” of “It-chef”; it was kept, not used.",
        "“x” is no value for “tags” of “It-chef”; it was kept, not used.",
        "“['a']” is no value for “name” of “['a']”; it was kept, not used.",
    ]
    again = json.loads(encode(loaded.matrix))["roles"]
    assert again[0]["kind"] == "robot"
    assert again[2]["name"] == ["a"]


def test_a_wrong_value_gives_way_to_a_right_one() -> None:
    loaded = changed(roles=[{"id": "r1", "name": "It-chef", "kind": "robot"}])
    matrix = loaded.matrix
    change_roles(matrix, ["r1"], kind=RoleKind.BODY).apply(matrix)
    assert json.loads(encode(matrix))["roles"][0]["kind"] == "body"


def test_what_belongs_nowhere_is_kept_under_unread_and_told() -> None:
    loaded = changed(
        roles=["It-chef", {"id": "r1"}, 5],
        cells=[["a1", "r1", "H"], ["a1"], ["a1", 2, "U"], "x", ["a1", "r1", {"no": 1}], None],
        sections={"s": 1},
        holders=[["", "r1", "Bo"], ["", "r1", ["Bo"]]],
        accepted=[["x", "y"], ["many-doers", "a1", "", "because"]],
    )
    matrix = loaded.matrix
    assert list(matrix.roles) == ["r1"]
    assert matrix.assignments == {("a1", "r1"): Assignment(("H",))}
    assert matrix.holders == {("", "r1"): ("Bo",)}
    assert matrix.extra["unread"] == {
        "roles": ["It-chef", 5],
        "cells": [["a1"], ["a1", 2, "U"], "x", ["a1", "r1", {"no": 1}]],
        "sections": [{"s": 1}],
        "holders": [["", "r1", "Bo"]],
        "accepted": [["x", "y"], ["many-doers", "a1", "", "because"]],
    }
    told = said(loaded)
    assert told[0] == "“It-chef” under “roles” could not be read; it was kept, not used."
    assert any(line.startswith("… and ") and "of the same kind" in line for line in told)
    again = read("m.bhuki", encode(matrix))
    assert again.matrix == matrix


def test_ids_that_stand_twice_or_are_missing_get_new_ones() -> None:
    loaded = changed(
        roles=[
            {"id": "r1", "name": "Første"},
            {"id": "r1", "name": "Anden"},
            {"name": "Uden"},
            {"id": 17, "name": "Tal"},
        ]
    )
    roles = loaded.matrix.roles
    assert [role.name for role in roles.values()] == ["Første", "Anden", "Uden", "Tal"]
    first, *_, last = roles
    assert (first, last) == ("r1", "17")
    assert all(key == role.id for key, role in roles.items())
    assert any("got a new one" in line for line in said(loaded))


def test_a_cell_that_stands_twice_keeps_both() -> None:
    loaded = changed(cells=[["a1", "r1", "H"], ["a1", "r1", "K", {"note": "n"}]])
    assert loaded.matrix.assignments["a1", "r1"] == Assignment(("H", "K"), note="n")
    assert said(loaded) == ["The file has a cell twice, with H and K; both were kept together."]


def test_a_key_that_stands_twice_loses_nothing() -> None:
    data = DATA.replace(b'"name":"It-chef"', b'"name":"It-chef","name":"Anden"')
    loaded = read("m.bhuki", data)
    assert loaded.matrix.roles["r1"].name == "Anden"
    assert loaded.matrix.roles["r1"].extra == {"name (2)": "It-chef"}
    assert said(loaded) == ["“name” stands twice; the last counts."]


def test_a_table_that_stands_twice_loses_nothing() -> None:
    data = DATA.replace(b'"cells":[', b'"cells":[["a1","r3","I"]],"cells":[')
    loaded = read("m.bhuki", data)
    assert loaded.matrix.assignments == small_matrix().assignments
    assert loaded.matrix.extra == {"cells (2)": [["a1", "r3", "I"]]}


def test_numbers_that_are_none_are_told() -> None:
    data = DATA.replace(b'"max":3.0', b'"max":NaN').replace(b'{"on":false}', b'{"x":1e999}')
    loaded = read("m.bhuki", data)
    assert "“NaN” is no number; it was left out." in said(loaded)
    assert "“1e999” is no number; it was left out." in said(loaded)
    assert read("m.bhuki", encode(loaded.matrix)).matrix == loaded.matrix


def test_endless_numbers_do_not_stop_the_reading() -> None:
    loaded = read("m.bhuki", DATA.replace(b'"max":3.0', b'"max":' + b"9" * 5000))
    assert loaded.matrix.roles == small_matrix().roles
    loaded = read("m.bhuki", DATA.replace(b'{"on":false}', b'{"big":' + b"9" * 30 + b"}"))
    assert loaded.matrix.rules["many-doers"].extra == {"big": int("9" * 30)}
    assert read("m.bhuki", encode(loaded.matrix)).matrix == loaded.matrix


def test_half_characters_are_replaced_and_told() -> None:
    loaded = read("m.bhuki", DATA.replace(b"It-chef", b"It\\ud800chef \\ud83d\\ude00"))
    assert loaded.matrix.roles["r1"].name == "It�chef 😀"
    assert said(loaded) == ["Half characters could not be read; “�” stands for each."]


def test_bytes_that_are_no_characters_are_replaced_and_told() -> None:
    loaded = read("m.bhuki", DATA.replace("Rådet".encode(), "Rådet".encode("cp1252")))
    assert loaded.matrix.roles["r2"].name == "R�det"
    assert said(loaded) == ["Some characters could not be read; “�” stands for each."]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_what_editors_do_to_a_file_is_read(encoding: str) -> None:
    loaded = read("m.bhuki", DATA.decode().replace("\n", "\r\n").encode(encoding))
    assert loaded.matrix == small_matrix()
    assert loaded.problems == []


def test_ids_that_point_nowhere_open_and_are_told() -> None:
    loaded = changed(
        groups=[],
        sections=[{"id": "s1", "parent": "gone"}],
        roles=[{"id": "r1", "group": "g1", "reports_to": "gone"}],
        cells=[["a1", "r1", "H"], ["a1", "r9", "U"], ["a9", "r1", "U"]],
        instances=[],
    )
    assert len(loaded.matrix.assignments) == 3
    assert said(loaded) == [
        "Cells of an activity or a role that is not there: 2. They are kept unseen.",
        "Roles in a group that is not there: 1. They stand without a group.",
        "Roles that report to one that is not there: 1.",
        "Activities in a section that is not there: 1. They stand first.",
        "Sections in a section that is not there: 1. They stand at the top.",
        "Appointments to a role or project that is not there: 1. They are kept unseen.",
    ]
    assert read("m.bhuki", encode(loaded.matrix)).matrix == loaded.matrix


def test_a_scheme_that_nobody_knows_opens_and_is_told() -> None:
    loaded = read("m.bhuki", DATA.replace(b'"scheme":"BHUKI"', b'"scheme":"XYZZY"'))
    assert loaded.matrix.scheme.id == "XYZZY"
    assert loaded.matrix.assignments == small_matrix().assignments
    assert said(loaded)[0].startswith("The scheme “XYZZY” is not known here")
    assert b'"scheme":"XYZZY"' in encode(loaded.matrix)


@pytest.mark.parametrize("scheme", [None, 5, {"letters": []}, {"id": "X", "letters": [7]}])
def test_a_scheme_that_can_not_be_read_is_bhuki(scheme: Any) -> None:
    loaded = changed(scheme=scheme)
    assert loaded.matrix.scheme.id == "BHUKI"
    assert any("BHUKI is assumed" in line for line in said(loaded))


def test_a_file_without_a_version_is_read_and_told() -> None:
    loaded = read("m.bhuki", DATA.replace(b'{"bhuki":1,', b"{"))
    assert loaded.matrix == small_matrix()
    assert said(loaded) == ["The file does not say which version of the format it has."]
    assert not loaded.read_only


def test_a_file_from_a_newer_version_is_for_reading_only() -> None:
    loaded = read("m.bhuki", DATA.replace(b'{"bhuki":1,', b'{"bhuki":7,"weather":"fine",'))
    assert loaded.read_only
    assert loaded.version == 7
    assert loaded.matrix.assignments == small_matrix().assignments
    assert said(loaded) == [
        "The file is from a newer Bhuki (format 7). It is open for reading only; "
        "get the newest Bhuki to change it."
    ]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)
field_names = st.sampled_from(
    ["id", "name", "kind", "tags", "extra", "letters", "code", "duties", "note", "veto", "values"]
)
entities = st.dictionaries(field_names, json_values | st.sampled_from(["r1", "a1", "H"]))
rows = st.lists(
    json_values | entities | st.just("r1") | st.lists(st.just("a1") | entities, max_size=4),
    max_size=4,
)
tables = st.sampled_from(
    [
        "about",
        "scheme",
        "own_schemes",
        "instances",
        "parked",
        "groups",
        "activities",
        "roles",
        "sections",
        "cells",
        "rules",
        "accepted",
        "holders",
        "bhuki",
        "x",
    ]
)


@settings(max_examples=60, deadline=None)
@example({"cells": [None, None]})
@example({"roles": [{"id": None}, {"id": ["a"]}, {"id": True}]})
@given(st.dictionaries(tables, json_values | entities | rows, max_size=4))
def test_whatever_stands_in_a_table_opens_and_is_saved_again(document: dict[str, Any]) -> None:
    loaded = read("m.bhuki", json.dumps({**json.loads(DATA), **document}).encode())
    again = read("m.bhuki", encode(loaded.matrix))
    assert again.matrix == loaded.matrix


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(DATA) - 1), st.binary(max_size=3), st.integers(0, 3))
def test_whatever_byte_is_changed_it_opens_or_is_one_line(at: int, new: bytes, cut: int) -> None:
    data = DATA[:at] + new + DATA[at + cut :]
    try:
        loaded = read("m.bhuki", data)
    except FileProblem:
        return
    assert read("m.bhuki", encode(loaded.matrix)).matrix == loaded.matrix
