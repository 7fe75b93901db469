"""A second role in PostgreSQL beside the owner of the tables. No test stands here."""

import io
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from articles import web_role
from newsroom import devdb, env
from newsroom.devdb.server import SUPERUSER

ROLE, SECRET = f"web_{secrets.token_hex(4)}", secrets.token_hex(16)


@contextmanager
def connected_as(user: str, password: str) -> Iterator[None]:
    """Django's own connection, as somebody else."""
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict |= {"USER": user, "PASSWORD": password}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict |= {
            name: before[name] for name in ("USER", "PASSWORD")
        }


def as_superuser() -> psycopg.Connection[tuple[object, ...]]:
    at = devdb.parameters()
    return psycopg.connect(
        host=at["HOST"],
        port=at["PORT"],
        user=SUPERUSER,
        password=at["PASSWORD"],
        dbname=connection.settings_dict["NAME"],
        autocommit=True,
    )


def tell(statement: str) -> None:
    role = sql.Identifier(ROLE)
    with as_superuser() as server:
        server.execute(sql.SQL(statement).format(role=role, secret=sql.Literal(SECRET)))


@pytest.fixture
def role() -> Iterator[str]:
    """A role that may sign in to the server and nothing more."""
    if env.DATABASE_URL:
        pytest.skip("needs a server where it may make roles")
    tell("CREATE ROLE {role} LOGIN PASSWORD {secret}")
    yield ROLE
    tell("DROP OWNED BY {role}")
    tell("DROP ROLE {role}")


@pytest.fixture
def granted(role: str) -> str:
    call_command("grant_web_role", role, stdout=io.StringIO())
    return role


def excess() -> list[str]:
    """What the role of Django's connection could do to tables of record."""
    with connection.cursor() as cursor:
        return web_role.excess(cursor)
