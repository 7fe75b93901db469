"""Who has a story open and how much waits, as people at their browsers see it."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Presence
from tests.browser.conftest import Desk
from tests.cast import make_article, reviewed_article, submitted_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

OPEN = ".openers li"


def open_story(page: Any, pk: int) -> None:
    with page.expect_response(lambda answer: "/presence/" in answer.url):
        page.goto(f"/admin/articles/article/{pk}/change/")


def test_colleague_is_seen_with_unsaved_words_until_the_tab_closes(
    desk: Desk, reporter: User, page_editor: User, chief: User, complaints: list[str]
) -> None:
    story = submitted_article(by=reporter)
    editors, chiefs = desk(page_editor), desk(chief)
    open_story(editors, story.pk)
    open_story(chiefs, story.pk)
    assert chiefs.text_content(OPEN) == "page_editor正打开这篇"
    with editors.expect_response(lambda answer: "/presence/" in answer.url):
        editors.fill("#id_headline", "改了还没存")
    open_story(chiefs, story.pk)
    assert chiefs.text_content(OPEN) == "page_editor正打开这篇（有未存的改动）"
    editors.close()
    with chiefs.expect_response(lambda answer: "/presence/" in answer.url):
        chiefs.reload()
    chiefs.wait_for_function("!document.querySelector('.openers li')")
    assert [row.person for row in Presence.objects.all()] == [chief]
    assert complaints == []


def test_page_goes_on_speaking_while_its_tab_is_hidden(
    desk: Desk, reporter: User, complaints: list[str]
) -> None:
    story = submitted_article(by=reporter)
    page = desk(reporter)
    page.clock.install()
    open_story(page, story.pk)
    page.evaluate(
        "Object.defineProperty(document, 'visibilityState', {value: 'hidden'});"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
    with page.expect_response(lambda answer: "/presence/" in answer.url):
        page.clock.run_for(20_000)
    assert complaints == []


def test_page_falls_silent_once_signed_out(
    desk: Desk, reporter: User, complaints: list[str]
) -> None:
    story = submitted_article(by=reporter)
    page = desk(reporter)
    page.clock.install()
    open_story(page, story.pk)
    page.context.clear_cookies()
    with page.expect_response(lambda answer: "/presence/" in answer.url):
        page.clock.run_for(20_000)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.clock.run_for(60_000)
    assert not [address for address in asked if "/presence/" in address]
    assert complaints == []


def test_title_and_head_count_what_waits_and_follow_it(
    desk: Desk, reporter: User, chief: User, complaints: list[str]
) -> None:
    page = desk(chief)
    page.clock.install()
    page.goto("/admin/articles/article/")
    plain = page.title()
    assert page.is_hidden("[data-waiting]")
    reviewed_article(by=reporter)
    with page.expect_response("**/admin/waiting/"):
        page.clock.run_for(60_000)
    page.wait_for_function("document.title.startsWith('(1) ')")
    assert page.title() == f"(1) {plain}"
    assert page.inner_text("[data-waiting] b") == "1"
    page.context.clear_cookies()
    with page.expect_response("**/admin/waiting/"):
        page.clock.run_for(60_000)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.clock.run_for(180_000)
    assert not [address for address in asked if address.endswith("/admin/waiting/")]
    assert complaints == []


def test_story_is_claimed_on_the_first_page(
    desk: Desk, reporter: User, page_editor: User, complaints: list[str]
) -> None:
    submitted_article(by=reporter, headline="三百人上堤")
    page = desk(page_editor)
    page.click("button:has-text('我来审')")
    page.wait_for_selector(".messagelist .success")
    assert page.inner_text(".lines .claim") == "page_editor在审"
    assert page.inner_text("[data-waiting] b") == "1"
    assert complaints == []


def test_both_counts_follow_what_is_typed(
    desk: Desk, reporter: User, complaints: list[str]
) -> None:
    story = make_article(by=reporter, body="<p>澄湖，GDP。</p>")
    page = desk(reporter)
    open_story(page, story.pk)
    assert page.text_content(".word-count") == "7 字（汉字 2）"
    page.click(".ProseMirror[contenteditable=true]")
    page.keyboard.press("Control+End")
    page.keyboard.type("好 𠮷！")
    assert page.text_content(".word-count") == "10 字（汉字 4）"
    assert complaints == []
