"""The clock and the builders that every test shares; the people are in people.py.
No test stands here."""

import datetime as dt
import io
import itertools
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from PIL import Image
from pytest_django.fixtures import Settings

from articles import layout, reading, renditions, workflow
from articles.darkroom.worker import drawn
from articles.models import (
    Article,
    ArticlePhoto,
    Byline,
    Issue,
    Paper,
    Photo,
    Reporter,
)
from articles.search import walking
from articles.vocabulary import Role
from tests.clock import HOUR as HOUR
from tests.clock import NOW as NOW
from tests.clock import SHANGHAI as SHANGHAI
from tests.clock import TODAY as TODAY
from tests.press import print_and_release

PASSWORD = "a-password-for-tests"
BODY = "<p>澄湖区昨日启动冬季防汛演练。</p><p>三百余人参加。</p>"

_serial = itertools.count(1)


def hire(username: str, *roles: Role, **flags: Any) -> User:
    """A login that holds these posts; everybody but readers may enter the desk."""
    options: dict[str, Any] = {"is_staff": True, "password": PASSWORD} | flags
    user = User.objects.create_user(username, **options)
    posts = [Group.objects.get_or_create(name=role.value)[0] for role in roles]
    # Straight into the table: thousands of tests begin here.
    membership = User.groups.through
    membership.objects.bulk_create(membership(user=user, group=post) for post in posts)
    return user


@pytest.fixture
def now() -> dt.datetime:
    """A Tuesday morning; hand it to verbs, add HOURs to it."""
    return NOW


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    """Stops timezone.now() at NOW, for doors; .shift(60) and .move_to(...) turn it."""
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def media_root(settings: Settings, tmp_path: Path) -> Path:
    """No test writes pictures into the real media folder."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture(autouse=True)
def hasty_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a test need not outlive a power cut."""
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.fixture(autouse=True)
def patient_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """That the machine is busy makes no other answer."""
    monkeypatch.setitem(walking.CAREFUL, "statement_timeout", "60s")


FACTS = {
    "name": "澄湖日报",
    "latin": "CHENGHU DAILY",
    "publisher": "澄湖区融媒体中心",
}


@pytest.fixture(autouse=True)
def printed_as(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page is 澄湖日报's, known by heart until call_it() says otherwise."""
    known = (float("inf"), Paper(**FACTS))
    monkeypatch.setattr("articles.reading.paper._kept", known)


def call_it(**facts: Any) -> Paper:
    """Change what the paper says of itself, past its form."""
    row, _made = Paper.objects.update_or_create(pk=1, defaults={**FACTS, **facts})
    reading.forget_paper()
    return row


def make_reporter(name: str = "", *, user: User | None = None) -> Reporter:
    return Reporter.objects.create(name=name or f"记者{next(_serial)}", user=user)


def jpeg(size: tuple[int, int] = (64, 48), *, colour: str = "teal") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


def make_photo(
    *, by: User | None = None, raw: bytes = b"", now: dt.datetime = NOW, **fields: Any
) -> Photo:
    """A photo with real files under the test's own media folder.

    No two have the same bytes unless `raw` is given.
    """
    number = next(_serial)
    words = {"caption": f"图片{number}。", "credit": "徐雁 摄", "alt": "堤上的人"}
    fields = words | fields
    photo = Photo(created_by=by, created_at=now, **fields)
    colour = f"#{number * 7919 % 0x1000000:06x}"
    renditions.attach(photo, raw or jpeg(colour=colour), develop=drawn)
    photo.save()
    return photo


def make_article(
    *,
    by: User | None,
    bylines: Sequence[Reporter] = (),
    photos: Sequence[Photo] = (),
    now: dt.datetime = NOW,
    **fields: Any,
) -> Article:
    """A complete draft with its first revision."""
    fields = {"headline": f"冬季防汛演练{next(_serial)}", "body": BODY} | fields
    article = workflow.start(Article(**fields), by=by, now=now)
    for order, reporter in enumerate(bylines):
        Byline.objects.create(article=article, reporter=reporter, order=order)
    for order, photo in enumerate(photos):
        ArticlePhoto.objects.create(article=article, photo=photo, order=order)
    workflow.record_edit(article, by=by, now=now)
    return article


def submitted_article(*, by: User, now: dt.datetime = NOW, **fields: Any) -> Article:
    article = make_article(by=by, now=now, **fields)
    workflow.submit(article, by=by, now=now)
    return article


def passer(role: Role) -> User:
    """Whoever passes first and second reviews in the builders; signs nothing else."""
    name = f"passing_{role}"
    return User.objects.filter(username=name).first() or hire(name, role)


def pass_reviews(article: Article, *, now: dt.datetime = NOW) -> None:
    """From where it waits up to the final signature, which is not given."""
    for state, role in (("submitted", Role.PAGE_EDITOR), ("second", Role.DESK_HEAD)):
        if article.state == state:
            workflow.approve(article, by=passer(role), now=now)


def reviewed_article(*, by: User, now: dt.datetime = NOW, **fields: Any) -> Article:
    """Passed by two reviewers; waits for the final signature."""
    article = submitted_article(by=by, now=now, **fields)
    pass_reviews(article, now=now)
    return article


def signed_article(
    *, by: User, chief: User, now: dt.datetime = NOW, **fields: Any
) -> Article:
    article = reviewed_article(by=by, now=now, **fields)
    workflow.sign(article, by=chief, now=now)
    return article


def make_issue(
    *,
    by: User,
    date: dt.date = TODAY,
    pages: int = 2,
    edition: str = "main",
    now: dt.datetime = NOW,
) -> Issue:
    """An issue in planning with empty pages A01, A02 …"""
    names = [(f"A{number:02d}", "要闻") for number in range(1, pages + 1)]
    return layout.plan_issue(date, pages=names, edition=edition, by=by, now=now)


def place_all(issue: Issue, articles: Sequence[Article], *, by: User) -> None:
    """Put stories on the issue's first page, in this order."""
    page = issue.pages.get(number=1)
    for article in articles:
        layout.place(article, page=page, by=by, now=NOW)


def released_issue(
    articles: Sequence[Article],
    *,
    chief: User,
    at: dt.datetime = NOW,
    now: dt.datetime = NOW,
    date: dt.date = TODAY,
) -> Issue:
    """An issue with signed stories on its first page, live from `at`."""
    issue = make_issue(by=chief, date=date, now=now)
    place_all(issue, articles, by=chief)
    print_and_release(issue, chief=chief, at=at, now=now)
    for article in articles:
        article.refresh_from_db()
    return issue
