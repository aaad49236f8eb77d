"""A role's page says in whole sentences what its letters ask, in Danish and English."""

import re
from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bhuki.matrix.changes import appoint, assign, change_roles
from bhuki.matrix.entities import (
    Acceptance,
    Activity,
    Appointed,
    Assignment,
    Instance,
    InstanceKind,
    Role,
    RoleKind,
)
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import shipped_scheme, shipped_schemes
from bhuki.reports.role_overview import overviews, role_overview
from bhuki.reports.said import Weight, text_of
from bhuki.rules.judge import judge
from bhuki.texts import texts

DA, EN = texts("da"), texts("en")


def said(matrix, role_id, _):
    """Give what a page says of each activity, as plain text by its number."""
    overview = role_overview(matrix, role_id, _)
    return {
        entry.activity.number: text_of(entry.sentences)
        for block in overview.blocks
        for entry in block.entries
    }


def test_a_page_has_its_blocks_by_weight(matrix):
    overview = role_overview(matrix, "it", DA)
    assert [(b.heading, len(b.entries)) for b in overview.blocks] == [
        ("Du har hovedansvaret og udfører selv", 1),
        ("Du har hovedansvaret", 2),
        ("Du udfører", 2),
        ("Du skal høres om", 1),
    ]
    assert overview.count == 6


def test_who_else_matters_is_said_in_danish(matrix):
    assert said(matrix, "it", DA) == {
        "S1": "Kommunaldirektøren har hovedansvaret.",
        "S2": "Kommunaldirektøren har hovedansvaret. Chefgruppen beslutter.",
        "S3": "Systemejeren** udfører.",
        "P1": "Chefgruppen og systemejeren** skal høres.",
        "P2": "Ingen udfører endnu. Chefgruppen beslutter.",
        "P3": "Ingen har hovedansvaret endnu. Systemejeren** skal også høres.",
    }


def test_verbs_agree_with_their_subjects_in_english(matrix):
    change_roles(matrix, ["owner"], name="Users", kind=RoleKind.MANY).apply(matrix)
    change_roles(matrix, ["owner"], appointed=Appointed.STANDING).apply(matrix)
    assert said(matrix, "it", EN)["S3"] == "Users do the work."
    assign(matrix, [("S3", "owner")], []).apply(matrix)
    assign(matrix, [("S3", "dir")], ["U"]).apply(matrix)
    assert said(matrix, "it", EN)["S3"] == "Kommunaldirektøren does the work."
    assign(matrix, [("S3", "board")], ["U"]).apply(matrix)
    assert said(matrix, "it", EN)["S3"] == "Kommunaldirektøren and Chefgruppen do the work."


def test_who_decides_reads_of_one_role_that_answers_and_does_in_one_sentence(matrix):
    assign(matrix, [("P1", "board")], ["B"]).apply(matrix)
    page = said(matrix, "board", DA)
    assert page["P1"] == "It-chefen har hovedansvaret og udfører. Systemejeren** skal høres."


def test_what_is_missing_stands_out(matrix):
    block = role_overview(matrix, "it", DA).blocks[1]
    assert block.entries[1].sentences[0][0].weight == Weight.MISSING


def test_a_veto_and_notes_are_said(matrix):
    matrix.assignments["P1", "board"] = Assignment(("K",), veto=True, note="Inden udgangen af maj")
    page = role_overview(matrix, "board", DA).blocks[-1].entries
    mine = next(entry for entry in page if entry.activity.number == "P1")
    assert "Du har vetoret." in text_of(mine.sentences)
    assert mine.notes == ("Inden udgangen af maj",)
    assert "Chefgruppen har vetoret." in said(matrix, "it", DA)["P1"]


def test_letters_are_defined_once_and_numbered(matrix):
    overview = role_overview(matrix, "it", DA)
    assert len(overview.footnotes) == 3
    assert [block.footnotes for block in overview.blocks] == [(1, 2), (1,), (2,), (3,)]
    assert overview.marks == ("** Udpeges for hvert system.",)


