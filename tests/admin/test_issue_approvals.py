"""大样 and 付印 at their doors and on the issue's screen."""

from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles import layout
from articles.models import Approval, DeskLog, Issue, Page
from articles.vocabulary import IssueState, Verb
from tests.admin.conftest import Login
from tests.admin.posting import queries_of
from tests.admin.test_article_doors import NO, OK, PEOPLE
from tests.admin.test_issue_doors import TOMORROW, screen
from tests.cast import (
    HOUR,
    NOW,
    make_issue,
    place_all,
    signed_article,
    submitted_article,
)
from tests.press import approve_all, print_and_release

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def issue(reporter: User, chief: User) -> Issue:
    """Two signed stories on its first page; nothing approved."""
    row = make_issue(by=chief, date=TOMORROW.date())
    stories = [signed_article(by=reporter, chief=chief) for _ in range(2)]
    place_all(row, stories, by=chief)
    return row


def page_door(page: Page) -> str:
    return reverse("admin:articles_page_approve", args=[page.pk])


def issue_door(issue: Issue) -> str:
    return reverse("admin:articles_issue_approve", args=[issue.pk])


def seen(row: Page | Issue) -> dict[str, Any]:
    if isinstance(row, Page):
        return {"digest": layout.printed_page(row).digest}
    return {"digest": layout.printed_issue(row).digest}


def shown(client: Client, issue: Issue) -> str:
    return client.get(screen(issue)).content.decode()


@pytest.mark.parametrize("person", PEOPLE)
def test_pages_are_approved_by_desk_head_and_chief(
    person: str, issue: Issue, login: Login, request: pytest.FixtureRequest
) -> None:
    page = issue.pages.get(number=1)
    client = login(request.getfixturevalue(person))
    answer = client.post(page_door(page), seen(page))
    may = person in ("desk_head", "chief")
    assert answer.status_code == (OK if may else NO)
    assert Approval.objects.exists() is may
    assert DeskLog.objects.filter(verb=Verb.REFUSED).exists() is not may


@pytest.mark.parametrize("person", PEOPLE)
def test_issue_goes_to_press_by_the_chief(
    person: str,
    issue: Issue,
    desk_head: User,
    login: Login,
    request: pytest.FixtureRequest,
) -> None:
    page = issue.pages.get(number=1)
    layout.approve_page(page, by=desk_head, now=NOW, **seen(page))
    client = login(request.getfixturevalue(person))
    answer = client.post(issue_door(issue), seen(issue) | {"comment": "照此付印"})
    assert answer.status_code == (OK if person == "chief" else NO)
    assert issue.approvals.exists() is (person == "chief")


def test_approvals_are_post_only(issue: Issue, chief: User, login: Login) -> None:
    client = login(chief)
    assert client.get(page_door(issue.pages.get(number=1))).status_code == 405
    assert client.get(issue_door(issue)).status_code == 405


@pytest.mark.parametrize("digest", ["", "x", "\x00", "0" * 63, "A" * 64, "9" * 5000])
def test_approval_without_what_was_seen_is_refused(
    digest: str, issue: Issue, chief: User, login: Login
) -> None:
    client = login(chief)
    for door in (page_door(issue.pages.get(number=1)), issue_door(issue)):
        answer = client.post(door, {"digest": digest})
        assert answer.status_code == 403
        assert digest == "\x00" or "从期次页面上签" in answer.content.decode()
    assert not Approval.objects.exists()


def test_page_that_changed_since_it_was_opened_is_stale(
    issue: Issue, reporter: User, chief: User, login: Login
) -> None:
    page = issue.pages.get(number=1)
    fields = seen(page)
    place_all(issue, [signed_article(by=reporter, chief=chief)], by=chief)
    answer = login(chief).post(page_door(page), fields)
    assert answer.status_code == 409
    assert "有改动" in answer.content.decode()
    assert not Approval.objects.exists()


