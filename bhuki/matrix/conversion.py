"""Turn a matrix's letters into another scheme's.

    planned = plan(matrix, shipped_scheme("RACI"), {"B": "C"})
    for line in planned.lines: ...             # what each letter becomes; see conversion_words
    planned.edit.apply(matrix)                 # one undo step

Letters are converted by what they stand for in their scheme, never by their look: R recommends in
RAPID and does the work in RACI. What a letter becomes is told by its `becomes` where that names
the target; else by its duties, read through BHUKI where the target has a letter for deciding and
through RACI where it has none. A letter that the matrix's scheme does not know stays as it is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import msgspec

from bhuki.errors import WrongWords
from bhuki.matrix.edits import Edit, Label, SetOwnSchemes, SetScheme, Step, as_cells
from bhuki.matrix.entities import Assignment, CellKey
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty, Letter, Scheme, shipped_schemes
from bhuki.texts import N_

Codes = tuple[str, ...]

# What stands nearest to a duty where a scheme has no letter for it; None is a note instead.
_NEAREST: dict[Duty, Duty | None] = {
    Duty.DECIDES: Duty.ANSWERS,
    Duty.ANSWERS: Duty.DECIDES,
    Duty.DOES: Duty.ASKED,
    Duty.ASKED: Duty.TOLD,
    Duty.TOLD: None,
}


class Fate(StrEnum):
    """What happens to a letter."""

    MAPS = "maps"
    CHOICE = "choice"  # more than one answer makes sense: the user should choose
    NOTE = "note"  # the target has nothing like it: it is written as a note in the cell
    UNKNOWN = "unknown"  # no letter of the matrix's scheme: it stays as it is


class LossKind(StrEnum):
    """Why something is lost."""

    TOLD = "told"  # the scheme says so itself, in the letter's `lost`
    NO_LETTER = "no-letter"  # the target has no letter for the duty; the nearest is taken
    MERGED = "merged"  # two letters become the same one
    NOTED = "noted"  # the letter is gone; a note says what it was
    OTHER_MEANING = "other-meaning"  # the target uses the same letter for something else


@dataclass(frozen=True)
class Loss:
    """Something that the target can't say: by kind, with what its sentence needs."""

    kind: LossKind
    duty: Duty | None = None
    with_codes: Codes = ()


@dataclass(frozen=True)
class Line:
    """What one letter becomes.

    `options` are what it may become, the chosen one among them; `becomes` is the chosen one, empty
    for none; `cells` is how many have the letter; `veto` says that its veto becomes a mark.
    """

    code: str
    fate: Fate
    becomes: Codes
    options: tuple[Codes, ...]
    cells: int
    losses: tuple[Loss, ...] = ()
    veto: bool = False


@dataclass(frozen=True)
class Conflict:
    """A row where letters that were different become more of one than there may be."""

    activity: str
    code: str
    roles: tuple[str, ...]
    before: Codes  # the letters it became of


@dataclass(frozen=True)
class ConversionPlan:
    """What a conversion would do, letter by letter, and the edit that does it."""

    source: Scheme
    target: Scheme
    lines: tuple[Line, ...]
    conflicts: tuple[Conflict, ...]
    edit: Edit

    @property
    def choices(self) -> tuple[Line, ...]:
        """The lines that the user should choose for."""
        return tuple(line for line in self.lines if line.fate is Fate.CHOICE)

    @property
    def losing(self) -> tuple[Line, ...]:
        """The lines that lose something."""
        return tuple(line for line in self.lines if line.losses)


def plan(
    matrix: Matrix, target: Scheme, choices: Mapping[str, str] | None = None
) -> ConversionPlan:
    """Plan to write a matrix in another scheme.

    `choices` say what letters become (`{"A": "B/H"}`, "" for none), any of the matrix's letters;
    raises `WrongWords` for a letter that is in neither, or that the target does not have.
    """
    source = matrix.scheme
    used = _counts(matrix)
    codes = [*(x.code for x in source.letters if x.code in used), *_unknown(source, used)]
    named = {source.code_in(code) or code: said for code, said in (choices or {}).items()}
    chosen = {code: _chosen(code, said, target) for code, said in named.items()}
    for code in chosen:
        if code not in used and source.letter(code) is None:
            raise WrongWords(
                N_("{scheme} has no letter {code} to convert."), scheme=source.id, code=code
            )
    lines = [_line(source, target, code, used[code], chosen.get(code)) for code in codes]
    lines = [_with_merges(line, lines, source, target) for line in lines]
    cells = _cells(matrix, target, {line.code: line for line in lines})
    steps: list[Step] = [as_cells(cells)] if cells else []
    ours = target.own or shipped_schemes().get(target.id) != target
    if ours and matrix.own_schemes.get(target.id) != target:
        steps.append(SetOwnSchemes(((target.id, target),)))
    if target != source:
        steps.append(SetScheme(target))
    label = Label("convert", {"scheme": target.id})
    conflicts = tuple(_conflicts(matrix, target, {line.code: line for line in lines}))
    return ConversionPlan(source, target, tuple(lines), conflicts, Edit(label, tuple(steps)))


