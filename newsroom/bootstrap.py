"""Makes .venv and installs what a make target needs, from a bare python3.
Standard library only."""

import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from newsroom import address, pip_wheel

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# Each includes the ones before it.
LISTS = ("requirements.txt", "requirements-demo.txt", "requirements-dev.txt")


def main() -> None:
    if sys.argv[1] == "run":
        address.claim()
    wanted = "requirements-demo.txt" if sys.argv[1] == "run" else LISTS[-1]
    (ROOT / "var").mkdir(exist_ok=True)
    with (ROOT / "var" / "bootstrap.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_installed(wanted):
            if not has_working_pip():
                make_environment()
            install(wanted)


def digest() -> str:
    """Changes with any list of packages and with the Python below the environment."""
    found = hashlib.sha256(str(VENV).encode())
    for name in (*LISTS, "constraints.txt"):
        found.update((ROOT / name).read_bytes())
    return found.hexdigest()


def is_installed(wanted: str) -> bool:
    now = digest()
    bigger = LISTS[LISTS.index(wanted) :]
    stamps = (VENV / f"installed-{name}" for name in bigger)
    current = any(stamp.exists() and stamp.read_text() == now for stamp in stamps)
    return current and runs(PYTHON, "-c", "import django")


def runs(*command: str | Path) -> bool:
    try:
        return (
            subprocess.run(
                command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            ).returncode
            == 0
        )
    except OSError:
        return False


def has_working_pip() -> bool:
    recent = "import sys; sys.exit(sys.version_info < (3, 11))"
    return runs(PYTHON, "-c", recent) and runs(PYTHON, "-m", "pip", "--version")


def make_environment() -> None:
    if importlib.util.find_spec("venv") is None:
        sys.exit("Python's venv module is missing: sudo apt install python3-venv")
    started = time.monotonic()
    say("making .venv")
    bundled = importlib.util.find_spec("ensurepip")
    complete = bundled is not None and bundled.origin is not None
    if not complete or not runs(sys.executable, "-m", "venv", "--clear", VENV):
        shutil.rmtree(VENV, ignore_errors=True)
        plain = ["-m", "venv", "--clear", "--without-pip", str(VENV)]
        if not runs(sys.executable, *plain):
            sys.exit("python3 -m venv fails here: sudo apt install python3-venv")
        pip_wheel.install(PYTHON)
    done(started)


def install(wanted: str) -> None:
    started = time.monotonic()
    say("installing packages (some 60 MB the first time)")
    command = [str(PYTHON), "-m", "pip", "install", "--no-input"]
    command += ["--disable-pip-version-check", "-c", str(ROOT / "constraints.txt")]
    # Settings of pip that fight a virtual environment.
    keep = {k: v for k, v in os.environ.items() if k not in {"PIP_USER", "PIP_TARGET"}}
    command += ["-r", str(ROOT / wanted)]
    done_by_pip = subprocess.run(command, env=keep, capture_output=True, text=True)
    if done_by_pip.returncode != 0:
        reason = done_by_pip.stderr.strip() or done_by_pip.stdout.strip()
        sys.exit(f"\n{reason}\nThe packages could not be installed: see above.")
    (VENV / f"installed-{wanted}").write_text(digest())
    done(started)


def say(step: str) -> None:
    print(f"  {step} ... ", end="", flush=True)


def done(started: float) -> None:
    print(f"{time.monotonic() - started:.1f} s", flush=True)
