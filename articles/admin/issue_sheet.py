"""The 付印单 of an issue: what goes to the press, who signed it, how to prove it.

Of an issue that readers have it shows what was signed then, and names what came later.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import layout
from articles.layout.changes import Change, changes
from articles.layout.printing import PrintedPage
from articles.models import Approval, Article, DeskLog, Issue, Page, Revision, SignOff
from articles.models.approval import Signed
from articles.permissions import visible
from articles.reading.credits import CreditLine, credit_lines
from articles.reading.paper import the_paper
from articles.text import count_characters, plain
from articles.vocabulary import Decision

SHORT = 12


@dataclass(frozen=True, slots=True)
class SheetStory:
    title: str
    words: int
    credits: list[CreditLine]
    signatures: list[SignOff]
    hash: str  # empty where the story is not signed, and so not printed


@dataclass(frozen=True, slots=True)
class SheetPage:
    page: Page
    approval: Approval | None
    fallen: bool
    stories: list[SheetStory]
    changes: list[Change]


def issue_sheet(model_admin: Any) -> URLPattern:
    view = partial(_sheet_view, model_admin=model_admin)
    door: URLPattern = path(
        "<int:object_id>/sheet/",
        model_admin.admin_site.admin_view(view),
        name="articles_issue_sheet",
    )
    return door


def _sheet_view(
    request: HttpRequest, object_id: int, *, model_admin: Any
) -> HttpResponse:
    issue = get_object_or_404(Issue, pk=object_id)
    if not model_admin.has_view_permission(request, issue):
        raise PermissionDenied
    context = sheet_of(issue, by=request.user, now=timezone.now())
    return TemplateResponse(request, "admin/articles/issue/sheet.html", context)


def sheet_of(issue: Issue, *, by: Any, now: dt.datetime) -> dict[str, Any]:
    """Nine queries, however many pages and stories."""
    live = issue.is_live(now)
    printed = layout.printed_issue(issue)
    lists = [_shown(sheet, live=live) for sheet in printed.pages]
    texts = _Texts([content for content, _moment in lists], by=by)
    pages = [
        SheetPage(
            page=sheet.page,
            approval=sheet.last,
            fallen=bool(sheet.last and not sheet.standing),
            stories=[texts.story(*entry, at=moment or now) for entry in content],
            changes=_since(sheet),
        )
        for sheet, (content, moment) in zip(printed.pages, lists, strict=True)
    ]
    return {
        "paper": the_paper(),
        "issue": issue,
        "pages": pages,
        "press": printed.last,
        "press_fallen": bool(printed.last and not printed.standing),
        "press_changed": printed.changed,
        "story_count": sum(len(page.stories) for page in pages),
        "head": DeskLog.objects.head(),
        "person": by,
        "now": now,
    }


def _shown(sheet: PrintedPage, *, live: bool) -> tuple[Signed, dt.datetime | None]:
    """The list to print, and the moment it was signed where that is history."""
    if live and sheet.last:
        return sheet.last.content, sheet.last.at
    return sheet.content, None


def _since(sheet: PrintedPage) -> list[Change]:
    if sheet.last is None or sheet.standing:
        return []
    return changes(sheet.last.content, sheet.content)


class _Texts:
    """The signed texts that some lists name, and who signed them; three queries."""

    def __init__(self, lists: Sequence[Signed], *, by: Any) -> None:
        entries = [entry for content in lists for entry in content]
        stories = [story for story, _title, _hash in entries]
        hashes = [hash_ for _story, _title, hash_ in entries if hash_]
        rows = Revision.objects.filter(article__in=stories, hash__in=hashes)
        self.revisions = {(row.article_id, row.hash): row for row in rows}
        self.signatures: dict[int, list[SignOff]] = defaultdict(list)
        signed = SignOff.objects.filter(article__in=stories).order_by("at", "pk")
        for row in signed.select_related("person"):
            self.signatures[row.article_id].append(row)
        readable = visible(by, Article.objects.filter(pk__in=stories))
        self.readable = set(readable.values_list("pk", flat=True))

    def story(
        self, story: int, title: str, hash_: str | None, *, at: dt.datetime
    ) -> SheetStory:
        revision = self.revisions.get((story, hash_ or ""))
        if revision is None:
            # A draft on a page is not for everybody who may see the page.
            seen = title if story in self.readable else _("还没交的稿")
            return SheetStory(seen, 0, [], [], "")
        return SheetStory(
            title=title,
            words=count_characters(plain(revision.content["body"])),
            credits=credit_lines(revision.content["bylines"], {}),
            signatures=_standing(self.signatures[story], at=at),
            hash=revision.hash[:SHORT],
        )


def _standing(signatures: Iterable[SignOff], *, at: dt.datetime) -> list[SignOff]:
    return [
        row
        for row in signatures
        if row.decision == Decision.PASSED
        and row.at <= at
        and (row.voided_at is None or row.voided_at > at)
    ]
