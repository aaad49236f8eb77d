"""Judging our own file loads nothing heavy."""

import subprocess
import sys
from pathlib import Path

HEAVY = ["PySide6", "openpyxl", "networkx", "numpy", "babel", "tqdm", "xlsxwriter", "tempfile"]
LOAD = """
import sys
from bhuki.files.store import load
load("templates/kl2012-figure-15.bhuki")
print(" ".join(name for name in sys.argv[1:] if name in sys.modules))
"""


def test_loading_our_own_file_leaves_heavy_things_and_the_patient_way_unloaded() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", LOAD, *HEAVY, "bhuki.files.salvage", "json"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout.split() == []
