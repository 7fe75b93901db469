"""Rounds of proof on a whole page: of signed copy, by three people, of nobody's own."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from articles import layout, workflow
from articles.layout.proofs import page_reading_of, page_text
from articles.models import Article, DeskLog, Page, Proof
from articles.refusals import NotAllowed, NotReady, Stale
from articles.vocabulary import ProofRound, Verb
from tests.access import TABLE, employ
from tests.cast import (
    NOW,
    make_issue,
    place_all,
    signed_article,
    submitted_article,
)
from tests.proofing import all_accepted, propose, signed_hash

pytestmark = pytest.mark.django_db
PROOFERS = {"proofreader", "page_editor", "desk_head", "chief"}


@pytest.fixture
def stories(reporter: User, chief: User) -> list[Article]:
    return [signed_article(by=reporter, chief=chief) for _ in range(2)]


@pytest.fixture
def page(stories: list[Article], chief: User) -> Page:
    issue = make_issue(by=chief)
    place_all(issue, stories, by=chief)
    return issue.pages.get(number=1)


def read(page: Page, *, by: User, **asked: Any) -> Proof:
    asked = {"token": page_reading_of(page, person=by).token} | asked
    return layout.proof_page(page, by=by, now=NOW, **asked)


def test_page_is_read_with_the_list_of_its_signed_texts(
    page: Page, stories: list[Article], proofreader: User
) -> None:
    proof = read(page, by=proofreader, errors=2, comment="题号错")
    expected = [[row.pk, signed_hash(row)] for row in stories]
    assert proof.content == expected == page_text(page)
    assert (proof.round, proof.errors, proof.comment) == ("first", 2, "题号错")
    assert (proof.article, proof.revision) == (None, None)
    log = DeskLog.objects.get(verb=Verb.PROOF)
    assert (log.noun, log.target_id, log.detail["errors"]) == ("page", page.pk, 2)


def test_rounds_follow_in_order_by_three_people(
    page: Page, proofreader: User, page_editor: User, desk_head: User, chief: User
) -> None:
    for person in (proofreader, page_editor, desk_head):
        read(page, by=person)
    assert [proof.round for proof in page.proofs.all()] == ProofRound.values
    for person in (chief, proofreader):
        with pytest.raises(NotReady):
            read(page, by=person)


@pytest.mark.long_table
@pytest.mark.parametrize("person", TABLE)
def test_page_is_proofed_by_exactly_these_posts(person: str, page: Page) -> None:
    user = employ(person)
    if person in PROOFERS:
        assert read(page, by=user)
    else:
        with pytest.raises(NotAllowed):
            read(page, by=user)
        assert not page.proofs.exists()


@pytest.mark.parametrize("change", ["text", "order", "placed", "unplaced"])
def test_any_change_shows_and_after_three_rounds_starts_over(
    change: str,
    page: Page,
    stories: list[Article],
    reporter: User,
    proofreader: User,
    page_editor: User,
    desk_head: User,
    chief: User,
) -> None:
    for person in (proofreader, page_editor, desk_head):
        read(page, by=person)
    assert page_reading_of(page, person=proofreader).turn is None
    if change == "text":
        propose(stories[0], by=chief, headline="见报前又改")
        workflow.confirm(stories[0], by=chief, now=NOW, **all_accepted(stories[0]))
    elif change == "order":
        page.refresh_from_db()
        keys = [row.pk for row in reversed(stories)]
        layout.order_page(
            page, article_ids=keys, version=page.version, by=chief, now=NOW
        )
    elif change == "placed":
        row = signed_article(by=reporter, chief=chief)
        layout.place(row, page=page, by=chief, now=NOW)
    else:
        layout.unplace(stories[0], by=chief, now=NOW)
    text = page_text(page)
    assert not any(proof.covers(text) for proof in page.proofs.with_hashes())
    assert read(page, by=proofreader).lap == 2


def test_page_that_changed_since_it_was_opened_is_stale(
    page: Page,
    stories: list[Article],
    proofreader: User,
    page_editor: User,
    chief: User,
) -> None:
    opened = page_reading_of(page, person=proofreader).token
    layout.unplace(stories[0], by=chief, now=NOW)
    with pytest.raises(Stale):
        read(page, by=proofreader, token=opened)
    opened = page_reading_of(page, person=proofreader).token
    read(page, by=page_editor)
    with pytest.raises(Stale):
        read(page, by=proofreader, token=opened)
    assert page.proofs.count() == 1


def test_waiting_proposal_is_not_on_the_page_yet(
    page: Page, stories: list[Article], proofreader: User, page_editor: User
) -> None:
    before = page_text(page)
    propose(stories[0], by=page_editor, headline="改样的主题")
    assert page_text(page) == before == read(page, by=proofreader).content


def test_page_with_unsigned_copy_is_not_proofed(
    page: Page, reporter: User, proofreader: User, chief: User
) -> None:
    row = submitted_article(by=reporter)
    layout.place(row, page=page, by=chief, now=NOW)
    with pytest.raises(NotReady, match="还有稿件没签发") as refused:
        read(page, by=proofreader)
    assert row.title not in str(refused.value)


def test_withdrawn_story_is_no_part_of_the_page(
    page: Page, stories: list[Article], proofreader: User, chief: User
) -> None:
    words = {"reason": "有误", "ordered_by": "总编"}
    workflow.withdraw(stories[0], by=chief, now=NOW, **words)
    assert read(page, by=proofreader).content == [
        [stories[1].pk, signed_hash(stories[1])]
    ]


def test_empty_page_is_not_proofed(proofreader: User, chief: User) -> None:
    empty = make_issue(by=chief).pages.get(number=2)
    with pytest.raises(NotReady):
        read(empty, by=proofreader)


def test_nobody_proofs_a_page_with_an_own_story(
    page: Page, page_editor: User, desk_head: User, chief: User
) -> None:
    mine = signed_article(by=desk_head, chief=chief)
    layout.place(mine, page=page, by=chief, now=NOW)
    with pytest.raises(NotAllowed, match=mine.title):
        read(page, by=desk_head)
    assert read(page, by=page_editor)
