"""Pages as they came in and what was made of them, for reading only."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles import directory
from articles.admin.galley import GalleyDoors
from articles.admin.site import desk
from articles.models import Article, DeskLog, PageImport
from articles.permissions import visible
from articles.templatetags.desk import moment
from articles.vocabulary import Verb


class PageImportAdmin(GalleyDoors):
    fields = ("page", "file_name", "doubts", "text", "sha256", "created_at")
    list_display = ("name", "page", "when")
    list_select_related = ("page__issue", "created_by")
    ordering = ("-pk",)
    sortable_by = ()

    @admin.display(description=_("文件名"))
    def name(self, row: PageImport) -> str:
        return row.file_name or str(_("粘贴的文字"))

    @admin.display(description=_("导入时间"))
    def when(self, row: PageImport) -> SafeString:
        return moment(row.created_at, timezone.now())

    def render_change_form(
        self,
        request: HttpRequest,
        context: dict[str, Any],
        add: bool = False,
        change: bool = False,
        form_url: str = "",
        obj: Any = None,
    ) -> HttpResponse:
        row = context.get("original")
        if row is not None:
            stories = stories_of(row, by=request.user)
            context |= {
                "row": row,
                "stories": stories,
                "new_names": [row.name for row in _new_names(stories)],
                "lines": list(enumerate(row.text.split("\n"), 1)),
            }
        return super().render_change_form(request, context, add, change, form_url, obj)


def _new_names(stories: list[Article]) -> list[directory.NewName]:
    return directory.new_names(among=[story.pk for story in stories])


def stories_of(row: PageImport, *, by: Any) -> list[Article]:
    """The drafts of this import as they stand now, in printed order. Two queries."""
    rows = DeskLog.objects.filter(verb=Verb.IMPORT, noun="pageimport")
    line = rows.filter(target_id=row.pk).first()
    made: list[int] = line.detail.get("stories", []) if line else []
    known = visible(by, Article.objects.filter(pk__in=made)).in_bulk()
    return [known[pk] for pk in made if pk in known]


desk.register(PageImport, PageImportAdmin)
