"""Which language whoever reads the command line wants."""

import os
import sys

from bhuki.texts import LANGUAGES, SOURCE_LANGUAGE

_DANISH_ON_WINDOWS = 0x06  # the primary language of LANGID 0x0406


def reader_language() -> str:
    """Give `BHUKI_LANGUAGE`, or the language of the environment's locale, or English."""
    for name in ("BHUKI_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            language = value[:2].lower()
            return language if language in LANGUAGES else SOURCE_LANGUAGE
    return _of_the_system()


def _of_the_system() -> str:
    """Ask Windows, which sets no LANG; elsewhere nothing set means English."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows only

        number = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return "da" if number & 0x3FF == _DANISH_ON_WINDOWS else SOURCE_LANGUAGE
    return SOURCE_LANGUAGE
