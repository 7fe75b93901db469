"""Every verb of a story at its door: who gets which answer, and what changed."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.forms.models import model_to_dict
from django.test import Client

from articles import layout, workflow
from articles.models import Article, DeskLog
from articles.vocabulary import ArticleState, Verb
from tests.admin.conftest import Login
from tests.admin.posting import change_address, verb_address
from tests.cast import (
    NOW,
    make_article,
    make_issue,
    reviewed_article,
    signed_article,
    submitted_article,
)

PEOPLE = (
    "reporter",
    "other_reporter",
    "page_editor",
    "desk_head",
    "chief",
    "proofreader",
    "administrator",
    "auditor",
)
OK, NO = 302, 403
DESK = {"page_editor": OK, "desk_head": OK, "chief": OK}
# The story is the reporter's, in the state from which the verb starts.
TABLE: Mapping[str, tuple[ArticleState, Mapping[str, int]]] = {
    "submit": (ArticleState.DRAFT, {"reporter": OK}),
    "take-back": (ArticleState.SUBMITTED, {"reporter": OK}),
    "return": (ArticleState.SUBMITTED, DESK),
    "approve": (ArticleState.SUBMITTED, DESK),
    "sign": (ArticleState.FINAL, {"chief": OK}),
    "emergency-sign": (ArticleState.SUBMITTED, {"chief": OK}),
    "unsign": (ArticleState.SIGNED, {"chief": OK}),
    "withdraw": (ArticleState.SIGNED, {"chief": OK}),
    "restore": (ArticleState.WITHDRAWN, {"chief": OK}),
    "place": (ArticleState.SUBMITTED, DESK),
    "unplace": (ArticleState.SUBMITTED, DESK),
}


@pytest.fixture
def people(request: pytest.FixtureRequest) -> dict[str, User]:
    return {name: request.getfixturevalue(name) for name in PEOPLE}


def story_in(
    state: ArticleState, *, reporter: User, chief: User, verb: str
) -> tuple[Article, dict[str, Any]]:
    """A story of the reporter's in this state, and what the verb's form asks."""
    if state == ArticleState.DRAFT:
        article = make_article(by=reporter)
    elif state == ArticleState.SUBMITTED:
        article = submitted_article(by=reporter)
    elif state == ArticleState.FINAL:
        article = reviewed_article(by=reporter)
    else:
        article = signed_article(by=reporter, chief=chief)
    if state == ArticleState.WITHDRAWN:
        words = {"reason": "重复", "ordered_by": "值班总编"}
        workflow.withdraw(article, by=chief, now=NOW, **words)
    page = make_issue(by=chief).pages.get(number=1)
    if verb == "unplace":
        layout.place(article, page=page, by=chief, now=NOW)
    asked = {
        "reason": "缺两处数字",
        "ordered_by": "沈岱宗",
        "version": article.version,
        "page": page.pk,
    }
    return article, asked


def as_stored(article: Article) -> dict[str, Any]:
    return model_to_dict(Article.objects.get(pk=article.pk)) | {
        name: Article.objects.values_list(name, flat=True).get(pk=article.pk)
        for name in ("state", "page", "position", "live_from", "version")
    }


@pytest.mark.long_table
@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("verb", TABLE)
def test_verb_answers_each_post_as_the_table_says(
    verb: str, person: str, people: dict[str, User], login: Login
) -> None:
    state, allowed = TABLE[verb]
    reporter, chief = people["reporter"], people["chief"]
    article, asked = story_in(state, reporter=reporter, chief=chief, verb=verb)
    before = as_stored(article)
    answer = login(people[person]).post(verb_address(article, verb), asked)
    expected = allowed.get(person, NO)
    assert answer.status_code == expected
    refused = DeskLog.objects.filter(verb=Verb.REFUSED, target_id=article.pk)
    if expected == OK:
        assert as_stored(article) != before
        assert not refused.exists()
    else:
        assert as_stored(article) == before
        assert refused.get().person == people[person]


@pytest.mark.parametrize("verb", TABLE)
def test_verb_is_post_only(verb: str, reporter: User, login: Login) -> None:
    article = make_article(by=reporter)
    assert login(reporter).get(verb_address(article, verb)).status_code == 405


@pytest.mark.parametrize("verb", TABLE)
def test_verb_needs_a_login(verb: str, reporter: User, client: Client) -> None:
    article = make_article(by=reporter)
    answer = client.post(verb_address(article, verb))
    assert answer.status_code == 302
    assert "/admin/login/" in answer["Location"]
    assert Article.objects.get(pk=article.pk).state == ArticleState.DRAFT


def test_verb_needs_a_token(reporter: User) -> None:
    article = make_article(by=reporter)
    client = Client(enforce_csrf_checks=True)
    client.force_login(reporter)
    assert client.post(verb_address(article, "submit")).status_code == 403


def test_signing_own_story_says_why_not(
    chief: User, other_chief: User, login: Login
) -> None:
    article = reviewed_article(by=chief)
    asked = {"version": article.version}
    answer = login(chief).post(verb_address(article, "sign"), asked)
    assert answer.status_code == 403
    assert "须由别人审签" in answer.content.decode()
    answer = login(other_chief).post(verb_address(article, "sign"), asked)
    assert answer.status_code == 302


def test_signing_what_changed_since_it_was_read_is_stale(
    reporter: User, other_chief: User, chief: User, login: Login
) -> None:
    article = reviewed_article(by=reporter)
    read = article.version
    article.headline = "改过的主题"
    workflow.save_copy(article, version=read, by=other_chief, now=NOW)
    workflow.record_edit(article, by=other_chief, now=NOW)
    answer = login(chief).post(verb_address(article, "sign"), {"version": read})
    assert answer.status_code == 409
    assert Article.objects.get(pk=article.pk).state == ArticleState.FINAL


def test_second_signature_finds_somebody_was_first(
    reporter: User, chief: User, other_chief: User, login: Login
) -> None:
    article = reviewed_article(by=reporter)
    asked = {"version": article.version}
    assert login(chief).post(verb_address(article, "sign"), asked).status_code == 302
    answer = login(other_chief).post(verb_address(article, "sign"), asked)
    assert answer.status_code == 409
    assert article.sign_offs.releasing().count() == 1


def test_return_without_a_reason_is_refused_with_a_sentence(
    reporter: User, chief: User, login: Login
) -> None:
    article = submitted_article(by=reporter)
    answer = login(chief).post(verb_address(article, "return"), {"reason": " "})
    assert answer.status_code == 403
    assert "退改的原因" in answer.content.decode()


def test_refusal_shows_no_title_to_who_may_not_read(
    reporter: User, other_reporter: User, login: Login
) -> None:
    article = make_article(by=reporter, headline="尚未公开的消息")
    answer = login(other_reporter).post(verb_address(article, "submit"))
    assert "尚未公开的消息" not in answer.content.decode()


def test_unknown_story_is_not_found(chief: User, login: Login) -> None:
    for pk in ("999999999", "9" * 60):
        answer = login(chief).post(f"/admin/articles/article/{pk}/sign/")
        assert answer.status_code == 404


def test_verb_leads_only_to_our_own_pages(reporter: User, login: Login) -> None:
    article = make_article(by=reporter)
    asked = {"next": "https://elsewhere.invalid/"}
    answer = login(reporter).post(verb_address(article, "submit"), asked)
    assert answer["Location"] == change_address(article)


def test_page_offers_only_what_the_person_may(
    reporter: User, chief: User, page_editor: User, login: Login
) -> None:
    article = submitted_article(by=reporter)

    def offers(user: User) -> set[str]:
        page = login(user).get(change_address(article)).content.decode()
        return {verb for verb in TABLE if verb_address(article, verb) in page}

    assert offers(reporter) == {"take-back"}
    assert offers(page_editor) == {"approve", "return", "place"}
    signs = {"approve", "emergency-sign", "withdraw"}
    assert offers(chief) == {"return", "place"} | signs
