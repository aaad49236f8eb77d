"""Tell which scheme a matrix uses: by its letters, its legend, its titles and its language.

The same letter means different things in different schemes, so the sheet's own words count for
more than the letters alone. What no scheme explains gets a scheme of its own.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from bhuki.matrix.scheme import Duty, Letter, Scheme, shipped_schemes
from bhuki.sheets.legend import Legend, duty_of_meaning
from bhuki.sheets.letters import WORD, Alphabet
from bhuki.sheets.scheme_words import (
    akin,
    concepts,
    explains,
    is_own_name,
    knows,
    letter_for,
    rare_names,
    read_alike,
    share_of_names,
)
from bhuki.sheets.vocabulary import fold, vocabulary, words_of
from bhuki.texts import LANGUAGES, N_, texts

OWN = "own"
_OWN_LETTERS = N_("the sheet's own letters")
"""The id under which a scheme that only this sheet has is reported."""

_PRIORS = {
    "RACI": 3.0,
    "RASCI": 2.0,
    "BHUKI": 2.0,
    "DACI": 1.6,
    "RACI-VS": 1.6,
    "RACIQ": 1.5,
    "ARCI (decisions)": -3.0,
    "RACI (alternative)": -3.0,
}
_USUAL_PRIOR = 0.8
_FEW_LETTERS = 12  # cells that say little, with three letters only
_LANGUAGES = {
    "BHUKI": "da",
    "HUKI (SE)": "sv",
    "HUKI (NO)": "no",
    "AGYKI (NO)": "no",
    "VMI (DE)": "de",
}
_ALIASES = {"rasic": "RASCI", "racivs": "RACI-VS", "vsraci": "RACI-VS", "huki": "HUKI (SE)"}
# Risky words in running text: they count only in capitals.
_COMMON_WORDS = frozenset({"rapid", "paris", "clam", "cairo"})
_STOPWORDS = {
    "da": {
        "og",
        "af",
        "til",
        "på",
        "ikke",
        "med",
        "for",
        "er",
        "opgave",
        "ansvar",
        "beslutter",
        "afdeling",
    },
    "sv": {"och", "att", "för", "inte", "är", "av", "till", "uppgift", "på"},
    "no": {"og", "av", "til", "ikke", "på", "oppgave", "utarbeide", "etter"},
    "de": {"und", "der", "die", "das", "für", "von", "mit", "aufgabe"},
    "en": {"the", "and", "of", "for", "with", "to", "task", "activity"},
}


@dataclass
class SchemeChoice:
    """The scheme taken, how sure it is, and the alphabet to read the cells with."""

    id: str
    scheme: Scheme
    certainty: float
    alphabet: Alphabet
    covered: float  # share of the letters that the scheme explains
    reads_right: float = 1.0  # how sure it is that words stand for these letters and no others
    used: frozenset[str] = frozenset()  # the letters and words it was chosen for

    has_strangers: bool = False  # letters that no scheme has stand there too often

    def explains(self, codes: Iterable[str]) -> bool:
        """Say whether the scheme has all these letters, and letters for words for duties."""
        if self.scheme.own:
            return all(code in self.scheme.by_code for code in codes)
        return all(explains(self.id, code) for code in codes)


@dataclass
class Evidence:
    """What speaks for a scheme. `used` counts letters; words for duties begin with `@`."""

    used: Counter[str]
    legend: Legend = field(default_factory=Legend)
    mentions: Counter[str] = field(default_factory=Counter)
    language: str = ""
    words: frozenset[str] = frozenset()  # the words for duties in the cells, folded
    neighbour: str = ""  # the scheme that another matrix of the workbook has for sure


def find_mentions(texts: Mapping[str, float]) -> Counter[str]:
    """Count by which schemes' names titles, sheets and files speak; values are weights."""
    found: Counter[str] = Counter()
    for text, weight in texts.items():
        tokens = set(re.findall(r"[A-Za-z]{4,}(?:-[A-Za-z]{2})?", text))
        for scheme_id, names in _names_of_schemes().items():
            for name in names:
                hit = name.upper() in tokens or (
                    name not in _COMMON_WORDS and name in {token.casefold() for token in tokens}
                )
                if hit:
                    found[scheme_id] += weight  # type: ignore[assignment]
                    break
    return found


