"""The review policy: how many reviews a kind of story needs. The chief's alone."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin
from articles.admin.site import desk
from articles.models import ReviewPolicy
from articles.vocabulary import Verb


class ReviewPolicyAdmin(DeskAdmin):
    noun = "reviewpolicy"
    fields = ("reviews",)
    list_display = ("kind", "reviews_column")
    sortable_by = ()

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A row a kind, made by the migration."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        self.write_log(Verb.EDIT, request, obj, reviews=obj.reviews)

    @admin.display(description=_("几审"))
    def reviews_column(self, row: ReviewPolicy) -> str:
        return str(row.get_reviews_display())


desk.register(ReviewPolicy, ReviewPolicyAdmin)
