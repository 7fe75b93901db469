"""Signing and withdrawing ask for the password again; what was typed survives it."""

from typing import Any

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.test import Client

from articles.admin import desk
from articles.admin.confirming import UNCARRIED
from articles.admin.verbs import VerbAdmin
from articles.models import Article, DeskLog
from articles.vocabulary import ArticleState, Stage, Verb
from tests.admin.conftest import Login
from tests.admin.phones import code_now, give_phone, signed_in
from tests.admin.posting import asked, carried, fields_of, verb_address
from tests.cast import (
    PASSWORD,
    reviewed_article,
    signed_article,
    submitted_article,
)

pytestmark = pytest.mark.usefixtures("clock")

LOGIN = "/admin/login/"
WRONG = "not-the-password"
SENT = {"reason": "重复", "ordered_by": "总编"}
COMMENT = "导语再核一遍“数字”。\r\n<b>第二行</b> & 尾"


@pytest.fixture
def story(reporter: User, chief: User) -> Article:
    """A signed story of the reporter's, which a chief may withdraw."""
    return signed_article(by=reporter, chief=chief, headline="别人看不到的标题")


def door(story: Article) -> str:
    return verb_address(story, "withdraw")


def is_withdrawn(story: Article) -> bool:
    return Article.objects.get(pk=story.pk).state == ArticleState.WITHDRAWN


@pytest.mark.parametrize("verb", ["sign", "emergency-sign"])
def test_signing_asks_and_keeps_what_was_typed(
    verb: str, chief: User, reporter: User, later: Login
) -> None:
    make = reviewed_article if verb == "sign" else submitted_article
    article = make(by=reporter)
    client, address = later(chief), verb_address(article, verb)
    sent = {"comment": COMMENT, "reason": COMMENT, "version": article.version}
    fields = asked(client, address, sent)
    signatures = article.sign_offs.filter(stage=Stage.FINAL)
    assert not signatures.exists()
    answer = client.post(address, fields | {"confirm-password": PASSWORD})
    assert answer.status_code == 302
    assert signatures.get().comment == COMMENT


