"""The collected real sheets, where they are here; each is opened once a run."""

from functools import cache
from pathlib import Path

import pytest

from bhuki.sheets.grid import RawFile
from bhuki.sheets.opening import open_file

CORPUS = Path(__file__).parents[2] / "../shared/corpus/files"


def paths() -> list[Path]:
    """Give the collected files, or none."""
    return sorted(CORPUS.glob("*")) if CORPUS.is_dir() else []


@cache
def raw(path: Path) -> RawFile:
    """Open a file in its reader process, or give what was read of it before."""
    return open_file(path)


needed = pytest.mark.skipif(not CORPUS.is_dir(), reason="the collected sheets are not here")
