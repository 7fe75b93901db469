"""An issue's form and screen: what may still change, what it costs."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles import layout, workflow
from articles.models import Article, Issue
from articles.vocabulary import IssueState
from tests.admin.conftest import Login
from tests.admin.posting import queries_of, shown
from tests.admin.test_issue_doors import TOMORROW, screen
from tests.cast import NOW, make_issue, place_all, signed_article, submitted_article
from tests.press import approve_all, print_and_release

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def issue(reporter: User, chief: User) -> Issue:
    """Two signed stories on its first page; not released."""
    row = make_issue(by=chief, date=TOMORROW.date())
    stories = [signed_article(by=reporter, chief=chief) for _ in range(2)]
    place_all(row, stories, by=chief)
    return row


def test_released_issue_keeps_its_date(issue: Issue, chief: User, login: Login) -> None:
    print_and_release(issue, chief=chief, at=TOMORROW)
    client = login(chief)
    fields = shown(client, screen(issue), form="issue_form")
    client.post(screen(issue), fields | {"date": "2026-12-01", "number": "5"})
    issue.refresh_from_db()
    assert (issue.date, issue.number) == (TOMORROW.date(), 5)


def test_raw_post_releases_nothing(
    issue: Issue, page_editor: User, login: Login
) -> None:
    client = login(page_editor)
    fields = shown(client, screen(issue), form="issue_form")
    foreign = {"state": "released", "release_at": "2020-01-01T00:00"}
    assert client.post(screen(issue), fields | foreign).status_code == 302
    issue.refresh_from_db()
    assert (issue.state, issue.release_at) == (IssueState.PLANNING, None)


def test_page_with_stories_is_not_deleted(
    issue: Issue, desk_head: User, login: Login
) -> None:
    client = login(desk_head)
    fields = shown(client, screen(issue), form="issue_form")
    answer = client.post(screen(issue), fields | {"pages-0-DELETE": "on"})
    assert answer.status_code == 200
    assert issue.pages.count() == 2
    answer = client.post(screen(issue), fields | {"pages-1-DELETE": "on"})
    assert answer.status_code == 302
    assert issue.pages.count() == 1


def test_page_that_was_approved_is_not_deleted_though_it_is_empty_now(
    issue: Issue, chief: User, login: Login
) -> None:
    approve_all(issue, chief=chief)
    for story in Article.objects.of_issue(issue):
        layout.unplace(story, by=chief, now=NOW)
    client = login(chief)
    fields = shown(client, screen(issue), form="issue_form")
    answer = client.post(screen(issue), fields | {"pages-0-DELETE": "on"})
    assert "受保护的相关对象: 大样" in answer.content.decode()
    delete = reverse("admin:articles_issue_delete", args=[issue.pk])
    answer = client.post(delete, {"post": "yes"})
    assert "签过大样" in answer.content.decode()
    assert issue.pages.count() == 2


def test_page_number_given_twice_is_a_sentence(
    issue: Issue, desk_head: User, login: Login
) -> None:
    client = login(desk_head)
    fields = shown(client, screen(issue), form="issue_form") | {
        "pages-TOTAL_FORMS": "4",
        "pages-2-number": "7",
        "pages-3-number": "7",
    }
    answer = client.post(screen(issue), fields)
    assert answer.status_code == 200
    assert "有两个版面的版序相同" in answer.content.decode()
    assert issue.pages.count() == 2


def test_screen_costs_the_same_for_few_and_many_stories(
    issue: Issue, reporter: User, page_editor: User, chief: User, login: Login
) -> None:
    client = login(chief)
    submitted_article(by=reporter)
    few = queries_of(client, screen(issue))
    stories = [submitted_article(by=reporter) for _ in range(24)]
    for story in stories[::2]:
        workflow.claim(story, by=page_editor, now=NOW)
    place_all(issue, stories[:12], by=chief)
    assert queries_of(client, screen(issue)) == few


def test_cards_and_pool_say_who_has_claimed_a_story(
    issue: Issue, reporter: User, page_editor: User, desk_head: User, login: Login
) -> None:
    placed, waiting, free = (submitted_article(by=reporter) for _ in range(3))
    workflow.claim(placed, by=page_editor, now=NOW)
    workflow.claim(waiting, by=desk_head, now=NOW)
    place_all(issue, [placed], by=page_editor)
    page = login(page_editor).get(screen(issue)).text
    card = f'id="story-{placed.pk}"'
    assert "page_editor在审" in page.split(card)[1].split("</li>")[0]
    card = f'id="story-{waiting.pk}"'
    assert "desk_head在审" in page.split(card)[1].split("</li>")[0]
    card = f'id="story-{free.pk}"'
    assert "在审" not in page.split(card)[1].split("</li>")[0]
