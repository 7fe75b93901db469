"""The call that a group's robot understands, 企业微信 or 钉钉, and its sending."""

import base64
import datetime as dt
import hashlib
import hmac
import json
import ssl
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlencode, urlsplit

from django.conf import settings

TIMEOUT = 3.0
LONGEST_ANSWER = 4096


class NotDelivered(Exception):  # noqa: N818  (the message, not the program, failed)
    """Why, in words for the log: without the address, which is the robot's key."""


@dataclass(frozen=True, slots=True)
class Call:
    address: str = field(repr=False)
    body: bytes


def call_for(words: str, *, now: dt.datetime) -> Call:
    """Both robots take the same message; 钉钉 may want the address signed as well."""
    message = {"msgtype": "text", "text": {"content": words}}
    body = json.dumps(message, ensure_ascii=False).encode()
    address = settings.DESK_WEBHOOK_URL
    if settings.DESK_WEBHOOK_KIND == "dingtalk" and settings.DESK_WEBHOOK_SECRET:
        address = signed(address, secret=settings.DESK_WEBHOOK_SECRET, now=now)
    return Call(address, body)


def signed(address: str, *, secret: str, now: dt.datetime) -> str:
    """钉钉's 加签: HMAC of the instant in milliseconds, valid for an hour."""
    stamp = str(int(now.timestamp() * 1000))
    digest = hmac.new(secret.encode(), f"{stamp}\n{secret}".encode(), hashlib.sha256)
    sign = base64.b64encode(digest.digest()).decode()
    joint = "&" if urlsplit(address).query else "?"
    return f"{address}{joint}{urlencode({'timestamp': stamp, 'sign': sign})}"


def deliver(call: Call) -> None:
    """Send it, following no redirect; anything but a robot's yes is NotDelivered."""
    place = urlsplit(call.address)
    target = f"{place.path or '/'}?{place.query}" if place.query else place.path or "/"
    headers = {"Content-Type": "application/json; charset=utf-8"}
    connection = _connection(place.scheme, place.hostname or "", place.port)
    try:
        connection.request("POST", target, call.body, headers)
        answer = connection.getresponse()
        _require_yes(answer.status, answer.read(LONGEST_ANSWER))
    except (OSError, HTTPException) as error:
        raise NotDelivered(type(error).__name__) from error
    finally:
        connection.close()


def _connection(scheme: str, host: str, port: int | None) -> HTTPConnection:
    if scheme == "https":
        context = ssl.create_default_context()
        return HTTPSConnection(host, port, timeout=TIMEOUT, context=context)
    return HTTPConnection(host, port, timeout=TIMEOUT)


def _require_yes(status: int, answer: bytes) -> None:
    if status != 200:
        raise NotDelivered(f"HTTP {status}")
    try:
        code = json.loads(answer)["errcode"]
    except (ValueError, KeyError, TypeError) as error:
        raise NotDelivered("an answer that no robot gives") from error
    if code != 0:
        raise NotDelivered(f"errcode {code!r:.20}")
