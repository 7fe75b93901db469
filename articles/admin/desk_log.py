"""The desk log, for reading only."""

from django.contrib import admin
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin
from articles.admin.listing import ChoiceFilter
from articles.admin.site import desk
from articles.models import DeskLog
from articles.templatetags.desk import moment, person


class VerbFilter(ChoiceFilter):
    title = _("做了什么")
    parameter_name = "verb"


class DeskLogAdmin(DeskAdmin):
    readonly_fields = ("position", "digest")
    fields = (
        *("at", "person", "verb", "noun", "target_id", "target", "detail"),
        *readonly_fields,
    )
    list_display = ("when", "who", "verb", "target", "why")
    list_display_links = ("when",)
    list_filter = (VerbFilter,)
    list_select_related = ("person",)
    ordering = ("-pk",)
    sortable_by = ()

    @admin.display(description=_("时间"))
    def when(self, row: DeskLog) -> SafeString:
        return moment(row.at, timezone.now())

    @admin.display(description=_("何人"))
    def who(self, row: DeskLog) -> str:
        return person(row.person)

    @admin.display(description=_("细节"))
    def why(self, row: DeskLog) -> str:
        detail = row.detail if isinstance(row.detail, dict) else {}
        return str(detail.get("reason") or detail.get("why") or "")[:80]


desk.register(DeskLog, DeskLogAdmin)
