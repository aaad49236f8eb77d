"""Lay a matrix out: roles across or down, a column for each letter, or a long list."""

from random import Random

from tests.sheets.lookalikes.canvas import BOLD, FILLED, INDENTED, PLAIN, TURNED, Canvas
from tests.sheets.lookalikes.cells import draw_hand, write_cell
from tests.sheets.lookalikes.columns_beside import draw_beside
from tests.sheets.lookalikes.truth import TrueMatrix
from tests.sheets.lookalikes.what import Activity, What
from tests.sheets.lookalikes.words import PEOPLE, SHORT_ROLES

SECTIONS = (
    "none",
    "none",
    "bold rows",
    "bold rows",
    "merged rows",
    "plain rows",
    "capitals",
    "column merged",
    "column first",
    "column repeated",
    "indent",
    "number depth",
    "colon rows",
    "two levels",
)


def schemes_of(what: What) -> set[str]:
    """Give the schemes that a reader may rightly take: without rare letters it is the plain one."""
    used = {letter for letters in what.duties.values() for letter in letters}
    fine = {what.scheme}
    kin = {"RACI", "RASCI", "CAIRO/RACIO", "RACI-VS", "RACIQ", "DRASCI"}
    if what.scheme in kin and used <= set("RACI"):
        fine.add("RACI")
    if what.scheme == "DRASCI" and "D" not in used:
        fine.add("RASCI")
    if what.scheme == "BHUKI" and "B" not in used:
        fine.add("HUKI (SE)")
    return fine


def leave_empty_ones(what: What) -> None:
    """Take out the activities that nobody has a letter for."""
    kept = sorted({row for row, _ in what.duties})
    what.activities = [what.activities[row] for row in kept]
    new = {row: n for n, row in enumerate(kept)}
    what.duties = {(new[row], role): said for (row, role), said in what.duties.items()}


