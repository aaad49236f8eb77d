"""Every document reads without flaws: nothing cut, overlapping, struck, orphaned or lonely."""

import msgspec
import pytest
from PySide6.QtCore import QRectF

from bhuki.exports.painting.chips import Inks
from bhuki.exports.painting.load_picture import drawn_limits
from bhuki.exports.painting.matrix_pages import matrix_booklet
from bhuki.exports.painting.overview_booklet import overview_booklet
from bhuki.exports.painting.overview_page import (
    BOTTOM,
    HEADING,
    LABEL_WIDTH,
    LEFT,
    NOTE,
    RIGHT,
    begin,
    foot_label,
)
from bhuki.exports.painting.paper import A4, Booklet, Box, Face, Line, Page, Scaled, Text, width_of
from bhuki.exports.painting.picture_pages import load_page
from bhuki.exports.painting.print_choices import PrintChoices, Sheet
from bhuki.matrix.changes import appoint, change_activities
from bhuki.matrix.entities import About, Activity, Assignment, Role
from bhuki.matrix.matrix import Matrix
from bhuki.reports.load import Limit, Load
from bhuki.reports.overview_parts import OverviewChoices
from bhuki.reports.page_words import booklet_page
from bhuki.texts import texts
from tests.exports.painting.matrices import small_matrix
from tests.proofs.documents import documents_of
from tests.proofs.matrices import figure_15, many_roles, three_roles
from tests.proofs.reading import flaws, read

DA = texts("da")


def _documents():
    for language in ("da", "en"):
        yield from documents_of(f"figure15-{language}", *figure_15(language), language)
    yield from documents_of("three-roles", three_roles(), None, "da")
    yield from documents_of("many-roles", many_roles(45, 40), None, "da")


@pytest.mark.parametrize("document", list(_documents()), ids=lambda document: document.name)
def test_a_document_has_no_flaws(document):
    assert list(flaws(document.lay_out())) == []


def _page(*items):
    booklet = Booklet("t", "da", Inks(small_matrix().scheme))
    page = begin(booklet, "left", "right")
    page.add(Line(LEFT, BOTTOM, RIGHT, BOTTOM, 5))
    for n in range(7):
        page.add(Text(LEFT, 5000 + n * 120, f"line {n}", Face(90)))
    page.add(*items)
    return booklet


@pytest.mark.parametrize(
    ("kind", "items"),
    [
        ("outside", [Text(RIGHT - 100, 3000, "over the edge", Face(90))]),
        ("overlapping", [Text(1000, 3000, "one", Face(90)), Text(1050, 3010, "two", Face(90))]),
        ("struck", [Text(1000, 3000, "one", Face(90)), Line(900, 2970, 1400, 2970)]),
        ("hidden", [Text(1000, 3000, "one", Face(90)), Box(900, 2900, 900, 200, "#FFF")]),
        ("orphaned", [Text(LEFT, 7000, "A heading", HEADING)]),
    ],
)
def test_a_flaw_is_found(kind, items):
    assert list(flaws(_page())) == []
    assert [flaw.kind for flaw in flaws(_page(*items))] == [kind]


def test_a_page_with_hardly_anything_on_it_is_found():
    booklet = _page()
    booklet.pages[0].items = [i for i in booklet.pages[0].items if getattr(i, "y", 0) < 5100]
    assert [flaw.kind for flaw in flaws(booklet)] == ["lonely"]


def test_what_is_turned_and_scaled_is_read_where_it_stands():
    page = Page(A4.width, A4.height)
    page.add(Text(2000, 4000, "upwards", Face(90), turned=True))
    booklet = Booklet("t", "da", Inks(small_matrix().scheme), [page])
    [found] = read(page, booklet).texts
    assert found.turned
    assert QRectF(1900, 3000, 101, 1001).contains(found.box)


def test_an_activity_taller_than_a_page_goes_on_in_the_next_column():
    made = Matrix(about=About(title="Høring", language="da"))
    made.activities = {n: Activity(n, f"Høre alle om {n}", n) for n in "123"}
    for n in range(130):
        name = f"Informationssikkerhedskoordinator for sundhed i distrikt {n}"
        made.roles[f"r{n}"] = Role(f"r{n}", name)
        for activity in made.activities:
            letters = ("H", "U") if n == 0 else ("K",)
            made.assignments[activity, f"r{n}"] = Assignment(letters)
    choices = OverviewChoices(roles=("r0",), activities=True, cover=False)
    booklet = overview_booklet(made, choices, DA)
    assert list(flaws(booklet)) == []
    said = " ".join(word for page in booklet.pages for word in page.words())
    for n in range(130):
        assert said.replace("\u2010 ", "").count(f"distrikt {n}") >= 3, n


