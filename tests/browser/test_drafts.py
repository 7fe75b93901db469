"""Typed text outlives the tab, the connection and a huge paste."""

import pytest
from django.contrib.auth.models import User

from tests.browser.conftest import Desk
from tests.browser.typed import COPIES, TYPED, address, kept, status, until
from tests.cast import make_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_typed_text_comes_back_after_the_tab_was_closed(
    desk: Desk, reporter: User, complaints: list[str]
) -> None:
    story = make_article(by=reporter)
    page = desk(reporter)
    page.goto(address(story))
    page.fill("#id_headline", TYPED)
    page.click(".ProseMirror[contenteditable=true]")
    page.keyboard.type("又写的一段。")
    status(page, "已暂存")
    assert page.evaluate(COPIES) == []
    other = page.context.new_page()
    page.close()
    other.goto(address(story))
    other.wait_for_selector(".draft")
    assert "您有没存上的文字" in other.text_content(".draft")
    other.click(".draft a.button")
    other.wait_for_selector(".draft-note")
    assert other.input_value("#id_headline") == TYPED
    assert "又写的一段。" in other.text_content(".ProseMirror[contenteditable=true]")
    other.click("[name=_save]")
    other.wait_for_selector(".messagelist .success")
    assert other.query_selector(".draft") is None
    assert other.evaluate(COPIES) == []
    story.refresh_from_db()
    assert story.headline == TYPED and "又写的一段。" in story.body
    assert complaints == []


def test_tab_closed_before_the_pause_is_over_loses_nothing(
    desk: Desk, reporter: User
) -> None:
    page = desk(reporter)
    page.goto("/admin/articles/article/add/")
    page.fill("#id_headline", TYPED)
    other = page.context.new_page()
    page.close(run_before_unload=False)
    until(kept)
    other.goto("/admin/articles/article/add/")
    other.click(".draft a.button")
    other.wait_for_selector(".draft-note")
    assert other.input_value("#id_headline") == TYPED
    # The copy of the closed tab is the same text, and goes.
    assert other.evaluate(COPIES) == []


def test_text_typed_offline_is_kept_here_and_reaches_the_desk_later(
    desk: Desk, reporter: User
) -> None:
    story = make_article(by=reporter)
    page = desk(reporter)
    page.goto(address(story))
    page.context.set_offline(True)
    page.fill("#id_headline", TYPED)
    status(page, "连不上，文字暂存在本机")
    assert len(page.evaluate(COPIES)) == 1
    page.context.set_offline(False)
    status(page, "已暂存")
    assert page.evaluate(COPIES) == []
    assert until(kept).data["headline"] == TYPED


def test_tab_closed_offline_is_offered_from_this_browser(
    desk: Desk, reporter: User
) -> None:
    story = make_article(by=reporter)
    page = desk(reporter)
    page.goto(address(story))
    page.context.set_offline(True)
    page.fill("#id_headline", TYPED)
    status(page, "连不上")
    other = page.context.new_page()
    page.close()
    other.context.set_offline(False)
    other.goto(address(story))
    other.wait_for_selector(".draft:has-text('这台机器上有没存上的文字')")
    other.click(".draft summary")
    assert other.input_value(".draft .kept-text textarea >> nth=0") == TYPED
    other.click(".draft [data-take]")
    other.wait_for_selector(".draft-note")
    assert other.input_value("#id_headline") == TYPED
    assert other.evaluate(COPIES) == []


def test_second_window_never_writes_over_the_text_of_the_first(
    desk: Desk, reporter: User
) -> None:
    story = make_article(by=reporter)
    first = desk(reporter)
    first.goto(address(story))
    second = first.context.new_page()
    second.goto(address(story))
    first.fill("#id_headline", TYPED)
    status(first, "已暂存")
    second.bring_to_front()
    second.fill("#id_deck", "另一窗口的副题")
    status(second, "还有一份没存上的文字，请先接着写或不要它。（文字暂存在本机）")
    assert until(kept).data["headline"] == TYPED
    second.close()
    first.bring_to_front()
    first.click("[name=_save]")
    first.wait_for_selector(".messagelist .success")
    first.click(".draft summary")
    assert "另一窗口的副题" in [
        area.input_value() for area in first.locator(".draft textarea").all()
    ]


def test_copy_of_this_browser_can_be_dropped(desk: Desk, reporter: User) -> None:
    story = make_article(by=reporter)
    page = desk(reporter)
    page.goto(address(story))
    page.context.set_offline(True)
    page.fill("#id_headline", TYPED)
    status(page, "连不上")
    other = page.context.new_page()
    page.close()
    other.context.set_offline(False)
    other.goto(address(story))
    other.click(".draft [data-drop]")
    assert other.query_selector(".draft") is None
    assert other.evaluate(COPIES) == []
    assert kept() is None


@pytest.mark.parametrize("new", [True, False])
def test_three_megabytes_pasted_are_kept_and_come_back(
    new: bool, desk: Desk, reporter: User
) -> None:
    where = (
        "/admin/articles/article/add/" if new else address(make_article(by=reporter))
    )
    page = desk(reporter)
    page.goto(where)
    page.fill("#id_headline", TYPED)
    page.click(".ProseMirror[contenteditable=true]")
    paste = """() => {
      const data = new DataTransfer();
      const paragraph = "防汛演练今日开始。".repeat(33) + "\\n\\n";
      data.setData("text/plain", paragraph.repeat(3400));
      const target = document.querySelector(".ProseMirror[contenteditable=true]");
      target.dispatchEvent(new ClipboardEvent("paste",
        { clipboardData: data, bubbles: true, cancelable: true }));
    }"""
    page.evaluate(paste)
    page.wait_for_selector(".draft-status:has-text('已暂存')", timeout=60_000)
    draft = until(kept)
    assert len(draft.data["body"].encode()) > 3_000_000
    assert draft.data["body"].count("防汛演练今日开始。") == 33 * 3400
    other = page.context.new_page()
    page.close()
    other.goto(where, timeout=60_000)
    other.click(".draft a.button", timeout=60_000)
    other.wait_for_selector(".draft-note", timeout=60_000)
    length = other.evaluate("document.querySelector('#id_body').value.length")
    assert length == len(draft.data["body"])
