"""How a reader wants the paper set; kept in one cookie, known to no database."""

from typing import Self

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LetterSize(TextChoices):
    NORMAL = "normal", _("标准")
    LARGE = "large", _("大")
    LARGER = "larger", _("特大")
    ELDER = "elder", _("长辈版：大字、大按钮")


class Contrast(TextChoices):
    NORMAL = "normal", _("柔和")
    HIGH = "high", _("黑白分明")


class ComfortForm(forms.Form):
    size = forms.ChoiceField(
        label=_("字号"),
        choices=LetterSize,
        error_messages={"invalid_choice": _("没有这一档字号，请从上面选。")},
    )
    contrast = forms.ChoiceField(
        label=_("对比度"),
        choices=Contrast,
        error_messages={"invalid_choice": _("没有这一档对比度，请从上面选。")},
    )

    @classmethod
    def kept(cls, cookie: str) -> Self:
        """From what the browser brings back, which may be anything."""
        size, _dot, contrast = cookie.partition(".")
        form = cls({"size": size, "contrast": contrast})
        if form.is_valid():
            return form
        return cls({"size": LetterSize.NORMAL, "contrast": Contrast.NORMAL})

    @property
    def cookie(self) -> str:
        return f"{self['size'].value()}.{self['contrast'].value()}"
