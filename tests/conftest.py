"""What every test stands on: the database. The people are in people.py."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db.backends.postgresql.operations import DatabaseOperations

from newsroom import devdb

pytest_plugins = ["tests.cast", "tests.people"]

# Tables that refuse to be emptied; see the migration what_is_kept_stays_kept.
KEPT = {
    "articles_approval",
    "articles_article",
    "articles_correction",
    "articles_desklog",
    "articles_handoff",
    "articles_proof",
    "articles_proposal",
    "articles_revision",
    "articles_signoff",
    "articles_withdrawal",
}


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> Iterator[None]:
    """pytest-django asks for this before it makes the test database."""
    with devdb.running():
        yield


@pytest.fixture(scope="session", autouse=True)
def tables_are_emptied_between_tests() -> Iterator[None]:
    """A test with real commits leaves nothing behind, whatever the triggers say."""
    stock = DatabaseOperations.sql_flush

    def flush(self: Any, style: Any, tables: Any, **options: Any) -> list[str]:
        kept = sorted(KEPT & set(tables))
        return [
            *(f"ALTER TABLE {table} DISABLE TRIGGER USER" for table in kept),
            *stock(self, style, tables, **options),
            *(f"ALTER TABLE {table} ENABLE TRIGGER USER" for table in kept),
        ]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseOperations, "sql_flush", flush)
        yield
