"""The forms of an issue's pages: rows under it, and rows of one still to be planned."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.layout import PlannedPage
from articles.models import Approval, Article, HandOff, Issue, Page, PageImport
from articles.models.page import MOST_SPACE
from articles.permissions import name_of
from articles.vocabulary import Role

if TYPE_CHECKING:
    PageModelForm = forms.ModelForm[Page]
    PageRowFormSet = BaseInlineFormSet[Page, Issue, Any]
    PlannedFormSet = forms.BaseFormSet["PlannedPageForm"]
else:
    PageModelForm = forms.ModelForm
    PageRowFormSet = BaseInlineFormSet
    PlannedFormSet = forms.BaseFormSet

EDITORS = (Role.PAGE_EDITOR, Role.DESK_HEAD, Role.CHIEF)
MOST_PAGES = 100
SPARE_ROWS = 2


def page_editors() -> QuerySet[Any]:
    names = [role.value for role in EDITORS]
    users = get_user_model()._default_manager.filter(groups__name__in=names)
    return users.filter(is_active=True).distinct().order_by("username")


def choices_of(editors: QuerySet[Any]) -> list[tuple[Any, str]]:
    return [("", "—"), *((user.pk, name_of(user)) for user in editors)]


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
        return choices_of(field.queryset)

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if "editor" in form.fields:
            form.fields["editor"].choices = self.editors

    def clean(self) -> None:
        super().clean()
        for form in self.deleted_forms:
            if form.instance.pk and is_used(form.instance):
                text = _("%(page)s上有稿件、导入的原文，或签过大样、发过排，不能删。")
                raise ValidationError(text % {"page": form.instance.heading})

    def save_existing(self, form: Any, obj: Page, commit: bool = True) -> Page:
        """Only its words: the version belongs to the order of its stories."""
        if commit:
            obj.save(update_fields=PageForm.Meta.fields)
        return obj

    def get_unique_error_message(self, unique_check: Sequence[str]) -> str:
        """The stock sentence calls the field by its name in the code."""
        return _("有两个版面的版序相同。")


def is_used(page: Page) -> bool:
    return (
        Article.objects.filter(page=page).exists()
        or PageImport.objects.filter(page=page).exists()
        or Approval.objects.filter(page=page).exists()
        or HandOff.objects.filter(page=page).exists()
    )


class PlannedPageForm(forms.Form):
    """One page of a new issue; a row without label and name is no page."""

    label = forms.CharField(label=gettext_lazy("版次"), required=False, max_length=10)
    name = forms.CharField(label=gettext_lazy("版名"), required=False, max_length=30)
    space = forms.IntegerField(
        label=gettext_lazy("可容字数"),
        required=False,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_SPACE)],
    )
    editor = forms.ModelChoiceField(
        get_user_model()._default_manager.none(),
        label=gettext_lazy("责任编辑"),
        required=False,
    )
    credits = forms.CharField(
        label=gettext_lazy("版面署名"), required=False, max_length=200
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("name") and not cleaned.get("label"):
            self.add_error("label", _("还没填版次，如 A05。"))
        return cleaned


class PlannedPages(PlannedFormSet):
    @cached_property
    def editors(self) -> list[tuple[Any, str]]:
        return choices_of(page_editors())

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["editor"].queryset = page_editors()
        form.fields["editor"].choices = self.editors

    def clean(self) -> None:
        labels = [page.label for page in self.planned()]
        if not 0 < len(labels) <= MOST_PAGES:
            raise ValidationError(_("版面要有一到一百个。"))
        if len(labels) != len(set(labels)):
            raise ValidationError(_("有两个版面的版次相同。"))

    def planned(self) -> list[PlannedPage]:
        """In the order of the rows, without those left blank or taken out."""
        rows = (
            form.cleaned_data
            for form in self.forms
            if form not in self.deleted_forms and hasattr(form, "cleaned_data")
        )
        return [
            PlannedPage(**{name: row[name] for name in PlannedPage._fields})
            for row in rows
            if row.get("label") and row.keys() >= set(PlannedPage._fields)
        ]


PlannedPageRows = forms.formset_factory(
    PlannedPageForm,
    formset=PlannedPages,
    extra=SPARE_ROWS,
    can_delete=True,
    max_num=MOST_PAGES,
    absolute_max=2 * MOST_PAGES,
)
