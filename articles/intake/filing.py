"""The verb that files a parsed page: its stories and photos as drafts, in one go.

Reads no file and parses nothing; what the parser doubted is kept with the page's text.
"""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from articles.copytext import PageCopy, StoryCopy
from articles.intake.markup import with_markup
from articles.intake.photos import add_photos
from articles.intake.pictures import Kept
from articles.intake.rows import Nouns, add_bylines, article_of
from articles.layout import plan_issue
from articles.layout.rows import lock_issue, lock_page, require_placer, touch
from articles.models import Article, DeskLog, Issue, Page, PageImport
from articles.models.bounds import SHANGHAI
from articles.refusals import NotReady, WrongState
from articles.text import strip_controls
from articles.vocabulary import ArticleKind, Verb
from articles.workflow import record_edit, start


@dataclass(frozen=True, slots=True)
class Target:
    """Where a page goes: a page that stands, or one by its date and number, which is
    opened with its issue where they are missing. Without either its drafts wait in
    the pool."""

    date: dt.date | None = None
    number: int = 1
    name: str = ""
    page: Page | None = None


@dataclass(frozen=True, slots=True)
class Filed:
    """What an import left behind; `doubts` adds those that only the database knows."""

    row: PageImport
    articles: tuple[Article, ...]
    doubts: tuple[str, ...]


class FiledBefore(WrongState):
    """This very text has been filed there; `row` is what came of it."""

    def __init__(self, row: PageImport) -> None:
        at = f"{row.created_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
        where = row.page or _("稿库")
        text = _("这份文字在%(at)s已经导入过%(where)s。")
        super().__init__(text % {"at": at, "where": where})
        self.row = row


@transaction.atomic
def file_page(
    copy: PageCopy,
    *,
    text: str,
    file_name: str,
    target: Target,
    by: Any,
    now: dt.datetime,
    again: bool = False,
    kinds: Sequence[ArticleKind] = (),
    original: str = "",
    kept: Kept | None = None,
) -> Filed:
    """Drafts of everything on the page, on that page in printed order; all or nothing.

    Refuses a text that this page already holds, unless `again` says it is meant.
    `kinds` are those that an editor gave the items, one each. `kept` is what the file
    that the text came in holds beside it.
    `by` may be None: a command without a person behind it.
    """
    if not copy.items:
        raise NotReady(_("这份文字里没有读到稿件，没有导入。"))
    page = _page_for(copy, target=target, by=by, now=now)
    digest = digest_of(text)
    _require_new(digest, page=page, again=again)
    kept = kept or Kept()
    nouns = Nouns.load(photos=kept.photos)
    position = _last_position(page)
    filed = [
        _file(
            item,
            kind=kinds[n] if kinds else None,
            written=kept.body,
            nouns=nouns,
            page=page,
            position=position + n + 1,
            by=by,
            now=now,
        )
        for n, item in enumerate(copy.items)
    ]
    if page is not None:
        touch(page)
    row = PageImport.objects.create(
        page=page,
        file_name=strip_controls(file_name)[:200],
        original=original,
        sha256=digest,
        text=strip_controls(text),
        doubts=[*kept.doubts, *copy.doubts, *nouns.doubts],
        created_by=by,
        created_at=now,
    )
    stories = [article.pk for article in filed]
    DeskLog.objects.write(Verb.IMPORT, row, by=by, now=now, stories=stories)
    return Filed(row, tuple(filed), tuple(row.doubts))


def _file(
    item: StoryCopy,
    *,
    kind: ArticleKind | None,
    written: str,
    nouns: Nouns,
    page: Page | None,
    position: int,
    by: Any,
    now: dt.datetime,
) -> Article:
    article = article_of(item, nouns=nouns, kind=kind)
    article.body = with_markup(article.body, written)
    if page is not None:
        article.page, article.position = page, position
    start(article, by=by, now=now)
    add_bylines(article, item, nouns=nouns)
    add_photos(article, item, nouns=nouns, by=by, now=now)
    record_edit(article, by=by, now=now, note=_("整版导入"))
    return article


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def filed_before(digest: str, *, page: Page | None) -> PageImport | None:
    """The last time that this text was filed on that page, or into the pool."""
    return PageImport.objects.filter(sha256=digest, page=page).order_by("pk").last()


def _require_new(digest: str, *, page: Page | None, again: bool) -> None:
    """The page's row is locked, so two imports of one text can't pass side by side."""
    before = filed_before(digest, page=page)
    if before is not None and not again:
        raise FiledBefore(before)


def _page_for(
    copy: PageCopy, *, target: Target, by: Any, now: dt.datetime
) -> Page | None:
    """The page, opened with its issue where they are missing, and locked."""
    require_placer(by)
    page = _target_page(target, by=by, now=now)
    if page is None:
        return None
    page.name = page.name or (target.name or copy.name)[:30]
    page.label = page.label or copy.label[:10]
    page.credits = page.credits or _page_credits(copy)
    try:
        page.full_clean()
    except ValidationError as error:
        raise NotReady(" ".join(error.messages)) from error
    page.save()
    return page


def _target_page(target: Target, *, by: Any, now: dt.datetime) -> Page | None:
    if target.page is not None:
        lock_issue(target.page.issue)
        return lock_page(target.page)
    if target.date is None:
        return None
    issue = lock_issue(_issue_on(target.date, by=by, now=now))
    found = issue.pages.filter(number=target.number).first()
    return lock_page(found) if found else Page(issue=issue, number=target.number)


def _issue_on(date: dt.date, *, by: Any, now: dt.datetime) -> Issue:
    issue = Issue.objects.main().filter(date=date).first()
    if issue is not None:
        return issue
    return plan_issue(date, pages=(), by=by, now=now)


def _page_credits(copy: PageCopy) -> str:
    """责编 恽淇 美编 宋芊, in the words that the page prints."""
    printed: Sequence[str] = [credit.raw for credit in copy.page_credits]
    return " ".join(dict.fromkeys(printed))[:200]


def _last_position(page: Page | None) -> int:
    if page is None:
        return 0
    last: int | None = page.articles.aggregate(last=Max("position"))["last"]
    return last or 0
