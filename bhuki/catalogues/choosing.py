"""Take activities and roles from a catalogue into a matrix, as one edit.

    edit = add_from_catalogue(matrix, catalogue("NIS2"), ["NIS2-03", "NIS2-04"])
    edit.apply(matrix)

What is there already is skipped: an activity with the same number, or with the same name in the
same section; a role with the same name. Sections and groups of the same name are used, not made
again.
"""

from collections.abc import Collection, Iterable
from typing import Any

from bhuki.catalogues.catalogue import (
    Catalogue,
    CatalogueActivity,
    CatalogueRole,
    CatalogueSection,
    said,
)
from bhuki.matrix.edits import (
    Edit,
    Label,
    Placed,
    PutActivities,
    PutGroups,
    PutRoles,
    PutSections,
    Step,
)
from bhuki.matrix.entities import Activity, Role, RoleGroup, Section
from bhuki.matrix.ids import new_id
from bhuki.matrix.matrix import Matrix


def add_from_catalogue(
    matrix: Matrix,
    catalogue: Catalogue,
    activity_ids: Collection[str] | None = None,
    language: str | None = None,
    *,
    with_roles: bool = False,
) -> Edit:
    """Make an edit that adds activities of a catalogue: all of them, or those with these numbers.

    They are written in the matrix's language unless another is given. `with_roles` adds the roles
    that the catalogue suggests too. An edit without steps means that all was there already.
    """
    language = language or matrix.language
    activities, sections = _activities(matrix, catalogue, activity_ids, language)
    steps: list[Step] = []
    if sections:
        steps.append(PutSections(_last(sections)))
    if activities:
        steps.append(PutActivities(_last(activities)))
    roles: list[Role] = []
    if with_roles:
        new = _Roles(matrix, catalogue, language)
        roles = new.roles
        steps += [PutGroups(_last(new.groups))] if new.groups else []
        steps += [PutRoles(_last(roles))] if roles else []
    if activities or not roles:
        return Edit(Label("add-activities", {"n": len(activities)}), tuple(steps))
    return Edit(Label("add-roles", {"n": len(roles)}), tuple(steps))


def already_there(matrix: Matrix, catalogue: Catalogue, language: str | None = None) -> set[str]:
    """Give the numbers of a catalogue's activities that the matrix has already."""
    language = language or matrix.language
    there = _There(matrix)
    return {
        activity.number
        for section in catalogue.sections
        for activity in section.activities
        if there.has(activity, section, language)
    }


class _There:
    """What a matrix has already, for skipping it."""

    def __init__(self, matrix: Matrix) -> None:
        self.sections = {_key(s.name): s.id for s in reversed(matrix.sections.values())}
        self.numbers = {_key(a.number) for a in matrix.activities.values() if a.number.strip()}
        self.names = {(a.section, _key(a.name)) for a in matrix.activities.values()}

    def has(self, activity: CatalogueActivity, section: CatalogueSection, language: str) -> bool:
        if not activity.unnumbered and _key(activity.number) in self.numbers:
            return True
        name = section.name(language)
        home = self.sections.get(_key(name)) if name else None
        return (home is not None or not name) and (
            (home, _key(activity.name(language))) in self.names
        )


def _activities(
    matrix: Matrix, catalogue: Catalogue, wanted: Collection[str] | None, language: str
) -> tuple[list[Activity], list[Section]]:
    there = _There(matrix)
    chosen = None if wanted is None else set(wanted)
    taken = set(matrix.activities)
    activities: list[Activity] = []
    sections: list[Section] = []
    for section in catalogue.sections:
        new = [
            activity
            for activity in section.activities
            if (chosen is None or activity.number in chosen)
            and not there.has(activity, section, language)
        ]
        if not new:
            continue
        home = _home(section.name(language), there, matrix, sections)
        for activity in new:
            activities.append(
                Activity(
                    _new_id(taken),
                    activity.name(language),
                    "" if activity.unnumbered else activity.number,
                    home,
                    said(activity.notes, language),
                    activity.tags,
                )
            )
    return activities, sections


def _home(name: str, there: _There, matrix: Matrix, made: list[Section]) -> str | None:
    """Give the id of the section of a name, made where it is not there; None for no name."""
    if not name:
        return None
    known = there.sections.get(_key(name))
    if known is None:
        known = _new_id({*matrix.sections, *(section.id for section in made)})
        made.append(Section(known, name))
        there.sections[_key(name)] = known
    return known


class _Roles:
    """The roles of a catalogue that a matrix lacks, and the groups that they need."""

    def __init__(self, matrix: Matrix, catalogue: Catalogue, language: str) -> None:
        self.catalogue = catalogue
        self.language = language
        self.ids = {_key(role.name): role.id for role in reversed(matrix.roles.values())}
        self.homes = {_key(group.name): group.id for group in reversed(matrix.groups.values())}
        self.taken_groups = set(matrix.groups)
        self.groups: list[RoleGroup] = []
        new = [role for role in catalogue.roles if self._known(role) is None]
        taken = set(matrix.roles)
        self.ids |= {_key(role.name(language)): _new_id(taken) for role in new}
        by_english = {role.names.get("en", ""): role for role in catalogue.roles}
        self.roles = [self._role(role, by_english.get(role.reports_to)) for role in new]

    def _known(self, role: CatalogueRole) -> str | None:
        return self.ids.get(_key(role.name(self.language)))

    def _role(self, role: CatalogueRole, above: CatalogueRole | None) -> Role:
        return Role(
            self.ids[_key(role.name(self.language))],
            role.name(self.language),
            self._group(role.group),
            role.kind,
            role.appointed,
            self._known(above) if above is not None else None,
            role.tags,
        )

    def _group(self, key: str) -> str | None:
        """Give the id of the group of a catalogue's key, made where it is not there."""
        group = self.catalogue.groups.get(key)
        if group is None:
            return None
        name = said(group.names, self.language)
        if _key(name) not in self.homes:
            made = RoleGroup(_new_id(self.taken_groups), name, said(group.notes, self.language))
            self.groups.append(made)
            self.homes[_key(name)] = made.id
        return self.homes[_key(name)]


def _new_id(taken: set[str]) -> str:
    made = new_id(taken)
    taken.add(made)
    return made


def _last(entities: Iterable[Any]) -> tuple[Placed[Any], ...]:
    return tuple(Placed(entity) for entity in entities)


def _key(name: str) -> str:
    """Give what makes two names the same: neither case nor spaces."""
    return " ".join(name.split()).casefold()
