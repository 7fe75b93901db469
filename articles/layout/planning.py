"""The verb that opens an issue with its pages and numbers."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles.layout.rows import require_placer
from articles.models import DeskLog, Issue, Page
from articles.models.issue import MAIN
from articles.refusals import NotReady, WrongState
from articles.vocabulary import Verb


@transaction.atomic
def plan_issue(
    date: dt.date,
    *,
    pages: Sequence[tuple[str, str]],
    by: Any,
    now: dt.datetime,
    edition: str = MAIN,
) -> Issue:
    """Open an issue with its pages, given as (label, name) in order."""
    require_placer(by)
    issue = Issue(date=date, edition=edition)
    if edition == MAIN:
        issue.number, issue.total_number = _next_numbers(date)
    try:
        issue.full_clean()
        issue.save()
    except ValidationError as error:
        raise NotReady(" ".join(error.messages)) from error
    except IntegrityError as error:
        raise WrongState(_("别人刚建好这一期，请刷新再看。")) from error
    Page.objects.bulk_create(
        Page(issue=issue, number=number, label=label, name=name)
        for number, (label, name) in enumerate(pages, 1)
    )
    DeskLog.objects.write(Verb.CREATE, issue, by=by, now=now, pages=len(pages))
    return issue


def _next_numbers(date: dt.date) -> tuple[int | None, int | None]:
    """期号 starts anew each year, 总期号 never; unknown until somebody gives one."""
    last = Issue.objects.main().filter(date__lt=date).order_by("-date").first()
    if last is None:
        return None, None
    number = (last.number or 0) + 1 if last.number else None
    if last.date.year != date.year:
        number = 1
    return number, last.total_number + 1 if last.total_number else None
