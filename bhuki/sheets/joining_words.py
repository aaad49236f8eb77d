"""Say in words what joining matrices does: suggestions and conflicts, a line each."""

from collections.abc import Sequence

from bhuki.sheets.joining import Conflict, Settle, Suggestion
from bhuki.sheets.joining_steps import LeftBehind
from bhuki.sheets.same_names import Why
from bhuki.texts import N_, Texts

_WHY = {
    Why.GLOSSARY: N_("a short form, or another word for the same"),
    Why.INITIALS: N_("its first letters"),
    Why.WORDS: N_("the same words"),
    Why.SPELLING: N_("nearly the same spelling"),
    Why.PLACE: N_("the same name in another section"),
}
_RULES = {
    Settle.FIRST: N_("the first one counts"),
    Settle.LAST: N_("the last one counts"),
    Settle.BOTH: N_("all letters are kept"),
}


def say_suggestion(suggestion: Suggestion, _: Texts) -> str:
    """Ask whether two names mean the same."""
    one, other = suggestion.names
    why = _(_WHY[suggestion.why])
    return _("“{other}” may be “{one}”: {why}.", one=one, other=other, why=why)


def say_why(suggestion: Suggestion, _: Texts) -> str:
    """Say why two names may mean the same."""
    return _(_WHY[suggestion.why])


def say_conflict(conflict: Conflict, names: Sequence[str], _: Texts) -> str:
    """Say what each matrix has in a cell; `names` are the matrices'."""
    readings = "; ".join(
        _("{letters} in “{matrix}”", letters=reading.assignment.text, matrix=names[reading.matrix])
        for reading in conflict.readings
    )
    activity, role = conflict.activity, conflict.role
    return _("“{activity}”, {role}: {readings}", activity=activity, role=role, readings=readings)


def say_rule(rule: Settle, _: Texts) -> str:
    """Say how a rule settles conflicts."""
    return _(_RULES[rule])


def say_left_behind(rest: LeftBehind, _: Texts) -> str:
    """Say in one line what is not taken over; empty where nothing is left."""
    parts = []
    if rest.accepted:
        parts.append(_.plural("{n} accepted point", "{n} accepted points", n=rest.accepted))
    if rest.parked:
        parts.append(_.plural("{n} parked point", "{n} parked points", n=rest.parked))
    if rest.snapshots:
        parts.append(_.plural("{n} snapshot", "{n} snapshots", n=rest.snapshots))
    if rest.rules:
        parts.append(_.plural("{n} rule of its own", "{n} rules of their own", n=rest.rules))
    if not parts:
        return ""
    return _("Not taken over from the others: {what}.", what=", ".join(parts))