def _counts(matrix: Matrix) -> dict[str, int]:
    used: dict[str, int] = {}
    for assignment in matrix.assignments.values():
        for code in dict.fromkeys(assignment.letters):
            used[code] = used.get(code, 0) + 1
    return used


def _unknown(source: Scheme, used: Mapping[str, int]) -> list[str]:
    return sorted(code for code in used if source.letter(code) is None)


def _chosen(code: str, said: str, target: Scheme) -> Codes:
    """Read what a user chose a letter to become."""
    parts = [part.strip() for part in said.split("/") if part.strip()]
    known = [target.code_in(part) for part in parts]
    for part, found in zip(parts, known, strict=True):
        if found is None:
            raise WrongWords(
                N_("{scheme} has no letter {part} for {code} to become; it has {letters}."),
                scheme=target.id,
                part=part,
                code=code,
                letters=", ".join(letter.code for letter in target.letters),
            )
    return target.sort(part for part in known if part is not None)


def _line(source: Scheme, target: Scheme, code: str, cells: int, chosen: Codes | None) -> Line:
    letter = source.letter(code)
    if letter is None:
        if chosen is not None:
            return Line(code, Fate.MAPS, chosen, (chosen,), cells)
        return Line(code, Fate.UNKNOWN, (code,), ((code,),), cells)
    if source == target and chosen is None:
        return Line(code, Fate.MAPS, (code,), ((code,),), cells)
    options, losses = _options(letter, source, target)
    becomes = options[0] if chosen is None else chosen
    fate = Fate.CHOICE if len(options) > 1 else Fate.MAPS if becomes else Fate.NOTE
    if becomes not in options:
        options = (*options, becomes)
    if not becomes:
        losses = [Loss(LossKind.NOTED)]
    elif becomes != options[0]:
        losses = _unsaid(letter, becomes, target) or losses
    if fate is not Fate.CHOICE and becomes == (code,) and _same_letter(letter, target):
        losses = []
    other = target.letter(code)
    if other is not None and code not in becomes and other.duties[:1] != letter.duties[:1]:
        losses.append(Loss(LossKind.OTHER_MEANING))
    veto = letter.veto and not any((x := target.letter(c)) and x.veto for c in becomes)
    return Line(code, fate, becomes, options, cells, tuple(losses), veto and bool(becomes))


def _unsaid(letter: Letter, becomes: Codes, target: Scheme) -> list[Loss]:
    """Give the duties that a choice leaves out and the target has no letter for."""
    said = {duty for code in becomes for duty in target.by_code[code].duties}
    missing = [d for d in letter.duties if d not in said and not target.with_duty(d)]
    return [Loss(LossKind.NO_LETTER, duty) for duty in missing]


def _same_letter(letter: Letter, target: Scheme) -> bool:
    other = target.letter(letter.code)
    return other is not None and (other.duties, other.veto) == (letter.duties, letter.veto)


def _options(
    letter: Letter, source: Scheme, target: Scheme
) -> tuple[tuple[Codes, ...], list[Loss]]:
    """Give what a letter may become, the likeliest first, and what is lost with it."""
    told = [Loss(LossKind.TOLD)] if letter.lost else []
    if target.id in letter.becomes:
        found = [target.sort(_split(option)) for option in letter.becomes[target.id]]
        known = [option for option in found if all(target.letter(code) for code in option)]
        if known:
            return tuple(dict.fromkeys(known)), told
    losses: list[Loss] = []
    options: list[Codes] = []
    for duties in _meanings(letter, source, target):
        codes: list[str] = []
        for duty in duties:
            code, missing = _code_for(duty, letter, target)
            codes += [code] if code else []
            losses += [Loss(LossKind.NO_LETTER, duty)] if missing else []
        options.append(target.sort(codes))
    return tuple(dict.fromkeys(options)), list(dict.fromkeys(losses or told))


