"""What the desk's group chat is told: a story went on, came back, was signed, is out.

Called by the doors, after the verb and its transaction, never by the verbs: commands,
imports and the sample paper run the same verbs by the hundred and must not ring.
"""

import datetime as dt
from functools import partial
from typing import Any

from django.conf import settings
from django.db import models, transaction

from articles.notices.outbox import outbox
from articles.notices.webhook import Call, call_for
from articles.notices.words import words_for

__all__ = ["tell"]


def tell(row: models.Model, *, verb: str, by: Any, now: dt.datetime) -> None:
    """Say once the transaction stands what was done to this row; nothing waits here."""
    if not settings.DESK_WEBHOOK_URL:
        return
    words = words_for(row, verb=verb, by=by)
    if words:
        call: Call = call_for(words, now=now)
        transaction.on_commit(partial(outbox.put, call), robust=True)