class RolesAcross:
    """Activities down, roles across: how nearly everybody does it."""

    def __init__(self, dice: Random, what: What, canvas: Canvas, features: list[str]) -> None:
        self.dice, self.what, self.canvas, self.features = dice, what, canvas, features
        self.hand = draw_hand(dice, what, features)
        self.truth = TrueMatrix(canvas.name, "roles-in-columns", schemes_of(what))
        self.sections = dice.choice(SECTIONS)
        self.number_style = dice.choice(["", "", "1", "1", "1.1", "T-01", "A1"])
        if self.sections == "number depth":
            self.number_style = "1.1"
        if self.sections in ("plain rows", "two levels") and not self.number_style:
            leave_empty_ones(what)  # they look like sections
        self.number_inside = self.number_style in ("1", "1.1") and dice.random() < 0.3
        self.description = dice.random() < 0.12
        self.right = dice.choice(what.words.notes) if dice.random() < 0.25 else ""
        self.blanks_indent = dice.random() < 0.5
        self.beside = draw_beside(dice, what)
        self.between = dice.random() < 0.04
        self.repeats = dice.random() < 0.06 and len(what.activities) > 7
        self.role_columns: list[int] = []
        self.side: dict[str, int] = {}
        self.first_body = 0

    def lay(self, top: int, left: int) -> tuple[int, int]:
        """Write all from a place; give the last row and column."""
        self._place_columns(left)
        row = self._write_heading(top)
        self.first_body = row
        row = self._write_body(row)
        self._note_features()
        return row - 1, self.canvas.last_column

    def _note_features(self) -> None:
        self.features += [f"sections {self.sections}", f"numbers {self.number_style or 'none'}"]
        for name in ("number_inside", "description", "right", "between", "repeats"):
            if getattr(self, name):
                self.features.append(name)
        self.features += [f"beside {beside.name}" for beside in self.beside]

    def _place_columns(self, left: int) -> None:
        column = left
        names = []
        if self.sections.startswith("column"):
            names.append("section")
        if self.number_style and not self.number_inside:
            names.insert(self.dice.choice([0, len(names)]), "number")
        names += [f"left {n}" for n, beside in enumerate(self.beside) if beside.left]
        names.append("activity")
        if self.description:
            names.append("description")
        for name in names:
            self.side[name] = column
            column += 1
        for place in range(len(self.what.roles)):
            if self.between and place == len(self.what.roles) // 2:
                self.side["between"] = column
                column += 1
            self.role_columns.append(column)
            column += 1
        if self.right:
            self.side["right"] = column
            column += 1
        for n, beside in enumerate(self.beside):
            if not beside.left:
                self.side[f"right {n}"] = column
                column += 1

    def _write_heading(self, row: int) -> int:
        dice, what, canvas = self.dice, self.what, self.canvas
        style = dice.choice([BOLD, FILLED, PLAIN, TURNED])
        kind = dice.choices(
            [
                "plain",
                "groups merged",
                "groups first",
                "people under",
                "people over",
                "roles label",
            ],
            [60, 12, 8, 8, 4, 8],
        )[0]
        wide_groups = kind == "groups merged" and len(set(what.groups)) < len(what.groups)
        short = what.roles[0].isupper() and what.roles[0] not in SHORT_ROLES
        if (short or what.roles[0] in PEOPLE) and not wide_groups:
            kind = "plain"  # people under roles, as far as anyone can tell
        self.features.append(f"heading {kind}")
        rows = [row]
        if kind.startswith("groups"):
            self._write_groups(row, merged=kind == "groups merged")
            rows.append(row + 1)
        if kind == "people over":
            for column, name in zip(self.role_columns, what.people, strict=True):
                canvas.write(row, column, name)
            rows.append(row + 1)
        if kind == "roles label":
            canvas.write(row, self.role_columns[0], dice.choice(what.words.role), style)
            canvas.merge(row, self.role_columns[0], row, self.role_columns[-1])
            rows.append(row + 1)
        names = rows[-1]
        for column, name in zip(self.role_columns, what.roles, strict=True):
            written = name.replace(" ", "\n", 1) if dice.random() < 0.1 else name
            canvas.write(names, column, written, style)
            self.truth.roles[names, column] = name
        if kind == "people under":
            for column, name in zip(self.role_columns, what.people, strict=True):
                canvas.write(names + 1, column, name)
            rows.append(names + 1)
        self.heading_row = dice.choice(rows) if kind != "people under" else names
        tall = len(rows) > 1 and dice.random() < 0.4 and kind != "people over"
        if tall:
            self.heading_row = rows[0]
        self._write_side_heading(self.heading_row, rows[-1] if tall else self.heading_row, style)
        return rows[-1] + 1

    def _write_side_heading(self, row: int, last: int, style: int) -> None:
        words, dice = self.what.words, self.dice
        said = {
            "number": dice.choice(words.number),
            "activity": dice.choice(words.task),
            "section": dice.choice(words.phase),
            "description": dice.choice(words.description),
            "right": self.right,
            "between": dice.choice(words.notes),
        }
        for n, beside in enumerate(self.beside):
            said[f"{'left' if beside.left else 'right'} {n}"] = beside.heading
        if dice.random() < 0.06:
            said["activity"] = ""
            self.features.append("empty corner")
        elif dice.random() < 0.06:
            said["activity"] = f"{said['activity']} / {dice.choice(words.role)}"
            self.features.append("corner of both")
        for name, column in self.side.items():
            self.canvas.write(row, column, said[name], style)
            self.canvas.merge(row, column, last, column)

    def _write_groups(self, row: int, *, merged: bool) -> None:
        start = 0
        groups = self.what.groups
        for place in range(1, len(groups) + 1):
            if place < len(groups) and groups[place] == groups[start]:
                continue
            self.canvas.write(row, self.role_columns[start], groups[start], FILLED)
            if merged:
                self.canvas.merge(row, self.role_columns[start], row, self.role_columns[place - 1])
            start = place
        for column, group in zip(self.role_columns, groups, strict=True):
            self.truth.groups[0, column] = group

    def _write_body(self, row: int) -> int:
        what, dice = self.what, self.dice
        open_section: tuple[str, ...] = ()
        chapter, count, first_of_section = 0, 0, row
        for place, activity in enumerate(what.activities):
            if self.repeats and place == len(what.activities) // 2:
                row = self._repeat_heading(row)
            if activity.sections != open_section:
                self._end_section_column(first_of_section, row - 1)
                chapter, count = chapter + 1, 0
                row = self._write_section(row, activity, chapter, len(open_section) == 0)
                open_section, first_of_section = activity.sections, row
            count += 1
            self._write_activity(row, place, activity, chapter, count, row == first_of_section)
            row += 1
            if dice.random() < 0.01:
                row += 1  # an empty row
        self._end_section_column(first_of_section, row - 1)
        return row

    def _repeat_heading(self, row: int) -> int:
        names = {c: text for (r, c), text in self.truth.roles.items()}
        for column, name in names.items():
            self.canvas.write(row, column, name, BOLD)
        text, style = self.canvas.cells.get((self.heading_row, self.side["activity"]), ("", 0))
        self.canvas.write(row, self.side["activity"], text, style)
        return row + 1

    def _end_section_column(self, first: int, last: int) -> None:
        if self.sections == "column merged" and last > first:
            self.canvas.merge(first, self.side["section"], last, self.side["section"])

    def _write_section(self, row: int, activity: Activity, chapter: int, first: bool) -> int:
        kind, canvas = self.sections, self.canvas
        name, column = activity.sections[-1], self.side["activity"]
        if kind in ("none",) or kind.startswith("column"):
            return row
        if kind == "two levels" and chapter % 2 == 1:
            canvas.write(row, column, self._part(chapter), FILLED)
            canvas.merge(row, column, row, self.role_columns[-1])
            row += 1
        style = {"bold rows": BOLD, "merged rows": FILLED, "indent": BOLD, "two levels": BOLD}
        written = name.upper() if kind == "capitals" else name
        written = f"{name}:" if kind == "colon rows" else written
        if kind == "number depth" or (self.number_style == "1.1" and kind != "indent"):
            if self.number_inside:
                written = f"{chapter}. {written}"
            elif "number" in self.side:
                canvas.write(row, self.side["number"], str(chapter))
        canvas.write(row, column, written, style.get(kind, PLAIN))
        if kind == "merged rows":
            canvas.merge(row, column, row, self.role_columns[-1])
        return row + 1

    def _part(self, chapter: int) -> str:
        return f"Part {'ABCDEFGH'[chapter // 2]}"

    def _write_activity(
        self, row: int, place: int, activity: Activity, chapter: int, count: int, first: bool
    ) -> None:
        canvas, truth = self.canvas, self.truth
        number = {
            "": "",
            "1": str(place + 1),
            "1.1": f"{chapter}.{count}" if self.sections != "none" else f"{place + 1}",
            "T-01": f"T-{place + 1:02}",
            "A1": f"{'ABCDEFGH'[chapter - 1]}{count}",
        }[self.number_style]
        name = activity.name
        if self.number_inside:
            name = f"{number} {name}" if "." in number else f"{number}. {name}"
        column = self.side["activity"]
        if self.sections == "indent":
            if self.blanks_indent:
                canvas.write(row, column, f"   {name}")
            else:
                canvas.write(row, column, name, INDENTED)
        else:
            canvas.write(row, column, name)
        at = (row, column)
        truth.activities[at] = activity.name
        if number:
            truth.numbers[at] = number
            if "number" in self.side:
                canvas.write(row, self.side["number"], number)
        if "section" in self.side and (first or self.sections == "column repeated"):
            canvas.write(row, self.side["section"], activity.sections[-1])
        if self.sections != "none":
            truth.sections[at] = self._sections_said(activity, chapter)
        else:
            truth.sections[at] = ()
        self._write_beside(row, activity)
        for n, beside in enumerate(self.beside):
            column = self.side[f"{'left' if beside.left else 'right'} {n}"]
            canvas.write(row, column, beside.texts[place])
        self._write_letters(row, place, activity)

    def _sections_said(self, activity: Activity, chapter: int) -> tuple[str, ...]:
        kind, name = self.sections, activity.sections[-1]
        if kind == "two levels":
            return (self._part(chapter - (chapter + 1) % 2), name)
        if kind == "capitals":
            name = name.upper()
        if kind == "colon rows":
            name = f"{name}:"
        return (name,)

    def _write_beside(self, row: int, activity: Activity) -> None:
        dice = self.dice
        if self.description:
            text = f"What has to be done so that “{activity.name.lower()}” is well done in time"
            self.canvas.write(row, self.side["description"], text)
        if self.right and dice.random() < 0.6:
            texts = ["Open", "Done", "2026-03-01", "weekly", "see the minutes", "OK"]
            self.canvas.write(row, self.side["right"], dice.choice(texts))
        if self.between and dice.random() < 0.5:
            self.canvas.write(
                row, self.side["between"], dice.choice(["ask first", "urgent", "late"])
            )

    def _write_letters(self, row: int, place: int, activity: Activity) -> None:
        for n, column in enumerate(self.role_columns):
            letters = self.what.duties.get((place, n))
            if letters is None:
                self.canvas.write(row, column, self.hand.none)
                continue
            self.canvas.write(row, column, write_cell(self.dice, self.hand, self.what, letters))
            self.truth.say((row, column), activity.name, self.what.roles[n], letters)


