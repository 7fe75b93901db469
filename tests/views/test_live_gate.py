"""What is not live is nowhere: no page, list, count, neighbour or picture of it."""

import datetime as dt
from collections.abc import Callable

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles import layout, workflow
from articles.models import Article, Issue
from tests.cast import HOUR, NOW, TODAY, make_issue
from tests.press import print_and_release
from tests.views.paper import (
    DAY,
    FEEDS,
    MACHINES,
    MARKER,
    Secret,
    day_of,
    live_issue,
    place,
    secret_story,
    sign,
)

pytestmark = pytest.mark.django_db
Hide = Callable[[Secret, User, User], None]


def draft(secret: Secret, reporter: User, chief: User) -> None:
    """Stays a draft, on a page of today's live issue."""
    place(secret.article, issue=Issue.objects.get(date=TODAY), by=chief)


def submitted(secret: Secret, reporter: User, chief: User) -> None:
    workflow.submit(secret.article, by=reporter, now=NOW)
    place(secret.article, issue=Issue.objects.get(date=TODAY), by=chief)


def signed_unreleased(secret: Secret, reporter: User, chief: User) -> None:
    """Signed after the release, on a page of today's issue, not yet confirmed."""
    sign(secret.article, by=reporter, chief=chief)
    place(secret.article, issue=Issue.objects.get(date=TODAY), by=chief)


def scheduled(secret: Secret, reporter: User, chief: User) -> None:
    sign(secret.article, by=reporter, chief=chief)
    issue = make_issue(by=chief, date=TODAY + DAY)
    place(secret.article, issue=issue, by=chief)
    print_and_release(issue, chief=chief, at=NOW + HOUR)


def pulled(secret: Secret, reporter: User, chief: User) -> None:
    scheduled(secret, reporter, chief)
    issue = Issue.objects.get(date=TODAY + DAY)
    layout.pull(issue, article=secret.article, by=chief, now=NOW)


def withdrawn_before(secret: Secret, reporter: User, chief: User) -> None:
    scheduled(secret, reporter, chief)
    workflow.withdraw(
        secret.article, reason="事实有误", ordered_by="总编", by=chief, now=NOW
    )


def withdrawn_live(secret: Secret, reporter: User, chief: User) -> None:
    sign(secret.article, by=reporter, chief=chief)
    place(secret.article, issue=Issue.objects.get(date=TODAY), by=chief)
    issue = Issue.objects.get(date=TODAY)
    layout.release(issue, at=NOW, by=chief, now=NOW - dt.timedelta(minutes=1))
    workflow.withdraw(
        secret.article, reason="事实有误", ordered_by="总编", by=chief, now=NOW
    )


HIDDEN: list[tuple[Hide, int]] = [
    (draft, 404),
    (submitted, 404),
    (signed_unreleased, 404),
    (scheduled, 404),
    (pulled, 404),
    (withdrawn_before, 404),
    (withdrawn_live, 410),
]


def shared_addresses() -> list[str]:
    """Every kind of public page that could name the story by mistake."""
    today, tomorrow = day_of(TODAY), day_of(TODAY + DAY)
    stories = [article.get_absolute_url() for article in Article.objects.all()]
    return [
        reverse("articles:front"),
        reverse("articles:issue", args=today),
        reverse("articles:page", args=[*today, 1]),
        reverse("articles:page", args=[*today, 2]),
        reverse("articles:issue", args=tomorrow),
        reverse("articles:page", args=[*tomorrow, 1]),
        reverse("articles:archive", args=today[:2]),
        reverse("articles:about"),
        reverse("articles:reporters"),
        reverse("articles:tags"),
        f"{reverse('articles:search')}?q=biaoji",
        *MACHINES,
        reverse("articles:sitemap_month", args=tomorrow[:2]),
        reverse("articles:robots"),
        *stories,
    ]


@pytest.fixture
def secret(reporter: User, chief: User) -> Secret:
    live_issue(3, reporter=reporter, chief=chief)
    return secret_story(by=reporter)


