"""Note ids in a file that point nowhere.

They do no harm, and are kept as they are: what they mean may come back.
"""

from bhuki.files.oddities import Oddities
from bhuki.matrix.matrix import Matrix
from bhuki.texts import N_

GROUPS = N_("Roles in a group that is not there: {n}. They stand without a group.")
LINES = N_("Roles that report to one that is not there: {n}.")
SECTIONS = N_("Activities in a section that is not there: {n}. They stand first.")
PARENTS = N_("Sections in a section that is not there: {n}. They stand at the top.")
HOLDERS = N_("Appointments to a role or project that is not there: {n}. They are kept unseen.")
CELLS = N_("Cells of an activity or a role that is not there: {n}. They are kept unseen.")
SCHEME = N_("The scheme “{scheme}” is not known here, so none of its letters are. Choose another.")


def check_entities(matrix: Matrix, oddities: Oddities) -> None:
    """Note what entities point to that is not there, and a scheme that nobody knows."""
    groups, roles, sections = matrix.groups, matrix.roles, matrix.sections
    stray = {
        GROUPS: sum(r.group is not None and r.group not in groups for r in roles.values()),
        LINES: sum(r.reports_to is not None and r.reports_to not in roles for r in roles.values()),
        SECTIONS: sum(
            a.section is not None and a.section not in sections for a in matrix.activities.values()
        ),
        PARENTS: sum(s.parent is not None and s.parent not in sections for s in sections.values()),
        HOLDERS: sum(
            role not in roles or (instance != "" and instance not in matrix.instances)
            for instance, role in matrix.holders
        ),
    }
    for text, count in stray.items():
        if count:
            oddities.add(text, n=count)
    if not matrix.scheme.letters:
        oddities.add(SCHEME, scheme=matrix.scheme.id)


def check_cells(matrix: Matrix, oddities: Oddities) -> None:
    """Note cells of rows or columns that are not there."""
    activities, roles = matrix.activities, matrix.roles
    stray = sum(a not in activities or r not in roles for a, r in matrix.assignments)
    if stray:
        oddities.add(CELLS, n=stray)
