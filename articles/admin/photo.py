"""The photo library: words, photographers, the file's own door. Pictures are never
exchanged and none that a story used is deleted."""

from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import photo_library
from articles.admin.base import PlainChoices
from articles.admin.photo_beside import beside, tell_of_like
from articles.admin.photo_choosing import choose_view
from articles.admin.photo_focus import focus, focus_shown
from articles.admin.photo_list import PhotoList
from articles.admin.photo_upload import PhotoUploads
from articles.admin.site import desk
from articles.admin.verbs import Door
from articles.forms.photo import PhotoForm
from articles.models import Photo, PhotoCredit
from articles.permissions import may_edit_photo
from articles.renditions import new_key
from articles.serving import picture_answer

if TYPE_CHECKING:
    TabularInline = admin.TabularInline[Any, Any]
else:
    TabularInline = admin.TabularInline

PRIVATE = "private, no-store"


class PhotographerRows(PlainChoices, TabularInline):
    model = PhotoCredit
    extra = 1
    view_on_site = False
    autocomplete_fields = ("reporter",)
    verbose_name = _("摄影者")
    verbose_name_plural = _("摄影者（记者页上据此归图）")
    template = "admin/articles/rows.html"

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is None or may_edit_photo(request.user, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_add_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_add_permission(request, obj)


class PhotoAdmin(PhotoList, PhotoUploads):
    form = PhotoForm
    fields = (
        *("upload", "caption", "credit", "alt"),
        *("source", "rights", "taken_at", "place"),
    )
    inlines = (PhotographerRows,)
    verbs: dict[str, Door] = {"focus": focus}

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        if obj is None:
            return super().has_change_permission(request)
        return may_edit_photo(request.user, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is not None and may_edit_photo(request.user, obj)

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        return type(form.__name__, (form,), {"by": request.user})

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The picture once it is there stays; a list of words for those who look."""
        if obj is not None and obj.has_file:
            return self.fields[1:]
        return self.fields if self.has_add_permission(request) else self.fields[1:]

    def get_urls(self) -> list[Any]:
        routes = {
            "articles_photo_file": "<int:width>.<str:extension>",
            "articles_photo_crop": "<slug:crop>/<int:width>.<str:extension>",
        }
        view = self.admin_site.admin_view(self.file_view)
        doors = [
            path(f"<int:object_id>/file/{route}", view, name=name)
            for name, route in routes.items()
        ]
        choose = partial(choose_view, model_admin=self)
        return [
            path(
                "choose/",
                self.admin_site.admin_view(choose),
                name="articles_photo_choose",
            ),
            *doors,
            *super().get_urls(),
        ]

    def file_view(
        self,
        request: HttpRequest,
        object_id: int,
        width: int,
        extension: str,
        crop: str = "",
    ) -> HttpResponseBase:
        """A picture of the library for staff, live or not; never cached."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        photo = get_object_or_404(Photo, pk=object_id)
        return picture_answer(photo, width, extension, crop=crop, cache=PRIVATE)

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        if obj:
            context |= beside(obj, by=request.user, now=timezone.now())
            context |= focus_shown(obj, by=request.user)
        return super().render_change_form(request, context, add, change, form_url, obj)

    def save_model(
        self, request: HttpRequest, obj: Any, form: Any, change: bool
    ) -> None:
        if not change:
            obj.created_by, obj.created_at = request.user, timezone.now()
            obj.key = obj.key or new_key()
        super().save_model(request, obj, form, change)
        photo_library.credit_from_words(obj)

    def response_add(
        self, request: HttpRequest, obj: Any, post_url_continue: Any = None
    ) -> HttpResponse:
        tell_of_like(request, obj)
        return super().response_add(request, obj, post_url_continue)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        photo_library.discard(obj, by=request.user, now=timezone.now())

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """photo_library writes it."""


desk.register(Photo, PhotoAdmin)