@pytest.mark.parametrize(
    ("hide", "status"), HIDDEN, ids=[hide.__name__ for hide, _status in HIDDEN]
)
def test_hidden_story_is_nowhere(
    hide: Hide,
    status: int,
    secret: Secret,
    reporter: User,
    chief: User,
    reader: Client,
) -> None:
    hide(secret, reporter, chief)
    answer = reader.get(secret.article.get_absolute_url())
    assert answer.status_code == status
    assert answer.headers["Cache-Control"] == "no-store"
    for address in [*secret.addresses(), *secret.feeds()]:
        hidden = reader.get(address)
        assert hidden.status_code == 404, address
        assert hidden.headers["Cache-Control"] == "no-store"
    pages = shared_addresses()
    for address in [*pages, *secret.addresses()]:
        page = reader.get(address)
        assert MARKER not in page.content.decode(), address
        assert secret.photo.key not in page.content.decode(), address


def test_everything_appears_at_the_instant_and_not_before(
    secret: Secret,
    reporter: User,
    chief: User,
    reader: Client,
    clock: time_machine.Traveller,
) -> None:
    scheduled(secret, reporter, chief)
    day = day_of(TODAY + DAY)
    addresses = [
        secret.article.get_absolute_url(),
        reverse("articles:issue", args=day),
        reverse("articles:page", args=[*day, 1]),
        *secret.addresses(),
    ]
    clock.move_to(NOW + HOUR - dt.timedelta(milliseconds=1))
    assert {reader.get(address).status_code for address in addresses} == {404}
    for address in ("/", *MACHINES):
        hidden = reader.get(address).content.decode()
        assert MARKER not in hidden and addresses[0] not in hidden, address
    clock.move_to(NOW + HOUR)
    assert {reader.get(address).status_code for address in addresses} == {200}
    for address in ("/", *FEEDS, "/news-sitemap.xml", *addresses[:3]):
        assert MARKER in reader.get(address).content.decode(), address
    for address in ("/sitemap-2026-11.xml", *FEEDS):
        assert addresses[0] in reader.get(address).content.decode(), address


def test_working_copy_of_a_live_story_changes_no_public_byte(
    secret: Secret, reporter: User, chief: User, reader: Client
) -> None:
    sign(secret.article, by=reporter, chief=chief)
    issue = Issue.objects.get(date=TODAY)
    place(secret.article, issue=issue, by=chief)
    layout.release(issue, at=NOW, by=chief, now=NOW)
    addresses = [secret.article.get_absolute_url(), *shared_addresses()]
    before = [reader.get(address).content for address in addresses]
    Article.objects.filter(pk=secret.article.pk).update(
        headline="改过的主题", body="<p>改过的正文。</p>", kicker="改过", deck="改过"
    )
    secret.photo.caption = "改过的图说"
    secret.photo.save()
    assert [reader.get(address).content for address in addresses] == before


@pytest.mark.parametrize("query", ["status=draft", "all=1", "preview=1", "pk=1"])
def test_query_opens_nothing(
    query: str, secret: Secret, reporter: User, chief: User, reader: Client
) -> None:
    draft(secret, reporter, chief)
    plain = reader.get("/").content
    assert reader.get(f"/?{query}").content == plain
    hidden = reader.get(f"{secret.article.get_absolute_url()}?{query}")
    assert hidden.status_code == 404


def test_draft_is_404_even_when_asked_conditionally(
    secret: Secret, reader: Client
) -> None:
    since = "Sat, 01 Jan 2050 00:00:00 GMT"
    headers = {"if-modified-since": since, "if-none-match": "*"}
    address = secret.article.get_absolute_url()
    assert reader.get(address, headers=headers).status_code == 404


def test_web_first_story_names_no_issue_that_is_not_out(
    secret: Secret, reporter: User, chief: User, reader: Client
) -> None:
    scheduled(secret, reporter, chief)
    Article.objects.filter(pk=secret.article.pk).update(
        live_from=NOW, first_live_at=NOW
    )
    page = reader.get(secret.article.get_absolute_url()).content.decode()
    assert MARKER in page
    assert reverse("articles:issue", args=day_of(TODAY + DAY)) not in page
    assert "第A01版" not in page
