"""What a feed reader gets of the paper, the same in all three formats."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from lxml import etree
from time_machine import Traveller

from articles.models import (
    Article,
    ArticlePhoto,
    Byline,
    FormerSlug,
    Photo,
    Section,
    Series,
)
from articles.workflow import record_edit
from tests.cast import (
    HOUR,
    NOW,
    call_it,
    jpeg,
    make_article,
    make_photo,
    make_reporter,
    released_issue,
    signed_article,
)
from tests.correcting import WAS, corrected, live_article
from tests.feeds.reading import FORMATS, addresses_in, read
from tests.views.paper import sign

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("kind", FORMATS)]
SITE = "http://testserver"
BODY = (
    "<p>第一段，<strong>要紧</strong>。</p><h2>小标题</h2>"
    '<p>第二段见<a href="/about/">本报</a>、<a href="https://example.org/a?b=1&amp;c=2">'
    "他处</a>。</p>"
)


@pytest.fixture
def story(reporter: User, chief: User) -> Article:
    """With every part that a feed hands on."""
    known = make_reporter("贺小满")
    photo = make_photo(by=reporter, raw=jpeg((640, 480)), caption="堤上。")
    row = make_article(
        by=reporter,
        bylines=[known],
        photos=[photo],
        headline="冬修<水利>&开工",
        kicker="引题",
        deck="副题",
        dateline="本报讯",
        body=BODY,
        section=Section.objects.create(name="民生"),
        series=Series.objects.create(name="一线见闻"),
    )
    Byline.objects.create(article=row, order=1, printed_name="姚禾")
    record_edit(row, by=reporter, now=NOW)
    row.tags.add("水利", "民生")  # as its section is called
    sign(row, by=reporter, chief=chief)
    released_issue([row], chief=chief, at=NOW - HOUR, now=NOW - HOUR)
    return row


def test_story_stands_whole_in_the_feed(
    kind: str, story: Article, reader: Client
) -> None:
    (item,) = read(reader, kind)
    assert item.key == item.url == SITE + story.get_absolute_url()
    assert item.title == "冬修<水利>&开工"
    assert item.published == item.renewed == NOW - HOUR
    assert item.names == ["贺小满", "姚禾"]
    assert item.subjects == ["民生", "水利"]
    words = etree.HTML(item.html).xpath("string()")
    for part in ("引题", "副题", "本报讯", "第一段，要紧。", "小标题", "堤上。"):
        assert part in words, part
    assert "《澄湖日报》2026年11月24日 第A01版 要闻" in words
    assert "<h2>小标题</h2>" in item.html


def test_every_address_in_it_names_the_host(
    kind: str, story: Article, reader: Client
) -> None:
    (item,) = read(reader, kind)
    found = addresses_in(item.html)
    assert f"{SITE}/about/" in found
    assert "https://example.org/a?b=1&c=2" in found
    assert item.pictures[0] in found
    assert all(address.startswith(("http://", "https://")) for address in found)
    for address in (item.url, item.pictures[0]):
        assert reader.get(address.removeprefix(SITE)).status_code == 200


def test_picture_of_our_site_alone_is_in_no_feed(
    kind: str, story: Article, reader: Client
) -> None:
    key = Photo.objects.get().key
    assert key in read(reader, kind)[0].html
    Photo.objects.update(rights="own_site")
    (item,) = read(reader, kind)
    assert item.pictures == []
    assert "<img" not in item.html
    assert key not in reader.get("/" + FORMATS[kind]).text
    assert "堤上" not in item.html


def test_paper_may_give_away_first_words_only(
    kind: str, story: Article, reader: Client
) -> None:
    call_it(whole_stories_in_feeds=False)
    (item,) = read(reader, kind)
    assert item.html == ""
    assert item.summary.startswith("第一段，要紧。")


def test_reprint_is_not_handed_on_whole(
    kind: str, reporter: User, chief: User, reader: Client
) -> None:
    words: dict[str, Any] = {"source": "reprint", "source_name": "邻湖晚报"}
    live_article(by=reporter, chief=chief, **words)
    (item,) = read(reader, kind)
    assert item.html == ""
    assert item.summary


def test_advertising_is_no_news(
    kind: str, reporter: User, page_editor: User, chief: User, reader: Client
) -> None:
    section = Section.objects.create(name="民生")
    rows = [
        signed_article(by=reporter, chief=chief, kind=kind_, section=section)
        for kind_ in ("news", "advert")
    ]
    released_issue(rows, chief=chief)
    corrected(rows[1], by=page_editor, chief=chief)
    for where in ("/", section.get_absolute_url()):
        keys = [item.key for item in read(reader, kind, where)]
        assert keys == [SITE + rows[0].get_absolute_url()]


def test_feed_below_a_part_holds_its_own_stories(
    kind: str, story: Article, reporter: User, chief: User, reader: Client
) -> None:
    other = signed_article(by=reporter, chief=chief)
    released_issue([other], chief=chief, date=NOW.date().replace(day=23))
    assert len(read(reader, kind)) == 2
    name = story.bylines.exclude(reporter=None).get().reporter
    for part in (story.section, story.series, name):
        assert part is not None
        where = part.get_absolute_url()
        (item,) = read(reader, kind, where)
        assert item.key == SITE + story.get_absolute_url()
        page = reader.get(where).text
        assert f'href="{where}{FORMATS[kind]}"' in page
        assert f'href="/{FORMATS[kind]}"' in page
    assert reader.get("/sections/nowhere/" + FORMATS[kind]).status_code == 404


def test_correction_stands_on_its_story_and_by_itself(
    kind: str,
    page_editor: User,
    reporter: User,
    chief: User,
    reader: Client,
    clock: Traveller,
) -> None:
    row = live_article(by=reporter, chief=chief)
    later = NOW + HOUR
    clock.move_to(later)
    note = corrected(row, by=page_editor, chief=chief, now=later, note="记者笔误。")
    by_itself, story = read(reader, kind)
    assert by_itself.url == f"{SITE}{row.get_absolute_url()}#correction-{note.pk}"
    assert by_itself.title == f"更正：《{row.headline}》"
    assert by_itself.published == later
    assert (story.published, story.renewed) == (NOW, later)
    for item in (by_itself, story):
        words = etree.HTML(item.html).xpath("string()")
        assert f"原文：{WAS}" in words and "记者笔误。" in words
    page = etree.HTML(reader.get(row.get_absolute_url()).text)
    assert len(page.xpath(f'//*[@id="correction-{note.pk}"]')) == 1


def test_feed_of_a_paper_without_stories_is_valid(kind: str, reader: Client) -> None:
    assert read(reader, kind) == []


def test_feed_holds_the_newest_sixty(
    kind: str, reporter: User, chief: User, reader: Client, monkeypatch: Any
) -> None:
    monkeypatch.setattr("articles.feeds.doors.MOST", 2)
    rows = [signed_article(by=reporter, chief=chief) for _number in range(3)]
    for day, row in enumerate(rows, 1):
        at = NOW.replace(day=day)
        released_issue([row], chief=chief, date=at.date(), at=at, now=at)
    keys = [item.key for item in read(reader, kind)]
    assert keys == [SITE + row.get_absolute_url() for row in (rows[2], rows[1])]


def test_photo_taken_from_the_site_leaves_the_rest(
    kind: str, reporter: User, chief: User, reader: Client
) -> None:
    photos = [make_photo(by=reporter, raw=jpeg((640, 480 + n))) for n in range(2)]
    row = make_article(by=reporter, photos=photos)
    ArticlePhoto.objects.filter(article=row, photo=photos[1]).update(after=1)
    record_edit(row, by=reporter, now=NOW)
    sign(row, by=reporter, chief=chief)
    released_issue([row], chief=chief)
    Photo.objects.filter(pk=photos[0].pk).update(rights="own_site")
    (item,) = read(reader, kind)
    (shown,) = [a for a in addresses_in(item.html) if "/photos/" in a]
    assert photos[1].key in shown


def test_feed_of_a_name_that_moved_leads_on_once(
    kind: str, story: Article, chief: User, reader: Client
) -> None:
    name = story.bylines.exclude(reporter=None).get().reporter
    assert name is not None
    FormerSlug.objects.create(slug="he-xiao-man-old", reporter=name)
    answer = reader.get(f"/reporters/he-xiao-man-old/{FORMATS[kind]}")
    assert answer.status_code == 301
    assert answer.headers["Location"] == name.get_absolute_url() + FORMATS[kind]
    assert len(read(reader, kind, name.get_absolute_url())) == 1
