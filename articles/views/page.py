"""One page of an issue."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from articles.models import Article
from articles.reading import page_context
from articles.reading.issue import live_pages
from articles.views.issue import live_issue, neighbours_of
from articles.views.public import date_or_404, public, show


@public
def page(
    request: HttpRequest,
    year: str,
    month: str,
    day: str,
    edition: str = "",
    number: int = 0,
) -> HttpResponse:
    now = timezone.now()
    issue = live_issue(date_or_404(year, month, day), edition=edition, now=now)
    pages = live_pages(issue, now=now)
    row = next((page for page in pages if page.number == number), None)
    if row is None:
        raise Http404
    stories = Article.objects.live(now).on_page(row).in_print_order().with_cards()
    context = page_context(
        row, pages=pages, articles=stories, neighbours=neighbours_of(issue, now=now)
    )
    return show(request, "articles/page.html", context)
