"""`make run`: database, migrations, sample paper, static files, server, then the
addresses and logins. Whatever it started ends with it."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from types import FrameType

if os.environ.get("DJANGO_ENV", "demo") != "demo":
    sys.exit("make run is the demo only; docs/operations.md tells how to serve a site.")
_environment = dict(os.environ)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
os.environ.setdefault("STATEMENT_TIMEOUT_MS", "0")  # for us; the server keeps its limit

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connections

from newsroom import address, assets, devdb

READY_SECONDS = 30.0
WATCH_SECONDS = 2.0


def main() -> None:
    # SIGINT too: a job in a script's background starts with it ignored.
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, _leave)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # as nohup sets it
        signal.signal(signal.SIGHUP, _leave)
    number = address.claim()
    address.LAUNCHER_PID.write_text(str(os.getpid()))
    try:
        prepare()
        serve(number)
    except KeyboardInterrupt:
        print()
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    finally:
        # A second Ctrl-C would leave something behind.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        address.end_server()
        devdb.stop()
        address.LAUNCHER_PID.unlink(missing_ok=True)


def prepare() -> None:
    with step("database"):
        devdb.start()
        django.setup()
    with step("migrations"):
        call_command("migrate", verbosity=0)
    if not has_content():
        print("  sample paper", flush=True)
        call_command("load_sample")
    call_command("demo_accounts", verbosity=0)
    if not assets.are_current():
        with step("static files"):
            assets.collect()
    connections.close_all()  # none idles here while the site is served


def has_content() -> bool:
    return django.apps.apps.get_model("articles", "Issue").objects.exists()


def serve(number: int) -> None:
    with step("server"):
        server = spawn(number)
        wait_until_ready(server, number=number)
    announce(number)
    parent = os.getppid()
    while server.poll() is None:
        time.sleep(WATCH_SECONDS)
        devdb.revive()
        # make was killed outright: without it nobody could press Ctrl-C.
        if "MAKELEVEL" in os.environ and os.getppid() != parent:
            return
    sys.exit("The server ended by itself; make run starts it again.")


def spawn(number: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "granian", "--interface", "wsgi"]
    command += ["--host", address.HOST, "--port", str(number), "--workers", "1"]
    command += ["--blocking-threads", "4", "--respawn-failed-workers"]
    command += ["--log-level", "warning", "--pid-file", str(address.SERVER_PID)]
    address.SERVER_PID.unlink(missing_ok=True)
    server = subprocess.Popen(
        [*command, "newsroom.wsgi:application"],
        cwd=settings.BASE_DIR,
        env=_environment | {"DJANGO_SETTINGS_MODULE": "newsroom.settings"},
        # Ctrl-C is for this program alone, which then ends the server in order.
        start_new_session=True,
    )
    address.SERVER_PID.write_text(str(server.pid))
    return server


def wait_until_ready(server: subprocess.Popen[bytes], *, number: int) -> None:
    deadline = time.monotonic() + READY_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        status = health(number)
        if status == 200:
            return
        if status:
            sys.exit(f"The server answers with {status}; its reason is above.")
        time.sleep(0.05)
    sys.exit("The server did not become ready; its reason is above.")


def health(number: int) -> int:
    """The status of /healthz; 0 while nobody answers."""
    connection = HTTPConnection(address.HOST, number, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status
    except (OSError, HTTPException):
        return 0
    finally:
        connection.close()


def announce(number: int) -> None:
    site = f"http://{address.HOST}:{number}/"
    names = textwrap.fill(
        " ".join(settings.DEMO_USERNAMES), 66, subsequent_indent=" " * 12
    )
    password = settings.DEMO_PASSWORD_FILE.read_text().strip()
    print(
        f"\n  Reader    {site}\n  Admin     {site}admin/\n  Logins    {names}\n"
        f"  Password  {password}   (for all; kept in var/demo-password)\n\n"
        "  A demo, for this machine only. Ctrl-C stops it.\n",
        flush=True,
    )


@contextmanager
def step(name: str) -> Iterator[None]:
    started = time.monotonic()
    print(f"  {name} ... ", end="", flush=True)
    try:
        yield
    except BaseException:
        print(flush=True)  # what went wrong starts on a line of its own
        raise
    print(f"{time.monotonic() - started:.1f} s", flush=True)


def _leave(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
