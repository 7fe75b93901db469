"""How much waits: the number by itself, the person's own, cheap and never kept."""

import pytest
from django.contrib.auth.models import Group, User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import workflow
from articles.vocabulary import Role
from tests.access import TABLE, employ
from tests.admin.conftest import Login
from tests.cast import (
    NOW,
    make_article,
    reviewed_article,
    signed_article,
    submitted_article,
)

pytestmark = pytest.mark.django_db

WAITING = "/admin/waiting/"


def count_of(user: User, login: Login) -> int:
    answer = login(user).get(WAITING)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    number = answer.json()["count"]
    assert answer.json() == {"count": number}
    assert isinstance(number, int)
    return number


@pytest.mark.long_table
@pytest.mark.parametrize("person", TABLE)
def test_each_is_told_what_is_their_turn(
    person: str, reporter: User, chief: User, login: Login
) -> None:
    user = employ(person)
    make_article(by=reporter)
    submitted_article(by=reporter)
    for _ in range(2):
        reviewed_article(by=reporter)
    signed_article(by=reporter, chief=chief)
    expected = {"page_editor": 1, "chief": 2}
    assert count_of(user, login) == expected.get(person, 0)


def test_return_waits_for_its_writer_alone(
    reporter: User, other_reporter: User, chief: User, login: Login
) -> None:
    story = submitted_article(by=reporter)
    workflow.send_back(story, reason="补", by=chief, now=NOW)
    assert count_of(reporter, login) == 1
    assert count_of(other_reporter, login) == count_of(chief, login) == 0


def test_return_waits_no_more_for_who_writes_no_more(
    reporter: User, chief: User, login: Login
) -> None:
    story = submitted_article(by=reporter)
    workflow.send_back(story, reason="补", by=chief, now=NOW)
    reporter.groups.set(Group.objects.filter(name=Role.PROOFREADER.value))
    assert reporter.groups.count() == 1
    assert count_of(User.objects.get(pk=reporter.pk), login) == 0


def test_what_a_colleague_claimed_is_not_waiting_any_more(
    reporter: User, page_editor: User, desk_head: User, login: Login
) -> None:
    story = submitted_article(by=reporter)
    workflow.claim(story, by=desk_head, now=NOW)
    assert count_of(page_editor, login) == 0
    assert count_of(desk_head, login) == 1


def test_own_story_does_not_wait_for_oneself(chief: User, login: Login) -> None:
    reviewed_article(by=chief)
    assert count_of(chief, login) == 0


def test_count_is_one_query_and_has_an_end(
    reporter: User, chief: User, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.admin.waiting.COUNTED", 3)
    client = login(chief)
    client.get(WAITING)
    with CaptureQueriesContext(connection) as few:
        client.get(WAITING)
    for _ in range(6):
        reviewed_article(by=reporter)
    with CaptureQueriesContext(connection) as many:
        assert client.get(WAITING).json() == {"count": 4}
    assert len(many) == len(few)
    assert sum('FROM "articles_article"' in query["sql"] for query in many) == 1


def test_stranger_is_sent_to_the_login_and_nothing_but_get_is_answered(
    client: Client, chief: User, login: Login
) -> None:
    answer = client.get(WAITING)
    assert answer.status_code == 302 and "/admin/login/" in answer["Location"]
    for method in ("post", "put", "delete"):
        assert getattr(login(chief), method)(WAITING).status_code == 405


def test_head_of_the_first_page_says_the_number_without_any_script(
    reporter: User, chief: User, login: Login
) -> None:
    reviewed_article(by=reporter)
    page = login(chief).get(reverse("admin:index")).content.decode()
    assert "<b>1</b>" in page and f'data-waiting="{WAITING}"' in page
