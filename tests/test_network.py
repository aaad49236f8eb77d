"""Bhuki never leaves the machine: nothing in it opens a connection, and the suite would see it."""

import ast
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end_to_end.command import NO_NETWORK

ROOT = Path(__file__).parents[1]
NETWORKING = {
    "aiohttp",
    "ftplib",
    "http",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "urllib.request",
    "webbrowser",
    "PySide6.QtNetwork",
}


def test_nothing_imports_what_reaches_the_network() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sorted((ROOT / "bhuki").rglob("*.py"))
        for name in _imported(path)
        if name in NETWORKING or name.split(".")[0] in NETWORKING
    ]
    assert not found


def _imported(path: Path) -> list[str]:
    names: list[str] = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return names


def test_the_suite_fails_what_reaches_the_network() -> None:
    with (
        socket.socket(socket.AF_INET) as reaching,
        pytest.raises(pytest.fail.Exception, match="network"),
    ):
        reaching.connect(("127.0.0.1", 9))


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("socket.socket(socket.AF_INET)", 70),
        ("socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)", 70),
        ("socket.getaddrinfo('example.org', 80)", 70),
        ("getattr(socket, 'AF_UNIX', None) and socket.socketpair()", 0),
    ],
)
def test_what_the_suite_starts_ends_if_it_reaches_for_the_network(code: str, status: int) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", f"import socket; {code}"],
        env={**os.environ, "PYTHONPATH": str(NO_NETWORK)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == status
    assert ("reached for the network" in ran.stderr) == (status != 0)
