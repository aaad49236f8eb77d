"""Read a matrix from whatever kind of file it is in, for any command.

given = read_matrix(path)
given.matrix, given.problems, given.places(finding)
"""

from pathlib import Path

from msgspec import Struct

from bhuki.errors import BhukiError, FileProblem, WrongWords
from bhuki.files.store import load
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Scheme, shipped_schemes
from bhuki.reports.snapshots import look_at, snapshot_named
from bhuki.texts import N_, Texts

_WORKBOOKS = (".xlsx", ".xlsm")


class Given(Struct, frozen=True):
    """A matrix from a file, and what there is to say of how it was read, a line each."""

    path: Path
    matrix: Matrix
    problems: list[str] = []
    sheet: str | None = None

    @property
    def name(self) -> str:
        """What the matrix is called: its sheet, its title, or its file."""
        return self.sheet or self.matrix.about.title or self.path.stem


def read_matrix(path: Path, _: Texts) -> Given:
    """Read a matrix; raises `FileProblem` where there is none to be read."""
    if path.suffix.lower() in _WORKBOOKS:
        return _from_workbook(path, _)
    loaded = load(path)
    return Given(path, loaded.matrix, [tell(path, problem, _) for problem in loaded.problems])


def read_version(path: Path, _: Texts) -> Given:
    """Read a matrix, or as FILE@NAME a snapshot that it keeps."""
    name, at, snapshot = path.name.rpartition("@")
    if not at or path.exists():
        return read_matrix(path, _)
    given = read_matrix(path.with_name(name), _)
    kept = look_at(given.matrix, snapshot_named(given.matrix, snapshot).id)
    return Given(given.path, kept, given.problems)


def _from_workbook(path: Path, _: Texts) -> Given:
    from bhuki.exports.reading_back import is_our_workbook, read_workbook  # noqa: PLC0415 - openpyxl

    if not path.exists() or is_our_workbook(path):
        back = read_workbook(path)
        return Given(path, back.matrix, [f"{path}: {line}" for line in back.told(_)])
    raise FileProblem(path, N_("{file} is not a workbook that Bhuki wrote."))


def tell(file: str | Path, problem: BhukiError, _: Texts) -> str:
    """Say a problem in one line that names the file."""
    said = problem.say(_)
    named = isinstance(problem, FileProblem) and problem.path.name in said
    return said if named else f"{file}: {said}"


def named_scheme(matrix: Matrix, scheme_id: str) -> Scheme:
    """Give a scheme by its id, whatever its case; raises `WrongWords` where there is none."""
    known = {**shipped_schemes(), **matrix.own_schemes}
    found = known.get(scheme_id) or next(
        (scheme for name, scheme in known.items() if name.casefold() == scheme_id.casefold()), None
    )
    if found is None:
        raise WrongWords(
            N_("There is no scheme “{scheme}”; there are {known}."),
            scheme=scheme_id,
            known=", ".join(known),
        )
    return found
