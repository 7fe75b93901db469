"""The second step of signing in 两步验证: a code from the person's own phone, or one of
ten recovery codes on paper. The verbs, and where a session stands; no page."""

import datetime as dt
import secrets
from base64 import b32encode
from enum import Enum
from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from articles.models import DeskLog
from articles.permissions import is_signer, may_keep_account
from articles.refusals import NotAllowed, NotReady, WrongState
from articles.vocabulary import Verb

PHONE_DIGITS, RECOVERY_DIGITS = 6, 10
RECOVERY_CODES = 10


class Step(Enum):
    """What a session whose password was right still lacks."""

    NONE = "none"
    CODE = "code"  # has a phone, has not given its code here
    ENROL = "enrol"  # may do nothing before a phone is enrolled


def step_of(user: Any) -> Step:
    """For somebody signed in. Up to two queries; that nothing is lacking is remembered
    on this user object."""
    if getattr(user, "otp_device", None) is not None or hasattr(user, "_is_admitted"):
        return Step.NONE
    if phone_of(user) is not None:
        return Step.CODE
    if settings.REQUIRE_SECOND_STEP and is_signer(user):
        return Step.ENROL
    user._is_admitted = True
    return Step.NONE


def phone_of(account: Any) -> TOTPDevice | None:
    found: TOTPDevice | None = TOTPDevice.objects.filter(
        user=account.pk, confirmed=True
    ).first()
    return found


def codes_left(account: Any) -> int:
    return int(StaticToken.objects.filter(device__user=account.pk).count())


def new_key() -> str:
    """160 random bits, as hexadecimal digits."""
    return str(random_hex())


def key_in_letters(key: str) -> str:
    """As people type it into a phone: base32 in groups of four."""
    letters = b32encode(bytes.fromhex(key)).decode()
    return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def address_of(key: str, *, account: Any, issuer: str) -> str:
    """What the picture says to the phone."""
    label = quote(f"{issuer}:{account.get_username()}")
    secret = key_in_letters(key).replace(" ", "")
    asked = urlencode({"secret": secret, "issuer": issuer}, quote_via=quote)
    return f"otpauth://totp/{label}?{asked}"


def accepts(account: Any, code: str, *, now: dt.datetime) -> bool:
    """Is this code right, now? Each works once, and wrong ones slow the next down."""
    is_phones = len(code) == PHONE_DIGITS
    devices = (TOTPDevice if is_phones else StaticDevice).objects
    with transaction.atomic():
        own = devices.select_for_update().filter(user=account.pk, confirmed=True)
        device = own.first()
        if device is None or not device.verify_token(code):
            return False
        if not is_phones:
            left = codes_left(account)
            DeskLog.objects.write(
                Verb.STEP_CODE_USED, account, by=account, now=now, left=left
            )
    return True


@transaction.atomic
def enrol(account: Any, *, key: str, code: str, now: dt.datetime) -> list[str]:
    """Takes the phone that shows this code; returns the recovery codes, kept nowhere
    else in this form."""
    _lock(account)
    if phone_of(account) is not None:
        raise WrongState(_("两步验证已经启用；换手机先关掉，再登记新的。"))
    totp = TOTP(bytes.fromhex(key))
    totp.time = now.timestamp()
    if len(code) != PHONE_DIGITS or not totp.verify(int(code), tolerance=1):
        raise NotReady(_("验证码不对。看看手机的时间准不准，等下一个再输。"))
    TOTPDevice.objects.create(
        user_id=account.pk, name="phone", key=key, drift=totp.drift, last_t=totp.t()
    )
    DeskLog.objects.write(Verb.STEP_ON, account, by=account, now=now)
    return _new_codes(account)


@transaction.atomic
def renew_codes(account: Any, *, now: dt.datetime) -> list[str]:
    """Ten others; the old ones are void."""
    _lock(account)
    _require_phone(account)
    DeskLog.objects.write(Verb.STEP_CODES, account, by=account, now=now)
    return _new_codes(account)


@transaction.atomic
def turn_off(account: Any, *, now: dt.datetime) -> None:
    _lock(account)
    _require_phone(account)
    _forget(account)
    DeskLog.objects.write(Verb.STEP_OFF, account, by=account, now=now)


@transaction.atomic
def reset(account: Any, *, by: Any, now: dt.datetime) -> None:
    """For a lost phone. `by` is None for whoever works on the server itself."""
    if by is not None and not may_keep_account(by, account):
        raise NotAllowed(_("只有管理员能重置两步验证。"))
    if by is not None and by.pk == account.pk:
        raise NotAllowed(_("自己的两步验证，请在“两步验证”页上关。"))
    _lock(account)
    _require_phone(account)
    _forget(account)
    DeskLog.objects.write(Verb.STEP_RESET, account, by=by, now=now)


def _lock(account: Any) -> None:
    """One enrolment at a time for each person."""
    User.objects.select_for_update().get(pk=account.pk)


def _require_phone(account: Any) -> None:
    if phone_of(account) is None:
        raise WrongState(_("两步验证没有启用；也许刚刚关掉了。"))


def _forget(account: Any) -> None:
    TOTPDevice.objects.filter(user=account.pk).delete()
    StaticDevice.objects.filter(user=account.pk).delete()


def _new_codes(account: Any) -> list[str]:
    StaticDevice.objects.filter(user=account.pk).delete()
    device = StaticDevice.objects.create(user_id=account.pk, name="recovery")
    codes: set[str] = set()
    while len(codes) < RECOVERY_CODES:
        codes.add(f"{secrets.randbelow(10**RECOVERY_DIGITS):0{RECOVERY_DIGITS}d}")
    StaticToken.objects.bulk_create(
        StaticToken(device=device, token=code) for code in sorted(codes)
    )
    return sorted(codes)
