"""The house's own contracts: who imports whom, what starting loads, what Qt does with None."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from bhuki.files.store import save
from bhuki.matrix.entities import Activity
from bhuki.matrix.matrix import Matrix

ROOT = Path(__file__).parents[1]
HEAVY = (
    "PySide6",
    "openpyxl",
    "networkx",
    "numpy",
    "xlsxwriter",
    "python_calamine",
    "babel",
    "tqdm",
)


def test_rooms_import_downwards_only() -> None:
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("import-linter is not installed here")
    done = subprocess.run(
        [program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_judging_our_own_file_loads_nothing_heavy(tmp_path: Path) -> None:
    matrix = tmp_path / "m.bhuki"
    save(Matrix(activities={"a": Activity("a", "Write the plan")}), matrix)
    code = f"""
import sys
from bhuki.cli import main
assert main(["validate", {str(matrix)!r}]) in (0, 1)
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


class _SaysNone(QAbstractTableModel):
    def rowCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 1

    def columnCount(self, _parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 1

    def data(
        self,
        _index: QModelIndex | QPersistentModelIndex,
        _role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        return None


def test_qt_gives_back_its_references_to_none() -> None:
    """PySide6 6.12 drops one a call, and Python 3.11 dies of it within seconds of painting."""
    model = _SaysNone()
    index = model.index(0, 0)
    before = sys.getrefcount(None)
    for _ in range(500):
        index.data()
    assert abs(sys.getrefcount(None) - before) < 100
