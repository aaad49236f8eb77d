"""Put role names into sentences: in lists, and in the Danish definite form.

    in_sentence("Systemejer", "da")     # "systemejeren"
    listed(["a", "b", "c"], "da")       # "a, b og c"

A role's name is the user's own text. It is inflected only where its last word is a noun known
here; every other name stands as it was written, which reads a little stiff and is never wrong.
"""

import re
from collections.abc import Sequence

from babel.lists import format_list

_LOCALES = {"da": "da", "en": "en_GB"}  # British: no comma before the last "and"

# Nouns that names of roles end in, with their definite form. A Danish compound is inflected as
# its last word is: "leder" serves projektleder, afdelingsleder and leder alone.
_NOUNS = """
    administration:administrationen administrator:administratoren advokat:advokaten
    afdeling:afdelingen analytiker:analytikeren arkitekt:arkitekten arkivar:arkivaren
    assistent:assistenten bestyrelse:bestyrelsen bestyrer:bestyreren borger:borgeren
    borgere:borgerne bruger:brugeren brugere:brugerne chef:chefen chefer:cheferne
    controller:controlleren delegation:delegationen direktion:direktionen direktør:direktøren
    direktører:direktørerne ejer:ejeren ejere:ejerne enhed:enheden ekspert:eksperten
    formand:formanden forum:forummet forvalter:forvalteren forvaltning:forvaltningen
    funktion:funktionen gruppe:gruppen indkøber:indkøberen ingeniør:ingeniøren jurist:juristen
    kommission:kommissionen konsulent:konsulenten konsulenter:konsulenterne kontor:kontoret
    koordinator:koordinatoren kunde:kunden kunder:kunderne ledelse:ledelsen leder:lederen
    ledere:lederne leverandør:leverandøren leverandører:leverandørerne lærer:læreren
    medarbejder:medarbejderen medarbejdere:medarbejderne mester:mesteren myndighed:myndigheden
    netværk:netværket nævn:nævnet organisation:organisationen person:personen
    planlægger:planlæggeren pædagog:pædagogen redaktion:redaktionen redaktør:redaktøren
    repræsentant:repræsentanten revisor:revisoren råd:rådet rådgiver:rådgiveren
    sagsbehandler:sagsbehandleren sekretariat:sekretariatet sekretær:sekretæren
    specialist:specialisten sponsor:sponsoren stab:staben supporter:supporteren
    sygeplejerske:sygeplejersken team:teamet tekniker:teknikeren tester:testeren
    tovholder:tovholderen udbyder:udbyderen udvalg:udvalget udvikler:udvikleren
    udviklere:udviklerne vejleder:vejlederen
"""
_DEFINITE = dict(pair.split(":") for pair in _NOUNS.split())
_ALREADY = frozenset(_DEFINITE.values())
_LONGEST_FIRST = sorted(_DEFINITE, key=len, reverse=True)
_WITH_REST = re.compile(r"(\S+)( (?:af|for|i|på|til) .+)")
_EITHER_NUMBER = re.compile(r"(.+er)\(e\)")  # medarbejder(e)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_FIRST_PARTS = {"it", "e"}  # of hyphened compounds; what else stands there may be a proper name


def listed(names: Sequence[str], language: str) -> str:
    """Give names as one list with “and” before the last."""
    said: str = format_list(list(names), locale=_LOCALES.get(language, "en_GB"))
    return said


def in_sentence(name: str, language: str, *, proper: bool = False) -> str:
    """Give a role's name as it stands inside a sentence; a proper one keeps its capital."""
    name = " ".join(name.split())
    if language != "da":
        return name
    said = _definite(name)
    if said is None:
        return name
    return name[:1] + said[1:] if proper and said[:1].lower() == name[:1].lower() else said


def at_start(text: str) -> str:
    """Give a text with a capital at its start, as a sentence begins."""
    return text[:1].upper() + text[1:]


def _definite(name: str) -> str | None:
    """Give the definite form of a name, or None where it isn't known for sure."""
    first, both, second = name.partition(" og ")
    if both:
        one, other = _half(first), _definite_word(second)
        return f"{one} og {other}" if one and other else None
    rest = _WITH_REST.fullmatch(name)
    if rest is not None:
        head = _definite_word(rest[1])
        return head + rest[2] if head else None
    return _definite_word(name)


def _half(first: str) -> str | None:
    """Give the first of a pair: a word of its own, or what shares its end (økonomi- og it-chef)."""
    if first.endswith("-") and _WORD.fullmatch(first[:-1]):
        return _small(first[:-1]) + "-"
    return _definite_word(first)


def _definite_word(word: str) -> str | None:
    either = _EITHER_NUMBER.fullmatch(word)
    if either is not None:
        word = either[1] + "e"
    if not _WORD.fullmatch(word):
        return None
    low = word.lower()
    if low.endswith("ansvarlig"):
        return f"den {_small(word)}e"
    head = next((noun for noun in _LONGEST_FIRST if low.endswith(noun)), None)
    if head is not None:
        return _small(word[: len(word) - len(head)] + _DEFINITE[head])
    return _small(word) if low.endswith(tuple(_ALREADY)) else None


def _small(word: str) -> str:
    """Begin a common noun with a small letter; names and abbreviations keep their capital."""
    first, hyphen, _rest = word.partition("-")
    if len(first) > 1 and not first[1:].islower():
        return word
    if hyphen and first.lower() not in _FIRST_PARTS:
        return word
    return word[:1].lower() + word[1:]
