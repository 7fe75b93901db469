"""A story with everything in it, and the same story made another. No test here."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from articles import workflow
from articles.models import Article, ArticlePhoto, Byline, Photo, Revision
from articles.vocabulary import CreditRole
from tests.cast import HOUR, NOW, make_article, make_photo, make_reporter

LATER = NOW + HOUR
REWRITTEN: dict[str, Any] = {
    "kicker": "",
    "headline": "另一个主题",
    "deck": "新加的副题",
    "summary": "另一段提要。",
    "dateline": "",
    "body": "<p>全部重写。</p>",
    "label": "短评",
    "source": "reprint",
    "source_name": "邻湖晚报",
    "source_url": "https://elsewhere.example/1",
    "original_title": "原来的题",
    "original_author": "别人",
}


@pytest.fixture
def photos(reporter: User) -> list[Photo]:
    return [make_photo(by=reporter) for _ in range(3)]


@pytest.fixture
def story(reporter: User, photos: list[Photo]) -> Article:
    """Everything filled in, two names of which one has no row, two pictures."""
    known = make_reporter("江晚舟", user=reporter)
    row = make_article(
        by=reporter,
        bylines=[known],
        photos=photos[:2],
        kicker="未雨绸缪",
        summary="三百余人参加。",
        dateline="本报讯",
        label="编者按",
    )
    Byline.objects.create(
        article=row,
        role=CreditRole.CORRESPONDENT,
        printed_name="顾小满",
        organisation="区水务局",
        qualifier="特约",
        order=7,
    )
    place = row.article_photos.order_by("-order")[0]
    place.caption, place.after, place.lead = "只在本稿用的说明", 2, True
    place.save()
    workflow.record_edit(row, by=reporter, now=NOW)
    return row


def rewrite(row: Article, *, by: User, photos: list[Photo], **words: Any) -> Revision:
    """Every word, name and picture made another."""
    for name, value in (REWRITTEN | words).items():
        setattr(row, name, value)
    workflow.save_copy(row, version=row.version, by=by, now=LATER)
    row.bylines.all().delete()
    row.article_photos.all().delete()
    Byline.objects.create(article=row, printed_name="别的人", order=1)
    for order, photo in enumerate(photos):
        ArticlePhoto.objects.create(article=row, photo=photo, order=order, after=1)
    return workflow.record_edit(row, by=by, now=LATER)


def fresh(row: Article) -> Article:
    return Article.objects.get(pk=row.pk)
