"""How far an issue is: its pages' stories, length against space, and what is amiss.

Questions only; nothing here changes a row. The board, the list of issues and the
desk's first page all ask here.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.db.models import Prefetch
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from articles.layout.instants import usual_release
from articles.models import Article, ArticlePhoto, Issue, Page
from articles.permissions import visible
from articles.text import count_characters
from articles.vocabulary import ArticleState

SETTLED = (ArticleState.SIGNED, ArticleState.WITHDRAWN)


class Trouble(Enum):
    UNSIGNED = "unsigned"
    EMBARGO = "embargo"
    NO_PICTURE = "no_picture"
    NO_CAPTION = "no_caption"
    EMPTY = "empty"
    OVERFLOW = "overflow"


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing that keeps a page from being ready, as a sentence."""

    kind: Trouble
    sentence: str
    page: Page
    article: Article | None = None

    @property
    def stops_release(self) -> bool:
        """The others are for the desk to judge; no verb refuses because of them."""
        return self.kind in (Trouble.UNSIGNED, Trouble.EMBARGO)


@dataclass(frozen=True, slots=True)
class Length:
    """Words of running text against the room for them; None is room without end.
    The room is told in words with punctuation; `han` only helps who counts that way.

    Captions are counted apart: a page's space is what is left beside its pictures.
    """

    words: int
    captions: int
    space: int | None
    han: int = 0

    @property
    def left(self) -> int:
        return max(0, (self.space or 0) - self.words)

    @property
    def over(self) -> int:
        return 0 if self.space is None else max(0, self.words - self.space)

    @property
    def percent(self) -> int:
        return min(100, self.words * 100 // self.space) if self.space else 0


@dataclass(frozen=True, slots=True)
class PageProgress:
    """`stories` are those that the asker may read; `hidden` counts the others."""

    page: Page
    stories: list[Article]
    hidden: int
    count: int
    signed: int
    length: Length
    blockers: list[Blocker]


@dataclass(frozen=True, slots=True)
class IssueProgress:
    issue: Issue
    pages: list[PageProgress]

    @property
    def stories(self) -> list[Article]:
        return [story for page in self.pages for story in page.stories]

    @property
    def count(self) -> int:
        return sum(page.count for page in self.pages)

    @property
    def signed(self) -> int:
        return sum(page.signed for page in self.pages)

    @property
    def length(self) -> Length:
        """Of the whole issue; without end as soon as one page is."""
        lengths = [page.length for page in self.pages]
        spaces = [length.space for length in lengths if length.space is not None]
        return Length(
            words=sum(length.words for length in lengths),
            captions=sum(length.captions for length in lengths),
            space=sum(spaces) if len(spaces) == len(lengths) and spaces else None,
            han=sum(length.han for length in lengths),
        )

    @property
    def blockers(self) -> list[Blocker]:
        """What stops the release first, then what the desk should look at."""
        every = [blocker for page in self.pages for blocker in page.blockers]
        return sorted(every, key=lambda blocker: not blocker.stops_release)


def progress_of(issue: Issue, *, viewer: Any, now: dt.datetime) -> IssueProgress:
    return progress_of_all([issue], viewer=viewer, now=now)[0]


def progress_of_all(
    issues: Sequence[Issue], *, viewer: Any, now: dt.datetime
) -> list[IssueProgress]:
    """In the order asked. Six queries, however many issues, pages and stories."""
    pages = Page.objects.filter(issue__in=issues).select_related("editor")
    held: dict[int, list[Page]] = {issue.pk: [] for issue in issues}
    for page in pages.order_by("number"):
        held[page.issue_id].append(page)
    stories = _stories_by_page(issues)
    readable = visible(viewer, Article.objects.filter(page__issue__in=issues))
    seen = set(readable.values_list("pk", flat=True))
    return [
        IssueProgress(
            issue,
            [
                _page_progress(page, stories.get(page.pk, []), issue, seen, now)
                for page in held[issue.pk]
            ],
        )
        for issue in issues
    ]


def _stories_by_page(issues: Sequence[Issue]) -> dict[int | None, list[Article]]:
    photos = ArticlePhoto.objects.select_related("photo")
    rows = (
        Article.objects.filter(page__issue__in=issues)
        .select_related("section", "claim__person")
        .prefetch_related("bylines__reporter", Prefetch("article_photos", photos))
        .defer("body", "summary")
        .order_by("position", "pk")
    )
    held: dict[int | None, list[Article]] = {}
    for row in rows:
        held.setdefault(row.page_id, []).append(row)
    return held


def _page_progress(
    page: Page, stories: list[Article], issue: Issue, seen: set[int], now: dt.datetime
) -> PageProgress:
    page.issue = issue
    for story in stories:
        story.page = page
    printed = [row for row in stories if row.state != ArticleState.WITHDRAWN]
    length = Length(
        words=sum(row.words for row in printed),
        captions=sum(_caption_words(row) for row in printed),
        space=page.space,
        han=sum(row.words_han for row in printed),
    )
    readable = [row for row in stories if row.pk in seen]
    blockers = list(_of_stories(readable, page, now=now))
    if not issue.is_live(now):
        blockers += _of_page(page, empty=not printed, length=length)
    return PageProgress(
        page=page,
        stories=readable,
        hidden=len(stories) - len(readable),
        count=len(printed),
        signed=sum(not _is_unsigned(row) for row in printed),
        length=length,
        blockers=blockers,
    )


def _caption_words(story: Article) -> int:
    places = story.article_photos.all()
    return sum(count_characters(place.printed_caption) for place in places)


def _is_unsigned(story: Article) -> bool:
    return story.live_from is None and story.state not in SETTLED


def _of_stories(
    stories: Sequence[Article], page: Page, *, now: dt.datetime
) -> Iterator[Blocker]:
    instant = page.issue.release_at or usual_release(page.issue, now)
    for story in stories:
        if story.live_from is not None or story.state == ArticleState.WITHDRAWN:
            continue
        words = {"title": story.title, "state": story.get_state_display()}
        if _is_unsigned(story):
            text = _("《%(title)s》还没签发（%(state)s）") % words
            yield Blocker(Trouble.UNSIGNED, text, page, story)
        if story.embargo and story.embargo > instant:
            words["until"] = f"{localtime(story.embargo):%Y-%m-%d %H:%M}"
            text = _("《%(title)s》%(until)s才解禁") % words
            yield Blocker(Trouble.EMBARGO, text, page, story)
        places = list(story.article_photos.all())
        if any(not place.photo.has_file for place in places):
            text = _("《%(title)s》有图片只有说明，没有图") % words
            yield Blocker(Trouble.NO_PICTURE, text, page, story)
        if any(not place.printed_caption.strip() for place in places):
            text = _("《%(title)s》有图片没写说明") % words
            yield Blocker(Trouble.NO_CAPTION, text, page, story)


def _of_page(page: Page, *, empty: bool, length: Length) -> Iterator[Blocker]:
    words = {"page": page.heading, "count": length.over}
    if empty:
        yield Blocker(Trouble.EMPTY, _("%(page)s还空着") % words, page)
    if length.over:
        text = _("%(page)s溢 %(count)d 字")
        yield Blocker(Trouble.OVERFLOW, text % words, page)