def lay_turned(
    dice: Random, what: What, canvas: Canvas, features: list[str], top: int, left: int
) -> TrueMatrix:
    """Roles down, activities across."""
    hand = draw_hand(dice, what, features)
    truth = TrueMatrix(canvas.name, "roles-in-rows", schemes_of(what))
    corner = dice.choice([*what.words.role, *what.words.role, "", f"{what.words.role[0]} / Task"])
    canvas.write(top, left, corner, BOLD)
    what.activities = what.activities[: max(4, dice.randint(4, 9))]
    last = len(what.activities)
    what.duties = {place: said for place, said in what.duties.items() if place[0] < last}
    truth.schemes = schemes_of(what)
    numbered = dice.random() < 0.15
    for n, activity in enumerate(what.activities):
        at = (top, left + 1 + n)
        name = f"{n + 1}. {activity.name}" if numbered else activity.name
        canvas.write(*at, name, dice.choice([BOLD, TURNED]))
        truth.activities[at] = activity.name
        truth.sections[at] = ()
    for k, role in enumerate(what.roles):
        at = (top + 1 + k, left)
        canvas.write(*at, role)
        truth.roles[at] = role
        for n, activity in enumerate(what.activities):
            letters = what.duties.get((n, k))
            place = (top + 1 + k, left + 1 + n)
            if letters is None:
                canvas.write(*place, hand.none)
                continue
            canvas.write(*place, write_cell(dice, hand, what, letters))
            truth.say(place, activity.name, role, letters)
    return truth


