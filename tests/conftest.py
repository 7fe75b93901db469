"""What every test stands on: the database. The people are in people.py."""

import os
from collections import defaultdict
from collections.abc import Iterator
from typing import Any
from zlib import crc32

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

FEW = 8


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Of long tables every third row, so that the whole suite stays below ten minutes.
    Always the same ones; rows asked for by name are few, and all of them run."""
    if os.environ.get("EVERY_ROW"):
        return
    tables: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if item.get_closest_marker("long_table"):
            tables[item.nodeid.partition("[")[0]].append(item)
    left_out = {
        item
        for rows in tables.values()
        if len(rows) > FEW
        for item in rows[1:]
        if crc32(item.nodeid.encode()) % 3
    }
    config.hook.pytest_deselected(items=list(left_out))
    items[:] = [item for item in items if item not in left_out]


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
