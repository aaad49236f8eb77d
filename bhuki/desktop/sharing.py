"""A file that others have a hand in: changed on disk, held by someone, copied by a sync program.

    sharing.file_changed_on_disk()      # tells, and offers: merge, read anew, keep mine, look
    sharing.say_held(held)              # who has it, since when; a copy can be saved
    sharing.offer_conflict_copies()     # “m (1).bhuki” beside m.bhuki

Nothing of anyone's is overwritten without being asked for. A merge is one undo step.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from bhuki.desktop.common_start import alike, common_start, names_gone
from bhuki.desktop.language import _, say_date_and_time, say_time, speech
from bhuki.errors import BhukiError
from bhuki.files.hold import HeldBy, holder_of
from bhuki.files.journal import journal_folder, left_behind
from bhuki.files.siblings import conflict_copies
from bhuki.files.store import bytes_of, read
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.merging import Merge, merge
from bhuki.matrix.merging_words import say_conflict

if TYPE_CHECKING:
    from bhuki.desktop.file_work import FileHost, FileWork


class Sharing:
    """What a window does about a file that it is not alone with."""

    def __init__(self, host: FileHost, files: FileWork) -> None:
        self._host = host
        self._files = files
        self._held: HeldBy | None = None

    # Changed on disk

    def file_changed_on_disk(self) -> None:
        """Tell that another program wrote the file, and offer what can be done."""
        document = self._host.document
        if document is None or document.path is None:
            return
        path = document.path
        text = _("{file} was changed by another program.", file=path.name)
        look = (_("See what changed"), lambda: self._look(path))
        anew = (_("Read it anew"), lambda: self._reload(path))
        if document.is_clean:
            self._host.ask(text, [anew, look, (_("Keep mine"), self._files.write_anyway)])
            return
        text += " " + _("You have changes that are not saved.")
        both = (_("Merge both"), lambda: self.merge_with(path))
        keep = (_("Keep mine"), self._files.write_anyway)
        self._host.ask(text, [both, look, anew, keep])

    def merge_with(self, path: Path, base: Matrix | None = None) -> bool:
        """Take over what others changed in the document's file; ours stays, conflicts are said."""
        document, keeping = self._host.document, self._host.keeping
        if document is None or keeping is None:
            return False
        try:
            data = bytes_of(path)
            theirs = read(path, data).matrix
            start = base or keeping.base
        except BhukiError as problem:
            self._host.say(problem.say(speech.texts), problem=True)
            return False
        mine = document.matrix.copy()
        start = start or common_start(path, mine, path, theirs)
        merged = merge(start or alike(mine, theirs), mine, theirs)
        document.path = path
        held = keeping.belong_to(path, data)
        document.do(merged.edit)
        if merged.matrix == theirs:
            document.undo_stack.setClean()
        document.file_changed.emit()
        self._say_merged(merged, path.name, mine, start_known=start is not None)
        if held is not None:
            self.say_held(held)
        return True

    def _say_merged(self, merged: Merge, name: str, mine: Matrix, *, start_known: bool) -> None:
        """Say what came of a merge: what both changed, what is gone, what may be back."""
        said = [_("What others changed in {file} is taken over. Undo takes it back.", file=name)]
        parts: list[tuple[str, list[str]]] = []
        if merged.conflicts:
            lines = [say_conflict(conflict, speech.texts) for conflict in merged.conflicts]
            parts.append((_("Changed by both"), lines))
            said.append(
                _.plural(
                    "{n} thing was changed by both of you.",
                    "{n} things were changed by both of you.",
                    n=len(lines),
                )
            )
        gone = names_gone(mine, merged.matrix)
        if gone:
            parts.append((_("Removed, as in {file}", file=name), gone))
            said.append(
                _.plural(
                    "{n} activity, role or section is removed, as in {file}.",
                    "{n} activities, roles and sections are removed, as in {file}.",
                    n=len(gone),
                    file=name,
                )
            )
        if not start_known:
            said.append(
                _(
                    "No earlier version shows what both started from, so nothing is removed: what "
                    "one of you had removed may be back."
                )
            )
        title, above = _("What came of the merge"), " ".join(said)
        show = (_("Show them"), lambda: self._show(title, above, parts))
        if len(said) == 1:
            self._host.say(above)
        else:  # stays until it is read
            self._host.ask(above, [show] if parts else [])

    def _look(self, path: Path) -> None:
        """Say in words how the file differs from what is on the screen; then ask again."""
        document = self._host.document
        if document is None:
            return
        try:
            theirs = read(path, bytes_of(path)).matrix
        except BhukiError as problem:
            self._host.say(problem.say(speech.texts), problem=True)
            return
        self.show_changes(document.matrix, theirs, path.name)
        if path == document.path:
            self.file_changed_on_disk()

    def show_changes(self, mine: Matrix, theirs: Matrix, name: str) -> None:
        """Show in words what differs between the matrix here and another."""
        from bhuki.reports.comparison import compare  # noqa: PLC0415 - rarely asked for
        from bhuki.reports.comparison_words import headline, said  # noqa: PLC0415 - the same

        changes = compare(mine, theirs)
        title = _("How {file} differs from what you see", file=name)
        self._show(title, headline(changes, speech.texts), said(changes, speech.texts))

    def _show(self, title: str, explanation: str, parts: list[tuple[str, list[str]]]) -> None:
        from bhuki.desktop.dialogs.changes_list import ChangesList  # noqa: PLC0415 - rarely asked

        ChangesList(title, explanation, parts, self._host.as_widget()).show()

    def _reload(self, path: Path) -> None:
        document = self._host.document
        kept = document is not None and not document.is_clean
        try:  # before anything is let go of
            read(path, bytes_of(path))
        except BhukiError as problem:
            self._host.say(problem.say(speech.texts), problem=True)
            return
        come_back = self._host.keep_place()
        if kept:
            self._host.let_go(keep_journal=True)
        if self._files.open(path):
            come_back()
            if kept:
                said = _("Your own changes are kept, and offered to be restored at the next start.")
                self._host.say(said)

    # Held by someone

    def say_held(self, held: HeldBy | None) -> None:
        """Tell who, if anyone, has the file open since when; it can be read, or a copy saved."""
        self._held = held
        document = self._host.document
        if held is None or document is None or document.path is None:
            return
        document.read_only = True
        document.file_changed.emit()
        self.say_read_only()

    def say_read_only(self) -> None:
        """Tell why nothing can be changed, and what can be done instead."""
        document, held = self._host.document, self._held
        if document is None:
            return
        copy = (_("Save a copy …"), self._files.save_as)
        if held is not None and document.path is not None and holder_of(document.path) is None:
            self.offer_to_edit()
            return
        if held is None or document.path is None:
            said = _("This matrix can't be changed here. Save it under another name first.")
            self._host.ask(said, [copy])
            return
        text = _(
            "{who} on {machine} has had {file} open since {time}. You can read it, or save "
            "your own copy.",
            who=held.who,
            machine=held.host,
            file=document.path.name,
            time=_since(held.since.astimezone()),
        )
        self._host.ask(text, [copy, (_("Edit anyway"), self._edit_anyway)])

    def offer_to_edit(self) -> None:
        """Tell that the file is free again; what was changed meanwhile is read first."""
        document = self._host.document
        if document is None or document.path is None or not document.read_only:
            return
        path = document.path
        text = _("{file} is free again.", file=path.name)
        edit = (_("Edit it"), lambda: self._reload(path))
        # Its holder may have been another window here that ended without a save.
        left = next((j for j in left_behind(journal_folder()) if j.path == path), None)
        if left is None:
            self._host.ask(text, [edit])
            return
        unsaved = _.plural(
            "{n} change made there was not saved.",
            "{n} changes made there were not saved.",
            n=left.count,
        )
        restore = (_("Restore"), lambda: self._files.restore(left))
        self._host.ask(f"{text} {unsaved}", [restore, edit])

    def _edit_anyway(self) -> None:
        document = self._host.document
        if document is not None:
            document.read_only = False
            document.file_changed.emit()

    # Copies made by sync programs

    def offer_conflict_copies(self) -> None:
        """Tell of copies that a sync program made of the file, and offer to merge them."""
        document = self._host.document
        if document is None or document.path is None or document.read_only:
            return
        copies = conflict_copies(document.path)
        if not copies:
            return
        copy = copies[0]
        when = _when(copy)
        text = _(
            "Beside {file} lies {copy} from {time}: a copy made when two had changed it at once.",
            file=document.path.name,
            copy=copy.name,
            time=when,
        )
        take = (_("Merge it into this"), lambda: self._take_copy(copy))
        self._host.ask(text, [take, (_("See what differs"), lambda: self._look_at_copy(copy))])

    def _look_at_copy(self, copy: Path) -> None:
        self._look(copy)
        self.offer_conflict_copies()

    def _take_copy(self, copy: Path) -> None:
        """Merge a copy; what both started from is looked for among what is kept of the file."""
        document = self._host.document
        if document is None or document.path is None:
            return
        try:
            theirs = read(copy, bytes_of(copy)).matrix
        except BhukiError as problem:
            self._host.say(problem.say(speech.texts), problem=True)
            return
        mine = document.matrix.copy()
        start = common_start(document.path, mine, copy, theirs)
        merged = merge(start or alike(mine, theirs), mine, theirs)
        document.do(merged.edit)
        self._say_merged(merged, copy.name, mine, start_known=start is not None)


def _since(at: datetime) -> str:
    """Say a time; with its day where that is not today."""
    if at.date() == datetime.now().date():
        return say_time(at)
    return say_date_and_time(at)


def _when(path: Path) -> str:
    try:
        saved = datetime.fromtimestamp(path.stat().st_mtime)
    except OSError:
        return "?"
    return say_date_and_time(saved)
