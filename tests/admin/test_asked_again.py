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
from articles.vocabulary import ArticleState, Verb
from tests.admin.conftest import Login
from tests.admin.posting import asked, carried, fields_of, verb_address
from tests.cast import PASSWORD, signed_article, submitted_article

pytestmark = pytest.mark.usefixtures("clock")

LOGIN = "/admin/login/"
WRONG = "not-the-password"
COMMENT = "导语再核一遍“数字”。\r\n<b>第二行</b> & 尾"


def fresh(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def test_signing_goes_on_after_the_password_with_what_was_typed(
    chief: User, reporter: User, later: Login
) -> None:
    article = submitted_article(by=reporter)
    client, address = later(chief), verb_address(article, "sign")
    sent = {"comment": COMMENT, "version": article.version, "next": "/admin/?a=1&b=2"}
    fields = asked(client, address, sent)
    assert fields == {name: str(value) for name, value in sent.items()}
    assert fresh(article).state == ArticleState.SUBMITTED
    answer = client.post(address, fields | {"confirm-password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/admin/?a=1&b=2")
    assert fresh(article).sign_offs.get().comment == COMMENT
    other = submitted_article(by=reporter)
    version = {"version": other.version}
    answer = client.post(verb_address(other, "sign"), version)
    assert answer.status_code == 302  # not asked again


def test_withdrawing_asks_and_keeps_the_reason(
    chief: User, reporter: User, later: Login
) -> None:
    article = signed_article(by=reporter, chief=chief)
    client, address = later(chief), verb_address(article, "withdraw")
    fields = asked(client, address, {"reason": "重复", "ordered_by": "总编"})
    assert fresh(article).state == ArticleState.SIGNED
    client.post(address, fields | {"confirm-password": PASSWORD})
    assert fresh(article).state == ArticleState.WITHDRAWN
    entry = DeskLog.objects.get(verb=Verb.WITHDRAW)
    assert (entry.detail["reason"], entry.detail["ordered_by"]) == ("重复", "总编")


def test_wrong_password_does_nothing_keeps_all_and_is_logged(
    chief: User, reporter: User, later: Login
) -> None:
    article = submitted_article(by=reporter)
    client, address = later(chief), verb_address(article, "sign")
    sent = {"comment": COMMENT, "version": str(article.version)}
    for wrong in (WRONG, "", "nul\0", "字" * 5000):
        answer = client.post(address, sent | {"confirm-password": wrong})
        assert answer.status_code == 403
        assert carried(answer.text) == sent
        assert wrong == "" or wrong not in answer.text
    assert fresh(article).state == ArticleState.SUBMITTED
    entries = DeskLog.objects.filter(verb=Verb.REFUSED, target_id=article.pk)
    assert entries.count() == 4
    assert {entry.detail["tried"] for entry in entries} == {"sign"}
    assert WRONG not in str([entry.detail for entry in entries])


def test_fifth_wrong_password_locks_and_shows_what_was_typed(
    chief: User, reporter: User, later: Login
) -> None:
    article = submitted_article(by=reporter)
    client, address = later(chief), verb_address(article, "sign")
    sent = {"comment": "写了很久的意见", "version": article.version}
    codes = [
        client.post(address, sent | {"confirm-password": WRONG}).status_code
        for _ in range(5)
    ]
    assert codes == [403] * 4 + [429]
    answer = client.post(address, sent | {"confirm-password": PASSWORD})
    assert answer.status_code == 429
    assert "写了很久的意见" in answer.text
    assert fresh(article).state == ArticleState.SUBMITTED
    attempt = AccessAttempt.objects.get()
    assert attempt.username == "chief"
    assert set(attempt.post_data) <= set("-\n")  # axes' own rule, nothing typed


def test_asking_opens_no_door_that_was_shut(
    reporter: User, other_reporter: User, later: Login
) -> None:
    article = submitted_article(by=reporter, headline="别人看不到的标题")
    client, address = later(other_reporter), verb_address(article, "sign")
    answer = client.post(address, {"version": article.version})
    assert answer.status_code == 403
    assert article.headline not in answer.text
    answer = client.post(address, {"confirm-password": PASSWORD})
    assert answer.status_code == 403
    assert DeskLog.objects.get(verb=Verb.REFUSED).person == other_reporter
    assert fresh(article).state == ArticleState.SUBMITTED


def test_colleague_who_signed_in_meanwhile_signs_nothing_by_it(
    chief: User, other_chief: User, reporter: User, clock: time_machine.Traveller
) -> None:
    """A page left open by one person is of no use to the next at the same browser."""
    article = submitted_article(by=reporter)
    address = verb_address(article, "sign")
    client = Client(enforce_csrf_checks=True)
    sign_in(client, chief)
    clock.shift(15 * 60 + 1)
    sent = {"version": article.version, UNCARRIED: token_of(client, "/admin/")}
    answer = client.post(address, sent)
    left_open = fields_of(answer.text, form="confirm_form")
    client.post("/admin/logout/", {UNCARRIED: left_open[UNCARRIED]})
    sign_in(client, other_chief)
    answer = client.post(address, left_open | {"confirm-password": PASSWORD})
    assert answer.status_code == 403
    assert "放得太久，或在别处重新登录过" in answer.text
    assert fresh(article).state == ArticleState.SUBMITTED


def sign_in(client: Client, user: User) -> None:
    typed = {"username": user.username, "password": PASSWORD}
    typed[UNCARRIED] = token_of(client, LOGIN)
    assert client.post(LOGIN, typed).status_code == 302


def token_of(client: Client, address: str) -> str:
    return str(client.get(address).context["csrf_token"])


def test_rights_lost_while_asked_refuse(
    chief: User, reporter: User, later: Login
) -> None:
    article = submitted_article(by=reporter)
    client, address = later(chief), verb_address(article, "sign")
    fields = asked(client, address, {"version": article.version})
    chief.groups.clear()
    answer = client.post(address, fields | {"confirm-password": PASSWORD})
    assert answer.status_code == 403
    assert fresh(article).state == ArticleState.SUBMITTED


def test_verb_is_still_post_only_and_a_missing_row_missing(
    chief: User, reporter: User, later: Login
) -> None:
    client = later(chief)
    article = submitted_article(by=reporter)
    assert client.get(verb_address(article, "sign")).status_code == 405
    article.pk = 0
    assert client.post(verb_address(article, "sign")).status_code == 404


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
