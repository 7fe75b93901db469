"""Proofs and proposals with real transactions: one word on each, whoever is first."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from articles import layout, workflow
from articles.layout.proofs import page_reading_of
from articles.models import Article, Page, Proposal, SignOff
from articles.refusals import Refused, Stale, WrongState
from articles.vocabulary import ArticleState, Outcome, Verb
from tests.cast import NOW, make_issue, place_all, signed_article
from tests.proofing import all_accepted, all_refused, propose, signed_hash, unchanged
from tests.test_races import fresh, logged, together

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def stories(reporter: User, chief: User) -> list[Article]:
    rows = [signed_article(by=reporter, chief=chief) for _ in range(3)]
    place_all(make_issue(by=chief), rows, by=chief)
    return [fresh(row) for row in rows]


def page_of(rows: list[Article]) -> Page:
    return Page.objects.get(articles=rows[0])


def test_two_chiefs_confirm_a_page_at_once(
    stories: list[Article], proofreader: User, chief: User, other_chief: User
) -> None:
    for row in stories:
        propose(row, by=proofreader, headline="改样的主题")
    page = page_of(stories)
    yes, no = all_accepted(*stories), all_refused(*stories)
    lost = together(
        lambda: layout.confirm_page(page, by=chief, now=NOW, **yes),
        lambda: layout.confirm_page(page, by=other_chief, now=NOW, **no),
    )
    assert [type(refusal) for refusal in lost] == [Stale]
    outcomes = set(Proposal.objects.values_list("outcome", flat=True))
    assert outcomes in ({Outcome.ACCEPTED}, {Outcome.REFUSED})
    assert logged(Verb.CONFIRM) + logged(Verb.REFUSE_PROPOSAL) == len(stories)
    for row in stories:
        assert row.sign_offs.releasing().count() == 1


def test_crowd_confirming_one_story_signs_once(
    stories: list[Article], proofreader: User, chief: User, other_chief: User
) -> None:
    row = stories[0]
    propose(row, by=proofreader, headline="改样的主题")
    asked = all_accepted(row)
    lost = together(
        *[
            lambda by=by: workflow.confirm(fresh(row), by=by, now=NOW, **asked)
            for by in (chief, other_chief) * 4
        ]
    )
    assert [type(refusal) for refusal in lost] == [Stale] * 7
    assert logged(Verb.CONFIRM) == 1
    assert SignOff.objects.filter(article=row, revision__proposed=True).count() == 1


def test_of_two_who_save_one_round_one_is_told(
    stories: list[Article], proofreader: User, page_editor: User
) -> None:
    row = stories[0]
    people = (proofreader, page_editor)
    opened = {by: unchanged(row, by=by) for by in people}
    for by in people:
        opened[by]["words"] |= {"headline": f"{by.username} 改的主题"}
    lost = together(
        *[
            lambda by=by: workflow.proofread(fresh(row), by=by, now=NOW, **opened[by])
            for by in people
        ]
    )
    assert [type(refusal) for refusal in lost] == [Stale]
    assert row.proofs.count() == row.proposals.count() == 1
    assert row.revisions.filter(proposed=True).count() == 1


def test_of_two_who_proof_a_page_one_is_told(
    stories: list[Article], proofreader: User, page_editor: User
) -> None:
    page = page_of(stories)
    tokens = {
        by: page_reading_of(page, person=by).token for by in (proofreader, page_editor)
    }
    lost = together(
        *[
            lambda by=by, token=token: layout.proof_page(
                page, token=token, by=by, now=NOW
            )
            for by, token in tokens.items()
        ]
    )
    assert [type(refusal) for refusal in lost] == [Stale]
    assert page.proofs.count() == 1


@pytest.mark.parametrize("other", ["unsign", "withdraw"])
@pytest.mark.parametrize("verb", ["propose", "confirm"])
def test_proposal_beside_a_signature_that_falls(
    verb: str,
    other: str,
    stories: list[Article],
    proofreader: User,
    chief: User,
    other_chief: User,
) -> None:
    """Either it was first, and then fell with the signature, or it is refused."""
    row = stories[0]
    if verb == "confirm":
        propose(row, by=proofreader, headline="改样的主题")
        asked = all_accepted(row)
    else:
        asked = unchanged(row, by=proofreader)
        asked["words"] |= {"headline": "改样的主题"}
    before = signed_hash(row)
    calls: dict[str, Callable[[], object]] = {
        "propose": lambda: workflow.proofread(
            fresh(row), by=proofreader, now=NOW, **asked
        ),
        "confirm": lambda: workflow.confirm(
            fresh(row), by=other_chief, now=NOW, **asked
        ),
        "unsign": lambda: workflow.unsign(fresh(row), by=chief, now=NOW),
        "withdraw": lambda: workflow.withdraw(
            fresh(row), reason="误", ordered_by="总编", by=chief, now=NOW
        ),
    }
    lost: list[Refused] = together(calls[verb], calls[other])
    assert [type(refusal) for refusal in lost] in ([], [WrongState], [Stale])
    now = fresh(row)
    assert now.state != ArticleState.SIGNED
    assert not row.sign_offs.releasing().exists()
    assert not Proposal.objects.confirmable().exists()
    confirmed = Proposal.objects.filter(outcome=Outcome.ACCEPTED).first()
    last = row.revisions.working().first()
    assert last is not None
    if confirmed is None:
        assert last.hash == before
        assert now.headline == row.headline
    else:
        assert last == confirmed.revision
        assert now.headline == "改样的主题"


def test_proposing_beside_confirming_loses_neither_text(
    stories: list[Article], proofreader: User, page_editor: User, chief: User
) -> None:
    row = stories[0]
    propose(row, by=proofreader, headline="一校改的主题")
    asked = unchanged(row, by=page_editor)
    asked["words"] |= {"deck": "二校加的副题"}
    accepted = all_accepted(row)
    lost = together(
        lambda: workflow.proofread(fresh(row), by=page_editor, now=NOW, **asked),
        lambda: workflow.confirm(fresh(row), by=chief, now=NOW, **accepted),
    )
    # The chief first: what was opened is the signed text now, word for word, and the
    # changes to it are proposed all the same. The reader first: the chief looks again.
    assert [type(refusal) for refusal in lost] in ([], [Stale])
    waiting = Proposal.objects.confirmable().get()
    assert waiting.revision.content["headline"] == "一校改的主题"
    assert waiting.revision.content["deck"] == "二校加的副题"
    now = fresh(row)
    assert now.headline == (row.headline if lost else "一校改的主题")
    assert now.deck == row.deck
