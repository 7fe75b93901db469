"""What becomes of a proposal: taken back, out of date, decided once and for all."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction

from articles import workflow
from articles.models import Article, DeskLog, Proposal
from articles.refusals import NotAllowed, WrongState
from articles.vocabulary import Outcome, Verb
from tests.cast import (
    HOUR,
    NOW,
)
from tests.proofing import propose
from tests.test_proposals import story

__all__ = ["story"]
pytestmark = pytest.mark.django_db


def test_maker_takes_a_proposal_back(story: Article, proofreader: User) -> None:
    proposal = propose(story, by=proofreader, headline="一校改的主题")
    workflow.take_back_proposal(story, by=proofreader, now=NOW + HOUR)
    proposal.refresh_from_db()
    assert proposal.outcome == Outcome.TAKEN_BACK
    assert (proposal.closed_by, proposal.closed_at) == (proofreader, NOW + HOUR)
    assert DeskLog.objects.filter(verb=Verb.TAKE_BACK_PROPOSAL).count() == 1
    with pytest.raises(WrongState):
        workflow.take_back_proposal(story, by=proofreader, now=NOW)


def test_only_its_maker_takes_a_proposal_back(
    story: Article, proofreader: User, page_editor: User, chief: User
) -> None:
    proposal = propose(story, by=proofreader, headline="一校改的主题")
    for person in (page_editor, chief):
        with pytest.raises(NotAllowed):
            workflow.take_back_proposal(story, by=person, now=NOW)
    proposal.refresh_from_db()
    assert proposal.outcome == Outcome.WAITING


def test_what_a_taken_back_proposal_was_built_on_waits_again(
    story: Article, proofreader: User, page_editor: User
) -> None:
    first = propose(story, by=proofreader, headline="一校改的主题")
    propose(story, by=page_editor, deck="二校加的副题")
    workflow.take_back_proposal(story, by=page_editor, now=NOW)
    first.refresh_from_db()
    assert (first.outcome, first.closed_by) == (Outcome.WAITING, None)
    third = propose(story, by=page_editor, deck="想好了的副题")
    assert (third.builds_on, third.proof) == (first, None)


# Out of date.


def test_proposal_goes_out_of_date_with_its_signature(
    story: Article, proofreader: User, page_editor: User, chief: User
) -> None:
    old = propose(story, by=proofreader, headline="一校改的主题")
    workflow.unsign(story, by=chief, now=NOW)
    old = Proposal.objects.select_related("sign_off").get(pk=old.pk)
    assert old.is_stale
    assert not Proposal.objects.confirmable().exists()
    workflow.sign(story, by=chief, now=NOW)
    new = propose(story, by=page_editor, deck="新副题")
    old.refresh_from_db()
    assert (old.outcome, new.builds_on) == (Outcome.LAPSED, None)
    assert new.revision.content["headline"] == story.headline


def test_maker_takes_back_what_went_out_of_date(
    story: Article, proofreader: User, chief: User
) -> None:
    propose(story, by=proofreader, headline="一校改的主题")
    workflow.unsign(story, by=chief, now=NOW)
    workflow.take_back_proposal(story, by=proofreader, now=NOW)
    assert not Proposal.objects.waiting().exists()


# What the database keeps.


@pytest.mark.parametrize(
    "change",
    [
        "outcome = 'waiting', closed_by_id = NULL, closed_at = NULL",
        "reason = 'x'",
        "outcome = 'accepted'",
    ],
)
def test_closed_proposal_is_never_changed(
    change: str, story: Article, proofreader: User
) -> None:
    propose(story, by=proofreader, headline="一校改的主题")
    workflow.take_back_proposal(story, by=proofreader, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        connection.cursor().execute(f"UPDATE articles_proposal SET {change}")  # noqa: S608


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE articles_proposal SET at = now()",
        "UPDATE articles_proposal SET outcome = 'accepted'",
        "UPDATE articles_proposal SET outcome = 'refused', closed_by_id = 1",
        "DELETE FROM articles_proposal",
    ],
)
def test_waiting_proposal_changes_only_by_being_closed_whole(
    sql: str, story: Article, proofreader: User
) -> None:
    propose(story, by=proofreader, headline="一校改的主题")
    with pytest.raises(IntegrityError), transaction.atomic():
        connection.cursor().execute(sql)
