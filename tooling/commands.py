"""The commands of `dev.py`: what each is called, what it says of itself, what it does."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tooling import environment, system
from tooling.steps import ROOT, StepFailed, must, run, say

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


class Command(NamedTuple):
    """A command of `dev.py`."""

    does: str
    call: Callable[[list[str]], int]


def open_editor(words: list[str]) -> int:
    """Install Bhuki and open the editor, or do what it does without a window."""
    python = environment.python()
    _need_qt(python)
    if system.has_display():
        say("Opening the editor.")
        return run([python, "-m", "bhuki", *words])
    say("There is no display here, so the same is done without a window.")
    return run([python, "-m", "tooling.without_window"], env=OFFSCREEN)


def test(words: list[str]) -> int:
    """Install what the tests need and run them; words go on to pytest."""
    python = environment.python("test", "lint")
    system.need(system.TESTS, "the tests")
    system.need_validator()
    # As many as the machine has threads: "auto" counts cores and would leave half of them idle.
    options = ["-n", "logical"] if not {"-n", "-n0", "--pdb"} & set(words) else []
    say("Running the tests.")
    return run([python, "-m", "pytest", *options, *words], env=OFFSCREEN)


def lint(_words: list[str]) -> int:
    """Check style, formatting, types and who imports whom."""
    python = environment.python("test", "lint")
    scripts = python.parent
    checks: dict[str, list[str | Path]] = {
        "Style": [python, "-m", "ruff", "check"],
        "Formatting": [python, "-m", "ruff", "format", "--check"],
        "Types": [python, "-m", "mypy", "bhuki", "tooling", "benchmarks", "dev.py"],
        "Imports": [scripts / "lint-imports"],
    }
    wrong = 0
    for name, command in checks.items():
        failed = run(command, quiet=True)
        say(f"{name}: {'to mend, see above.' if failed else 'fine.'}")
        wrong = wrong or failed
    return 1 if wrong else 0


def bench(words: list[str]) -> int:
    """Measure; words go on to the benchmarks."""
    return run([environment.python("test"), "-m", "benchmarks", *words], env=OFFSCREEN)


def bundle(_words: list[str]) -> int:
    """Build the one-folder bundle and let it test itself."""
    python = environment.python("bundle")
    _need_qt(python)
    say("Building the bundle.")
    folders = ["--distpath", ROOT / "dist", "--workpath", ROOT / "build" / "pyinstaller"]
    must(
        [str(python), "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR"]
        + [str(folder) for folder in folders]
        + ["build.spec"],
        "The bundle can't be built.",
    )
    program = ROOT / "dist" / "bhuki" / ("bhuki.exe" if sys.platform == "win32" else "bhuki")
    size = sum(file.stat().st_size for file in program.parent.rglob("*") if not file.is_symlink())
    say(f"Built dist/bhuki, {size / 1e6:.0f} MB; now it tests itself.")
    return run([program, "--self-test"], env=OFFSCREEN)


def pictures(words: list[str]) -> int:
    """Render every window and page into `out/`."""
    python = environment.python("test")
    _need_qt(python)
    return run([python, "-m", "tests.pictures", *words], env=OFFSCREEN)


def proofs(words: list[str]) -> int:
    """Print every document of telling matrices into `out/`, and read it for flaws."""
    python = environment.python("test")
    _need_qt(python)
    return run([python, "-m", "tests.proofs", *words], env=OFFSCREEN)


def translate(words: list[str]) -> int:
    """Bring the translations in step with the code and compile them."""
    return run([environment.python_with("babel"), "-m", "tooling.translations", *words])


def clean(words: list[str]) -> int:
    """Remove what was built and cached; with --all the .venv too."""
    names = ["build", "dist", "out", ".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis"]
    names += [".import_linter_cache", *([".venv"] if "--all" in words else [])]
    folders = [ROOT / name for name in names]
    for room in ("bhuki", "tests", "benchmarks", "tooling"):
        folders += (ROOT / room).rglob("__pycache__")
    gone = [folder for folder in [*folders, ROOT / "__pycache__"] if folder.is_dir()]
    for folder in gone:
        shutil.rmtree(folder, ignore_errors=True)
    say(f"Removed {len(gone)} folders.")
    return 0


def _need_qt(python: Path) -> None:
    """Install Qt's system libraries where Qt can't start without."""
    probe = [str(python), "-c", "from PySide6.QtWidgets import QApplication; QApplication([])"]
    window = system.has_display()
    started = subprocess.run(
        probe, capture_output=True, check=False, env={**os.environ, **({} if window else OFFSCREEN)}
    )
    if started.returncode and sys.platform.startswith("linux"):
        packages = (*system.QT, *system.QT_WINDOW) if window else system.QT
        system.need(packages, "Qt")


COMMANDS = {
    "run": Command("make .venv, install Bhuki, open the editor", open_editor),
    "test": Command("install what the tests need and run them all", test),
    "lint": Command("check style, formatting, types and imports", lint),
    "bench": Command("measure, in ratios (--only GROUP, --json, --runs N)", bench),
    "bundle": Command("build the program as one folder, and let it test itself", bundle),
    "pictures": Command("render every window and page into out/", pictures),
    "proofs": Command("print every document into out/, and read it for flaws", proofs),
    "translate": Command("update the .po files and compile them (--check only looks)", translate),
    "clean": Command("remove what was built and cached (--all: .venv too)", clean),
}


def main(words: list[str]) -> int:
    """Do what the first word says; give the exit status."""
    if not words or words[0] not in COMMANDS:
        say("python dev.py COMMAND, where COMMAND is one of\n")
        for name, command in COMMANDS.items():
            say(f"  {name:<10} {command.does}")
        return 0 if not words or words[0] in ("-h", "--help") else 2
    try:
        return COMMANDS[words[0]].call(words[1:])
    except StepFailed as problem:
        say(str(problem))
        return 1
    except KeyboardInterrupt:
        say("Stopped.")
        return 130
