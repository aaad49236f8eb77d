"""Comments in a workbook: what Excel takes, and how large they are."""

from bhuki.exports.cell_text import cell_text


def comment_text(text: str) -> str:
    """Make a text fit for a comment, which holds at least a visible character."""
    return cell_text(text).strip() or "…"


def comment_look(text: str) -> dict[str, object]:
    """Give a comment's size for its text, its font and its colour."""
    lines = sum(1 + len(part) // 38 for part in text.split("\n"))
    return {
        "author": "Bhuki",
        "width": 240,
        "height": min(max(40, 16 * lines + 12), 400),
        "font_name": "Calibri",
        "font_size": 10,
        "color": "#FFF8E1",
    }
