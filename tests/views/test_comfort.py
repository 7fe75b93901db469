"""Letter size and contrast: one cookie that no page ever sees."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.views.paper import live_issue

pytestmark = pytest.mark.django_db
STYLE = "/reading/style.css"


def choose(reader: Client, *, back: str = "", **chosen: str) -> str:
    data = {"size": "normal", "contrast": "normal", "from": back} | chosen
    answer = reader.post("/reading/", data)
    assert answer.status_code == 302
    return answer.headers["Location"]


def test_who_has_chosen_nothing_gets_an_empty_stylesheet(reader: Client) -> None:
    answer = reader.get(STYLE)
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert answer.content.strip() == b""


@pytest.mark.parametrize(
    ("chosen", "rule"),
    [
        ({"size": "large"}, "font-size: 112.5%"),
        ({"size": "elder"}, "--tap: 60px"),
        ({"contrast": "high"}, "--ink: canvastext"),
    ],
)
def test_choice_is_in_the_stylesheet(
    chosen: dict[str, str], rule: str, reader: Client
) -> None:
    choose(reader, **chosen)
    assert rule in reader.get(STYLE).content.decode()
    choose(reader)
    assert reader.get(STYLE).content.strip() == b""


def test_only_the_stylesheet_differs_by_reader(
    reporter: User, chief: User, reader: Client
) -> None:
    issue = live_issue(1, reporter=reporter, chief=chief)
    addresses = ["/", issue.get_absolute_url(), f"{issue.get_absolute_url()}1/"]
    plain = [reader.get(address).content for address in addresses]
    choose(reader, size="elder", contrast="high")
    cookie = reader.cookies["reading"]
    assert (cookie["path"], cookie["httponly"]) == ("/reading/", True)
    assert [reader.get(address).content for address in addresses] == plain
    for address in ("/reading/", STYLE):
        answer = reader.get(address)
        assert answer.headers["Vary"] == "Cookie"
        assert answer.headers["Cache-Control"] == "private, no-cache"


def test_every_page_links_it_for_screens_only(reader: Client) -> None:
    page = reader.get("/about/").content.decode()
    assert f'<link rel="stylesheet" href="{STYLE}" media="screen">' in page
    assert '"/reading/?from=/about/"' in page


def test_form_shows_what_was_chosen(reader: Client) -> None:
    choose(reader, size="larger")
    page = reader.get("/reading/").content.decode()
    assert 'value="larger" checked' in page
    assert page.count(" checked") == 2


@pytest.mark.parametrize(
    "cookie", ["", "elder", "huge.high", "large.high.x", "<b>.</style>", "." * 5000]
)
def test_spoilt_cookie_is_as_none(cookie: str, reader: Client) -> None:
    reader.cookies["reading"] = cookie
    assert reader.get(STYLE).content.strip() == b""
    assert 'value="normal" checked' in reader.get("/reading/").content.decode()


def test_reader_is_led_back_to_the_page_they_came_from(reader: Client) -> None:
    assert choose(reader, back="/articles/7/") == "/articles/7/"
    page = reader.get("/reading/?from=/tags/%E6%BE%84%E6%B9%96/").content.decode()
    assert 'name="from" value="/tags/澄湖/"' in page


@pytest.mark.parametrize(
    "back",
    ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:1", ""],
)
def test_nobody_is_led_off_the_site(back: str, reader: Client) -> None:
    assert choose(reader, back=back) == "/reading/"


def test_size_that_there_is_not_is_said_beside_the_field(reader: Client) -> None:
    answer = reader.post("/reading/", {"size": "huge", "contrast": "high"})
    page = answer.content.decode()
    assert "没有这一档字号，请从上面选。" in page
    assert 'value="high" checked' in page
    assert not answer.cookies
