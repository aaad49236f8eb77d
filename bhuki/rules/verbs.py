"""Verbs in the names of activities: who decides, who prepares, and how to say "to …".

    decision_verb("Godkende strategien politisk")    # "godkende"
    decision_verb("Følge de forhåndsgodkendte procedurer")  # None
    doing("Fastlægge regler", "da")                  # "fastlægge regler", after "at"

Only whole words count, with their hyphens, and only forms that are a verb where they stand:
"godkendt" is one after "få", and an adjective before "leverandør".
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache


def _words_of(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Forms that are verbs wherever they stand. Danish first: infinitive, imperative, present, passive.
_DECIDING = _words_of("""
    godkende godkend godkender godkendes beslutte beslut beslutter besluttes vedtage vedtag
    vedtager vedtages tiltræde tiltræd tiltræder tiltrædes approve approves approving decide
    decides deciding adopt adopts adopting ratify ratifies ratifying authorise authorises
    authorize authorizes authorising authorizing godkänna godkänn godkänner besluta beslutar
    godkjenne godkjenn godkjenner vedta vedtar genehmigen genehmigt entscheiden entscheidet
    beschließen beschließt
""")
# Forms that are a verb only after "have it …": elsewhere they describe a thing.
_DECIDED = _words_of("godkendt besluttet vedtaget tiltrådt approved decided adopted ratified")
_BEING = _words_of("få får fået blive bliver get gets getting be is are")
_HAVING = _words_of("få får have has get gets getting")  # with what is decided between
_OTHERS = _words_of("der som who that which")  # what follows is what somebody else does
# An activity may be named by the act: "Godkendelse af budget" has someone approve the budget.
_DECISION_NOUNS = {
    "godkendelse": ("af",),
    "vedtagelse": ("af",),
    "tiltrædelse": ("af",),
    "beslutning": ("om",),
    "approval": ("of",),
    "adoption": ("of",),
    "decision": ("on", "about"),
    "ratification": ("of",),
}
_PREPARING = _words_of("""
    udarbejde udarbejd udarbejder udarbejdes udforme udform udformer formulere formulér
    formuler skrive skriv skriver opstille opstil indstille indstil foreslå draft drafts
    drafting write writes writing prepare prepares preparing propose proposes
""")

# Danish infinitives, and the imperatives that differ from them, with which activities are named.
_INFINITIVES = _words_of("""
    acceptere afgøre afholde afklare aflevere afslutte afstemme afsætte aftale anmelde
    anskaffe ansætte arkivere bede begrunde begrænse behandle beskrive bevare beskytte
    beslutte bestille bestå besvare betale bidrage bringe bruge budgettere definere deltage
    dele designe digitalisere dokumentere drifte drive eje estimere etablere evaluere finde
    fastholde fastlægge fastsætte fjerne flytte forankre forbedre forberede fordele foreslå
    foretage forklare formidle formulere fornye forny forvalte forhandle fortælle fremlægge
    fremme føre følge frigive gemme genoprette gennemføre gennemgå gentage give godkende
    gøre hjælpe holde håndtere have hente høre iagttage identificere igangsætte implementere
    indarbejde indberette indbygge inddrage indføre indgå indhente indkalde indkøbe indsamle
    indstille informere kende installere justere klargøre klassificere knytte kommunikere
    konfigurere kontrollere koordinere kortlægge kræve kvalificere lave lede levere lukke
    lægge løse melde modtage måle omlægge omprioritere opbygge opdatere opfylde opgøre
    opkræve opløse oprette opstille overdrage overholde overtage overvåge oplyse organisere
    planlægge pleje prioritere producere projektere prøve rapportere reagere realisere
    registrere rense rette revidere risikovurdere rådgive samle samarbejde sende servicere
    sikre sikkerhedskopiere skelne skrive slette starte stille stoppe styre styrke støtte
    sætte søge tage tegne teste tildele tilbyde tiltræde tilrettelægge træffe tænke
    udarbejde udbetale udbrede udbyde udføre udforme udgive udlevere udpege udrulle udsende
    udskifte uddanne udvikle underrette undersøge underskrive undervise understøtte
    vedligeholde vedtage vejlede viderebringe visitere vise vurdere vælge være yde ændre øve
