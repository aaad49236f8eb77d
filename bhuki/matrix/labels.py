"""Say in words what an edit does: for the undo menu, the history and the list of what was restored.

A label's code is looked up here; one that is not known (from a newer version) says "change".
"""

from bhuki.matrix.edits import Label, Touched
from bhuki.matrix.matrix import Matrix
from bhuki.texts import N_, Texts

_ONE = {
    "move-letter": N_("move {letters} here"),
    "add-section": N_("add section “{name}”"),
    "add-group": N_("add group “{name}”"),
    "remove-section": N_("remove section “{name}”"),
    "remove-group": N_("remove group “{name}”"),
    "move-section": N_("move section “{name}”"),
    "move-group": N_("move group “{name}”"),
    "change-section": N_("change section"),
    "change-group": N_("change group"),
    "change-instance": N_("change project or system"),
    "change-about": N_("change the matrix's own details"),
    "set-rule": N_("set a rule"),
    "appoint": N_("appoint"),
    "accept": N_("accept a point"),
    "unaccept": N_("take back an acceptance"),
    "convert": N_("change the letters to {scheme}"),
    "join": N_("join matrices"),
    "own-scheme": N_("define the letters of {name}"),
    "park": N_("park a point"),
    "unpark": N_("take up a parked point"),
    "session-start": N_("keep how the matrix stood"),
    "snapshot": N_("take a snapshot"),
    "rename-snapshot": N_("name the snapshot “{name}”"),
    "remove-snapshot": N_("remove a snapshot"),
    "bring-back": N_("go back to “{name}”"),
    "bring-back-version": N_("go back to the version of {name}"),
    "merge": N_("take over what others changed"),
}
SESSION_START = "session-start"  # what the program does itself: no step of the user's


class _Known(dict[str, object]):
    """Values for a text; one that is missing, in a damaged journal, is left blank."""

    def __missing__(self, key: str) -> str:
        return ""


def say_label(label: Label, _: Texts) -> str:
    """Say what an edit does, as it follows after “Undo: ”."""
    values = dict(label.values)
    n = int(values.pop("n", 1))
    letters = str(values.get("letters", ""))
    match label.code:
        case "assign":
            return _.plural("{letters} in {n} cell", "{letters} in {n} cells", n=n, letters=letters)
        case "add":
            return _.plural(
                "add {letters} in {n} cell", "add {letters} in {n} cells", n=n, letters=letters
            )
        case "take":
            return _.plural(
                "take {letters} from {n} cell",
                "take {letters} from {n} cells",
                n=n,
                letters=letters,
            )
        case "restore":
            return _.plural("restore {n} change", "restore {n} changes", n=n)
        case "clear":
            return _.plural("clear {n} cell", "clear {n} cells", n=n)
        case "set-cells":
            return _.plural("change {n} cell", "change {n} cells", n=n)
        case "paste":
            return _.plural("paste {n} cell", "paste {n} cells", n=n)
        case "cut":
            return _.plural("cut {n} cell", "cut {n} cells", n=n)
        case "fill":
            return _.plural("fill {n} cell", "fill {n} cells", n=n)
        case "add-activities":
            return _.plural("add {n} activity", "add {n} activities", n=n)
        case "add-roles":
            return _.plural("add {n} role", "add {n} roles", n=n)
        case "add-instances":
            return _.plural("add {n} project or system", "add {n} projects or systems", n=n)
        case "remove-activities":
            return _.plural("remove {n} activity", "remove {n} activities", n=n)
        case "remove-roles":
            return _.plural("remove {n} role", "remove {n} roles", n=n)
        case "remove-instances":
            return _.plural("remove {n} project or system", "remove {n} projects or systems", n=n)
        case "move-activities":
            return _.plural("move {n} activity", "move {n} activities", n=n)
        case "move-roles":
            return _.plural("move {n} role", "move {n} roles", n=n)
        case "order-activities":
            return _.plural("put {n} activity in order", "put {n} activities in order", n=n)
        case "order-roles":
            return _.plural("put {n} role in order", "put {n} roles in order", n=n)
        case "change-activities":
            return _.plural("change {n} activity", "change {n} activities", n=n)
        case "change-roles":
            return _.plural("change {n} role", "change {n} roles", n=n)
        case code if code in _ONE:
            return _(_ONE[code]).format_map(_Known(values))
        case _other:
            return _("change")


def say_with_names(label: Label, names: str, _: Texts) -> str:
    """Say what an edit does and, where it is known, to what: “H in 1 cell: It-chef, A2 Decide”."""
    what = say_label(label, _)
    return _("{what}: {about}", what=what, about=names) if names else what


def names_touched(touched: Touched, matrix: Matrix) -> str:
    """Name the role and the activity that were touched, each where it is the only one."""
    roles = touched.roles | {role for _activity, role in touched.cells}
    activities = touched.activities | {activity for activity, _role in touched.cells}
    names: list[str] = []
    if len(roles) == 1:
        names += [matrix.roles[each].name for each in roles if each in matrix.roles]
    if len(activities) == 1:
        names += [matrix.activities[each].title for each in activities if each in matrix.activities]
    return ", ".join(" ".join(name.split()) for name in names if name)