@pytest.mark.parametrize("count", range(1, 30))
def test_a_line_to_sign_never_stands_alone(count):
    matrix = small_matrix()
    for n in range(count):
        matrix.activities[f"m{n}"] = Activity(f"m{n}", f"Sikre opgave nummer {n}", f"M{n}", "s")
        matrix.assignments[f"m{n}", "it"] = Assignment(("HUK"[n * 3 // count],))
    matrix.forget_orders()
    change_activities(matrix, list(matrix.activities), note="Aftalt i foråret, " * 6).apply(matrix)
    matrix.about = msgspec.structs.replace(matrix.about, owner="Stabschefen")
    booklet = overview_booklet(matrix, OverviewChoices(roles=("it",)), DA)
    for page in booklet.pages[1:]:
        body = [i for i in page.items if isinstance(i, Text) and 520 < i.y < BOTTOM - 200]
        assert len({round(text.y) for text in body}) > 8


def test_a_limit_strikes_no_number_of_the_bars():
    rows = [Load(f"r{n}", "Rolle", (("H", n),), n, n) for n in range(1, 14)]
    rows += [Load(f"k{n}", "Rolle", (("K", n), ("I", 3)), 0, n + 3) for n in range(1, 14)]
    inks = Inks(small_matrix().scheme)
    for most in range(1, 14):
        page = load_page(rows, [Limit("role-holds-too-much", "H", most)])
        assert list(flaws(Booklet("load", "da", inks, [page]))) == []


def test_the_numbers_of_many_points_have_room():
    matrix = many_roles(12, 300)
    for cell in list(matrix.assignments):
        del matrix.assignments[cell]
    document = next(d for d in documents_of("many", matrix, None, "da") if "minutes" in d.name)
    booklet = document.lay_out()
    assert any(word == "250." for page in booklet.pages for word in page.words())
    assert list(flaws(booklet)) == []


def test_a_small_matrix_fills_a_wall_s_paper_more_than_a_desk_s():
    matrix = figure_15()[0]
    scales = {
        sheet: max(i.scale for i in booklet.pages[0].items if isinstance(i, Scaled))
        for sheet in (Sheet.A3, Sheet.A1)
        for booklet in [matrix_booklet(matrix, PrintChoices(sheet=sheet), DA)]
    }
    assert scales[Sheet.A1] > 1.8 * scales[Sheet.A3]


def test_a_long_credit_stands_whole_at_the_foot():
    matrix = figure_15()[0]
    choices = PrintChoices(sheet=Sheet.A4, lying=False)
    for page in matrix_booklet(matrix, choices, DA).pages:
        said = " ".join(page.words())
        assert "…" not in said
        assert matrix.about.credit[-12:] in said


def test_a_limit_that_nobody_comes_near_leaves_the_bars_their_room():
    rows = [Load(f"r{n}", "Rolle", (("H", n),), n, n) for n in range(1, 6)]
    assert drawn_limits(rows, [Limit("x", "H", 7)])
    assert not drawn_limits(rows, [Limit("x", "H", 36)])
    inks = Inks(small_matrix().scheme)
    alone, far = (
        read(load_page(rows, limits), Booklet("l", "da", inks)).grounds
        for limits in ([], [Limit("x", "H", 36)])
    )
    assert [ground.box for ground in alone] == [ground.box for ground in far]


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_foot_of_a_page_breaks_no_label(language):
    _ = texts(language)
    bound = booklet_page(124, _)
    label = foot_label("It-chef", 10, 12, _, bound=bound)
    assert any(bound in line for line in label)
    assert all(width_of(line, NOTE) <= LABEL_WIDTH for line in label)


@pytest.mark.parametrize("count", range(20, 50))
def test_a_long_list_of_roles_leaves_none_alone(count):
    matrix = three_roles()
    for n in range(count):
        matrix.roles[f"r{n}"] = Role(f"r{n}", f"Rolle {n}")
        appoint(matrix, "", f"r{n}", ["Anne Holm"]).apply(matrix)
    matrix.forget_orders()
    choices = OverviewChoices(people=("Anne Holm",), cover=False)
    booklet = overview_booklet(matrix, choices, DA)
    assert [flaw for flaw in flaws(booklet) if flaw.page < 4] == []
