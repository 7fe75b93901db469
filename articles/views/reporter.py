"""A name's stories and pictures, newest first; all names."""

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone

from articles.models import Article, Reporter
from articles.reading import Card, Entry, card_of, live_card, the_paper
from articles.views.lists import by_letter, stepped
from articles.views.public import public, show

SHOTS = 8


@public
def reporter(request: HttpRequest, slug: str) -> HttpResponse:
    now = timezone.now()
    row = Reporter.objects.live(now).filter(slug=slug).first()
    if row is None:
        moved = get_object_or_404(Reporter.objects.live(now), former_slugs__slug=slug)
        return HttpResponsePermanentRedirect(moved.get_absolute_url())
    live = Article.objects.live(now)
    steps = stepped(request, live.credited_to(row), now=now)
    shots: list[Card] = []
    if steps["is_first"]:
        taken = live.photographed_by(row).newest_first().with_cards()[:SHOTS]
        # The picture that this person took, which need not be the story's lead.
        shots = [
            card_of(story, live_card(story), now=now, place=vars(story)["shot"])
            for story in taken
        ]
    context = {
        "paper": the_paper(),
        "reporter": row,
        "shots": shots,
        **steps,
    }
    return show(request, "articles/reporter.html", context)


@public
def reporters(request: HttpRequest) -> HttpResponse:
    """One query, however many stories."""
    rows = Reporter.objects.live(timezone.now()).order_by("pinyin", "pk")
    entries = [
        Entry(row.pinyin, row.name, row.get_absolute_url(), row.organisation)
        for row in rows
    ]
    return by_letter(request, "articles/reporters.html", entries)
