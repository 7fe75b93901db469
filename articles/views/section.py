"""A section's stories, newest first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from articles.models import Article, Section
from articles.reading import the_paper
from articles.views.lists import stepped
from articles.views.public import public, show


@public
def section(request: HttpRequest, slug: str) -> HttpResponse:
    now = timezone.now()
    row = get_object_or_404(Section.objects.live(now), slug=slug)
    steps = stepped(request, Article.objects.live(now).in_section(row), now=now)
    context = {"paper": the_paper(), "section": row, **steps}
    return show(request, "articles/section.html", context)
