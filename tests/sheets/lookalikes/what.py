"""What a look-alike says: its scheme, roles, activities and letters, before it is laid out."""

from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

from tests.sheets.lookalikes.words import (
    GROUPS,
    GROUPS_ELSEWHERE,
    LANGUAGES,
    PEOPLE,
    SHORT_ROLES,
    Words,
)

Place = tuple[int, int]

# Letters by duty: does, answers, asked, told, supports.
SCHEMES = {"RACI": "RACI", "RASCI": "RACIS"}
MEANINGS = {
    "BHUKI": {
        "U": "Udførende",
        "H": "Hovedansvar",
        "K": "Konsulteret",
        "I": "Informeret",
        "B": "Beslutningskompetence",
    },
    "DACI": {"D": "Driver", "A": "Approver", "C": "Contributor", "I": "Informed"},
    "RAPID": {
        "R": "Recommend",
        "A": "Agree",
        "P": "Perform",
        "I": "Input",
        "D": "Decide",
    },
    "PACSI": {
        "P": "Perform",
        "A": "Accountable",
        "C": "Control",
        "S": "Suggest",
        "I": "Informed",
    },
    "CAIRO/RACIO": {
        "R": "Responsible",
        "A": "Accountable",
        "C": "Consulted",
        "I": "Informed",
        "O": "Out of the loop",
    },
    "RACI-VS": {
        "R": "Responsible",
        "A": "Accountable",
        "C": "Consulted",
        "I": "Informed",
        "V": "Verifier",
        "S": "Signatory",
    },
    "RACIQ": {
        "R": "Responsible",
        "A": "Accountable",
        "C": "Consulted",
        "I": "Informed",
        "Q": "Quality review",
    },
    "HUKI (SE)": {
        "U": "Utför",
        "H": "Huvudansvarig",
        "K": "Konsulteras",
        "I": "Informeras",
    },
    "PARIS": {
        "P": "Participant",
        "A": "Accountable",
        "R": "Review required",
        "I": "Input required",
        "S": "Sign-off required",
    },
    "RATSI": {
        "R": "Responsibility",
        "A": "Authority",
        "T": "Task",
        "S": "Support",
        "I": "Informed",
    },
    "DRASCI": {
        "R": "Responsible",
        "A": "Accountable",
        "D": "Driver",
        "S": "Support",
        "C": "Consulted",
        "I": "Informed",
    },
    "CLAM": {"C": "Contributes", "L": "Leads", "A": "Approves", "M": "Monitors"},
    "AGYKI (NO)": {
        "Y": "Ytende",
        "A": "Ansvarlig",
        "G": "Godkjennende",
        "K": "Konsultert",
        "I": "Informert",
    },
}
OWN = (
    {"L": "Leads the work", "S": "Supports", "A": "Approves", "N": "Notified"},
    {"R": "Reviewer", "D": "Does the work", "A": "Approver", "I": "Informed"},
    {"E": "Executes", "P": "Participates", "S": "Signs off", "I": "Informed"},
    {"O": "Owner", "S": "Support", "C": "Consulted", "I": "Informed"},
    {"P": "Primary", "S": "Secondary", "I": "Informed"},
    {"R": "Reviews the result", "A": "Assists when asked", "L": "Leads", "X": "Executes"},
    {"D": "Decides", "E": "Executes", "C": "Consulted", "K": "Kept informed"},
    {"1": "Primary responsible", "2": "Supports", "3": "Is informed"},
    {"PR": "Prime responsible", "SR": "Shared responsible", "C": "Consulted", "I": "Informed"},
)


@dataclass
class Activity:
    """An activity with its sections, from the outermost."""

    name: str
    number: str = ""
    sections: tuple[str, ...] = ()


@dataclass
class What:
    """A matrix as a thought."""

    language: str
    words: Words
    scheme: str
    letters: dict[str, str]  # letter → what a legend calls it
    roles: list[str]
    groups: list[str]
    people: list[str]
    activities: list[Activity]
    duties: dict[Place, tuple[str, ...]] = field(default_factory=dict)

    @property
    def needs_legend(self) -> bool:
        """Whether nobody could know what the letters mean without one."""
        return self.scheme == "own"


