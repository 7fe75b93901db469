"""Law 2: what a signature signs, what it does not, and that its hash is stable."""

import hashlib
import json
import unicodedata
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.contrib.auth.models import User
from django.utils.translation import override

from articles.models import Article, Issue, Revision, Section, Series
from articles.models.content import Content, card_of, content_of, hash_of
from articles.vocabulary import ArticleKind, SourceKind, Weight
from tests.cast import (
    HOUR,
    NOW,
    make_article,
    make_photo,
    make_reporter,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(reporter: User) -> Article:
    """With two names and two photos."""
    return make_article(
        by=reporter,
        bylines=[make_reporter("郁白"), make_reporter("陆青")],
        photos=[make_photo(), make_photo()],
    )


def stored(story: Article) -> Content:
    return content_of(Article.objects.get(pk=story.pk))


def update(story: Article, **fields: object) -> None:
    Article.objects.filter(pk=story.pk).update(**fields)


def swap_photos(story: Article) -> None:
    first, second = story.article_photos.all()
    story.article_photos.filter(pk=first.pk).update(order=second.order + 1)


def swap_names(story: Article) -> None:
    first, second = story.bylines.all()
    story.bylines.filter(pk=first.pk).update(order=second.order + 1)


HASHED: dict[str, Callable[[Article], object]] = {
    "kicker": lambda s: update(s, kicker="引"),
    "headline": lambda s: update(s, headline="主"),
    "deck": lambda s: update(s, deck="副"),
    "summary": lambda s: update(s, summary="提"),
    "dateline": lambda s: update(s, dateline="本报讯"),
    "body": lambda s: update(s, body="<p>改。</p>"),
    "label": lambda s: update(s, label="短评"),
    "advert label": lambda s: update(s, kind=ArticleKind.ADVERT),
    "source": lambda s: update(s, source=SourceKind.AGENCY),
    "source name": lambda s: update(s, source_name="某某社"),
    "source address": lambda s: update(s, source_url="https://example.com/"),
    "original title": lambda s: update(s, original_title="原题"),
    "original author": lambda s: update(s, original_author="原作者"),
    "name": lambda s: s.bylines.filter(order=0).update(printed_name="笔名"),
    "role": lambda s: s.bylines.filter(order=0).update(role="author"),
    "organisation": lambda s: s.bylines.filter(order=0).update(organisation="水务局"),
    "qualifier": lambda s: s.bylines.filter(order=0).update(qualifier="见习"),
    "names' order": swap_names,
    "a name less": lambda s: s.bylines.filter(order=0).delete(),
    "caption": lambda s: s.article_photos.filter(order=0).update(caption="别的说明"),
    "place": lambda s: s.article_photos.filter(order=0).update(after=1),
    "lead": lambda s: s.article_photos.filter(order=0).update(lead=True),
    "photos' order": swap_photos,
    "a photo more": lambda s: s.article_photos.create(photo=make_photo(), order=9),
}


@pytest.mark.parametrize("part", HASHED)
def test_part_is_signed(part: str, story: Article) -> None:
    before = hash_of(stored(story))
    HASHED[part](story)
    assert hash_of(stored(story)) != before


def _on_a_page(story: Article) -> None:
    chief = story.created_by
    issue = Issue.objects.create(date=NOW.date())
    page = issue.pages.create(number=1, editor=chief)
    update(story, page=page, position=1)


PLACEMENT: dict[str, Callable[[Article], object]] = {
    "section": lambda s: update(s, section=Section.objects.create(name="民生")),
    "series": lambda s: update(s, series=Series.objects.create(name="日记")),
    "tags": lambda s: s.tags.add("防汛"),
    "page": _on_a_page,
    "weight": lambda s: update(s, weight=Weight.LEAD),
    "kind": lambda s: update(s, kind=ArticleKind.FEATURE),
    "embargo": lambda s: update(s, embargo=NOW),
    "change": lambda s: update(s, changed_at=NOW + HOUR, version=9),
}


@pytest.mark.parametrize("part", PLACEMENT)
def test_placement_is_not_signed(part: str, story: Article) -> None:
    before = hash_of(stored(story))
    PLACEMENT[part](story)
    assert hash_of(stored(story)) == before


def test_hash_is_of_canonical_json_and_survives_the_database(story: Article) -> None:
    revision = Revision.objects.get()
    text = json.dumps(
        revision.content, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    assert revision.content["schema"] == 1
    assert revision.hash == hashlib.sha256(text.encode()).hexdigest()
    assert revision.hash == hash_of(stored(story))


def test_two_ways_to_type_a_letter_are_one_text(reporter: User) -> None:
    composed = make_article(by=reporter, headline="Café 開幕")
    typed = make_article(
        by=reporter, headline=unicodedata.normalize("NFD", "Café 開幕")
    )
    assert hash_of(stored(composed)) == hash_of(stored(typed))


def test_language_of_the_desk_is_not_in_the_text(story: Article) -> None:
    update(story, kind=ArticleKind.ADVERT, label="短评")
    contents = []
    for language in ("zh-hans", "en"):
        with override(language):
            contents.append(stored(story))
    assert contents[0] == contents[1]
    assert contents[0]["labels"] == ["广告", "短评"]


def test_card_holds_what_a_list_shows(story: Article) -> None:
    story.article_photos.filter(order=1).update(lead=True)
    card = card_of(stored(story))
    assert card["names"] == ["郁白", "陆青"]
    assert (card["lead"], card["photos"]) == (1, 2)
    assert card["excerpt"].startswith("澄湖区昨日启动冬季防汛演练。")


def test_card_of_a_picture_without_words_speaks_through_its_caption(
    reporter: User,
) -> None:
    photo = make_photo(caption="湖面上的天鹅。")
    article = make_article(by=reporter, headline="", body="", photos=[photo])
    assert card_of(stored(article))["headline"] == "湖面上的天鹅。"


def test_content_costs_the_same_with_one_name_and_with_two(
    story: Article,
    reporter: User,
    django_assert_num_queries: Callable[[int], AbstractContextManager[object]],
) -> None:
    bare = make_article(by=reporter)
    for article in (story, bare):
        with django_assert_num_queries(2):
            content_of(article)
