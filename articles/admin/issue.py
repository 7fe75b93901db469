"""Issues: planning one, its screen, its pages."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import layout
from articles.admin.base import PlainChoices
from articles.admin.issue_approvals import ISSUE_APPROVAL_DOORS
from articles.admin.issue_board import board_of
from articles.admin.issue_doors import ISSUE_DOORS
from articles.admin.issue_list import IssueList
from articles.admin.issue_sheet import issue_sheet
from articles.admin.preview import issue_preview
from articles.admin.site import desk
from articles.admin.verbs import VerbAdmin
from articles.forms.issue import (
    IssueForm,
    PageForm,
    PageFormSet,
    PlanForm,
    is_used,
    plan_like,
)
from articles.layout.rows import lock_issue
from articles.models import Issue, Page
from articles.permissions import may_noun
from articles.vocabulary import IssueState, Role

if TYPE_CHECKING:
    TabularInline = admin.TabularInline[Page, Issue]
else:
    TabularInline = admin.TabularInline

EDITORS = (Role.PAGE_EDITOR, Role.DESK_HEAD, Role.CHIEF)
PLANNED = ("date", "edition", "number", "total_number")


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


class IssueAdmin(IssueList, VerbAdmin):
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

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return super().get_fields(request, obj) if obj else (*PLANNED, "pages")

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if obj is None:
            kwargs |= {"form": PlanForm, "fields": PLANNED}
        return super().get_form(request, obj, change, **kwargs)

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return super().get_inline_instances(request, obj) if obj else []

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        last = Issue.objects.main().order_by("-date").first()
        today = timezone.localdate()
        after = max(last.date, today) if last else today
        return plan_like(last) | {"date": after + dt.timedelta(days=1)}

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        planned = obj is not None and obj.state == IssueState.PLANNING
        return planned and self.may(request, "change")

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        if change:
            return super().save_model(request, obj, form, change)
        planned = layout.plan_issue(
            obj.date,
            pages=form.cleaned_data["pages"],
            edition=obj.edition,
            by=request.user,
            now=timezone.now(),
        )
        given = {name: getattr(obj, name) for name in PLANNED[2:] if getattr(obj, name)}
        obj.__dict__.update(planned.__dict__ | given)
        obj.save(update_fields=PLANNED[2:])

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """layout has written it."""

    def uses(self, request: HttpRequest, row: Any) -> list[str]:
        """Its empty pages go with it."""
        return [
            _("%(page)s上有稿件、导入的原文或签过的大样") % {"page": page.heading}
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
        else:
            context["title"] = _("新开一期")
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        return redirect(reverse("admin:articles_issue_change", args=[obj.pk]))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return redirect(reverse("admin:articles_issue_change", args=[obj.pk]))

    def get_urls(self) -> list[Any]:
        return [issue_preview(self), issue_sheet(self), *super().get_urls()]


def page_editors() -> QuerySet[Any]:
    names = [role.value for role in EDITORS]
    users = get_user_model()._default_manager.filter(groups__name__in=names)
    return users.distinct().order_by("username")


desk.register(Issue, IssueAdmin)
