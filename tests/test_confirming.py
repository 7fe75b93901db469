"""The chief's word on proposals: signed anew or refused, all of a page or nothing."""

import pytest
from django.contrib.auth.models import User

from articles import layout, workflow
from articles.checking import findings_of
from articles.models import Article, DeskLog, Page
from articles.models.content import content_of
from articles.vocabulary import Outcome, Role, Stage, Verb
from articles.workflow.confirming import Verdict
from tests.cast import (
    HOUR,
    NOW,
    make_issue,
    make_reporter,
    passer,
    place_all,
    released_issue,
    signed_article,
    submitted_article,
)
from tests.proofing import (
    Asked,
    all_accepted,
    all_refused,
    planted,
    propose,
    signed_hash,
    unchanged,
)

pytestmark = pytest.mark.django_db
LATER = NOW + HOUR


@pytest.fixture
def stories(reporter: User, chief: User, proofreader: User) -> list[Article]:
    """Three signed stories on a page, each with a proposal waiting."""
    rows = [signed_article(by=reporter, chief=chief) for _ in range(3)]
    place_all(make_issue(by=chief), rows, by=chief)
    for number, row in enumerate(rows):
        row.refresh_from_db()
        propose(row, by=proofreader, headline=f"改样的主题{number}")
    return rows


def page_of(rows: list[Article]) -> Page:
    page = rows[0].page
    assert page is not None
    return page


def test_accepted_proposals_are_signed_and_become_the_copy(
    stories: list[Article], chief: User
) -> None:
    old = [row.sign_offs.releasing().get() for row in stories]
    found = layout.confirm_page(
        page_of(stories), by=chief, now=LATER, **all_accepted(*stories)
    )
    assert [proposal.article for proposal in found] == stories
    for row, before in zip(stories, old, strict=True):
        row.refresh_from_db()
        before.refresh_from_db()
        proposal = row.proposals.get()
        signed = row.sign_offs.releasing().get()
        assert (signed.revision, signed.person) == (proposal.revision, chief)
        assert (before.voided_at, before.voided_by) == (LATER, chief)
        assert row.headline.startswith("改样的主题")
        assert proposal.outcome == Outcome.ACCEPTED
        assert (proposal.closed_by, proposal.closed_at) == (chief, LATER)
        log = DeskLog.objects.get(verb=Verb.CONFIRM, target_id=row.pk)
        assert log.detail == {
            "revision": proposal.revision.number,
            "hash": proposal.revision.hash,
            "was": before.revision.hash,
        }


def test_refused_proposals_are_closed_with_their_reason(
    stories: list[Article], chief: User
) -> None:
    before = [signed_hash(row) for row in stories]
    asked = all_refused(*stories, reason=" 原文不错 ")
    layout.confirm_page(page_of(stories), by=chief, now=LATER, **asked)
    assert [signed_hash(row) for row in stories] == before
    for row in stories:
        proposal = row.proposals.get()
        assert (proposal.outcome, proposal.reason) == (Outcome.REFUSED, "原文不错")
        log = DeskLog.objects.get(verb=Verb.REFUSE_PROPOSAL, target_id=row.pk)
        assert log.detail["reason"] == "原文不错"


def test_readers_of_a_released_page_see_what_was_accepted_alone(
    reporter: User, chief: User, proofreader: User
) -> None:
    rows = [signed_article(by=reporter, chief=chief) for _ in range(2)]
    released_issue(rows, chief=chief)
    for row in rows:
        propose(row, by=proofreader, headline="改样的主题")
    asked = all_accepted(*rows)
    _first, second = asked["verdicts"]
    asked["verdicts"][second] = Verdict(accept=False, reason="照原文")
    layout.confirm_page(page_of(rows), by=chief, now=LATER, **asked)
    live = [row.live_revision for row in Article.objects.order_by("pk")]
    assert [revision and revision.content["headline"] for revision in live] == [
        "改样的主题",
        rows[1].headline,
    ]