def test_page_leaves_its_unsigned_story_out_by_choice(
    issue: Issue, reporter: User, desk_head: User, login: Login
) -> None:
    page = issue.pages.get(number=1)
    waiting = submitted_article(by=reporter, headline="没签的")
    place_all(issue, [waiting], by=desk_head)
    client = login(desk_head)
    assert "未签发的不上" in shown(client, issue)
    answer = client.post(page_door(page), seen(page))
    assert answer.status_code == 403
    assert "没签的" in answer.content.decode()
    fields = seen(page) | {"leave_out": "on"}
    assert client.post(page_door(page), fields).status_code == 302


def test_screen_leads_from_page_to_press_to_release(
    issue: Issue, chief: User, login: Login
) -> None:
    page, client = issue.pages.get(number=1), login(chief)
    text = shown(client, issue)
    assert "大样未签" in text and "A01版还没有签大样" in text
    assert issue_door(issue) not in text
    client.post(page_door(page), seen(page))
    text = shown(client, issue)
    assert "大样已签" in text and page_door(page) not in text
    client.post(issue_door(issue), seen(issue) | {"comment": "照此付印"})
    text = shown(client, issue)
    assert "已付印" in text and "照此付印" in text
    answer = client.post(
        reverse("admin:articles_issue_release", args=[issue.pk]),
        {"at": "2026-11-25T06:00"},
    )
    assert answer.status_code == 302
    issue.refresh_from_db()
    assert issue.state == IssueState.RELEASED


def test_release_before_press_says_what_is_missing(
    issue: Issue, chief: User, login: Login
) -> None:
    door = reverse("admin:articles_issue_release", args=[issue.pk])
    answer = login(chief).post(door, {"at": "2026-11-25T06:00"})
    assert answer.status_code == 403
    assert "A01版还没有签大样；本期还没有付印。" in answer.content.decode()


def test_screen_says_which_pages_changed_after_the_press_signature(
    issue: Issue, chief: User, login: Login
) -> None:
    print_and_release(issue, chief=chief, at=TOMORROW)
    story = issue.pages.get(number=1).articles.first()
    assert story is not None
    layout.pull(issue, article=story, by=chief, now=NOW)
    text = shown(login(chief), issue)
    assert "大样已变，须重签" in text
    assert "付印之后有改动" in text
    assert "改动过的版：A01" in text


def test_approvals_of_what_readers_have_are_history(
    issue: Issue, chief: User, login: Login, clock: time_machine.Traveller
) -> None:
    print_and_release(issue, chief=chief, at=TOMORROW)
    story = issue.pages.get(number=1).articles.first()
    assert story is not None
    layout.pull(issue, article=story, by=chief, now=NOW)
    clock.move_to(TOMORROW + HOUR)
    text = shown(login(chief), issue)
    assert "大样已签" in text and "已付印" in text
    assert "须重签" not in text and "签大样" not in text


def test_archive_issue_misses_no_approval(
    issue: Issue, chief: User, login: Login, clock: time_machine.Traveller
) -> None:
    """It came in released, and no press of ours printed it."""
    Issue.objects.filter(pk=issue.pk).update(
        state=IssueState.RELEASED, release_at=NOW - HOUR
    )
    text = shown(login(chief), issue)
    assert "大样" not in text and "付印" not in text


@pytest.mark.parametrize("person", ["page_editor", "proofreader", "auditor"])
def test_others_see_approvals_and_no_button(
    person: str,
    issue: Issue,
    chief: User,
    login: Login,
    request: pytest.FixtureRequest,
) -> None:
    client = login(request.getfixturevalue(person))
    assert "签大样</button>" not in shown(client, issue)
    approve_all(issue, chief=chief)
    text = shown(client, issue)
    assert "大样已签" in text and "已付印" in text


def test_screen_costs_the_same_for_few_and_many_approvals(
    issue: Issue, reporter: User, chief: User, login: Login
) -> None:
    client = login(chief)
    approve_all(issue, chief=chief)
    few = queries_of(client, screen(issue))
    for _ in range(4):
        place_all(issue, [signed_article(by=reporter, chief=chief)], by=chief)
        approve_all(issue, chief=chief)
    assert queries_of(client, screen(issue)) == few
