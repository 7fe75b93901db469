"""The list of issues: how many stories, how far those are that readers wait for."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.base import ModelAdmin
from articles.layout import progress_of_all
from articles.layout.progress import SETTLED
from articles.models import Article, Issue, Page
from articles.templatetags.desk import issue_mark, moment


class IssueChanges(ChangeList):
    def get_results(self, request: HttpRequest) -> None:
        """Counted for the rows shown, not for the whole archive; length against space
        only for issues still to come. Seven queries for a page of any length."""
        super().get_results(request)
        stories = Article.objects.filter(page__issue=OuterRef("pk"))
        unsigned = stories.filter(live_from__isnull=True).exclude(state__in=SETTLED)
        pages = Page.objects.filter(issue=OuterRef("pk"))
        self.result_list = self.result_list.annotate(
            page_count=_count(pages, "issue"),
            story_count=_count(stories, "page__issue"),
            unsigned_count=_count(unsigned, "page__issue"),
        )
        now = timezone.now()
        coming = [row for row in self.result_list if not row.is_live(now)]
        for progress in progress_of_all(coming, viewer=request.user, now=now):
            progress.issue.progress = progress  # type: ignore[attr-defined]


def _count(rows: QuerySet[Any], by: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


class IssueList(ModelAdmin):
    list_display = (
        "day",
        "state_column",
        "pages_column",
        "stories",
        "length_column",
        "deadline_column",
        "release_column",
    )
    list_display_links = ("day",)
    ordering = ("-date", "edition")
    sortable_by = ()

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return IssueChanges

    @admin.display(description=gettext_lazy("期次"))
    def day(self, row: Issue) -> SafeString:
        number = _("第 %d 期") % row.number if row.number else ""
        return format_html(
            '<span class="headline">{}</span> <small>{}</small>', row, number
        )

    @admin.display(description=gettext_lazy("状态"))
    def state_column(self, row: Issue) -> SafeString:
        return issue_mark(row, timezone.now())

    @admin.display(description=gettext_lazy("版数"))
    def pages_column(self, row: Any) -> str:
        return str(_("%d 版") % row.page_count)

    @admin.display(description=gettext_lazy("稿件"))
    def stories(self, row: Any) -> str:
        text = _("%d 篇") % row.story_count
        if row.unsigned_count:
            text += " " + _("（%d 篇未签发）") % row.unsigned_count
        return str(text)

    @admin.display(description=gettext_lazy("字数"))
    def length_column(self, row: Any) -> SafeString | str:
        progress = getattr(row, "progress", None)
        if progress is None:
            return ""
        context = {"progress": progress}
        return render_to_string("admin/articles/issue/lengths.html", context)

    @admin.display(description=gettext_lazy("截稿"))
    def deadline_column(self, row: Issue) -> SafeString:
        return moment(row.deadline, timezone.now())

    @admin.display(description=gettext_lazy("发布时间"))
    def release_column(self, row: Issue) -> SafeString:
        return moment(row.release_at, timezone.now())
