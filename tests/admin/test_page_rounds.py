"""A page's own rounds at their door, and a story confirmed outside a page."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles import layout
from articles.models import Article, Page
from articles.vocabulary import Outcome
from tests.access import TABLE, employ
from tests.admin.conftest import Login
from tests.admin.posting import Fields, shown, verb_address
from tests.admin.test_proofs_screen import address, decided, form_of, page, stories
from tests.cast import (
    NOW,
    make_article,
    make_issue,
    place_all,
    released_issue,
    signed_article,
    submitted_article,
)
from tests.proofing import propose

VIEWERS = {"page_editor", "desk_head", "chief", "proofreader", "auditor", "superuser"}

__all__ = ["page", "stories"]


def test_round_of_the_page_is_recorded_at_its_door(
    page: Page, proofreader: User, login: Login
) -> None:
    client = login(proofreader)
    fields = shown(client, address(page), form="round_form")
    fields |= {"errors_found": "3", "comment": "版头日期"}
    answer = client.post(address(page, "proof"), fields, follow=True)
    assert answer.redirect_chain[-1][0] == address(page)
    text = answer.content.decode()
    assert "查出 3 处" in text and "版头日期" in text
    proof = page.proofs.get()
    assert (proof.round, proof.errors) == ("first", 3)


PROOFERS = {"proofreader", "page_editor", "desk_head", "chief"}


@pytest.mark.parametrize("person", sorted(VIEWERS))
def test_form_of_a_round_stands_only_before_who_may_proof(
    person: str, page: Page, login: Login
) -> None:
    text = login(employ(person)).get(address(page)).content.decode()
    assert ('id="round_form"' in text) == (person in PROOFERS)


def test_screen_names_no_draft_that_its_reader_may_not_read(
    page: Page, page_editor: User, proofreader: User, login: Login
) -> None:
    draft = make_article(by=page_editor, headline="还没写完的稿")
    Article.objects.filter(pk=draft.pk).update(page=page, position=9)
    seen = {
        person: draft.headline in login(person).get(address(page)).content.decode()
        for person in (page_editor, proofreader)
    }
    assert seen == {page_editor: True, proofreader: False}


@pytest.mark.long_table
@pytest.mark.parametrize("person", TABLE)
def test_round_of_the_page_answers_each_post_as_the_table_says(
    person: str, page: Page, proofreader: User, login: Login
) -> None:
    fields = shown(login(proofreader), address(page), form="round_form")
    answer = login(employ(person)).post(address(page, "proof"), fields)
    assert answer.status_code == (302 if person in PROOFERS else 403)
    assert page.proofs.exists() == (person in PROOFERS)


@pytest.mark.parametrize(
    ("broken", "status"),
    [
        ({"token": ""}, 403),
        ({"token": "x"}, 409),
        ({"token": "\x00"}, 403),
        ({"errors_found": "-1"}, 403),
        ({"errors_found": "abc"}, 403),
        ({"errors_found": "9" * 40}, 403),
        ({"comment": "字" * 501}, 403),
    ],
)
def test_round_with_garbage_is_refused(
    broken: Fields, status: int, page: Page, proofreader: User, login: Login
) -> None:
    client = login(proofreader)
    fields = shown(client, address(page), form="round_form") | broken
    assert client.post(address(page, "proof"), fields).status_code == status
    assert not page.proofs.exists()


def test_issue_screen_tells_rounds_and_waiting_proposals_by_page(
    page: Page, proofreader: User, login: Login
) -> None:
    client = login(proofreader)
    fields = shown(client, address(page), form="round_form")
    client.post(address(page, "proof"), fields)
    board = client.get(f"/admin/articles/issue/{page.issue_id}/change/")
    text = board.content.decode()
    assert "2 篇改样待确认" in text
    assert 'class="round read"' in text
    assert address(page) in text


def test_page_with_a_proof_is_not_deleted_with_its_issue(
    reporter: User, chief: User, proofreader: User, login: Login
) -> None:
    row = signed_article(by=reporter, chief=chief)
    issue = make_issue(by=chief)
    place_all(issue, [row], by=chief)
    client, page = login(proofreader), issue.pages.get(number=1)
    client.post(address(page, "proof"), shown(client, address(page), form="round_form"))
    row.refresh_from_db()
    layout.unplace(row, by=chief, now=NOW)
    answer = login(chief).post(
        f"/admin/articles/issue/{issue.pk}/delete/", {"post": "yes"}
    )
    assert answer.status_code == 403
    assert Page.objects.filter(pk=page.pk).exists()


# A story outside a page.


def test_story_outside_a_page_is_confirmed_on_a_screen_of_its_own(
    reporter: User, chief: User, proofreader: User, login: Login
) -> None:
    row = signed_article(by=reporter, chief=chief)
    proposal = propose(row, by=proofreader, headline="改样的主题")
    screen = f"/admin/articles/article/{row.pk}/proofs/"
    client = login(chief)
    fields = shown(client, screen, form="proposals_form")
    empty = client.post(verb_address(row, "confirm"), fields)
    assert empty.status_code == 403
    assert "还没有选" in empty.content.decode()
    fields[f"verdict-{proposal.pk}"] = "accept"
    assert client.post(verb_address(row, "confirm"), fields).status_code == 302
    assert Article.objects.get(pk=row.pk).headline == "改样的主题"


STORY_VIEWERS = VIEWERS | {"photo_editor"}


@pytest.mark.long_table
@pytest.mark.parametrize("person", TABLE)
def test_screen_of_a_story_opens_to_who_may_read_it(
    person: str, stories: list[Article], login: Login
) -> None:
    screen = f"/admin/articles/article/{stories[0].pk}/proofs/"
    answer = login(employ(person)).get(screen)
    assert answer.status_code == (200 if person in STORY_VIEWERS else 403)


@pytest.mark.long_table
@pytest.mark.parametrize("person", [name for name in TABLE if name != "proofreader"])
def test_only_its_maker_takes_a_proposal_back_at_the_door(
    person: str, stories: list[Article], proofreader: User, login: Login
) -> None:
    door = verb_address(stories[0], "take-back-proposal")
    assert login(employ(person)).post(door).status_code == 403
    assert stories[0].proposals.get().outcome == Outcome.WAITING
    assert login(proofreader).get(door).status_code == 405
    assert login(proofreader).post(door).status_code == 302
    assert stories[0].proposals.get().outcome == Outcome.TAKEN_BACK


def test_readers_see_the_accepted_text_the_moment_it_is_confirmed(
    reporter: User,
    chief: User,
    proofreader: User,
    login: Login,
    reader: Client,
    clock: Any,
) -> None:
    row = signed_article(by=reporter, chief=chief)
    released_issue([row], chief=chief)
    page = Page.objects.get(articles=row)
    propose(row, by=proofreader, headline="改样的主题")
    before = reader.get(row.get_absolute_url()).content
    client = login(chief)
    fields = form_of(client, page)
    assert reader.get(row.get_absolute_url()).content == before
    client.post(address(page, "confirm"), decided(fields, "accept"))
    assert "改样的主题" in reader.get(row.get_absolute_url()).content.decode()


def test_what_was_typed_is_shown_as_text(
    page: Page, stories: list[Article], page_editor: User, chief: User, login: Login
) -> None:
    hostile = "<script>alert(1)</script>"
    propose(stories[2], by=page_editor, headline=hostile, deck='"><img src=x>')
    text = login(chief).get(address(page)).content.decode()
    assert "<script>alert" not in text
    assert "<img src=x>" not in text


def test_page_says_beforehand_why_it_cannot_be_proofed(
    page: Page, stories: list[Article], reporter: User, chief: User, login: Login
) -> None:
    row = submitted_article(by=reporter)
    layout.place(row, page=page, by=chief, now=NOW)
    text = login(chief).get(address(page)).content.decode()
    assert "这一版还有稿件没签发" in text
    assert 'id="round_form"' not in text
