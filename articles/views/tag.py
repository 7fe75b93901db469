"""A tag's stories, newest first; all tags. One that no live story carries is 404."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from taggit.models import Tag

from articles.models import ArticleTag
from articles.models.article_tag import live_tags
from articles.reading import Entry, tag_link, the_paper
from articles.text import pinyin_key
from articles.views.lists import by_letter, stepped
from articles.views.public import public, show


@public
def tag(request: HttpRequest, slug: str) -> HttpResponse:
    # The resolver takes any character; PostgreSQL and we do not.
    if "\0" in slug:
        raise Http404
    now = timezone.now()
    row = get_object_or_404(Tag, slug=slug)
    steps = stepped(request, ArticleTag.objects.live(now).of(row), now=now)
    if steps["is_first"] and not steps["cards"]:
        raise Http404
    context = {"paper": the_paper(), "tag": row, **steps}
    return show(request, "articles/tag.html", context)


@public
def tags(request: HttpRequest) -> HttpResponse:
    """One query, however many stories."""
    rows = live_tags(timezone.now()).values_list("name", "slug")
    links = [tag_link(name=name, slug=slug) for name, slug in rows]
    entries = [Entry(pinyin_key(row.name), row.name, row.url) for row in links]
    return by_letter(request, "articles/tags.html", entries)
