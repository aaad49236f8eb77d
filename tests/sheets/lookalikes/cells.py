"""How one cell says its letters: case, separators, notes, look-alikes, whole words."""

from dataclasses import dataclass
from random import Random

from tests.sheets.lookalikes.what import What

_CYRILLIC = str.maketrans("ACIKB", "АСІКВ")
_GREEK = str.maketrans("AIKB", "ΑΙΚΒ")
_SEPARATORS = ("/", "/", "/", ", ", ",", " / ", "; ", " & ", "+", " ", "", "\n", "|", " and ")
_NOTES = ("(lead)", "(from May)", "*", " (only large orders)", " (EU)", "²")


@dataclass
class Hand:
    """One author's way of writing letters."""

    separator: str
    lower: float
    words: bool
    notes: float
    alike: dict[int, int]
    blanks: str
    none: str


def draw_hand(dice: Random, what: What, features: list[str]) -> Hand:
    """Draw a way of writing."""
    hand = Hand(dice.choice(_SEPARATORS), 0.0, False, 0.0, {}, "", "")
    kind = dice.random()
    if any(len(letter) > 1 for letter in what.letters):
        hand.separator = "/"  # `SRPR` is no two letters to anyone
    if "1" in what.letters:
        hand.separator, kind = dice.choice(["/", ", "]), 1.0  # `21` is a number
    if kind < 0.06:
        hand.lower = dice.choice([1.0, 0.3])
        features.append("lower case")
    elif kind < 0.10 and what.language in ("ru", "pl", "en"):
        hand.alike = dice.choice([_CYRILLIC, _GREEK])
        features.append("look-alike letters")
    elif kind < 0.15 and what.scheme != "own":
        hand.words = True
        hand.separator = dice.choice(["/", ", ", " / ", "\n"])
        features.append("whole words")
    if dice.random() < 0.12 and "1" not in what.letters:
        hand.notes = 0.12
        features.append("notes in cells")
    if dice.random() < 0.08:
        hand.blanks = dice.choice(["\u00a0", " ", "\u200b"])
        features.append("blanks round letters")
    if dice.random() < 0.2:
        hand.none = dice.choice(["-", "–", "n/a", "N/A", "—", "none", ".", "0", "×"])
        features.append(f"none mark {hand.none}")
    if hand.separator in ("", " ", "|", " and "):
        features.append(f"separator {hand.separator!r}")
    return hand


def write_cell(dice: Random, hand: Hand, what: What, letters: tuple[str, ...]) -> str:
    """Write letters as this hand does."""
    said = list(letters)
    if len(said) > 1 and dice.random() < 0.3:
        said.reverse()
    if hand.words:
        text = hand.separator.join(what.letters[letter] for letter in said)
    else:
        text = hand.separator.join(said)
    if dice.random() < hand.lower:
        text = text.lower()
    if hand.alike and not hand.words and dice.random() < 0.5:
        text = text.translate(hand.alike)
    if dice.random() < hand.notes and "and" not in text:
        note = dice.choice(_NOTES)
        text += note if note in "*²" else f" {note.strip()}"
    return f"{hand.blanks}{text}{hand.blanks}"
