"""A story's own page: headline parts, names, pictures in place, place in print."""

import re

import pytest
from django.contrib.auth.models import User
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from articles import layout, workflow
from articles.models import Article, ArticlePhoto, Byline, Series
from articles.reading import story_context, working_text
from tests.cast import NOW, make_article, make_issue, make_photo, make_reporter
from tests.press import print_and_release
from tests.views.paper import place, sign

pytestmark = pytest.mark.django_db

BODY = "<p>第一段。</p><h2>小标题</h2><p>第二段。</p><ul><li>一条</li></ul>"


def publish(story: Article, *, reporter: User, chief: User) -> str:
    sign(story, by=reporter, chief=chief)
    issue = make_issue(by=chief)
    place(story, issue=issue, by=chief)
    print_and_release(issue, chief=chief)
    return story.get_absolute_url()


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_every_printed_part_is_shown(
    reporter: User, chief: User, reader: Client
) -> None:
    story = make_article(
        by=reporter,
        kicker="引题在上",
        headline="主题居中",
        deck="副题在下",
        summary="提要一句",
        dateline="本报讯",
        body=BODY,
        label="编者按",
    )
    story.tags.add("防汛")
    page = reader.get(publish(story, reporter=reporter, chief=chief)).content.decode()
    for words in ("引题在上", "副题在下", "提要一句", "编者按", "<h2>小标题</h2>"):
        assert words in page
    assert '<p><span class="dateline">本报讯</span>\u3000第一段。</p>' in page
    assert "《澄湖日报》2026年11月24日 第A01版 要闻" in page
    assert f'href="{reverse("articles:tag", args=["防汛"])}"' in page
    assert "<title>主题居中" in page
    assert '<meta property="og:title" content="主题居中">' in page


def test_names_are_grouped_by_role_and_those_we_know_are_linked(
    reporter: User, chief: User, reader: Client
) -> None:
    known = make_reporter("贺小满")
    story = make_article(by=reporter, bylines=[known])
    others = [
        {"printed_name": "姚禾", "role": "reporter"},
        {"printed_name": "冯秀娥", "role": "correspondent", "organisation": "横圩镇"},
        {"printed_name": "沈芊", "role": "reporter", "qualifier": "见习"},
    ]
    for order, fields in enumerate(others, 1):
        Byline.objects.create(article=story, order=order, **fields)
    workflow.record_edit(story, by=reporter, now=NOW)
    page = reader.get(publish(story, reporter=reporter, chief=chief)).content.decode()
    assert "记者 贺小满 姚禾 通讯员 横圩镇 冯秀娥 见习记者 沈芊" in text_of(page)
    assert f'href="{known.get_absolute_url()}" rel="author">贺小满' in page


def test_pictures_stand_after_their_paragraph_and_confess(
    reporter: User, chief: User, reader: Client
) -> None:
    story = make_article(by=reporter, body=BODY)
    places = [
        (2, False, "ai"),
        (0, False, "own"),
        (0, True, "file"),
        (99, False, "own"),
    ]
    for order, (after, lead, source) in enumerate(places):
        photo = make_photo(by=reporter, caption=f"图{order}", source=source)
        ArticlePhoto.objects.create(
            article=story, photo=photo, order=order, after=after, lead=lead
        )
    workflow.record_edit(story, by=reporter, now=NOW)
    page = reader.get(publish(story, reporter=reporter, chief=chief)).content.decode()
    body = page[page.index('class="body"') :]
    marks = ["图2", "图1", "第一段", "小标题", "第二段", "图0", "一条", "图3"]
    captions = [
        m.group(1) for m in re.finditer(r">(图\d|第一段|小标题|第二段|一条)", body)
    ]
    assert captions == marks
    assert "资料图" in text_of(body)
    assert "AI生成" in text_of(body)
    assert all("width=" in tag and "height=" in tag for tag in images(body))
    assert sum('fetchpriority="high"' in tag for tag in images(body)) == 1
    assert sum('loading="lazy"' in tag for tag in images(body)) == 3


