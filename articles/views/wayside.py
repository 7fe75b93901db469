"""What browsers and crawlers ask for beside the pages: robots.txt and the icon."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse

from articles.views.public import public

ROBOTS = """User-agent: *
Disallow: /admin/
Disallow: /search/

Sitemap: {site}/sitemap.xml
"""


@public
def robots(request: HttpRequest) -> HttpResponse:
    site = f"{request.scheme}://{request.get_host()}"
    return HttpResponse(ROBOTS.format(site=site), content_type="text/plain")


@public
def favicon(request: HttpRequest) -> HttpResponse:
    """For those who ask without reading the page's <link>."""
    path = finders.find("articles/favicon.svg")
    if path is None:
        raise Http404
    response = HttpResponse(Path(path).read_bytes(), content_type="image/svg+xml")
    response.headers["Cache-Control"] = "public, max-age=86400"
    return response
