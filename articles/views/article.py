"""A story's own page and its text as printed; 410 for one that readers once had."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString

from articles.metadata import as_script, story_data
from articles.models import Article, Correction, Withdrawal
from articles.reading import live_text, notes_within, printed_text, story_context
from articles.views.errors import gone
from articles.views.public import public, show, site_of


@public
def article(request: HttpRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    row = live_story(pk, now=now)
    if row is None:
        return gone_or_404(pk, now=now)
    near = Article.objects.live(now).near(row, now=now)
    text = live_text(row)
    notes = notes_within(row)
    context = story_context(row, text, now=now, near=near, notes=notes)
    context["renewed_at"] = vars(row)["renewed_at"]
    context["data"] = data_of(row, context, site=site_of(request))
    return show(request, "articles/article.html", context)


def data_of(row: Article, context: Mapping[str, Any], *, site: str) -> list[SafeString]:
    """The page once more, for machines."""
    names = ("paper", "story", "issue", "page", "notes", "renewed_at")
    told = {name: context[name] for name in names}
    return [as_script(d) for d in story_data(**told, kind=row.kind, site=site)]


@public
def as_printed(request: HttpRequest, pk: int) -> HttpResponse:
    """Only where a correction has changed the words since: else there is nothing to
    compare, and two addresses would hold one text."""
    now = timezone.now()
    row = live_story(pk, now=now)
    if row is None:
        return gone_or_404(pk, now=now)
    rows = Correction.objects.live(now).filter(article=row).with_hashes()
    corrections = [c for c in rows.newest_first() if c.differs_from_print]
    if not corrections:
        raise Http404
    text = printed_text(corrections[0].printed_revision, article=row)
    context = story_context(row, text, now=now)
    return show(request, "articles/as_printed.html", context)


def live_story(pk: int, *, now: dt.datetime) -> Article | None:
    """With what readers are told of its corrections."""
    notes = Correction.objects.live(now).filter(article=OuterRef("pk"))
    rows = Article.objects.live(now).with_text().with_renewed_at()
    return rows.annotate(told=ArraySubquery(notes.as_told())).filter(pk=pk).first()


def gone_or_404(pk: int, *, now: dt.datetime) -> HttpResponse:
    """A story that readers never had is not told from one that never was."""
    if not Article.objects.once_live(now).filter(pk=pk).exists():
        raise Http404
    return gone(Withdrawal.objects.filter(article=pk).order_by("-at").first())
