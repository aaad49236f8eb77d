"""Find the texts in the code, keep the rooms' .po files in step with them, compile them.

    python dev.py translate             # update resources/translations/*.po and compile
    python dev.py translate --check     # say what is missing and change nothing

A text belongs to the room of the file it stands in; one that stands in two rooms is in both files.
What is no longer in the code leaves the file, and what another room has translated already comes
along.
"""

import ast
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import write_po

from build_translations import (
    LANGUAGE,
    compile_translations,
    compiled_file,
    read_room,
    translations_folder,
)

ROOT = Path(__file__).parents[1]
ROOMS = ("matrix", "rules", "sheets", "files", "catalogues", "reports", "exports", "desktop", "cli")
_NOISE = re.compile(
    rb'^"(Project-Id|POT-Creation|PO-Revision|Last-Trans|Language-Team|Report-Msgid|Generated)[^\n]*\n',
    re.M,
)
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")

MessageId = str | tuple[str, str]


class Text(NamedTuple):
    """A text as it stands in the code."""

    id: MessageId
    context: str | None
    file: str
    line: int


class Problem(NamedTuple):
    """Something wrong with a room's translations."""

    room: str
    what: str
    text: str

    def __str__(self) -> str:
        return f"{self.room}.po: {self.what}: {self.text!r}"


def room_of(file: Path) -> str:
    """Give the room whose .po file holds the texts of a source file under `bhuki/`."""
    parts = file.parts
    return parts[1] if len(parts) > 2 and parts[1] in ROOMS else "cli"


def texts_in(source: str, file: str) -> Iterator[Text]:
    """Find `_("…")`, `N_("…")`, `_.plural("…", "…")` and `_.context("…", "…")`.

    Read from the syntax tree, so that calls within calls and strings in several pieces come out
    right. Keywords' values are not texts.
    """
    for node in ast.walk(ast.parse(source, file)):
        if not isinstance(node, ast.Call):
            continue
        said = [a.value for a in node.args if isinstance(a, ast.Constant)]
        words = [value for value in said if isinstance(value, str)]
        match node.func:
            case ast.Name("_" | "N_") | ast.Attribute(attr="_" | "N_") if len(words) == 1:
                yield Text(words[0], None, file, node.lineno)
            case ast.Attribute(attr="plural") if len(words) == 2:
                yield Text((words[0], words[1]), None, file, node.lineno)
            case ast.Attribute(attr="context") if len(words) == 2:
                yield Text(words[1], words[0], file, node.lineno)
            case _:
                pass


def unfindable(source: str) -> Iterator[int]:
    """Give the lines where a text is put together before it is looked up, and so never found."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name("_" | "N_") | ast.Attribute(attr="_" | "N_"), args=[made]):
                if isinstance(made, ast.JoinedStr | ast.BinOp) or _is_filled(made):
                    yield node.lineno
            case _:
                pass


def _is_filled(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "format"


def template(room: str) -> Catalog:
    """Give all texts of a room's code, untranslated."""
    found = Catalog(locale=LANGUAGE)
    for path in sorted((ROOT / "bhuki").rglob("*.py")):
        file = path.relative_to(ROOT)
        if room_of(file) != room:
            continue
        for text in texts_in(path.read_text("utf-8"), file.as_posix()):
            found.add(text.id, context=text.context, locations=[(text.file, text.line)])
    return found


def known(room: str) -> Catalog:
    """Give a room's translations as they are on disk; an empty catalogue where there are none."""
    path = translations_folder(ROOT) / f"{room}.po"
    return read_room(path) if path.exists() else Catalog(locale=LANGUAGE)


def update() -> list[str]:
    """Bring every room's .po file in step with the code; give what was taken out."""
    before = {room: known(room) for room in ROOMS}
    dropped: list[str] = []
    for room in ROOMS:
        after = Catalog(locale=LANGUAGE, fuzzy=False, header_comment=f"# Danish texts of {room}.")
        for message in template(room):
            if message.id:
                _carry_over(message, after, before, room)
        dropped += [
            f"{room}.po: {message.id!r}"
            for message in before[room]
            if message.id and after.get(_key(message), message.context) is None
        ]
        _write(room, after)
    return dropped


