"""Turning the paper: previous and next issue, page and story."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import Article
from tests.cast import HOUR, NOW, TODAY, make_article, make_issue
from tests.press import print_and_release
from tests.views.paper import DAY, day_of, live_issue, place, sign

pytestmark = pytest.mark.django_db


def link(rel: str, address: str) -> str:
    return f'href="{address}" rel="{rel}"'


def test_days_without_an_issue_are_skipped(
    reporter: User, chief: User, reader: Client
) -> None:
    first = live_issue(1, reporter=reporter, chief=chief, date=TODAY - 9 * DAY)
    last = live_issue(1, reporter=reporter, chief=chief)
    page = reader.get(last.get_absolute_url()).content.decode()
    assert link("prev", first.get_absolute_url()) in page
    page = reader.get(first.get_absolute_url()).content.decode()
    assert link("next", last.get_absolute_url()) in page
    assert 'rel="prev"' not in page


def test_issue_not_out_is_nobodys_neighbour(
    reporter: User, chief: User, reader: Client
) -> None:
    today = live_issue(1, reporter=reporter, chief=chief)
    make_issue(by=chief, date=TODAY - DAY)
    tomorrow = make_issue(by=chief, date=TODAY + DAY)
    story = make_article(by=reporter)
    sign(story, by=reporter, chief=chief)
    place(story, issue=tomorrow, by=chief)
    print_and_release(tomorrow, chief=chief, at=NOW + HOUR)
    for address in (today.get_absolute_url(), "/"):
        page = reader.get(address).content.decode()
        assert 'rel="prev"' not in page
        assert tomorrow.get_absolute_url() not in page


def test_extra_edition_has_its_own_addresses_and_knows_the_main_one(
    reporter: User, chief: User, reader: Client
) -> None:
    main = live_issue(1, reporter=reporter, chief=chief)
    extra = live_issue(1, reporter=reporter, chief=chief, edition="extra")
    assert extra.get_absolute_url() == f"{main.get_absolute_url()}extra/"
    page = reader.get(extra.get_absolute_url()).content.decode()
    assert main.get_absolute_url() in page
    assert "号外" in page
    first = reader.get(f"{extra.get_absolute_url()}1/")
    assert first.status_code == 200
    assert extra.get_absolute_url() in reader.get("/").content.decode()


def test_front_stays_the_main_issue_when_an_extra_is_newer(
    reporter: User, chief: User, reader: Client
) -> None:
    main = live_issue(1, reporter=reporter, chief=chief, date=TODAY - DAY)
    live_issue(1, reporter=reporter, chief=chief, edition="extra")
    assert main.get_absolute_url() in reader.get("/").content.decode()


def test_main_edition_has_one_address_only(
    reporter: User, chief: User, reader: Client
) -> None:
    issue = live_issue(1, reporter=reporter, chief=chief)
    assert reader.get(f"{issue.get_absolute_url()}main/").status_code == 404


def test_pages_turn_within_the_issue(
    reporter: User, chief: User, reader: Client
) -> None:
    issue = live_issue(2, reporter=reporter, chief=chief)
    first, second = issue.pages.order_by("number")
    page = reader.get(first.get_absolute_url()).content.decode()
    assert link("next", second.get_absolute_url()) in page
    page = reader.get(second.get_absolute_url()).content.decode()
    assert link("prev", first.get_absolute_url()) in page
    missing = reverse("articles:page", args=[*day_of(TODAY), 3])
    assert reader.get(missing).status_code == 404


def test_stories_turn_in_print_order_across_pages(
    reporter: User, chief: User, reader: Client
) -> None:
    issue = live_issue(5, reporter=reporter, chief=chief)
    rows = Article.objects.of_issue(issue).in_print_order()
    stories = [row.get_absolute_url() for row in rows]
    for at, address in enumerate(stories):
        page = reader.get(address).content.decode()
        before, after = stories[:at][-1:], stories[at + 1 :][:1]
        assert [link("prev", other) in page for other in before] == [True] * len(before)
        assert [link("next", other) in page for other in after] == [True] * len(after)
        assert page.count('rel="prev"') == len(before)
        assert page.count('rel="next"') == len(after)


def test_archive_turns_to_the_nearest_months_that_have_an_issue(
    reporter: User, chief: User, reader: Client
) -> None:
    """2026-11 and 2024-02, nothing between; what is not out is no month."""
    old = live_issue(1, reporter=reporter, chief=chief, date=dt.date(2024, 2, 6))
    new = live_issue(1, reporter=reporter, chief=chief)
    make_issue(by=chief, date=dt.date(2025, 5, 1))
    month = reader.get("/archive/2024/02/").content.decode()
    assert link("next", "/archive/2026/11/") in month
    assert 'rel="prev"' not in month
    assert old.get_absolute_url() in month
    month = reader.get("/archive/2026/11/").content.decode()
    assert link("prev", "/archive/2024/02/") in month
    assert 'rel="next"' not in month
    assert new.get_absolute_url() in month
    assert reader.get("/archive/2025/05/").status_code == 404
