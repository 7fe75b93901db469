"""A series' stories, newest first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from articles.models import Article, Series
from articles.reading import the_paper
from articles.views.lists import stepped
from articles.views.public import public, show


@public
def series(request: HttpRequest, slug: str) -> HttpResponse:
    now = timezone.now()
    row = get_object_or_404(Series.objects.live(now), slug=slug)
    steps = stepped(request, Article.objects.live(now).in_series(row), now=now)
    context = {"paper": the_paper(), "series": row, **steps}
    return show(request, "articles/series.html", context)
