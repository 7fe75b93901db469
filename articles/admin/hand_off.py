"""发排 at the desk: its door, and what an issue's screen shows of it."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import URLPattern, path
from django.utils import timezone

from articles import layout
from articles.admin.refusing import lost_races_refused, refused
from articles.layout.printing import PrintedIssue
from articles.models import HandOff, Issue, Page
from articles.models.approval import page_digest
from articles.permissions import may_hand_off
from articles.refusals import Refused


class Download(FileResponse):
    block_size = 1 << 16  # a page of originals in blocks of 4 KB would take its time


def page_hand_off(model_admin: Any) -> URLPattern:
    """A verb's door in all but its answer, which is the file."""
    view = partial(_hand_off, model_admin=model_admin)
    door: URLPattern = path(
        "<int:object_id>/hand-off/",
        model_admin.admin_site.admin_view(view),
        name="articles_page_hand-off",
    )
    return door


def _hand_off(
    request: HttpRequest, object_id: int, *, model_admin: Any
) -> HttpResponseBase:
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    row = get_object_or_404(Page.objects.select_related("issue"), pk=object_id)
    try:
        with lost_races_refused():
            made = layout.hand_off(row, by=request.user, now=timezone.now())
    except Refused as refusal:
        return refused(model_admin, request, refusal, row=row, verb="hand-off")
    return Download(
        made.file,
        as_attachment=True,
        filename=made.name,
        content_type="application/zip",
    )


@dataclass(frozen=True, slots=True)
class HandOffShown:
    """The last one, whether the signed copy changed since, whether to offer another."""

    last: HandOff | None
    changed: bool
    offered: bool


def hand_offs_shown(
    issue: Issue, printed: PrintedIssue, *, by: Any
) -> list[HandOffShown]:
    """One a page, in the order of the pages. One query."""
    rows = HandOff.objects.filter(page__issue=issue).select_related("person")
    last = {
        row.page_id: row for row in rows.order_by("page_id", "-pk").distinct("page_id")
    }
    shown = []
    for sheet in printed.pages:
        row = last.get(sheet.page.pk)
        then = page_digest(row.content) if row else ""
        shown.append(
            HandOffShown(
                last=row,
                changed=row is not None and then != page_digest(sheet.signed),
                offered=may_hand_off(by) and bool(sheet.signed),
            )
        )
    return shown
