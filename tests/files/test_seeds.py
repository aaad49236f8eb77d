"""No bytes that anyone may have written give a traceback, a hang or a heap of memory."""

import tracemalloc
from pathlib import Path

import pytest

from tests.files.untrusted import KINDS

SEEDS = Path(__file__).parent / "seeds"
CASES = [(seed.parent.name, seed) for seed in sorted(SEEDS.glob("*/*"))]


@pytest.fixture(autouse=True)
def _own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BHUKI_STATE", str(tmp_path / "state"))


@pytest.mark.parametrize(("kind", "seed"), CASES, ids=lambda each: getattr(each, "name", each))
def test_bytes_from_anyone_are_read_or_refused_in_words(kind: str, seed: Path) -> None:
    data = seed.read_bytes()
    KINDS[kind](data)  # what is imported or made once does not count
    tracemalloc.start()
    KINDS[kind](data)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5 * len(data) + 50 * 2**20


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("cut", [0.1, 0.5, 0.9])
def test_half_of_a_file_is_read_or_refused_too(kind: str, cut: float) -> None:
    for seed in sorted((SEEDS / kind).iterdir()):
        data = seed.read_bytes()
        KINDS[kind](data[: int(len(data) * cut)])
        KINDS[kind](data[int(len(data) * cut) :])
