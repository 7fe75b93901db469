"""The signatures before the press: a page's 大样, an issue's 付印."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.layout.printing import PrintedPage, printed_issue, printed_page
from articles.layout.rows import hold_issue, hold_page
from articles.models import Approval, DeskLog, Issue, Page
from articles.permissions import may_approve_issue, may_approve_page, post_of
from articles.refusals import NotAllowed, NotReady, Stale, WrongState
from articles.vocabulary import Verb

NAMED = 5


@transaction.atomic
def approve_page(
    page: Page,
    *,
    digest: str,
    by: Any,
    now: dt.datetime,
    leave_out: bool = False,
    comment: str = "",
) -> Approval:
    """Sign a page's stories, their order and their signed texts.

    `digest` is that of the list the person saw. `leave_out` is the explicit choice to
    print the page without its unsigned stories.
    """
    if not may_approve_page(by):
        raise NotAllowed(_("只有部主任和值班总编能签大样。"))
    row = hold_page(page)
    _require_unseen(row.issue, now=now)
    sheet = printed_page(row)
    if sheet.digest != digest:
        raise Stale(_("这一版在您打开之后有改动，请看过现在的版面再签大样。"))
    _require_printable(sheet, leave_out=leave_out)
    if sheet.standing:
        raise WrongState(_("这一版的大样已经签过，此后没有改动。"))
    approval = Approval.objects.create(
        page=row,
        person=by,
        post=post_of(by),
        at=now,
        comment=comment.strip(),
        content=sheet.content,
        digest=digest,
    )
    stories = [story for story, _title, _hash in sheet.content]
    detail = {"digest": digest, "stories": stories, "left_out": len(sheet.unsigned)}
    DeskLog.objects.write(Verb.APPROVE_PAGE, row, by=by, now=now, **detail)
    return approval


@transaction.atomic
def approve_issue(
    issue: Issue, *, digest: str, by: Any, now: dt.datetime, comment: str = ""
) -> Approval:
    """Sign an issue for the press 付印: every page that prints, as it was approved."""
    if not may_approve_issue(by):
        raise NotAllowed(_("只有值班总编能签付印。"))
    row = hold_issue(issue)
    _require_unseen(row, now=now)
    printed = printed_issue(row)
    if printed.digest != digest:
        raise Stale(_("版面在您打开之后有改动，请看过现在的版面再付印。"))
    if not any(sheet.content for sheet in printed.pages):
        raise NotReady(_("各版都还空着，没有可付印的。"))
    if faults := printed.page_faults:
        raise NotReady(_("%s。签好再付印。") % "；".join(faults))
    if printed.standing:
        raise WrongState(_("这一期已经付印，此后没有改动。"))
    approval = Approval.objects.create(
        issue=row,
        person=by,
        post=post_of(by),
        at=now,
        comment=comment.strip(),
        content=printed.content,
        digest=digest,
        log_head=DeskLog.objects.head(),
    )
    detail = {"digest": digest, "head": approval.log_head}
    DeskLog.objects.write(Verb.APPROVE_ISSUE, row, by=by, now=now, **detail)
    return approval


def _require_unseen(issue: Issue, *, now: dt.datetime) -> None:
    if issue.is_live(now):
        raise WrongState(_("这一期读者已经看到了，签字只留当时的。"))


def _require_printable(sheet: PrintedPage, *, leave_out: bool) -> None:
    if not sheet.content:
        raise NotReady(_("这一版还空着，没有可签的。"))
    if sheet.is_blank:
        raise NotReady(_("这一版的稿件都还没签发，签了是一张白版。"))
    if sheet.unsigned and not leave_out:
        text = ngettext(
            "%(titles)s 还没签发。签发它，或勾选“未签发的不上”。",
            "%(titles)s 等%(count)d篇还没签发。签发它们，或勾选“未签发的不上”。",
            len(sheet.unsigned),
        )
        titles = "、".join(f"《{title}》" for title in sheet.unsigned[:NAMED])
        raise NotReady(text % {"titles": titles, "count": len(sheet.unsigned)})
