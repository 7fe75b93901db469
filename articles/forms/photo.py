"""The photo's own form: a picture file once, and its words."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles import photo_library
from articles.models import Photo
from articles.photo_words import suggestions
from articles.refusals import Refused

if TYPE_CHECKING:
    PhotoModelForm = forms.ModelForm[Photo]
else:
    PhotoModelForm = forms.ModelForm

PICTURE_TYPES = "image/jpeg,image/png,image/webp"


def offered(photo: Photo, *, now: dt.datetime) -> dict[str, Any]:
    """Suggestions for the columns that are still as they were made."""
    words, untouched = suggestions(photo.file_words, now=now), Photo()
    return {
        name: word
        for name, word in words.items()
        if getattr(photo, name) == getattr(untouched, name)
    }


class PictureField(forms.FileField):
    """Any file is let through here: renditions.attach says what a picture is."""

    widget = forms.FileInput(attrs={"accept": PICTURE_TYPES})

    def __init__(self, **kwargs: Any) -> None:
        words: dict[str, Any] = {
            "label": _("上传图片"),
            "help_text": _("JPEG、PNG 或 WebP，不超过 40 MB。"),
            "error_messages": {"empty": _("这个文件是空的。")},
        }
        super().__init__(**words | {"required": False} | kwargs)


class FocusForm(forms.Form):
    """In whole hundredths: nobody points more exactly, and keys move by one."""

    x = forms.IntegerField(label=_("从左 %"), min_value=0, max_value=100)
    y = forms.IntegerField(label=_("从上 %"), min_value=0, max_value=100)


class PhotoForm(PhotoModelForm):
    upload = PictureField()
    by: Any = None

    class Meta:
        model = Photo
        fields = (
            *("caption", "credit", "alt"),
            *("source", "rights", "taken_at", "place"),
        )
        widgets = {"caption": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.has_file:
            self.fields.pop("upload", None)
            self.initial.update(offered(self.instance, now=timezone.now()))

    def clean(self) -> dict[str, Any] | None:
        """Last of all, so that no file is written for a form that is refused."""
        cleaned = super().clean() or self.cleaned_data
        file = cleaned.get("upload")
        if file and not self.errors:
            try:
                photo_library.give_file(self.instance, raw=file, by=self.by)
            except Refused as refusal:
                self.add_error("upload", str(refusal))
        return cleaned
