"""What a letter means to who has it, in words: headings, explanations, definitions.

    heading(letters, scheme, _)         # “Du har hovedansvaret og udfører selv”
    explanation(letters, scheme, _)     # one or two sentences to the role's holder
    definition(letter, _)               # for a footnote or a legend

All speak of duties, so they serve every scheme. A letter that is its scheme's second for a duty
(RASCI's S beside R) is called by its own name, or the two would read the same.
"""

from collections.abc import Iterable, Sequence

from bhuki.matrix.scheme import Duty, Letter, Scheme
from bhuki.reports.grammar import at_start, listed
from bhuki.texts import N_, Texts

BY_WEIGHT = (Duty.ANSWERS, Duty.DECIDES, Duty.DOES, Duty.ASKED, Duty.TOLD)

_ALONE = {
    Duty.ANSWERS: N_("You have the main responsibility"),
    Duty.DECIDES: N_("You decide"),
    Duty.DOES: N_("You do the work"),
    Duty.ASKED: N_("You must be asked about"),
    Duty.TOLD: N_("You are told about"),
}
_JOINED = {  # after “You”, in a list
    Duty.ANSWERS: N_("have the main responsibility"),
    Duty.DECIDES: N_("decide"),
    Duty.DOES: N_("do the work yourself"),
    Duty.ASKED: N_("must be asked"),
    Duty.TOLD: N_("are told"),
}
_EXPLAINED = {
    Duty.ANSWERS: N_(
        "You see to it that those who do the work can do it. The responsibility can't be passed on."
    ),
    Duty.DECIDES: N_("You are given a finished proposal and have the last word."),
    Duty.DOES: N_("It is part of your work."),
    Duty.ASKED: N_("The others must involve you; you need not take the initiative."),
    Duty.TOLD: N_("You must be able to find the information that you need for your own role."),
}
_DEFINED = {
    Duty.ANSWERS: N_("answers in the end for its being done. Only one has it."),
    Duty.DECIDES: N_("is given a finished proposal and has the last word."),
    Duty.DOES: N_("does the work and coordinates with others who do it."),
    Duty.ASKED: N_("must be involved by those who answer and those who do the work."),
    Duty.TOLD: N_("must be able to find the information that the role needs."),
}
_VERBS = {
    Duty.ANSWERS: N_("Main responsibility"),
    Duty.DECIDES: N_("Decides"),
    Duty.DOES: N_("Does the work"),
    Duty.ASKED: N_("Must be asked"),
    Duty.TOLD: N_("Is told"),
}


def duties_of(letters: Iterable[str], scheme: Scheme) -> tuple[Duty, ...]:
    """Give the duties that letters stand for together, the weightiest first."""
    known = [letter for code in letters if (letter := scheme.letter(code)) is not None]
    having = {duty for letter in known for duty in letter.duties}
    return tuple(duty for duty in BY_WEIGHT if duty in having)


def weight_of(letters: Sequence[str], scheme: Scheme) -> tuple[int, ...]:
    """Give a key that puts weightier letters first, and more of them before fewer."""
    duties = duties_of(letters, scheme)
    order = {letter.code: n for n, letter in enumerate(scheme.letters)}
    places = [BY_WEIGHT.index(duty) for duty in duties] or [len(BY_WEIGHT)]
    return (places[0], -len(duties), *places[1:], *(order.get(code, 99) for code in letters))


def heading(letters: Sequence[str], scheme: Scheme, _: Texts) -> str:
    """Say to the role what these letters ask of it."""
    named = [name for code in letters if (name := _name_of_its_own(code, scheme, _))]
    if named:
        return _("Your part: {letters}", letters=listed(named, _.language))
    duties = duties_of(letters, scheme)
    if len(duties) == 1:
        return _(_ALONE[duties[0]])
    joined = listed([_(_JOINED[duty]) for duty in duties], _.language)
    return _("You {duties}", duties=joined)


def explanation(letters: Sequence[str], scheme: Scheme, _: Texts) -> str:
    """Explain to the role, in a sentence or two, what these letters ask of it."""
    duties = duties_of(letters, scheme)
    if any(_name_of_its_own(code, scheme, _) for code in letters):
        meanings = [m for code in letters if (m := _own_meaning(scheme.letter(code), _))]
        return " ".join(at_start(meaning).rstrip(".") + "." for meaning in meanings)
    if duties == (Duty.ANSWERS, Duty.DOES):
        return _("You answer in the end for its being done, and do the work.")
    return " ".join(_(_EXPLAINED[duty]) for duty in duties)


def definition(letter: Letter, _: Texts) -> str:
    """Define a letter as “name: what it means”."""
    name, said = letter.name(_.language), meaning(letter, _)
    return _("{letter}: {meaning}", letter=name, meaning=_small(said)) if said else name


def meaning(letter: Letter, _: Texts) -> str:
    """Say what a letter means, without its name; empty where nobody has said it."""
    own = _own_meaning(letter, _).strip()
    said = own or (_(_DEFINED[letter.duties[0]]) if letter.duties else "")
    return said if not said or said.endswith((".", "!", "?")) else said + "."


def verb(duty: Duty, _: Texts) -> str:
    """Name a duty as what somebody does, for a list of who does what."""
    return _(_VERBS[duty])


def _small(text: str) -> str:
    """Begin a meaning with a small letter, as it follows a colon; abbreviations stay."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _own_meaning(letter: Letter | None, _: Texts) -> str:
    """Give what the scheme itself says of a letter in this very language."""
    return letter.meanings.get(_.language, "") if letter is not None else ""


def _name_of_its_own(code: str, scheme: Scheme, _: Texts) -> str:
    """Give a letter's name where its duty alone would not tell which letter it is."""
    letter = scheme.letter(code)
    if letter is None:
        return code
    if letter.duties and scheme.code_for(letter.duties[0]) == code:
        return ""
    return letter.name(_.language)
