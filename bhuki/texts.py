"""Say things in the reader's language.

    _ = texts("da")
    _("Save")                                        # a plain text
    _("“{name}” has no letters", name=role.name)     # values are put in after translating
    _.plural("{n} role", "{n} roles", n=3)           # the right plural form; n is always given
    _.context("menu", "Open")                        # one English word, two meanings

Texts are marked where they stand and extracted by `python dev.py translate`. A text that is kept
in a table and said later is marked with `N_` there. Values come from users and files: they are
put in as they are and never read as a template.
"""

import gettext
from functools import cache

from bhuki.resources import resource

LANGUAGES = ("da", "en")
SOURCE_LANGUAGE = "en"


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for it
    """Mark a text for translation where it is only kept, not said."""
    return text


class Texts:
    """All texts of one language; call it to say one."""

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations

    def __call__(self, text: str, /, **values: object) -> str:
        said = self._translations.gettext(text)
        return said.format(**values) if values else said

    def plural(self, one: str, many: str, /, *, n: int, **values: object) -> str:
        """Say a text that depends on a number, which the text names as `{n}`."""
        return self.form(one, many, n).format(n=n, **values)

    def form(self, one: str, many: str, n: int, /) -> str:
        """Give the right plural form with its `{names}` still to be filled."""
        return self._translations.ngettext(one, many, n)

    def context(self, context: str, text: str, /, **values: object) -> str:
        """Say a text whose English alone does not tell which meaning is wanted."""
        said = self._translations.pgettext(context, text)
        return said.format(**values) if values else said


@cache
def texts(language: str) -> Texts:
    """Give the texts of a language (`da`, `en`); an unknown language speaks English."""
    if language == SOURCE_LANGUAGE or language not in LANGUAGES:
        return Texts(SOURCE_LANGUAGE, gettext.NullTranslations())
    folder = resource("translations")
    return Texts(language, gettext.translation("bhuki", folder, [language], fallback=True))