def test_open_points_and_agreed_exceptions_are_told_apart(matrix):
    findings = judge(matrix)
    before = role_overview(matrix, "it", DA, findings=findings)
    assert any(p.where == "P3" and "hovedansvaret" in p.text for p in before.points)
    missing = next(f for f in findings if f.rule == "no-main-responsible")
    accepted = msgspec.structs.replace(
        missing, accepted=Acceptance("Arkivaren gør det", "Anne", date(2026, 11, 24))
    )
    after = role_overview(matrix, "it", DA, findings=[accepted])
    assert not after.points
    assert (after.agreed[0].reason, after.agreed[0].by) == (
        "Arkivaren gør det",
        "Anne, 24. november 2026",
    )


def test_points_of_one_kind_stand_together(matrix):
    assign(matrix, [("P1", "it")], ["H"]).apply(matrix)
    points = role_overview(matrix, "it", DA, findings=judge(matrix)).points
    assert any(p.where == "P1 og P2" and "Gør du det selv" in p.text for p in points)


def test_holders_are_shown_standing_and_per_system(matrix):
    matrix.instances = {
        "x": Instance("x", "Sagssystemet", InstanceKind.SYSTEM),
        "y": Instance("y", "Lønsystemet", InstanceKind.SYSTEM),
        "z": Instance("z", "Projekt Z", InstanceKind.PROJECT),
    }
    appoint(matrix, "x", "owner", ["Bo Lund"]).apply(matrix)
    appoint(matrix, "", "it", ["Anne Holm"]).apply(matrix)
    facts = {fact.label: fact.value for fact in role_overview(matrix, "it", DA).facts}
    assert facts["Varetages af"] == "Anne Holm"
    owner = role_overview(matrix, "owner", DA)
    assert [(h.instance, h.names) for h in owner.holdings] == [
        ("Sagssystemet", ("Bo Lund",)),
        ("Lønsystemet", ()),
    ]


@pytest.mark.parametrize("scheme_id", list(shipped_schemes()))
@pytest.mark.parametrize("_", [DA, EN], ids=["da", "en"])
def test_every_letter_of_every_scheme_is_said_in_words(scheme_id, _):
    scheme = shipped_scheme(scheme_id)
    matrix = Matrix(scheme=scheme)
    matrix.roles["r"] = Role("r", "Leder")
    for n, letter in enumerate(scheme.letters):
        matrix.activities[str(n)] = Activity(str(n), f"Opgave {n}")
        matrix.assignments[str(n), "r"] = Assignment((letter.code,))
    overview = role_overview(matrix, "r", _)
    headings = [block.heading for block in overview.blocks]
    assert len(set(headings)) == len(headings) == len(scheme.letters)
    assert all(len(heading) > 3 and "{" not in heading for heading in headings)


LETTERS = st.sets(st.sampled_from("BHUKI"), max_size=3)


@settings(max_examples=60, deadline=None)
@given(st.lists(LETTERS, min_size=4, max_size=4), st.sampled_from(["da", "en"]))
def test_every_sentence_is_whole(cells, language):
    matrix = Matrix(scheme=shipped_scheme("BHUKI"))
    matrix.activities["a"] = Activity("a", "Opgave", "A1")
    for n, letters in enumerate(cells):
        kind = RoleKind.MANY if n == 2 else RoleKind.PERSON
        matrix.roles[str(n)] = Role(
            str(n), ["Leder", "Chef", "Brugere", "Systemejer"][n], kind=kind
        )
        if letters:
            matrix.assignments["a", str(n)] = Assignment(matrix.scheme.sort(letters))
    for overview in overviews(matrix, list(matrix.roles), texts(language)):
        for block in overview.blocks:
            for sentence in block.entries[0].sentences:
                text = "".join(run.text for run in sentence)
                assert re.fullmatch(r"[A-ZÆØÅ][^{}\ue000\ue001]+\.", text), text
                assert "  " not in text
                if language == "en":
                    assert_agreement(text)


def assert_agreement(text):
    """One subject goes with “does”, several and the many with “do”."""
    found = re.fullmatch(
        r"(.+?) (does|do|has|have|decides|decide|is|are) .*|(.+?) decides?\.", text
    )
    if found is None or found[1] is None or text.startswith(("You ", "Nobody ")):
        return
    several = " and " in found[1] or found[1] == "Brugere"
    assert (found[2] in ("do", "have", "decide", "are")) == several, text
