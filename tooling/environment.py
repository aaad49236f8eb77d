"""The `.venv` that everything runs in: made once, filled again when `pyproject.toml` changes."""

import hashlib
import subprocess
import sys
import venv
from importlib.util import find_spec
from pathlib import Path

from tooling import system
from tooling.steps import ROOT, StepFailed, must, say

VENV = ROOT / ".venv"
_STAMP = VENV / "bhuki-installed.txt"


def python(*extras: str) -> Path:
    """Give the Python of `.venv`, with Bhuki and these optional dependencies installed."""
    program = VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not _works(program):
        _make()
    _install(program, set(extras))
    must([program, ROOT / "build_translations.py"], "The translations can't be compiled.")
    return program


def python_with(module: str, *extras: str) -> Path:
    """Give the Python that runs this if it has a module, else that of `.venv`."""
    return Path(sys.executable) if find_spec(module) else python(*extras)


def _works(program: Path) -> bool:
    """Say whether a `.venv` is whole: it may be half made, or its Python gone since."""
    if not program.exists():
        return False
    asked = [str(program), "-m", "pip", "--version"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


def _make() -> None:
    say(f"Making .venv with Python {sys.version_info.major}.{sys.version_info.minor}.")
    for attempt in ("first", "second"):
        try:
            venv.create(VENV, with_pip=True, clear=VENV.exists(), symlinks=sys.platform != "win32")
        except (OSError, subprocess.CalledProcessError) as problem:
            if attempt == "first" and system.need(system.PYTHON, "making a .venv"):
                continue
            raise StepFailed("The .venv can't be made; is python3-venv installed?") from problem
        return


def _install(program: Path, wanted: set[str]) -> None:
    fingerprint = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = _STAMP.read_text("utf-8").split() if _STAMP.exists() else []
    have = set(stamp[1:])
    if stamp[:1] == [fingerprint] and wanted <= have:
        return
    extras = sorted(wanted | have)
    say(" ".join(["Installing Bhuki into .venv, for:", *extras]) if extras else "Installing Bhuki.")
    target = f"{ROOT}[{','.join(extras)}]" if extras else str(ROOT)
    pip = [str(program), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    must([*pip, "--editable", target], "Bhuki can't be installed; can PyPI be reached?")
    _STAMP.write_text("\n".join([fingerprint, *extras]), "utf-8")
