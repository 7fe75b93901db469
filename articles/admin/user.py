"""Accounts, kept by administrators. Nobody is deleted, nobody made a superuser here,
and nobody changes their own posts."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles import accounts, second_step
from articles.admin.refusing import refused
from articles.admin.site import desk
from articles.admin.verbs import VerbAdmin
from articles.forms.user import AccountForm, AnothersPasswordForm, NewAccountForm
from articles.permissions import may_keep_account
from articles.templatetags.desk import moment, person
from articles.vocabulary import Role

if TYPE_CHECKING:
    StockUserAdmin = UserAdmin[User]
else:
    StockUserAdmin = UserAdmin


def unlock(row: User, request: HttpRequest) -> str:
    accounts.unlock(row, by=request.user, now=timezone.now())
    return gettext("已给 %(name)s 解锁，可以再登录。") % {"name": person(row)}


def reset_step(row: User, request: HttpRequest) -> str:
    second_step.reset(row, by=request.user, now=timezone.now())
    text = gettext("已重置 %(name)s 的两步验证；怕手机落在别人手里，请把密码也重设。")
    return text % {"name": person(row)}


class AccountAdmin(VerbAdmin, StockUserAdmin):
    verbs = {"unlock": unlock, "reset-step": reset_step}
    confirmed_verbs = frozenset({"save", "password", "unlock", "reset-step"})
    form = AccountForm
    add_form_template = None  # the stock one greets in English
    add_form = NewAccountForm
    change_password_form = AnothersPasswordForm
    list_display = ("username", "name", "posts", "has_phone", "is_active", "last_seen")
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
        return (
            super().get_queryset(request).prefetch_related("groups", "totpdevice_set")
        )

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"by": request.user})

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is not None and not may_keep_account(request.user, obj):
            return False
        return super().has_change_permission(request, obj)

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method == "POST" and not self.has_add_permission(request):
            denial = self.denial(request, None)
            return refused(self, request, denial, row=None, verb="save")
        return super().add_view(request, form_url, extra_context)

    def user_change_password(
        self,
        request: HttpRequest,
        id: str,  # noqa: A002  (as Django calls it)
        form_url: str = "",
    ) -> HttpResponse:
        row = self.get_object(request, unquote(id))
        if row is not None and request.method == "POST":
            if not self.has_change_permission(request, row):
                denial = self.denial(request, row)
                return refused(self, request, denial, row=row, verb="password")
            if page := self.ask_again(request, row=row, verb="password"):
                return page
        return super().user_change_password(request, id, form_url)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        if not change:
            obj.is_staff = True
        super().save_model(request, obj, form, change)

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
            context["locks"] = accounts.locks_on(obj, now=timezone.now())
            context["phone"] = second_step.phone_of(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    @admin.display(description=_("岗位"))
    def posts(self, row: User) -> str:
        held = {group.name for group in row.groups.all()}
        return "、".join(str(role.label) for role in Role if role.value in held)

    @admin.display(description=_("两步验证"))
    def has_phone(self, row: Any) -> str:
        return gettext("已启用两步验证") if row.totpdevice_set.all() else ""

    @admin.display(description=_("姓名"))
    def name(self, row: User) -> str:
        return person(row)

    @admin.display(description=_("最近登录"))
    def last_seen(self, row: User) -> SafeString:
        return moment(row.last_login, timezone.now())


desk.register(User, AccountAdmin)
