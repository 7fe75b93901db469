"""The paper's colours as a stylesheet, at an address that changes with them."""

from django.http import HttpRequest, HttpResponse

from articles.reading import newest_paper
from articles.views.public import public

FOR_EVER = "public, max-age=31536000, immutable"


@public
def theme(request: HttpRequest) -> HttpResponse:
    """As the database has it now: an answer kept for a year must not come from a
    process that has not heard yet. Empty where the colours are the usual ones."""
    paper = newest_paper()
    response = HttpResponse(paper.theme, content_type="text/css; charset=utf-8")
    if paper.theme and request.GET.get("v") == paper.theme_mark:
        response.headers["Cache-Control"] = FOR_EVER
    return response
