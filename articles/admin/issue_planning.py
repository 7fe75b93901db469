"""Planning an issue: its form with an earlier one's pages, and what a save does."""

import datetime as dt
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from articles import layout
from articles.admin.base import ModelAdmin
from articles.forms.issue import (
    ISSUE_FIELDS,
    ModelIssueForm,
    PlanForm,
    issues_to_plan_after,
)
from articles.models import Issue

COPY = "_copy"
DAY = dt.timedelta(days=1)


class IssuePlanning(ModelAdmin):
    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        if obj is None:
            kwargs |= {"form": PlanForm, "fields": ISSUE_FIELDS}
        return super().get_form(request, obj, change, **kwargs)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        last = Issue.objects.main().newest_first().first()
        today = timezone.localdate()
        after = max(last.last_date, today) if last else today
        return ModelIssueForm(request.GET).suggestion(date=after + DAY)

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The pages of another issue are asked for by the same form: what else was
        typed comes along in the address."""
        if request.method == "POST" and COPY in request.POST:
            kept = {
                name: value
                for name in ModelIssueForm.base_fields
                if (value := request.POST.get(name, ""))
            }
            return redirect(f"{request.path}?{urlencode(kept)}")
        return super().add_view(request, form_url, extra_context)

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        if change:
            return super().save_model(request, obj, form, change)
        columns = {name: getattr(obj, name) for name in ISSUE_FIELDS}
        planned = layout.plan_issue(
            columns.pop("date"),
            pages=form.cleaned_data["pages"],
            by=request.user,
            now=timezone.now(),
            **columns,
        )
        obj.__dict__.update(planned.__dict__)

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """layout has written it."""

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        if add:
            context |= {
                "title": _("新开一期"),
                "planned_pages": context["adminform"].form.pages,
                "like": context["adminform"].form.initial.get("like"),
                "models": issues_to_plan_after(),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: str | None = None
    ) -> HttpResponse:
        return redirect(reverse("admin:articles_issue_change", args=[obj.pk]))
