"""The network of roles: an arrow from who answers to who decides, does, is asked and is told.

    found = network(matrix)                                 # all letters, all sections
    found = network(matrix, duties=[Duty.DOES], section=section_id)
    found.arrows[0].activities                              # what lies behind an arrow

An arrow is as strong as there are activities behind it. Who answers for nothing still stands in
the network where somebody's arrow reaches them; who has no letters stands outside.
"""

from collections import Counter
from collections.abc import Collection
from itertools import combinations

from msgspec import Struct

from bhuki.matrix.entities import Activity, Role
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.reports.duties import duties_of

SHOWN = (Duty.DECIDES, Duty.DOES, Duty.ASKED, Duty.TOLD)


class Arrow(Struct, frozen=True):
    """From who answers to who has a duty, with the activities (ids) in which it is so."""

    source: str
    target: str
    duty: Duty
    activities: tuple[str, ...]

    @property
    def strength(self) -> int:
        """How many activities there are behind it."""
        return len(self.activities)


class Network(Struct, frozen=True):
    """Roles in the order of the columns, and the arrows between them.

    `answers` and `parts` are how many activities a role answers for and has a part in; `answered`
    is how many have somebody who answers, `activities` how many there are. `meetings` are the
    pairs of roles that have parts in the same activities, with how many.
    """

    roles: tuple[Role, ...]
    outside: tuple[Role, ...]
    arrows: tuple[Arrow, ...]
    answers: dict[str, int]
    parts: dict[str, int]
    answered: int
    activities: int
    meetings: dict[tuple[str, str], int]

    def between(self, source: str, target: str) -> list[Arrow]:
        """Give the arrows from one role to another."""
        return [a for a in self.arrows if a.source == source and a.target == target]

    def strength(self, role_id: str) -> int:
        """Give the strength of all arrows at a role."""
        return sum(a.strength for a in self.arrows if role_id in (a.source, a.target))


def network(
    matrix: Matrix, *, duties: Collection[Duty] = SHOWN, section: str | None = None
) -> Network:
    """Find the network of roles, of some duties and of one section with all in it."""
    rows = [a for a in matrix.activity_order() if section is None or _within(matrix, a, section)]
    wanted = frozenset(duties)
    behind: dict[tuple[str, str, Duty], list[str]] = {}
    answers: dict[str, int] = {}
    parts: dict[str, int] = {}
    meetings: Counter[tuple[str, str]] = Counter()
    answered = 0
    known: dict[tuple[str, ...], tuple[Duty, ...]] = {}
    for activity in rows:
        having = _having(matrix, activity, known)
        answering = [role for role, has in having.items() if Duty.ANSWERS in has]
        answered += bool(answering)
        for role in having:
            parts[role] = parts.get(role, 0) + 1
        meetings.update(combinations(having, 2))
        for source in answering:
            answers[source] = answers.get(source, 0) + 1
            for target, has in having.items():
                for duty in has:
                    if target != source and duty in wanted:
                        behind.setdefault((source, target, duty), []).append(activity.id)
    arrows = tuple(Arrow(s, t, d, tuple(ids)) for (s, t, d), ids in behind.items())
    inside = {a.source for a in arrows} | {a.target for a in arrows} | answers.keys()
    return Network(
        roles=tuple(role for role in matrix.role_order() if role.id in inside),
        outside=tuple(role for role in matrix.role_order() if role.id not in parts),
        arrows=arrows,
        answers=answers,
        parts=parts,
        answered=answered,
        activities=len(rows),
        meetings=dict(meetings),
    )


def _within(matrix: Matrix, activity: Activity, section: str) -> bool:
    return any(one.id == section for one in matrix.section_path(activity.section))


def _having(
    matrix: Matrix, activity: Activity, known: dict[tuple[str, ...], tuple[Duty, ...]]
) -> dict[str, tuple[Duty, ...]]:
    """Give the duties of each role in an activity; `known` are those of letters met before."""
    having: dict[str, tuple[Duty, ...]] = {}
    for role, cell in matrix.row(activity.id):
        duties = known.get(cell.letters)
        if duties is None:
            duties = known[cell.letters] = duties_of(cell.letters, matrix.scheme)
        if duties:
            having[role.id] = duties
    return having


def graphml(found: Network, matrix: Matrix) -> bytes:
    """Give the network as GraphML, for Gephi, yEd and other programs."""
    import networkx as nx  # noqa: PLC0415 - heavy, and only for this

    graph = nx.MultiDiGraph()
    for role in found.roles:
        group = matrix.group_of(role)
        graph.add_node(
            role.id,
            label=_clean(role.name),
            group=_clean(group.name if group else ""),
            answers=found.answers.get(role.id, 0),
            parts=found.parts.get(role.id, 0),
        )
    for n, arrow in enumerate(found.arrows):
        numbers = [matrix.activities[i].title for i in arrow.activities]
        graph.add_edge(
            arrow.source,
            arrow.target,
            key=n,
            duty=arrow.duty.value,
            weight=arrow.strength,
            activities=_clean("; ".join(numbers)),
        )
    return "\n".join(nx.generate_graphml(graph, encoding="utf-8")).encode()


def _clean(text: str) -> str:
    """Leave out the characters that XML can't hold."""
    return "".join(c for c in text if c in "\t\n\r" or ord(c) >= 32)
