"""The demo's port: one clear sentence instead of a traceback."""

import socket
from pathlib import Path

import pytest

from newsroom import address


@pytest.fixture(autouse=True)
def no_server_of_ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(address, "SERVER_PID", tmp_path / "server.pid")
    monkeypatch.setattr(address, "LAUNCHER_PID", tmp_path / "launcher.pid")


@pytest.mark.parametrize("said", ["0", "65536", "http", "-1", "８０００", "80 80"])
def test_port_that_is_no_port_is_refused(
    said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", said)
    with pytest.raises(SystemExit, match="PORT must be a number"):
        address.port()


def test_taken_port_is_told_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        number = other.getsockname()[1]
        monkeypatch.setenv("PORT", str(number))
        with pytest.raises(SystemExit, match=r"another program is using it.+make run"):
            address.claim()


def test_stale_number_of_a_strangers_process_is_left_alone(tmp_path: Path) -> None:
    address.SERVER_PID.write_text("1")
    address.end_server(patience=0.1)
    assert not address.SERVER_PID.exists()
