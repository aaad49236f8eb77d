"""The command line: words in, calls out.

    bhuki                      opens the editor
    bhuki FILE                 opens the editor on a file
    bhuki COMMAND …            does something without a window

Results go to standard output, messages to standard error. The exit status is 0 done, 1 done and
errors found, 2 could not be done. No input makes a traceback: what nobody foresaw is one line too,
with the details in a file.
"""

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from bhuki.commands.console import Console, deliver, prepare_streams
from bhuki.commands.language import reader_language
from bhuki.errors import BhukiError, WrongWords
from bhuki.texts import N_, Texts, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

READER_FLAG = "--read-foreign-sheet"
DONE, FOUND, NOT_DONE, STOPPED = 0, 1, 2, 130

COMMANDS = {
    "new": N_("write a new matrix from a template or an activity catalogue"),
    "templates": N_("list the templates that ship"),
    "catalogues": N_("list the activity catalogues that ship, or one's activities"),
    "read": N_("say how a sheet was read, cell by cell"),
    "validate": N_("judge matrices by the rules"),
    "unmark": N_("take the marks out of a marked workbook"),
    "export": N_("write a matrix as a workbook, a page, a table or a picture"),
    "overview": N_("write the role overviews, one role a page"),
    "minutes": N_("write the minutes of a session"),
    "convert": N_("change the letters from one scheme to another"),
    "join": N_("join matrices of several sheets or files into one"),
    "compare": N_("say what changed between two matrices"),
    "rules": N_("list the rules, or tell one with its reason and source"),
}


def main(words: "Sequence[str] | None" = None) -> int:
    """Do what the words say and give the exit status."""
    prepare_streams()
    console = Console(texts(reader_language()))
    try:
        status = _follow(list(sys.argv[1:] if words is None else words), console)
        deliver()
    except BhukiError as problem:
        console.message(f"bhuki: {problem.say(console.texts)}")
        return NOT_DONE
    except KeyboardInterrupt:
        _ = console.texts
        console.message(_("Stopped."))
        return STOPPED
    except Exception as unforeseen:  # noqa: BLE001 - the last resort: nobody shall meet a traceback
        return _unforeseen(unforeseen, console)
    return status


def _follow(words: list[str], console: Console) -> int:
    _ = console.texts
    first = words[0] if words else ""
    if first in COMMANDS:
        return _command(first, words[1:], console)
    if first in ("-h", "--help"):
        console.result(_help(_))
        return DONE
    if first == "--version":
        from bhuki import __version__  # noqa: PLC0415 - said on request only

        console.result(f"Bhuki {__version__}")
        return DONE
    if first == READER_FLAG:  # a bundle has no other program to parse foreign sheets in
        from bhuki.sheets.reader_process import main as parse  # noqa: PLC0415 - that process only

        return parse(words[1:])
    if first == "--self-test":
        from bhuki.commands import self_test  # noqa: PLC0415 - loads Qt

        return self_test.run(words[1:], console)
    if first.startswith("-") or (first and _is_no_file(first)):
        raise _misunderstood(first)
    return _editor(words)


def _command(name: str, words: list[str], console: Console) -> int:
    from bhuki.commands.words import Parser  # noqa: PLC0415 - argparse is not needed before

    module = import_module(f"bhuki.commands.{name}")
    parser = Parser(name, console.texts, description=_sentence(console.texts(COMMANDS[name])))
    module.add_words(parser, console.texts)
    try:
        options = parser.parse_args(words)
    except SystemExit as left:  # after --help
        return int(left.code or DONE)
    status: int = module.run(options, console)
    return status


def _editor(words: list[str]) -> int:
    from bhuki.commands.editor import open_editor  # noqa: PLC0415 - loads Qt

    return open_editor(words)


def _is_no_file(word: str) -> bool:
    """Say whether a word can hardly be meant as a file: it isn't there and has no suffix."""
    path = Path(word)
    return not path.suffix and not path.exists()


def _misunderstood(word: str) -> WrongWords:
    from difflib import get_close_matches  # noqa: PLC0415 - only after a slip

    meant = get_close_matches(word, COMMANDS, 1)
    if meant:
        return WrongWords(
            N_("“{word}” is not a command. Did you mean `bhuki {meant}`?"),
            word=word,
            meant=meant[0],
        )
    return WrongWords(
        N_("“{word}” is neither a command nor a file. `bhuki --help` lists the commands."),
        word=word,
    )


def _help(_: Texts) -> str:
    parts = [
        (
            _("usage"),
            {
                "bhuki": _("opens the editor"),
                _("bhuki FILE"): _("opens the editor on a file"),
                _("bhuki COMMAND …"): _("does something without a window"),
            },
        ),
        (_("commands"), {name: _(does) for name, does in COMMANDS.items()}),
        (
            _("options"),
            {
                "--help": _("shows this; after a command it tells about that"),
                "--version": _("says which version this is"),
            },
        ),
        (
            _("exit status"),
            {
                "0": _("done"),
                "1": _("done, and errors or differences were found"),
                "2": _("could not be done"),
            },
        ),
    ]
    lines = [_("Bhuki edits responsibility matrices: who decides, who answers, who does the work.")]
    for heading, rows in parts:
        lines += ["", f"{heading}:", *(f"  {words:<17} {does}" for words, does in rows.items())]
    return "\n".join(lines)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}."


def _unforeseen(error: Exception, console: Console) -> int:
    from bhuki.commands.last_resort import say_unforeseen  # noqa: PLC0415 - hopefully never

    console.message(say_unforeseen(error, console.texts))
    return NOT_DONE
