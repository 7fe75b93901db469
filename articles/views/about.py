"""The paper about itself."""

from django.http import HttpRequest, HttpResponse

from articles.reading import the_paper
from articles.views.public import public, show


@public
def about(request: HttpRequest) -> HttpResponse:
    return show(request, "articles/about.html", {"paper": the_paper()})
