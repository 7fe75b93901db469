"""The paper's own colours as readers get them."""

import re

import pytest
from django.test import Client

from articles.models import Paper
from tests.cast import call_it

pytestmark = pytest.mark.django_db

BLUE = "#00508c"


def linked(page: str) -> str:
    found = re.search(
        r'<link rel="stylesheet" href="(/theme\.css\?v=[0-9a-f]+)">', page
    )
    return found[1] if found else ""


def test_paper_with_the_usual_colours_links_no_sheet(reader: Client) -> None:
    call_it()
    page = reader.get("/about/").text
    assert "theme.css" not in page
    assert 'content="#faf6ed"' in page
    answer = reader.get("/theme.css")
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["Cache-Control"] == "public, no-cache"


def test_chosen_colours_are_linked_last_but_for_what_the_reader_chose(
    reader: Client,
) -> None:
    call_it(accent_colour=BLUE, paper_colour="#ffffff")
    page = reader.get("/about/").text
    sheets = re.findall(r'rel="stylesheet" href="([^"]+)"', page)
    assert sheets[-2:] == [linked(page), "/reading/style.css"]
    assert '<meta name="theme-color" content="#ffffff"' in page
    answer = reader.get(linked(page))
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert f"--accent: {BLUE};" in answer.text
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_sheet_is_kept_for_ever_at_its_own_address_alone(reader: Client) -> None:
    call_it(accent_colour=BLUE)
    address = linked(reader.get("/about/").text)
    assert "immutable" in reader.get(address).headers["Cache-Control"]
    for other in ("/theme.css", "/theme.css?v=", "/theme.css?v=0123456789ab"):
        answer = reader.get(other)
        assert answer.headers["Cache-Control"] == "public, no-cache", other
    call_it(accent_colour="#006400")
    assert reader.get(address).headers["Cache-Control"] == "public, no-cache"
    assert linked(reader.get("/about/").text) not in ("", address)


def test_process_that_has_not_heard_yet_sends_no_old_sheet(reader: Client) -> None:
    """Its answer would be kept for a year under the new sheet's address."""
    call_it(accent_colour=BLUE)
    reader.get("/about/")
    Paper.objects.update(accent_colour="#006400")
    mark = Paper.objects.get().theme_mark
    answer = reader.get(f"/theme.css?v={mark}")
    assert "--accent: #006400;" in answer.text
    assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_sheet_can_only_be_read(method: str, reader: Client) -> None:
    assert getattr(reader, method)("/theme.css").status_code == 405


def test_icon_and_its_address_follow_the_colours(reader: Client) -> None:
    call_it()
    before = re.search(r"/favicon\.svg\?v=\w+", reader.get("/about/").text)
    call_it(accent_colour=BLUE)
    after = re.search(r"/favicon\.svg\?v=\w+", reader.get("/about/").text)
    assert before and after and before[0] != after[0]
    assert f'fill="{BLUE}"' in reader.get(after[0]).text
