"""Say a conversion in words, line by line, for the preview and the command line."""

from bhuki.matrix.conversion import Codes, Conflict, ConversionPlan, Fate, Line, Loss, LossKind
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Duty
from bhuki.texts import N_, Texts

DUTIES = {
    Duty.DECIDES: N_("deciding"),
    Duty.ANSWERS: N_("answering"),
    Duty.DOES: N_("doing the work"),
    Duty.ASKED: N_("being asked"),
    Duty.TOLD: N_("being told"),
}


def say_line(line: Line, plan: ConversionPlan, _: Texts) -> str:
    """Say what a letter becomes: “B (Decision authority) becomes A in 6 cells”."""
    letter = plan.source.letter(line.code)
    name = letter.name(_.language) if letter is not None else ""
    code = f"{line.code} ({name})" if name else line.code
    if line.fate is Fate.UNKNOWN:
        return _.plural(
            "{code} is no letter of {scheme}, and stays as it is in {n} cell",
            "{code} is no letter of {scheme}, and stays as it is in {n} cells",
            n=line.cells,
            code=code,
            scheme=plan.source.name(_.language),
        )
    if not line.becomes:
        return _.plural(
            "{code} becomes a note in {n} cell",
            "{code} becomes a note in {n} cells",
            n=line.cells,
            code=code,
        )
    said = _.plural(
        "{code} becomes {becomes} in {n} cell",
        "{code} becomes {becomes} in {n} cells",
        n=line.cells,
        code=code,
        becomes=say_codes(line.becomes, _),
    )
    return f"{said}; {_('its veto becomes a mark')}" if line.veto else said


def say_codes(codes: Codes, _: Texts) -> str:
    """Say what a letter may become, as in the list to choose from."""
    return "/".join(codes) or _("a note")


def say_loss(loss: Loss, line: Line, plan: ConversionPlan, _: Texts) -> str:
    """Say what is lost, in one sentence without its full stop."""
    target = plan.target.name(_.language)
    match loss.kind:
        case LossKind.TOLD:
            letter = plan.source.letter(line.code)
            lost = letter.lost if letter is not None else {}
            return lost.get(_.language) or next(iter(lost.values()), "")
        case LossKind.NO_LETTER:
            return _(
                "{scheme} has no letter for {duty}",
                scheme=target,
                duty=_(DUTIES[loss.duty]) if loss.duty is not None else "",
            )
        case LossKind.MERGED:
            return _(
                "{code} can no longer be told from {others}",
                code=line.code,
                others=", ".join(loss.with_codes),
            )
        case LossKind.NOTED:
            return _("{code} is gone as a letter; a note says what it was", code=line.code)
        case LossKind.OTHER_MEANING:
            other = plan.target.letter(line.code)
            return _(
                "{code} means something else in {scheme}: {name}",
                code=line.code,
                scheme=target,
                name=other.name(_.language) if other is not None else "",
            )


def say_conflict(conflict: Conflict, matrix: Matrix, _: Texts) -> str:
    """Say which row gets more of a letter than there may be."""
    activity = matrix.activities.get(conflict.activity)
    roles = [matrix.roles[role].name for role in conflict.roles if role in matrix.roles]
    return _(
        "“{activity}” gets {n} {code}, of {before}: {roles}",
        activity=activity.title if activity is not None else conflict.activity,
        n=len(conflict.roles),
        code=conflict.code,
        before=", ".join(conflict.before),
        roles=", ".join(roles),
    )
