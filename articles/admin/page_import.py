"""Raw pages as they came in, for reading only."""

from django.contrib import admin
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin
from articles.admin.site import desk
from articles.models import PageImport
from articles.templatetags.desk import moment


class PageImportAdmin(DeskAdmin):
    fields = ("page", "file_name", "doubts", "text", "sha256", "created_at")
    list_display = ("file_name", "page", "when")
    list_select_related = ("page__issue", "created_by")
    ordering = ("-pk",)
    sortable_by = ()

    @admin.display(description=_("导入时间"))
    def when(self, row: PageImport) -> SafeString:
        return moment(row.created_at, timezone.now())


desk.register(PageImport, PageImportAdmin)
