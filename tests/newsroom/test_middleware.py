"""Bad bytes, policy headers and languages, through the whole middleware stack."""

import pytest
from django.conf import settings
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    [
        "/tags/%00/",
        "/%00",
        "/search/?q=%00",
        "/search/?%00=1",
        "/search/?q=a%00b&q=c",
        "/admin/?status__exact=%00",
        "/healthz?%00",
    ],
)
def test_nul_in_an_address_is_a_bad_request(client: Client, path: str) -> None:
    assert client.get(path).status_code == 400


@pytest.mark.parametrize("value", ['"\\000abc"', '"a\\000"'])
@pytest.mark.parametrize("name", [settings.SESSION_COOKIE_NAME, "other"])
def test_nul_in_a_cookie_is_a_bad_request(
    client: Client, name: str, value: str
) -> None:
    answer = client.get("/admin/login/", headers={"cookie": f"{name}={value}"})
    assert answer.status_code == 400


def test_refusal_carries_the_policy_headers_too(client: Client) -> None:
    answer = client.get("/%00")
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"


def test_every_answer_names_its_policies(client: Client) -> None:
    answer = client.get("/nowhere/")
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "DENY"
    assert "camera=()" in answer["Permissions-Policy"]
    policy = set(answer["Content-Security-Policy"].split("; "))
    assert policy == {
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    }


def test_only_the_desk_may_style_inline(client: Client) -> None:
    policy = client.get("/admin/login/")["Content-Security-Policy"]
    assert "style-src 'self' 'unsafe-inline'" in policy
    assert "unsafe-eval" not in policy
    assert "script-src 'self'" in policy


def test_reader_gets_chinese_and_no_cookie_whatever_is_asked(client: Client) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    answer = client.get("/nowhere/", headers={"accept-language": "en"})
    assert answer["Content-Language"] == "zh-hans"
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert "Accept-Language" not in answer.get("Vary", "")


@pytest.mark.parametrize(
    ("cookie", "language"),
    [("", "zh-hans"), ("en", "en"), ("xx", "zh-hans"), ("../en", "zh-hans")],
)
def test_desk_language_follows_the_cookie(
    client: Client, cookie: str, language: str
) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = cookie
    answer = client.get("/admin/login/", headers={"accept-language": "en"})
    assert answer["Content-Language"] == language


def test_desk_language_is_chosen_by_post(client: Client) -> None:
    answer = client.post("/admin/language/", {"language": "en", "next": "/admin/"})
    assert answer.cookies[settings.LANGUAGE_COOKIE_NAME]["path"] == "/admin/"
    assert client.get("/admin/login/")["Content-Language"] == "en"


@pytest.mark.parametrize("field", ["language", "next"])
def test_nul_in_the_choice_of_language_is_no_server_error(
    client: Client, field: str
) -> None:
    data = {"language": "en", "next": "/admin/"} | {field: "e\0n"}
    assert client.post("/admin/language/", data).status_code < 500
