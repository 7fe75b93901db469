"""The group chat hears of what was done at the desk, once, and slows nobody down."""

import time
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from pytest_django.fixtures import Settings

from articles.notices.outbox import outbox
from tests.admin.conftest import Login
from tests.admin.posting import add_address, change_address, shown, verb_address
from tests.cast import make_article, submitted_article
from tests.robots import Robot, dead, hanging, listening

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def robot(settings: Settings) -> Iterator[Robot]:
    with listening() as robot:
        settings.DESK_WEBHOOK_URL = robot.address
        yield robot
        outbox.settle()


def test_verb_done_is_told_once(reporter: User, login: Login, robot: Robot) -> None:
    story = make_article(by=reporter, headline="三百人上堤")
    client = login(reporter)
    assert client.post(verb_address(story, "submit")).status_code == 302
    assert client.post(verb_address(story, "submit")).status_code == 409
    outbox.settle()
    story.refresh_from_db()
    state = story.get_state_display()
    assert robot.lines == [f"《三百人上堤》{state}（reporter）"]


def test_save_and_submit_is_told_too(
    reporter: User, login: Login, robot: Robot
) -> None:
    client = login(reporter)
    typed = {"headline": "新写的", "body": "字", "_submit": "1"}
    client.post(add_address(), shown(client, add_address()) | typed)
    outbox.settle()
    assert len(robot.lines) == 1
    assert robot.lines[0].startswith("《新写的》")


def test_refused_verb_and_plain_save_are_not_told(
    reporter: User, other_reporter: User, login: Login, robot: Robot
) -> None:
    empty = make_article(by=reporter, headline="")
    story = submitted_article(by=other_reporter)
    client = login(reporter)
    client.post(verb_address(story, "return"), {"reason": "x"})
    address = change_address(empty)
    client.post(address, shown(client, address) | {"kicker": "改"})
    client.post(address, shown(client, address) | {"_submit": "1"})
    outbox.settle()
    assert robot.lines == []


@pytest.mark.parametrize("robot_is", ["dead", "hanging"])
def test_save_never_waits_for_the_robot(
    robot_is: str,
    reporter: User,
    login: Login,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Five in a row, each longer than its second if it waited for a timeout once."""
    monkeypatch.setattr("articles.notices.webhook.TIMEOUT", 1.5)
    client = login(reporter)
    stories = [make_article(by=reporter) for _ in range(5)]
    with hanging() as address:
        settings.DESK_WEBHOOK_URL = address if robot_is == "hanging" else dead()
        for story in stories:
            began = time.monotonic()
            answer = client.post(verb_address(story, "submit"))
            assert time.monotonic() - began < 1
            assert answer.status_code == 302
    outbox.settle()


def test_without_a_robot_nothing_is_even_put_together(
    reporter: User, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("articles.notices.words_for", None)
    story = make_article(by=reporter)
    assert login(reporter).post(verb_address(story, "submit")).status_code == 302