def images(page: str) -> list[str]:
    return re.findall(r"<img [^>]*>", page)


def test_reprint_names_source_title_author_and_original(
    reporter: User, chief: User, reader: Client
) -> None:
    story = make_article(
        by=reporter,
        source="reprint",
        source_name="邻湖晚报",
        source_url="https://example.org/1",
        original_title="原来的题目",
        original_author="陆某",
    )
    page = reader.get(publish(story, reporter=reporter, chief=chief)).content.decode()
    words = text_of(page)
    assert "转自 邻湖晚报" in words
    assert "原题《原来的题目》" in words
    assert "原作者 陆某" in words
    assert 'href="https://example.org/1"' in page


def test_source_address_that_is_no_web_address_gets_no_link(
    reporter: User, chief: User, reader: Client
) -> None:
    story = make_article(by=reporter, source="contributed", source_url="javascript:x")
    page = reader.get(publish(story, reporter=reporter, chief=chief)).content.decode()
    assert "javascript:" not in page


def test_picture_story_without_headline_or_text_is_shown(
    reporter: User, chief: User, reader: Client
) -> None:
    photo = make_photo(by=reporter, caption="雪后的湖岸，一个人走过。")
    story = make_article(
        by=reporter, kind="picture", headline="", body="", photos=[photo]
    )
    address = publish(story, reporter=reporter, chief=chief)
    page = reader.get(address).content.decode()
    assert "雪后的湖岸，一个人走过。</h1>" in page
    assert "雪后的湖岸" in reader.get("/").content.decode()


def test_story_without_a_page_is_shown_with_its_day(
    reporter: User, chief: User, reader: Client
) -> None:
    story = make_article(by=reporter, headline="网上先发")
    sign(story, by=reporter, chief=chief)
    layout.publish_web(story, at=NOW, by=chief, now=NOW)
    page = reader.get(story.get_absolute_url()).content.decode()
    assert "《澄湖日报》网站 2026年11月24日" in page
    assert 'rel="next"' not in page


def test_series_box_holds_other_stories_of_the_series(
    reporter: User, chief: User, reader: Client
) -> None:
    series = Series.objects.create(name="一线见闻", description="到现场去。")
    issue = make_issue(by=chief)
    for headline in ("其一", "其二"):
        story = make_article(by=reporter, headline=headline, series=series)
        sign(story, by=reporter, chief=chief)
        place(story, issue=issue, by=chief)
    print_and_release(issue, chief=chief)
    page = reader.get(story.get_absolute_url()).content.decode()
    box = page[page.index('class="series-box"') :].partition("</section>")[0]
    assert "到现场去。" in box
    assert "其一" in box
    assert "其二" not in box


def test_withdrawn_story_answers_410_in_the_papers_dress(
    reporter: User, chief: User, reader: Client
) -> None:
    story = make_article(by=reporter, headline="撤下的题目")
    address = publish(story, reporter=reporter, chief=chief)
    workflow.withdraw(story, reason="失实", ordered_by="总编", by=chief, now=NOW)
    answer = reader.get(address)
    page = answer.content.decode()
    assert answer.status_code == 410
    assert "这篇稿件已撤下" in page
    assert "澄湖日报" in page
    assert "撤下的题目" not in page
    assert "失实" not in page


def test_preview_shows_the_working_copy_under_a_banner(reporter: User) -> None:
    photo = make_photo(by=reporter)
    story = make_article(by=reporter, headline="还没签的题目", photos=[photo])
    context = story_context(
        story,
        working_text(story),
        now=NOW,
        address=lambda photo, width, extension, *, crop="": (
            f"/desk/{photo.pk}-{width}.{extension}"
        ),
        preview=True,
    )
    page = render_to_string("articles/article.html", context)
    assert "预览 · 未见报" in page
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert "还没签的题目" in page
    assert f"/desk/{photo.pk}-{photo.width}.jpg" in page
    assert "/photos/" not in page
