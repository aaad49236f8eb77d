"""Markdown: a table that any reader shows, and text that stays text."""

from markdown_it import MarkdownIt

from bhuki.exports.markdown import escaped, markdown


def test_the_table_has_a_row_an_activity_and_a_column_a_role(matrix) -> None:
    html = MarkdownIt("commonmark").enable("table").render(markdown(matrix))
    table = html[html.index("<table>") : html.index("</table>")]
    assert table.count("<tr>") == 1 + 5 + 4
    assert table.count("</th>") == 2 + 5
    assert "<strong>Sikkerhed › Håndbog › Bilag</strong>" in table
    assert "H/U" in table
    assert html.count("<table>") == 1


def test_text_is_never_markup(matrix) -> None:
    html = MarkdownIt("commonmark").enable("table").render(markdown(matrix))
    assert "-5 % &amp; &lt;vilde&gt; &quot;tegn&quot; | og" in html
    assert "<vilde>" not in html


def test_what_would_begin_a_block_is_escaped() -> None:
    for text in ("# one", "- two", "+ three", "1. four", "> five", "=== six", "12) seven"):
        html = MarkdownIt("commonmark").render(escaped(text))
        assert html.strip() == f"<p>{text.replace('>', '&gt;')}</p>"


def test_notes_vetoes_and_accepted_points_are_told(matrix) -> None:
    written = markdown(matrix)
    assert "Med veto. Kun om økonomi og jura" in written
    assert "(Afventer – Bo, 2. januar 2026)" in written or "## Accepteret" not in written
    assert "Efter KL &amp; Devoteam, 2012" in written
