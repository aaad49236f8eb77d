"""Pair the things of two matrices: which activity, role or section of one is which of the other.

    same = Pairing.of(old, new)
    same.activities[old_id]             # the id in the new matrix, absent where it is gone

Two versions of one matrix share ids, and ids decide. Two independent files share none, or the
same ids by accident: then names decide, then likeness of names, then numbers. A name goes before
a number, since one row put in high up renumbers all below it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any, Protocol

from bhuki.matrix.entities import Activity
from bhuki.matrix.matrix import Matrix

LIKE = 0.72  # from here on two names are one name reworded; below, "Draft" meets "Drop"
MOST_LIKENESSES = 40_000  # pairs of names looked at; two matrices without a common row have more


class Named(Protocol):
    """What has an id and a name: a role, a group, a section, an activity, an instance."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


@dataclass
class Pairing:
    """The ids of the old matrix with their ids in the new one, by kind; `one_line` is true where
    the two are versions of the same matrix."""

    activities: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    sections: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    instances: dict[str, str] = field(default_factory=dict)
    one_line: bool = False

    @classmethod
    def of(cls, old: Matrix, new: Matrix) -> "Pairing":
        """Pair all that the two matrices hold."""
        one_line = _one_line(old, new)
        sections = _pair(
            old.sections, new.sections, one_line, old_key=_path_of(old), new_key=_path_of(new)
        )
        return cls(
            activities=_pair(
                old.activities,
                new.activities,
                one_line,
                old_key=_place_of(old),
                new_key=_place_of(new),
                number=_number,
            ),
            roles=_pair(old.roles, new.roles, one_line),
            sections=sections,
            groups=_pair(old.groups, new.groups, one_line),
            instances=_pair(old.instances, new.instances, one_line),
            one_line=one_line,
        )


def plain(text: str) -> str:
    """Give a text as it is compared: without case, punctuation and double spaces."""
    return re.sub(r"\W+", " ", text.casefold()).strip()


def _one_line(old: Matrix, new: Matrix) -> bool:
    """Say whether shared ids mean the same: most of them have the same name or number."""
    mine = {**old.activities, **old.roles}
    others = {**new.activities, **new.roles}
    shared = mine.keys() & others.keys()
    agreeing = sum(_agree(mine[i], others[i]) for i in shared)
    return bool(shared) and 2 * agreeing >= len(shared)


def _agree(mine: Any, other: Any) -> bool:
    if type(mine) is not type(other):
        return False
    number = getattr(mine, "number", "")
    return bool(mine.name == other.name or (number and number == other.number))


def _path_of(matrix: Matrix) -> Callable[[Any], str]:
    return lambda section: "\n".join(plain(s.name) for s in matrix.section_path(section.id))


def _place_of(matrix: Matrix) -> Callable[[Any], str]:
    """Key an activity by its sections and name: the same name may stand in several sections."""

    def place(activity: Activity) -> str:
        path = matrix.section_path(activity.section)
        return "\n".join(plain(name) for name in [*(s.name for s in path), activity.name])

    return place


def _number(activity: Any) -> str:
    return plain(activity.number)


def _plain_name(thing: Named) -> str:
    return plain(thing.name)


def _pair(
    old: Mapping[str, Any],
    new: Mapping[str, Any],
    by_id: bool,
    *,
    old_key: Callable[[Any], str] = _plain_name,
    new_key: Callable[[Any], str] = _plain_name,
    number: Callable[[Any], str] | None = None,
) -> dict[str, str]:
    """Pair two tables in rounds, the surest first; what is paired leaves the later rounds."""
    pairs = {i: i for i in old if i in new} if by_id else {}
    mine = [thing for i, thing in old.items() if i not in pairs]
    theirs = [thing for i, thing in new.items() if i not in pairs.values()]
    rounds = [(old_key, new_key), (_plain_name, _plain_name)]
    for mine_key, their_key in rounds:
        mine, theirs = _round(pairs, mine, theirs, mine_key, their_key)
    if by_id:  # in one line a new id is a new thing, unless it is the very same again
        return pairs
    mine, theirs = _alike(pairs, mine, theirs)
    if number is not None:
        _round(pairs, mine, theirs, number, number)
    return pairs


def _round(
    pairs: dict[str, str],
    mine: Sequence[Any],
    theirs: Sequence[Any],
    mine_key: Callable[[Any], str],
    their_key: Callable[[Any], str],
) -> tuple[list[Any], list[Any]]:
    """Pair what alone has a key on both sides; give what is left of both."""
    alone = _alone(theirs, their_key)
    found = {t.id: alone[key] for key, t in _alone(mine, mine_key).items() if key in alone}
    pairs.update((mine_id, other.id) for mine_id, other in found.items())
    taken = {other.id for other in found.values()}
    return [t for t in mine if t.id not in found], [t for t in theirs if t.id not in taken]


def _alone(things: Iterable[Any], key: Callable[[Any], str]) -> dict[str, Any]:
    by_key: dict[str, list[Any]] = {}
    for thing in things:
        by_key.setdefault(key(thing), []).append(thing)
    return {k: found[0] for k, found in by_key.items() if k and len(found) == 1}


def _alike(
    pairs: dict[str, str], mine: Sequence[Any], theirs: Sequence[Any]
) -> tuple[list[Any], list[Any]]:
    """Pair what has much the same name, the most alike first."""
    if len(mine) * len(theirs) > MOST_LIKENESSES:
        return list(mine), list(theirs)
    likenesses: list[tuple[float, int, int]] = []
    matcher = SequenceMatcher(autojunk=False)
    for n, thing in enumerate(theirs):
        matcher.set_seq2(_plain_name(thing))
        for m, other in enumerate(mine):
            matcher.set_seq1(_plain_name(other))
            if matcher.real_quick_ratio() >= LIKE and matcher.quick_ratio() >= LIKE:
                likenesses.append((matcher.ratio(), m, n))
    taken_mine: set[int] = set()
    taken_theirs: set[int] = set()
    for likeness, m, n in sorted(likenesses, key=lambda found: (-found[0], found[1], found[2])):
        if likeness >= LIKE and m not in taken_mine and n not in taken_theirs:
            pairs[mine[m].id] = theirs[n].id
            taken_mine.add(m)
            taken_theirs.add(n)
    return (
        [thing for m, thing in enumerate(mine) if m not in taken_mine],
        [thing for n, thing in enumerate(theirs) if n not in taken_theirs],
    )
