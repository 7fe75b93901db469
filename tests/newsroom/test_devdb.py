"""The demo's database server: one start for many users, gone with the last, healed
after kill -9. Each test asks real processes."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom.devdb import server
from newsroom.devdb.place import LONGEST_SOCKET, PORT, Place
from newsroom.env import BASE_DIR

# Uses the database of the var directory given until its standard input ends.
USER = """
import sys
from pathlib import Path
from newsroom import env
env.VAR_DIR, env.DATABASE_URL = Path(sys.argv[1]), ""
from newsroom import devdb
devdb.start()
print(devdb.url(), flush=True)
sys.stdin.read()
"""


class DatabaseUser:
    def __init__(self, var: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", USER, str(var)],
            cwd=BASE_DIR,
            env={**os.environ, "ENV_FILE": os.devnull},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def url(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline().strip()

    def leave(self) -> None:
        if self.process.returncode is None:
            self.process.communicate(timeout=30)


Join = Callable[[], DatabaseUser]


@pytest.fixture
def join(var: Path) -> Iterator[Join]:
    """Makes a new user of the database; none outlives its test."""
    joined: list[DatabaseUser] = []

    def one_more() -> DatabaseUser:
        joined.append(DatabaseUser(var))
        return joined[-1]

    yield one_more
    for user in joined:
        user.leave()


@pytest.fixture(scope="module")
def var() -> Iterator[Path]:
    """The var directory of a checkout at an awkward path; one cluster for all tests."""
    # Not tmp_path: as root the server's account must be able to enter.
    root = Path(tempfile.mkdtemp(prefix="newsroom-test-"))
    root.chmod(0o755)
    directory = root / "Wide 澄湖"
    directory.mkdir(mode=0o755)
    yield directory
    shutil.rmtree(home(directory))
    shutil.rmtree(root, ignore_errors=True)


def home(var: Path) -> Path:
    """For root it may be elsewhere: see newsroom/devdb/place.py."""
    elsewhere = var / "database-home"
    return elsewhere.resolve() if elsewhere.is_symlink() else var


def number_file(var: Path) -> Path:
    return home(var) / "pgdata" / "postmaster.pid"


def postmaster(var: Path) -> int:
    return int(number_file(var).read_text().split()[0])


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_two_starters_share_one_server_until_the_last_leaves(
    var: Path, join: Join
) -> None:
    first, second = join(), join()
    url = first.url()
    assert second.url() == url
    pid = postmaster(var)
    first.leave()
    assert postmaster(var) == pid
    with psycopg.connect(url) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    second.leave()
    assert not is_alive(pid)
    assert not number_file(var).exists()


def test_server_is_utf8_and_its_role_no_superuser(var: Path, join: Join) -> None:
    user = join()
    with psycopg.connect(user.url()) as connection:
        asked = "select current_setting('server_encoding'), upper('é'), rolsuper"
        row = connection.execute(
            f"{asked} from pg_roles where rolname = current_user"
        ).fetchone()
        assert row == ("UTF8", "É", False)
        listening = connection.execute("show listen_addresses").fetchone()
        assert listening == ("",)
    user.leave()


def test_files_are_private(var: Path, join: Join) -> None:
    user = join()
    user.url()
    assert (home(var) / "pgdata").stat().st_mode & 0o777 == 0o700
    assert (home(var) / "run").stat().st_mode & 0o777 == 0o700
    assert (var / "database-password").stat().st_mode & 0o777 == 0o600
    user.leave()


def test_wrong_password_is_refused_on_the_socket(var: Path, join: Join) -> None:
    user = join()
    url = user.url()
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(url, password="guess")
    user.leave()


def test_killed_user_leaves_a_server_that_the_next_adopts_and_stops(
    var: Path, join: Join
) -> None:
    killed = join()
    killed.url()
    pid = postmaster(var)
    killed.process.kill()
    killed.process.wait()
    assert is_alive(pid)
    user = join()
    user.url()
    assert postmaster(var) == pid
    user.leave()
    assert not is_alive(pid)


def test_killed_server_heals_at_the_next_start_with_its_data(
    var: Path, join: Join
) -> None:
    user = join()
    with psycopg.connect(user.url()) as connection:
        connection.execute("create table kept (word text)")
        connection.execute("insert into kept values ('澄湖')")
    os.kill(postmaster(var), signal.SIGKILL)
    user.process.kill()
    user.process.wait()
    healed = join()
    with psycopg.connect(healed.url()) as connection:
        assert connection.execute("select word from kept").fetchone() == ("澄湖",)
    healed.leave()


def test_number_file_naming_another_program_is_no_obstacle(
    var: Path, join: Join
) -> None:
    join().leave()
    # Our own number: alive for certain, and no PostgreSQL.
    stale = f"{os.getpid()}\n{home(var) / 'pgdata'}\n0\n{PORT}\n{home(var) / 'run'}\n\n"
    number_file(var).write_text(stale)
    started = time.monotonic()
    user = join()
    assert user.url()
    assert time.monotonic() - started < server.RETRY_SECONDS
    user.leave()


def test_data_of_another_major_version_is_told_in_one_sentence(
    var: Path, join: Join
) -> None:
    version = home(var) / "pgdata" / "PG_VERSION"
    kept = version.read_text()
    version.write_text("9\n")
    user = join()
    assert user.url() == ""
    user.leave()
    version.write_text(kept)
    assert user.process.returncode != 0


def test_socket_address_stays_short_under_a_long_path() -> None:
    home = Path("/srv") / ("very-long-name" * 12)
    place = Place(home=home, binaries=home, account=None)
    assert len(os.fsencode(place.sockets / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET


def test_squatted_socket_directory_is_refused(tmp_path: Path) -> None:
    place = Place(home=tmp_path, binaries=tmp_path, account=None)
    real = tmp_path / "real"
    real.mkdir()
    (tmp_path / "run").symlink_to(real)
    with pytest.raises(ImproperlyConfigured, match="somebody else"):
        place.private_directory(tmp_path / "run")