def lay_duties(
    dice: Random, what: What, canvas: Canvas, features: list[str], top: int, left: int
) -> TrueMatrix:
    """A column for each letter, the names of roles in the cells."""
    truth = TrueMatrix(canvas.name, "codes-in-columns", schemes_of(what))
    kind = dice.choice(["letter", "word", "word (L)"])
    if kind == "word" and what.scheme in ("HUKI (SE)", "BHUKI", "own"):
        kind = "word (L)"  # the words alone are other schemes' words as well
    features.append(f"duty headings {kind}")
    between = dice.choice(["; ", ", ", "\n", ", "])
    column = left
    number = dice.random() < 0.3
    if number:
        canvas.write(top, column, dice.choice(what.words.number), BOLD)
        column += 1
    names = column
    canvas.write(top, names, dice.choice(what.words.task), BOLD)
    letters = list(what.letters)
    for k, letter in enumerate(letters):
        word = what.letters[letter]
        said = {"letter": letter, "word": word, "word (L)": f"{word} ({letter})"}[kind]
        canvas.write(top, names + 1 + k, said, BOLD)
    row = top + 1
    for n, activity in enumerate(what.activities):
        if number:
            canvas.write(row, left, str(n + 1))
        canvas.write(row, names, activity.name)
        truth.activities[row, names] = activity.name
        truth.sections[row, names] = ()
        for k, letter in enumerate(letters):
            who = [r for r, role in enumerate(what.roles) if letter in what.duties.get((n, r), ())]
            place = (row, names + 1 + k)
            canvas.write(*place, between.join(what.roles[r] for r in who))
            for r in who:
                truth.say(place, activity.name, what.roles[r], (letter,))
        row += 1
    _write_right(dice, what, canvas, features, top, names + 1 + len(letters))
    return truth


