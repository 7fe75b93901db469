"""复制公众号格式: what the desk copies for WeChat's editor."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from tests.browser.conftest import Desk
from tests.cast import (
    make_article,
    make_issue,
    make_photo,
    make_reporter,
    signed_article,
)
from tests.press import print_and_release
from tests.views.paper import place

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
READ = """() => navigator.clipboard.read()
  .then((items) => items[0].getType("text/html")).then((blob) => blob.text())"""


def copied(page: Any, pk: int) -> str:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/admin/articles/article/{pk}/change/")
    page.click("[data-wechat]")
    page.get_by_text("已复制").wait_for()
    text: str = page.evaluate(READ)
    return text


def test_draft_is_copied_with_its_styles_on_its_elements(
    desk: Desk, reporter: User, complaints: list[str]
) -> None:
    name = make_reporter("徐雁", user=reporter)
    body = '<p>看<a href="https://a.example/">全文</a>。</p><h2>小标题</h2><p>完。</p>'
    photo = make_photo(by=reporter, caption="堤上。")
    story = make_article(by=reporter, bylines=[name], photos=[photo], body=body)
    text = copied(desk(reporter), story.pk)
    assert "看全文。" in text
    assert "【图片】堤上。" in text
    assert "徐雁" in text
    for word in ("class=", "<a", "<img", "<script", "http"):
        assert word not in text, word
    assert text.count("<p ") == text.count("<p style=") >= 3
    assert "<h2 style=" in text
    assert complaints == []


def test_live_story_is_copied_as_readers_have_it(
    desk: Desk, reporter: User, chief: User
) -> None:
    now = timezone.now()
    story = signed_article(by=reporter, chief=chief, body="<p>见报的话。</p>")
    issue = make_issue(by=chief, date=timezone.localdate(now), now=now)
    place(story, issue=issue, by=chief)
    print_and_release(issue, chief=chief, at=now, now=now)
    page = desk(chief)
    assert "见报的话。" in copied(page, story.pk)
    taken = page.get_attribute("[data-wechat]", "data-wechat")
    assert taken == story.get_absolute_url()
