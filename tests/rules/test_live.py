"""After any edit the live findings are what a full judgement says, in the same order."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET
from msgspec.structs import replace

from bhuki.matrix import changes
from bhuki.matrix.edits import (
    Edit,
    Label,
    Placed,
    PutActivities,
    PutGroups,
    PutRoles,
    PutSections,
    SetOwnSchemes,
    SetScheme,
    Step,
    as_cells,
)
from bhuki.matrix.entities import (
    Acceptance,
    Activity,
    Appointed,
    Assignment,
    Instance,
    InstanceKind,
    Parked,
    Role,
    RoleGroup,
    RoleKind,
    RuleSetting,
    Section,
)
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import shipped_scheme
from bhuki.rules.finding import Finding
from bhuki.rules.fixes import fixes
from bhuki.rules.judge import Judges, judge
from bhuki.rules.live import LiveJudge
from bhuki.rules.registry import RULES
from bhuki.rules.row import Row
from bhuki.rules.wording import fix_reason, fix_text, headline, message, question
from bhuki.texts import texts

ACTIVITIES = ["a1", "a2", "a3", "a4", "a5"]
ROLES = ["r1", "r2", "r3", "r4"]
NAMES = [
    "Write the plan",
    "Approve the plan",
    "Udarbejde og få godkendt planen",
    "Budget",
    "",
    "Anskaffe nyt it-system (NIS2)",
    "Realisere gevinster i fagsystem",
]
ROLE_NAMES = [
    "Boss",
    "It-chef",
    "Styregruppe",
    "Systemejer",
    "Projektleder",
    "Anne Hansen",
    "Brugere",
]

one_activity = st.sampled_from([*ACTIVITIES, "gone"])
one_role = st.sampled_from([*ROLES, "lost"])
letters = st.lists(st.sampled_from([*"BHUKI", "R", "A", "X"]), max_size=3).map(tuple)
assignment = st.none() | st.builds(
    Assignment, letters, st.booleans(), st.sampled_from(["", "agreed"])
)
sections = st.sampled_from([None, "s1", "s2", "nowhere"])
activity = st.builds(
    Activity,
    st.sampled_from(ACTIVITIES),
    st.sampled_from(NAMES),
    st.sampled_from(["", "1", "2"]),
    sections,
    st.sampled_from(["", "noted"]),
    st.sampled_from([(), ("nis2",), ("system",), ("benefit",), ("new-it",)]),
)
role = st.builds(
    Role,
    st.sampled_from(ROLES),
    st.sampled_from(ROLE_NAMES),
    st.sampled_from([None, "g1", "nowhere"]),
    st.sampled_from(RoleKind),
    st.sampled_from(Appointed),
    st.sampled_from([None, *ROLES, "lost"]),
    st.sampled_from([(), ("it",), ("budget",), ("project",)]),
    st.sampled_from(["", "The mandate"]),
)
section = st.builds(
    Section,
    st.sampled_from(["s1", "s2"]),
    st.just("Part"),
    st.sampled_from([None, "s1", "s2", "no"]),
)
instance = st.builds(
    Instance,
    st.sampled_from(["i1", "i2"]),
    st.sampled_from(["Alpha", "Beta"]),
    st.sampled_from(InstanceKind),
    st.booleans(),
)
place = st.sampled_from([None, *ACTIVITIES])
setting = st.none() | st.builds(
    RuleSetting,
    st.sampled_from([None, True, False]),
    st.sampled_from([None, "error", "advice", "fatal"]),
    st.sampled_from([{}, {"max": 1.0}, {"share": 0.1, "min": 1.0}, {"min_activities": 1.0}]),
)
schemes = st.sampled_from(["BHUKI", "RACI", "RACI-VS", "DACI", "RAPID"]).map(shipped_scheme)


def edit(*steps: Step) -> Edit:
    return Edit(Label("test"), steps)


cells = st.dictionaries(st.tuples(one_activity, one_role), assignment, min_size=1, max_size=6)
plain_edits = st.one_of(
    cells.map(lambda values: edit(as_cells(values))),
    cells.map(lambda values: edit(as_cells(values))),
    st.lists(activity, min_size=1, max_size=2).map(
        lambda put: edit(PutActivities(tuple(Placed(a) for a in put)))
    ),
    st.tuples(activity, place).map(lambda p: edit(PutActivities((Placed(p[0], p[1]),)))),
    one_activity.map(lambda a: edit(PutActivities(remove=(a,)))),
    role.map(lambda r: edit(PutRoles((Placed(r),)))),
    st.tuples(role, st.sampled_from([None, *ROLES])).map(
        lambda p: edit(PutRoles((Placed(p[0], p[1]),)))
    ),
    one_role.map(lambda r: edit(PutRoles(remove=(r,)))),
    section.map(lambda s: edit(PutSections((Placed(s, None),)))),
    st.just(edit(PutSections(remove=("s1",)))),
    st.just(edit(PutGroups((Placed(RoleGroup("g1", "Line")),)))),
    schemes.map(lambda s: edit(SetScheme(s))),
    st.just(edit(SetOwnSchemes((("mine", None),)))),
)


def verb_edit(matrix: Matrix, found: list[Finding], data: Any) -> Edit:
    """Make an edit that needs to see the matrix: settings, appointments, acceptances, fixes."""
    kind = data.draw(
        st.sampled_from(["rule", "about", "hold", "instance", "accept", "park", "fix"])
    )
    if kind == "rule":
        rule_id = data.draw(st.sampled_from([*RULES, "no-such-rule"]))
        return changes.set_rule(matrix, rule_id, data.draw(setting))
    if kind == "about":
        profile = data.draw(st.sampled_from(["core", "danish-municipality", "unknown"]))
        scope = data.draw(st.sampled_from(["", "All"]))
        return changes.change_about(matrix, profile=profile, scope=scope)
    if kind == "hold":
        names = data.draw(st.lists(st.sampled_from(["Ann", "Bo", "ann "]), max_size=2))
        where = data.draw(st.sampled_from(["", "i1", "i2", "nowhere"]))
        return changes.appoint(matrix, where, data.draw(one_role), names)
    if kind == "instance":
        return changes.add_instances(matrix, [data.draw(instance)])
    if not found:
        return edit()
    finding = data.draw(st.sampled_from(found))
    if kind == "accept":
        state = data.draw(st.sampled_from([finding.state, "older", ""]))
        acceptance = data.draw(st.none() | st.just(Acceptance("fine", "Me", None, state)))
        return changes.accept(matrix, finding.key, acceptance)
    if kind == "park":
        return changes.park(matrix, finding.key, data.draw(st.none() | st.just(Parked("later"))))
    made = fixes(finding, matrix)
    return data.draw(st.sampled_from(made)).edit if made else edit()


LOW = {  # limits that so small a matrix can go beyond
    "role-holds-too-much": {"share": 0.4, "min": 1.0},
    "role-does-too-much": {"share": 0.3, "min": 1.0},
    "role-in-everything": {"min_activities": 1.0},
    "many-doers": {"max": 2.0},
    "many-consulted": {"max": 1.0},
    "many-informed": {"max": 1.0},
    "responsible-far-above-doers": {"levels": 1.0},
}


def start() -> Matrix:
    matrix = Matrix()
    matrix.rules = {rule: RuleSetting(values=dict(low)) for rule, low in LOW.items()}
    matrix.roles = {r: Role(r, name) for r, name in zip(ROLES, ROLE_NAMES, strict=False)}
    matrix.sections = {"s1": Section("s1", "First")}
    for n, a in enumerate(ACTIVITIES[:4]):
        matrix.activities[a] = Activity(a, NAMES[n], str(n), "s1")
        matrix.assignments[a, "r1"] = Assignment(("H",))
    return matrix


def agree(live: LiveJudge, matrix: Matrix) -> None:
    full = judge(matrix)
    assert live.findings == full
    assert {f.key: f for f in full} == {key: live.find(key) for key in {f.key for f in full}}
    for table, owners in (
        (live.by_activity, [(f.activity, f) for f in full if f.activity is not None]),
        (live.by_role, [(f.role, f) for f in full if f.role is not None]),
        (live.by_cell, [(cell, f) for f in full for cell in f.cells]),
    ):
        wanted: dict[Any, list[Any]] = {}
        for owner, finding in owners:
            wanted.setdefault(owner, []).append(finding.key)
        got = {owner: sorted(f.key for f in found) for owner, found in table.items()}
        assert got == {owner: sorted(keys) for owner, keys in wanted.items()}
    for cell, found in live.by_cell.items():
        here = {f.key for f in found if f.activity == cell[0] or (f.role == cell[1])}
        assert here <= {f.key for f in live.at_cell(cell)} <= {f.key for f in found}


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_live_findings_equal_a_full_judgement_after_any_edits_and_their_inverses(data: Any) -> None:
    matrix = start()
    live = LiveJudge(matrix)
    undo: list[Edit] = []
    for _ in range(data.draw(st.integers(1, 7))):
        if undo and data.draw(st.integers(0, 4)) == 0:
            done = undo.pop()
            done.apply(matrix)
        else:
            by_verb = data.draw(st.booleans())
            done = verb_edit(matrix, live.findings, data) if by_verb else data.draw(plain_edits)
            undo.append(done.apply(matrix))
        before = {f.key: f for f in live.findings}
        gone, come = live.follow(done)
        agree(live, matrix)
        after = {f.key: f for f in live.findings}
        assert {f.key for f in gone} == {k for k, f in before.items() if after.get(k) != f}
        assert {f.key for f in come} == {k for k, f in after.items() if before.get(k) != f}


columns = st.tuples(
    st.sampled_from(ROLES),
    st.sampled_from([None, *ROLES]),
    st.sampled_from([None, "g1"]),
    st.none() | st.sampled_from(ROLE_NAMES),
)


@settings(max_examples=80, deadline=None)
@given(cells, st.lists(columns, min_size=1, max_size=6))
def test_findings_name_their_cells_in_the_order_that_the_columns_now_have(
    filled: dict[Any, Assignment | None], moves: list[Any]
) -> None:
    matrix = start()
    matrix.groups = {"g1": RoleGroup("g1", "Line")}
    for n, a in enumerate(ACTIVITIES[:4]):
        matrix.assignments |= {(a, r): Assignment(("UKI"[n % 3],)) for r in ROLES}
    edit(as_cells(filled)).apply(matrix)
    live = LiveJudge(matrix)
    for role_id, after, group, name in moves:
        now = matrix.roles[role_id]
        put = replace(now, group=group, name=name if name is not None else now.name)
        done = edit(PutRoles((Placed(put, after if after != role_id else UNSET),)))
        undone = done.apply(matrix)
        live.follow(done)
        agree(live, matrix)
        undone.apply(matrix)
        live.follow(undone)
        agree(live, matrix)
        done.apply(matrix)
        live.follow(done)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_every_finding_can_be_said_and_every_fix_changes_something(data: Any) -> None:
    matrix = start()
    changes.change_about(matrix, profile="danish-municipality").apply(matrix)
    for rule_id in RULES:
        changes.set_rule(matrix, rule_id, RuleSetting(on=True)).apply(matrix)
    for _ in range(data.draw(st.integers(1, 6))):
        data.draw(plain_edits).apply(matrix)
    for finding in judge(matrix):
        for language in ("da", "en"):
            _ = texts(language)
            said = [say(finding, matrix, _) for say in (headline, message, question)]
            assert all(said)
            assert said[1].endswith((".", "?"))
            assert said[2].endswith("?")
            for fix in fixes(finding, matrix):
                assert fix_text(fix, matrix, _)
                assert isinstance(fix_reason(fix, matrix, _), str)
        for fix in fixes(finding, matrix):
            assert fix.edit
            changed = matrix.copy()
            fix.edit.apply(changed)
            assert changed != matrix


def test_a_cell_edit_judges_only_its_row_again(monkeypatch: pytest.MonkeyPatch) -> None:
    matrix = start()
    live = LiveJudge(matrix)
    asked: list[str] = []
    judge_row = Judges.of_row

    def counting(judges: Judges, row: Row) -> list[Finding]:
        asked.append(row.activity.id)
        return judge_row(judges, row)

    monkeypatch.setattr(Judges, "of_row", counting)
    done = changes.assign(matrix, [("a2", "r2")], ["U"])
    inverse = done.apply(matrix)
    live.follow(done)
    inverse.apply(matrix)
    live.follow(inverse)
    assert asked == ["a2", "a2"]
