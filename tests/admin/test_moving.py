"""Moving a story at its door and on the board: where it lands, what is refused."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import layout
from articles.models import Article, Issue, Page
from tests.admin.conftest import Login
from tests.admin.posting import queries_of, verb_address
from tests.admin.test_issue_doors import order, order_door, screen
from tests.cast import (
    NOW,
    TODAY,
    make_issue,
    make_photo,
    place_all,
    submitted_article,
)

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def issue(page_editor: User) -> Issue:
    """Two pages of an extra of today, in planning."""
    return make_issue(by=page_editor, edition="extra")


@pytest.fixture
def stories(issue: Issue, reporter: User, page_editor: User) -> list[Article]:
    """Three on its first page."""
    rows = [submitted_article(by=reporter) for _ in range(3)]
    place_all(issue, rows, by=page_editor)
    return rows


def on(page: Page) -> list[Article]:
    return list(page.articles.order_by("position"))


def move(client: Client, story: Article, to: Page, **asked: Any) -> Any:
    return client.post(verb_address(story, "place"), {"page": to.pk} | asked)


def test_story_moves_to_the_place_asked_and_the_message_says_which(
    issue: Issue, stories: list[Article], page_editor: User, login: Login
) -> None:
    first, second = issue.pages.all()
    client = login(page_editor)
    move(client, stories[0], second)
    back = {"next": f"{screen(issue)}#story-{stories[2].pk}"}
    answer = move(client, stories[2], second, position=1, **back)
    assert answer["Location"] == back["next"]
    assert "排第1条" in client.get(screen(issue)).content.decode()
    assert (on(first), on(second)) == ([stories[1]], [stories[2], stories[0]])


def test_board_offers_its_own_pages_and_those_of_other_planned_issues(
    issue: Issue, stories: list[Article], chief: User, login: Login
) -> None:
    main = make_issue(by=chief, date=TODAY)
    released = make_issue(by=chief, edition="extra-2", pages=1)
    Issue.objects.filter(pk=released.pk).update(state="released", release_at=NOW)
    text = login(chief).get(screen(issue)).content.decode()
    options = {page: f'<option value="{page.pk}">A0' for page in Page.objects.all()}
    gone = options.pop(released.pages.get())
    assert {text.count(option) for option in options.values()} == {len(stories)}
    assert f'<optgroup label="{main}">' in text
    assert gone not in text


def test_move_onto_a_page_read_before_it_changed_is_refused_with_both_orders(
    issue: Issue, stories: list[Article], page_editor: User, login: Login
) -> None:
    first, second = issue.pages.all()
    read = Page.objects.get(pk=first.pk).version
    client = login(page_editor)
    move(client, stories[1], second)
    answer = move(client, stories[1], first, position=1, page_version=read)
    assert answer.status_code == 409
    text = answer.content.decode()
    assert "现在的次序" in text
    assert "您要的次序" in text
    assert (on(first), on(second)) == ([stories[0], stories[2]], [stories[1]])


def test_stale_order_shows_both_orders(
    issue: Issue, stories: list[Article], page_editor: User, login: Login
) -> None:
    page = issue.pages.get(number=1)
    page.refresh_from_db()
    typed = order(page, 3, 2, 1)
    layout.unplace(stories[0], by=page_editor, now=NOW)
    answer = login(page_editor).post(order_door(page), typed)
    assert answer.status_code == 409
    titles = [row.title for row in stories]
    wanted = f"您要的次序：1 《{titles[2]}》　2 《{titles[1]}》　3 《{titles[0]}》"
    assert wanted in answer.content.decode()
    assert on(page) == stories[1:]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("position", "0"),
        ("position", "-1"),
        ("position", "1000"),
        ("position", "x"),
        ("position", "\x00"),
        ("position", "9" * 40),
        ("page_version", "x"),
        ("page", "9" * 18),
        ("page", "\x00"),
    ],
)
def test_impossible_move_is_a_sentence(
    field: str,
    value: str,
    issue: Issue,
    stories: list[Article],
    page_editor: User,
    login: Login,
) -> None:
    second = issue.pages.get(number=2)
    answer = move(login(page_editor), stories[0], second, **{field: value})
    assert answer.status_code == 403
    assert on(second) == []


@pytest.mark.parametrize("key", ["x", "-1", "9" * 30, "\x00", "٣", ""])
def test_order_of_no_story_changes_nothing(
    key: str, issue: Issue, stories: list[Article], page_editor: User, login: Login
) -> None:
    page = issue.pages.get(number=1)
    page.refresh_from_db()
    typed = {"version": page.version, f"order-{key}": "1"}
    assert login(page_editor).post(order_door(page), typed).status_code == 409
    assert on(page) == stories


def test_order_takes_no_story_from_another_page(
    issue: Issue, stories: list[Article], page_editor: User, login: Login
) -> None:
    first, second = issue.pages.all()
    layout.place(stories[2], page=second, by=page_editor, now=NOW)
    first.refresh_from_db()
    foreign = order(first, 1, 2) | {f"order-{stories[2].pk}": 3}
    assert login(page_editor).post(order_door(first), foreign).status_code == 409
    assert (on(first), on(second)) == (stories[:2], [stories[2]])


def test_proofreader_sees_the_board_without_any_control(
    issue: Issue, stories: list[Article], proofreader: User, login: Login
) -> None:
    text = login(proofreader).get(screen(issue)).content.decode()
    assert stories[0].title in text
    for control in ("/place/", "/unplace/", "/order/", "order-", "移过去"):
        assert control not in text


def test_board_costs_the_same_for_three_and_thirty_stories(
    reporter: User, chief: User, login: Login
) -> None:
    def filled(edition: str, *, count: int, pages: int) -> Issue:
        row = make_issue(by=chief, edition=edition, pages=pages)
        photos = [make_photo(by=reporter) for _ in range(count)]
        place_all(
            row, [submitted_article(by=reporter, photos=[p]) for p in photos], by=chief
        )
        return row

    few = filled("extra", count=3, pages=1)
    many = filled("extra-2", count=30, pages=8)
    client = login(chief)
    client.get(screen(few))
    assert queries_of(client, screen(few)) == queries_of(client, screen(many))
