"""What all tests share: compiled translations, and no network."""

import socket
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def pytest_configure(config: pytest.Config) -> None:
    """Compile the translations before the first text is said; the workers find them done."""
    if hasattr(config, "workerinput"):
        return
    from build_translations import compile_translations, is_stale  # noqa: PLC0415 - needs Babel

    if is_stale(ROOT):
        compile_translations(ROOT)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail whatever would leave the machine: Bhuki never does."""
    connect = socket.socket.connect

    def refuse(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            pytest.fail(f"tried to reach the network at {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", refuse)
