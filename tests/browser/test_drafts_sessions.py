"""Typed text outlives the login; in the browser it does not outlive signing out."""

import pytest
from django.contrib.auth.models import User

from tests.browser.conftest import Desk
from tests.browser.typed import COPIES, TYPED, address, kept, sign_in, status, until
from tests.cast import make_article, submitted_article

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_lost_session_keeps_the_text_and_offers_it_after_signing_in(
    desk: Desk, reporter: User
) -> None:
    story = make_article(by=reporter)
    page = desk(reporter)
    page.goto(address(story))
    page.context.clear_cookies(name="sessionid")
    page.fill("#id_headline", TYPED)
    status(page, "登录已过期，文字暂存在本机")
    page.click("[name=_save]")
    page.wait_for_selector(".kept")
    assert page.input_value(".kept-text:has-text('主题') textarea") == TYPED
    page.click(".refused .button")
    sign_in(page, reporter)
    page.wait_for_selector(".draft [data-take]")
    page.click(".draft [data-take]")
    page.wait_for_selector(".draft-note")
    assert page.input_value("#id_headline") == TYPED
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")
    assert page.query_selector(".draft") is None
    assert page.evaluate(COPIES) == []
    story.refresh_from_db()
    assert story.headline == TYPED


def test_signing_in_again_in_another_tab_heals_the_open_form(
    desk: Desk, reporter: User
) -> None:
    story = make_article(by=reporter)
    page = desk(reporter)
    page.goto(address(story))
    page.context.clear_cookies(name="sessionid")
    page.fill("#id_headline", TYPED)
    status(page, "登录已过期")
    with page.context.expect_page() as opened:
        page.click(".draft-status a")
    sign_in(opened.value, reporter)
    opened.value.wait_for_selector(".menu")
    page.bring_to_front()
    page.fill("#id_deck", "又写了副题")
    status(page, "已暂存")
    assert page.evaluate(COPIES) == []
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")
    story.refresh_from_db()
    assert (story.headline, story.deck) == (TYPED, "又写了副题")


def test_token_that_ran_out_is_renewed_without_a_word(
    desk: Desk, reporter: User
) -> None:
    story = make_article(by=reporter)
    page = desk(reporter)
    page.goto(address(story))
    page.context.clear_cookies(name="csrftoken")
    page.fill("#id_headline", TYPED)
    status(page, "已暂存")
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")
    story.refresh_from_db()
    assert story.headline == TYPED


def test_token_that_ran_out_at_the_save_itself_keeps_the_text(
    desk: Desk, reporter: User
) -> None:
    page = desk(reporter)
    page.goto("/admin/articles/article/add/")
    page.context.clear_cookies(name="csrftoken")
    page.fill("#id_headline", TYPED)
    page.click("[name=_save]")
    page.wait_for_selector(".kept")
    assert page.input_value(".kept-text:has-text('主题') textarea") == TYPED
    page.click(".refused .button")
    page.click(".draft [data-take]")
    page.wait_for_selector(".draft-note")
    assert page.input_value("#id_headline") == TYPED


def test_text_is_never_kept_under_the_name_of_who_signed_in_since(
    desk: Desk, reporter: User, page_editor: User
) -> None:
    story = submitted_article(by=page_editor)
    page = desk(page_editor)
    page.goto(address(story))
    other = page.context.new_page()
    other.goto("/admin/")
    other.click("#logout-form button")
    other.goto("/admin/login/")
    sign_in(other, reporter)
    other.wait_for_selector(".menu")
    page.bring_to_front()
    page.fill("#id_headline", TYPED)
    status(page, "请先拷走")
    assert kept() is None
    assert page.evaluate(COPIES) == []


def test_signing_out_wipes_this_browser_and_leaves_the_desks_copy(
    desk: Desk, reporter: User
) -> None:
    story, second = make_article(by=reporter), make_article(by=reporter)
    page = desk(reporter)
    page.goto(address(second))
    page.context.set_offline(True)
    page.fill("#id_headline", "离线写的")
    status(page, "连不上")
    other = page.context.new_page()
    page.close()
    other.context.set_offline(False)
    other.goto(address(story))
    other.fill("#id_headline", TYPED)
    assert len(other.evaluate(COPIES)) == 1
    # At once, before the pause is over: what is typed still reaches the desk.
    other.once("dialog", lambda dialog: dialog.accept())
    other.click("#logout-form button")
    other.wait_for_url("**/logout/")
    assert other.evaluate(COPIES) == []
    assert until(kept).data["headline"] == TYPED


def test_signing_out_without_the_script_clears_the_storage(
    desk: Desk, reporter: User
) -> None:
    page = desk(reporter)
    page.evaluate("localStorage.setItem('newsroom-draft:1:2:3', '{}')")
    page.evaluate("document.querySelector('#logout-form').submit()")
    page.wait_for_url("**/logout/")
    assert page.evaluate(COPIES) == []
    page.goto("/admin/")
    page.wait_for_selector("#login-form")
