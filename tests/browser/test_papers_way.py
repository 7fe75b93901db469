"""The paper's whole way in a browser: filed, signed, placed, released, read."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Article, Issue
from articles.vocabulary import ArticleState
from tests.browser.conftest import Desk
from tests.cast import (
    jpeg,
    make_article,
    make_issue,
    make_reporter,
    pass_reviews,
    place_all,
    submitted_article,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HEADLINE = "三百人上堤演练"


def write_story(page: Any, picture: Path) -> None:
    page.goto("/admin/articles/article/add/")
    page.fill("#id_kicker", "冬季防汛")
    page.fill("#id_headline", HEADLINE)
    page.click(".ProseMirror[contenteditable=true]")
    page.keyboard.type("澄湖区昨日启动冬季防汛演练。")
    page.keyboard.press("Enter")
    page.keyboard.type("三百余人参加。")
    assert page.text_content("output.word-count") == "21 字（汉字 19）"
    page.set_input_files("#id_article_photos-0-upload", picture)
    page.fill("#id_article_photos-0-caption", "堤上的人。")
    page.fill("#id_article_photos-0-credit", "徐雁 摄")
    page.fill("#id_article_photos-0-alt", "堤上扛沙袋的人")
    page.click("[name=_submit]")
    page.wait_for_selector(".messagelist .success")


def place_and_release(page: Any, issue: Issue) -> None:
    page.goto(f"/admin/articles/issue/{issue.pk}/change/")
    page.click(f".pool li:has-text('{HEADLINE}') button")
    page.wait_for_selector(f".board-page li:has-text('{HEADLINE}')")
    for part in (".approval", ".press"):
        page.click(f"{part} button")
        page.wait_for_selector(f"{part} .mark-signed")
    at = timezone.now() + dt.timedelta(seconds=3)
    page.fill("#id_at", f"{timezone.localtime(at):%Y-%m-%dT%H:%M:%S}")
    page.click(".release button")
    page.wait_for_selector(".messagelist .success")


def test_story_goes_from_reporter_to_reader_at_the_instant(
    desk: Desk,
    visit: Any,
    complaints: list[str],
    reporter: User,
    chief: User,
    tmp_path: Path,
) -> None:
    make_reporter("徐雁", user=reporter)
    issue = make_issue(by=chief, date=timezone.localdate())
    picture = tmp_path / "a.jpg"
    picture.write_bytes(jpeg((900, 600)))

    write_story(desk(reporter), picture)
    story = Article.objects.get()
    assert story.state == ArticleState.SUBMITTED
    assert story.body == "<p>澄湖区昨日启动冬季防汛演练。</p><p>三百余人参加。</p>"

    pass_reviews(story)
    chiefs = desk(chief)
    chiefs.goto(f"/admin/articles/article/{story.pk}/change/")
    chiefs.click(".verbs button.main")
    chiefs.wait_for_selector(".mark-signed")
    place_and_release(chiefs, issue)

    reader = visit()
    assert reader.goto(story.get_absolute_url()).status == 404
    story.refresh_from_db()
    assert story.live_from is not None
    left = (story.live_from - timezone.now()).total_seconds()
    reader.wait_for_timeout(max(0, left * 1000) + 50)
    for address in (story.get_absolute_url(), issue.get_absolute_url(), "/"):
        assert reader.goto(address).status == 200
        assert HEADLINE in reader.content()
    reader.goto(story.get_absolute_url())
    assert reader.evaluate("document.querySelector('figure img').naturalWidth") > 0
    assert complaints == []


def test_dragging_writes_the_order_that_the_button_saves(
    desk: Desk, chief: User, reporter: User, complaints: list[str]
) -> None:
    issue = make_issue(by=chief, date=timezone.localdate())
    stories = [submitted_article(by=reporter) for _ in range(3)]
    place_all(issue, stories, by=chief)
    page = desk(chief)
    page.goto(f"/admin/articles/issue/{issue.pk}/change/")
    rows = page.locator(".board-stories li")
    page.drag_and_drop(
        ".board-stories li:nth-child(3) .handle",
        ".board-stories li:nth-child(1)",
        target_position={"x": 60, "y": 3},
    )
    values = [rows.nth(i).locator("[name^=order-]").input_value() for i in range(3)]
    assert values == ["1", "2", "3"]
    page.click("form[data-order] .save-order")
    page.wait_for_selector(".messagelist .success")
    kept = list(issue.pages.get(number=1).articles.order_by("position"))
    assert kept == [stories[2], stories[0], stories[1]]
    assert complaints == []


def test_stale_save_shows_both_texts_in_the_browser(desk: Desk, reporter: User) -> None:
    article = make_article(by=reporter)
    first, second = desk(reporter), desk(reporter)
    for page in (first, second):
        page.goto(f"/admin/articles/article/{article.pk}/change/")
    first.fill("#id_headline", "甲的主题")
    first.click("[name=_save]")
    first.wait_for_selector(".messagelist .success")
    second.fill("#id_headline", "乙的主题")
    second.click("[name=_save]")
    second.wait_for_selector(".clash")
    assert second.input_value("#id_headline") == "乙的主题"
    assert "甲的主题" in second.text_content(".clash .theirs")
    second.click("[name=_save]")
    second.wait_for_selector(".messagelist .success")
    article.refresh_from_db()
    assert article.headline == "乙的主题"