@cache
def _names_of_schemes() -> dict[str, tuple[str, ...]]:
    names: dict[str, list[str]] = {}
    for scheme_id in shipped_schemes():
        if scheme_id in ("ARCI (decisions)", "RACI (alternative)"):
            continue
        bare = re.sub(r"\s*\(.*\)", "", scheme_id).casefold()
        names[scheme_id] = [*bare.split("/"), bare.replace("-", "")]
    for alias, scheme_id in _ALIASES.items():
        names.setdefault(scheme_id, []).append(alias)
    return {scheme_id: tuple(dict.fromkeys(found)) for scheme_id, found in names.items()}


def guess_language(texts: list[str]) -> str:
    """Guess a sheet's language from its most common small words and letters; empty if unclear."""
    words = Counter(word for text in texts for word in text.casefold().split())
    points = {
        language: sum(words[w] for w in stopwords) for language, stopwords in _STOPWORDS.items()
    }
    letters = Counter("".join(texts).casefold())
    points["sv"] += letters["ä"] + letters["ö"] if not letters["ß"] + letters["ü"] else 0
    points["da"] += letters["æ"] + letters["ø"]
    points["no"] += letters["æ"] + letters["ø"]
    best = max(points, key=lambda language: points[language])
    return best if points[best] else ""


def choose_scheme(evidence: Evidence) -> SchemeChoice:
    """Choose the scheme that explains the letters best."""
    scored = sorted(
        ((_score(scheme, evidence), scheme) for scheme in shipped_schemes().values()),
        key=lambda pair: -pair[0],
    )
    (best, scheme), (second, _) = scored[0], scored[1]
    own = _own_score(evidence)
    if own > best:
        return _own_choice(evidence, own - best)
    certainty = _certainty(best - max(second, own), evidence)
    covered = _covered(scheme, evidence)
    alphabet = alphabet_of(scheme, evidence.legend)
    strangers = _unknown_but_frequent(scheme, evidence)
    for code in strangers:
        # Letters that no scheme knows are kept as they are, and become findings.
        alphabet.letters[code.upper()] = code
        certainty = min(certainty, 0.5)
    others = [score for score, other in scored[1:] if not read_alike(scheme, other, evidence.used)]
    reads_right = _certainty(best - max([*others, own]), evidence) if others else 1.0
    used = frozenset(evidence.used)
    strange = bool(strangers)
    return SchemeChoice(scheme.id, scheme, certainty, alphabet, covered, reads_right, used, strange)


def _unknown_but_frequent(scheme: Scheme, evidence: Evidence) -> list[str]:
    total = sum(evidence.used.values())
    return [
        code
        for code, count in evidence.used.items()
        if not code.startswith(WORD) and not knows(scheme, code) and count >= max(3, 0.02 * total)
    ]


def _certainty(margin: float, evidence: Evidence) -> float:
    certainty = 0.5 + 0.5 * (1 - math.exp(-max(0.0, margin) / 1.2))
    told = bool(evidence.legend.sure >= 2 or evidence.mentions or evidence.neighbour)
    if len(evidence.used) < 3 and not told:
        certainty = min(certainty, 0.7)
    elif len(evidence.used) < 4 and evidence.used.total() < _FEW_LETTERS and not told:
        certainty = min(certainty, 0.85)
    return min(certainty, 0.99)


def _covered(scheme: Scheme, evidence: Evidence) -> float:
    total = sum(evidence.used.values()) or 1
    known = sum(n for code, n in evidence.used.items() if knows(scheme, code))
    return known / total


def _score(scheme: Scheme, evidence: Evidence) -> float:
    total = sum(evidence.used.values()) or 1
    score = _PRIORS.get(scheme.id, _USUAL_PRIOR) + 10 * _covered(scheme, evidence)
    for code, count in evidence.used.items():
        if not knows(scheme, code):
            score -= 6 if count >= 3 or count >= 0.03 * total else 1.5
    legend = evidence.legend
    seen = set(evidence.used) | set(legend.meanings)
    meant = {concepts(scheme.id).get(code) for code in scheme.by_code}
    worded = {code[len(WORD) :] for code in evidence.used if code.startswith(WORD)}
    for code, concept in concepts(scheme.id).items():
        if code not in seen and concept not in worded:
            score -= 1.0
    # Any matrix may be called RACI: where duties are in words, that says little of its letters.
    named = 1.0 if scheme.id == "RACI" and evidence.words else 3.0
    score += named * min(1.0, evidence.mentions.get(scheme.id, 0))
    score += 3.0 if scheme.id == evidence.neighbour else 0.0
    score += 2.5 * share_of_names(scheme.id, evidence.words)
    score += 1.5 if evidence.language and _LANGUAGES.get(scheme.id) == evidence.language else 0.0
    score -= 1.0 if _LANGUAGES.get(scheme.id, evidence.language) != evidence.language else 0.0
    return score + _legend_score(scheme, evidence, meant)


