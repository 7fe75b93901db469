"""Is it really them? Passwords and codes, tried through django-axes, which counts what
is wrong and locks after five."""

from typing import Any

import django_otp
from axes.utils import reset
from django.contrib.auth import authenticate
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from articles.second_step import phone_of


def wrong_password() -> str:
    return _("密码不对，请再输一次。")


def wrong_code() -> str:
    """Wrong, used already, or too soon after wrong ones: the same way out of all."""
    return _("验证码不对，或者这个已经用过。等手机上换了下一个再输。")


def is_password_of(account: Any, password: str, *, request: HttpRequest) -> bool:
    return _is_accepted(account, request, password=password)


def is_code_of(account: Any, code: str, *, request: HttpRequest) -> bool:
    return _is_accepted(account, request, token=code)


def forget_failures(account: Any, *, request: HttpRequest) -> None:
    address = getattr(request, "axes_ip_address", None)
    reset(ip=address, username=account.get_username())


def mark_verified(request: HttpRequest) -> None:
    """This session has given its code: for the person in `request.user`."""
    django_otp.login(request, phone_of(request.user))


def _is_accepted(account: Any, request: HttpRequest, **proof: str) -> bool:
    """No login(): a new CSRF token would spoil open forms."""
    name, sent = account.get_username(), request.POST
    # axes keeps what was sent with a failure: here a new password, or a paragraph.
    request.POST = QueryDict()
    user = authenticate(request, username=name, **proof)
    request.POST = sent
    return user is not None and user.pk == account.pk
