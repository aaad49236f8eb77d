"""Say in words what two people changed in different ways."""

from bhuki.matrix.merging import Conflict, What
from bhuki.texts import Texts


def say_conflict(conflict: Conflict, _: Texts) -> str:
    """Say one conflict, and what stands."""
    name = conflict.name
    match conflict.what:
        case What.CELL:
            return _(
                "{role}, {activity}: you have {mine}, the other has {theirs}. Yours stands.",
                role=conflict.role,
                activity=name,
                mine=conflict.mine or _("nothing"),
                theirs=conflict.theirs or _("nothing"),
            )
        case What.CHANGED:
            return _("“{name}” was changed by both of you. Yours stands.", name=name)
        case What.REMOVED:
            return _("“{name}” was removed by one and used by the other. It stays.", name=name)
        case What.ABOUT:
            return _("The matrix's own details were changed by both of you. Yours stand.")
        case What.SCHEME:
            return _("The letters were changed by both of you. Yours stand.")
        case What.OTHER:
            return _("A setting, point or holder was changed by both of you. Yours stands.")
