"""Many pictures at once: the files, and then the words of each."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.forms.fields import InstantField, InstantInput
from articles.forms.photo import PICTURE_TYPES, PhotoModelForm, offered
from articles.models import Photo

MOST_FILES = 60


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Any files are let through; each is judged alone, so that none costs another."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        if not data:
            raise forms.ValidationError(self.error_messages["required"])
        if len(data) > MOST_FILES:
            text = _("一次最多传 %(most)d 张，请分几次传。")
            raise forms.ValidationError(text % {"most": MOST_FILES})
        return list(data)


class FilesForm(forms.Form):
    pictures = ManyFilesField(
        label=_("选图片（可以一次选很多张）"),
        error_messages={"required": _("先选图片，再按上传。")},
        widget=ManyFiles(attrs={"accept": PICTURE_TYPES, "multiple": True}),
        help_text=_("JPEG、PNG 或 WebP，每张不超过 40 MB。也可以把图片拖到这里。"),
    )


class PhotoWordsForm(PhotoModelForm):
    """A photo's words, filled with what its file says where nobody wrote any."""

    class Meta:
        model = Photo
        fields = (
            *("caption", "credit", "alt"),
            *("source", "taken_at", "place", "rights"),
        )
        field_classes = {"taken_at": InstantField}
        widgets = {
            "caption": forms.Textarea(attrs={"rows": 2}),
            "taken_at": InstantInput,
        }

    def __init__(self, data: Any = None, *, instance: Photo, now: dt.datetime) -> None:
        super().__init__(data, instance=instance, prefix=f"photo-{instance.pk}")
        self.offered = offered(instance, now=now)
        self.initial.update(self.offered)
