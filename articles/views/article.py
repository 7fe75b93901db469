"""A story's own page and its text as printed; 410 for one that readers once had."""

import datetime as dt

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from articles.models import Article, Correction, Withdrawal
from articles.reading import live_text, notes_of, printed_text, story_context
from articles.views.errors import gone
from articles.views.public import public, show


@public
def article(request: HttpRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    row = live_story(pk, now=now)
    if row is None:
        return gone_or_404(pk, now=now)
    near = Article.objects.live(now).near(row)
    notes = notes_of(corrections_of(row, now=now))
    text = live_text(row)
    context = story_context(row, text, now=now, near=near, notes=notes)
    return show(request, "articles/article.html", context)


@public
def as_printed(request: HttpRequest, pk: int) -> HttpResponse:
    """Only where a correction has changed the words since: else there is nothing to
    compare, and two addresses would hold one text."""
    now = timezone.now()
    row = live_story(pk, now=now)
    if row is None:
        return gone_or_404(pk, now=now)
    corrections = [c for c in corrections_of(row, now=now) if c.differs_from_print]
    if not corrections:
        raise Http404
    text = printed_text(corrections[0].printed_revision, article=row)
    context = story_context(row, text, now=now)
    return show(request, "articles/as_printed.html", context)


def live_story(pk: int, *, now: dt.datetime) -> Article | None:
    return Article.objects.live(now).with_text().filter(pk=pk).first()


def corrections_of(row: Article, *, now: dt.datetime) -> list[Correction]:
    rows = Correction.objects.live(now).filter(article=row)
    return list(rows.with_hashes().newest_first())


def gone_or_404(pk: int, *, now: dt.datetime) -> HttpResponse:
    """A story that readers never had is not told from one that never was."""
    if not Article.objects.once_live(now).filter(pk=pk).exists():
        raise Http404
    return gone(Withdrawal.objects.filter(article=pk).order_by("-at").first())
