"""The library as a grid: found by word, photographer, day and use; flat in its cost."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.contrib.admin.filters import ListFilter
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ModelAdmin
from articles.admin.listing import ChoiceFilter
from articles.forms.choices import ChoiceByName, is_key
from articles.forms.fields import DayField
from articles.models import Photo, PhotoCredit, Reporter
from articles.models.photo import PhotoQuerySet

WORDS = 8


def found(rows: PhotoQuerySet, asked: str) -> PhotoQuerySet:
    """Those in whose caption or credit every word stands."""
    for word in asked.replace("\0", " ").split()[:WORDS]:
        rows = rows.saying(word)
    return rows


class PhotoChanges(ChangeList):
    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.now = timezone.now()
        self.result_list = self.result_list.with_use()


class SourceFilter(ChoiceFilter):
    title = _("来源")
    parameter_name = "source"


class MinePhotos(SimpleListFilter):
    title = _("谁的图")
    parameter_name = "mine"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("1", _("我传的和我拍的"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != "1" or not isinstance(queryset, PhotoQuerySet):
            return queryset
        return queryset.of_person(request.user)


class UnusedPhotos(SimpleListFilter):
    title = _("用过没有")
    parameter_name = "unused"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("1", _("没用过的"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        if self.value() != "1" or not isinstance(queryset, PhotoQuerySet):
            return queryset
        return queryset.unused()


class FieldFilter(ListFilter):
    """One that is typed instead of picked; what is no answer filters nothing."""

    template = "admin/articles/photo/field_filter.html"
    names: tuple[str, ...] = ()

    def __init__(
        self, request: HttpRequest, params: dict[str, Any], model: Any, admin: Any
    ) -> None:
        super().__init__(request, params, model, admin)
        came = {name: params.pop(name)[-1] for name in self.names if name in params}
        self.used_parameters.update(came)
        self.form = self.get_form(came, admin)
        self.form.is_valid()

    def get_form(self, came: dict[str, Any], model_admin: Any) -> forms.Form:
        raise NotImplementedError

    def chosen(self) -> str:
        """What the closed filter says."""
        raise NotImplementedError

    def has_output(self) -> bool:
        return True

    def expected_parameters(self) -> list[str | None]:
        return list(self.names)

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        came = changelist.filter_params.items()
        kept = {name: value[-1] for name, value in came if name not in self.names}
        without = changelist.get_query_string(remove=self.expected_parameters())
        said = {"chosen": self.chosen(), "without": without}
        yield {"form": self.form, "kept": kept, **said}


class PhotographerForm(forms.Form):
    photographer = forms.ModelChoiceField(
        Reporter.objects.all(), label=_("摄影者"), required=False
    )

    def __init__(self, *args: Any, site: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["photographer"]
        link = PhotoCredit._meta.get_field("reporter")
        field.widget = ChoiceByName(link, site)
        field.widget.choices = field.choices


class PhotographerFilter(FieldFilter):
    title = _("摄影者")
    names = ("photographer",)

    def get_form(self, came: dict[str, Any], model_admin: Any) -> forms.Form:
        asked = came.get("photographer", "")
        typed = {"photographer": asked if is_key(asked) else ""}
        return PhotographerForm(typed, site=model_admin.admin_site)

    def chosen(self) -> str:
        reporter = self.form.cleaned_data.get("photographer")
        return reporter.name if reporter else ""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        reporter = self.form.cleaned_data.get("photographer")
        if reporter is None or not isinstance(queryset, PhotoQuerySet):
            return queryset
        return queryset.taken_by(reporter.pk)


class DaysForm(forms.Form):
    since = DayField(label=_("从"), required=False)
    until = DayField(label=_("到"), required=False)


class UploadedFilter(FieldFilter):
    title = _("上传日期")
    names = ("since", "until")

    def get_form(self, came: dict[str, Any], model_admin: Any) -> forms.Form:
        return DaysForm({name: came.get(name, "") for name in self.names})

    def chosen(self) -> str:
        since, until = (self.form.cleaned_data.get(name) for name in self.names)
        return f"{since or ''}—{until or ''}" if since or until else ""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Whole days of the paper's own time zone, the last one included."""
        if since := self.form.cleaned_data.get("since"):
            queryset = queryset.filter(created_at__gte=_midnight(since))
        if until := self.form.cleaned_data.get("until"):
            after = _midnight(until + dt.timedelta(days=1))
            queryset = queryset.filter(created_at__lt=after)
        return queryset


def _midnight(day: dt.date) -> dt.datetime:
    return make_aware(dt.datetime.combine(day, dt.time()))


class PhotoList(ModelAdmin):
    list_display = ("caption_column",)  # the grid's template writes each photo itself
    list_per_page = 60
    list_filter = (
        PhotographerFilter,
        UploadedFilter,
        SourceFilter,
        MinePhotos,
        UnusedPhotos,
    )
    search_fields = ("caption", "credit")  # shows the box; found() does the work
    search_help_text = _("查图片说明和署名；几个词之间空一格。")
    sortable_by = ()

    @property
    def media(self) -> forms.Media:
        """The box that fills as one types, for the photographer."""
        link = PhotoCredit._meta.get_field("reporter")
        return super().media + ChoiceByName(link, self.admin_site).media

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        typed = (*PhotographerFilter.names, *UploadedFilter.names)
        return lookup in typed or super().lookup_allowed(lookup, value, request)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return PhotoChanges

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        if isinstance(queryset, PhotoQuerySet):
            queryset = found(queryset, search_term)
        return queryset, False

    @admin.display(description=_("图片说明"))
    def caption_column(self, row: Photo) -> str:
        return str(row)
