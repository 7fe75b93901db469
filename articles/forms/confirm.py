"""Who is it? The password once more, and the code from the phone."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.second_step import PHONE_DIGITS, RECOVERY_DIGITS

LONGEST = 40


class CodeField(forms.CharField):
    """Six digits from the phone or ten from paper, however they are grouped."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}
        super().__init__(
            label=gettext_lazy("验证码"),
            max_length=LONGEST,
            widget=forms.TextInput(attrs=attrs),
            error_messages={"required": gettext_lazy("请输入验证码。")},
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        digits = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", typed))
        lengths = (PHONE_DIGITS, RECOVERY_DIGITS)
        if not re.fullmatch("[0-9]+", digits) or len(digits) not in lengths:
            raise ValidationError(_("验证码是 6 位数字，备用码是 10 位数字。"))
        return digits


class CodeForm(forms.Form):
    code = CodeField()

    def __init__(self, *args: Any, is_alone: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Below a picture it would scroll the picture away.
        self.fields["code"].widget.attrs["autofocus"] = is_alone


class ConfirmForm(forms.Form):
    # Beside the fields of any other form that is carried along.
    prefix = "confirm"

    password = forms.CharField(
        label=gettext_lazy("密码"),
        strip=False,
        widget=forms.PasswordInput(
            attrs={"autocomplete": "current-password", "autofocus": True}
        ),
    )
    code = CodeField(
        help_text=gettext_lazy("手机上的 6 位数字；手机不在身边，就用一个备用码。")
    )

    def __init__(self, *args: Any, has_phone: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_phone:
            del self.fields["code"]
