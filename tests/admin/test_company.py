"""Claims and presence at their doors, and on the pages that show them."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import presence, workflow
from articles.models import Claim, DeskLog, Presence
from articles.vocabulary import Verb
from tests.access import TABLE, employ
from tests.admin.conftest import Login
from tests.admin.posting import change_address, queries_of, verb_address
from tests.cast import HOUR, NOW, make_article, submitted_article

pytestmark = pytest.mark.usefixtures("clock")

REVIEWERS = ("page_editor", "desk_head", "chief")
READERS = ("photo_editor", *REVIEWERS, "proofreader", "auditor", "superuser")


@pytest.mark.parametrize("person", TABLE)
def test_claim_answers_each_post(person: str, reporter: User, login: Login) -> None:
    story = submitted_article(by=reporter)
    answer = login(employ(person)).post(verb_address(story, "claim"))
    refused = DeskLog.objects.filter(verb=Verb.REFUSED)
    if person in REVIEWERS:
        assert answer.status_code == 302
        assert Claim.objects.get().article == story
        assert not refused.exists()
    else:
        assert answer.status_code == 403
        assert not Claim.objects.exists()
        assert refused.get().detail["tried"] == "claim"


@pytest.mark.parametrize("verb", ["claim", "unclaim", "presence"])
def test_door_takes_posts_only(verb: str, reporter: User, login: Login) -> None:
    story = submitted_article(by=reporter)
    assert login(reporter).get(verb_address(story, verb)).status_code == 405


@pytest.mark.parametrize("verb", ["claim", "unclaim", "presence"])
def test_door_needs_login_and_token(
    verb: str, reporter: User, chief: User, client: Client
) -> None:
    story = submitted_article(by=reporter)
    assert client.post(verb_address(story, verb)).status_code == 302
    forger = Client(enforce_csrf_checks=True)
    forger.force_login(chief)
    assert forger.post(verb_address(story, verb)).status_code == 403
    assert not Claim.objects.exists() and not Presence.objects.exists()


def test_late_claim_is_409_and_names_the_first(
    reporter: User, page_editor: User, chief: User, login: Login
) -> None:
    story = submitted_article(by=reporter)
    seen = workflow.claim(story, by=page_editor, now=NOW)
    answer = login(chief).post(verb_address(story, "claim"))
    assert answer.status_code == 409
    assert "page_editor已经领了这篇" in answer.content.decode()
    asked = {"instead_of": seen.pk}
    assert login(chief).post(verb_address(story, "claim"), asked).status_code == 302
    assert Claim.objects.get().person == chief


@pytest.mark.parametrize("text", ["\0", "x", "-1", "9" * 60, "\ud800", "1e309"])
def test_no_number_of_a_claim_is_a_fault(
    text: str, reporter: User, page_editor: User, chief: User, login: Login
) -> None:
    story = submitted_article(by=reporter)
    workflow.claim(story, by=page_editor, now=NOW)
    asked = {"instead_of": text.encode("utf-8", "surrogatepass").decode("latin-1")}
    answer = login(chief).post(verb_address(story, "claim"), asked)
    assert answer.status_code in (403, 409)
    asked = {"changed": asked["instead_of"]}
    answer = login(chief).post(verb_address(story, "presence"), asked)
    assert answer.status_code == 200


def test_page_offers_each_what_they_may_do_with_the_claim(
    reporter: User,
    page_editor: User,
    desk_head: User,
    proofreader: User,
    login: Login,
) -> None:
    story = submitted_article(by=reporter)

    def offers(user: User) -> set[str]:
        page = login(user).get(change_address(story)).content.decode()
        words = ("我来审", "接过来", "放回", "page_editor在审")
        return {word for word in words if word in page}

    assert offers(reporter) == set()
    assert offers(page_editor) == offers(desk_head) == {"我来审"}
    workflow.claim(story, by=page_editor, now=NOW)
    assert offers(page_editor) == {"page_editor在审", "放回"}
    assert offers(desk_head) == {"page_editor在审", "接过来"}
    assert offers(reporter) == offers(proofreader) == {"page_editor在审"}


def test_list_shows_whose_claim_it_is_at_no_cost(
    reporter: User, page_editor: User, chief: User, login: Login
) -> None:
    address = reverse("admin:articles_article_changelist")
    client = login(chief)

    def add(count: int) -> None:
        for _ in range(count):
            story = submitted_article(by=reporter)
            workflow.claim(story, by=page_editor, now=NOW)

    add(3)
    few = queries_of(client, address)
    add(27)
    assert queries_of(client, address) == few
    assert client.get(address).content.decode().count("page_editor在审") == 30


@pytest.mark.parametrize("person", TABLE)
def test_presence_is_taken_from_and_told_to_readers_only(
    person: str, reporter: User, chief: User, login: Login
) -> None:
    story = submitted_article(by=reporter)
    presence.ping(story, by=chief, changed=True, now=NOW)
    user = employ(person)
    answer = login(user).post(verb_address(story, "presence"), {"changed": "0"})
    if person in READERS:
        assert answer.json() == {"open": ["chief正打开这篇（有未存的改动）"]}
        assert "no-store" in answer["Cache-Control"]
        assert Presence.objects.filter(person=user).exists()
    else:
        assert answer.status_code == 403
        assert "chief" not in answer.content.decode()
        assert not Presence.objects.filter(person=user).exists()
    assert not DeskLog.objects.filter(verb=Verb.REFUSED).exists()


def test_page_shows_who_is_there_without_any_script(
    reporter: User, page_editor: User, login: Login
) -> None:
    story = submitted_article(by=reporter)
    login(page_editor).post(verb_address(story, "presence"), {"changed": "1"})
    page = login(reporter).get(change_address(story)).content.decode()
    assert "<li>page_editor正打开这篇（有未存的改动）</li>" in page
    login(page_editor).post(verb_address(story, "presence"), {"gone": "1"})
    page = login(reporter).get(change_address(story)).content.decode()
    assert "正打开这篇" not in page


def test_old_sign_of_life_is_not_shown(
    reporter: User, page_editor: User, login: Login
) -> None:
    story = submitted_article(by=reporter)
    presence.ping(story, by=page_editor, changed=True, now=NOW - HOUR)
    page = login(reporter).get(change_address(story)).content.decode()
    assert "正打开这篇" not in page


def test_unknown_story_is_not_found(chief: User, login: Login) -> None:
    for pk in ("999999999", "9" * 60):
        address = f"/admin/articles/article/{pk}/presence/"
        assert login(chief).post(address).status_code == 404


def test_sign_of_life_is_cheap(reporter: User, chief: User, login: Login) -> None:
    story = make_article(by=reporter)
    client = login(chief)
    client.post(verb_address(story, "presence"))
    with CaptureQueriesContext(connection) as queries:
        client.post(verb_address(story, "presence"))
    assert len(queries) <= 11
