"""Findings that follow the edits.

    live = LiveJudge(matrix)
    edit.apply(matrix)
    gone, come = live.follow(edit)

After an edit only what it touched is judged again; the result is always what a full judgement
would say. A finding that changed is among the gone as it was and among the come as it is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple, TypeVar

from bhuki.matrix.edits import Edit, Touched
from bhuki.matrix.entities import CellKey, FindingKey
from bhuki.matrix.matrix import Matrix
from bhuki.rules.finding import Finding
from bhuki.rules.judge import Judges, Order, make_view, no_collecting
from bhuki.rules.tags import said_of
from bhuki.rules.view import View

Key = TypeVar("Key", str, CellKey)


class FindingsChange(NamedTuple):
    """What an edit did to the findings."""

    gone: list[Finding]
    come: list[Finding]


Unit = tuple[str, str]  # what is judged together: ("row", activity id), ("role", role id) …
_MATRIX: Unit = ("matrix", "")
_FEW = 200  # findings that are sorted in one by one; more are sorted anew


class LiveJudge:
    """The findings of a matrix, kept up with its edits."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self._units: dict[Unit, list[Finding]] = {}
        self._by_key: dict[FindingKey, Finding] = {}
        self._sorted: list[Finding] = []
        with no_collecting():
            self._judge_all()

    @property
    def findings(self) -> list[Finding]:
        """All findings, in the order of `judge`; the list is not to be changed."""
        return self._sorted

    @property
    def by_activity(self) -> Mapping[str, list[Finding]]:
        """The findings about each activity, those about a role in it too, in no special order."""
        return self._tables.by_activity

    @property
    def by_role(self) -> Mapping[str, list[Finding]]:
        """The findings about each role, in no special order."""
        return self._tables.by_role

    @property
    def by_cell(self) -> Mapping[CellKey, list[Finding]]:
        """The findings that mark each cell, in no special order."""
        return self._cells

    def at_cell(self, cell: CellKey) -> list[Finding]:
        """Give the findings about a cell's row, its column or the matrix that mark the cell.

        For one cell at a time this is cheaper than `by_cell`, which is made of all of them.
        """
        of_row = self.by_activity.get(cell[0], ())
        of_column = (f for f in self.by_role.get(cell[1], ()) if f.activity is None)
        about = (*of_row, *of_column, *self._units.get(_MATRIX, ()))
        return [finding for finding in about if cell in finding.cells]

    @cached_property
    def _tables(self) -> _Tables:
        """The look-ups, made when first asked for."""
        return _Tables(self._sorted)

    @cached_property
    def _cells(self) -> dict[CellKey, list[Finding]]:
        """The look-up by cell: by far the largest, and only asked for cells named one by one."""
        found: dict[CellKey, list[Finding]] = {}
        for finding in self._sorted:
            _add_cells(found, finding)
        return found

    def find(self, key: FindingKey) -> Finding | None:
        """Give the finding that is known by a key, or None where there is none now."""
        return self._by_key.get(key)

    def follow(self, edit: Edit) -> FindingsChange:
        """Judge again what an edit touched, after it (or its inverse) was applied."""
        touched = edit.touched()
        whole = touched.all or touched.appointments
        with no_collecting():
            if whole:
                return self._judge_all()
            if touched.roles or touched.groups or touched.sections:
                return self._judge_headings(touched)
            return self._judge_touched(touched)

    # --- judging

    def _judge_all(self) -> FindingsChange:
        """Judge everything again: other columns, another scheme, other rules."""
        self._view: View = make_view(self.matrix)
        self._judges = Judges(self._view)
        self._order = Order(self._view)
        self._said = {role_id: said_of(role) for role_id, role in self.matrix.roles.items()}
        before = self._by_key
        self._units = {}
        for row in self._view.rows():
            self._put(("row", row.activity.id), self._judges.of_row(row))
        for role_id in self._view.places:
            self._put(("role", role_id), self._judges.of_role(role_id))
            self._put(("share", role_id), self._judges.of_share(role_id))
        self._put(_MATRIX, self._judges.of_matrix())
        everything = [f for found in self._units.values() for f in found]
        self._by_key = {f.key: f for f in everything}
        self._sort(everything)
        self.__dict__.pop("_tables", None)
        self.__dict__.pop("_cells", None)
        return _difference(before, self._by_key)

    def _judge_headings(self, touched: Touched) -> FindingsChange:
        """Judge again after roles, groups or sections were renamed or moved.

        No activity is judged otherwise for it, if its roles still say of themselves what they said;
        only the order may be another in which they are named.
        """
        view, judges = self._view, self._judges
        before = list(view.places)
        now = [role.id for role in self.matrix.role_order()]
        if (
            touched.cells
            or touched.activities
            or touched.findings
            or self._says_other(touched.roles)
        ):
            return self._judge_all()
        if view.places.keys() != set(now):
            return self._judge_all()
        moved = self._moved(touched, before, now)
        view.reread_roles()
        fresh: dict[Unit, list[Finding]] = {
            ("row", row.activity.id): judges.of_row(row)
            for row in (view.rows() if moved else ())
            if not moved.isdisjoint(row.cells)
            and not all(map(self._is_in_order, self._units.get(("row", row.activity.id), ())))
        }
        for role_id in view.places:
            fresh["role", role_id] = judges.of_role(role_id)
            fresh["share", role_id] = judges.of_share(role_id)
        fresh[_MATRIX] = judges.of_matrix()
        reordered = before != now or bool(touched.sections)
        if reordered:
            self._order = Order(view)
        return self._replace(fresh, sort_again=reordered)

    def _says_other(self, role_ids: Iterable[str]) -> bool:
        """Say whether any of the roles, by its name or otherwise, counts for something else now."""
        known = self.matrix.roles
        return any(r in known and said_of(known[r]) != self._said.get(r) for r in role_ids)

    def _moved(self, touched: Touched, before: list[str], now: list[str]) -> set[str]:
        """Give roles of which one is in every pair that now stands the other way round."""
        if before == now:
            return set()
        roles = self.matrix.roles
        moved = {r for r in now if r in touched.roles or roles[r].group in touched.groups}
        stay = [r for r in before if r not in moved]
        return moved if stay == [r for r in now if r not in moved] else set(now)

    def _is_in_order(self, finding: Finding) -> bool:
        """Say whether a finding names its cells in the order of the columns."""
        if len(finding.cells) < 2:
            return True
        places = [self._view.places[role_id] for _, role_id in finding.cells]
        return places == sorted(places)

    def _judge_touched(self, touched: Touched) -> FindingsChange:
        view, judges = self._view, self._judges
        rows = {activity_id for activity_id, _ in touched.cells} | touched.activities
        shares_before = view.totals()
        dangling_before = len(view.dangling)
        if touched.activities:
            view.reread_activities(touched.activities)
            self._order = Order(view)
        roles = view.reread_cells(touched.cells)
        fresh: dict[Unit, list[Finding]] = {}
        for activity_id in rows:
            here = activity_id in view
            fresh["row", activity_id] = judges.of_row(view.row(activity_id)) if here else []
        for role_id in view.places if touched.activities else roles:
            fresh["role", role_id] = judges.of_role(role_id)
        everyone = touched.activities or view.totals() != shares_before
        for role_id in view.places if everyone else roles:
            fresh["share", role_id] = judges.of_share(role_id)
        if (
            touched.activities
            or judges.matrix_reads_letters
            or view.dangling
            or len(view.dangling) != dangling_before
        ):
            fresh[_MATRIX] = judges.of_matrix()
        self._mark_again(touched.findings, fresh)
        return self._replace(fresh, sort_again=bool(touched.activities))

    def _mark_again(self, keys: Iterable[FindingKey], fresh: dict[Unit, list[Finding]]) -> None:
        """Judge the units again whose findings were accepted, parked, or taken up."""
        for rule_id, activity_id, role_id in keys:
            finding = self._by_key.get((rule_id, activity_id, role_id))
            if finding is None:
                continue
            if activity_id and activity_id in self._view:
                row = self._view.row(activity_id)
                fresh.setdefault(("row", activity_id), self._judges.of_row(row))
            elif role_id and role_id in self._view.places:
                fresh.setdefault(("role", role_id), self._judges.of_role(role_id))
                fresh.setdefault(("share", role_id), self._judges.of_share(role_id))
            if finding in self._units.get(_MATRIX, ()):
                fresh.setdefault(_MATRIX, self._judges.of_matrix())

    # --- keeping

    def _put(self, unit: Unit, found: list[Finding]) -> None:
        if found:
            self._units[unit] = found
        else:
            self._units.pop(unit, None)

    def _replace(self, fresh: dict[Unit, list[Finding]], *, sort_again: bool) -> FindingsChange:
        gone: list[Finding] = []
        come: list[Finding] = []
        for unit, after in fresh.items():
            before = self._units.get(unit, [])
            if before != after:
                gone += [f for f in before if f not in after]
                come += [f for f in after if f not in before]
            self._put(unit, after)
        for finding in gone:
            self._by_key.pop(finding.key, None)
        for finding in come:
            self._by_key[finding.key] = finding
        if sort_again or len(gone) + len(come) > _FEW:
            self._sort(list(self._by_key.values()))
            self.__dict__.pop("_tables", None)
            self.__dict__.pop("_cells", None)
        else:
            self._sort_in(gone, come)
            if "_tables" in self.__dict__:
                self._tables.change(gone, come)
            if "_cells" in self.__dict__:
                for finding in gone:
                    for cell in finding.cells:
                        _drop(self._cells, cell, finding)
                for finding in come:
                    _add_cells(self._cells, finding)
        return FindingsChange(gone, come)

    def _sort(self, findings: list[Finding]) -> None:
        places = [self._order(finding) for finding in findings]
        in_order = sorted(range(len(findings)), key=places.__getitem__)
        self._sorted = [findings[n] for n in in_order]
        self._places = [places[n] for n in in_order]

    def _sort_in(self, gone: list[Finding], come: list[Finding]) -> None:
        """Take findings out of their places and put others in theirs."""
        self._sorted = self._sorted.copy()  # who was given the list keeps it as it was
        for finding in gone:
            at = bisect_left(self._places, self._order(finding))
            del self._places[at], self._sorted[at]
        for finding in come:
            place = self._order(finding)
            at = bisect_left(self._places, place)
            self._places.insert(at, place)
            self._sorted.insert(at, finding)


