"""A story's own page; 410 for one that readers once had."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from articles.models import Article
from articles.reading import live_text, story_context
from articles.views.errors import gone
from articles.views.public import public, show


@public
def article(request: HttpRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    live = Article.objects.live(now)
    row = live.with_text().filter(pk=pk).first()
    if row is None:
        if Article.objects.once_live(now).filter(pk=pk).exists():
            return gone(request)
        raise Http404
    near = live.near(row)
    context = story_context(row, live_text(row), now=now, near=near)
    return show(request, "articles/article.html", context)
