"""Online before its paper: readers find the story, but nothing of the paper to come."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from time_machine import Traveller

from articles import layout
from articles.models import Issue
from tests.cast import HOUR, NOW, TODAY, make_issue
from tests.press import print_and_release
from tests.views.paper import (
    DAY,
    MARKER,
    Secret,
    day_of,
    live_issue,
    place,
    secret_story,
    sign,
)

pytestmark = pytest.mark.django_db

PAGE_NAME = "还没出的版"
ONLINE = "网上先读"


@pytest.fixture
def story(reporter: User, chief: User) -> Secret:
    """Live since NOW, on page 2 of tomorrow's issue, in planning."""
    live_issue(2, reporter=reporter, chief=chief)
    secret = secret_story(by=reporter)
    sign(secret.article, by=reporter, chief=chief)
    layout.publish_web(secret.article, at=NOW, by=chief, now=NOW)
    tomorrow = make_issue(by=chief, date=TODAY + DAY)
    page = tomorrow.pages.get(number=2)
    page.name, page.label = PAGE_NAME, "Z09"
    page.save(update_fields=["name", "label"])
    layout.place(secret.article, page=page, by=chief, now=NOW)
    return secret


def lists(secret: Secret) -> list[str]:
    """Every public page that may show the story before its paper is out."""
    pages = secret.addresses()[:4]
    return [reverse("articles:front"), secret.article.get_absolute_url(), *pages]


def text(reader: Client, address: str) -> str:
    answer = reader.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize("released", [False, True])
def test_story_is_everywhere_and_its_coming_paper_nowhere(
    released: bool, story: Secret, chief: User, reader: Client, clock: Traveller
) -> None:
    tomorrow = Issue.objects.get(date=TODAY + DAY)
    if released:
        print_and_release(tomorrow, chief=chief, at=NOW + HOUR)
    for address in lists(story):
        shown = text(reader, address)
        assert MARKER in shown, address
        for hidden in (PAGE_NAME, "Z09", tomorrow.get_absolute_url()):
            assert hidden not in shown, (address, hidden)
    assert reader.get(tomorrow.get_absolute_url()).status_code == 404
    assert story.article.get_absolute_url() in text(reader, "/sitemap-2026-11.xml")


def test_story_is_in_its_paper_once_that_is_out(
    story: Secret, chief: User, reader: Client, clock: Traveller
) -> None:
    tomorrow = Issue.objects.get(date=TODAY + DAY)
    assert ONLINE in text(reader, "/")
    print_and_release(tomorrow, chief=chief, at=NOW + HOUR)
    clock.move_to(NOW + HOUR)
    assert MARKER in text(reader, tomorrow.get_absolute_url())
    assert PAGE_NAME in text(reader, story.article.get_absolute_url())
    front = text(reader, "/")
    assert PAGE_NAME in front
    assert ONLINE not in front
    for address in story.addresses()[:4]:
        assert PAGE_NAME in text(reader, address), address


def test_story_for_later_is_missing_from_a_paper_that_is_out(
    reporter: User, chief: User, reader: Client, clock: Traveller
) -> None:
    issue = live_issue(1, reporter=reporter, chief=chief)
    secret = secret_story(by=reporter)
    sign(secret.article, by=reporter, chief=chief)
    layout.publish_web(secret.article, at=NOW + HOUR, by=chief, now=NOW)
    place(secret.article, issue=issue, by=chief)
    address = reverse("articles:issue", args=day_of(issue.date))
    assert MARKER not in text(reader, address)
    assert reader.get(secret.article.get_absolute_url()).status_code == 404
    clock.move_to(NOW + HOUR)
    assert MARKER in text(reader, address)
