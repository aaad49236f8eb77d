"""Read HTML of any kind without falling over it."""

from html.parser import HTMLParser


class PatientHtml(HTMLParser):
    """A parser that takes a marked section of no known kind for a comment.

    Python's own raises AssertionError there (until 3.13): `<![if gte mso 9]>` it knows, `<![C ATA[`
    it doesn't.
    """

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Give where the section beginning at `i` ends, or -1."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)
