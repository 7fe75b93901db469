"""The list of stories: quick to scan, constant in queries, bounded in its search."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ModelAdmin
from articles.admin.listing import IssueFilter, MineFilter, SectionFilter, StateFilter
from articles.folding import fold_term
from articles.models import Article
from articles.search import Found, Question, TooSlowError, find
from articles.templatetags.desk import claim_mark, moment, person, state_mark
from articles.vocabulary import ArticleState

# A million bodies can't be read through in a request.
SEARCHED = 20_000
FOUND = 1_000
A_PAGE = 100
HEADLINES = ("headline", "kicker", "deck")


class ArticleChanges(ChangeList):
    def get_results(self, request: HttpRequest) -> None:
        """Three queries for a page of any length, and no bodies."""
        super().get_results(request)
        self.result_list = (
            self.result_list.select_related(
                "page__issue", "changed_by", "claim__person"
            )
            .prefetch_related("bylines__reporter")
            .defer("body", "summary")
        )


class ArticleList(ModelAdmin):
    list_display = (
        "state_column",
        "headline_column",
        "names_column",
        "page_column",
        "words_column",
        "han_column",
        "changed_column",
    )
    list_display_links = ("headline_column",)
    list_filter = (StateFilter, MineFilter, IssueFilter, SectionFilter)
    search_fields = ("headline",)  # shows the box; get_search_results does the work
    search_help_text = _(
        "查标题、署名和正文：见报稿全部在内，未见报的查最近改动的两万篇。"
    )
    sortable_by = ()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Every word must be in a headline, a byline or the text.

        What readers have is asked of their own search, through the whole archive; what
        they have not, or not as it stands now, is read through. So is what the list's
        filters leave of a word that is found too often to be listed whole.
        """
        words = search_term.replace("\0", " ").split()[:8]
        if not words:
            return queryset, False
        now = timezone.now()
        found = _found_by_readers(words, now=now)
        keys = set(queryset.filter(pk__in=found.stories).values_list("pk", flat=True))
        cut_off = found.more and len(keys) < A_PAGE
        keys.update(
            _read_through(queryset if cut_off else _unread(queryset, now), words)
        )
        return queryset.filter(pk__in=keys), False

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return ArticleChanges

    @admin.display(description=_("状态"))
    def state_column(self, row: Any) -> SafeString:
        mark = state_mark(row, timezone.now())
        held = getattr(row, "claim", None)
        return format_html("{} {}", mark, claim_mark(held)) if held else mark

    @admin.display(description=_("标题"))
    def headline_column(self, row: Any) -> SafeString:
        kicker = format_html('<small class="kicker">{}</small>', row.kicker)
        return format_html(
            '{}<span class="headline">{}</span>',
            kicker if row.kicker else "",
            row.title,
        )

    @admin.display(description=_("署名"))
    def names_column(self, row: Any) -> SafeString:
        names = [(byline.name,) for byline in row.bylines.all()]
        return format_html_join(" ", '<span class="name">{}</span>', names[:4])

    @admin.display(description=_("版面"))
    def page_column(self, row: Any) -> SafeString | str:
        if row.page is None:
            return ""
        day = row.page.issue.date
        return format_html(
            '<span class="page">{}</span> <span class="when">{}</span>',
            row.page.printed_label,
            f"{day.month}月{day.day}日",
        )

    @admin.display(description=_("字数"))
    def words_column(self, row: Any) -> SafeString:
        return format_html('<span class="words">{}</span>', row.words)

    @admin.display(description=_("汉字数"))
    def han_column(self, row: Any) -> SafeString:
        return format_html('<span class="words">{}</span>', row.words_han)

    @admin.display(description=_("改动"))
    def changed_column(self, row: Any) -> SafeString:
        when = moment(row.changed_at, timezone.now())
        return format_html("{} <span>{}</span>", when, person(row.changed_by))


def _found_by_readers(words: Iterable[str], *, now: dt.datetime) -> Found:
    terms = list(filter(None, map(fold_term, words)))
    if not terms:
        return Found([])
    try:
        return find(Question(terms=terms), now=now, newest=True)
    except TooSlowError:
        return Found([], more=True)


def _unread(rows: QuerySet[Any], now: dt.datetime) -> QuerySet[Any]:
    """What readers have not, or what is being worked on: each part by its index."""
    unsigned = set(ArticleState.values) - {ArticleState.SIGNED}
    coming = Q(live_from__isnull=True) | Q(live_from__gt=now)
    return rows.filter(coming | Q(state__in=unsigned))


def _read_through(rows: QuerySet[Any], words: Iterable[str]) -> list[int]:
    """The newest of them that have every word. Looked up once: the count and the page
    would each read the same bodies again."""
    newest = rows.order_by("-changed_at", "-pk").values("pk")[:SEARCHED]
    found = Article.objects.filter(pk__in=newest)
    for word in words:
        found = found.filter(_anywhere(word))
    return list(
        found.order_by("-changed_at", "-pk").values_list("pk", flat=True)[:FOUND]
    )


def _anywhere(word: str) -> Q:
    # Folding the case of every body costs ten times the search, and Han has no case.
    how = "icontains" if word.upper() != word.lower() else "contains"
    where = Q(**{f"body__{how}": word})
    for field in HEADLINES:
        where |= Q(**{f"{field}__{how}": word})
    named = Q(**{f"bylines__printed_name__{how}": word})
    named |= Q(**{f"bylines__reporter__name__{how}": word})
    bylined = Article.objects.filter(named).values("pk")
    return where | Q(pk__in=bylined)
