"""The shape of our file: the same again when read, and one line a change."""

import difflib
import json

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bhuki.files.format import Cell, decode, encode
from bhuki.files.store import read
from bhuki.matrix.changes import assign, set_cells
from bhuki.matrix.characters import whole_characters
from bhuki.matrix.entities import About, Activity, Assignment, Role, Section
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty, Letter, Scheme, shipped_scheme
from tests.files.samples import small_matrix
from tests.matrix import strategies as given_a

FEW = settings(max_examples=30, deadline=None)

WRITTEN = """\
{"bhuki":1,
"about":{"title":"Styring","scope":"Hele kommunen","dated":"2024-05-17"},
"scheme":"BHUKI",
"rules":[
["many-consulted",{"values":{"max":3.0}}],
["many-doers",{"on":false}]
],
"groups":[
{"id":"g1","name":"Linjen"}
],
"roles":[
{"id":"r1","name":"It-chef","group":"g1","tags":["manager"]},
{"id":"r2","name":"Rådet","kind":"body","reports_to":"r1"},
{"id":"r3","name":"Systemejer","appointed":"per-system"}
],
"sections":[
{"id":"s1","name":"Strategi"},
{"id":"s2","name":"Drift","parent":"s1"}
],
"activities":[
{"id":"a2","name":"Skriv strategien","number":"1.1","section":"s1"},
{"id":"a1","name":"Godkend strategien","number":"1.2","section":"s2","note":"i foråret"}
],
"cells":[
["a1","r1","H"],
["a1","r2","B"],
["a2","r1","H/U"],
["a2","r2","K",{"veto":true,"note":"skriftligt"}],
null],
"accepted":[
["many-doers","a1","",{"reason":"Sådan er det","by":"It-chefen","on":"2024-01-02"}]
],
"parked":[
["many-informed","","r1",{"note":"spørg Hanne"}]
],
"instances":[
{"id":"i1","name":"Fagsystem","kind":"system"}
],
"holders":[
["","r1",["Bo Bang","Ida Dam"]],
["i1","r3",["Hanne Holm"]]
]
}
"""


def changed_lines(before: bytes, after: bytes) -> list[str]:
    found = difflib.ndiff(before.decode().splitlines(), after.decode().splitlines())
    return [line for line in found if line[0] in "+-"]


def test_a_file_is_written_one_entity_a_line() -> None:
    assert encode(small_matrix()).decode() == WRITTEN
    assert decode(WRITTEN.encode()) == small_matrix()


def test_the_file_is_plain_json() -> None:
    assert json.loads(encode(small_matrix()))["cells"][2] == ["a2", "r1", "H/U"]


def test_a_changed_cell_is_one_changed_line() -> None:
    matrix = small_matrix()
    before = encode(matrix)
    assign(matrix, [("a1", "r2")], ["K"]).apply(matrix)
    assert changed_lines(before, encode(matrix)) == [
        '- ["a1","r2","B"],',
        '+ ["a1","r2","K"],',
    ]


def test_a_cell_set_or_cleared_anywhere_is_one_line_come_or_gone() -> None:
    matrix = small_matrix()
    cells = [("a0", "r1"), ("a1", "r3"), ("a2", "r3"), ("z", "z")]
    for cell in cells:
        before = encode(matrix)
        edit = set_cells(matrix, {cell: Assignment(("I",))})
        inverse = edit.apply(matrix)
        after = encode(matrix)
        assert changed_lines(before, after) == [f'+ ["{cell[0]}","{cell[1]}","I"],']
        inverse.apply(matrix)
        assert encode(matrix) == before


def test_the_order_that_cells_were_set_in_does_not_show() -> None:
    matrix = small_matrix()
    backwards = small_matrix()
    backwards.assignments = dict(reversed(backwards.assignments.items()))
    assert encode(matrix) == encode(backwards)


def test_a_loaded_file_saved_again_is_the_same_bytes() -> None:
    data = encode(small_matrix())
    loaded = decode(data)
    assert loaded is not None
    assert encode(loaded) == data


def test_letters_that_would_not_come_apart_again_are_a_list() -> None:
    cells = {
        ("a", "r1"): Assignment(("H/U",)),
        ("a", "r2"): Assignment(("",)),
        ("a", "r3"): Assignment((), note="only a note"),
        ("a", "r4"): Assignment(("/", "H")),
    }
    matrix = Matrix(
        roles={f"r{n}": Role(f"r{n}") for n in range(5)},
        activities={"a": Activity("a")},
        assignments=cells,
    )
    data = encode(matrix)
    assert b'["a","r1",["H/U"]]' in data
    assert decode(data) == matrix


