"""Accounts, kept by administrators. Nobody is deleted, nobody made a superuser here,
and nobody changes their own posts."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin
from articles.admin.site import desk
from articles.forms.user import AccountForm, NewAccountForm
from articles.templatetags.desk import moment, person
from articles.vocabulary import Role

if TYPE_CHECKING:
    StockUserAdmin = UserAdmin[User]
else:
    StockUserAdmin = UserAdmin


class AccountAdmin(DeskAdmin, StockUserAdmin):
    form = AccountForm
    add_form_template = None  # the stock one greets in English
    add_form = NewAccountForm
    list_display = ("username", "name", "posts", "is_active", "last_seen")
    list_filter = ()
    filter_horizontal = ()
    search_fields = ("username", "last_name", "first_name")
    search_help_text = _("查账号和姓名。")
    ordering = ("username",)
    sortable_by = ()
    fieldsets = (
        (
            None,
            {"fields": ("username", "password", ("last_name", "first_name"), "email")},
        ),
        (_("岗位"), {"fields": ("groups", "is_active")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "fields": (
                    "username",
                    ("last_name", "first_name"),
                    "password1",
                    "password2",
                )
            },
        ),
        (_("岗位"), {"fields": ("groups",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        return super().get_queryset(request).prefetch_related("groups")

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"by": request.user})

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever could set a superuser's password would be one."""
        lifted = obj is not None and obj.is_superuser
        if lifted and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        if not change:
            obj.is_staff = True
        super().save_model(request, obj, form, change)

    @admin.display(description=_("岗位"))
    def posts(self, row: User) -> str:
        held = {group.name for group in row.groups.all()}
        return "、".join(str(role.label) for role in Role if role.value in held)

    @admin.display(description=_("姓名"))
    def name(self, row: User) -> str:
        return person(row)

    @admin.display(description=_("最近登录"))
    def last_seen(self, row: User) -> SafeString:
        return moment(row.last_login, timezone.now())


desk.register(User, AccountAdmin)
