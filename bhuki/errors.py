"""What can go wrong in a way the user must be told.

Each error says in one line what happened, where, and what to do. The command line prints it and
exits with 2; the editor shows it. The sentence is made where the error is shown, in the reader's
language: an error keeps its marked text and its values.
"""

from pathlib import Path

from bhuki.texts import Texts, texts


class BhukiError(Exception):
    """A problem with a sentence for the user.

    `text` is a text marked with `N_`; `values` fill its `{names}`.
    """

    def __init__(self, text: str, **values: object) -> None:
        self.text = text
        self.values = values
        super().__init__(self.say(texts("en")))

    def say(self, _: Texts) -> str:
        """Say what happened, in one line."""
        return " ".join(_(self.text, **self.values).split())


class FileProblem(BhukiError):
    """Raised when a file can't be read or written; the text may name it as `{file}`."""

    def __init__(self, path: Path | str, text: str, **values: object) -> None:
        self.path = Path(path)
        super().__init__(text, file=self.path.name or str(path), **values)


class WrongWords(BhukiError):
    """Raised when a command or a value given by the user makes no sense."""
