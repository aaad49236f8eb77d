"""The benchmark beside LibreOffice Calc steps aside where there is no LibreOffice."""

from pathlib import Path

import pytest

from benchmarks.calc import Acts, in_calc
from benchmarks.matrices import big_matrix


def test_without_libreoffice_a_plain_line_is_said_and_nothing_compared(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert in_calc(big_matrix(3, 2), 1) is None
    said = capsys.readouterr().err
    assert said == "LibreOffice is not installed: nothing is compared with Calc.\n"


def test_a_comparison_gives_its_ratios_and_calc_its_own_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from benchmarks import editor  # noqa: PLC0415 - beside what is set in it

    monkeypatch.setattr(editor, "in_calc", lambda *_: Acts(2000, 50))
    rows = list(editor._beside_calc(300, 10, 1))
    assert [(row.value, row.unit) for row in rows] == [
        (2000, "ms"),
        (0.15, "×"),
        (50, "ms"),
        (0.2, "×"),
    ]
