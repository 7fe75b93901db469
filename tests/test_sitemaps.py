"""Sitemaps: whole, valid, in step with what readers have, and flat in cost."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import etree
from time_machine import Traveller

from articles import layout
from articles.models import Article, Section
from tests.cast import (
    HOUR,
    NOW,
    make_article,
    make_reporter,
    released_issue,
    signed_article,
)
from tests.correcting import corrected, live_article
from tests.schemas import INDEX, NEWS, URL_SET, faults
from tests.views.paper import DAY, SITEMAPS

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
SCHEMA = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(autouse=True)
def _stopped(clock: Traveller) -> None:
    """Doors ask timezone.now(); tests decide what it says."""


def listed(reader: Client, address: str) -> dict[str, str]:
    """Path and date of each entry."""
    answer = reader.get(address)
    assert answer.status_code == 200, address
    assert answer.headers["Content-Type"] == "application/xml"
    found = {}
    for row in etree.fromstring(answer.content):
        place = row.findtext(f"{SCHEMA}loc")
        assert place is not None and place.startswith(f"{SITE}/")
        assert place not in found
        found[place.removeprefix(SITE)] = row.findtext(f"{SCHEMA}lastmod") or ""
    return found


def live_at(at: dt.datetime, *, by: User, chief: User, **fields: Any) -> Article:
    row = signed_article(by=by, chief=chief, **fields)
    released_issue([row], chief=chief, date=at.date(), at=at, now=at)
    return row


def test_all_that_is_listed_can_be_opened_and_is_valid(
    reporter: User, chief: User, reader: Client
) -> None:
    name = make_reporter("贺小满")
    section = Section.objects.create(name="民生")
    live_article(
        by=reporter,
        chief=chief,
        headline="冬修<水利>&开工]]>",
        bylines=[name],
        section=section,
    )
    schemas = dict.fromkeys(SITEMAPS, URL_SET)
    schemas |= {"/sitemap.xml": INDEX, "/news-sitemap.xml": NEWS}
    for address, schema in schemas.items():
        assert faults(schema, reader.get(address).content) == [], address
        for place in listed(reader, address):
            assert reader.get(place).status_code == 200, place
    standing = listed(reader, "/sitemap-standing.xml")
    assert {name.get_absolute_url(), section.get_absolute_url(), "/"} <= set(standing)
    assert list(listed(reader, "/sitemap.xml")) == list(SITEMAPS[2:0:-1])


def test_each_month_has_its_own(reporter: User, chief: User, reader: Client) -> None:
    """By the paper's own clock: the last hours of a month are not the next one's."""
    days = [(2024, 1, 31, 23, 30), (2024, 2, 1, 0, 0), (2024, 2, 29, 23, 59)]
    rows = [
        live_at(dt.datetime(*day, tzinfo=NOW.tzinfo), by=reporter, chief=chief)
        for day in days
    ]
    index = listed(reader, "/sitemap.xml")
    assert index["/sitemap-2024-01.xml"] == "2024-01-31T23:30:00+08:00"
    assert index["/sitemap-2024-02.xml"] == "2024-02-29T23:59:00+08:00"
    assert len(index) == 3
    january = listed(reader, "/sitemap-2024-01.xml")
    february = listed(reader, "/sitemap-2024-02.xml")
    assert january[rows[0].get_absolute_url()] == "2024-01-31T23:30:00+08:00"
    assert {"/2024/01/31/", "/2024/01/31/1/"} <= set(january)
    assert {row.get_absolute_url() for row in rows[1:]} <= set(february)
    assert not set(january) & set(february)
    assert reader.get("/sitemap-2024-03.xml").status_code == 404


@pytest.mark.parametrize("month", ["2024-00", "2024-13", "0000-01", "9999-12"])
def test_month_that_is_none_has_no_sitemap(month: str, reader: Client) -> None:
    assert reader.get(f"/sitemap-{month}.xml").status_code == 404


def test_story_of_the_site_alone_has_a_month_too(
    reporter: User, chief: User, reader: Client
) -> None:
    row = signed_article(by=reporter, chief=chief)
    layout.publish_web(row, at=NOW, by=chief, now=NOW)
    assert "/sitemap-2026-11.xml" in listed(reader, "/sitemap.xml")
    assert list(listed(reader, "/sitemap-2026-11.xml")) == [row.get_absolute_url()]


def test_date_is_that_of_the_text_that_readers_have(
    reporter: User, page_editor: User, chief: User, reader: Client, clock: Traveller
) -> None:
    row = live_article(by=reporter, chief=chief)
    Article.objects.filter(pk=row.pk).update(changed_at=NOW + DAY)
    place = row.get_absolute_url()
    assert listed(reader, "/sitemap-2026-11.xml")[place] == NOW.isoformat()
    clock.move_to(NOW + HOUR)
    corrected(row, by=page_editor, chief=chief, now=NOW + HOUR)
    later = (NOW + HOUR).isoformat()
    assert listed(reader, "/sitemap-2026-11.xml")[place] == later
    assert listed(reader, "/sitemap.xml")["/sitemap-2026-11.xml"] == later


def test_advertising_is_in_no_sitemap(
    reporter: User, chief: User, reader: Client
) -> None:
    row = live_article(by=reporter, chief=chief, kind="advert")
    for address in SITEMAPS:
        assert row.get_absolute_url() not in reader.get(address).text, address


def test_news_are_the_stories_of_two_days(
    reporter: User, chief: User, reader: Client, clock: Traveller
) -> None:
    row = live_article(by=reporter, chief=chief, headline="今日要闻")
    clock.move_to(NOW + 2 * DAY)
    text = reader.get("/news-sitemap.xml").text
    assert row.get_absolute_url() in text
    assert "<news:title>今日要闻</news:title>" in text
    assert "<news:name>澄湖日报</news:name>" in text
    assert f"<news:publication_date>{NOW.isoformat()}</" in text
    clock.move_to(NOW + 2 * DAY + dt.timedelta(seconds=1))
    assert row.get_absolute_url() not in reader.get("/news-sitemap.xml").text


def test_no_sitemap_holds_more_than_a_crawler_takes(
    reporter: User, chief: User, reader: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    live_article(by=reporter, chief=chief)
    monkeypatch.setattr("articles.sitemaps.MOST", 2)
    for address in SITEMAPS[1:]:
        assert len(listed(reader, address)) <= 2, address


def test_cost_does_not_grow_with_the_years(
    reporter: User, chief: User, reader: Client
) -> None:
    costs = []
    for year in (2025, 1990):
        at = dt.datetime(year, 3, 5, 6, 0, tzinfo=NOW.tzinfo)
        live_at(at, by=reporter, chief=chief)
        with CaptureQueriesContext(connection) as captured:
            assert reader.get("/sitemap.xml").status_code == 200
        costs.append(len(captured))
    assert costs == [5, 5]
    assert len(listed(reader, "/sitemap.xml")) == 3


def test_addresses_are_below_the_names_that_robots_are_told(reader: Client) -> None:
    robots = reader.get("/robots.txt").text
    for name in ("sitemap", "news_sitemap"):
        assert f"Sitemap: {SITE}{reverse(f'articles:{name}')}\n" in robots


def test_draft_has_no_month(reporter: User, reader: Client) -> None:
    make_article(by=reporter)
    assert list(listed(reader, "/sitemap.xml")) == ["/sitemap-standing.xml"]
    assert reader.get("/sitemap-2026-11.xml").status_code == 404