def test_chief_confirms_a_page_but_for_the_own_story_on_it(
    stories: list[Article], other_chief: User
) -> None:
    make_reporter(user=other_chief).bylines.create(article=stories[2], order=1)
    asked = all_accepted(*stories)
    del asked["verdicts"][stories[2].proposals.get().pk]
    layout.confirm_page(page_of(stories), by=other_chief, now=LATER, **asked)
    outcomes = [row.proposals.get().outcome for row in stories]
    assert outcomes == [Outcome.ACCEPTED, Outcome.ACCEPTED, Outcome.WAITING]


def test_lower_signatures_stand(stories: list[Article], chief: User) -> None:
    row = stories[0]
    below = row.sign_offs.beside_final()
    before = list(below.values())
    assert len(before) == 2
    workflow.confirm(row, by=chief, now=LATER, **all_accepted(row))
    assert list(below.values()) == before
    assert row.sign_offs.releasing().get().stage == Stage.FINAL


def test_emergency_still_owes_its_review_after_the_words_changed(
    reporter: User, chief: User, proofreader: User
) -> None:
    row = submitted_article(by=reporter)
    workflow.emergency_sign(row, reason="截稿", by=chief, now=NOW)
    propose(row, by=proofreader, headline="改样的主题")
    workflow.confirm(row, by=chief, now=LATER, **all_accepted(row))
    assert row.sign_offs.owing_review().get().revision.proposed


def test_answers_to_warnings_are_carried_and_new_ones_taken_as_they_are(
    reporter: User, chief: User, proofreader: User
) -> None:
    row = submitted_article(by=reporter, body="<p>联系电话13912345678。</p>")
    answers = {found.key: "checked" for found in findings_of(row, content_of(row))}
    assert answers
    for role in (Role.PAGE_EDITOR, Role.DESK_HEAD):
        workflow.approve(row, by=passer(role), now=NOW, answers=answers)
    workflow.sign(row, by=chief, now=NOW, answers=answers)
    body = "<p>联系电话13912345678，又（漏了半边括号。</p>"
    propose(row, by=proofreader, body=body)
    workflow.confirm(row, by=chief, now=LATER, **all_accepted(row))
    kept = row.sign_offs.releasing().get().warnings
    said = {warning["check"]: warning["answer"] for warning in kept}
    assert said == {"personal_data": "checked", "brackets": "as_is"}


def test_story_outside_a_page_is_confirmed_alone(
    reporter: User, chief: User, proofreader: User
) -> None:
    row = signed_article(by=reporter, chief=chief)
    proposal = propose(row, by=proofreader, headline="改样的主题")
    workflow.confirm(row, by=chief, now=LATER, **all_accepted(row))
    assert signed_hash(row) == proposal.revision.hash


def test_chief_confirms_what_the_chief_proposed(
    stories: list[Article], chief: User
) -> None:
    """The next reviewer may edit at their own stage; this is the chief's."""
    proposal = propose(stories[0], by=chief, deck="三校加的副题")
    workflow.confirm(stories[0], by=chief, now=LATER, **all_accepted(stories[0]))
    assert signed_hash(stories[0]) == proposal.revision.hash


def test_planted_proposal_of_another_story_changes_only_its_own(
    stories: list[Article], reporter: User, chief: User, proofreader: User
) -> None:
    other = signed_article(by=reporter, chief=chief)
    planted(other, by=proofreader)
    asked: Asked = all_accepted(other)
    workflow.confirm(other, by=chief, now=LATER, **asked)
    assert [row.proposals.get().outcome for row in stories] == [Outcome.WAITING] * 3


def test_after_confirming_the_next_proof_reads_the_new_text(
    stories: list[Article], chief: User, page_editor: User
) -> None:
    row = stories[0]
    workflow.confirm(row, by=chief, now=LATER, **all_accepted(row))
    asked = unchanged(row, by=page_editor)
    assert asked["words"]["headline"] == "改样的主题0"
    proof, proposal = workflow.proofread(row, by=page_editor, now=LATER, **asked)
    assert proof is not None and proposal is None
    assert proof.revision == row.sign_offs.releasing().get().revision
