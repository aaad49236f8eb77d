"""Something in the matrix that points at what is not there.

A file that was edited by hand or merged may have letters for a role that is gone, an activity in
a section that is gone, roles that report in a circle, or settings for rules that don't exist. All
of it is kept until somebody says otherwise; nothing of it is seen in the grid.
"""

from collections.abc import Iterable

import msgspec

from bhuki.matrix.edits import (
    Edit,
    Label,
    Placed,
    PutActivities,
    PutRoles,
    PutSections,
    SetHolders,
    Step,
    as_cells,
)
from bhuki.matrix.entities import (
    HolderKey,
)
from bhuki.matrix.matrix import Matrix
from bhuki.rules.finding import Finding, Fix, Severity
from bhuki.rules.people import levels_up
from bhuki.rules.rule import Rule, Scope, Values
from bhuki.rules.speech import Speech
from bhuki.rules.view import View, print_of
from bhuki.texts import N_

ID = "points-nowhere"

_SEVERITIES = frozenset(str(severity) for severity in Severity)


def judge(view: View) -> list[Finding]:
    """Find each activity, role, and the matrix itself, that points nowhere."""
    return [
        *_activities(view),
        *_roles(view),
        *_whole(view),
    ]


def _activities(view: View) -> Iterable[Finding]:
    sections = view.matrix.sections
    lost: dict[str, int] = {}
    for activity_id, _role in view.dangling:
        if activity_id in view:
            lost[activity_id] = lost.get(activity_id, 0) + 1
    astray = {
        activity.id
        for activity in view.matrix.activities.values()
        if activity.section is not None and activity.section not in sections
    }
    for activity_id in view.matrix.activities:
        if activity_id in lost or activity_id in astray:
            values: Values = {
                "cells": lost.get(activity_id, 0),
                "astray": int(activity_id in astray),
            }
            yield view.found(ID, view.row(activity_id), values=values, state=print_of(values))


def _roles(view: View) -> Iterable[Finding]:
    matrix = view.matrix
    lost: dict[str, int] = {}
    for activity_id, role_id in view.dangling:
        if activity_id not in view and role_id in matrix.roles:
            lost[role_id] = lost.get(role_id, 0) + 1
    for role in matrix.roles.values():
        values: Values = {
            "cells": lost.get(role.id, 0),
            "astray": int(role.group is not None and role.group not in matrix.groups),
            "boss": int(role.reports_to is not None and role.reports_to not in matrix.roles),
            "circle": int(view.levels_up(role.id, role.id) > 0),
        }
        if any(values.values()):
            yield view.found(ID, role=role.id, values=values, state=print_of(values))


def _whole(view: View) -> Iterable[Finding]:
    matrix = view.matrix
    values: Values = {
        "cells": sum(a not in view and r not in matrix.roles for a, r in view.dangling),
        "sections": len(_sections_astray(matrix)),
        "holders": len(_holders_astray(matrix)),
        "settings": len(_settings_astray(view)) + int(view.profile_is_unknown),
    }
    if any(values.values()):
        yield view.found(ID, values=values, state=print_of(values))


def _sections_astray(matrix: Matrix) -> list[str]:
    """Give the sections that lie in none that is there, or in themselves."""
    astray = []
    for section in matrix.sections.values():
        seen = {section.id}
        parent = section.parent
        while parent in matrix.sections and parent not in seen:
            seen.add(parent)
            parent = matrix.sections[parent].parent
        if (parent is not None and parent not in matrix.sections) or parent == section.id:
            astray.append(section.id)
    return astray


def _holders_astray(matrix: Matrix) -> list[HolderKey]:
    return [
        (instance, role)
        for instance, role in matrix.holders
        if role not in matrix.roles or (instance and instance not in matrix.instances)
    ]


def _settings_astray(view: View) -> list[str]:
    """Give the rules whose settings make no sense: no such rule, severity or number."""
    astray = []
    for rule_id, setting in view.matrix.rules.items():
        known = view.known_rules.get(rule_id)
        wrong = setting.severity is not None and setting.severity not in _SEVERITIES
        if known is None or wrong or not setting.values.keys() <= known.keys():
            astray.append(rule_id)
    return astray


