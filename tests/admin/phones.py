"""People with a phone enrolled, and the codes it shows. No test stands here."""

from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from articles import second_step
from tests.cast import PASSWORD

LOGIN, CODE = "/admin/login/", "/admin/login/code/"
PAGE = "/admin/second-step/"
KEY = "3132333435363738393031323334353637383930"  # RFC 6238's own


def code_now(key: str = KEY, *, steps: int = 0) -> str:
    """What the phone shows, or showed or will show that many half minutes from now."""
    phone = TOTP(bytes.fromhex(key))
    phone.time = timezone.now().timestamp() + 30 * steps
    return f"{phone.token():06d}"


def give_phone(user: User) -> list[str]:
    """As enrolled long ago: the code of now is still good."""
    codes = second_step.enrol(user, key=KEY, code=code_now(), now=timezone.now())
    TOTPDevice.objects.filter(user=user).update(last_t=-1)
    return codes


def password_given(user: User, *, then: str = "") -> Client:
    """A browser in which the password was right."""
    client = Client()
    typed = {"username": user.username, "password": PASSWORD, "next": then}
    assert client.post(LOGIN, typed).status_code == 302
    return client


def signed_in(user: User) -> Client:
    """A browser in which the code was right too."""
    client = password_given(user)
    assert client.post(CODE, {"code": code_now()}).status_code == 302
    return client


def is_inside(client: Client) -> bool:
    return client.get("/admin/").status_code == 200
