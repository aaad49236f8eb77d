"""Keep the details of what nobody foresaw, for whoever is to mend it."""

from pathlib import Path

from bhuki.files.places import state_folder
from bhuki.texts import Texts


def say_unforeseen(error: BaseException, _: Texts) -> str:
    """Keep an error's details and say in one line that it happened and where they are."""
    return _(
        "bhuki: something unforeseen went wrong ({error}); the details are in {place}.",
        error=type(error).__name__,
        place=keep_details(error),
    )


def keep_details(error: BaseException) -> Path:
    """Write an error's traceback to a file of its own and give its path."""
    import traceback  # noqa: PLC0415 - hopefully never
    from datetime import datetime  # noqa: PLC0415 - likewise

    text = "".join(traceback.format_exception(error))
    name = f"bhuki-{datetime.now():%Y%m%d-%H%M%S}.log"
    for find_folder in (_logs, _passing):
        try:
            kept = find_folder() / name
            kept.write_text(text, "utf-8", "backslashreplace")
        except OSError:
            continue
        return kept
    return Path("-")  # no place on the whole machine takes a file


def _logs() -> Path:
    return state_folder("logs")


def _passing() -> Path:
    import tempfile  # noqa: PLC0415 - likewise

    return Path(tempfile.gettempdir())
