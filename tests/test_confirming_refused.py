"""When the chief's word on a page changes nothing at all, and who has none."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from articles import layout, workflow
from articles.models import Article, DeskLog, Proposal, SignOff
from articles.refusals import NotAllowed, NotReady, Refused, Stale, WrongState
from articles.vocabulary import Outcome
from articles.workflow.confirming import Verdict
from tests.access import TABLE, employ
from tests.cast import (
    NOW,
    make_issue,
    make_reporter,
    pass_reviews,
    place_all,
    signed_article,
    submitted_article,
)
from tests.proofing import (
    all_accepted,
    propose,
)
from tests.test_confirming import LATER, page_of, stories

__all__ = ["stories"]
pytestmark = pytest.mark.django_db


def state_of(rows: list[Article]) -> Any:
    """Everything that a confirmation could change."""
    pks = [row.pk for row in rows]
    return [
        list(Article.objects.filter(pk__in=pks).order_by("pk").values()),
        list(Proposal.objects.order_by("pk").values()),
        list(SignOff.objects.order_by("pk").values()),
        DeskLog.objects.count(),
    ]


def refused(rows: list[Article], *, by: User, **asked: Any) -> Refused:
    """The refusal, after which nothing must have changed."""
    before = state_of(rows)
    with pytest.raises(Refused) as caught, transaction.atomic():
        layout.confirm_page(page_of(rows), by=by, now=LATER, **asked)
    assert state_of(rows) == before
    return caught.value


@pytest.mark.parametrize("missing", ["verdict", "reason"])
def test_one_that_is_not_decided_undoes_all(
    missing: str, stories: list[Article], chief: User
) -> None:
    asked = all_accepted(*stories)
    last = max(asked["verdicts"])
    if missing == "verdict":
        del asked["verdicts"][last]
    else:
        asked["verdicts"][last] = Verdict(accept=False, reason=" ")
    refusal = refused(stories, by=chief, **asked)
    assert isinstance(refusal, NotReady)
    assert stories[2].title in str(refusal)


def test_one_that_this_chief_may_not_sign_undoes_all(
    stories: list[Article], chief: User, other_chief: User
) -> None:
    make_reporter(user=other_chief).bylines.create(article=stories[2], order=1)
    refusal = refused(stories, by=other_chief, **all_accepted(*stories))
    assert isinstance(refusal, NotAllowed)


def test_signer_of_an_earlier_stage_does_not_confirm(
    stories: list[Article],
    reporter: User,
    chief: User,
    other_chief: User,
    proofreader: User,
) -> None:
    row = submitted_article(by=reporter)
    workflow.approve(row, by=other_chief, now=NOW)
    pass_reviews(row)
    workflow.sign(row, by=chief, now=NOW)
    layout.place(row, page=page_of(stories), by=chief, now=NOW)
    propose(row, by=proofreader, headline="改样的主题")
    rows = [*stories, row]
    refusal = refused(rows, by=other_chief, **all_accepted(*rows))
    assert isinstance(refusal, NotAllowed)
    assert "由别的值班总编确认" in str(refusal)
    others = all_accepted(*rows)
    del others["verdicts"][row.proposals.get().pk]
    layout.confirm_page(page_of(stories), by=other_chief, now=LATER, **others)
    assert row.proposals.get().outcome == Outcome.WAITING


@pytest.mark.parametrize("change", ["built_on", "taken_back", "new", "unsigned"])
def test_what_changed_since_it_was_seen_is_stale(
    change: str,
    stories: list[Article],
    reporter: User,
    chief: User,
    proofreader: User,
    page_editor: User,
) -> None:
    asked = all_accepted(*stories)
    if change == "built_on":
        propose(stories[0], by=page_editor, deck="又改")
    elif change == "taken_back":
        workflow.take_back_proposal(stories[0], by=proofreader, now=NOW)
    elif change == "unsigned":
        workflow.unsign(stories[0], by=chief, now=NOW)
    else:
        row = signed_article(by=reporter, chief=chief)
        layout.place(row, page=page_of(stories), by=chief, now=NOW)
        propose(row, by=proofreader, headline="后来的改样")
    assert isinstance(refused(stories, by=chief, **asked), Stale)


def test_proposal_elsewhere_is_not_confirmed_with_this_page(
    stories: list[Article], reporter: User, chief: User, proofreader: User
) -> None:
    other = signed_article(by=reporter, chief=chief)
    stray = propose(other, by=proofreader, headline="不在这一版")
    asked = all_accepted(*stories)
    asked["verdicts"][stray.pk] = Verdict(accept=True)
    assert isinstance(refused(stories, by=chief, **asked), Stale)
    stray.refresh_from_db()
    assert stray.outcome == Outcome.WAITING


def test_proposal_whose_signature_fell_is_not_accepted(
    stories: list[Article], chief: User
) -> None:
    """Unsigned and signed again: the same words, another signature."""
    row = stories[0]
    workflow.unsign(row, by=chief, now=NOW)
    workflow.sign(row, by=chief, now=NOW)
    with pytest.raises(WrongState):
        workflow.confirm(row, by=chief, now=LATER, **all_accepted(row))
    asked = all_accepted(*stories)
    assert isinstance(refused(stories, by=chief, **asked), WrongState)
    del asked["verdicts"][row.proposals.get().pk]
    layout.confirm_page(page_of(stories), by=chief, now=LATER, **asked)
    assert row.proposals.get().outcome == Outcome.WAITING


def test_page_without_proposals_has_nothing_to_confirm(
    reporter: User, chief: User
) -> None:
    rows = [signed_article(by=reporter, chief=chief)]
    place_all(make_issue(by=chief), rows, by=chief)
    rows[0].refresh_from_db()
    refusal = refused(rows, by=chief, **all_accepted(*rows))
    assert isinstance(refusal, NotReady)


@pytest.mark.long_table
@pytest.mark.parametrize("person", [name for name in TABLE if name != "chief"])
def test_nobody_but_the_chief_confirms_a_page(
    person: str, stories: list[Article]
) -> None:
    refusal = refused(stories, by=employ(person), **all_accepted(*stories))
    assert isinstance(refusal, NotAllowed)


def test_who_may_not_confirm_learns_not_even_that_nothing_waits(
    stories: list[Article], proofreader: User
) -> None:
    asked = all_accepted()
    assert isinstance(refused(stories, by=proofreader, **asked), NotAllowed)
