"""Which edition of a matrix a page shows: its date, its status, whose it is."""

from datetime import date

from babel.dates import format_date

from bhuki.matrix.matrix import Matrix
from bhuki.texts import Texts

_LOCALES = {"da": "da", "en": "en_GB"}


def said_date(day: date, language: str) -> str:
    """Give a date in full, as it is written in a language."""
    return format_date(day, format="long", locale=_LOCALES.get(language, "en_GB"))


def edition(
    matrix: Matrix, _: Texts, today: date | None = None, *, said: date | None = None
) -> str:
    """Give the date of the matrix (or today's), its status and its version, what there is.

    A date that is `said` already is left out.
    """
    about = matrix.about
    day = about.dated or about.agreed or today or date.today()
    version = _("version {version}", version=about.version) if about.version else ""
    parts = [said_date(day, _.language) if day != said else "", about.status, version]
    return ", ".join(part for part in parts if part)


def title_of(matrix: Matrix, _: Texts) -> str:
    """Give the title of a matrix, or what to call one that has none."""
    return " ".join(matrix.about.title.split()) or _("Matrix without a title")
