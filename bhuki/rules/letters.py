"""What the letters of one cell mean together, worked out once for each combination.

    meanings = Meanings(scheme)
    meanings[("H", "U")].mask & ANSWERS

Duties are bits, and a cell's contribution to the counts of its row and column is one number with a
field for each bit, so that a row of sixty cells is counted by a few additions.
"""

from zlib import crc32

from bhuki.matrix.scheme import Duty, Letter, Scheme

DECIDES, ANSWERS, DOES, ASKED, TOLD = 1, 2, 4, 8, 16
LETTERS = 32  # has letters at all
ODD = 64  # several letters, or one that the scheme does not know

BIT = {
    Duty.DECIDES: DECIDES,
    Duty.ANSWERS: ANSWERS,
    Duty.DOES: DOES,
    Duty.ASKED: ASKED,
    Duty.TOLD: TOLD,
}
FIELD = 20  # bits a field: a million cells
FIELD_MASK = (1 << FIELD) - 1
_FIELDS = 7
DECIDES_AT, ANSWERS_AT, DOES_AT, ASKED_AT, TOLD_AT, LETTERS_AT, ODD_AT = (
    FIELD * place for place in range(_FIELDS)
)


class Meaning:
    """What a combination of letters amounts to.

    `letters` are the codes, `mask` their bits, `spread` the same as fields to add, `seed` a number
    for fingerprints.
    """

    __slots__ = (
        "answers_and_decides",
        "decides_and_does",
        "letters",
        "mask",
        "redundant",
        "repeated",
        "seed",
        "spread",
        "unknown",
    )

    def __init__(self, codes: tuple[str, ...], scheme: Scheme) -> None:
        self.letters = codes
        known = [letter for code in dict.fromkeys(codes) if (letter := scheme.letter(code))]
        self.unknown = tuple(c for c in dict.fromkeys(codes) if scheme.letter(c) is None)
        self.repeated = tuple(c for c in dict.fromkeys(codes) if codes.count(c) > 1)
        mask = LETTERS if codes else 0
        for letter in known:
            for duty in letter.duties:
                mask |= BIT[duty]
        if len(codes) > 1 or self.unknown:
            mask |= ODD
        self.mask = mask
        self.spread = sum(1 << (FIELD * n) for n in range(_FIELDS) if mask >> n & 1)
        self.seed = crc32("/".join(codes).encode("utf-8", "replace")) + 1
        self.decides_and_does = _by_two(known, Duty.DECIDES, Duty.DOES)
        self.answers_and_decides = _by_two(known, Duty.DECIDES, Duty.ANSWERS)
        self.redundant = _redundant(known, scheme)


def _by_two(letters: list[Letter], one: Duty, other: Duty) -> bool:
    """Say whether two duties meet here by two letters; one letter for both is the scheme's own."""
    return any(
        one in a.duties and other in b.duties and not (one in b.duties or other in a.duties)
        for a in letters
        for b in letters
        if a is not b
    )


def _redundant(letters: list[Letter], scheme: Scheme) -> tuple[str, ...]:
    """Give the codes that a stronger letter beside them includes.

    Only the plain "is asked" is weaker than doing: one who verifies or has a veto does more.
    """
    plain = next((x for x in scheme.with_duty(Duty.ASKED) if not x.veto and not checks(x)), None)
    strong = {Duty.DECIDES, Duty.ANSWERS, Duty.DOES}
    weaker: list[str] = []
    for letter in letters:
        others = {duty for other in letters if other is not letter for duty in other.duties}
        first = letter.duties[:1]
        if (first == (Duty.ASKED,) and letter is plain and others & strong) or (
            first == (Duty.TOLD,) and others - {Duty.TOLD}
        ):
            weaker.append(letter.code)
    return tuple(weaker)


def checks(letter: Letter) -> bool:
    """Say whether a letter has its role verify the work rather than advise on it."""
    return bool(letter.extra.get("checks"))


class Meanings(dict[tuple[str, ...], Meaning]):
    """The meaning of each combination of letters that a matrix holds, made when first met."""

    def __init__(self, scheme: Scheme) -> None:
        super().__init__()
        self._scheme = scheme

    def __missing__(self, codes: tuple[str, ...]) -> Meaning:
        made = self[codes] = Meaning(codes, self._scheme)
        return made