""")
_IRREGULAR = {
    "bed": "bede",
    "ej": "eje",
    "ændr": "ændre",
    "mål": "måle",
    "tag": "tage",
    "vis": "vise",
    "knyt": "knytte",
    "ret": "rette",
    "led": "lede",
    "hav": "have",
    "lav": "lave",
    "giv": "give",
    "brug": "bruge",
    "drift": "drifte",
    "bring": "bringe",
    "del": "dele",
    "gør": "gøre",
    "grib": "gribe",
    "sørg": "sørge",
    "saml": "samle",
    "sikr": "sikre",
    "hør": "høre",
}
# Imperatives that are nouns too: verbs only where nothing but verbs stands before them.
_NOUNS_TOO = _words_of("brug drift mål test del led løs svar tegn ret start stop krav bring")
_BETWEEN = _words_of("og eller and or få have")
# How nouns for acts end, in the languages of the schemes: planlægning, arkivering, godkendelse,
# revision, planning, procurement, approval, Planung.
_ACT_ENDINGS = (
    *("ning", "ing", "else", "sion", "tion", "sel", "ment", "al", "ance", "ence", "ure", "sis"),
    *("ung", "ande", "ende", "drift", "salg", "svar", "arbejde", "kontrol", "control"),
    *("udbud", "indkøb", "tilsyn", "service", "support", "management", "ledelse", "styring", "ys"),
)
_DOUBLE = frozenset("bdfgklmnprst")
_ENGLISH = _words_of("""
    accept act adjust adopt agree allocate answer appoint approve archive arrange assess
    assign authorise authorize be bring build buy carry change check choose clarify
    classify close coach collect communicate consult control coordinate correct count create
    deal decide define delete deliver deploy describe design develop divide do document
    draft end enter establish estimate evaluate execute explain facilitate find fix follow
    formulate fulfil fulfill gather get give grant hand handle have help hire hold identify
    implement improve inform install invite involve judge justify keep launch lead limit
    list maintain make manage map measure monitor move negotiate notify obtain offer operate
    order organise organize own participate pay perform plan point practise prepare present
    prioritise prioritize procure produce propose protect provide publish qualify rank
    ratify realise realize receive recommend record register release remove renew repeat
    report request require research respond restore review run say schedule secure select
    send set sign start stop store strengthen submit supervise support take tell test track
    train update use validate verify watch write
""")


_MARKS = ".,;:!?()[]“”\"'»«"


def decision_verb(name: str, more: Collection[str] = ()) -> str | None:
    """Give the word that says that something is decided or approved, or None.

    `more` are further forms to look for, in lower case.
    """
    words = _words(name)
    for place, word in enumerate(words):
        before = words[place - 1] if place else ""
        if (word in _DECIDING or word in more) and before not in _OTHERS:
            return word
        had = _HAVING.intersection(words[max(0, place - 4) : place])
        if word in _DECIDED and (before in _BEING or had):
            return word
    if len(words) > 1 and words[1] in _DECISION_NOUNS.get(words[0], ()):
        return words[0]
    return None


def preparation_verb(name: str) -> str | None:
    """Give the word that says that something is written or proposed, or None."""
    words = _words(name)
    if _PREPARING.isdisjoint(words):
        return None
    return next(word for word in words if word in _PREPARING)


def object_of(name: str) -> str:
    """Give what an activity is about: its name without the verbs that it begins with."""
    words = list(_words(name))
    while words and (_is_verb(words[0]) or words[0] in _BETWEEN or words[0] in _DECIDED):
        words.pop(0)
    return " ".join(words)


def names_no_act(name: str) -> bool:
    """Say whether a name is a single word that is neither a verb nor the name of an act."""
    words = _words(name)
    if len(words) != 1 or not words[0].isalpha():
        return False
    word = words[0]
    return len(word) > 2 and not (_is_verb(word) or word.endswith(_ACT_ENDINGS))


def _is_verb(word: str) -> bool:
    return (
        word in _ENGLISH
        or word in _DECIDING
        or word in _PREPARING
        or word in _INFINITIVES
        or word in _IMPERATIVES
    )


def doing(name: str, language: str) -> str | None:
    """Give an activity's name as it follows "to", or None where it does not begin with a verb."""
    name = name.strip()
    if language == "da":
        return _danish_doing(name)
    first = name.split(" ", 1)[0]
    if _bare(first) not in _ENGLISH:
        return None
    return _lowered(name)


def _danish_doing(name: str) -> str | None:
    """Put the verbs that begin a name, and those joined to them, in the infinitive."""
    said: list[str] = []
    joined = True  # the next word may be another verb: first, or after "og", a comma or a slash
    only_verbs = True
    for word in name.split(" "):
        parts = [_infinitive(part) for part in word.split("/")]
        if joined and all(parts) and (only_verbs or _bare(word) not in _NOUNS_TOO):
            said.append(_like(word, "/".join(part for part in parts if part)))
        elif not said:
            return None
        else:
            said.append(word)
            only_verbs = only_verbs and word in {"og", "eller"}
        joined = (joined and word.endswith(",")) or word in {"og", "eller"}
    return " ".join(said)


def _infinitive(word: str) -> str | None:
    bare = _bare(word)
    if bare in _INFINITIVES:
        return bare
    return _IMPERATIVES.get(bare)


def _imperatives(infinitives: Iterable[str]) -> dict[str, str]:
    """Work out the imperative of each infinitive: without its e, a double consonant single."""
    forms = dict(_IRREGULAR)
    for verb in infinitives:
        if not verb.endswith("e"):
            forms.setdefault(verb, verb)
            continue
        stem = verb[:-1]
        if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] in _DOUBLE:
            stem = stem[:-1]
        forms.setdefault(stem, verb)
        if verb.endswith("ere"):  # vurdér, written with and without its accent
            forms.setdefault(f"{stem[:-2]}ér", verb)
    return forms


_IMPERATIVES = _imperatives(_INFINITIVES)


def _like(word: str, verb: str) -> str:
    """Keep what follows the verb in its word: a comma."""
    return verb + word[len(word.rstrip(",.;:")) :]


@lru_cache(maxsize=32768)
def _words(name: str) -> tuple[str, ...]:
    words = name.lower().replace("/", " ").split()
    return tuple([bare for word in words if (bare := word.strip(_MARKS))])


def _bare(word: str) -> str:
    return word.strip(_MARKS).lower()


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]
