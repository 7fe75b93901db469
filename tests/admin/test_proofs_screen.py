"""All proposals of a page on one screen: seen, decided, refused, at one cost."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import workflow
from articles.models import Article, DeskLog, Page, Proposal, SignOff
from articles.vocabulary import Outcome, Verb
from tests.access import TABLE, employ
from tests.admin.conftest import Login
from tests.admin.posting import Fields, queries_of, shown
from tests.cast import (
    NOW,
    make_issue,
    make_reporter,
    place_all,
    signed_article,
)
from tests.proofing import propose

VIEWERS = {"page_editor", "desk_head", "chief", "proofreader", "auditor", "superuser"}


@pytest.fixture
def stories(reporter: User, chief: User, proofreader: User) -> list[Article]:
    rows = [signed_article(by=reporter, chief=chief) for _ in range(3)]
    place_all(make_issue(by=chief), rows, by=chief)
    for number, row in enumerate(rows[:2]):
        propose(row, by=proofreader, headline=f"改样的主题{number}")
    return rows


@pytest.fixture
def page(stories: list[Article]) -> Page:
    return Page.objects.get(articles=stories[0])


def address(page: Page, door: str = "proofs") -> str:
    return f"/admin/articles/page/{page.pk}/{door}/"


def form_of(client: Client, page: Page) -> Fields:
    return shown(client, address(page), form="proposals_form")


def decided(fields: Fields, *verdicts: str, reason: str = "") -> Fields:
    proposals = Proposal.objects.waiting().order_by("pk")
    for proposal, verdict in zip(proposals, verdicts, strict=True):
        fields[f"verdict-{proposal.pk}"] = verdict
        fields[f"reason-{proposal.pk}"] = reason if verdict == "refuse" else ""
    return fields


def everything() -> Any:
    return [
        list(model.objects.order_by("pk").values())
        for model in (Article, Proposal, SignOff)
    ]


@pytest.mark.long_table
@pytest.mark.parametrize("person", TABLE)
def test_screen_opens_to_who_may_read_the_page(
    person: str, page: Page, login: Login
) -> None:
    answer = login(employ(person)).get(address(page))
    assert answer.status_code == (200 if person in VIEWERS else 403)
    text = answer.content.decode()
    assert ("改样的主题0" in text) == (person in VIEWERS)
    assert (address(page, "confirm") in text) == (person == "chief")


def test_screen_shows_each_proposal_with_marks_and_who_made_it(
    page: Page, stories: list[Article], page_editor: User, chief: User, login: Login
) -> None:
    propose(stories[0], by=page_editor, deck="二校加的副题")
    text = login(chief).get(address(page)).content.decode()
    assert "<ins>二校加的副题</ins>" in text
    made = text.index("一校"), text.index("二校")
    assert made[0] < made[1]
    assert text.count('class="proposal"') == 2
    assert f"《{stories[0].title}》的改样" in text


def test_page_is_confirmed_in_one_go(
    page: Page, stories: list[Article], chief: User, login: Login
) -> None:
    client = login(chief)
    fields = decided(form_of(client, page), "accept", "refuse", reason="照原文")
    answer = client.post(address(page, "confirm"), fields, follow=True)
    assert answer.redirect_chain[-1][0] == address(page)
    assert "采纳 1 篇，不采纳 1 篇" in answer.content.decode()
    first, second = (Article.objects.get(pk=row.pk) for row in stories[:2])
    assert (first.headline, second.headline) == ("改样的主题0", stories[1].headline)


@pytest.mark.long_table
@pytest.mark.parametrize("person", [name for name in TABLE if name != "chief"])
def test_raw_post_of_others_changes_nothing(
    person: str, page: Page, chief: User, login: Login
) -> None:
    fields = decided(form_of(login(chief), page), "accept", "accept")
    before, user = everything(), employ(person)
    answer = login(user).post(address(page, "confirm"), fields)
    assert answer.status_code == 403
    assert everything() == before
    assert DeskLog.objects.get(verb=Verb.REFUSED).person == user


@pytest.mark.parametrize("missing", ["verdict", "reason"])
def test_undecided_page_comes_back_with_what_was_chosen(
    missing: str, page: Page, stories: list[Article], chief: User, login: Login
) -> None:
    client, before = login(chief), everything()
    verdicts = ("accept", "") if missing == "verdict" else ("refuse", "refuse")
    fields = decided(form_of(client, page), *verdicts, reason="留住的理由")
    if missing == "reason":
        fields[f"reason-{stories[1].proposals.get().pk}"] = ""
    answer = client.post(address(page, "confirm"), fields)
    text = answer.content.decode()
    assert answer.status_code == 403
    assert f"《{stories[1].title}》" in text
    assert "checked" in text
    assert ("留住的理由" in text) == (missing == "reason")
    assert everything() == before


def test_page_that_changed_since_it_was_seen_is_refused(
    page: Page, stories: list[Article], page_editor: User, chief: User, login: Login
) -> None:
    client = login(chief)
    fields = decided(form_of(client, page), "accept", "refuse", reason="留住的理由")
    propose(stories[0], by=page_editor, deck="又改")
    before = everything()
    answer = client.post(address(page, "confirm"), fields)
    assert answer.status_code == 409
    assert "留住的理由" in answer.content.decode()
    assert everything() == before


@pytest.mark.parametrize(
    "broken",
    [
        {"digest": ""},
        {"digest": "x"},
        {"digest": "\x00"},
        {"digest": "9" * 500},
        {"verdict": "destroy"},
        {"verdict": "\x00"},
        {"reason": "字" * 501},
    ],
)
def test_garbage_is_refused_with_a_sentence(
    broken: Fields, page: Page, stories: list[Article], chief: User, login: Login
) -> None:
    client, before = login(chief), everything()
    fields = decided(form_of(client, page), "accept", "accept")
    pk = stories[0].proposals.get().pk
    numbered = {k if k == "digest" else f"{k}-{pk}": v for k, v in broken.items()}
    answer = client.post(address(page, "confirm"), fields | numbered)
    assert answer.status_code in (403, 409)
    assert everything() == before


@pytest.mark.parametrize("verb", ["confirm", "proof"])
def test_verbs_are_post_only_and_need_a_login_and_a_token(
    verb: str, page: Page, chief: User, client: Client, login: Login
) -> None:
    assert login(chief).get(address(page, verb)).status_code == 405
    assert "/admin/login/" in client.post(address(page, verb))["Location"]
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(chief)
    assert strict.post(address(page, verb)).status_code == 403


def test_confirming_asks_for_the_password_again(
    page: Page, chief: User, later: Login
) -> None:
    client = later(chief)
    fields = decided(form_of(client, page), "accept", "accept")
    before = everything()
    answer = client.post(address(page, "confirm"), fields)
    assert answer.status_code == 403
    assert "confirm_form" in answer.content.decode()
    assert everything() == before


def test_own_story_on_the_page_waits_for_another_chief(
    page: Page, stories: list[Article], other_chief: User, login: Login
) -> None:
    make_reporter(user=other_chief).bylines.create(article=stories[0], order=1)
    client = login(other_chief)
    text = client.get(address(page)).content.decode()
    mine, theirs = (row.proposals.get().pk for row in stories[:2])
    assert f'name="verdict-{mine}"' not in text
    assert "须由别的值班总编确认" in text
    fields = form_of(client, page) | {f"verdict-{theirs}": "accept"}
    assert client.post(address(page, "confirm"), fields).status_code == 302
    outcomes = [Proposal.objects.get(pk=pk).outcome for pk in (mine, theirs)]
    assert outcomes == [Outcome.WAITING, Outcome.ACCEPTED]


def test_forged_word_on_an_own_story_is_refused(
    page: Page, stories: list[Article], other_chief: User, login: Login
) -> None:
    make_reporter(user=other_chief).bylines.create(article=stories[0], order=1)
    client, before = login(other_chief), everything()
    fields = decided(form_of(client, page), "accept", "accept")
    answer = client.post(address(page, "confirm"), fields)
    assert answer.status_code == 403
    assert "须由别的值班总编确认" in answer.content.decode()
    assert everything() == before
    mine = stories[0].proposals.get().pk
    assert Proposal.objects.get(pk=mine).outcome == Outcome.WAITING


def test_out_of_date_proposal_is_shown_without_a_choice(
    page: Page, stories: list[Article], chief: User, login: Login
) -> None:
    workflow.unsign(stories[0], by=chief, now=NOW)
    text = login(chief).get(address(page)).content.decode()
    assert "作废" in text
    assert f'name="verdict-{stories[0].proposals.get().pk}"' not in text
    assert f'name="verdict-{stories[1].proposals.get().pk}"' in text


def test_cost_is_the_same_for_3_and_30_stories(
    reporter: User, chief: User, proofreader: User, page_editor: User, login: Login
) -> None:
    costs = []
    for count, edition in ((3, "main"), (30, "extra")):
        rows = [signed_article(by=reporter, chief=chief) for _ in range(count)]
        issue = make_issue(by=chief, edition=edition)
        place_all(issue, rows, by=chief)
        for row in rows:
            propose(row, by=proofreader, headline="改样的主题")
            propose(row, by=page_editor, deck="二校加的副题")
        page = issue.pages.get(number=1)
        costs.append(queries_of(login(chief), address(page)))
    assert costs[0] == costs[1]
