"""Every sentence agrees with its number and is whole, in both languages."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bhuki.matrix.changes import accept, appoint, assign, park
from bhuki.matrix.entities import About, Acceptance, Activity, Assignment, Parked, Role
from bhuki.matrix.matrix import Matrix
from bhuki.reports.comparison import compare
from bhuki.reports.comparison_words import headline, news, said
from bhuki.reports.minutes import minutes
from bhuki.reports.network import network
from bhuki.reports.network_findings import how_to_read, network_findings, shown_of
from bhuki.reports.overview_parts import OverviewChoices, parts_of
from bhuki.rules.judge import judge
from bhuki.texts import texts

COUNTED = {
    "da": (
        "aktivitet|aktiviteter",
        "punkt|punkter",
        "rolle|roller",
        "ændring|ændringer",
        "anden|andre",
        "bogstav|bogstaver",
    ),
    "en": (
        "activity|activities",
        "point|points",
        "role|roles",
        "change|changes",
        "other|others",
        "letter|letters",
    ),
}
# What stands beside a number agrees with it too: Danish adjectives, English verbs.
BESIDE = {
    "da": r"\b1 punkt er åbne\b|\b[2-9] punkter er åbent\b|\b1 roller?\b har ingen bogstav\b",
    "en": r"\b1 (?:role|point|activity) (?:are|have|were)\b"
    r"|\b[2-9] (?:roles|points|activities) (?:is|has|was)\b",
}
ENDS = (".", "?", ":", "!", ")", "“", "«")


def small(rows: int, roles: int) -> Matrix:
    """Make a matrix of a few activities and roles with each letter somewhere."""
    letters = [("H",), ("U",), ("K",), ("B",), ("I",)]
    matrix = Matrix(about=About(title="Prøve", language="da"))
    matrix.roles = {f"r{n}": Role(f"r{n}", f"Rolle {'ABCDE'[n]}") for n in range(roles)}
    matrix.activities = {
        f"a{n}": Activity(f"a{n}", f"Føre register {'xyz'[n]}", f"N{n}") for n in range(rows)
    }
    for n in range(rows):
        for k in range(roles):
            matrix.assignments[f"a{n}", f"r{k}"] = Assignment(letters[k])
    return matrix


def all_words(matrix: Matrix, language: str) -> list[str]:
    """Say everything that the pages, the minutes, the network and the changes say."""
    _ = texts(language)
    changed = matrix.copy()
    assign(changed, [("a0", "r0")], ["K"]).apply(changed)
    changes = compare(matrix, changed)
    found = network(matrix)
    choices = OverviewChoices(activities=True, today=date(2026, 11, 24))
    written = [repr(parts_of(matrix, choices, _).roles), headline(changes, _)]
    written += [news(changes.for_role(role), _) for role in matrix.roles]
    written += [line for _heading, lines in said(changes, _) for line in lines]
    for finding in network_findings(found, matrix, _):
        written += [finding.heading, finding.text]
    for chapter in minutes(changed, _, before=matrix).chapters:
        written += [chapter.lead, *(line.text for line in chapter.lines)]
    written += [how_to_read(_), shown_of(1, 2, _)]
    return [text for text in written if text]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("rows", [1, 2, 3])
@pytest.mark.parametrize("roles", [1, 2, 5])
def test_numbers_and_nouns_agree(language: str, rows: int, roles: int) -> None:
    written = "\n".join(all_words(small(rows, roles), language))
    for noun in COUNTED[language]:
        one, many = noun.split("|")
        wrong = re.findall(rf"\b1 {many}\b|\b(?:0|[2-9]|\d\d+) {one}\b", written)
        assert not wrong


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("roles", [1, 2, 5])
def test_no_sentence_is_left_open(language: str, roles: int) -> None:
    matrix = small(2, roles)
    _ = texts(language)
    for text in all_words(matrix, language)[1:]:
        assert not re.search(r"\{\w+\}|  |\s[,.;:?]|\.\.(?!\.)|None|^\s|\s$", text), text
    for finding in network_findings(network(matrix), matrix, _):
        assert finding.text.endswith(ENDS)
        assert finding.text[0] == finding.text[0].upper()
    for chapter in minutes(matrix, _).chapters:
        assert not chapter.lead or chapter.lead.endswith(ENDS)


@st.composite
def any_matrix(draw: st.DrawFn) -> Matrix:
    """Draw a matrix of up to four activities and five roles, some held, some points settled."""
    matrix = small(draw(st.integers(1, 3)), draw(st.integers(1, 5)))
    cells = st.lists(st.sampled_from("HUKBI"), max_size=2, unique=True)
    for activity in matrix.activities:
        for role in matrix.roles:
            matrix.assignments[activity, role] = Assignment(tuple(draw(cells)))
    for role in matrix.roles:
        if draw(st.booleans()):
            appoint(matrix, "", role, ["Ane Holm", "Bo Ås"][: draw(st.integers(1, 2))]).apply(
                matrix
            )
    for finding in judge(matrix)[: draw(st.integers(0, 4))]:
        if draw(st.booleans()):
            park(matrix, finding.key, Parked("Spørg")).apply(matrix)
        else:
            accept(matrix, finding.key, Acceptance("Aftalt", "Ane", date(2026, 11, 24))).apply(
                matrix
            )
    return matrix


@pytest.mark.parametrize("language", ["da", "en"])
@settings(max_examples=40, deadline=None)
@given(matrix=any_matrix())
def test_whatever_is_counted_agrees_and_is_whole(language: str, matrix: Matrix) -> None:
    _ = texts(language)
    written = all_words(matrix, language)
    people = OverviewChoices(people=("Ane Holm",), activities=True, today=date(2026, 11, 24))
    parts = parts_of(matrix, people, _)
    written += [repr(parts.people), repr(parts.activities)]
    whole = "\n".join(written)
    for noun in COUNTED[language]:
        one, many = noun.split("|")
        assert not re.findall(rf"\b1 {many}\b|\b(?:0|[2-9]|\d\d+) {one}\b", whole)
    assert not re.findall(BESIDE[language], whole)
    for text in written[1:-2]:
        assert not re.search(r"\{\w+\}|  |\s[,.;:?]|\.\.(?!\.)|None|^\s|\s$", text), text
