"""Reporters: the names that stand over stories. Addresses are frozen once given."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import directory
from articles.admin.listing import ChoiceFilter
from articles.admin.new_names import names_doors
from articles.admin.site import desk
from articles.admin.verbs import VerbAdmin, answers
from articles.forms.reporters import MergeForm
from articles.models import Reporter


def merge(row: Reporter, request: HttpRequest) -> str:
    directory.require_keeper(request.user)
    into = answers(MergeForm(request.POST, gone=row))["into"]
    kept = directory.merge(row, into=into, by=request.user, now=timezone.now())
    text = gettext("已把“%(gone)s”并到%(kept)s名下，见报的署名一字未改。")
    return text % {"gone": row.name, "kept": kept}


class KindFilter(ChoiceFilter):
    title = _("类别")
    parameter_name = "kind"


class ReporterAdmin(VerbAdmin):
    verbs = {"merge": merge}
    fields = ("name", "kind", "organisation", "user", "bio", "slug")
    list_display = ("name", "kind", "organisation", "login", "slug")
    list_filter = (KindFilter,)
    list_select_related = ("user",)
    search_fields = ("name", "pinyin", "organisation")
    search_help_text = _("查名字、拼音和单位。")
    sortable_by = ()

    def get_urls(self) -> list[Any]:
        merging = path(
            "<int:object_id>/merging/",
            self.admin_site.admin_view(partial(_merging, self)),
            name="articles_reporter_merging",
        )
        return [*names_doors(self), merging, *super().get_urls()]

    def next_page(self, request: HttpRequest, row: Any) -> str:
        """A merged row has no page any more; its stories have."""
        into = request.POST.get("into", "")
        if not Reporter.objects.filter(pk=row.pk).exists() and into.isdecimal():
            return reverse("admin:articles_reporter_change", args=[into])
        return super().next_page(request, row)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("slug",) if obj is not None else ()

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name == "user":
            kwargs["queryset"] = _desk_accounts()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description=_("登录账号"))
    def login(self, row: Reporter) -> str:
        return row.user.get_username() if row.user else ""


def _merging(
    model_admin: ReporterAdmin, request: HttpRequest, object_id: int
) -> HttpResponse:
    """Chooses the other row, then shows what would move and asks."""
    row = get_object_or_404(Reporter, pk=object_id)
    if not model_admin.has_change_permission(request):
        raise PermissionDenied
    form = MergeForm(request.GET if "into" in request.GET else None, gone=row)
    into = form.cleaned_data["into"] if form.is_bound and form.is_valid() else None
    context = {
        **model_admin.admin_site.each_context(request),
        "title": gettext("合并作者"),
        "opts": model_admin.opts,
        "row": row,
        "form": form,
        "into": into,
        "bylines": row.bylines.count(),
        "shots": row.shots.count(),
        "revisions": row.revision_credits.values("revision__article")
        .distinct()
        .count(),
    }
    return TemplateResponse(request, "admin/articles/reporter/merging.html", context)


def _desk_accounts() -> QuerySet[Any]:
    users = get_user_model()._default_manager
    return users.filter(is_staff=True).order_by("username")


desk.register(Reporter, ReporterAdmin)
