"""The forms of an issue: planning one with its pages as lines, and its few facts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.forms.fields import DayField, InstantField
from articles.models import Approval, Article, Issue, Page, PageImport
from articles.models.issue import MAIN
from articles.vocabulary import IssueState

if TYPE_CHECKING:
    IssueModelForm = forms.ModelForm[Issue]
    PageModelForm = forms.ModelForm[Page]
    PageRowFormSet = BaseInlineFormSet[Page, Issue, Any]
else:
    IssueModelForm = forms.ModelForm
    PageModelForm = forms.ModelForm
    PageRowFormSet = BaseInlineFormSet

MOST_PAGES = 100
LABEL_LENGTH = 10
NAME_LENGTH = 30
USUAL_PAGES = "A01 要闻\nA02 综合\nA03 民生\nA04 副刊"


class PlanForm(IssueModelForm):
    """A new issue. Numbers left blank follow from the issue before."""

    pages = forms.CharField(
        label=gettext_lazy("版面"),
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("一行一版，先写版次再写版名，如：A01 要闻。"),
    )

    class Meta:
        model = Issue
        fields = ("date", "edition", "number", "total_number")
        field_classes = {"date": DayField}
        help_texts = {"number": gettext_lazy("留空则接着上一期往下排。")}

    def clean_pages(self) -> list[tuple[str, str]]:
        lines = [line.split() for line in self.cleaned_data["pages"].splitlines()]
        pages = [(words[0], " ".join(words[1:])) for words in lines if words]
        if not pages or len(pages) > MOST_PAGES:
            raise ValidationError(_("版面要有一到一百个，一行一个。"))
        for label, name in pages:
            if len(label) > LABEL_LENGTH or len(name) > NAME_LENGTH:
                text = _("“%s”太长了：版次最多十个字，版名最多三十个字，中间空一格。")
                raise ValidationError(text % f"{label} {name}")
        labels = [label for label, _name in pages]
        if len(labels) != len(set(labels)):
            raise ValidationError(_("有两个版面的版次相同。"))
        return pages


class IssueForm(IssueModelForm):
    """What may still change. Once released its address stands: date and edition too."""

    class Meta:
        model = Issue
        fields = (
            "date",
            "edition",
            "number",
            "total_number",
            "deadline",
            "covers_until",
        )
        field_classes = {
            "date": DayField,
            "covers_until": DayField,
            "deadline": InstantField,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.state == IssueState.RELEASED:
            # Those who only look get a form without fields.
            for name in self.fields.keys() & {"date", "edition"}:
                self.fields[name].disabled = True


class PageForm(PageModelForm):
    """A page's number is its address, given once."""

    class Meta:
        model = Page
        fields = ("number", "label", "name", "space", "editor", "credits")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and "number" in self.fields:
            self.fields["number"].disabled = True


class PageFormSet(PageRowFormSet):
    @cached_property
    def editors(self) -> list[tuple[Any, str]]:
        """Asked for once: each row's own field would look them all up again."""
        field: Any = self.form.base_fields["editor"]
        return [("", "—"), *((user.pk, name_of(user)) for user in field.queryset)]

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if "editor" in form.fields:
            form.fields["editor"].choices = self.editors

    def clean(self) -> None:
        super().clean()
        for form in self.deleted_forms:
            if form.instance.pk and is_used(form.instance):
                text = _("%(page)s上有稿件、导入的原文或签过的大样，不能删。")
                raise ValidationError(text % {"page": form.instance.heading})

    def save_existing(self, form: Any, obj: Page, commit: bool = True) -> Page:
        """Only its words: the version belongs to the order of its stories."""
        if commit:
            obj.save(update_fields=PageForm.Meta.fields)
        return obj

    def get_unique_error_message(self, unique_check: Sequence[str]) -> str:
        """The stock sentence calls the field by its name in the code."""
        return _("有两个版面的版序相同。")


def name_of(user: Any) -> str:
    """Family name first, as colleagues say it; else the account."""
    return f"{user.last_name}{user.first_name}" or str(user)


def is_used(page: Page) -> bool:
    return (
        Article.objects.filter(page=page).exists()
        or PageImport.objects.filter(page=page).exists()
        or Approval.objects.filter(page=page).exists()
    )


def plan_like(last: Issue | None) -> dict[str, Any]:
    """The pages of the issue before, as the lines of a new one."""
    if last is None:
        return {"edition": MAIN, "pages": USUAL_PAGES}
    pages = [f"{page.printed_label} {page.name}".strip() for page in last.pages.all()]
    return {"edition": MAIN, "pages": "\n".join(pages) or USUAL_PAGES}
