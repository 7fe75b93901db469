"""Sitemaps of what readers can open: an index, one a month, one of what stands, news.

Each month is a file of its own, so that none grows with the archive.
"""

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.sax.xmlreader import AttributesImpl

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localtime
from django.utils.xmlutils import SimplerXMLGenerator

from articles.models import Article, Correction, Issue, Reporter, Section, Series
from articles.models.bounds import FIRST_DATE, LAST_DATE
from articles.models.months import next_month
from articles.reading import live_headline, the_paper
from articles.text import strip_controls

# The protocol's own limit; no month of a daily comes near it.
MOST = 50_000
MOST_NEWS = 1_000
NEWS_DAYS = dt.timedelta(days=2)
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS_SCHEMA = "http://www.google.com/schemas/sitemap-news/0.9"


@dataclass(frozen=True, slots=True)
class Address:
    path: str
    changed: dt.datetime | None = None
    # The title of a story, for the news sitemap alone.
    news: Mapping[str, str] = field(default_factory=dict)


def index(request: HttpRequest) -> HttpResponse:
    """Five queries, none of which reads every story or issue."""
    now = timezone.now()
    newest: dict[dt.date, dt.datetime | None]
    newest = dict.fromkeys(Issue.objects.live(now).months())
    newest |= Article.objects.live(now).news().months()
    for month, at in Correction.objects.newest_changes(now).items():
        if month in newest:
            newest[month] = max(filter(None, [newest[month], at]))
    parts = [Address(reverse("articles:sitemap_standing"))]
    for month in sorted(newest, reverse=True):
        names = [f"{month:%Y}", f"{month:%m}"]
        path = reverse("articles:sitemap_month", args=names)
        parts.append(Address(path, newest[month]))
    return _answer(request, parts, root="sitemapindex", row="sitemap")


def month(request: HttpRequest, year: str, month: str) -> HttpResponse:
    """Its issues with their pages, and every story since it. Three queries."""
    now = timezone.now()
    first = _first_of(int(year), int(month))
    last = next_month(first) - dt.timedelta(days=1)
    issues = Issue.objects.live(now).between(first, last).prefetch_related("pages")
    stories = Article.objects.live(now).news().of_month(first).with_renewed_at()
    rows = stories.newest_first().only("pk", "live_from")[:MOST]
    found = [*_of_issues(issues), *map(_of_story, rows)][:MOST]
    if not found:
        raise Http404
    return _answer(request, found)


def standing(request: HttpRequest) -> HttpResponse:
    """What belongs to no month. Three queries."""
    now = timezone.now()
    names = ("front", "about", "corrections", "reporters", "tags")
    found = [Address(reverse(f"articles:{name}")) for name in names]
    for rows in (Section.objects, Series.objects, Reporter.objects):
        found += [Address(row.get_absolute_url()) for row in rows.live(now)]
    return _answer(request, found[:MOST])


def news(request: HttpRequest) -> HttpResponse:
    """The stories of two days, as news searches want to be told. One query."""
    now = timezone.now()
    rows = Article.objects.live(now).news().since(now - NEWS_DAYS)
    stories = rows.newest_first().with_headlines()[:MOST_NEWS]
    return _answer(request, [_news_of(row) for row in stories])


def _first_of(year: int, month: int) -> dt.date:
    if not (FIRST_DATE.year <= year <= LAST_DATE.year and 1 <= month <= 12):
        raise Http404
    return dt.date(year, month, 1)


def _of_issues(issues: Iterable[Issue]) -> Iterator[Address]:
    for issue in issues:
        yield Address(issue.get_absolute_url(), issue.release_at)
        for page in issue.pages.all():
            yield Address(page.get_absolute_url(), issue.release_at)


def _of_story(row: Article) -> Address:
    return Address(row.get_absolute_url(), vars(row)["renewed_at"])


def _news_of(article: Article) -> Address:
    at = localtime(article.live_from).isoformat(timespec="seconds")
    title = strip_controls(live_headline(article).card["headline"])
    words = {"publication_date": at, "title": title or f"#{article.pk}"}
    return Address(article.get_absolute_url(), news=words)


def _answer(
    request: HttpRequest,
    addresses: Iterable[Address],
    *,
    root: str = "urlset",
    row: str = "url",
) -> HttpResponse:
    site = f"{request.scheme}://{request.get_host()}"
    out = io.StringIO()
    xml = SimplerXMLGenerator(out, "utf-8")
    xml.startDocument()
    names = {"xmlns": SCHEMA, "xmlns:news": NEWS_SCHEMA}
    xml.startElement(root, AttributesImpl(names))
    for address in addresses:
        xml.startElement(row, AttributesImpl({}))
        xml.addQuickElement("loc", site + address.path)
        if address.changed is not None:
            changed = localtime(address.changed).isoformat(timespec="seconds")
            xml.addQuickElement("lastmod", changed)
        if address.news:
            _write_news(xml, address.news)
        xml.endElement(row)
    xml.endElement(root)
    xml.endDocument()
    return HttpResponse(out.getvalue(), content_type="application/xml")


def _write_news(xml: SimplerXMLGenerator, words: Mapping[str, str]) -> None:
    xml.startElement("news:news", AttributesImpl({}))
    xml.startElement("news:publication", AttributesImpl({}))
    xml.addQuickElement("news:name", the_paper().name)
    xml.addQuickElement("news:language", "zh-cn")
    xml.endElement("news:publication")
    for name, text in words.items():
        xml.addQuickElement(f"news:{name}", text)
    xml.endElement("news:news")
