"""Builders of a small paper for the public doors. No test stands here."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.urls import reverse
from taggit.models import Tag

from articles import layout, workflow
from articles.models import Article, Issue, Page, Photo, Reporter, Section, Series
from tests.cast import (
    HOUR,
    NOW,
    TODAY,
    make_article,
    make_issue,
    make_photo,
    pass_reviews,
)
from tests.press import print_and_release

DAY = dt.timedelta(days=1)
MARKER = "未公开的标记"
# The addresses of the month in which the tests stand.
SITEMAPS = (
    "/sitemap.xml",
    "/sitemap-2026-11.xml",
    "/sitemap-standing.xml",
    "/news-sitemap.xml",
)
FEEDS = ("/feed/", "/feed/atom/", "/feed.json")
MACHINES = (*SITEMAPS, *FEEDS)
# Two feeds say when they last changed: differ after a story was gone and is back.
UNDATED = (*SITEMAPS, "/feed.json")


def day_of(date: dt.date) -> list[str]:
    return [f"{date:%Y}", f"{date:%m}", f"{date:%d}"]


@dataclass
class Secret:
    """A story whose every word and every row of its own carries the marker."""

    article: Article
    photo: Photo
    section: Section
    series: Series
    reporter: Reporter
    tag: Tag

    def addresses(self) -> list[str]:
        """Everything that exists for readers only through this story."""
        rendition = [self.photo.key, self.photo.renditions[0]["width"], "jpg"]
        return [
            self.section.get_absolute_url(),
            self.series.get_absolute_url(),
            self.reporter.get_absolute_url(),
            reverse("articles:tag", args=[self.tag.slug]),
            reverse("articles:photo", args=rendition),
        ]

    def feeds(self) -> list[str]:
        """Those of its section, series and name."""
        parts = (self.section, self.series, self.reporter)
        ends = ("feed/", "feed/atom/", "feed.json")
        return [part.get_absolute_url() + end for part in parts for end in ends]


def secret_story(*, by: User) -> Secret:
    """A draft."""
    section = Section.objects.create(name=f"频道{MARKER}")
    series = Series.objects.create(name=f"专栏{MARKER}")
    reporter = Reporter.objects.create(name=f"作者{MARKER}")
    photo = make_photo(by=by, caption=f"图说{MARKER}", credit=f"{MARKER} 摄")
    article = make_article(
        by=by,
        bylines=[reporter],
        photos=[photo],
        headline=f"主题{MARKER}",
        kicker=f"引题{MARKER}",
        deck=f"副题{MARKER}",
        body=f"<p>正文{MARKER}。</p>",
        section=section,
        series=series,
    )
    article.tags.add(f"标签{MARKER}")
    tag = Tag.objects.get(name=f"标签{MARKER}")
    return Secret(article, photo, section, series, reporter, tag)


def sign(article: Article, *, by: User, chief: User) -> None:
    workflow.submit(article, by=by, now=NOW)
    pass_reviews(article)
    workflow.sign(article, by=chief, now=NOW)
    article.refresh_from_db()


def place(article: Article, *, issue: Issue, by: User, number: int = 1) -> Page:
    page = issue.pages.get(number=number)
    layout.place(article, page=page, by=by, now=NOW)
    return page


def live_issue(
    stories: int,
    *,
    reporter: User,
    chief: User,
    date: dt.date = TODAY,
    edition: str = "main",
    at: dt.datetime = NOW - HOUR,
    **fields: Any,
) -> Issue:
    """An issue of two pages, live for an hour, its stories spread over both."""
    issue = make_issue(by=chief, date=date, edition=edition)
    for number in range(stories):
        story = make_article(by=reporter, **fields)
        sign(story, by=reporter, chief=chief)
        place(story, issue=issue, by=chief, number=number % 2 + 1)
    print_and_release(issue, chief=chief, at=at, now=at, leave_out=True)
    issue.refresh_from_db()
    return issue
