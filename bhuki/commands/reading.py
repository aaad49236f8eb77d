"""Read a matrix from whatever kind of file it is in, for any command.

    given = read_matrix(path, _)
    given.matrix, given.problems, given.at(finding)

A foreign file may hold several matrices: `read_matrices` gives them all, `read_matrix` the largest
that can be seen, and says that there are others.
"""

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from bhuki.errors import BhukiError, FileProblem, WrongWords
from bhuki.files.store import load
from bhuki.intake import FileIs, what_is
from bhuki.matrix.matrix import Matrix
from bhuki.matrix.scheme import Scheme, shipped_schemes
from bhuki.reports.snapshots import look_at, snapshot_named
from bhuki.rules.finding import Finding
from bhuki.texts import N_, Texts


def _nowhere(_finding: Finding) -> list[str]:
    return []


class Given(Struct, frozen=True):
    """A matrix from a file, and what there is to say of how it was read, a line each.

    `at` gives the addresses of a finding's cells in the file; a `.bhuki` file has none.
    """

    path: Path
    matrix: Matrix
    problems: list[str] = []
    sheet: str | None = None
    at: Callable[[Finding], list[str]] = _nowhere

    @property
    def name(self) -> str:
        """What the matrix is called: its sheet, its title, or its file."""
        return self.sheet or self.matrix.about.title or self.path.stem


def read_matrices(path: Path, _: Texts, sheet: str | None = None) -> list[Given]:
    """Read all matrices of a file, or of one sheet; raises `FileProblem` where there are none."""
    match what_is(path):
        case FileIs.MATRIX:
            loaded = load(path)
            told = [tell(path, problem, _) for problem in loaded.problems]
            return [Given(path, loaded.matrix, told)]
        case FileIs.OUR_WORKBOOK:
            return [_from_our_workbook(path, _)]
        case FileIs.SHEET:
            return _from_sheets(path, sheet, _)


def read_matrix(path: Path, _: Texts, sheet: str | None = None) -> Given:
    """Read a matrix; of several the largest, with a line that says so."""
    found = read_matrices(path, _, sheet)
    largest = max(found, key=lambda given: len(given.matrix.assignments))
    if len(found) > 1:
        names = ", ".join(str(given.sheet) for given in found)
        line = _(
            "{n} matrices are there: {names}. This is “{sheet}”; --sheet chooses another.",
            n=len(found),
            names=names,
            sheet=largest.sheet,
        )
        largest.problems.append(f"{path}: {line}")
    return largest


def read_version(path: Path, _: Texts) -> Given:
    """Read a matrix, or as FILE@NAME a snapshot that it keeps."""
    name, at, snapshot = path.name.rpartition("@")
    if not at or path.exists():
        return read_matrix(path, _)
    given = read_matrix(path.with_name(name), _)
    kept = look_at(given.matrix, snapshot_named(given.matrix, snapshot).id)
    return Given(given.path, kept, given.problems)


def _from_our_workbook(path: Path, _: Texts) -> Given:
    from bhuki.exports.reading_back import read_workbook  # noqa: PLC0415 - loads openpyxl

    back = read_workbook(path)
    told, places = [f"{path}: {line}" for line in back.told(_)], back.places
    if places is None:
        return Given(path, back.matrix, told)

    def at(finding: Finding) -> list[str]:
        keys = finding.cells or ((finding.activity, finding.role),)
        found = (places.address(activity, role) for activity, role in keys)
        return [address for address in found if address]

    return Given(path, back.matrix, told, places.sheet, at)


def _from_sheets(path: Path, sheet: str | None, _: Texts) -> list[Given]:
    from bhuki.sheets import read_file  # noqa: PLC0415 - starts a process that parses
    from bhuki.sheets.to_matrix import matrices_of  # noqa: PLC0415 - only foreign sheets

    reading = read_file(path, sheet, _.language)
    seen = [one for one in reading.sheets if not one.view.grid.hidden or sheet is not None]
    made = matrices_of(seen, title=path.stem) or matrices_of(reading.sheets, title=path.stem)
    if not made:
        raise FileProblem(path, N_("{file} holds no responsibility matrix that could be found."))
    told = [f"{path}: {message.say(_)}" for message in reading.messages()]
    return [
        Given(path, one.matrix, told if n == 0 else [], one.places.sheet or None, one.places.of)
        for n, one in enumerate(made)
    ]


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
