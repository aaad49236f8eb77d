"""What a screen reader is told, asked over AT-SPI of the running program."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bhuki.files.store import save
from tests.end_to_end.conftest import small_matrix
from tests.end_to_end.screen import PATIENCE, ROOT, Program, screen

pytestmark = pytest.mark.end_to_end

_PYTHON = "/usr/bin/python3"  # the system's: the bindings are no package of PyPI
_HAS_ATSPI = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"


def test_cells_headings_and_findings_are_named(tmp_path: Path) -> None:
    if not sys.platform.startswith("linux") or shutil.which("dbus-run-session") is None:
        pytest.skip("there is no D-Bus session to be had here")
    if subprocess.run([_PYTHON, "-c", _HAS_ATSPI], capture_output=True, check=False).returncode:
        pytest.skip("the system's Python has no AT-SPI (python3-gi, gir1.2-atspi-2.0)")
    file = tmp_path / "plan.bhuki"
    save(small_matrix(), file)
    ask = ROOT / "tests" / "end_to_end" / "ask_at_spi.py"
    script = '"$BHUKI_PYTHON" -m bhuki "$BHUKI_FILE" & "$0" "$1"; said=$?; kill $!; exit $said'
    with screen() as display:
        environment = Program.environment_for(
            display,
            tmp_path,
            QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
            BHUKI_PYTHON=sys.executable,
            BHUKI_FILE=str(file),
        )
        done = subprocess.run(
            ["dbus-run-session", "--", "sh", "-c", script, _PYTHON, str(ask)],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=2 * PATIENCE,
        )
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout.splitlines()[-1])
    assert said["table"] == "Matrix"
    assert (said["rows"], said["columns"]) == (3, 3)
    assert "Draft the plan" in said["cell"]
    assert "Clerk" in said["cell"]
    assert "Draft the plan" in said["row"]
    assert "Clerk" in said["column"]
    names = " | ".join(said["names"])
    assert "Open points" in names
    assert "Agree on it" in names  # the finding that is opened