def test_a_scheme_is_named_by_its_id_where_it_is_known() -> None:
    assert b'"scheme":"RACI"' in encode(Matrix(scheme=shipped_scheme("RACI")))
    own = Scheme("Mine", (Letter("X", (Duty.DOES,), colour="#2A7A83"),), own=True)
    with_own = Matrix(scheme=own, own_schemes={"Mine": own})
    assert b'"scheme":"Mine"' in encode(with_own)
    assert decode(encode(with_own)) == with_own


def test_a_scheme_that_is_nowhere_else_stands_whole() -> None:
    changed = msgspec.structs.replace(shipped_scheme("RACI"), source="ours")
    matrix = Matrix(scheme=changed)
    assert decode(encode(matrix)) == matrix


@FEW
@given(given_a.matrices())
@example(Matrix())
def test_any_matrix_is_the_same_when_read(matrix: Matrix) -> None:
    data = encode(matrix)
    loaded = read("m.bhuki", data)
    assert loaded.matrix == matrix
    assert encode(loaded.matrix) == data
    assert decode(data) in (matrix, None)


@FEW
@given(given_a.matrices())
def test_any_matrix_in_any_layout_is_the_same_when_read(matrix: Matrix) -> None:
    document = json.loads(encode(matrix))
    data = json.dumps(document, indent=1, ensure_ascii=True).encode()
    assert read("m.bhuki", data).matrix == matrix


hostile = st.text(
    st.characters(codec=None) | st.sampled_from('\ud800\udfff\x00\x1b\u2028"\\/<&=+@\ufeff\u202e'),
    max_size=20,
)


@FEW
@given(hostile, hostile, hostile)
@example("\ud83d\ude00 \ud800", "\udfff", "=1+1\x00")
def test_hostile_text_is_saved_and_read(name: str, note: str, title: str) -> None:
    matrix = Matrix(
        about=About(title=title, extra={"theirs": [name, {"a": note}]}),
        roles={"r": Role("r", name, note=note)},
        sections={"s": Section("s", name)},
        activities={"a": Activity("a", note, title, "s")},
        assignments={("a", "r"): Assignment(("H",), note=note)},
        extra={"their own": {"text": name}},
    )
    data = encode(matrix)
    loaded = read("m.bhuki", data).matrix
    assert encode(loaded) == data
    assert loaded.roles["r"].name == whole_characters(name)
    assert loaded.about.title == whole_characters(title)
    assert loaded.assignments["a", "r"].note == whole_characters(note)
    if name.isascii():
        assert loaded.roles["r"].name == name


def test_a_long_text_is_kept_whole() -> None:
    long = "Ærø\t\n" * 20_000
    matrix = Matrix(activities={"a": Activity("a", long, note=long)})
    assert decode(encode(matrix)) == matrix


def test_what_is_written_is_read_the_fast_way() -> None:
    """Ours is read by types alone; only what differs from it takes the patient way."""
    assert decode(encode(small_matrix())) is not None
    assert decode(encode(Matrix())) is not None


def test_bytes_that_differ_in_the_least_are_not_taken_for_ours() -> None:
    data = encode(small_matrix())
    for before, after in (
        (b'"name":"It-chef"', b'"name": "It-chef"'),
        (b'"name":"It-chef"', b'"name":"It-chef","name":"Anden"'),
        (b'"name":"It-chef"', b'"name":"It-chef","extra":{}'),
        (b'"name":"It-chef"', b'"name":"It-chef","shoe_size":44'),
        (b'{"veto":true,', b'{"veto":false,"veto":true,'),
        (b'["a1","r1","H"]', b'["a1","r1","H",{"veto":true,"veto":false}]'),
        (b'["a1","r1","H"]', b'["a1","r1","H"],\n["a1","r1","U"]'),
        (b'["a1","r1","H"]', b'["a1","r1","H",null,5]'),
        (b'["a1","r1","H"]', b'["a1","nowhere","H"]'),
        (b'"scheme":"BHUKI",', b'"scheme":"BHUKI",\n"scheme":"RACI",'),
        (b'{"bhuki":1,', b'{"bhuki":2,'),
    ):
        assert before in data
        assert decode(data.replace(before, after, 1)) is None, after


def test_equal_letters_share_one_assignment() -> None:
    cells = [Cell("a", f"r{n}", "H/U") for n in range(3)]
    matrix = Matrix(
        activities={"a": Activity("a")},
        roles={cell.role: Role(cell.role) for cell in cells},
        assignments={("a", cell.role): Assignment(("H", "U")) for cell in cells},
    )
    loaded = decode(encode(matrix))
    assert loaded is not None
    assert len({id(value) for value in loaded.assignments.values()}) == 1
