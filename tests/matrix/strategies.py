"""Matrices and edits of every kind, for property tests.

Ids are few, so that edits meet: some are in the matrix, some not, some twice in one step.
"""

from typing import Any

from hypothesis import strategies as st
from msgspec import UNSET

from bhuki.matrix.edits import (
    Edit,
    Label,
    Placed,
    PutActivities,
    PutGroups,
    PutInstances,
    PutRoles,
    PutSections,
    SetAbout,
    SetAccepted,
    SetAssignments,
    SetExtra,
    SetHolders,
    SetOwnSchemes,
    SetParked,
    SetRules,
    SetScheme,
)
from bhuki.matrix.entities import (
    About,
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
from bhuki.matrix.scheme import Duty, Letter, Scheme, shipped_schemes

IDS = [f"{kind}{n}" for kind in "argsi" for n in range(4)] + ["nowhere", "r/0"]

texts = st.text(max_size=6)
ids = st.sampled_from(IDS)
maybe_id = st.none() | ids
dates = st.none() | st.dates()
extras: Any = st.builds(dict) | st.dictionaries(
    texts.map("x-{}".format),
    st.none() | st.booleans() | st.integers(-9, 9) | texts | st.lists(texts, max_size=2),
    max_size=2,
)
letters = st.lists(st.sampled_from(["B", "H", "U", "K", "I", "X", "MV", "/", ""]), max_size=3)
assignments = st.builds(Assignment, letters.map(tuple), st.booleans(), texts, extras)
duties = st.lists(st.sampled_from(Duty), max_size=2, unique=True).map(tuple)
own_letters = st.builds(
    Letter,
    st.sampled_from(["A", "B", "Æ", "QQ"]),
    duties,
    names=st.dictionaries(st.sampled_from(["da", "en"]), texts),
    least=st.integers(0, 2),
    most=st.none() | st.integers(1, 3),
    colour=st.none() | st.just("#2A7A83"),
    extra=extras,
)
own_schemes = st.builds(
    Scheme,
    st.sampled_from(["Mine", "Ours", "RACI"]),
    st.lists(own_letters, max_size=3).map(tuple),
    own=st.just(True),
    extra=extras,
)
schemes = st.sampled_from(list(shipped_schemes().values())) | own_schemes

groups = st.builds(RoleGroup, ids, texts, texts, extras)
roles = st.builds(
    Role,
    ids,
    texts,
    maybe_id,
    st.sampled_from(RoleKind),
    st.sampled_from(Appointed),
    maybe_id,
    st.lists(texts, max_size=2).map(tuple),
    texts,
    texts,
    extras,
)
sections = st.builds(Section, ids, texts, maybe_id, texts, extras)
activities = st.builds(
    Activity, ids, texts, texts, maybe_id, texts, st.lists(texts, max_size=2).map(tuple), extras
)
instances = st.builds(
    Instance, ids, texts, st.sampled_from(InstanceKind), st.booleans(), texts, extras
)
abouts = st.builds(
    About,
    title=texts,
    language=st.sampled_from(["da", "en"]),
    dated=dates,
    review=dates,
    note=texts,
    extra=extras,
)
acceptances = st.builds(Acceptance, texts, texts, dates, texts, extras)
parked = st.builds(Parked, texts, dates, extras)
rule_settings = st.builds(
    RuleSetting,
    st.none() | st.booleans(),
    st.none() | st.sampled_from(["error", "advice"]),
    st.dictionaries(texts, st.floats(allow_nan=False, allow_infinity=False), max_size=1),
    extras,
)
rule_ids = st.sampled_from(["many-doers", "no-review-date", "unknown-rule"])
finding_keys = st.tuples(rule_ids, ids | st.just(""), ids | st.just(""))
holder_keys = st.tuples(ids | st.just(""), ids)
names = st.lists(texts, min_size=1, max_size=2).map(tuple)


extra_names = st.sampled_from(["x-", "x-0", "snapshots"])


def table(entities: Any) -> Any:
    return st.lists(entities, max_size=4, unique_by=lambda e: e.id).map(
        lambda found: {entity.id: entity for entity in found}
    )


@st.composite
def matrices(draw: Any) -> Matrix:
    own = draw(st.lists(own_schemes, max_size=2))
    cells = draw(st.dictionaries(st.tuples(ids, ids), assignments, max_size=6))
    return Matrix(
        about=draw(abouts),
        scheme=draw(schemes),
        own_schemes={scheme.id: scheme for scheme in own},
        rules=draw(st.dictionaries(rule_ids, rule_settings, max_size=2)),
        groups=draw(table(groups)),
        roles=draw(table(roles)),
        sections=draw(table(sections)),
        activities=draw(table(activities)),
        assignments={cell: value for cell, value in cells.items() if value},
        accepted=draw(st.dictionaries(finding_keys, acceptances, max_size=2)),
        parked=draw(st.dictionaries(finding_keys, parked, max_size=2)),
        instances=draw(table(instances)),
        holders=draw(st.dictionaries(holder_keys, names, max_size=2)),
        extra=draw(extras),
    )


@st.composite
def structures(draw: Any) -> Matrix:
    """Matrices of rows and columns alone."""
    return Matrix(
        groups=draw(table(st.builds(RoleGroup, ids))),
        roles=draw(table(st.builds(Role, ids, group=maybe_id))),
        sections=draw(table(st.builds(Section, ids, parent=maybe_id))),
        activities=draw(table(st.builds(Activity, ids, section=maybe_id))),
    )


def _puts(kind: Any, entities: Any) -> Any:
    placed = st.builds(Placed, entities, st.just(UNSET) | maybe_id)
    return st.builds(
        kind, st.lists(placed, max_size=4).map(tuple), st.lists(ids, max_size=3).map(tuple)
    )


def _sets(kind: Any, keys: Any, values: Any) -> Any:
    pairs = st.tuples(keys, st.none() | values)
    return st.builds(kind, st.lists(pairs, max_size=3).map(tuple))


steps = st.one_of(
    st.builds(
        SetAssignments,
        st.lists(
            st.tuples(st.sampled_from(["a0", "a1"]), ids, st.none() | assignments), max_size=4
        ).map(tuple),
    ),
    _puts(PutGroups, groups),
    _puts(PutRoles, roles),
    _puts(PutSections, sections),
    _puts(PutActivities, activities),
    _puts(PutInstances, instances),
    _sets(SetHolders, holder_keys, names),
    _sets(SetAccepted, finding_keys, acceptances),
    _sets(SetParked, finding_keys, parked),
    _sets(SetRules, rule_ids, rule_settings),
    st.builds(SetAbout, abouts),
    st.builds(SetScheme, schemes),
    _sets(SetOwnSchemes, st.sampled_from(["Mine", "RACI"]), own_schemes),
    st.builds(
        SetExtra,
        st.lists(st.tuples(extra_names, st.none() | st.integers(-9, 9) | texts), max_size=2).map(
            tuple
        ),
        st.lists(extra_names, max_size=2).map(tuple),
    ),
)
labels = st.builds(Label, texts, st.dictionaries(texts, texts | st.integers(-9, 9), max_size=2))
edits = st.builds(Edit, labels, st.lists(steps, max_size=4).map(tuple))
