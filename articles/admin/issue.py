"""Issues: planning one, its screen, its pages."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.base import PlainChoices
from articles.admin.issue_approvals import ISSUE_APPROVAL_DOORS
from articles.admin.issue_board import board_of
from articles.admin.issue_doors import ISSUE_DOORS
from articles.admin.issue_list import IssueList
from articles.admin.issue_planning import IssuePlanning
from articles.admin.issue_sheet import issue_sheet
from articles.admin.preview import issue_preview
from articles.admin.site import desk
from articles.admin.verbs import VerbAdmin
from articles.forms.issue import IssueForm
from articles.forms.pages import PageForm, PageFormSet, is_used, page_editors
from articles.layout.rows import lock_issue
from articles.models import Issue, Page
from articles.permissions import may_noun
from articles.vocabulary import IssueState

if TYPE_CHECKING:
    TabularInline = admin.TabularInline[Page, Issue]
else:
    TabularInline = admin.TabularInline


class PageRows(PlainChoices, TabularInline):
    model = Page
    form = PageForm
    formset = PageFormSet
    extra = 0
    view_on_site = False
    template = "admin/articles/rows.html"
    fields = (("number", "label", "name", "space"), ("editor", "credits"))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_noun(request.user, "view", "page")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_noun(request.user, "change", "page")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_noun(request.user, "change", "page")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        planned = obj is None or obj.state == IssueState.PLANNING
        return planned and may_noun(request.user, "change", "page")

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "editor":
            kwargs["queryset"] = page_editors()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class IssueAdmin(IssuePlanning, IssueList, VerbAdmin):
    form = IssueForm
    verbs = ISSUE_DOORS | ISSUE_APPROVAL_DOORS
    confirmed_verbs = frozenset({"approve"})
    inlines = (PageRows,)
    fields = (
        ("date", "edition"),
        ("number", "total_number"),
        ("deadline", "covers_until"),
    )

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Issue | None:
        """A save holds the row: it writes the state too, which a release may change."""
        row: Issue | None = super().get_object(request, object_id, from_field)
        if row is None or request.method != "POST" or not connection.in_atomic_block:
            return row
        return lock_issue(row)

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return super().get_inline_instances(request, obj) if obj else []

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        planned = obj is not None and obj.state == IssueState.PLANNING
        return planned and self.may(request, "change")

    def uses(self, request: HttpRequest, row: Any) -> list[str]:
        """Its empty pages go with it."""
        return [
            _("%s上有稿件、导入的原文，或签过大样、发过排") % page.heading
            for page in row.pages.order_by("number")
            if is_used(page)
        ]

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        obj.pages.all().delete()
        super().delete_model(request, obj)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        if obj is not None and obj.pk:
            saved = Issue.objects.get(pk=obj.pk)
            context |= board_of(saved, by=request.user, now=timezone.now())
            context["title"] = str(saved)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return redirect(reverse("admin:articles_issue_change", args=[obj.pk]))

    def get_urls(self) -> list[Any]:
        return [issue_preview(self), issue_sheet(self), *super().get_urls()]


desk.register(Issue, IssueAdmin)
