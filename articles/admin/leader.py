"""The leaders' directory: names in their order, each with its posts."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db import models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin, PlainChoices
from articles.admin.site import desk
from articles.checks.house import Post
from articles.forms.fields import DayField, DayInput
from articles.models import Leader, LeaderPost
from articles.permissions import may_noun

if TYPE_CHECKING:
    StackedInline = admin.StackedInline[Any, Any]
else:
    StackedInline = admin.StackedInline

MOST_POSTS = 20


class PostRows(PlainChoices, StackedInline):
    model = LeaderPost
    extra = 1
    max_num = MOST_POSTS
    view_on_site = False
    template = "admin/articles/rows.html"
    fields = (("title", "since", "until"),)
    formfield_overrides = {
        models.DateField: {"form_class": DayField, "widget": DayInput}
    }

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_noun(request.user, "view", "leader")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_noun(request.user, "change", "leader")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_noun(request.user, "change", "leader")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_noun(request.user, "change", "leader")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        limits = {"absolute_max": MOST_POSTS, "validate_max": True}
        return super().get_formset(request, obj, **limits | kwargs)


class LeaderAdmin(DeskAdmin):
    fields = (("name", "rank"), "note")
    inlines = (PostRows,)
    list_display = ("name", "rank", "posts_column", "note")
    search_fields = ("name", "posts__title")
    search_help_text = _("查姓名和职务。")
    sortable_by = ()

    def get_queryset(self, request: HttpRequest) -> QuerySet[Leader]:
        return super().get_queryset(request).prefetch_related("posts")

    @admin.display(description=_("现任"))
    def posts_column(self, row: Leader) -> str:
        today = timezone.localdate()
        posts = (Post(post.title, post.since, post.until) for post in row.posts.all())
        return "、".join(post.title for post in posts if post.is_held(today))


desk.register(Leader, LeaderAdmin)
