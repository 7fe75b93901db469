"""A crawler starts at / and at robots.txt and finds everything, and nothing broken."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve

from articles.renditions import make_nameplate
from tests.cast import call_it
from tests.pictures import letters
from tests.screens.crawling import Crawl
from tests.screens.paper import Paper
from tests.screens.public import public_names
from tests.screens.words import FILED

pytestmark = pytest.mark.django_db

# Where the register of the paper's site can be looked up; the only other sites.
REGISTERS = frozenset({"beian.miit.gov.cn", "beian.mps.gov.cn"})
LEADING_ON = frozenset({"/archive/"})
# What no page needs to name: browsers and servers ask for it by themselves.
UNNAMED = {"favicon"}


def test_crawler_finds_all_of_the_paper_and_nothing_broken(
    paper: Paper, client: Client
) -> None:
    """Also no cookie, no other site, and each page at the address that it calls its
    own; every kind of public address is led to from somewhere."""
    plate = make_nameplate(letters())
    call_it(**FILED, accent_colour="#1d4ed8", nameplate=plate)
    crawl = Crawl(client, friends=REGISTERS, leading_on=LEADING_ON)
    crawl.walk("/", "/robots.txt")
    assert crawl.faults == []
    pages = [path for path in crawl.visited if not path.startswith("/static/")]
    met = {resolve(path.partition("?")[0]).url_name for path in pages}
    assert public_names() - UNNAMED - met == set()
    assert set(crawl.visited.values()) <= {200, 301, 302}


BROKEN = {
    '<a href="/missing/">': "answers 404",
    '<a href="#nowhere">': "no such place",
    '<a href="https://elsewhere.example/">': "another site",
    '<img src="https://beian.miit.gov.cn/a.png">': "another site",
    '<img srcset="/a.png 1x, //elsewhere.example/b.png 2x">': "another site",
    '<script src="/static/none.js"></script>': "is not there",
    '<a href="/admin/">': "leads readers to",
    '<link rel="canonical" href="http://testserver/other/">': "calls itself",
    '<script type="application/ld+json">{"url": "http://testserver/no/"}</script>': (
        "answers 404"
    ),
}


class Fake:
    """One page at /."""

    def __init__(self, page: HttpResponse) -> None:
        self.page = page

    def get(self, address: str) -> HttpResponse:
        return self.page if address == "/" else HttpResponse(status=404)


def page(body: str) -> HttpResponse:
    named = "" if "canonical" in body else '<link rel="canonical" href="{}">'
    return HttpResponse(named.format("http://testserver/") + body)


@pytest.mark.parametrize("body", BROKEN)
def test_crawler_sees_what_is_broken(body: str) -> None:
    crawl = Crawl(Fake(page(body)), friends=REGISTERS)  # type: ignore[arg-type]
    crawl.walk("/")
    assert BROKEN[body] in "".join(crawl.faults)


def test_crawler_sees_a_cookie_and_lets_good_pages_be() -> None:
    good = page('<h1 id="a">一</h1><a href="#a">二</a><a href="/">三</a>')
    crawl = Crawl(Fake(good))  # type: ignore[arg-type]
    crawl.walk("/")
    assert crawl.faults == []
    good.set_cookie("a", "b")
    crawl = Crawl(Fake(good))  # type: ignore[arg-type]
    crawl.walk("/")
    assert crawl.faults
