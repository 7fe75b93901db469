"""Builders of the way to the press: 大样, 付印, release. No test stands here."""

import datetime as dt

from django.contrib.auth.models import User

from articles import layout
from articles.models import Article, Issue
from tests.clock import NOW


def approve_all(
    issue: Issue, *, chief: User, now: dt.datetime = NOW, leave_out: bool = False
) -> None:
    """大样 of every page that prints, then 付印, as everything stands."""
    for sheet in layout.printed_issue(issue).pages:
        if sheet.content and not sheet.standing:
            layout.approve_page(
                sheet.page,
                digest=sheet.digest,
                by=chief,
                now=now,
                leave_out=leave_out,
            )
    digest = layout.printed_issue(issue).digest
    layout.approve_issue(issue, digest=digest, by=chief, now=now)


def print_and_release(
    issue: Issue,
    *,
    chief: User,
    at: dt.datetime = NOW,
    now: dt.datetime = NOW,
    leave_out: bool = False,
) -> list[Article]:
    """Everything from the first 大样 to the instant, by the chief alone."""
    approve_all(issue, chief=chief, now=now, leave_out=leave_out)
    return layout.release(issue, at=at, by=chief, now=now, leave_out=leave_out)
