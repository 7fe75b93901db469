"""Impossible dates and naughty parameters: 404 or 400, never 500 and never a page."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.html import escape

from articles.models import Section
from tests.cast import make_article, make_issue
from tests.press import print_and_release
from tests.views.paper import live_issue, place, sign

pytestmark = pytest.mark.django_db

MISSING = [
    "/2026/2/30/",
    "/2026/02/30/",
    "/2026/02/29/",
    "/2026/13/01/",
    "/2026/00/10/",
    "/2026/01/00/",
    "/0/1/1/",
    "/0000/01/01/",
    "/0001/01/01/",
    "/9999/12/31/",
    "/99999/01/01/",
    "/10000-01-01/",
    "/２０２６/１１/２４/",
    "/2026/１１/24/",
    "/2026/11/24/0/",
    "/2026/11/24/01/",
    "/2026/11/24/-1/",
    "/2026/11/24/１/",
    "/2026/11/24/999999999999999999999999/",
    "/2026/11/24/Extra/",
    "/2026/11/24/extra'--/",
    "/2026/11/24/extra/1/",
    "/archive/2026/13/",
    "/archive/2026/00/",
    "/archive/0000/01/",
    "/archive/9999/12/",
    "/archive/2026/1/",
    "/articles/0/",
    "/articles/-1/",
    "/articles/01/",
    "/articles/１/",
    "/articles/9223372036854775808/",
    "/articles/" + "9" * 5000 + "/",
    "/articles/1%0a/",
    "/sections/" + "a" * 20000 + "/",
    "/sections/%ff%fe/",
    "/series/../../etc/passwd/",
    "/reporters/nobody/",
    "/tags/%20/",
    "/tags/%ed%a0%80/",
    "/tags/' or 1=1--/",
    "/tags/" + "标" * 300 + "/",
    "/photos/" + "a" * 22 + "-480.jpg",
    "/photos/" + "a" * 22 + "-480.svg",
    "/photos/" + "a" * 22 + "-0.jpg",
    "/photos/" + "a" * 22 + "-" + "9" * 40 + ".jpg",
    "/photos/..%2f..%2foriginals-480.jpg",
]


@pytest.mark.long_table
@pytest.mark.parametrize("address", MISSING)
def test_odd_address_is_missing(
    address: str, reporter: User, chief: User, reader: Client
) -> None:
    live_issue(1, reporter=reporter, chief=chief)
    answer = reader.get(address)
    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "address", ["/tags/a%00b/", "/sections/%00/", "/%00", "/?x=%00", "/about/?%00"]
)
def test_nul_is_refused(address: str, reader: Client) -> None:
    answer = reader.get(address)
    assert answer.status_code == 400
    assert answer.headers["Cache-Control"] == "no-store"


CURSORS = [
    "abc",
    "-1",
    "0",
    "1.",
    ".1",
    "1.1.1",
    "１.１",
    "9" * 5000,
    "9" * 17 + "." + "9" * 19,
    "1e9.1",
    "' or 1=1--",
    "%0a1.1",
    "1.1%0a",
]


@pytest.mark.long_table
@pytest.mark.parametrize("cursor", CURSORS)
def test_cursor_that_we_never_gave_is_missing(
    cursor: str, reporter: User, chief: User, reader: Client
) -> None:
    section = Section.objects.create(name="民生")
    live_issue(1, reporter=reporter, chief=chief, section=section)
    answer = reader.get(f"{section.get_absolute_url()}?before={cursor}")
    assert answer.status_code == 404


@pytest.mark.parametrize("query", ["page=abc", "page=0", "p=1e9", "x" * 20000, "[]=1"])
def test_unknown_parameter_changes_nothing(
    query: str, reporter: User, chief: User, reader: Client
) -> None:
    section = Section.objects.create(name="民生")
    live_issue(1, reporter=reporter, chief=chief, section=section)
    address = section.get_absolute_url()
    plain = reader.get(address).content
    assert reader.get(f"{address}?{query}").content == plain


NAUGHTY = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ paper }}{% now 'Y' %}",
    "\u202eغير𠮷𫝀Z̷̢a̴l̷g̸o",
    "A/B？#&%",
    "！！",
]


@pytest.mark.parametrize("words", NAUGHTY)
def test_naughty_words_are_printed_escaped(
    words: str, reporter: User, chief: User, reader: Client
) -> None:
    story = make_article(
        by=reporter, headline=f"题{words}", kicker=words, deck=words, dateline=words
    )
    story.tags.add(words)
    sign(story, by=reporter, chief=chief)
    issue = make_issue(by=chief)
    place(story, issue=issue, by=chief)
    print_and_release(issue, chief=chief)
    address = issue.get_absolute_url()
    for page in ("/", address, f"{address}1/", story.get_absolute_url()):
        answer = reader.get(page)
        text = answer.content.decode()
        assert answer.status_code == 200
        assert f"题{escape(words)}" in text
        assert "<script>" not in text
        assert "<img src=x" not in text
