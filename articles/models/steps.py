"""What follows a row in a list that is ordered by instant, newest first. No columns."""

import datetime as dt
from typing import Any

from django.db.models import Q


def following(at: dt.datetime, pk: int, *, instant: str, key: str = "pk") -> Q:
    """Rows behind the one of this instant and number. Flat however deep: no OFFSET.

    The first condition looks redundant; it is what the index can start from.
    """
    tie: dict[str, Any] = {instant: at, f"{key}__lt": pk}
    earlier = Q(**{f"{instant}__lt": at}) | Q(**tie)
    return Q(**{f"{instant}__lte": at}) & earlier
