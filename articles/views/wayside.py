"""What browsers and crawlers ask for beside the pages: robots.txt and the icon."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string

from articles.reading import the_paper
from articles.views.public import public, site_of

ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /search/

Sitemap: {site}/sitemap.xml
Sitemap: {site}/news-sitemap.xml
"""
A_DAY = "public, max-age=86400"


@public
def robots(request: HttpRequest) -> HttpResponse:
    text = ROBOTS.format(site=site_of(request))
    return HttpResponse(text, content_type="text/plain")


@public
def favicon_svg(request: HttpRequest) -> HttpResponse:
    """The first character of the nameplate, in whatever face the reader has."""
    context = {"paper": the_paper()}
    text = render_to_string("articles/favicon.svg", context)
    response = HttpResponse(text, content_type="image/svg+xml")
    response.headers["Cache-Control"] = A_DAY
    return response


@public
def favicon(request: HttpRequest) -> HttpResponse:
    """For those who ask without reading the page's <link>."""
    path = finders.find("articles/favicon.ico")
    if path is None:
        raise Http404
    response = HttpResponse(Path(path).read_bytes(), content_type="image/x-icon")
    response.headers["Cache-Control"] = A_DAY
    return response
