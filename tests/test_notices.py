"""What the group chat is told, how it is sent, and that nobody waits for it."""

import datetime as dt
import logging
import threading
import time

import pytest
from django.contrib.auth.models import User
from django.utils.translation import override
from pytest_django.fixtures import Settings

from articles import layout, workflow
from articles.notices.outbox import Outbox
from articles.notices.webhook import Call, NotDelivered, call_for, deliver, signed
from articles.notices.words import words_for
from tests.cast import HOUR, NOW, make_photo, released_issue, signed_article
from tests.cast import submitted_article as submitted
from tests.robots import dead, hanging, listening

CALL = Call("https://robot.invalid/", b"{}")


@pytest.mark.django_db
def test_story_is_told_by_title_state_and_person(reporter: User, chief: User) -> None:
    chief.last_name, chief.first_name = "沈", "岱宗"
    story = submitted(by=reporter, headline="三百人上堤")
    with override("en"):
        assert words_for(story, verb="submit", by=reporter).startswith(
            "《三百人上堤》待"
        )
    workflow.send_back(story, reason="不能外传的原因", by=chief, now=NOW)
    assert words_for(story, verb="return", by=chief) == "《三百人上堤》退改（沈岱宗）"
    workflow.withdraw(story, reason="错", ordered_by="总编", by=chief, now=NOW)
    said = words_for(story, verb="withdraw", by=chief)
    assert said == "《三百人上堤》已撤稿（沈岱宗）"


@pytest.mark.django_db
def test_step_back_and_emergency_are_told_apart(
    reporter: User, page_editor: User, desk_head: User, chief: User
) -> None:
    story = submitted(by=reporter, headline="三百人上堤")
    workflow.approve(story, by=page_editor, now=NOW)
    said = words_for(story, verb="approve", by=page_editor)
    assert said == "《三百人上堤》待二审（page_editor）"
    workflow.send_back(story, reason="补", one_step=True, by=desk_head, now=NOW)
    said = words_for(story, verb="return", by=desk_head)
    assert said == "《三百人上堤》退回上一步，待一审（desk_head）"
    workflow.emergency_sign(story, reason="险情", by=chief, now=NOW)
    said = words_for(story, verb="emergency-sign", by=chief)
    assert said == "《三百人上堤》紧急签发，等着补审（chief）"


@pytest.mark.django_db
def test_release_is_told_with_its_instant(reporter: User, chief: User) -> None:
    issue = released_issue([signed_article(by=reporter, chief=chief)], chief=chief)
    said = words_for(issue, verb="release", by=chief)
    assert said == "2026年11月24日定于 11-24 10:00 发布（chief）"


@pytest.mark.django_db
def test_story_ahead_of_its_paper_is_told_with_its_instant(
    reporter: User, chief: User
) -> None:
    story = signed_article(by=reporter, chief=chief, headline="三百人上堤")
    layout.publish_web(story, at=NOW + HOUR, by=chief, now=NOW)
    said = words_for(story, verb="publish", by=chief)
    assert said == "《三百人上堤》定于 11-24 11:00 网上先发（chief）"


@pytest.mark.django_db
def test_no_text_leaves_the_house(reporter: User) -> None:
    photo = make_photo(by=reporter, caption="独家图片说明")
    story = submitted(by=reporter, headline="", kind="picture", body="", photos=[photo])
    assert story.title == "独家图片说明"
    said = words_for(story, verb="submit", by=reporter)
    assert said.startswith(f"《图片新闻 #{story.pk}》")


@pytest.mark.django_db
@pytest.mark.parametrize("verb", ["place", "unplace", "claim", "take-back", "order"])
def test_small_steps_ring_nobody(verb: str, reporter: User) -> None:
    assert words_for(submitted(by=reporter), verb=verb, by=reporter) == ""


def test_dingtalk_signs_the_address_as_its_manual_says(settings: Settings) -> None:
    """Worked out with: printf '1700000000000\\nSECabc' |
    openssl dgst -sha256 -hmac SECabc -binary | base64"""
    at = dt.datetime.fromtimestamp(1_700_000_000, dt.UTC)
    address = signed("https://oapi.invalid/send?token=t", secret="SECabc", now=at)
    assert address == (
        "https://oapi.invalid/send?token=t&timestamp=1700000000000"
        "&sign=jcUpW0QmtKduN03n4JqQ0PBosVjqnM8gU7fIIvsDmCM%3D"
    )
    settings.DESK_WEBHOOK_URL = "https://oapi.invalid/send"
    settings.DESK_WEBHOOK_KIND, settings.DESK_WEBHOOK_SECRET = "dingtalk", "SECabc"
    assert "?timestamp=1700000000000&sign=" in call_for("x", now=at).address
    settings.DESK_WEBHOOK_KIND = "wecom"
    assert call_for("x", now=at).address == "https://oapi.invalid/send"


def test_key_of_the_robot_is_not_in_what_a_log_would_print() -> None:
    assert "robot.invalid" not in repr(CALL)


def test_robot_gets_one_line_of_text(settings: Settings) -> None:
    with listening() as robot:
        settings.DESK_WEBHOOK_URL = robot.address
        deliver(call_for("《甲》待审（乙）", now=NOW))
    sent = {"msgtype": "text", "text": {"content": "《甲》待审（乙）"}}
    assert robot.heard == [("/send?key=k", sent)]


@pytest.mark.parametrize(
    "answer",
    [
        (500, b""),
        (302, b""),
        (200, b"<html>"),
        (200, b"[]"),
        (200, b'{"errcode": 93000, "errmsg": "invalid webhook url"}'),
    ],
)
def test_anything_but_yes_is_not_delivered(answer: tuple[int, bytes]) -> None:
    with listening() as robot:
        robot.answer = answer
        with pytest.raises(NotDelivered):
            deliver(Call(robot.address, b"{}"))
    assert len(robot.heard) == 1  # no redirect is followed


def test_dead_and_hanging_robots_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.notices.webhook.TIMEOUT", 0.2)
    with pytest.raises(NotDelivered, match="ConnectionRefusedError"):
        deliver(Call(dead(), b"{}"))
    with hanging() as address, pytest.raises(NotDelivered, match="Timeout"):
        deliver(Call(address, b"{}"))


def test_full_outbox_drops_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    busy, free = threading.Event(), threading.Event()
    sent: list[Call] = []

    def send(call: Call) -> None:
        busy.set()
        free.wait(10)
        sent.append(call)

    box = Outbox(send, room=2)
    box.put(CALL)
    assert busy.wait(10)  # the first has left the queue and hangs
    began = time.monotonic()
    with caplog.at_level(logging.WARNING):
        for _ in range(5):
            box.put(CALL)
    assert time.monotonic() - began < 1
    assert len(caplog.records) == 3
    free.set()
    box.settle()
    assert len(sent) == 3


def test_failure_is_logged_and_the_next_message_still_goes(
    caplog: pytest.LogCaptureFixture,
) -> None:
    sent: list[bytes] = []

    def send(call: Call) -> None:
        if call.body == b"1":
            raise NotDelivered("HTTP 500")
        if call.body == b"2":
            raise RuntimeError
        sent.append(call.body)

    box = Outbox(send)
    for number in (b"1", b"2", b"3"):
        box.put(Call(CALL.address, number))
    box.settle()
    assert sent == [b"3"]
    assert "HTTP 500" in caplog.text
    assert "robot.invalid" not in caplog.text
