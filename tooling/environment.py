"""The `.venv` that everything runs in: made once, filled again when `pyproject.toml` changes."""

import hashlib
import sys
import venv
from importlib.util import find_spec
from pathlib import Path

from tooling.steps import ROOT, StepFailed, must, say

VENV = ROOT / ".venv"
_STAMP = VENV / "bhuki-installed.txt"


def python(*extras: str) -> Path:
    """Give the Python of `.venv`, with Bhuki and these optional dependencies installed."""
    program = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not program.exists():
        _make()
    _install(program, set(extras))
    return program


def python_with(module: str, *extras: str) -> Path:
    """Give the Python that runs this if it has a module, else that of `.venv`."""
    return Path(sys.executable) if find_spec(module) else python(*extras)


def _make() -> None:
    say(f"Making .venv with Python {sys.version_info.major}.{sys.version_info.minor}.")
    try:
        venv.create(VENV, with_pip=True, clear=VENV.exists())
    except Exception as problem:
        raise StepFailed(
            "The .venv can't be made; on Debian and Ubuntu install python3-venv first."
        ) from problem


def _install(program: Path, wanted: set[str]) -> None:
    fingerprint = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = _STAMP.read_text("utf-8").split() if _STAMP.exists() else []
    have = set(stamp[1:]) if stamp[:1] == [fingerprint] else None
    if have is not None and wanted <= have:
        return
    all_wanted = sorted(wanted | (have or set()))
    with_what = f" with what {' and '.join(all_wanted)} need" if all_wanted else ""
    say(f"Installing Bhuki into .venv{with_what}.")
    target = f"{ROOT}[{','.join(all_wanted)}]" if all_wanted else str(ROOT)
    pip = [str(program), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    must([*pip, "--editable", target], "Bhuki can't be installed; is there a connection to PyPI?")
    _STAMP.write_text("\n".join([fingerprint, *all_wanted]), "utf-8")
