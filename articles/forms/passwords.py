"""What Django's own password rules leave out or say in English only."""

from typing import Any

from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class NotTheOldOne:
    """Whoever has to change a password has a reason to: the old one may be known."""

    def validate(self, password: str, user: Any = None) -> None:
        if user is None or user.pk is None:
            return
        if check_password(password, user.password):
            raise ValidationError(_("新密码和现在的一样，请换一个。"), code="same")

    def get_help_text(self) -> str:
        return _("不能和现在用的密码一样。")


class LongEnough(MinimumLengthValidator):
    """Django's Chinese catalogue lacks both sentences."""

    def get_error_message(self) -> str:
        return _("密码太短，至少要 %(n)d 个字符。") % {"n": self.min_length}

    def get_help_text(self) -> str:
        return _("密码至少要 %(n)d 个字符。") % {"n": self.min_length}
