"""What the network of roles shows, in words: who is the hub, who must meet, who stands outside.

    for finding in network_findings(found, matrix, texts("da")):
        finding.heading, finding.text

Betweenness and communities are networkx's; on large networks betweenness is estimated from a
sample, always the same one.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from bhuki.matrix.entities import Role
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.reports.grammar import listed
from bhuki.reports.network import Network
from bhuki.texts import Texts

SAMPLE = 60  # roles from which betweenness is estimated where there are more
MOST_NAMED = 8


class Finding(Struct, frozen=True):
    """One finding: a heading and a paragraph."""

    heading: str
    text: str


def betweenness(found: Network) -> dict[str, float]:
    """Give how much each role stands between the others, 0..1."""
    import networkx as nx  # noqa: PLC0415 - heavy, and only for this

    graph = nx.Graph()
    graph.add_nodes_from(role.id for role in found.roles)
    graph.add_edges_from((arrow.source, arrow.target) for arrow in found.arrows)
    sample = SAMPLE if len(graph) > 2 * SAMPLE else None
    values: dict[str, float] = nx.betweenness_centrality(graph, k=sample, seed=1)
    return values


def communities(found: Network) -> list[list[str]]:
    """Give the roles that meet each other most, as groups for one workshop each; largest first."""
    import networkx as nx  # noqa: PLC0415 - the same

    graph = nx.Graph()
    graph.add_nodes_from(role.id for role in found.roles)
    known = set(graph)
    for (one, other), times in found.meetings.items():
        if one in known and other in known:
            graph.add_edge(one, other, weight=times)
    parts: list[Any] = list(nx.community.louvain_communities(graph, weight="weight", seed=1))
    place = {role.id: n for n, role in enumerate(found.roles)}
    groups = [sorted(part, key=lambda role: place[role]) for part in parts]
    return sorted(groups, key=lambda group: (-len(group), place[group[0]]))


def hub(found: Network) -> Role | None:
    """Give the role that most goes through: by what it answers for, then by where it stands."""
    if not found.arrows:
        return None
    between = betweenness(found)
    most = max(found.answers.values(), default=0) or 1
    return max(
        found.roles,
        key=lambda role: (
            found.answers.get(role.id, 0) / most + between.get(role.id, 0.0),
            found.parts.get(role.id, 0),
        ),
    )


def network_findings(
    found: Network, matrix: Matrix, _: Texts, *, hub_id: str | None = None
) -> list[Finding]:
    """Say what the network shows, the weightiest first; `hub_id` is the hub where it is known."""
    middle = matrix.roles[hub_id] if hub_id is not None else hub(found)
    if middle is None:
        return [
            Finding(_("No network yet"), _("Nobody answers for work that others take part in."))
        ]
    said = [
        _hub(found, matrix, middle, _),
        _together(found, middle, _),
        _workshops(found, matrix, _),
        _dependent(found, _),
        _never(found, _),
        _outside(found, _),
    ]
    return [finding for finding in said if finding is not None]


def shown_of(shown: int, total: int, _: Texts) -> str:
    """Say that only the strongest arrows are shown; empty where all are."""
    if shown >= total:
        return ""
    return _("The {shown} strongest of {total} arrows are shown.", shown=shown, total=total)


def how_to_read(_: Texts) -> str:
    """Say what the arrows and numbers of the picture mean."""
    return _(
        "An arrow goes from who answers to who decides, does the work, is asked or is told. "
        "Number: activities, where there is more than one."
    )


def _hub(found: Network, matrix: Matrix, middle: Role, _: Texts) -> Finding:
    letter = matrix.scheme.code_for(Duty.ANSWERS) or ""
    answers, parts = found.answers.get(middle.id, 0), found.parts.get(middle.id, 0)
    sentences = [
        _.plural(
            "{role} answers for {answers} of the {n} activity that has {letter}.",
            "{role} answers for {answers} of the {n} activities that have {letter}.",
            n=found.answered,
            role=middle.name,
            answers=answers,
            letter=letter,
        ),
        _.plural(
            "{role} has a part in {parts} of {n} activity.",
            "{role} has a part in {parts} of {n} activities.",
            n=found.activities,
            role=middle.name,
            parts=parts,
        ),
    ]
    without = [role for role in found.roles if not found.answers.get(role.id)]
    if without:
        sentences.append(
            _.plural(
                "{n} role is in the picture without having {letter} itself.",
                "{n} roles are in the picture without having {letter} themselves.",
                n=len(without),
                letter=letter,
            )
        )
    return Finding(_("{role} is the hub", role=middle.name), " ".join(sentences))


def _together(found: Network, middle: Role, _: Texts) -> Finding | None:
    names = {role.id: role.name for role in found.roles}
    met = [
        (times, other)
        for pair, times in found.meetings.items()
        if middle.id in pair and times > 1
        for other in pair
        if other != middle.id and other in names
    ]
    most = sorted(met, key=lambda one: -one[0])[:2]
    if not most:
        return None
    said = [
        _.plural("{role} in {n} activity", "{role} in {n} activities", n=times, role=names[other])
        for times, other in most
    ]
    text = _("{role} meets {others}.", role=middle.name, others=listed(said, _.language))
    return Finding(_("Meet most often"), text)


def _workshops(found: Network, matrix: Matrix, _: Texts) -> Finding | None:
    groups = [group for group in communities(found) if len(group) > 1]
    if len(groups) < 2:
        return None
    said = [
        _("{names}.", names=_names([matrix.roles[role] for role in group], _))
        for group in groups[:4]
    ]
    return Finding(_("Belong in the same workshop"), " ".join(said))


def _dependent(found: Network, _: Texts) -> Finding | None:
    """Name the roles that know but one who answers."""
    sources: dict[str, set[str]] = {}
    for arrow in found.arrows:
        sources.setdefault(arrow.target, set()).add(arrow.source)
    by_source: dict[str, list[Role]] = {}
    for role in found.roles:
        known = sources.get(role.id, set())
        if len(known) == 1 and not found.answers.get(role.id):
            by_source.setdefault(next(iter(known)), []).append(role)
    if not by_source:
        return None
    source, roles = max(by_source.items(), key=lambda one: len(one[1]))
    answering = next(role.name for role in found.roles if role.id == source)
    text = _.plural(
        "{names} has only {role} to go to for who answers.",
        "{names} have only {role} to go to for who answers.",
        n=len(roles),
        names=_names(roles, _),
        role=answering,
    )
    return Finding(_("Depend on one"), text)


def _never(found: Network, _: Texts) -> Finding | None:
    """Name the two busy roles that never meet, if there are such."""
    busy = sorted(found.roles, key=lambda role: -found.parts.get(role.id, 0))[:12]
    met = {frozenset(pair) for pair in found.meetings}
    apart = [
        (one, other)
        for n, one in enumerate(busy)
        for other in busy[n + 1 :]
        if frozenset((one.id, other.id)) not in met and found.parts.get(other.id, 0) > 1
    ]
    if not apart:
        return None
    one, other = max(apart, key=lambda pair: sum(found.parts.get(role.id, 0) for role in pair))
    text = _("{one} and {other} have no activity in common.", one=one.name, other=other.name)
    return Finding(_("Never meet"), text)


def _outside(found: Network, _: Texts) -> Finding | None:
    if not found.outside:
        return None
    text = _.plural(
        "{n} role has no letters: {names}.",
        "{n} roles have no letters: {names}.",
        n=len(found.outside),
        names=_names(found.outside, _),
    )
    return Finding(_("Stand outside"), text)


def _names(roles: Sequence[Role], _: Texts) -> str:
    names = [role.name or _("Role without a name") for role in roles]
    if len(names) > MOST_NAMED:
        rest = len(names) - MOST_NAMED + 1
        names = [*names[: MOST_NAMED - 1], _.plural("{n} other", "{n} others", n=rest)]
    return listed(names, _.language)
