"""Starts, adopts and stops one PostgreSQL server in its place.
Who may still need it is lease.py's business."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
from django.core.exceptions import ImproperlyConfigured
from psycopg import pq, sql

from newsroom.devdb.place import PORT, Place, copy_binaries

SUPERUSER = "postgres"
NAME = "newsroom"  # of the role and of the database
RETRY_SECONDS = 10.0
RECOVERY_SECONDS = 120.0
LOG_LIMIT = 10 * 1024 * 1024
# fsync stays on: even the demo keeps what was typed.
TUNING = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "shared_buffers": "128MB",
    "jit": "off",
    "max_connections": "60",
}


class DatabaseFailed(ImproperlyConfigured):
    """The demo's server would not start; says why in one sentence."""


def ensure(place: Place, *, password: str) -> None:
    """Adopts the running server or starts one. Call with the start lock held."""
    if _ping(place) == pq.Ping.OK:
        return
    place.private_directory(place.sockets)
    copy_binaries(place)
    if not place.data.exists():
        _create_cluster(place, password=password)
    _refuse_other_major(place)
    _start(place)
    _ensure_database(place, password=password)


def stop(place: Place) -> None:
    """Ends the server if it runs; waits until nothing is left of it."""
    if _ping(place) not in {pq.Ping.OK, pq.Ping.REJECT}:
        return
    pid = postmaster_pid(place)
    if pid is None:
        return
    for sign, patience in ((signal.SIGINT, 20.0), (signal.SIGQUIT, 5.0)):
        try:
            os.kill(pid, sign)
        except ProcessLookupError:
            return
        if _gone(pid, patience=patience):
            return


def postmaster_pid(place: Place) -> int | None:
    try:
        return int((place.data / "postmaster.pid").read_text().split("\n")[0])
    except (OSError, ValueError):
        return None


def _ping(place: Place) -> pq.Ping:
    where = psycopg.conninfo.make_conninfo(
        host=str(place.sockets), port=PORT, dbname="postgres", connect_timeout=3
    )
    return pq.Ping(pq.PGconn.ping(where.encode()))


def _run(place: Place, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    account = place.account
    return subprocess.run(
        command,
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
        cwd=place.home,
        capture_output=True,
        text=True,
        errors="replace",
    )


def _create_cluster(place: Place, *, password: str) -> None:
    """A cluster under a passing name first: one cut short is never taken for whole."""
    partial = place.home / "pgdata.partial"
    shutil.rmtree(partial, ignore_errors=True)
    place.private_directory(partial)
    said = ""
    # Without a UTF-8 ctype a trigram of Chinese is empty. macOS may lack C.UTF-8.
    for locale in ("C.UTF-8", "en_US.UTF-8"):
        with _password_file(place, password=password) as file:
            command = [str(place.binaries / "initdb"), "-D", str(partial)]
            command += ["-U", SUPERUSER, "-A", "scram-sha-256", f"--pwfile={file}"]
            command += ["-E", "UTF8", "--locale-provider=builtin"]
            command += ["--builtin-locale=C.UTF-8"]
            made = _run(place, [*command, f"--locale={locale}"])
        if made.returncode == 0:
            partial.rename(place.data)
            return
        said = (made.stderr or made.stdout).strip()
    raise DatabaseFailed(f"PostgreSQL could not make its data directory: {said}")


@contextmanager
def _password_file(place: Place, *, password: str) -> Iterator[Path]:
    with tempfile.NamedTemporaryFile("w", prefix="newsroom-") as file:
        file.write(password)
        file.flush()
        if place.account:
            place.account.own(Path(file.name))
        yield Path(file.name)


def _refuse_other_major(place: Place) -> None:
    have = (place.data / "PG_VERSION").read_text().strip()
    said = _run(place, [str(place.binaries / "postgres"), "-V"]).stdout.strip()
    if f" {have}." not in said and not said.endswith(f" {have}"):
        raise DatabaseFailed(
            f"{place.data} was made by PostgreSQL {have}, but {said} is installed: "
            "dump it with the old version, or begin anew with make clean."
        )


def _start(place: Place) -> None:
    """Retries for a while: after kill -9 the old server's children need a moment."""
    deadline = time.monotonic() + RETRY_SECONDS
    while time.monotonic() < deadline:
        _drop_stale_pid_file(place)
        if _answers(place, process=_spawn(place)):
            return
        time.sleep(0.3)
    last = place.log.read_text(errors="replace").strip().splitlines()[-3:]
    raise DatabaseFailed(
        f"PostgreSQL did not start within {RETRY_SECONDS:.0f} seconds. "
        f"{place.log} ends with: " + " / ".join(last)
    )


def _drop_stale_pid_file(place: Place) -> None:
    """After a reboot the old number may be another program's, and PostgreSQL would
    wait for that one for ever. Its shared memory check still guards the data."""
    pid = postmaster_pid(place)
    if pid is None or _command_of(pid) in {None, "postgres"}:
        return
    (place.data / "postmaster.pid").unlink(missing_ok=True)


def _command_of(pid: int) -> str | None:
    """The program's name; None where nobody can tell or nothing runs."""
    ps = shutil.which("ps")
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        if ps is None or Path("/proc/self/comm").exists():
            return None
    asked = subprocess.run([ps, "-p", str(pid), "-o", "comm="], capture_output=True)
    return Path(asked.stdout.decode(errors="replace").strip()).name or None


def _spawn(place: Place) -> subprocess.Popen[bytes]:
    settings = TUNING | {"unix_socket_directories": f'"{place.sockets}"'}
    command = [str(place.binaries / "postgres"), "-D", str(place.data)]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    account = place.account
    if place.log.exists() and place.log.stat().st_size > LOG_LIMIT:
        place.log.unlink()
    flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_NOFOLLOW
    log = os.open(place.log, flags, 0o600)
    try:
        return subprocess.Popen(
            command,
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
            cwd=place.home,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            # Its own session: a Ctrl-C in the terminal is not for the database.
            start_new_session=True,
        )
    finally:
        os.close(log)


def _answers(place: Place, *, process: subprocess.Popen[bytes]) -> bool:
    deadline = time.monotonic() + RECOVERY_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        if _ping(place) == pq.Ping.OK:
            return True
        time.sleep(0.03)
    return False


def _ensure_database(place: Place, *, password: str) -> None:
    """The site's role is no superuser, as on a real server."""
    role, secret = sql.Identifier(NAME), sql.Literal(password)
    try:
        connection = psycopg.connect(
            host=str(place.sockets),
            port=PORT,
            user=SUPERUSER,
            dbname="postgres",
            password=password,
            autocommit=True,
        )
    except psycopg.OperationalError as error:
        raise DatabaseFailed(
            f"The password kept in var does not open {place.data}: {error}"
        ) from error
    with connection:
        known = "select 1 from pg_database where datname = %s"
        if connection.execute(known, [NAME]).fetchone():
            return
        connection.execute(sql.SQL("drop role if exists {}").format(role))
        create = "create role {} login createdb password {}"
        connection.execute(sql.SQL(create).format(role, secret))
        owned = sql.SQL("create database {} owner {}").format(role, role)
        connection.execute(owned)


def _gone(pid: int, *, patience: float) -> bool:
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        # Ours to bury if this process started it, somebody else's otherwise.
        with suppress(ChildProcessError):
            if os.waitpid(pid, os.WNOHANG)[0] == pid:
                return True
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.02)
    return False
