"""Series: the standing columns of the paper."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin
from articles.admin.site import desk
from articles.models import Series


class SeriesAdmin(DeskAdmin):
    fields = ("name", "description", "slug")
    list_display = ("name", "slug", "description")
    search_fields = ("name", "pinyin")
    search_help_text = _("查名称和拼音。")
    sortable_by = ()

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("slug",) if obj is not None else ()


desk.register(Series, SeriesAdmin)
