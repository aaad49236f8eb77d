"""Say what changed between two matrices, in lines for the command line, a panel or a page.

for heading, lines in said(changes, texts("da")): ...
tally(changes.for_role(role.id), texts("da"))      # “For dig – nyt: 3, væk: 1.”
"""

from datetime import date

from bhuki.matrix.entities import Assignment
from bhuki.reports.comparison import (
    ActivityChange,
    CellChange,
    Change,
    Changes,
    HolderChange,
    NameChange,
    RoleChange,
)
from bhuki.reports.edition import said_date
from bhuki.texts import N_, Texts

_ABOUT = {
    "title": N_("Title"),
    "scope": N_("Scope"),
    "owner": N_("Owner"),
    "status": N_("Status"),
    "version": N_("Version"),
    "dated": N_("Date"),
    "agreed": N_("Agreed on"),
    "review": N_("To be reviewed on"),
    "note": N_("Note"),
    "scheme": N_("Letters"),
}
_DATES = ("dated", "agreed", "review")


def said(changes: Changes, _: Texts) -> list[tuple[str, list[str]]]:
    """Give headings with their lines, those with nothing to say left out."""
    parts = [
        (_("The matrix"), [_about_line(change, _) for change in changes.about]),
        (_("Sections"), [_name_line(change, _) for change in changes.sections]),
        (_("Role groups"), [_name_line(change, _) for change in changes.groups]),
        (_("By activity"), [activity_line(change, _) for change in changes.activities]),
        (_("By role"), [role_line(change, _) for change in changes.roles]),
        (_("Appointments"), [_holder_line(change, _) for change in changes.holders]),
    ]
    return [(heading, lines) for heading, lines in parts if lines]


def headline(changes: Changes, _: Texts) -> str:
    """Say in one sentence how much changed."""
    if not changes:
        return _("Nothing has changed.")
    rows = _.plural("{n} activity", "{n} activities", n=len(changes.activities))
    columns = _.plural("{n} role", "{n} roles", n=len(changes.roles))
    return _("Changes in {activities} and for {roles}.", activities=rows, roles=columns)


def tally(change: RoleChange | None, _: Texts) -> str:
    """Say to the role itself how much is new, gone and changed."""
    if change is None or not change.cells:
        return _("Nothing has changed for you.")
    return _("For you – {counts}.", counts=", ".join(_counts(change, _)))


def _counts(change: RoleChange, _: Texts) -> list[str]:
    """Say how much is new, gone and changed, without what is none."""
    counted = (
        (len(change.came), N_("new: {n}")),
        (len(change.went), N_("gone: {n}")),
        (len(change.changed), N_("changed: {n}")),
    )
    return [_(text, n=n) for n, text in counted if n]


def news(change: RoleChange | None, _: Texts) -> str:
    """Say to the role how much changed, and in which activities; empty where nothing did."""
    if change is None or not change.cells:
        return ""
    parts = [
        (_("New: {activities}."), change.came),
        (_("Gone: {activities}."), change.went),
        (_("Changed: {activities}."), change.changed),
    ]
    named = [
        text.format(activities=", ".join(_short(cell) for cell in cells))
        for text, cells in parts
        if cells
    ]
    return " ".join([tally(change, _), *named])


def _short(cell: CellChange) -> str:
    return cell.activity.number or f"“{cell.activity.name}”"


def cell_words(cell: CellChange, _: Texts) -> str:
    """Say one cell's change in letters: “H → K”, “H is new”, “K is gone”."""
    if cell.came:
        return _("{letters} is new", letters=_written(cell.after, _))
    if cell.went:
        return _("{letters} is gone", letters=_written(cell.before, _))
    if cell.before.letters == cell.after.letters and cell.before.veto == cell.after.veto:
        return _("new note at {letters}", letters=_written(cell.after, _) or "–")
    return _("{before} → {after}", before=_written(cell.before, _), after=_written(cell.after, _))


def activity_line(change: ActivityChange, _: Texts) -> str:
    """Say in one line what changed in an activity."""
    facts = [_activity_fact(kind, change, _) for kind in change.kinds if kind != Change.LETTERS]
    if Change.GONE not in change.kinds:
        facts += [f"{cell.role.name}: {cell_words(cell, _)}" for cell in change.cells]
    return f"{change.activity.title} – {'; '.join(facts)}"


def role_line(change: RoleChange, _: Texts) -> str:
    """Say in one line what changed for a role."""
    facts = [_role_fact(kind, change, _) for kind in change.kinds if kind != Change.LETTERS]
    if change.cells:
        facts.append(", ".join(_counts(change, _)))
    return f"{change.role.name} – {'; '.join(facts)}"


def _activity_fact(kind: Change, change: ActivityChange, _: Texts) -> str:
    old, new = change.old, change.new
    match kind:
        case Change.NEW:
            return _.context("activity", "new")
        case Change.GONE:
            return _.context("activity", "gone")
        case Change.RENAMED:
            return _("was called “{name}”", name=old.name if old else "")
        case Change.RENUMBERED:
            before = (old.number if old else "") or _("none")
            after = (new.number if new else "") or _("none")
            return _("number {before} → {after}", before=before, after=after)
        case Change.MOVED if change.old_sections != change.new_sections:
            before = " / ".join(change.old_sections) or _("no section")
            return _("moved from “{section}”", section=before)
        case Change.MOVED:
            return _("has another place in the order")
        case _other:
            return _("note or tags changed")


def _role_fact(kind: Change, change: RoleChange, _: Texts) -> str:
    match kind:
        case Change.NEW:
            return _.context("role", "new")
        case Change.GONE:
            return _.context("role", "gone")
        case Change.RENAMED:
            return _("was called “{name}”", name=change.old.name if change.old else "")
        case Change.MOVED:
            return _("has another place in the order")
        case _other:
            return _("details changed")


def _about_line(change: NameChange, _: Texts) -> str:
    what = _(_ABOUT[change.what])
    return _(
        "{what}: {before} → {after}",
        what=what,
        before=_about_value(change.what, change.before, _),
        after=_about_value(change.what, change.after, _),
    )


def _about_value(what: str, value: str, _: Texts) -> str:
    if value and what in _DATES:
        return said_date(date.fromisoformat(value), _.language)
    return value or _("none")


def _name_line(change: NameChange, _: Texts) -> str:
    match change.what:
        case Change.NEW:
            return _("“{name}” is new", name=change.after)
        case Change.GONE:
            return _("“{name}” is gone", name=change.before)
        case _other:
            return _("“{before}” is now “{after}”", before=change.before, after=change.after)


def _holder_line(change: HolderChange, _: Texts) -> str:
    role = f"{change.role} ({change.instance})" if change.instance else change.role
    return _(
        "{what}: {before} → {after}",
        what=role,
        before=", ".join(change.before) or _("nobody"),
        after=", ".join(change.after) or _("nobody"),
    )


def _written(cell: Assignment, _: Texts) -> str:
    return _("{letters} with veto", letters=cell.text) if cell.veto else cell.text
