"""What an issue would print now, page by page, and which approvals of it stand.

Nothing here changes a row. Whether an approval has fallen is worked out each time it
is asked, so that no verb can forget to fell it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, Q
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext as _

from articles.models import Approval, Article, Issue, Page, SignOff
from articles.models.approval import Signed, issue_digest, page_digest
from articles.vocabulary import ArticleState


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page's stories in order, those it will not print with None for their hash."""

    page: Page
    content: Signed
    digest: str
    approvals: Sequence[Approval]  # of this page, oldest first

    @property
    def standing(self) -> Approval | None:
        return _standing(self.approvals, self.digest)

    @property
    def last(self) -> Approval | None:
        """The latest, whether or not it still stands."""
        return self.standing or (self.approvals[-1] if self.approvals else None)

    @property
    def signed(self) -> Signed:
        return [entry for entry in self.content if entry[2] is not None]

    @property
    def unsigned(self) -> list[str]:
        return [title for _story, title, hash_ in self.content if hash_ is None]

    @property
    def is_blank(self) -> bool:
        return len(self.unsigned) == len(self.content)

    @property
    def fault(self) -> str:
        """What keeps the page from the press; empty where nothing does."""
        label = {"page": self.page.printed_label}
        if not self.content or self.standing:
            return ""
        if self.approvals:
            return _("%(page)s版签大样之后有改动，要重签") % label
        return _("%(page)s版还没有签大样") % label


@dataclass(frozen=True, slots=True)
class PrintedIssue:
    pages: list[PrintedPage]
    approvals: Sequence[Approval]  # of the issue, oldest first

    @property
    def content(self) -> Signed:
        return [
            [sheet.page.number, sheet.page.printed_label, sheet.digest]
            for sheet in self.pages
        ]

    @property
    def digest(self) -> str:
        return issue_digest(self.content)

    @property
    def standing(self) -> Approval | None:
        return _standing(self.approvals, self.digest)

    @property
    def last(self) -> Approval | None:
        return self.standing or (self.approvals[-1] if self.approvals else None)

    @property
    def page_faults(self) -> list[str]:
        return [fault for sheet in self.pages if (fault := sheet.fault)]

    @property
    def faults(self) -> list[str]:
        """What keeps the issue from being released for the first time."""
        faults = self.page_faults
        if self.standing is None:
            again = _("付印之后版面有改动，要重新付印")
            faults.append(again if self.approvals else _("本期还没有付印"))
        return faults

    @property
    def changed(self) -> list[str]:
        """Labels of the pages that are no longer what was sent to the press."""
        if self.last is None:
            return []
        then = {number: digest for number, _label, digest in self.last.content}
        return [
            sheet.page.printed_label
            for sheet in self.pages
            if then.get(sheet.page.number) != sheet.digest
        ]


def printed_issue(issue: Issue, *, pages: Iterable[Page] | None = None) -> PrintedIssue:
    """Three queries, and a fourth where the pages are not given."""
    rows = list(issue.pages.order_by("number") if pages is None else pages)
    lists = _lists(Q(page__issue=issue))
    approvals: dict[int | None, list[Approval]] = defaultdict(list)
    found = Approval.objects.filter(Q(page__issue=issue) | Q(issue=issue))
    for approval in found.select_related("person").order_by("at", "pk"):
        approvals[approval.page_id].append(approval)
    return PrintedIssue(
        [_printed(page, lists[page.pk], approvals[page.pk]) for page in rows],
        approvals[None],
    )


def printed_page(page: Page) -> PrintedPage:
    approvals = page.approvals.select_related("person").order_by("at", "pk")
    return _printed(page, _lists(Q(page=page))[page.pk], list(approvals))


def _printed(page: Page, content: Signed, approvals: list[Approval]) -> PrintedPage:
    return PrintedPage(page, content, page_digest(content), approvals)


def _lists(where: Q) -> dict[int | None, Signed]:
    """By page. A withdrawn story keeps its place but prints nowhere."""
    stories = Article.objects.filter(where).exclude(state=ArticleState.WITHDRAWN)
    rows = list(
        stories.in_print_order().only(
            "page", "position", "state", "headline", "first_words"
        )
    )
    signed = _signed(rows)
    lists: dict[int | None, Signed] = defaultdict(list)
    for row in rows:
        title, hash_ = signed.get(row.pk, (row.title, None))
        lists[row.page_id].append([row.pk, title or row.title, hash_])
    return lists


def _signed(rows: Sequence[Article]) -> dict[int, tuple[str, str]]:
    """Title and hash of the text that the final signature of each story is under."""
    settled = [row.pk for row in rows if row.state == ArticleState.SIGNED]
    found = SignOff.objects.releasing().filter(article__in=settled).order_by("pk")
    words = found.annotate(
        title=KeyTextTransform("headline", "revision__card"), hash=F("revision__hash")
    )
    return {
        story: (title, hash_)
        for story, title, hash_ in words.values_list("article", "title", "hash")
    }


def _standing(approvals: Sequence[Approval], digest: str) -> Approval | None:
    return next((row for row in approvals if row.digest == digest), None)
