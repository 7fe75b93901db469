"""A story's own instant at its doors, on its page and on the board."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles import layout
from articles.models import Article, DeskLog
from articles.vocabulary import Verb
from tests.admin.conftest import Login
from tests.admin.posting import change_address, verb_address
from tests.admin.test_article_doors import NO, OK, PEOPLE
from tests.admin.test_issue_doors import screen
from tests.cast import (
    HOUR,
    NOW,
    make_issue,
    place_all,
    released_issue,
    signed_article,
    submitted_article,
)

pytestmark = pytest.mark.usefixtures("clock")

TYPED = "2026-11-24T12:30"
SOON = NOW + dt.timedelta(hours=2, minutes=30)


@pytest.fixture
def story(reporter: User, chief: User) -> Article:
    return signed_article(by=reporter, chief=chief)


def stored(row: Article) -> Any:
    columns = ("live_from", "live_revision", "web_first", "page", "state")
    return Article.objects.values_list(*columns).get(pk=row.pk)


@pytest.mark.long_table
@pytest.mark.parametrize("person", [*PEOPLE, "photo_editor", "superuser"])
@pytest.mark.parametrize("verb", ["publish", "call-off"])
def test_only_the_chief_gives_and_takes_back_an_own_instant(
    verb: str,
    person: str,
    story: Article,
    chief: User,
    login: Login,
    request: pytest.FixtureRequest,
) -> None:
    if verb == "call-off":
        layout.publish_web(story, at=SOON, by=chief, now=NOW)
    before, user = stored(story), request.getfixturevalue(person)
    answer = login(user).post(verb_address(story, verb), {"at": TYPED})
    assert answer.status_code == (OK if person == "chief" else NO)
    assert (stored(story) == before) == (person != "chief")
    assert DeskLog.objects.filter(verb=Verb.REFUSED).exists() == (person != "chief")


@pytest.mark.parametrize("verb", ["publish", "call-off"])
def test_own_instant_is_post_only(
    verb: str, story: Article, chief: User, login: Login
) -> None:
    assert login(chief).get(verb_address(story, verb)).status_code == 405


def test_blank_instant_is_now_and_a_second_click_is_refused(
    story: Article, chief: User, login: Login
) -> None:
    client = login(chief)
    address = verb_address(story, "publish")
    assert client.post(address, {"at": ""}).status_code == OK
    assert stored(story)[0] == NOW
    assert client.post(address, {"at": ""}).status_code == 409
    assert DeskLog.objects.filter(verb=Verb.PUBLISH).count() == 1


@pytest.mark.parametrize(
    "at",
    [
        "0001-01-01T00:00",
        "9999-01-01T00:00",
        "x",
        "\x00",
        "2026-11-24T09:59",
        "2026-02-30T06:00",
        "9" * 400,
    ],
)
def test_impossible_instant_is_a_sentence(
    at: str, story: Article, chief: User, login: Login
) -> None:
    answer = login(chief).post(verb_address(story, "publish"), {"at": at})
    assert answer.status_code == NO
    assert stored(story)[0] is None


def test_unsigned_story_is_neither_offered_nor_accepted(
    reporter: User, chief: User, login: Login
) -> None:
    row = submitted_article(by=reporter)
    client = login(chief)
    assert verb_address(row, "publish") not in _text(client, change_address(row))
    answer = client.post(verb_address(row, "publish"), {"at": ""})
    assert answer.status_code == NO
    assert "还没签发" in answer.content.decode()


def test_story_page_offers_what_can_be_done_and_says_when(
    story: Article, chief: User, desk_head: User, login: Login
) -> None:
    client, address = login(chief), change_address(story)
    publish, call_off = (verb_address(story, verb) for verb in ("publish", "call-off"))
    assert publish in _text(client, address)
    assert publish not in _text(login(desk_head), address)
    client.post(publish, {"at": TYPED})
    shown = _text(client, address)
    assert "待上网" in shown
    assert "今天 12:30" in shown
    assert (publish in shown, call_off in shown) == (False, True)
    client.post(call_off)
    assert publish in _text(client, address)


def test_called_off_in_a_released_paper_the_message_says_how_to_rejoin(
    story: Article, chief: User, login: Login
) -> None:
    released_issue([story], chief=chief, at=NOW + 5 * HOUR)
    client = login(chief)
    client.post(verb_address(story, "publish"), {"at": TYPED})
    client.post(verb_address(story, "call-off"))
    shown = _text(client, change_address(story))
    assert "请到期次页面补进去" in shown
    assert "补进这一期" in _text(client, screen(released := story_issue(story)))
    assert released.release_at == NOW + 5 * HOUR


def story_issue(story: Article) -> Any:
    story.refresh_from_db()
    assert story.page is not None
    return story.page.issue


def test_pool_and_board_show_what_goes_ahead_and_let_it_be_moved(
    story: Article, reporter: User, chief: User, page_editor: User, login: Login
) -> None:
    issue = make_issue(by=page_editor)
    layout.publish_web(story, at=SOON, by=chief, now=NOW)
    old = signed_article(by=reporter, chief=chief, headline="四天前的")
    layout.publish_web(old, at=NOW - 96 * HOUR, by=chief, now=NOW - 96 * HOUR)
    client = login(page_editor)
    shown = _text(client, screen(issue))
    assert story.title in shown
    assert "今天 12:30" in shown
    assert old.title not in shown
    place_all(issue, [story], by=page_editor)
    assert f'id="move-{story.pk}"' in _text(client, screen(issue))


def test_page_editor_finds_no_control_for_it_in_a_released_paper(
    story: Article, reporter: User, chief: User, page_editor: User, login: Login
) -> None:
    other = signed_article(by=reporter, chief=chief)
    issue = released_issue([other], chief=chief, at=NOW + 5 * HOUR)
    layout.publish_web(story, at=SOON, by=chief, now=NOW)
    place_all(issue, [story], by=chief)
    control = f'id="move-{story.pk}"'
    assert control not in _text(login(page_editor), screen(issue))
    assert control in _text(login(chief), screen(issue))
    place = reverse("admin:articles_article_place", args=[story.pk])
    asked = {"page": issue.pages.get(number=2).pk}
    assert login(page_editor).post(place, asked).status_code == NO


def _text(client: Any, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    text: str = answer.content.decode()
    return text