def _meanings(letter: Letter, source: Scheme, target: Scheme) -> Iterator[tuple[Duty, ...]]:
    """Give what a letter can stand for, as duties, the likeliest first."""
    pivot_id = "BHUKI" if target.with_duty(Duty.DECIDES) else "RACI"
    pivot = shipped_schemes()[pivot_id]
    options = letter.becomes.get(pivot_id)
    if options is None or source.id == pivot_id:
        yield letter.duties
        return
    for option in options:
        stands = [pivot.by_code[code] for code in _split(option)]
        yield tuple(dict.fromkeys(duty for part in stands for duty in part.duties))


def _code_for(duty: Duty, letter: Letter, target: Scheme) -> tuple[str | None, bool]:
    """Give the target's letter for a duty, and whether it is only the nearest there is."""
    nearest: Duty | None = duty
    seen: set[Duty] = set()
    while nearest is not None and nearest not in seen:
        having = target.with_duty(nearest)
        if having:
            first = having[0].duties.index(nearest)
            best = [x for x in having if x.duties.index(nearest) == first]
            alike = [x for x in best if x.veto == letter.veto] or best
            same = [x for x in alike if x.code == letter.code]
            return (same or alike)[0].code, nearest is not duty
        seen.add(nearest)
        nearest = _NEAREST[nearest]
    return None, True


def _split(option: str) -> list[str]:
    return [code for code in option.split("/") if code]


def _with_merges(line: Line, lines: list[Line], source: Scheme, target: Scheme) -> Line:
    """Add to a line which other letters become the same as it does."""
    told = any(loss.kind in (LossKind.TOLD, LossKind.NO_LETTER) for loss in line.losses)
    if not line.becomes or source == target or told:
        return line
    same = tuple(
        other.code
        for other in lines
        if other.code != line.code and other.becomes == line.becomes and not other.losses
    )
    if not same:
        return line
    losses = (*line.losses, Loss(LossKind.MERGED, with_codes=same))
    return replace(line, losses=losses)


def _cells(
    matrix: Matrix, target: Scheme, lines: Mapping[str, Line]
) -> dict[CellKey, Assignment | None]:
    """Give the cells that change, as they become."""
    changed: dict[CellKey, Assignment | None] = {}
    made: dict[Codes, Assignment] = {}  # of cells of letters alone, which are most
    for cell, before in matrix.assignments.items():
        plain = not (before.note or before.veto or before.extra)
        after = made.get(before.letters) if plain else None
        if after is None:
            after = _converted(before, matrix, target, lines)
            if plain:
                made[before.letters] = after
        if after != before:
            changed[cell] = after
    return changed


def _converted(
    before: Assignment, matrix: Matrix, target: Scheme, lines: Mapping[str, Line]
) -> Assignment:
    codes = [code for letter in before.letters for code in lines[letter].becomes]
    gone = [letter for letter in before.letters if not lines[letter].becomes]
    veto = before.veto or any(lines[letter].veto for letter in before.letters)
    notes = [before.note] if before.note else []
    notes += [_noted(code, matrix) for code in gone]
    return msgspec.structs.replace(
        before, letters=target.sort(codes), veto=veto, note="\n".join(dict.fromkeys(notes))
    )


def _noted(code: str, matrix: Matrix) -> str:
    """Say in a note what a letter that is gone stood for, in the matrix's own language."""
    letter = matrix.scheme.letter(code)
    name = letter.name(matrix.language) if letter is not None else ""
    return f"{code}: {name}" if name else code


def _conflicts(matrix: Matrix, target: Scheme, lines: Mapping[str, Line]) -> Iterator[Conflict]:
    """Find rows where different letters become more of one than there may be."""
    limited = {letter.code: letter.most for letter in target.letters if letter.most is not None}
    rows: dict[tuple[str, str], dict[str, set[str]]] = {}
    for (activity, role), assignment in matrix.assignments.items():
        for letter in assignment.letters:
            for code in lines[letter].becomes:
                if code in limited:
                    row = rows.setdefault((activity, code), {})
                    row.setdefault(role, set()).add(letter)
    columns = {role.id: n for n, role in enumerate(matrix.role_order())}
    places = {activity.id: n for n, activity in enumerate(matrix.activity_order())}
    last = len(places)
    for (activity, code), roles in sorted(
        rows.items(), key=lambda row: places.get(row[0][0], last)
    ):
        sources = set().union(*roles.values())
        if len(roles) > limited[code] and len(sources) > 1:
            ordered = sorted(roles, key=lambda role: columns.get(role, len(columns)))
            yield Conflict(activity, code, tuple(ordered), matrix.scheme.sort(sources))
