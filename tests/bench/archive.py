"""A database of N invented stories to measure with, and the machine it runs on.

Kept for the next time; `make clean` forgets it.
"""

import os
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from newsroom import devdb


def fill(stories: int) -> None:
    """Stand on a database of so many stories, made now where there is none."""
    settings.DATABASES["default"]["TEST"]["NAME"] = f"bench_{stories}"
    # Serialized, every row would be read into memory for nothing.
    make = partial(connection.creation.create_test_db, 0, True, False)
    make(keepdb=True)
    if one("SELECT count(*) FROM articles_searchentry") == stories:
        return
    connection.close()  # the last time was broken off
    make(keepdb=False)
    print(f"writing {stories:,} stories; load {load()}", flush=True)
    call_command("seed", stories=stories)
    call_command("reindex_search")
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('search_by_token'::regclass)")
        cursor.execute("VACUUM ANALYZE")


def restart() -> None:
    """Only where nobody else of this checkout uses the server."""
    connection.close()
    devdb.stop()
    devdb.start()


def worked() -> float:
    """Milliseconds of processor time of this process and of its own in the database:
    what a page costs, whatever else the machine is doing. The clock's, where the
    system does not tell that or the server is elsewhere."""
    told = Path(f"/proc/{connection.connection.info.backend_pid}")
    try:
        if (told / "comm").read_text() == "postgres\n":
            database = int((told / "schedstat").read_text().split()[0]) / 1e6
            return time.process_time() * 1000 + database
    except OSError:
        pass
    return time.perf_counter() * 1000


def facts() -> str:
    count = one("SELECT count(*) FROM articles_searchentry")
    whole = one("SELECT pg_size_pretty(pg_database_size(current_database()))")
    table = one("SELECT pg_size_pretty(pg_table_size('articles_searchentry'))")
    index = one("SELECT pg_size_pretty(pg_relation_size('search_by_token'))")
    return (
        f"{count:,} stories; database {whole}, of it search: "
        f"table {table}, index {index}; load {load()}"
    )


def load() -> str:
    return " ".join(f"{number:.1f}" for number in os.getloadavg())


def one(statement: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchone()[0]


def part(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
