"""Say what letters stand for in a word or two: what the palette, the legend and the keys show."""

from bhuki.desktop.language import _, speech
from bhuki.matrix.scheme import Duty, Letter, Scheme


def short_name(letter: Letter, scheme: Scheme) -> str:
    """Give a letter's name for the palette: what the role does, or the scheme's own name."""
    if scheme.id != "BHUKI":
        return letter.name(speech.language)
    match letter.duties[:1]:
        case (Duty.DECIDES,):
            return _("Decides")
        case (Duty.ANSWERS,):
            return _("Main responsibility")
        case (Duty.DOES,):
            return _("Does it")
        case (Duty.ASKED,):
            return _("Is consulted")
        case (Duty.TOLD,):
            return _("Is informed")
        case _other:
            return letter.name(speech.language)


def spoken(letter: Letter, scheme: Scheme) -> str:
    """Say in small letters what a role with a letter does, for the room to read."""
    first_of_duty = letter.duties and scheme.with_duty(letter.duties[0])[0].code == letter.code
    if not first_of_duty:
        return letter.name(speech.language).lower()
    match letter.duties[0]:
        case Duty.DECIDES:
            return _.context("legend", "decides")
        case Duty.ANSWERS:
            return _.context("legend", "has the main responsibility")
        case Duty.DOES:
            return _.context("legend", "does it")
        case Duty.ASKED:
            return _.context("legend", "is asked")
        case Duty.TOLD:
            return _.context("legend", "is told")


def full_name(letter: Letter) -> str:
    """Give a letter's name and what it means, for a tooltip."""
    name = letter.name(speech.language)
    meaning = letter.meaning(speech.language)
    return f"{letter.code} · {name}\n{meaning}" if meaning else f"{letter.code} · {name}"