def _write_right(
    dice: Random, what: What, canvas: Canvas, features: list[str], top: int, column: int
) -> None:
    """Write columns of no role right of the activities."""
    for beside in draw_beside(dice, what):
        if beside.left or beside.name == "counts":
            continue
        features.append(f"beside {beside.name}")
        canvas.write(top, column, beside.heading, BOLD)
        for n, text in enumerate(beside.texts):
            canvas.write(top + 1 + n, column, text)
        column += 1


def lay_list(
    dice: Random, what: What, canvas: Canvas, features: list[str], top: int, left: int
) -> TrueMatrix:
    """One row for each activity, role and letter."""
    truth = TrueMatrix(canvas.name, "list", schemes_of(what))
    order = dice.choice([("activity", "role", "letter"), ("role", "activity", "letter")])
    place = {name: left + n for n, name in enumerate(order)}
    canvas.write(top, place["activity"], dice.choice(what.words.task), BOLD)
    canvas.write(top, place["role"], dice.choice(what.words.role), BOLD)
    heading = dice.choice([what.scheme if what.scheme.isalpha() else "Code", "Letter", "Type"])
    canvas.write(top, place["letter"], heading, BOLD)
    comment = left + 3 if dice.random() < 0.3 else 0
    if comment:
        features.append("list with a fourth column")
        canvas.write(top, comment, dice.choice(["Comment", "Since", "Backup", "Level", "Notes"]))
    texts = dice.choice(["A|B|C", "see the minutes|ask first|", "2026-01-01|2026-02-01", "Y|N"])
    row = top + 1
    said = sorted(what.duties)
    if order[0] == "role":
        said.sort(key=lambda at: (at[1], at[0]))
        features.append("list by role")
    first_only = dice.random() < 0.2
    before = ""
    for n, r in said:
        activity, role = what.activities[n].name, what.roles[r]
        first = activity if order[0] == "activity" else role
        second = role if order[0] == "activity" else activity
        if not (first_only and first == before):
            canvas.write(row, left, first)
        before = first
        canvas.write(row, left + 1, second)
        canvas.write(row, place["letter"], "/".join(what.duties[n, r]))
        truth.say((row, place["letter"]), activity, role, what.duties[n, r])
        if comment:
            canvas.write(row, comment, dice.choice(texts.split("|")))
        row += 1
    if first_only:
        features.append("list with blanks")
    return truth


def lay_ticks(
    dice: Random, what: What, canvas: Canvas, features: list[str], top: int, left: int
) -> TrueMatrix:
    """Under each role a column for each letter, with a mark in the cells."""
    truth = TrueMatrix(canvas.name, "roles-in-columns", schemes_of(what))
    what.roles = what.roles[:4]
    letters = list(what.letters)[:4]
    kept = ((p, tuple(x for x in said if x in letters)) for p, said in what.duties.items())
    what.duties = {p: said for p, said in kept if said and p[1] < len(what.roles)}
    leave_empty_ones(what)
    if what.scheme not in ("own", "BHUKI"):
        truth.schemes.add("RACI")
    mark = dice.choice(["x", "X", "✓", "✔"])
    canvas.write(top, left, dice.choice(what.words.task), BOLD)
    for r, role in enumerate(what.roles):
        first = left + 1 + r * len(letters)
        canvas.write(top, first, role, BOLD)
        canvas.merge(top, first, top, first + len(letters) - 1)
        truth.roles[top, first] = role
        for k, letter in enumerate(letters):
            canvas.write(top + 1, first + k, letter)
    for n, activity in enumerate(what.activities):
        row = top + 2 + n
        canvas.write(row, left, activity.name)
        truth.activities[row, left] = activity.name
        truth.sections[row, left] = ()
        for r, role in enumerate(what.roles):
            for letter in what.duties.get((n, r), ()):
                if letter in letters:
                    place = (row, left + 1 + r * len(letters) + letters.index(letter))
                    canvas.write(*place, mark)
                    truth.say(place, activity.name, role, (letter,))
    return truth
