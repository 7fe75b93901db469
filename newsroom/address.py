"""The demo's address on this machine and the server that may hold it already.
Standard library only: bootstrap.py asks before anything is installed."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

HOST = "127.0.0.1"  # the demo is never offered to other machines
VAR_DIR = Path(__file__).resolve().parent.parent / "var"
SERVER_PID = VAR_DIR / "server.pid"
LAUNCHER_PID = VAR_DIR / "launcher.pid"


def port() -> int:
    said = os.environ.get("PORT", "") or "8000"
    if said.isascii() and said.isdigit() and 1 <= int(said) <= 65535:
        return int(said)
    sys.exit(f"PORT must be a number from 1 to 65535, not {said}.")


def claim() -> int:
    """The port, free to bind. Ends a server of ours that lost its launcher; anything
    else on the port ends this program with one sentence."""
    number = port()
    if alive_launcher():
        sys.exit(
            "This newsroom is running already: stop it first (Ctrl-C where it runs, "
            f"or kill {_read(LAUNCHER_PID)})."
        )
    end_server()
    problem = _binding_problem(number)
    if problem:
        sys.exit(
            f"Port {number} cannot be used ({problem}): "
            f"choose another, for example PORT={number % 65000 + 1} make run"
        )
    return number


def alive_launcher() -> bool:
    pid = _read(LAUNCHER_PID)
    return pid is not None and pid != os.getpid() and "newsroom.run" in _command(pid)


def end_server(*, patience: float = 10.0) -> None:
    """Ends the whole group of the server whose number we kept, if it still lives."""
    pid = _read(SERVER_PID)
    if pid is None:
        return
    # A number is reused only after the group is gone, so a living group without its
    # leader is still the old server's.
    leader = _command(pid)
    if not leader or str(SERVER_PID) in leader:
        for sign in (signal.SIGTERM, signal.SIGKILL):
            if _group_gone(pid, sign=sign, patience=patience):
                break
    SERVER_PID.unlink(missing_ok=True)


def _group_gone(group: int, *, sign: signal.Signals, patience: float) -> bool:
    try:
        os.killpg(group, sign)
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            _bury(group)
            os.killpg(group, 0)
            time.sleep(0.05)
    except (ProcessLookupError, PermissionError):
        return True
    return False


def _bury(group: int) -> None:
    """A dead child counts as a member of its group until somebody asks for it."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(-group, os.WNOHANG)


def _binding_problem(number: int) -> str:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, number))
        except PermissionError:
            return "it is reserved for root"
        except OSError:
            return "another program is using it"
    return ""


def _read(path: Path) -> int | None:
    try:
        return int(path.read_text())
    except (OSError, ValueError):
        return None


def _command(pid: int) -> str:
    """The command line of a process; empty when there is none."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    except OSError:
        if Path("/proc/self").exists():
            return ""
    asked = subprocess.run(
        ["/bin/ps", "-p", str(pid), "-ww", "-o", "command="],
        capture_output=True,
        text=True,
    )
    return asked.stdout.strip()