def fixes(finding: Finding, matrix: Matrix) -> list[Fix]:
    """Drop what points nowhere; things are kept, at the top or without what they lacked."""
    steps: list[Step] = []
    if finding.activity is not None:
        steps = _mend_activity(matrix, finding.activity)
    elif finding.role is not None:
        steps = _mend_role(matrix, finding.role)
    else:
        steps = _mend_whole(matrix)
    return [Fix("drop-pointers", Edit(Label("clear", {"n": 1}), tuple(steps)))] if steps else []


def _mend_activity(matrix: Matrix, activity_id: str) -> list[Step]:
    activity = matrix.activities[activity_id]
    lost = [c for c in matrix.assignments if c[0] == activity_id and c[1] not in matrix.roles]
    steps: list[Step] = [as_cells(dict.fromkeys(lost))] if lost else []
    if activity.section is not None and activity.section not in matrix.sections:
        steps.append(PutActivities((Placed(msgspec.structs.replace(activity, section=None)),)))
    return steps


def _mend_role(matrix: Matrix, role_id: str) -> list[Step]:
    role = matrix.roles[role_id]
    lost = [c for c in matrix.assignments if c[1] == role_id and c[0] not in matrix.activities]
    steps: list[Step] = [as_cells(dict.fromkeys(lost))] if lost else []
    group = role.group if role.group in matrix.groups else None
    boss = role.reports_to if role.reports_to in matrix.roles else None
    if boss is not None and levels_up(matrix, role_id, role_id):
        boss = None
    mended = msgspec.structs.replace(role, group=group, reports_to=boss)
    if mended != role:
        steps.append(PutRoles((Placed(mended),)))
    return steps


def _mend_whole(matrix: Matrix) -> list[Step]:
    known = matrix.activities, matrix.roles
    lost = [c for c in matrix.assignments if c[0] not in known[0] and c[1] not in known[1]]
    steps: list[Step] = [as_cells(dict.fromkeys(lost))] if lost else []
    astray = _sections_astray(matrix)
    if astray:
        mended = [msgspec.structs.replace(matrix.sections[s], parent=None) for s in astray]
        steps.append(PutSections(tuple(Placed(section) for section in mended)))
    holders = _holders_astray(matrix)
    if holders:
        steps.append(SetHolders(tuple((key, None) for key in holders)))
    return steps


def _parts(_: Speech) -> list[str]:
    """Say each thing that points nowhere."""
    n = _.number
    said = []
    if n("cells"):
        said.append(
            _.plural(
                "{n} cell belongs to something that is gone",
                "{n} cells belong to something that is gone",
                n=n("cells"),
            )
        )
    if n("astray"):
        said.append(
            _("its section is gone") if _.finding.activity is not None else _("its group is gone")
        )
    if n("boss"):
        said.append(_("the role it reports to is gone"))
    if n("circle"):
        said.append(_("it reports to itself in a circle"))
    if n("sections"):
        said.append(
            _.plural(
                "{n} section lies nowhere or in itself",
                "{n} sections lie nowhere or in themselves",
                n=n("sections"),
            )
        )
    if n("holders"):
        said.append(
            _.plural(
                "{n} appointment is for something that is gone",
                "{n} appointments are for something that is gone",
                n=n("holders"),
            )
        )
    if n("settings"):
        said.append(
            _.plural(
                "{n} setting of the rules makes no sense and is not used",
                "{n} settings of the rules make no sense and are not used",
                n=n("settings"),
            )
        )
    return said


def message(_: Speech) -> str:
    """Say what points nowhere."""
    parts = _.listed(_parts(_))
    if _.finding.activity is not None:
        return _("“{activity}”: {parts}.", parts=parts)
    if _.finding.role is not None:
        return _("{role}: {parts}.", parts=parts)
    return _("In the matrix: {parts}.", parts=parts)


def headline(_: Speech) -> str:
    """Say where it is."""
    if _.finding.activity is not None:
        return _("{short} points nowhere")
    if _.finding.role is not None:
        return _("{role} points nowhere")
    return _("Something points nowhere")


RULE = Rule(
    id=ID,
    severity=Severity.WARNING,
    scope=Scope.MATRIX,
    judge=judge,
    fixes=fixes,
    title=N_("Something points nowhere"),
    statement=N_("What the matrix refers to is there."),
    why=N_(
        "A file that was edited by hand or merged may speak of roles, activities or sections that "
        "are gone. It is kept, but it is not seen in the grid."
    ),
    remedy=N_("Remove it, or bring back what it points at."),
    source=N_("A rule of the data."),
    headline=headline,
    message=message,
    question=lambda _: _("Can what points nowhere be removed?"),
)
