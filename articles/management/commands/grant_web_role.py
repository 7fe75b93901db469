"""Gives the web server a role of its own in PostgreSQL, which owns nothing and cannot
change what is kept. Run by the owner of the tables, after every migrate."""

import getpass
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError, connection, transaction
from psycopg import sql

from articles import web_role

FIND = (
    "SELECT rolsuper OR pg_has_role(oid, %s, 'MEMBER') FROM pg_roles WHERE rolname = %s"
)


class Command(BaseCommand):
    help = "Grants a role the site's work, without UPDATE or DELETE on what is kept."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role")
        parser.add_argument(
            "--create",
            action="store_true",
            help="make the role, or give it this password: read from standard input",
        )

    @transaction.atomic
    def handle(self, *args: Any, role: str, create: bool, **options: Any) -> None:
        try:
            with connection.cursor() as cursor:
                if create:
                    self.make(cursor, role, password=_password(role))
                self.refuse_the_owner(cursor, role)
                for statement in web_role.grants(cursor, role=role):
                    cursor.execute(statement)
                rules = web_role.kept(cursor)
        except ProgrammingError as error:
            raise CommandError(f"PostgreSQL refuses: {error}") from error
        tables = sorted({rule.table for rule in rules})
        self.stdout.write(f"{role} may do the site's work; kept: {', '.join(tables)}")

    def make(self, cursor: Any, role: str, *, password: str) -> None:
        """Only the digest travels and may be logged by the server. A role that exists
        gets this password."""
        server = connection.connection.pgconn
        digest = server.encrypt_password(
            password.encode(), role.encode(), b"scram-sha-256"
        ).decode()
        cursor.execute("SELECT FROM pg_roles WHERE rolname = %s", [role])
        text = (
            "ALTER ROLE {} LOGIN PASSWORD {}"
            if cursor.rowcount
            else ("CREATE ROLE {} LOGIN PASSWORD {}")
        )
        statement = sql.SQL(text).format(sql.Identifier(role), sql.Literal(digest))
        cursor.execute(statement.as_string())

    def refuse_the_owner(self, cursor: Any, role: str) -> None:
        owner = web_role.owner(cursor)
        cursor.execute(FIND, [owner, role])
        row = cursor.fetchone()
        if row is None:
            raise CommandError(f"There is no role {role}: make it, or say --create.")
        if row[0]:
            raise CommandError(
                f"{role} is a superuser or has the rights of {owner}, who owns the "
                "tables: nothing can be withheld from it."
            )


def _password(role: str) -> str:
    if sys.stdin.isatty():
        typed = getpass.getpass(f"Password of {role}: ")
    else:
        typed = sys.stdin.readline().rstrip("\n")
    if not typed:
        raise CommandError("A password is needed on standard input.")
    return typed
