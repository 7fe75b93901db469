"""Feeds are asked again and again: little is sent, and nothing that is gone."""

import datetime as dt

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from articles import workflow
from articles.models import Article, Withdrawal
from tests.cast import HOUR, NOW, submitted_article
from tests.correcting import corrected, live_article
from tests.views.paper import FEEDS

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("address", FEEDS)]
SECOND = dt.timedelta(seconds=1)


@pytest.fixture
def story(reporter: User, chief: User, clock: time_machine.Traveller) -> Article:
    """Out for an hour; the clock stands an hour later than elsewhere."""
    row = live_article(by=reporter, chief=chief)
    clock.move_to(NOW + HOUR)
    return row


def test_unchanged_feed_is_not_sent_again(
    address: str, story: Article, reader: Client
) -> None:
    first = reader.get(address)
    assert first.headers["Cache-Control"] == "public, no-cache"
    assert first.headers["Last-Modified"] == "Tue, 24 Nov 2026 02:00:01 GMT"
    for name, header in (
        ("if-none-match", "ETag"),
        ("if-modified-since", "Last-Modified"),
    ):
        again = reader.get(address, headers={name: first.headers[header]})
        assert (again.status_code, again.content) == (304, b""), name
        assert not again.cookies
        assert "Cookie" not in again.headers.get("Vary", "")


def withdraw(story: Article, chief: User, editor: User, now: dt.datetime) -> None:
    workflow.withdraw(story, reason="误", ordered_by="总编", by=chief, now=now)


def correct(story: Article, chief: User, editor: User, now: dt.datetime) -> None:
    corrected(story, by=editor, chief=chief, now=now)


def take_back_correction(
    story: Article, chief: User, editor: User, now: dt.datetime
) -> None:
    row = corrected(story, by=editor, chief=chief, now=NOW)
    workflow.void_correction(row, reason="误", by=chief, now=now)


@pytest.mark.parametrize("change", [withdraw, correct, take_back_correction])
def test_whoever_compares_dates_alone_learns_of_every_change(
    change: object,
    address: str,
    story: Article,
    chief: User,
    page_editor: User,
    reader: Client,
    clock: time_machine.Traveller,
) -> None:
    """Also of one in the same second as the answer that they compare with."""
    assert callable(change)
    since = {"if-modified-since": reader.get(address).headers["Last-Modified"]}
    change(story, chief, page_editor, NOW + HOUR)
    within = reader.get(address, headers=since)
    assert within.status_code == 200
    assert "Last-Modified" not in within.headers
    clock.move_to(NOW + HOUR + SECOND)
    after = reader.get(address, headers=since)
    assert after.status_code == 200
    assert after.headers["Last-Modified"] > since["if-modified-since"]
    again = {"if-modified-since": after.headers["Last-Modified"]}
    assert reader.get(address, headers=again).status_code == 304


def test_tag_revives_no_withdrawn_story(
    address: str, story: Article, chief: User, reader: Client
) -> None:
    tag = {"if-none-match": reader.get(address).headers["ETag"]}
    workflow.withdraw(story, reason="误", ordered_by="总编", by=chief, now=NOW)
    answer = reader.get(address, headers=tag)
    assert answer.status_code == 200
    assert story.get_absolute_url() not in answer.text


def test_instant_of_a_story_that_nobody_had_is_not_told(
    address: str, story: Article, reporter: User, chief: User, reader: Client
) -> None:
    before = reader.get(address)
    hidden = submitted_article(by=reporter, headline="未见报", now=NOW + HOUR)
    why = {"reason": "误", "ordered_by": "总编"}
    workflow.withdraw(hidden, by=chief, now=NOW + HOUR, **why)
    assert Withdrawal.objects.filter(article=hidden).exists()
    after = reader.get(address)
    assert after.content == before.content
    assert after.headers["Last-Modified"] == before.headers["Last-Modified"]
