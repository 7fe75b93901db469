"""A real PostgreSQL for demo, development and tests where DATABASE_URL names none.
Runs as long as some process of this checkout uses it; never for production."""

import atexit
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import quote

from newsroom import env, once
from newsroom.devdb import server
from newsroom.devdb.lease import Lease, alone
from newsroom.devdb.place import PORT, Place, find

_leases: list[Lease] = []


@cache
def _place(var: Path) -> Place:
    return find(var)


def _password(var: Path) -> str:
    return once.kept(var / "database-password", make=lambda: secrets.token_urlsafe(24))


def parameters() -> dict[str, str]:
    """What Django's DATABASES needs. Starts nothing."""
    return {
        "NAME": server.NAME,
        "USER": server.NAME,
        "PASSWORD": _password(env.VAR_DIR),
        "HOST": str(_place(env.VAR_DIR).sockets),
        "PORT": str(PORT),
    }


def url() -> str:
    """The same for psql and pg_dump. Starts nothing."""
    at = {name: quote(value, safe="") for name, value in parameters().items()}
    return (
        f"postgresql://{at['USER']}:{at['PASSWORD']}@/{at['NAME']}"
        f"?host={at['HOST']}&port={at['PORT']}"
    )


def start() -> None:
    """The server is up when this returns and stays until this process ends.
    Does nothing where DATABASE_URL names another server."""
    if env.DATABASE_URL or _leases:
        return
    place = _place(env.VAR_DIR)
    lease = Lease(place.home / "database-users.lock")
    _leases.append(lease)
    atexit.register(stop)
    with alone(place.home / "database-start.lock"):
        server.ensure(place, password=_password(env.VAR_DIR))


def revive() -> None:
    """Starts the server again if it died under this process. A look costs nothing."""
    if _leases:
        place = _place(env.VAR_DIR)
        with alone(place.home / "database-start.lock"):
            server.ensure(place, password=_password(env.VAR_DIR))


def stop() -> None:
    """This process needs the server no more; whoever is last takes it down."""
    while _leases:
        with _leases.pop().ending() as last:
            if last:
                server.stop(_place(env.VAR_DIR))


@contextmanager
def running() -> Iterator[None]:
    start()
    try:
        yield
    finally:
        stop()
