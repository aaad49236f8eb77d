"""The times that changes can be measured from: today's beginning first, then every snapshot."""

from datetime import date

from bhuki.desktop.language import _, say_date, say_time
from bhuki.matrix.matrix import Matrix
from bhuki.reports.snapshots import Snapshot, first_of, snapshots


def times(matrix: Matrix) -> list[tuple[object, str]]:
    """Give (snapshot id, words): since this morning, then the others, the newest first."""
    today = first_of(matrix, date.today())
    others = [shot for shot in reversed(snapshots(matrix)) if shot != today]
    found: list[tuple[object, str]] = []
    if today is not None:
        at = say_time(today.at)
        said = _("Today, since {time}", time=f"{at} ({today.name})" if today.name else at)
        found.append((today.id, said))
    return found + [(shot.id, _("Since {time}", time=said_of(shot))) for shot in others]


def said_of(shot: Snapshot) -> str:
    """Say a snapshot by its name, else by when it was taken."""
    when = _("{date} at {time}", date=say_date(shot.at.date(), "medium"), time=say_time(shot.at))
    return f"{shot.name} ({when})" if shot.name else when
