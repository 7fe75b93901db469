"""One import at a time, whoever started it; the lock ends with its connection."""

from contextlib import suppress

from django.db import InterfaceError, OperationalError, connection
from django.utils.translation import gettext as _

from articles.refusals import WrongState

NUMBER = 7_001_949


def take_lock() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [NUMBER])
        if not cursor.fetchone()[0]:
            raise WrongState(_("另一个档案导入正在进行，等它做完再来。"))
        # An issue lost in a power cut is brought in by the next call.
        cursor.execute("SET synchronous_commit TO off")


def release_lock() -> None:
    """Nothing to do where the connection itself is gone."""
    with suppress(OperationalError, InterfaceError), connection.cursor() as cursor:
        cursor.execute("RESET synchronous_commit")
        cursor.execute("SELECT pg_advisory_unlock(%s)", [NUMBER])