def draw_what(dice: Random, *, most_roles: int = 9, like: "What | None" = None) -> What:
    """Draw a matrix by chance, or one with the scheme of another."""
    language = _language(dice)
    words = LANGUAGES[language]
    scheme = like.scheme if like else _scheme(dice, language)
    letters = like.letters if like else _letters(dice, scheme, words)
    roles = dice.sample(words.roles, min(len(words.roles), dice.randint(3, most_roles)))
    if dice.random() < 0.06:
        roles = dice.sample(PEOPLE, len(roles))
    elif dice.random() < 0.06:
        roles = short_names(dice.sample(PEOPLE, len(roles)))
    elif dice.random() < 0.06:
        roles = dice.sample(SHORT_ROLES, len(roles))
    people = dice.sample(PEOPLE, len(roles))
    groups = _groups(dice, language, len(roles))
    names = dice.sample(words.activities, min(len(words.activities), dice.randint(4, 16)))
    activities = [Activity(name) for name in names]
    what = What(language, words, scheme, letters, roles, groups, people, activities)
    _draw_sections(dice, what)
    _draw_duties(dice, what)
    return what


def short_names(people: list[str]) -> list[str]:
    """Give initials for persons, each once."""
    found: list[str] = []
    for name in people:
        short = "".join(word[0] for word in name.split()).upper()[:3]
        found.append(short if short not in found else f"{short}{name[1].upper()}")
    return found


def _language(dice: Random) -> str:
    others = [language for language in LANGUAGES if language not in ("en", "da")]
    return dice.choices(["en", "da", dice.choice(others)], [55, 15, 30])[0]


def _scheme(dice: Random, language: str) -> str:
    if language == "da" and dice.random() < 0.7:
        return "BHUKI"
    if language == "sv" and dice.random() < 0.5:
        return "HUKI (SE)"
    if language == "no" and dice.random() < 0.5:
        return "AGYKI (NO)"
    if language != "en":
        return dice.choices(["RACI", "RASCI"], [4, 1])[0]
    names = ["RACI", "RASCI", "DACI", "RAPID", "PACSI", "CAIRO/RACIO", "RACI-VS", "RACIQ", "own"]
    names += ["PARIS", "RATSI", "DRASCI", "CLAM"]
    return dice.choices(names, [50, 14, 5, 4, 3, 4, 3, 3, 10, 2, 2, 3, 2])[0]


def _letters(dice: Random, scheme: str, words: Words) -> dict[str, str]:
    if scheme == "own":
        return dict(dice.choice(OWN))
    if scheme in MEANINGS:
        return dict(MEANINGS[scheme])
    names = words.duties
    if dice.random() < 0.3:
        names = LANGUAGES["en"].duties
    return dict(zip(SCHEMES[scheme], names, strict=False))


def _groups(dice: Random, language: str, count: int) -> list[str]:
    names = list(GROUPS.get(language, GROUPS_ELSEWHERE))
    dice.shuffle(names)
    cuts = sorted(dice.sample(range(1, count), min(count - 1, dice.randint(1, 2))))
    bounds = [0, *cuts, count]
    found: list[str] = []
    for name, (first, last) in zip(names, pairwise(bounds), strict=False):
        found += [name] * (last - first)
    return found


def _draw_sections(dice: Random, what: What) -> None:
    """Put the activities under sections, one level or two."""
    count = len(what.activities)
    names = list(what.words.sections)
    dice.shuffle(names)
    many = min(len(names), max(2, count // 4))
    cuts = sorted(dice.sample(range(1, count), min(count - 1, many - 1)))
    bounds = [0, *cuts, count]
    for name, (first, last) in zip(names, pairwise(bounds), strict=False):
        for activity in what.activities[first:last]:
            activity.sections = (name,)


def _draw_duties(dice: Random, what: What) -> None:
    letters = list(what.letters)
    empty = dice.uniform(0.1, 0.5)
    for row in range(len(what.activities)):
        if dice.random() < 0.03 and row < len(what.activities) - 1:
            continue
        answers, does = letters[1], letters[0]
        main = dice.randrange(len(what.roles))
        doer = dice.randrange(len(what.roles))
        for column in range(len(what.roles)):
            if column == main:
                both = column == doer and dice.random() < 0.7
                said = (answers, does) if both else (answers,)
            elif column == doer:
                said = (does,)
            elif dice.random() < empty:
                continue
            else:
                said = (dice.choice([*letters[2:], *letters[2:4], does]),)
            what.duties[row, column] = said
