"""A page costs the same number of queries for 3 stories and for 30."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from taggit.models import Tag

from articles.models import Article, PhotoCredit, Section, Series
from tests.cast import (
    TODAY,
    call_it,
    make_article,
    make_issue,
    make_photo,
    make_reporter,
)
from tests.correcting import corrected
from tests.press import print_and_release
from tests.views.paper import DAY, day_of, live_issue, place, sign

pytestmark = pytest.mark.django_db

# Exact, so that a cheaper page is noticed too.
COSTS = {
    "front": 9,
    "issue": 8,
    "page": 8,
    "article": 3,
    "section": 4,
    "series": 4,
    "reporter": 7,
    "reporters": 1,
    "tag": 4,
    "archive": 4,
    "tags": 1,
    "about": 0,
    "comfort": 0,
    "comfort_style": 0,
    "sitemap": 5,
    "sitemap_month": 3,
    "sitemap_standing": 3,
    "news_sitemap": 1,
    "feed": 6,
    "feed_atom": 6,
    "feed_json": 6,
    "section_feed": 7,
    "series_feed": 7,
    "reporter_feed": 7,
    "photo": 1,
}


def fill(stories: int, *, reporter: User, chief: User) -> dict[str, str]:
    """One live issue whose stories all share section, series, name and tag."""
    live_issue(1, reporter=reporter, chief=chief, date=TODAY - DAY)
    section = Section.objects.create(name="民生")
    series = Series.objects.create(name="一线见闻")
    name = make_reporter("贺小满")
    issue = make_issue(by=chief)
    for number in range(stories):
        photo = make_photo(by=reporter)
        PhotoCredit.objects.create(photo=photo, reporter=name)
        story = make_article(
            by=reporter, bylines=[name], photos=[photo], section=section, series=series
        )
        story.tags.add("澄湖", "秋收")
        sign(story, by=reporter, chief=chief)
        place(story, issue=issue, by=chief, number=number % 2 + 1)
    print_and_release(issue, chief=chief)
    tag = Tag.objects.get(name="澄湖")
    day = day_of(TODAY)
    return {
        "front": reverse("articles:front"),
        "issue": issue.get_absolute_url(),
        "page": reverse("articles:page", args=[*day, 1]),
        "article": story.get_absolute_url(),
        "section": section.get_absolute_url(),
        "series": series.get_absolute_url(),
        "reporter": name.get_absolute_url(),
        "tag": reverse("articles:tag", args=[tag.slug]),
        "reporters": reverse("articles:reporters"),
        "tags": reverse("articles:tags"),
        "archive": reverse("articles:archive", args=day[:2]),
        "about": reverse("articles:about"),
        "comfort": reverse("articles:comfort"),
        "comfort_style": reverse("articles:comfort_style"),
        "sitemap": reverse("articles:sitemap"),
        "sitemap_month": reverse("articles:sitemap_month", args=day[:2]),
        "sitemap_standing": reverse("articles:sitemap_standing"),
        "news_sitemap": reverse("articles:news_sitemap"),
        "feed": reverse("articles:feed"),
        "feed_atom": reverse("articles:feed_atom"),
        "feed_json": reverse("articles:feed_json"),
        "section_feed": reverse("articles:section_feed", args=[section.slug]),
        "series_feed": reverse("articles:series_feed", args=[series.slug]),
        "reporter_feed": reverse("articles:reporter_feed", args=[name.slug]),
        "photo": reverse("articles:photo", args=[photo.key, photo.width, "jpg"]),
    }


def queries(reader: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        answer = reader.get(address)
    assert answer.status_code == 200, address
    return len(captured)


@pytest.mark.parametrize("stories", [3, 30])
def test_pages_cost_few_queries_however_many_stories(
    stories: int, reporter: User, chief: User, reader: Client
) -> None:
    addresses = fill(stories, reporter=reporter, chief=chief)
    costs = {name: queries(reader, address) for name, address in addresses.items()}
    assert costs == COSTS


@pytest.mark.parametrize("name", ["front", "article", "about", "comfort"])
def test_first_page_in_seconds_asks_what_the_paper_is_called_once(
    name: str, reporter: User, chief: User, reader: Client
) -> None:
    address = fill(3, reporter=reporter, chief=chief)[name]
    call_it(name="湖滨日报")
    assert queries(reader, address) == COSTS[name] + 1
    assert queries(reader, address) == COSTS[name]


def test_story_with_a_correction_costs_no_query_more(
    reporter: User, page_editor: User, chief: User, reader: Client
) -> None:
    address = fill(3, reporter=reporter, chief=chief)["article"]
    story = Article.objects.get(pk=address.split("/")[-2])
    corrected(story, by=page_editor, chief=chief)
    assert queries(reader, address) == COSTS["article"]
