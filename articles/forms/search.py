"""What a reader may ask of the archive: words, a section, days, an order."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.forms.fields import DayInput
from articles.models import Section
from articles.models.bounds import FIRST_DATE, LAST_DATE
from articles.search import Days
from articles.text import strip_controls

SHAPES = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"]
RELEVANCE, NEWEST = "relevance", "newest"
ORDERS = [(RELEVANCE, _("最相关的在前")), (NEWEST, _("最新的在前"))]


class DayField(forms.DateField):
    widget = DayInput
    default_error_messages = {"invalid": _("日期请填成 2026-02-06 的样子。")}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, input_formats=SHAPES, **kwargs)

    def to_python(self, value: Any) -> dt.date | None:
        day = super().to_python(strip_controls(value) if value else value)
        if day is not None and not FIRST_DATE <= day <= LAST_DATE:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class SearchForm(forms.Form):
    """Bound to the address. Whatever is wrong with it is said beside the field."""

    # "from" is a word of Python's.
    q = forms.CharField(label=_("找什么"), required=False, strip=False)
    since = DayField(label=_("从"))
    until = DayField(label=_("到"))
    sort = forms.ChoiceField(label=_("次序"), choices=ORDERS, required=False)

    def __init__(self, data: Any, *, sections: Iterable[Section]) -> None:
        super().__init__(data, auto_id="search-%s")
        choices = [("", _("全部频道")), *((row.slug, row.name) for row in sections)]
        self.fields["section"] = forms.ChoiceField(
            label=_("频道"),
            required=False,
            choices=choices,
            error_messages={"invalid_choice": _("没有这个频道，请另选一个。")},
        )

    def clean_q(self) -> str:
        return strip_controls(str(self.cleaned_data["q"])).strip()

    def clean(self) -> None:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and since > until:
            self.add_error("until", _("“到”在“从”之前，请把两个日期换过来。"))

    @property
    def days(self) -> Days:
        return Days(self.cleaned_data["since"], self.cleaned_data["until"])
