"""Every page of the paper and every screen of the desk in a real browser: no barrier
that axe sees, light and dark, on a phone and on a desk; nothing wider than 320 px; all
of it reached by Tab; and not a word on the console under the strict policy.

Which pages there are is known to tests/screens, where a new one must be named.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from articles.admin.confirming import STAMP
from tests.browser.barriers import WIDTHS, in_every_dress, out_of_reach, too_wide
from tests.screens.desk import desk_screens, sessions
from tests.screens.paper import Paper, whole_paper
from tests.screens.public import public_screens, set_up
from tests.screens.screen import Screen, Sessions

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Of a long run the part whose names hold these words: ONLY=article_change make browser
ONLY = os.environ.get("ONLY", "")
POST = """([address, sent]) => {
  const form = document.createElement("form");
  const name = "csrfmiddlewaretoken";
  const token = { [name]: document.querySelector(`[name=${name}]`).value };
  for (const [name, value] of Object.entries({ ...sent, ...token })) {
    const area = document.createElement("textarea");
    Object.assign(area, { name, value });
    form.append(area);
  }
  Object.assign(form, { method: "post", action: address });
  document.body.append(form);
  HTMLFormElement.prototype.submit.call(form);
}"""


class Walker:
    """One window a person, kept open; what its console says is written down."""

    def __init__(self, chromium: Any, site: str, browse: Sessions, axe: str) -> None:
        self.chromium, self.site, self.browse, self.axe = chromium, site, browse, axe
        self.pages: dict[str, Any] = {}
        self.said: list[str] = []

    def page(self, person: str) -> Any:
        if person not in self.pages:
            context = self.chromium.new_context(
                base_url=self.site, locale="zh-CN", timezone_id="Asia/Shanghai"
            )
            page = self.pages[person] = context.new_page()
            page.on("console", lambda line: self._note(line))
            page.on("pageerror", lambda error: self.said.append(str(error)))
            page.on("dialog", lambda dialog: dialog.accept())
            self._sign_in(person)
        return self.pages[person]

    def _note(self, line: Any) -> None:
        self.said.append(f"{line.text} {line.location.get('url', '')}")

    def _sign_in(self, person: str) -> None:
        cookie = self.browse(person).cookies.get("sessionid")
        if cookie is not None:
            row = {"name": "sessionid", "value": cookie.value, "url": self.site}
            self.pages[person].context.add_cookies([row])

    def _still_confirmed(self, person: str) -> None:
        """However long the walk takes: who gave the password gave it just now."""
        if person and not person.endswith((":code", ":long ago")):
            session = self.browse(person).session
            session[STAMP] = timezone.now().timestamp()
            session.save()

    def faults(self, screen: Screen) -> list[str]:
        page = self.page(screen.person)
        self._still_confirmed(screen.person)
        page.set_viewport_size({"width": 1280, "height": 900})
        self.said.clear()
        status = self._open(page, screen)
        if not page.evaluate("!!document.doctype"):
            return []  # a part of a page, that a script puts where it belongs
        found = [] if status == screen.status else [f"answers {status}"]
        found += in_every_dress(page, self.axe)
        found += too_wide(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found += [f"{width} {fault}" for fault in out_of_reach(page)]
        refused = f"status of {screen.status}" if screen.status >= 400 else "\0"
        found += [f"console: {line}" for line in self.said if refused not in line]
        return [f"{screen}: {fault}" for fault in found]

    def _open(self, page: Any, screen: Screen) -> int:
        if screen.sent is None:
            return int(page.goto(screen.address).status)
        page.goto("/admin/second-step/" if screen.person else "/admin/login/")
        self.said.clear()
        with (
            page.expect_response(
                lambda answer: answer.request.method == "POST"
            ) as sent,
            page.expect_navigation(),
        ):
            page.evaluate(POST, [screen.address, dict(screen.sent)])
        return int(sent.value.status)


@pytest.fixture
def paper() -> Paper:
    return whole_paper(now=timezone.now())


@pytest.fixture
def walker(
    paper: Paper,
    chromium: Any,
    live_server: Any,
    axe: str,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Walker]:
    set_up(monkeypatch)
    walker = Walker(chromium, live_server.url, sessions(paper), axe)
    yield walker
    for page in walker.pages.values():
        page.context.close()


def walk(walker: Walker, screens: list[Screen]) -> None:
    wanted = [screen for screen in screens if ONLY in screen.name]
    found = [fault for screen in wanted for fault in walker.faults(screen)]
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def test_public_pages_hinder_nobody(walker: Walker, paper: Paper) -> None:
    walk(walker, public_screens(paper))


def test_desks_screens_hinder_nobody(walker: Walker, paper: Paper) -> None:
    walk(walker, desk_screens(paper, walker.browse))


def test_front_page_before_the_first_issue_hinders_nobody(
    chromium: Any, live_server: Any, axe: str
) -> None:
    walker = Walker(chromium, live_server.url, Sessions(lambda _: Client()), axe)
    assert walker.faults(Screen("front", "/")) == []
