"""The verbs of an account. Who may, from permissions; what is kept, in the desk log."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max, Sum
from django.utils.translation import gettext as _

from articles.models import DeskLog
from articles.permissions import may_keep_account
from articles.refusals import NotAllowed, WrongState
from articles.vocabulary import Verb


@dataclass(frozen=True, slots=True)
class Lock:
    """An address from which this account was tried too often."""

    address: str
    failures: int
    until: dt.datetime


def locks_on(account: User, *, now: dt.datetime) -> list[Lock]:
    """Usually none. One query; a lock ends with its newest failure's half hour."""
    attempts = AccessAttempt.objects.filter(
        username=account.username, attempt_time__gte=now - settings.AXES_COOLOFF_TIME
    )
    counted = attempts.values("ip_address").annotate(
        failures=Sum("failures_since_start"), newest=Max("attempt_time")
    )
    locked = counted.filter(failures__gte=settings.AXES_FAILURE_LIMIT)
    return [
        Lock(
            address=row["ip_address"] or "",
            failures=row["failures"],
            until=row["newest"] + settings.AXES_COOLOFF_TIME,
        )
        for row in locked.order_by("ip_address")
    ]


def locked(*, now: dt.datetime) -> list[User]:
    """Everybody's accounts that are locked from some address. Two queries."""
    recent = AccessAttempt.objects.filter(
        attempt_time__gte=now - settings.AXES_COOLOFF_TIME
    )
    counted = recent.values("username", "ip_address").annotate(
        failures=Sum("failures_since_start")
    )
    over = counted.filter(failures__gte=settings.AXES_FAILURE_LIMIT)
    names = {row["username"] for row in over.order_by("username")}
    return list(User.objects.filter(username__in=names).order_by("username"))


@transaction.atomic
def unlock(account: User, *, by: Any, now: dt.datetime) -> None:
    """Forgets the account's failures from every address."""
    if not may_keep_account(by, account):
        raise NotAllowed(_("只有管理员能给账号解锁。"))
    locks = locks_on(account, now=now)
    gone, _kinds = AccessAttempt.objects.filter(username=account.username).delete()
    if not locks or not gone:
        raise WrongState(_("这个账号没有锁着；也许时间到了，也许别人刚解了锁。"))
    why = "、".join(lock.address for lock in locks)
    DeskLog.objects.write(Verb.UNLOCK, account, by=by, now=now, why=why)
