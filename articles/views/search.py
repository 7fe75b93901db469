"""What readers ask of the whole archive, and the answer a page at a time."""

import datetime as dt
import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from taggit.models import Tag

from articles.forms.search import NEWEST, RELEVANCE, SearchForm
from articles.models import Article, Section
from articles.reading import (
    Hit,
    TagLink,
    card_of,
    hit_of,
    live_words,
    tag_link,
    the_paper,
)
from articles.reading.pager import PER_STEP
from articles.search import (
    LONGEST,
    MOST_FOUND,
    Found,
    Question,
    TooSlowError,
    find,
    names_alike,
    sounding_alike,
    understood,
)
from articles.views.public import public, show

NUMBER = re.compile(r"[1-9][0-9]{0,2}")
LAST = MOST_FOUND // PER_STEP
KEPT = ("q", "section", "since", "until", "sort")


@public
def search(request: HttpRequest) -> HttpResponse:
    """Six queries and thirteen where nothing is found, however much there is."""
    now, number = timezone.now(), _number(request)
    form = SearchForm(request.GET, sections=Section.objects.live(now))
    context: dict[str, Any] = {
        "paper": the_paper(),
        "form": form,
        "narrow": [form[name] for name in ("section", "since", "until")],
        "typed": str(request.GET.get("q", ""))[:LONGEST].strip(),
    }
    if form.is_valid():
        try:
            context |= _answer(request, form, number=number, now=now)
        except TooSlowError:
            context["slow"] = True
    response = show(request, "articles/search.html", context)
    if context.get("slow"):
        response.status_code = 503
        response.headers["Cache-Control"] = "no-store"
    return response


def _number(request: HttpRequest) -> int:
    """What we never handed out is 404."""
    asked = request.GET.get("page", "1")
    if not NUMBER.fullmatch(asked) or int(asked) > LAST:
        raise Http404
    return int(asked)


def _answer(
    request: HttpRequest, form: SearchForm, *, number: int, now: dt.datetime
) -> dict[str, Any]:
    question = understood(form.cleaned_data["q"])
    question.days = question.days.within(form.days)
    section = form.cleaned_data["section"]
    if question.is_empty and not section:
        without = bool(question.without)
        return {"only_without": without, "only_marks": not without}
    newest = form.cleaned_data["sort"] == NEWEST or not question.terms
    found = find(question, now=now, newest=newest, section=section)
    alike = [] if found.stories else sounding_alike(question, now=now)
    return {
        "asked": True,
        "question": question,
        "hits": _hits(found, question, number=number, now=now),
        "count": len(found.stories),
        "more": found.more,
        "cut": question.cut,
        "alike": [(word, _address(request.GET, q=word)) for word in alike],
        "named": _named(question, now=now) if not found.stories else [],
        "day_typed": question.days != form.days,
        "orders": _orders(request.GET, newest=newest) if question.terms else [],
        "wider": _wider(request.GET, question) if not found.stories else "",
        **_pages(request.GET, found, number=number),
    }


def _named(question: Question, *, now: dt.datetime) -> list[tuple[str, TagLink]]:
    """What it is, and its page."""
    found = []
    for row in names_alike(question, now=now):
        if isinstance(row, Tag):
            link = tag_link(name=row.name, slug=row.slug)
            kind = _("标签")
        else:
            link = TagLink(row.name, row.get_absolute_url())
            kind = str(row._meta.verbose_name)
        if link.url:
            found.append((kind, link))
    return found


def _hits(
    found: Found, question: Question, *, number: int, now: dt.datetime
) -> list[Hit]:
    wanted = found.stories[(number - 1) * PER_STEP : number * PER_STEP]
    rows = Article.objects.live(now).with_words().in_bulk(wanted)
    hits = []
    for pk in wanted:
        if pk in rows:
            text = live_words(rows[pk])
            card = card_of(rows[pk], text, now=now)
            hits.append(hit_of(card, text, terms=question.terms, names=question.names))
    return hits


def _pages(asked: QueryDict, found: Found, *, number: int) -> dict[str, Any]:
    last = -(-len(found.stories) // PER_STEP)
    return {
        "number": number,
        "start": (number - 1) * PER_STEP + 1,
        "last": last,
        "before": _address(asked, page=number - 1) if 1 < number <= last else "",
        "after": _address(asked, page=number + 1) if number < last else "",
        "first": _address(asked) if number > last > 0 else "",
        "ends": found.more and number == last,
    }


def _orders(asked: QueryDict, *, newest: bool) -> list[tuple[str, str, bool]]:
    """Name, address, whether it is the one in use."""
    return [
        (RELEVANCE, _address(asked, sort=""), not newest),
        (NEWEST, _address(asked, sort=NEWEST), newest),
    ]


def _wider(asked: QueryDict, question: Question) -> str:
    """The same words without section and days, where those may be to blame."""
    if not question.terms or not any(asked.get(name) for name in KEPT[1:4]):
        return ""
    return _address(asked, section="", since="", until="")


def _address(asked: QueryDict, **changed: str | int) -> str:
    """This question, changed; pages begin anew."""
    values = {name: str(asked.get(name, "")) for name in KEPT} | changed
    query = QueryDict(mutable=True)
    for name, value in values.items():
        if value and (name, value) != ("page", 1):
            query[name] = str(value)[:LONGEST]
    return f"?{query.urlencode()}"
