"""The ModelAdmin of every noun: who may, from permissions.py alone, and what a refusal
looks like. Nothing here knows a single noun."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.confirming import ask_again
from articles.admin.deleting import Deleting
from articles.admin.listing import CappedPaginator
from articles.admin.refusing import (
    NotYours,
    Unseen,
    back_to,
    lost_races_refused,
    refused,
)
from articles.forms.choices import ChoiceByName
from articles.forms.fields import DayField, DayInput, InstantField, InstantInput
from articles.models import DeskLog
from articles.permissions import may_noun
from articles.refusals import Refused
from articles.vocabulary import Verb

if TYPE_CHECKING:
    ModelAdmin = admin.ModelAdmin[Any]
    BaseModelAdmin = admin.options.BaseModelAdmin[Any]
else:
    ModelAdmin = admin.ModelAdmin
    BaseModelAdmin = object

MENTIONED = 100


class PlainChoices(BaseModelAdmin):
    """Choices in the desk's way, for forms and for the rows inside them."""

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = ChoiceByName(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """No pop-up buttons beside a choice: names have a list of their own."""
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget = field.widget.widget
        return field


class DeskAdmin(PlainChoices, Deleting):
    noun = ""
    # Verbs, and "save" for the form, before which people prove again who they are.
    confirmed_verbs: frozenset[str] = frozenset()
    actions = None
    list_per_page = 50
    list_max_show_all = 50
    show_full_result_count = False
    paginator = CappedPaginator
    view_on_site = False
    save_on_top = False
    formfield_overrides = {
        models.DateTimeField: {"form_class": InstantField, "widget": InstantInput},
        models.DateField: {"form_class": DayField, "widget": DayInput},
        models.URLField: {"assume_scheme": "https", "widget": forms.URLInput},
    }

    # Who may. Django's own permissions are never asked.

    def may(self, request: HttpRequest, access: str) -> bool:
        return may_noun(request.user, access, self.noun or str(self.opts.model_name))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may(request, "view") or self.may(request, "change")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return self.may(request, "change")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may(request, "change")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.may(request, "change")

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only the filters shown. Stock lookups reach any column with any value."""
        shown = self.get_list_filter(request)
        return lookup in {getattr(row, "parameter_name", "") for row in shown}

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return {}

    def ask_again(
        self, request: HttpRequest, *, row: Any, verb: str
    ) -> HttpResponse | None:
        """None where this door may open, else the page that asks who it is."""
        if verb not in self.confirmed_verbs:
            return None
        return ask_again(
            request,
            site=self.admin_site,
            target=self.model if row is None else row,
            verb=verb,
            back=back_to(self, request, row),
        )

    # Forms.

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if "_saveasnew" in request.POST:
            # Django obeys it even where save_as is off, and makes another row of it.
            raise BadRequest("_saveasnew")
        if request.method == "POST" and "save" in self.confirmed_verbs:
            row = self.get_object(request, object_id) if object_id else None
            if page := self.ask_again(request, row=row, verb="save"):
                return page
        try:
            with lost_races_refused():
                return super().changeform_view(
                    request, object_id, form_url, extra_context
                )
        except Refused as refusal:
            row = self.get_object(request, object_id) if object_id else None
            return refused(self, request, refusal, row=row, verb="save")
        except PermissionDenied:
            if request.method != "POST":
                raise
            row = self.get_object(request, object_id) if object_id else None
            denial = self.denial(request, row)
            return refused(self, request, denial, row=row, verb="save")

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        """Django calls it for what is gone or not theirs to see: both read the same."""
        if request.method == "POST":
            return refused(self, request, Unseen(), row=None, verb="save")
        stock: Any = super()
        page: HttpResponse = stock._get_obj_does_not_exist_redirect(
            request, opts, object_id
        )
        return page

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        try:
            return super().changelist_view(request, extra_context)
        except PermissionDenied:
            if request.method != "POST":
                raise
            denial = self.denial(request, None)
            return refused(self, request, denial, row=None, verb="list")

    def denial(self, request: HttpRequest, row: Any) -> Refused:
        return NotYours()

    # The desk log is the history.

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        self.write_log(Verb.CREATE, request, obj)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        self.write_log(Verb.EDIT, request, obj)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        for row in queryset:
            self.write_log(Verb.DELETE, request, row)

    def write_log(
        self, verb: Verb, request: HttpRequest, row: Any, **detail: Any
    ) -> None:
        now = timezone.now()
        DeskLog.objects.write(verb, row, by=request.user, now=now, **detail)

    def history_view(
        self,
        request: HttpRequest,
        object_id: str,
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        entries = DeskLog.objects.filter(noun=self.opts.model_name, target_id=row.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": _("%(row)s 的经过") % {"row": row},
            "entries": entries.select_related("person").order_by("-pk")[:MENTIONED],
            "original": row,
            "opts": self.opts,
        } | self.history_context(request, row)
        return TemplateResponse(request, "admin/object_history.html", context)

    def history_context(self, request: HttpRequest, row: Any) -> dict[str, Any]:
        return {}
