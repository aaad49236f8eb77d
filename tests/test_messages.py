"""Every message about files, saving, sharing, recovery and mistakes has been read by someone.

`tests/messages_read.txt` holds each with its Danish, as they were last read: as the user who meets
them, with the question which file it is, what is wrong and what to do. A text that is changed must
be read again: put it, with its Danish, into that file. To see what differs, run the tests; to
write the list anew once all of it has been read:

    python -m tests.test_messages
"""

from pathlib import Path

from build_translations import read_room, translations_folder
from tooling.translations import ROOMS, texts_in

ROOT = Path(__file__).parents[1]
READ = Path(__file__).with_name("messages_read.txt")
_DESKTOP = (
    "common_start",
    "dialogs/changes_list",
    "dialogs/trouble_report",
    "dialogs/versions",
    "file_work",
    "message_line",
    "prompts",
    "recovery",
    "safekeeping",
    "session_start",
    "sharing",
    "trouble",
    "window",
)
_MATRIX = ("merging_words",)


def sources() -> list[Path]:
    """Give the files whose messages are meant."""
    return [
        *sorted((ROOT / "bhuki/files").rglob("*.py")),
        *(ROOT / f"bhuki/desktop/{name}.py" for name in _DESKTOP),
        *(ROOT / f"bhuki/matrix/{name}.py" for name in _MATRIX),
    ]


def messages() -> dict[str, str]:
    """Give each text with its Danish; of plural forms both, one after the other."""
    folder = translations_folder(ROOT)
    rooms = {room: read_room(folder / f"{room}.po") for room in ROOMS}
    found: dict[str, str] = {}
    for path in sources():
        room = rooms[path.relative_to(ROOT / "bhuki").parts[0]]
        for text in texts_in(path.read_text("utf-8"), path.name):
            ids = (text.id,) if isinstance(text.id, str) else text.id
            message = room.get(ids[0], text.context)
            said = message.string if message is not None else ""
            danish = (said,) if isinstance(said, str) else tuple(said)
            found[_in_one_line(ids)] = _in_one_line(danish)
    return found


def _in_one_line(forms: tuple[str, ...]) -> str:
    return " | ".join(form.replace("\n", "\\n") for form in forms)


def _listed() -> dict[str, str]:
    lines = READ.read_text("utf-8").splitlines()
    return dict(zip(lines[::3], lines[1::3], strict=True))


def test_every_message_is_as_it_was_last_read() -> None:
    now, read = messages(), _listed()
    unread = [f"{text}\n{danish}\n" for text, danish in now.items() if read.get(text) != danish]
    gone = [text for text in read if text not in now]
    assert not unread, f"Read these, then put them into {READ.name}:\n" + "\n".join(unread)
    assert not gone, f"These are no longer said; take them out of {READ.name}:\n" + "\n".join(gone)


def test_no_message_shouts_or_is_left_half() -> None:
    for text, danish in messages().items():
        assert text, danish
        assert danish, text
        for said in (text, danish):
            assert "!" not in said
            assert "  " not in said
            assert said == said.strip()


def test_what_hinders_a_file_says_which_and_ends_its_sentence() -> None:
    path = ROOT / "bhuki/files/trouble.py"
    for text in texts_in(path.read_text("utf-8"), path.name):
        assert isinstance(text.id, str)
        if text.id[0].islower():  # the reason within a sentence said elsewhere
            continue
        assert "{file}" in text.id
        assert text.id.endswith(".")
        assert text.id.count(".") >= 2, f"{text.id} does not say what to do"


if __name__ == "__main__":
    told = [f"{text}\n{danish}\n" for text, danish in sorted(messages().items())]
    READ.write_text("\n".join(told), "utf-8", newline="\n")
