"""大样 and 付印 at the desk: their doors, and what an issue's screen shows of them."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import layout
from articles.admin.verbs import Door, answers
from articles.forms.approvals import ApproveIssueForm, ApprovePageForm
from articles.layout.printing import PrintedIssue, PrintedPage
from articles.models import Approval, Issue, Page
from articles.permissions import may_approve_issue, may_approve_page


def approve_page(row: Page, request: HttpRequest) -> str:
    asked = answers(ApprovePageForm(request.POST))
    layout.approve_page(row, by=request.user, now=timezone.now(), **asked)
    return _("%(page)s的大样已签。") % {"page": row.heading}


def approve_issue(row: Issue, request: HttpRequest) -> str:
    asked = answers(ApproveIssueForm(request.POST))
    layout.approve_issue(row, by=request.user, now=timezone.now(), **asked)
    return _("%(issue)s已付印。") % {"issue": row}


@dataclass(frozen=True, slots=True)
class ApprovalShown:
    """The last approval, whether it fell since, and the form to sign a new one.

    Of what readers already have, the approval is history: it falls no more.
    """

    last: Approval | None
    fallen: bool = False
    form: Any = None


def page_shown(sheet: PrintedPage, *, by: Any, live: bool) -> ApprovalShown:
    if live:
        return ApprovalShown(sheet.last)
    form = None
    if may_approve_page(by) and not (sheet.standing or sheet.is_blank):
        form = ApprovePageForm(
            initial={"digest": sheet.digest}, auto_id=f"id_page_{sheet.page.pk}_%s"
        )
        if not sheet.unsigned:
            del form.fields["leave_out"]
    return ApprovalShown(sheet.last, bool(sheet.last and not sheet.standing), form)


def issue_shown(
    issue: Issue, printed: PrintedIssue, *, by: Any, now: dt.datetime
) -> dict[str, Any]:
    """An archive's issue went to no press here, and nothing is missed on it."""
    live = issue.is_live(now)
    faults = [] if live else printed.page_faults
    waiting = not (live or printed.standing or faults)
    form = None
    if waiting and may_approve_issue(by) and any(row.content for row in printed.pages):
        form = ApproveIssueForm(
            initial={"digest": printed.digest}, auto_id="id_press_%s"
        )
    fallen = bool(printed.last and not (live or printed.standing))
    return {
        "press": ApprovalShown(printed.last, fallen, form),
        "press_faults": faults,
        "press_changed": printed.changed if fallen else [],
    }


PAGE_APPROVAL_DOORS: dict[str, Door] = {"approve": approve_page}
ISSUE_APPROVAL_DOORS: dict[str, Door] = {"approve": approve_issue}
