"""Where a request comes from: only our own proxies are believed."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import RequestFactory
from pytest_django import Settings

from newsroom.client import client_address, networks


def seen(remote: str, said: str | None = None) -> str | None:
    request = RequestFactory().get("/", REMOTE_ADDR=remote)
    if said is not None:
        request.META["HTTP_X_FORWARDED_FOR"] = said
    return client_address(request)


@pytest.mark.parametrize("said", ["198.51.100.9", "127.0.0.1", "198.51.100.9, ::1"])
def test_header_counts_for_nothing_without_proxies(
    said: str, settings: Settings
) -> None:
    settings.TRUSTED_PROXIES = []
    assert seen("203.0.113.5", said) == "203.0.113.5"


@pytest.mark.parametrize(
    ("remote", "said", "client"),
    [
        ("203.0.113.5", "198.51.100.9", "203.0.113.5"),  # past the proxy
        ("10.0.0.2", None, "10.0.0.2"),
        ("10.0.0.2", "", "10.0.0.2"),
        ("10.0.0.2", "198.51.100.9", "198.51.100.9"),
        ("10.0.0.2", "1.1.1.1, 198.51.100.9", "198.51.100.9"),  # 1.1.1.1 is a claim
        ("10.0.0.2", "198.51.100.9, 10.0.0.3", "198.51.100.9"),  # two proxies
        ("10.0.0.2", "10.0.0.3", "10.0.0.3"),
        ("10.0.0.2", "<script>", "10.0.0.2"),
        ("10.0.0.2", "198.51.100.9, ,", "10.0.0.2"),
        ("::ffff:10.0.0.2", "::ffff:198.51.100.9", "198.51.100.9"),
        ("::1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
    ],
)
def test_only_what_our_proxies_add_is_believed(
    remote: str, said: str | None, client: str, settings: Settings
) -> None:
    settings.TRUSTED_PROXIES = networks(["10.0.0.0/24", " ::1 "])
    assert seen(remote, said) == client


def test_one_line_of_ipv6_is_one_address(settings: Settings) -> None:
    settings.TRUSTED_PROXIES = []
    assert seen("2001:db8:1:2::7") == seen("2001:db8:1:2:ffff::9")
    assert seen("fe80::1%eth0") == "fe80::"


def test_unix_socket_has_no_address(settings: Settings) -> None:
    settings.TRUSTED_PROXIES = networks(["0.0.0.0/0"])
    assert seen("", "198.51.100.9") is None


@pytest.mark.parametrize("written", ["2", "proxy.example.cn", "10.0.0.1/24"])
def test_what_is_no_network_is_refused_by_name(written: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="TRUSTED_PROXIES"):
        networks([written])
