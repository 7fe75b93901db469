"""Every page of the paper and the desk is faultless HTML with one heading of its own.

A new address needs a row in public.py or desk.py: what is no screen is named there.
"""

import pytest
from django.test import Client

from tests.doors import doors
from tests.screens.desk import desk_screens, sessions
from tests.screens.markup import faults
from tests.screens.no_screen import NO_SCREEN
from tests.screens.paper import Paper
from tests.screens.public import NO_PAGE, public_names, public_screens, set_up
from tests.screens.screen import Screen, Sessions, seen

pytestmark = pytest.mark.django_db


@pytest.fixture
def browse(paper: Paper) -> Sessions:
    return sessions(paper)


def faulty(screens: list[Screen], browse: Sessions) -> list[str]:
    return [
        f"{screen}: {fault}"
        for screen in screens
        for fault in faults(seen(screen, browse))
    ]


def test_public_pages_are_faultless_html(
    paper: Paper, browse: Sessions, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(monkeypatch)
    browse("").raise_request_exception = False
    screens = public_screens(paper)
    shown = {screen.door for screen in screens}
    assert public_names() - NO_PAGE - shown == set()
    assert shown & NO_PAGE == set() and NO_PAGE - public_names() == set()
    assert faulty(screens, browse) == []


def test_desks_screens_are_faultless_html(paper: Paper, browse: Sessions) -> None:
    screens = desk_screens(paper, browse)
    shown = {screen.door for screen in screens}
    assert set(doors()) - NO_SCREEN - shown == set()
    assert shown & NO_SCREEN == set() and NO_SCREEN - set(doors()) == set()
    assert faulty(screens, browse) == []


def test_front_page_of_a_paper_without_an_issue_is_faultless_html(
    client: Client,
) -> None:
    assert faults(client.get("/").text) == []


@pytest.mark.parametrize(
    "body",
    [
        "<h1>一</h1><h1>二</h1>",
        "<p>没有大标题</p>",
        "<h1>一</h1><p>甲<ul><li>乙</li></ul></p>",
        "<h1>一</h1><div>没有关上",
        '<h1>一</h1><p id="a">甲</p><p id="a">乙</p>',
        '<h1>一</h1><p id="">甲</p>',
        '<h1>一</h1><a href="?a=1&copy=2">甲</a>',
        '<h1>一</h1><p class="a" class="b">甲</p>',
        "<h1>一</h1><form><form></form></form>",
    ],
)
def test_fault_is_found(body: str) -> None:
    page = f"<!doctype html><title>页</title>{body}"
    assert len(faults(page)) >= 1
    assert faults("<!doctype html><title>页</title><h1>一</h1>") == []
