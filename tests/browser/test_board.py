"""The issue's board in a browser: stories moved by drag, by keyboard, unscripted."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles import layout
from articles.models import Article, Issue, Page
from tests.browser.conftest import Desk
from tests.cast import NOW, make_issue, place_all, submitted_article

DAY = dt.timedelta(days=1)
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def issue(page_editor: User) -> Issue:
    return make_issue(by=page_editor, date=timezone.localdate())


@pytest.fixture
def stories(issue: Issue, reporter: User, page_editor: User) -> list[Article]:
    """甲, 乙, 丙 on page 1; 丁 on page 2; 戊 in the pool."""
    rows = [submitted_article(by=reporter, headline=name) for name in "甲乙丙丁戊"]
    place_all(issue, rows[:3], by=page_editor)
    layout.place(rows[3], page=issue.pages.get(number=2), by=page_editor, now=NOW)
    return rows


def open_board(page: Any, issue: Issue) -> None:
    page.goto(f"/admin/articles/issue/{issue.pk}/change/")


def on(issue: Issue, number: int) -> str:
    rows = issue.pages.get(number=number).articles.order_by("position")
    return "".join(rows.values_list("headline", flat=True))


def row(story: Article) -> str:
    return f"#story-{story.pk}"


def sheet(page: Page) -> str:
    return f".board-page[data-page='{page.pk}']"


def test_dragging_to_another_page_puts_it_where_it_is_dropped(
    desk: Desk,
    issue: Issue,
    stories: list[Article],
    page_editor: User,
    complaints: list[str],
) -> None:
    page = desk(page_editor)
    open_board(page, issue)
    page.drag_and_drop(
        f"{row(stories[3])} .handle", row(stories[1]), target_position={"x": 60, "y": 3}
    )
    page.wait_for_selector(".messagelist .success")
    assert (on(issue, 1), on(issue, 2)) == ("甲丁乙丙", "")
    page.drag_and_drop(row(stories[4]), sheet(issue.pages.get(number=2)))
    page.wait_for_selector(f"{sheet(issue.pages.get(number=2))} {row(stories[4])}")
    assert on(issue, 2) == "戊"
    page.drag_and_drop(f"{row(stories[0])} .handle", ".pool h2")
    page.wait_for_selector(f".pool {row(stories[0])}")
    assert on(issue, 1) == "丁乙丙"
    assert complaints == []


def test_page_changed_meanwhile_refuses_the_drop_and_shows_both_orders(
    desk: Desk, issue: Issue, stories: list[Article], page_editor: User, chief: User
) -> None:
    page = desk(page_editor)
    open_board(page, issue)
    layout.unplace(stories[1], by=chief, now=NOW)
    page.drag_and_drop(f"{row(stories[3])} .handle", row(stories[0]))
    page.wait_for_selector(".refused")
    text = page.text_content(".refused")
    assert "现在的次序：1 《甲》　2 《丙》" in text
    assert "《丁》" in text
    assert (on(issue, 1), on(issue, 2)) == ("甲丙", "丁")


def test_steps_by_keyboard_are_announced_and_saved_by_the_button(
    desk: Desk,
    issue: Issue,
    stories: list[Article],
    page_editor: User,
    complaints: list[str],
) -> None:
    page = desk(page_editor)
    open_board(page, issue)
    page.focus(f"{row(stories[2])} [aria-label='《丙》往上一条']")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-announcement]:has-text('《丙》现在第2条')")
    page.keyboard.press("Space")
    page.wait_for_selector("[data-announcement]:has-text('《丙》现在第1条')")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-announcement]:has-text('《丙》已经在最上面')")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-announcement]:has-text('《丙》现在第2条')")
    assert on(issue, 1) == "甲乙丙"
    page.focus(".changed .save-order")
    page.keyboard.press("Enter")
    page.wait_for_selector(".messagelist .success")
    assert on(issue, 1) == "甲丙乙"
    assert complaints == []


def test_enter_in_a_number_saves_the_order(
    desk: Desk, issue: Issue, stories: list[Article], page_editor: User
) -> None:
    page = desk(page_editor)
    open_board(page, issue)
    page.fill(f"[name=order-{stories[0].pk}]", "9")
    page.keyboard.press("Enter")
    page.wait_for_selector(".messagelist .success")
    assert on(issue, 1) == "乙丙甲"


def test_order_not_saved_yet_is_not_lost_by_a_move(
    desk: Desk, issue: Issue, stories: list[Article], page_editor: User
) -> None:
    page = desk(page_editor)
    open_board(page, issue)
    page.click(f"{row(stories[2])} [aria-label='《丙》往上一条']")
    page.click(".pool button")
    page.wait_for_selector("[data-announcement]:has-text('先按“保存次序”')")
    assert on(issue, 1) == "甲乙丙"
    page.keyboard.press("Enter")
    page.wait_for_selector(".messagelist .success")
    assert on(issue, 1) == "甲丙乙"


@pytest.mark.parametrize("scripts", [True, False])
def test_moving_by_keyboard_needs_no_script(
    scripts: bool, desk: Desk, issue: Issue, stories: list[Article], page_editor: User
) -> None:
    tomorrow = make_issue(by=page_editor, date=timezone.localdate() + DAY)
    page = desk(page_editor)
    if not scripts:
        page.route("**/*.js", lambda route: route.abort())
    open_board(page, issue)
    page.focus(f"{row(stories[1])} summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.select_option(":focus", str(issue.pages.get(number=2).pk))
    page.keyboard.press("Tab")
    page.keyboard.type("1")
    page.keyboard.press("Enter")
    page.wait_for_selector(".messagelist .success:has-text('排第1条')")
    assert (on(issue, 1), on(issue, 2)) == ("甲丙", "乙丁")
    if scripts:
        page.wait_for_selector(f"{row(stories[1])}:focus-within")
    page.click(f"{row(stories[1])} summary")
    away = tomorrow.pages.get(number=2)
    page.select_option(f"{row(stories[1])} select", str(away.pk))
    page.click(f"{row(stories[1])} .move button >> nth=0")
    page.wait_for_selector(".messagelist .success")
    assert on(tomorrow, 2) == "乙"
