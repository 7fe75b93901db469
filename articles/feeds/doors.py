"""The doors: which stories, since when, in which of three formats."""

import datetime as dt
from collections.abc import Callable
from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date

from articles.feeds.entries import Entry, entries_of
from articles.feeds.feed import Feed
from articles.feeds.json_feed import as_json
from articles.feeds.xml import AtomFeed, RssFeed, written
from articles.models import (
    Article,
    Correction,
    Paper,
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
Part = Section | Series | Reporter
NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


def rss(request: HttpRequest, of: str = "", slug: str = "") -> HttpResponse:
    return _door(request, "application/rss+xml", partial(written, RssFeed), of, slug)


def atom(request: HttpRequest, of: str = "", slug: str = "") -> HttpResponse:
    return _door(request, "application/atom+xml", partial(written, AtomFeed), of, slug)


def json_feed(request: HttpRequest, of: str = "", slug: str = "") -> HttpResponse:
    return _door(request, "application/feed+json", as_json, of, slug)


def _door(
    request: HttpRequest, kind: str, write: Callable[[Feed], str], of: str, slug: str
) -> HttpResponse:
    """At most nine queries, however many stories."""
    now = timezone.now()
    part = _part(of, slug, now=now) if of else None
    if part is not None and part.slug != slug:
        called = request.resolver_match.view_name if request.resolver_match else ""
        return HttpResponsePermanentRedirect(reverse(called, args=[part.slug]))
    feed = _feed(request, part, now=now)
    response = HttpResponse(write(feed), content_type=f"{kind}; charset=utf-8")
    _date(response, feed, now=now)
    return response


def _part(of: str, slug: str, *, now: dt.datetime) -> Part:
    """404 unless readers can open its page. One query, two for a name that moved."""
    if of == "section":
        return get_object_or_404(Section.objects.live(now), slug=slug)
    if of == "series":
        return get_object_or_404(Series.objects.live(now), slug=slug)
    names = Reporter.objects.live(now)
    here = names.filter(slug=slug).first()
    return here or get_object_or_404(names, former_slugs__slug=slug)


def _feed(request: HttpRequest, part: Part | None, *, now: dt.datetime) -> Feed:
    site = f"{request.scheme}://{request.get_host()}"
    paper = the_paper()
    title, about, path = paper.name, " ".join(paper.paragraphs[:1]), "/"
    if part is not None:
        title, path = f"{part.name} · {paper.name}", part.get_absolute_url()
        about = part.bio if isinstance(part, Reporter) else part.description
    entries = _entries(_stories(part, now=now), now=now, site=site)
    return Feed(
        title=title,
        about=strip_controls(about).strip() or title,
        url=site + path,
        address=site + request.path,
        site=site,
        paper=paper,
        entries=entries,
        renewed_at=_renewed_at(entries, paper=paper, now=now),
    )


def _stories(part: Part | None, *, now: dt.datetime) -> ArticleQuerySet:
    stories = Article.objects.live(now).news()
    if isinstance(part, Section):
        return stories.in_section(part)
    if isinstance(part, Series):
        return stories.in_series(part)
    return stories if part is None else stories.credited_to(part)


def _entries(stories: ArticleQuerySet, *, now: dt.datetime, site: str) -> list[Entry]:
    """Stories and corrections together, newest first."""
    rows = list(stories.with_renewed_at().newest_first().with_text()[:MOST])
    of_these = Correction.objects.live(now).filter(article__in=stories.values("pk"))
    newest = of_these.with_hashes().newest_first()[:MOST_CORRECTIONS]
    shown = Correction.objects.live(now).filter(article__in=[row.pk for row in rows])
    noted = shown.with_hashes().newest_first()
    found = entries_of(rows, notes=noted, corrections=newest, now=now, site=site)
    return sorted(found, key=lambda entry: entry.published, reverse=True)[:MOST]


def _renewed_at(entries: list[Entry], *, paper: Paper, now: dt.datetime) -> dt.datetime:
    """When this feed may last have changed. A story that is gone leaves no entry to
    tell it, so every withdrawal counts. Two queries."""
    instants = [entry.renewed for entry in entries]
    instants.append(paper.changed_at or NEVER)
    instants.append(Correction.objects.newest_change() or NEVER)
    instants.append(Withdrawal.objects.newest_change(now) or NEVER)
    return max(instants)


def _date(response: HttpResponse, feed: Feed, *, now: dt.datetime) -> None:
    """Only once that second is over: within it more may happen that a reader who
    compares dates would never hear of. The ETag, of all bytes, knows at once."""
    until = feed.renewed_at.replace(microsecond=0) + SECOND
    if feed.renewed_at > NEVER and until <= now:
        response.headers["Last-Modified"] = http_date(until.timestamp())
