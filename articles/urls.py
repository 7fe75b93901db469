"""The public addresses, in one list. They never change once printed."""

from django.urls import path, register_converter

from articles import feeds, sitemaps
from articles.views.about import about
from articles.views.archive import archive, newest
from articles.views.article import article, as_printed
from articles.views.comfort import comfort, style
from articles.views.corrections import corrections
from articles.views.front import front
from articles.views.issue import issue
from articles.views.nameplate import nameplate
from articles.views.page import page
from articles.views.photo import photo
from articles.views.public import public
from articles.views.reporter import reporter, reporters
from articles.views.search import search
from articles.views.section import section
from articles.views.series import series
from articles.views.tag import tag, tags
from articles.views.theme import theme
from articles.views.wayside import favicon, favicon_svg, robots


class Text:
    """Only ASCII: \\d would take full-width digits, and one page has one address."""

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: object) -> str:
        return str(value)


class Year(Text):
    regex = "[0-9]{4}"


class Two(Text):
    regex = "[0-9]{2}"


class Edition(Text):
    regex = "[a-z][a-z0-9-]{0,19}"


class Key(Text):
    regex = "[A-Za-z0-9_-]{8,32}"


class Rendition(Text):
    regex = "(?:avif|webp|jpg)"


class Crop(Text):
    """A crop's name, and the mark of its making."""

    regex = "[a-z]{3,10}-[0-9a-f]{8}"


class Mark(Text):
    """What a picture of the nameplate is called after its bytes."""

    regex = "[0-9a-f]{16}"


class Number:
    """Without leading zeros, and short enough for every column."""

    regex = "[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: object) -> str:
        return str(value)


for converter, name in (
    (Year, "yyyy"),
    (Two, "mm"),
    (Two, "dd"),
    (Edition, "edition"),
    (Key, "key"),
    (Rendition, "rendition"),
    (Crop, "crop"),
    (Mark, "mark"),
    (Number, "number"),
):
    register_converter(converter, name)

app_name = "articles"
day = "<yyyy:year>/<mm:month>/<dd:day>/"
urlpatterns = [
    path("", front, name="front"),
    path(day, issue, name="issue"),
    path(f"{day}<edition:edition>/", issue, name="issue"),
    path(f"{day}<number:number>/", page, name="page"),
    path(f"{day}<edition:edition>/<number:number>/", page, name="page"),
    path("articles/<number:pk>/", article, name="article"),
    path("articles/<number:pk>/as-printed/", as_printed, name="as_printed"),
    path("sections/<slug:slug>/", section, name="section"),
    path("series/<slug:slug>/", series, name="series"),
    path("reporters/", reporters, name="reporters"),
    path("reporters/<slug:slug>/", reporter, name="reporter"),
    path("tags/", tags, name="tags"),
    path("tags/<str:slug>/", tag, name="tag"),
    path("search/", search, name="search"),
    path("archive/", newest, name="archive_newest"),
    path("archive/<yyyy:year>/<mm:month>/", archive, name="archive"),
    path("corrections/", corrections, name="corrections"),
    path("about/", about, name="about"),
    path("reading/", comfort, name="comfort"),
    path("reading/style.css", style, name="comfort_style"),
    path("photos/<key:key>-<number:width>.<rendition:extension>", photo, name="photo"),
    path(
        "photos/<key:key>/<crop:crop>-<number:width>.<rendition:extension>",
        photo,
        name="photo_crop",
    ),
    path("nameplate/<mark:mark>.webp", nameplate, name="nameplate"),
    path("theme.css", theme, name="theme"),
    path("sitemap.xml", public(sitemaps.index), name="sitemap"),
    path(
        "sitemap-<yyyy:year>-<mm:month>.xml",
        public(sitemaps.month),
        name="sitemap_month",
    ),
    path("sitemap-standing.xml", public(sitemaps.standing), name="sitemap_standing"),
    path("news-sitemap.xml", public(sitemaps.news), name="news_sitemap"),
    path("robots.txt", robots, name="robots"),
    path("favicon.ico", favicon, name="favicon"),
    path("favicon.svg", favicon_svg, name="favicon_svg"),
]
# Of the whole paper, and of what has a page that its stories stand on.
for of, where in (
    ("", ""),
    ("section", "sections/<slug:slug>/"),
    ("series", "series/<slug:slug>/"),
    ("reporter", "reporters/<slug:slug>/"),
):
    for view, what, name in (
        (feeds.rss, "feed/", "feed"),
        (feeds.atom, "feed/atom/", "feed_atom"),
        (feeds.json_feed, "feed.json", "feed_json"),
    ):
        address = where + what
        called = f"{of}_{name}" if of else name
        urlpatterns.append(path(address, public(view), {"of": of}, name=called))
