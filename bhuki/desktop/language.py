"""The language that the editor speaks just now, switchable at once.

    from bhuki.desktop.language import _, speech
    label.setText(_("Save"))
    speech.changed.connect(self.retranslate)

Each widget sets its words in one place, `retranslate`, called when it is made and again whenever
`speech.changed` says so. `_` is called like `bhuki.texts.Texts` and always speaks the current
language. Qt's own words follow too.
"""

from datetime import date, datetime, time

from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QLibraryInfo,
    QLocale,
    QObject,
    QTime,
    QTranslator,
    Signal,
)

from bhuki.texts import LANGUAGES, Texts, texts

LONGEST = 1_000
"""The most characters of a name or a note that are painted or said at once."""


def for_screen(text: str, most: int = LONGEST) -> str:
    """Give as much of a user's text as a screen can show; fields and exports have it whole.

    Qt takes minutes to lay out a word of 100,000 characters.
    """
    return text if len(text) <= most else f"{text[:most]}…"


class ScreenTexts(Texts):
    """Texts whose values are as long as a screen can show, and no longer."""

    def __init__(self, whole: Texts) -> None:
        super().__init__(whole.language, whole._translations)

    def __call__(self, text: str, /, **values: object) -> str:
        return super().__call__(text, **_for_screen(values))

    def plural(self, one: str, many: str, /, *, n: int, **values: object) -> str:
        return super().plural(one, many, n=n, **_for_screen(values))

    def context(self, context: str, text: str, /, **values: object) -> str:
        return super().context(context, text, **_for_screen(values))


def _for_screen(values: dict[str, object]) -> dict[str, object]:
    return {k: for_screen(v) if isinstance(v, str) else v for k, v in values.items()}


class Speech(QObject):
    """The current language and the signal of its change."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.texts: Texts = ScreenTexts(texts("en"))
        self._qt_words: QTranslator | None = None

    @property
    def language(self) -> str:
        """The language spoken: `da` or `en`."""
        return self.texts.language

    def speak(self, language: str) -> None:
        """Speak another language from now on; one that is not known speaks English."""
        self.texts = ScreenTexts(texts(language))
        self._speak_qt(self.texts.language)
        QLocale.setDefault(QLocale(self.texts.language))
        self.changed.emit(self.texts.language)

    def system_language(self) -> str:
        """Give the first language the system asks for that we speak."""
        wanted = [name.split("-")[0] for name in QLocale.system().uiLanguages()]
        return next((name for name in wanted if name in LANGUAGES), "en")

    def _speak_qt(self, language: str) -> None:
        app = QCoreApplication.instance()
        if app is None:
            return
        if self._qt_words is not None:
            app.removeTranslator(self._qt_words)
        self._qt_words = QTranslator(app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._qt_words.load(f"qtbase_{language}", folder):
            app.installTranslator(self._qt_words)


class _Speaker:
    """Speaks the current language; stands where a `Texts` is called."""

    def __call__(self, text: str, /, **values: object) -> str:
        return speech.texts(text, **values)

    def plural(self, one: str, many: str, /, *, n: int, **values: object) -> str:
        return speech.texts.plural(one, many, n=n, **values)

    def context(self, context: str, text: str, /, **values: object) -> str:
        return speech.texts.context(context, text, **values)


speech = Speech()
_ = _Speaker()


def say_date(value: object, style: str = "long") -> str:
    """Say a date in the current language: 24. november 2026."""
    from babel import UnknownLocaleError  # noqa: PLC0415 - the first window needs no dates
    from babel.dates import format_date  # noqa: PLC0415 - the same

    try:
        return str(format_date(value, style, locale=speech.language))  # type: ignore[arg-type]
    except UnknownLocaleError:
        return str(value)


def say_day(value: date, *, with_year: bool) -> str:
    """Say a day shortly in the current language: 24. nov., or 24. nov. 2026.

    Qt says it, not Babel, as the start page does not wait for so much to be loaded.
    """
    day = "d. MMM" if speech.language == "da" else "d MMM"
    said = QDate(value.year, value.month, value.day)
    return QLocale(speech.language).toString(said, f"{day} yyyy" if with_year else day)


def say_time(value: time | datetime) -> str:
    """Say a time of day in the current language, to the minute: 10.42."""
    said = QTime(value.hour, value.minute)
    return QLocale(speech.language).toString(said, QLocale.FormatType.ShortFormat)


def say_date_and_time(value: datetime, *, seconds: bool = False) -> str:
    """Say a date with its time: 24. november 2026 kl. 10.42, with its seconds if asked for."""
    said = say_time(value)
    if seconds:
        from babel.dates import format_time  # noqa: PLC0415 - as in `say_date`

        said = str(format_time(value, "medium", locale=speech.language))
    return _("{date} at {time}", date=say_date(value.date()), time=said)
