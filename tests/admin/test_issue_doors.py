"""An issue in the desk: planning, its screen, its verbs at their doors."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles import layout
from articles.models import Article, DeskLog, Issue, Page
from articles.models.bounds import SHANGHAI
from articles.vocabulary import IssueState, Verb
from tests.admin.conftest import Login
from tests.admin.test_article_doors import NO, OK, PEOPLE
from tests.cast import NOW, make_issue, place_all, signed_article, submitted_article
from tests.press import approve_all, print_and_release

LATER = "2026-11-25T06:00"
TOMORROW = dt.datetime(2026, 11, 25, 6, 0, tzinfo=SHANGHAI)
pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def issue(reporter: User, chief: User) -> Issue:
    """Two signed stories on its first page; not released."""
    row = make_issue(by=chief, date=TOMORROW.date())
    stories = [signed_article(by=reporter, chief=chief) for _ in range(2)]
    place_all(row, stories, by=chief)
    return row


def door(verb: str, row: Issue) -> str:
    return reverse(f"admin:articles_issue_{verb}", args=[row.pk])


def screen(row: Issue) -> str:
    return reverse("admin:articles_issue_change", args=[row.pk])


@pytest.mark.long_table
@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("verb", ["release", "delay", "pull"])
def test_only_the_chief_releases_delays_and_pulls(
    verb: str,
    person: str,
    issue: Issue,
    chief: User,
    login: Login,
    request: pytest.FixtureRequest,
) -> None:
    approve_all(issue, chief=chief)
    if verb != "release":
        layout.release(issue, at=TOMORROW, by=chief, now=NOW)
    story = Article.objects.of_issue(issue).first()
    assert story is not None
    asked = {"at": LATER, "until": "2026-11-25T09:00", "article": story.pk}
    before = _stored(issue)
    user = request.getfixturevalue(person)
    answer = login(user).post(door(verb, issue), asked)
    assert answer.status_code == (OK if person == "chief" else NO)
    assert (_stored(issue) == before) == (person != "chief")
    assert DeskLog.objects.filter(verb=Verb.REFUSED).exists() == (person != "chief")


def _stored(issue: Issue) -> Any:
    stories = Article.objects.order_by("pk").values_list(
        "page", "position", "live_from"
    )
    return Issue.objects.values_list("state", "release_at").get(pk=issue.pk), list(
        stories
    )


@pytest.mark.parametrize("verb", ["release", "delay", "pull"])
def test_issue_verbs_are_post_only(
    verb: str, issue: Issue, chief: User, login: Login
) -> None:
    assert login(chief).get(door(verb, issue)).status_code == 405


def test_unsigned_story_blocks_until_it_is_left_out_by_choice(
    issue: Issue, reporter: User, chief: User, login: Login
) -> None:
    place_all(issue, [submitted_article(by=reporter, headline="没签的")], by=chief)
    approve_all(issue, chief=chief, leave_out=True)
    client = login(chief)
    assert "没签的" in client.get(screen(issue)).content.decode()
    answer = client.post(door("release", issue), {"at": LATER})
    assert answer.status_code == 403
    assert "没签的" in answer.content.decode()
    answer = client.post(door("release", issue), {"at": LATER, "leave_out": "on"})
    assert answer.status_code == 302
    assert Article.objects.filter(live_from=TOMORROW).count() == 2


def test_story_signed_after_release_joins_when_the_chief_confirms(
    issue: Issue, reporter: User, chief: User, login: Login
) -> None:
    print_and_release(issue, chief=chief, at=TOMORROW)
    place_all(issue, [signed_article(by=reporter, chief=chief)], by=chief)
    client = login(chief)
    assert "补进这一期" in client.get(screen(issue)).content.decode()
    assert client.post(door("release", issue)).status_code == 302
    assert Article.objects.filter(live_from=TOMORROW).count() == 3


@pytest.mark.parametrize(
    "instant", ["", "0001-01-01T00:00", "9999-01-01T00:00", "x", "2026-02-30T06:00"]
)
def test_impossible_release_instant_is_refused(
    instant: str, issue: Issue, chief: User, login: Login
) -> None:
    answer = login(chief).post(door("release", issue), {"at": instant})
    assert answer.status_code == 403
    issue.refresh_from_db()
    assert issue.state == IssueState.PLANNING


def order(page: Page, *numbers: object) -> dict[str, Any]:
    rows = page.articles.order_by("position")
    typed = {
        f"order-{row.pk}": number for row, number in zip(rows, numbers, strict=True)
    }
    return {"version": page.version, **typed}


def order_door(page: Page) -> str:
    return reverse("admin:articles_page_order", args=[page.pk])


def test_page_order_is_saved_whole_by_numbers(
    issue: Issue, page_editor: User, login: Login
) -> None:
    page = issue.pages.get(number=1)
    first, second = page.articles.order_by("position")
    assert (
        login(page_editor).post(order_door(page), order(page, 2, 1)).status_code == OK
    )
    assert list(page.articles.order_by("position")) == [second, first]


def test_order_of_a_page_that_changed_is_stale(
    issue: Issue, page_editor: User, reporter: User, chief: User, login: Login
) -> None:
    page = issue.pages.get(number=1)
    typed = order(page, 2, 1)
    place_all(issue, [submitted_article(by=reporter)], by=chief)
    before = list(page.articles.order_by("position"))
    answer = login(page_editor).post(order_door(page), typed)
    assert answer.status_code == 409
    assert list(page.articles.order_by("position")) == before


@pytest.mark.parametrize("person", ["reporter", "proofreader", "auditor"])
def test_others_may_not_order_a_page(
    person: str, issue: Issue, login: Login, request: pytest.FixtureRequest
) -> None:
    page = issue.pages.get(number=1)
    client = login(request.getfixturevalue(person))
    assert client.post(order_door(page), order(page, 2, 1)).status_code == 403


@pytest.mark.parametrize("number", ["x", "-1", "9" * 40, "1.5", "\x00"])
def test_impossible_order_number_is_refused(
    number: str, issue: Issue, page_editor: User, login: Login
) -> None:
    page = issue.pages.get(number=1)
    answer = login(page_editor).post(order_door(page), order(page, number, 1))
    assert answer.status_code == 403
