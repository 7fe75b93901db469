"""The cast, the clock and the builders that every test shares. No test stands here.

Each person's docstring says what they may do; the whole table is in test_permissions.
"""

import datetime as dt
import io
import itertools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import Group, User
from django.test import Client
from PIL import Image
from pytest_django.fixtures import Settings

from articles import layout, renditions, workflow
from articles.models import Article, ArticlePhoto, Byline, Issue, Photo, Reporter
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
    # get_or_create: a test with real transactions empties the groups behind it.
    user.groups.set(Group.objects.get_or_create(name=role.value)[0] for role in roles)
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


@pytest.fixture
def correspondent(db: None) -> User:
    """Writes, submits and takes back own stories; sees no others."""
    return hire("correspondent", Role.CORRESPONDENT)


@pytest.fixture
def reporter(db: None) -> User:
    """Writes, submits and takes back own stories; sees no others."""
    return hire("reporter", Role.REPORTER)


@pytest.fixture
def other_reporter(db: None) -> User:
    """The same as reporter; the two may not touch each other's stories."""
    return hire("reporter2", Role.REPORTER)


@pytest.fixture
def photo_editor(db: None) -> User:
    """Reads what is filed, keeps the photo library, writes own picture stories."""
    return hire("photo_editor", Role.PHOTO_EDITOR)


@pytest.fixture
def page_editor(db: None) -> User:
    """Reads all, edits and returns submitted stories, lays out pages; signs nothing."""
    return hire("page_editor", Role.PAGE_EDITOR)


@pytest.fixture
def proofreader(db: None) -> User:
    """Reads what is filed; changes nothing."""
    return hire("proofreader", Role.PROOFREADER)


@pytest.fixture
def desk_head(db: None) -> User:
    """Like page_editor, signs 大样, keeps reporters and series; signs no story."""
    return hire("desk_head", Role.DESK_HEAD)


@pytest.fixture
def chief(db: None) -> User:
    """Signs others' stories, 大样 and 付印; unsigns, withdraws, releases, delays."""
    return hire("chief", Role.CHIEF)


@pytest.fixture
def other_chief(db: None) -> User:
    """The same as chief, for what the chief wrote and for races."""
    return hire("chief2", Role.CHIEF)


@pytest.fixture
def administrator(db: None) -> User:
    """Keeps accounts, sections, names and tags; reads no story."""
    return hire("administrator", Role.ADMINISTRATOR)


@pytest.fixture
def auditor(db: None) -> User:
    """Reads everything, changes nothing."""
    return hire("auditor", Role.AUDITOR)


@pytest.fixture
def superuser(db: None) -> User:
    """Reads everything and keeps the small nouns; signs and releases nothing."""
    return hire("root", is_superuser=True)


@pytest.fixture
def reader(client: Client) -> Client:
    """A browser nobody logged in with: sees what is live, no more."""
    return client


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
    fields = {"caption": f"图片{number}。", "credit": "徐雁 摄"} | fields
    photo = Photo(created_by=by, created_at=now, **fields)
    colour = f"#{number * 7919 % 0x1000000:06x}"
    renditions.attach(photo, raw or jpeg(colour=colour))
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


def signed_article(
    *, by: User, chief: User, now: dt.datetime = NOW, **fields: Any
) -> Article:
    article = submitted_article(by=by, now=now, **fields)
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
