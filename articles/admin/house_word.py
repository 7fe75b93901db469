"""The house word list: looked up, kept by hand, and exchanged as a table."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin
from articles.admin.listing import ChoiceFilter
from articles.admin.site import desk
from articles.admin.word_table import table_doors
from articles.forms.house_word import HouseWordForm
from articles.models import HouseWord
from articles.vocabulary import Verb


class SeverityFilter(ChoiceFilter):
    title = _("级别")
    parameter_name = "severity"


class HouseWordAdmin(DeskAdmin):
    form = HouseWordForm
    fields = (
        ("term", "suggestion"),
        ("severity", "scope", "category"),
        "exceptions",
        "note",
        ("valid_from", "active"),
    )
    list_display = (
        "term",
        "suggestion",
        "severity",
        "category",
        "scope",
        "exceptions",
        "active",
    )
    list_filter = (SeverityFilter,)
    search_fields = ("term", "suggestion", "category", "note")
    search_help_text = _("查词、宜用、类别和说明。")
    sortable_by = ()

    def get_urls(self) -> list[Any]:
        return [*table_doors(self), *super().get_urls()]

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        words = {"term": obj.term, "severity": obj.severity, "active": obj.active}
        self.write_log(Verb.EDIT, request, obj, **words)


desk.register(HouseWord, HouseWordAdmin)
