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
from articles.intake.rows import Nouns, add_bylines, add_photos, article_of
from articles.layout import plan_issue
from articles.layout.rows import lock_issue, lock_page, require_placer, touch
from articles.models import Article, DeskLog, Issue, Page, PageImport
from articles.models.bounds import SHANGHAI
from articles.refusals import NotReady, WrongState
from articles.text import strip_controls
from articles.vocabulary import Verb
from articles.workflow import record_edit, start


@dataclass(frozen=True, slots=True)
class Target:
    """Where a page goes. Without a date its drafts wait in the pool."""

    date: dt.date | None = None
    number: int = 1
    name: str = ""


@dataclass(frozen=True, slots=True)
class Filed:
    """What an import left behind; `doubts` adds those that only the database knows."""

    row: PageImport
    articles: tuple[Article, ...]
    doubts: tuple[str, ...]


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
) -> Filed:
    """Drafts of everything on the page, on that page in printed order; all or nothing.

    Refuses a text that this page already holds, unless `again` says it is meant.
    `by` may be None: a command without a person behind it.
    """
    if not copy.items:
        raise NotReady(_("这份文字里没有读到稿件，没有导入。"))
    page = _page_for(copy, target=target, by=by, now=now)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    _require_new(digest, page=page, again=again)
    nouns = Nouns.load()
    position = _last_position(page)
    filed = [
        _file(item, nouns=nouns, page=page, position=position + n, by=by, now=now)
        for n, item in enumerate(copy.items, 1)
    ]
    if page is not None:
        touch(page)
    row = PageImport.objects.create(
        page=page,
        file_name=strip_controls(file_name)[:200],
        sha256=digest,
        text=strip_controls(text),
        doubts=[*copy.doubts, *nouns.doubts],
        created_by=by,
        created_at=now,
    )
    stories = [article.pk for article in filed]
    DeskLog.objects.write(Verb.IMPORT, row, by=by, now=now, stories=stories)
    return Filed(row, tuple(filed), tuple(row.doubts))


def _file(
    item: StoryCopy,
    *,
    nouns: Nouns,
    page: Page | None,
    position: int,
    by: Any,
    now: dt.datetime,
) -> Article:
    article = article_of(item, nouns=nouns)
    if page is not None:
        article.page, article.position = page, position
    start(article, by=by, now=now)
    add_bylines(article, item, nouns=nouns)
    add_photos(article, item, nouns=nouns, by=by, now=now)
    record_edit(article, by=by, now=now, note=_("整版导入"))
    return article


def _require_new(digest: str, *, page: Page | None, again: bool) -> None:
    """The page's row is locked, so two imports of one text can't pass side by side."""
    before = PageImport.objects.filter(sha256=digest, page=page).order_by("pk").last()
    if before is not None and not again:
        day = f"{before.created_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
        text = _("这份文字在%(day)s已经导入过这个版面。确要再导入一次，请加 --again。")
        raise WrongState(text % {"day": day})


def _page_for(
    copy: PageCopy, *, target: Target, by: Any, now: dt.datetime
) -> Page | None:
    """The page, opened with its issue where they are missing, and locked."""
    require_placer(by)
    if target.date is None:
        return None
    issue = lock_issue(_issue_on(target.date, by=by, now=now))
    found = issue.pages.filter(number=target.number).first()
    page = lock_page(found) if found else Page(issue=issue, number=target.number)
    page.name = page.name or (target.name or copy.name)[:30]
    page.label = page.label or copy.label[:10]
    page.credits = page.credits or _page_credits(copy)
    try:
        page.full_clean()
    except ValidationError as error:
        raise NotReady(" ".join(error.messages)) from error
    page.save()
    return page


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
