"""The verb that opens an issue, and what it is usually planned after."""

import datetime as dt
from collections.abc import Sequence
from itertools import count
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles.layout.rows import require_placer
from articles.models import DeskLog, Issue, Page
from articles.models.issue import EXTRA, MAIN
from articles.refusals import NotReady, WrongState
from articles.vocabulary import Verb

WEEK = dt.timedelta(days=7)


class PlannedPage(NamedTuple):
    label: str
    name: str = ""
    editor: Any = None
    space: int | None = None
    credits: str = ""


@transaction.atomic
def plan_issue(
    date: dt.date,
    *,
    pages: Sequence[PlannedPage | tuple[str, str]],
    by: Any,
    now: dt.datetime,
    edition: str = MAIN,
    **given: Any,
) -> Issue:
    """Open an issue with its pages in order.

    `given` are its other columns; the numbers of a main issue follow from the one
    before where they are not given.
    """
    require_placer(by)
    if edition == MAIN:
        number, total_number = _next_numbers(date)
        given["number"] = given.get("number") or number
        given["total_number"] = given.get("total_number") or total_number
    issue = Issue(date=date, edition=edition, **given)
    try:
        issue.full_clean()
        issue.save()
    except ValidationError as error:
        raise NotReady(" ".join(error.messages)) from error
    except IntegrityError as error:
        raise WrongState(_("别人刚建好这一期，请刷新再看。")) from error
    Page.objects.bulk_create(
        Page(issue=issue, number=number, **PlannedPage(*page)._asdict())
        for number, page in enumerate(pages, 1)
    )
    DeskLog.objects.write(Verb.CREATE, issue, by=by, now=now, pages=len(pages))
    return issue


def model_for(date: dt.date, *, edition: str = MAIN) -> Issue | None:
    """The issue whose pages a new one takes over: that of last week's same day, else
    the last before it. For an extra the last extra, which may be none."""
    if edition != MAIN:
        return Issue.objects.exclude(edition=MAIN).newest_first().first()
    main = Issue.objects.main()
    same_day = main.on(date - WEEK).first()
    return same_day or main.filter(date__lt=date).newest_first().first()


def pages_of(issue: Issue | None, *, edition: str = MAIN) -> list[PlannedPage]:
    """An issue's pages as another would have them, or those of a first issue."""
    if issue is None:
        names = ("号外",) if edition != MAIN else ("要闻", "综合", "民生", "副刊")
        return [PlannedPage(f"A{at:02d}", name) for at, name in enumerate(names, 1)]
    rows = issue.pages.select_related("editor").order_by("number")
    return [
        PlannedPage(row.printed_label, row.name, row.editor, row.space, row.credits)
        for row in rows
    ]


def next_extra(date: dt.date) -> str:
    """The edition of the day's next 号外: extra, extra-2, extra-3 …"""
    taken = set(Issue.objects.on(date).values_list("edition", flat=True))
    names = (EXTRA if number == 1 else f"{EXTRA}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)


def _next_numbers(date: dt.date) -> tuple[int | None, int | None]:
    """期号 starts anew each year, 总期号 never; unknown until somebody gives one."""
    last = Issue.objects.main().filter(date__lt=date).order_by("-date").first()
    if last is None:
        return None, None
    number = (last.number or 0) + 1 if last.number else None
    if last.date.year != date.year:
        number = 1
    return number, last.total_number + 1 if last.total_number else None
