"""The rows inside the story form: bylines and photos. Their door is the story's."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import PlainChoices
from articles.forms.rows import (
    MOST_ROWS,
    ArticlePhotoForm,
    ArticlePhotoFormSet,
    BylineForm,
    BylineFormSet,
)
from articles.models import ArticlePhoto, Byline, Reporter
from articles.vocabulary import CreditRole, ReporterKind

if TYPE_CHECKING:
    StackedInline = admin.StackedInline[Any, Any]
else:
    StackedInline = admin.StackedInline


class RowsOfStory(PlainChoices, StackedInline):
    """Shown only to whom ArticleAdmin lets edit the story, so it says yes itself."""

    template = "admin/articles/rows.html"
    max_num = MOST_ROWS
    extra = 1  # without JavaScript it is the only way to add one; blank, it is dropped
    view_on_site = False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """A count made up by hand must not cost a thousand forms."""
        limits = {"absolute_max": MOST_ROWS, "validate_max": True}
        return super().get_formset(request, obj, **limits | kwargs)


class BylineRows(RowsOfStory):
    model = Byline
    form = BylineForm
    formset = BylineFormSet
    autocomplete_fields = ("reporter",)
    verbose_name = _("署名")
    verbose_name_plural = _("署名")
    fields = (
        ("order", "reporter", "role"),
        ("printed_name", "organisation", "qualifier"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Byline]:
        return super().get_queryset(request).select_related("reporter")


class PhotoRows(RowsOfStory):
    model = ArticlePhoto
    template = "admin/articles/articlephoto/rows.html"
    form = ArticlePhotoForm
    formset = ArticlePhotoFormSet
    autocomplete_fields = ("photo",)
    verbose_name = _("图片")
    verbose_name_plural = _("图片")
    fields = (
        ("upload", "photo"),
        "caption",
        ("credit", "alt"),
        ("after", "order", "lead"),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[ArticlePhoto]:
        return super().get_queryset(request).select_related("photo")


def own_byline(user: Any) -> list[dict[str, Any]]:
    """The first row of a new story for a writer whose name the desk knows."""
    reporter = Reporter.objects.filter(user=user).first()
    if reporter is None:
        return []
    outside = reporter.kind == ReporterKind.CORRESPONDENT
    role = CreditRole.CORRESPONDENT if outside else CreditRole.REPORTER
    return [
        {
            "reporter": reporter.pk,
            "role": role.value,
            "organisation": reporter.organisation if outside else "",
            "order": 1,
        }
    ]
