"""What every test stands on: the database. The people are in people.py."""

from collections.abc import Iterator

import pytest

from newsroom import devdb

pytest_plugins = ["tests.cast", "tests.people"]


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> Iterator[None]:
    """pytest-django asks for this before it makes the test database."""
    with devdb.running():
        yield