def _legend_score(scheme: Scheme, evidence: Evidence, meant: set[str | None]) -> float:
    score = 0.0
    for letter, meaning in evidence.legend.meanings.items():
        duty = duty_of_meaning(meaning)
        mine = concepts(scheme.id).get(letter)
        if mine is not None and is_own_name(scheme.id, letter, meaning):
            score += 0.9
        elif mine is None:
            whole_word = fold(meaning).startswith(fold(letter)) and duty in meant
            score -= 0.0 if duty == "none" or whole_word else 2.0
        elif duty is None:
            score += 0.2
        elif akin(duty, mine) or duty == mine:
            score += 0.7
        elif fold(meaning).startswith(fold(letter)):
            score -= 4.0
    return score


def _own_score(evidence: Evidence) -> float:
    """How well the sheet's own legend explains its letters, without any scheme."""
    meanings = evidence.legend.meanings
    if len(meanings) < 2 or not evidence.used:
        return -math.inf
    total = sum(evidence.used.values())
    known = sum(n for code, n in evidence.used.items() if code in meanings)
    score = 10 * known / total + 0.5 * min(4, evidence.legend.sure)
    return score - sum(6 for code, n in evidence.used.items() if code not in meanings and n >= 3)


def _own_choice(evidence: Evidence, margin: float) -> SchemeChoice:
    legend = evidence.legend
    scheme = own_scheme({x: m for x, m in legend.meanings.items() if x not in legend.nones})
    total = sum(evidence.used.values()) or 1
    covered = sum(n for code, n in evidence.used.items() if code in scheme.by_code) / total
    alphabet = alphabet_of(scheme, legend)
    sure, used = _certainty(margin, evidence), frozenset(evidence.used)
    return SchemeChoice(OWN, scheme, sure, alphabet, covered, used=used)


def own_scheme(meanings: Mapping[str, str]) -> Scheme:
    """Make a scheme of letters and what the sheet says they mean."""
    letters = []
    for code, meaning in meanings.items():
        duty = _shipped_duty(duty_of_meaning(meaning))
        names = {"en": meaning, "da": meaning} if meaning else {}
        letters.append(Letter(code, (duty,) if duty else (), names))
    names = {language: texts(language)(_OWN_LETTERS) for language in LANGUAGES}
    return Scheme(OWN, tuple(letters), names, own=True)


def _shipped_duty(duty: str | None) -> Duty | None:
    plain = {"supports": "does", "checks": "asked", "signs": "decides", "drives": "answers"}
    plain["agrees"] = "asked"
    try:
        return Duty(plain.get(duty or "", duty or ""))
    except ValueError:
        return None


def alphabet_of(
    scheme: Scheme, legend: Legend | None = None, mapped: Mapping[str, str] | None = None
) -> Alphabet:
    """Give the alphabet for reading a matrix's cells once its scheme is known."""
    letters = {letter.code.upper(): letter.code for letter in scheme.letters}
    words: dict[str, str] = {}
    known = shipped_schemes().get(scheme.id)
    if known is not None:
        meant = {duty: letter_for(scheme.id, duty) for duty in vocabulary().duties}
        for phrase, duty in (vocabulary().duty_of_word | rare_names()).items():
            if code := meant[duty]:
                words[phrase] = code
    for letter in scheme.letters:
        for name in letter.names.values():
            if len(words_of(name)) <= 4:
                words[fold(name)] = letter.code
    run = frozenset(code for code in scheme.by_code if len(code) == 1)
    nones = legend.nones - set(scheme.by_code) if legend else frozenset()
    return Alphabet(letters, words, nones, [run], mapped=mapped)
