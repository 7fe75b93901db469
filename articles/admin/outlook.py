"""How far the next issues are, as the desk's first page shows them: page by page."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import layout
from articles.admin.queues import Item, Queue
from articles.layout.printing import PrintedPage
from articles.layout.progress import IssueProgress, PageProgress
from articles.layout.proofs import text_of
from articles.models import Issue, Proof
from articles.models.proof import turn_of
from articles.permissions import may_noun, may_proof, own_among, roles_of
from articles.vocabulary import Role

SHOWN = 2


@dataclass(frozen=True, slots=True)
class PageOutlook:
    """`mine` is a page that this person edits."""

    progress: PageProgress
    printed: PrintedPage
    mine: bool

    @property
    def is_readable(self) -> bool:
        """A proof is of signed copy."""
        return bool(self.printed.content) and not self.printed.unsigned

    @property
    def pips(self) -> str:
        """■■□ for two signed stories of three; the words beside it say it too."""
        signed, count = self.progress.signed, self.progress.count
        return "■" * signed + "□" * (count - signed) if count <= 12 else ""


@dataclass(frozen=True, slots=True)
class Outlook:
    progress: IssueProgress
    pages: list[PageOutlook]
    late: bool
    pressed: bool

    @property
    def issue(self) -> Issue:
        return self.progress.issue


def outlook_for(user: Any, *, now: dt.datetime) -> list[Outlook]:
    """The next two that readers do not have yet. A dozen queries at most."""
    if not may_noun(user, "view", "issue"):
        return []
    since = timezone.localdate(now) - dt.timedelta(days=1)
    coming = Issue.objects.not_live(now).filter(date__gte=since)
    issues = list(coming.order_by("date", "edition")[:SHOWN])
    every = layout.progress_of_all(issues, viewer=user, now=now)
    return [_outlook(progress, by=user, now=now) for progress in every]


def readings_due(user: Any, sheets: Sequence[Outlook]) -> Queue | None:
    """Pages whose next proof may be this person's: all for a proofreader, their own
    for a page editor. Two queries."""
    pages = [page for sheet in sheets for page in sheet.pages if page.is_readable]
    if Role.PROOFREADER not in roles_of(user):
        pages = [page for page in pages if page.mine]
    if not pages or not may_proof(user):
        return None
    own = own_among(user, [story for page in pages for story in page.progress.stories])
    proofs: dict[int | None, list[Proof]] = {}
    keys = [page.progress.page.pk for page in pages]
    for proof in Proof.objects.filter(page__in=keys).with_hashes().order_by("pk"):
        proofs.setdefault(proof.page_id, []).append(proof)
    items = []
    for page in pages:
        row, stories = page.progress.page, page.progress.stories
        turn = turn_of(user, proofs.get(row.pk, []), texts=[text_of(page.printed)])
        if turn is not None and not own.intersection(story.pk for story in stories):
            address = reverse("admin:articles_page_proofs", args=[row.pk])
            items.append(Item(str(row), address, [str(turn.round.label)]))
    return Queue("readings", _("等我校的"), items)


def _outlook(progress: IssueProgress, *, by: Any, now: dt.datetime) -> Outlook:
    issue = progress.issue
    pages = [row.page for row in progress.pages]
    printed = layout.printed_issue(issue, pages=pages)
    return Outlook(
        progress=progress,
        pages=[
            PageOutlook(row, sheet, mine=row.page.editor_id == by.pk)
            for row, sheet in zip(progress.pages, printed.pages, strict=True)
        ],
        late=issue.deadline is not None and issue.deadline <= now,
        pressed=printed.standing is not None,
    )
