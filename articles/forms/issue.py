"""The forms of an issue: planning one after another, and its few facts."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.forms.fields import DayField, InstantField
from articles.forms.pages import PlannedPageRows
from articles.layout import PlannedPage, model_for, next_extra, pages_of, usual_deadline
from articles.models import Issue
from articles.models.issue import EXTRA, MAIN
from articles.vocabulary import IssueState

if TYPE_CHECKING:
    IssueModelForm = forms.ModelForm[Issue]
else:
    IssueModelForm = forms.ModelForm

ISSUE_FIELDS = (
    "date",
    "edition",
    "number",
    "total_number",
    "deadline",
    "covers_until",
)
EDITIONS = ((MAIN, gettext_lazy("正刊")), (EXTRA, gettext_lazy("号外")))
MODELS_OFFERED = 14


class EditionForm(IssueModelForm):
    """The edition is chosen by its word; which 号外 of the day it is follows."""

    edition = forms.ChoiceField(label=gettext_lazy("正刊或号外"), choices=EDITIONS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            plain = MAIN if self.instance.edition == MAIN else EXTRA
            self.initial["edition"] = plain

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("edition") == EXTRA and cleaned.get("date"):
            cleaned["edition"] = self._extra_of(cleaned["date"])
        return cleaned

    def _extra_of(self, date: dt.date) -> str:
        before = self.instance
        if before.pk and before.edition != MAIN and before.date == date:
            return before.edition
        return next_extra(date)


class PlanForm(EditionForm):
    """A new issue; its pages are an earlier one's, changed at will."""

    class Meta:
        model = Issue
        fields = ISSUE_FIELDS
        field_classes = {
            "date": DayField,
            "covers_until": DayField,
            "deadline": InstantField,
        }
        help_texts = {"number": gettext_lazy("留空则接着上一期往下排。")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [_as_typed(page) for page in self.initial.get("pages", ())]
        data = self.data if self.is_bound else None
        self.pages: Any = PlannedPageRows(data, prefix="pages", initial=rows)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.pages.is_valid():
            self.add_error(None, _("版面里有没填对的，请看下面。"))
        else:
            cleaned["pages"] = self.pages.planned()
        return cleaned


class ModelIssueForm(forms.Form):
    """After which issue to plan, and what had been typed when that was chosen."""

    like = forms.ModelChoiceField(Issue.objects.all(), required=False)
    date = DayField(required=False)
    edition = forms.ChoiceField(choices=EDITIONS, required=False)
    number = forms.IntegerField(required=False, min_value=0)
    total_number = forms.IntegerField(required=False, min_value=0)
    covers_until = DayField(required=False)

    def suggestion(self, *, date: dt.date) -> dict[str, Any]:
        """The first values of the planning form; `date` where none was typed."""
        self.is_valid()
        typed = {name: value for name, value in self.cleaned_data.items() if value}
        date = typed.setdefault("date", date)
        edition = typed.setdefault("edition", MAIN)
        like = typed.pop("like", None) or model_for(date, edition=edition)
        if edition == MAIN:
            typed["deadline"] = usual_deadline(date, like=like)
        return typed | {"like": like, "pages": pages_of(like, edition=edition)}


class IssueForm(EditionForm):
    """What may still change. Once released its address stands: date and edition too."""

    class Meta:
        model = Issue
        fields = ISSUE_FIELDS
        field_classes = PlanForm.Meta.field_classes

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.state == IssueState.RELEASED:
            # Those who only look get a form without fields.
            for name in self.fields.keys() & {"date", "edition"}:
                self.fields[name].disabled = True


def issues_to_plan_after() -> list[Issue]:
    return list(Issue.objects.order_by("-date", "edition")[:MODELS_OFFERED])


def _as_typed(page: PlannedPage) -> dict[str, Any]:
    return page._asdict() | {"editor": page.editor and page.editor.pk}
