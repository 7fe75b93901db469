"""Reporters: the names that stand over stories. Addresses are frozen once given."""

from typing import Any

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin
from articles.admin.listing import ChoiceFilter
from articles.admin.site import desk
from articles.models import Reporter


class KindFilter(ChoiceFilter):
    title = _("类别")
    parameter_name = "kind"


class ReporterAdmin(DeskAdmin):
    fields = ("name", "kind", "organisation", "user", "bio", "slug")
    list_display = ("name", "kind", "organisation", "login", "slug")
    list_filter = (KindFilter,)
    list_select_related = ("user",)
    search_fields = ("name", "pinyin", "organisation")
    search_help_text = _("查名字、拼音和单位。")
    sortable_by = ()

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


def _desk_accounts() -> QuerySet[Any]:
    users = get_user_model()._default_manager
    return users.filter(is_staff=True).order_by("username")


desk.register(Reporter, ReporterAdmin)
