"""The rows under a story: bylines and photos. Each save writes them anew as a whole.

Whole, because a row that somebody else removed meanwhile must not block a save that
the writer has decided on; nothing outside a story points at these rows.
"""

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseInlineFormSet
from django.forms.utils import ErrorDict
from django.utils.translation import gettext_lazy as _

from articles import photo_library
from articles.forms.photo import PictureField
from articles.models import Article, ArticlePhoto, Byline, Photo
from articles.permissions import may_edit_photo
from articles.refusals import Refused

if TYPE_CHECKING:
    RowFormSet = BaseInlineFormSet[Any, Article, Any]
    BylineModelForm = forms.ModelForm[Byline]
    PlaceModelForm = forms.ModelForm[ArticlePhoto]
else:
    RowFormSet = BaseInlineFormSet
    BylineModelForm = forms.ModelForm
    PlaceModelForm = forms.ModelForm

MOST_ROWS = 60


class WholeFormSet(RowFormSet):
    """Rows by their order field; what the writer left blank or took out is gone."""

    marks: tuple[str, ...] = ()

    def __init__(self, *args: Any, taken_up: bool = False, **kwargs: Any) -> None:
        """`taken_up`: the data is a draft copy, shown as typed, judged when sent."""
        super().__init__(*args, **kwargs)
        self.taken_up = taken_up
        if taken_up:
            self._errors: list[Any] | None = []
            self._non_form_errors = self.error_class()

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form: Any = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        if self.taken_up:
            form._errors = ErrorDict()
        return form

    def add_fields(self, form: Any, index: int | None) -> None:
        """The id only finds the row's former values, so a vanished one is no error."""
        super().add_fields(form, index)
        form.fields["id"] = forms.IntegerField(
            widget=forms.HiddenInput, required=False, initial=form.instance.pk
        )

    def _should_delete_form(self, form: Any) -> bool:
        """Taken out, or left blank. Asks what came in: a wrong value is not blank."""
        marked = form.cleaned_data.get(DELETION_FIELD_NAME, False)
        came = (form[name].data for name in self.marks)
        return bool(marked) or not any(str(value or "").strip() for value in came)

    def save(self, commit: bool = True) -> list[Any]:
        """Replace the story's rows. The caller holds the story's lock."""
        rows = [form for form in self.forms if self._keeps(form)]
        rows.sort(key=_place_in_order)
        rows_of: Any = self.model
        rows_of._default_manager.filter(article=self.instance).delete()
        for order, form in enumerate(rows, 1):
            form.instance.pk = None
            form.instance.article = self.instance
            form.instance.order = order
            form.instance.save(force_insert=True)
        self.new_objects: list[models.Model] = []
        self.changed_objects: list[Any] = []
        self.deleted_objects: list[models.Model] = []
        return [form.instance for form in rows]

    def _keeps(self, form: Any) -> bool:
        return not self._should_delete_form(form)


def _place_in_order(form: Any) -> int:
    order = form.cleaned_data.get("order")
    return MOST_ROWS if order is None else int(order)


class BylineForm(BylineModelForm):
    class Meta:
        model = Byline
        fields = (
            "reporter",
            "printed_name",
            "role",
            "organisation",
            "qualifier",
            "order",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["order"].required = False


class BylineFormSet(WholeFormSet):
    marks = ("reporter", "printed_name", "organisation", "qualifier")


class ArticlePhotoForm(PlaceModelForm):
    """A picture from the library or a new file, with its words for this story.

    Credit and alternative text belong to the photo, the caption to its use here.
    """

    upload = PictureField(label=_("上传新图片"))
    credit = forms.CharField(
        label=_("图片署名"),
        required=False,
        max_length=60,
        help_text=_("如：徐雁 摄"),
    )
    alt = forms.CharField(
        label=_("替代文字"),
        required=False,
        max_length=200,
        help_text=_("读给看不见图的读者：画面上有什么。"),
    )

    class Meta:
        model = ArticlePhoto
        fields = ("photo", "caption", "after", "order", "lead")
        widgets = {"caption": forms.Textarea(attrs={"rows": 2})}

    def __init__(
        self, *args: Any, by: Any = None, now: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.by, self.now = by, now
        for name in ("photo", "order", "after"):
            self.fields[name].required = False
        if self.instance.photo_id:
            photo = self.instance.photo
            self.initial["caption"] = self.instance.printed_caption
            self.initial["credit"] = photo.credit
            self.initial["alt"] = photo.alt

    def clean_upload(self) -> None:
        """Keep the picture at once and choose it in this row.

        A browser cannot fill a file field again: were it kept only when the rest of
        the form is right, an unrelated slip would cost the upload.
        """
        file = self.cleaned_data["upload"]
        if not file:
            return
        try:
            photo = photo_library.keep(file, by=self.by, now=self.now)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal
        self.cleaned_data["photo"] = photo
        typed: Any = self.data
        self.data = typed = typed.copy()
        typed[self.add_prefix("photo")] = str(photo.pk)

    def clean_after(self) -> int:
        return self.cleaned_data["after"] or 0

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("photo") and cleaned.get("caption"):
            self.add_error("photo", _("选一张图片，或上传一张。"))
        return cleaned

    def apply_words(self) -> None:
        """Write what was typed beside the picture to the photo and to its use here.

        Blanks leave a newly chosen picture its own words. Somebody else's picture
        keeps its credit and alternative text; its caption here is ours.
        """
        photo: Photo = self.instance.photo
        fresh = self.initial.get("photo") != photo.pk
        caption = self.cleaned_data.get("caption") or ""
        if may_edit_photo(self.by, photo):
            for name in ("credit", "alt"):
                value = self.cleaned_data.get(name) or ""
                if value or not fresh:
                    setattr(photo, name, value)
            photo.caption = photo.caption or caption
            photo.save(update_fields=["caption", "credit", "alt"])
            photo_library.credit_from_words(photo)
        self.instance.caption = "" if caption == photo.caption else caption


class ArticlePhotoFormSet(WholeFormSet):
    marks = ("photo", "caption", "upload")
    forms: list[ArticlePhotoForm]

    def save(self, commit: bool = True) -> list[Any]:
        for form in self.forms:
            if self._keeps(form):
                form.apply_words()
        return super().save(commit)

    def clean(self) -> None:
        super().clean()
        chosen = [
            form.cleaned_data["photo"].pk
            for form in self.forms
            if form.cleaned_data.get("photo") and self._keeps(form)
        ]
        if len(chosen) != len(set(chosen)):
            raise forms.ValidationError(_("同一张图片在本稿里只能用一次。"))