def test_withdrawing_goes_on_after_the_password_with_what_was_typed(
    chief: User, reporter: User, story: Article, later: Login
) -> None:
    client = later(chief)
    sent = {"reason": COMMENT, "ordered_by": "总编", "next": "/admin/?a=1&b=2"}
    fields = asked(client, door(story), sent)
    assert fields == sent
    assert not is_withdrawn(story)
    answer = client.post(door(story), fields | {"confirm-password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/admin/?a=1&b=2")
    assert is_withdrawn(story)
    entry = DeskLog.objects.get(verb=Verb.WITHDRAW)
    assert (entry.detail["reason"], entry.detail["ordered_by"]) == (COMMENT, "总编")
    other = signed_article(by=reporter, chief=chief)
    client.post(door(other), sent)
    assert is_withdrawn(other)  # not asked again


def test_wrong_password_does_nothing_keeps_all_and_is_logged(
    chief: User, story: Article, later: Login
) -> None:
    client = later(chief)
    for wrong in (WRONG, "", "nul\0", "字" * 5000):
        answer = client.post(door(story), SENT | {"confirm-password": wrong})
        assert answer.status_code == 403
        assert carried(answer.text) == SENT
        assert wrong == "" or wrong not in answer.text
    assert not is_withdrawn(story)
    entries = DeskLog.objects.filter(verb=Verb.REFUSED, target_id=story.pk)
    assert entries.count() == 4
    assert {entry.detail["tried"] for entry in entries} == {"withdraw"}
    assert WRONG not in str([entry.detail for entry in entries])


def test_fifth_wrong_password_locks_and_shows_what_was_typed(
    chief: User, story: Article, later: Login
) -> None:
    client = later(chief)
    sent = {"reason": "写了很久的原因"}
    codes = [
        client.post(door(story), sent | {"confirm-password": WRONG}).status_code
        for _ in range(5)
    ]
    assert codes == [403] * 4 + [429]
    answer = client.post(door(story), sent | {"confirm-password": PASSWORD})
    assert answer.status_code == 429
    assert "写了很久的原因" in answer.text
    assert not is_withdrawn(story)
    attempt = AccessAttempt.objects.get()
    assert attempt.username == "chief"
    assert set(attempt.post_data) <= set("-\n")  # axes' own rule, nothing typed


def test_asking_opens_no_door_that_was_shut(
    other_reporter: User, story: Article, later: Login
) -> None:
    client = later(other_reporter)
    answer = client.post(door(story), SENT)
    assert answer.status_code == 403
    assert story.headline not in answer.text
    answer = client.post(door(story), SENT | {"confirm-password": PASSWORD})
    assert answer.status_code == 403
    assert DeskLog.objects.get(verb=Verb.REFUSED).person == other_reporter
    assert not is_withdrawn(story)


def test_colleague_who_signed_in_meanwhile_does_nothing_by_it(
    chief: User, other_chief: User, story: Article, clock: time_machine.Traveller
) -> None:
    """A page left open by one person is of no use to the next at the same browser."""
    client = Client(enforce_csrf_checks=True)
    sign_in(client, chief)
    clock.shift(15 * 60 + 1)
    answer = client.post(door(story), SENT | {UNCARRIED: token_of(client, "/admin/")})
    left_open = fields_of(answer.text, form="confirm_form")
    client.post("/admin/logout/", {UNCARRIED: left_open[UNCARRIED]})
    sign_in(client, other_chief)
    answer = client.post(door(story), left_open | {"confirm-password": PASSWORD})
    assert answer.status_code == 403
    assert "放得太久，或在别处重新登录过" in answer.text
    assert not is_withdrawn(story)


def sign_in(client: Client, user: User) -> None:
    typed = {"username": user.username, "password": PASSWORD}
    typed[UNCARRIED] = token_of(client, LOGIN)
    assert client.post(LOGIN, typed).status_code == 302


def token_of(client: Client, address: str) -> str:
    return str(client.get(address).context["csrf_token"])


def test_rights_lost_while_asked_refuse(
    chief: User, story: Article, later: Login
) -> None:
    client = later(chief)
    fields = asked(client, door(story), SENT)
    chief.groups.clear()
    answer = client.post(door(story), fields | {"confirm-password": PASSWORD})
    assert answer.status_code == 403
    assert not is_withdrawn(story)


def test_verb_is_still_post_only_and_a_missing_row_missing(
    chief: User, story: Article, later: Login
) -> None:
    client = later(chief)
    assert client.get(door(story)).status_code == 405
    story.pk = 0
    assert client.post(door(story)).status_code == 404


def test_other_verbs_ask_nothing(reporter: User, chief: User, later: Login) -> None:
    article = submitted_article(by=reporter)
    answer = later(chief).post(verb_address(article, "return"), {"reason": "短些"})
    assert answer.status_code == 302


def test_every_door_that_asks_is_a_door() -> None:
    for model_admin in desk._registry.values():
        names: frozenset[str] = getattr(model_admin, "confirmed_verbs", frozenset())
        known: set[Any] = {"save", "password"}
        if isinstance(model_admin, VerbAdmin):
            known |= set(model_admin.verbs)
        assert names <= known, model_admin


def test_who_has_a_phone_gives_its_code_too(
    chief: User, story: Article, clock: time_machine.Traveller
) -> None:
    give_phone(chief)
    client = signed_in(chief)
    clock.shift(15 * 60 + 1)
    fields = asked(client, door(story), SENT)
    right = {"confirm-password": PASSWORD, "confirm-code": code_now()}
    for wrong in (
        {"confirm-password": PASSWORD},
        {"confirm-code": code_now()},
        right | {"confirm-password": WRONG},  # uses no code up
        right | {"confirm-code": "135790"},
    ):
        answer = client.post(door(story), fields | wrong)
        assert answer.status_code == 403
        assert carried(answer.text) == SENT
    assert not is_withdrawn(story)
    assert AccessAttempt.objects.get().failures_since_start == 2
    clock.shift(3)  # a wrong code makes the next wait
    assert client.post(door(story), fields | right).status_code == 302
    assert is_withdrawn(story)
    assert not AccessAttempt.objects.exists()


def test_five_wrong_codes_lock_though_the_password_was_right(
    chief: User, story: Article, clock: time_machine.Traveller
) -> None:
    give_phone(chief)
    client = signed_in(chief)
    clock.shift(15 * 60 + 1)
    proof = {"confirm-password": PASSWORD, "confirm-code": "135790"}
    codes = [client.post(door(story), SENT | proof).status_code for _ in range(5)]
    assert codes == [403] * 4 + [429]