def problems() -> list[Problem]:
    """Give everything that is wrong: missing, fuzzy, obsolete, clashing or wrongly filled texts."""
    found: list[Problem] = []
    said: dict[tuple[str | None, object], tuple[str, object]] = {}
    for room in ROOMS:
        here, wanted = known(room), template(room)
        for message in wanted:
            if message.id and not _is_translated(here.get(_key(message), message.context)):
                found.append(Problem(room, "not translated", _shown(message)))
        for message in here:
            if not message.id:
                continue
            found += [Problem(room, what, _shown(message)) for what in _faults(message, wanted)]
            place, words = said.setdefault((message.context, message.id), (room, message.string))
            if words != message.string:
                found.append(Problem(room, f"translated otherwise in {place}.po", _shown(message)))
        found += [Problem(room, "obsolete", _shown(gone)) for gone in here.obsolete.values()]
    return found


def main(words: list[str]) -> int:
    """Update and compile, or with `--check` only look; 1 if anything is wrong."""
    if "--check" not in words:
        for gone in update():
            print(f"No longer in the code, taken out of {gone}")
        compile_translations(ROOT)
        print(f"Compiled {compiled_file(ROOT).relative_to(ROOT)}.")
    wrong = problems()
    for problem in wrong:
        print(problem)
    print("All texts are translated." if not wrong else f"{len(wrong)} to mend.")
    return 1 if wrong else 0


def _faults(message: Message, wanted: Catalog) -> Iterator[str]:
    if message.fuzzy:
        yield "fuzzy"
    if wanted.get(_key(message), message.context) is None:
        yield "not in the code"
    sources = (message.id,) if isinstance(message.id, str) else message.id
    for said in _strings(message):
        # A plural's Danish must fill what one of the English forms fills: "{n} role" is both.
        if said and not any(_names(said) == _names(source) for source in sources):
            yield f"other {{names}} than in {said!r}"
        if re.search(r"\bansvarlig\b", said, re.IGNORECASE):
            yield f"says bare “Ansvarlig” in {said!r}"


def _is_translated(message: Message | None) -> bool:
    return message is not None and all(_strings(message))


def _strings(message: Message) -> tuple[str, ...]:
    if isinstance(message.string, str):
        return (message.string,)
    return tuple(message.string or ("",))


def _names(text: str) -> set[str]:
    return set(_PLACEHOLDER.findall(text.replace("{{", "").replace("}}", "")))


def _key(message: Message) -> str:
    """Give what Babel's `get` looks a message up by: the singular."""
    return message.id if isinstance(message.id, str) else message.id[0]


def _shown(message: Message) -> str:
    words = " | ".join((message.id,) if isinstance(message.id, str) else message.id)
    return f"[{message.context}] {words}" if message.context else words


def _carry_over(message: Message, after: Catalog, before: dict[str, Catalog], room: str) -> None:
    mine = [room, *(other for other in ROOMS if other != room)]
    found = [before[place].get(_key(message), message.context) for place in mine]
    done = [m for m in found if m and m.id == message.id and _is_translated(m) and not m.fuzzy]
    after.add(
        message.id,
        done[0].string if done else None,
        context=message.context,
        locations=message.locations,
        user_comments=done[0].user_comments if done else (),
    )


def _write(room: str, catalog: Catalog) -> None:
    path = translations_folder(ROOT) / f"{room}.po"
    if not len(catalog):
        path.unlink(missing_ok=True)
        return
    for message in catalog:
        message.flags -= {"python-format", "python-brace-format"}  # all of ours are the latter
    buffer = BytesIO()
    # Sorted, without line numbers and dates: a file changes only where a text does.
    write_po(buffer, catalog, width=100, sort_output=True, include_lineno=False)
    text = _NOISE.sub(b"", buffer.getvalue()).rstrip() + b"\n"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists() or path.read_bytes() != text:
        path.write_bytes(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
