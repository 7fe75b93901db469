"""Where a request comes from, when a proxy says so. Nothing about who sends it."""

from collections.abc import Iterable
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
    ip_network,
)

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network


def networks(written: Iterable[str]) -> list[Network]:
    try:
        return [ip_network(text.strip()) for text in written if text.strip()]
    except ValueError as error:
        raise ImproperlyConfigured(
            f"TRUSTED_PROXIES holds addresses and networks between commas: {error}."
        ) from error


def client_address(request: HttpRequest) -> str | None:
    """The first address from the right that is no proxy of ours; the rest of
    X-Forwarded-For is whatever the client wrote. None behind a Unix socket."""
    nearest = _parsed(request.META.get("REMOTE_ADDR", ""))
    for said in reversed(request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")):
        if nearest is None or not _is_proxy(nearest):
            break
        further = _parsed(said)
        if further is None:
            break
        nearest = further
    return None if nearest is None else str(_household(nearest))


def _parsed(text: str) -> Address | None:
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _is_proxy(address: Address) -> bool:
    trusted: list[Network] = settings.TRUSTED_PROXIES
    return any(address in network for network in trusted)


def _household(address: Address) -> Address:
    """One line has 2^64 IPv6 addresses: counting each would count nothing."""
    if isinstance(address, IPv6Address):
        return IPv6Address(int(address) >> 64 << 64)
    return address
