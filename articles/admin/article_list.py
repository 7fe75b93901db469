"""The list of stories: quick to scan, constant in queries, bounded in its search."""

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
from articles.models import Article
from articles.templatetags.desk import claim_mark, moment, person, state_mark

# A million bodies can't be read through in a request; the newest are what a desk seeks.
SEARCHED = 20_000
FOUND = 1_000
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
    search_help_text = _("在最近改动的两万篇里查标题、署名和正文。")
    sortable_by = ()

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Every word must be in a headline, a byline or the body. Looked up once: the
        count and the page would each read the same bodies again."""
        words = search_term.replace("\0", " ").split()[:8]
        if not words:
            return queryset, False
        newest = Article.objects.order_by("-changed_at", "-pk").values("pk")[:SEARCHED]
        found = queryset.filter(pk__in=newest)
        for word in words:
            found = found.filter(_anywhere(word))
        keys = found.order_by("-changed_at", "-pk").values_list("pk", flat=True)
        return queryset.filter(pk__in=list(keys[:FOUND])), False

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