class _Tables:
    """Findings looked up by what they are about."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.by_activity: dict[str, list[Finding]] = {}
        self.by_role: dict[str, list[Finding]] = {}
        self.change((), findings)

    def change(self, gone: Iterable[Finding], come: Iterable[Finding]) -> None:
        """Drop findings and add others."""
        for finding in gone:
            if finding.activity is not None:
                _drop(self.by_activity, finding.activity, finding)
            if finding.role is not None:
                _drop(self.by_role, finding.role, finding)
        for finding in come:
            if finding.activity is not None:
                self.by_activity.setdefault(finding.activity, []).append(finding)
            if finding.role is not None:
                self.by_role.setdefault(finding.role, []).append(finding)


def _add_cells(table: dict[CellKey, list[Finding]], finding: Finding) -> None:
    for cell in finding.cells:
        if cell in table:
            table[cell].append(finding)
        else:
            table[cell] = [finding]


def _drop(table: dict[Key, list[Finding]], key: Key, finding: Finding) -> None:
    rest = [f for f in table[key] if f.key != finding.key]
    if rest:
        table[key] = rest
    else:
        del table[key]


def _difference(
    before: Mapping[FindingKey, Finding], after: Mapping[FindingKey, Finding]
) -> FindingsChange:
    gone = [f for key, f in before.items() if after.get(key) != f]
    come = [f for key, f in after.items() if before.get(key) != f]
    return FindingsChange(gone, come)
