"""The doors: which stories, since when, in which of three formats."""

import datetime as dt
import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import http_date

from articles.feeds.entries import Entry, entries_of
from articles.feeds.feed import Feed
from articles.feeds.json_feed import as_json
from articles.feeds.xml import AtomFeed, RssFeed, written
from articles.models import (
    Article,
    Correction,
    Reporter,
    Section,
    Series,
    Withdrawal,
)
from articles.models.article_rows import ArticleQuerySet
from articles.reading import the_paper
from articles.text import strip_controls

# A whole issue and what went online around it: feeds are asked a few times a day.
MOST = 60
MOST_CORRECTIONS = 20
NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


def rss(request: HttpRequest, of: str = "", slug: str = "") -> HttpResponse:
    now = timezone.now()
    feed = _feed(request, of=of, slug=slug, now=now)
    return _answer(written(RssFeed, feed), "application/rss+xml", feed, now=now)


def atom(request: HttpRequest, of: str = "", slug: str = "") -> HttpResponse:
    now = timezone.now()
    feed = _feed(request, of=of, slug=slug, now=now)
    return _answer(written(AtomFeed, feed), "application/atom+xml", feed, now=now)


def json_feed(request: HttpRequest, of: str = "", slug: str = "") -> HttpResponse:
    now = timezone.now()
    feed = _feed(request, of=of, slug=slug, now=now)
    text = json.dumps(as_json(feed), ensure_ascii=False)
    return _answer(text, "application/feed+json", feed, now=now)


def _feed(request: HttpRequest, *, of: str, slug: str, now: dt.datetime) -> Feed:
    """At most nine queries, however many stories."""
    site = f"{request.scheme}://{request.get_host()}"
    paper = the_paper()
    stories = Article.objects.live(now).news()
    title, about, path = paper.name, " ".join(paper.about[:1]), "/"
    if of:
        row, stories = _part(stories, of=of, slug=slug, now=now)
        title, path = f"{row.name} · {paper.name}", row.get_absolute_url()
        about = getattr(row, "description", "") or getattr(row, "bio", "")
    entries = _entries(stories, now=now, site=site)
    return Feed(
        title=title,
        about=strip_controls(about).strip() or title,
        url=site + path,
        address=site + request.path,
        site=site,
        paper=paper,
        entries=entries,
        renewed_at=_renewed_at(entries, now=now),
    )


def _part(
    stories: ArticleQuerySet, *, of: str, slug: str, now: dt.datetime
) -> tuple[Section | Series | Reporter, ArticleQuerySet]:
    """404 unless readers can open its page. One query."""
    if of == "section":
        section = get_object_or_404(Section.objects.live(now), slug=slug)
        return section, stories.in_section(section)
    if of == "series":
        series = get_object_or_404(Series.objects.live(now), slug=slug)
        return series, stories.in_series(series)
    reporter = get_object_or_404(Reporter.objects.live(now), slug=slug)
    return reporter, stories.credited_to(reporter)


def _entries(stories: ArticleQuerySet, *, now: dt.datetime, site: str) -> list[Entry]:
    """Stories and corrections together, newest first."""
    rows = list(stories.with_renewed_at().newest_first().with_text()[:MOST])
    of_these = Correction.objects.live(now).filter(article__in=stories.values("pk"))
    newest = of_these.with_hashes().newest_first()[:MOST_CORRECTIONS]
    shown = Correction.objects.live(now).filter(article__in=[row.pk for row in rows])
    noted = shown.with_hashes().newest_first()
    found = entries_of(rows, notes=noted, corrections=newest, now=now, site=site)
    return sorted(found, key=lambda entry: entry.published, reverse=True)[:MOST]


def _renewed_at(entries: list[Entry], *, now: dt.datetime) -> dt.datetime:
    """When this feed may last have changed. A story that is gone leaves no entry to
    tell it, so every withdrawal counts. Two queries."""
    instants = [entry.renewed for entry in entries]
    instants.append(Correction.objects.newest_change() or NEVER)
    instants.append(Withdrawal.objects.newest_change(now) or NEVER)
    return max(instants)


def _answer(text: str, kind: str, feed: Feed, *, now: dt.datetime) -> HttpResponse:
    """Dated only once that second is over: within it more may happen that a reader who
    compares dates would never hear of. The ETag, of all bytes, knows at once."""
    response = HttpResponse(text, content_type=f"{kind}; charset=utf-8")
    until = feed.renewed_at.replace(microsecond=0) + SECOND
    if feed.renewed_at > NEVER and until <= now:
        response.headers["Last-Modified"] = http_date(until.timestamp())
    return response
