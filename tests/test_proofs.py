"""Rounds of proof on a story: in order, by three people, of nobody's own."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction

from articles import workflow
from articles.models import Article, DeskLog, Proof
from articles.permissions import own, own_among
from articles.refusals import NotAllowed, NotReady, Stale, WrongState
from articles.vocabulary import ProofRound, Role, Verb
from tests.cast import (
    NOW,
    hire,
    make_photo,
    make_reporter,
    signed_article,
    submitted_article,
)
from tests.proofing import all_accepted, all_refused, propose, unchanged

pytestmark = pytest.mark.django_db


def read(row: Article, *, by: User, **asked: Any) -> Proof | None:
    asked = unchanged(row, by=by) | asked
    proof, _proposal = workflow.proofread(row, by=by, now=NOW, **asked)
    return proof


def rounds(row: Article) -> list[tuple[int, str, User]]:
    return [(proof.lap, proof.round, proof.person) for proof in row.proofs.all()]


@pytest.fixture
def story(reporter: User, chief: User) -> Article:
    return signed_article(by=reporter, chief=chief)


def test_reading_without_a_change_passes_the_copy(
    story: Article, proofreader: User
) -> None:
    proof = read(story, by=proofreader, errors=0, comment=" 合格 ")
    assert proof is not None
    signed = story.sign_offs.releasing().get().revision
    assert (proof.revision, proof.round, proof.lap) == (signed, ProofRound.FIRST, 1)
    assert (proof.errors, proof.comment, proof.post) == (0, "合格", "校对")
    assert not story.proposals.exists()
    log = DeskLog.objects.get(verb=Verb.PROOF)
    assert (log.person, log.target_id) == (proofreader, story.pk)
    told = {"note": "一校", "lap": 1, "errors": 0, "revision": 1, "comment": "合格"}
    assert log.detail == told


def test_rounds_follow_in_order_by_three_people(
    story: Article, proofreader: User, page_editor: User, desk_head: User, chief: User
) -> None:
    for person in (proofreader, page_editor, desk_head):
        read(story, by=person)
    people = (proofreader, page_editor, desk_head)
    expected = zip((1, 1, 1), ProofRound.values, people, strict=True)
    assert rounds(story) == list(expected)
    with pytest.raises(NotReady):
        read(story, by=chief)


def test_nobody_reads_two_rounds(story: Article, proofreader: User) -> None:
    read(story, by=proofreader)
    with pytest.raises(NotReady):
        read(story, by=proofreader)
    assert story.proofs.count() == 1


@pytest.mark.parametrize("same", ["round", "person"])
def test_database_knows_each_round_and_person_once(
    same: str, story: Article, proofreader: User, page_editor: User
) -> None:
    read(story, by=proofreader)
    again = Proof.objects.get()
    again.pk = None
    if same == "round":
        again.person = page_editor
    else:
        again.round = ProofRound.SECOND
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save(force_insert=True)


@pytest.mark.parametrize(
    "broken",
    [
        {"article": None, "revision": None},
        {"revision": None},
        {"content": []},
        {"errors": -1},
    ],
)
def test_database_keeps_a_proof_to_one_story_or_one_page(
    broken: dict[str, Any], story: Article, proofreader: User, page_editor: User
) -> None:
    read(story, by=proofreader)
    other = Proof.objects.get()
    other.pk, other.person, other.round = None, page_editor, ProofRound.SECOND
    for name, value in broken.items():
        setattr(other, name, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save(force_insert=True)


@pytest.mark.parametrize(
    "sql", ["UPDATE articles_proof SET errors = 9", "DELETE FROM articles_proof"]
)
def test_proof_is_never_changed_or_deleted(
    sql: str, story: Article, proofreader: User
) -> None:
    read(story, by=proofreader)
    with pytest.raises(IntegrityError), transaction.atomic():
        connection.cursor().execute(sql)


def test_two_who_opened_the_same_round_are_told(
    story: Article, proofreader: User, page_editor: User
) -> None:
    opened = unchanged(story, by=page_editor)
    read(story, by=proofreader)
    with pytest.raises(Stale):
        workflow.proofread(story, by=page_editor, now=NOW, **opened)
    assert rounds(story) == [(1, "first", proofreader)]


def test_text_that_changed_after_three_rounds_is_read_anew(
    story: Article, proofreader: User, page_editor: User, desk_head: User, chief: User
) -> None:
    for person in (proofreader, page_editor, desk_head):
        read(story, by=person)
    propose(story, by=chief, headline="见报前又改")
    with pytest.raises(NotReady):
        read(story, by=proofreader)
    workflow.confirm(story, by=chief, now=NOW, **all_accepted(story))
    read(story, by=proofreader)
    assert rounds(story)[-1] == (2, "first", proofreader)


def test_own_correction_that_was_accepted_is_no_change_since(
    story: Article, proofreader: User, page_editor: User, chief: User
) -> None:
    propose(story, by=proofreader, headline="一校改的主题")
    workflow.confirm(story, by=chief, now=NOW, **all_accepted(story))
    signed = story.sign_offs.releasing().get().revision.hash
    assert story.proofs.with_hashes().get().covers(signed)
    propose(story, by=page_editor, headline="二校改的主题")
    workflow.confirm(story, by=chief, now=NOW, **all_accepted(story))
    signed = story.sign_offs.releasing().get().revision.hash
    first, second = story.proofs.with_hashes()
    assert (first.covers(signed), second.covers(signed)) == (False, True)


def test_refused_correction_leaves_the_proof_standing(
    story: Article, proofreader: User, chief: User
) -> None:
    propose(story, by=proofreader, headline="一校改的主题")
    workflow.confirm(story, by=chief, now=NOW, **all_refused(story))
    signed = story.sign_offs.releasing().get().revision.hash
    assert story.proofs.with_hashes().get().covers(signed)


def test_unsigned_copy_is_not_proofed(
    reporter: User, proofreader: User, story: Article, chief: User
) -> None:
    opened = unchanged(story, by=proofreader)
    workflow.unsign(story, by=chief, now=NOW)
    for row in (story, submitted_article(by=reporter)):
        with pytest.raises(WrongState):
            workflow.proofread(row, by=proofreader, now=NOW, **opened)
    assert not Proof.objects.exists()


def test_nobody_proofs_a_story_that_names_them(
    reporter: User, chief: User, page_editor: User
) -> None:
    name = make_reporter(user=page_editor)
    story = signed_article(by=reporter, chief=chief, bylines=[name])
    with pytest.raises(NotAllowed):
        read(story, by=page_editor)


def test_own_stories_are_found_at_once_as_one_by_one(
    reporter: User, page_editor: User, desk_head: User
) -> None:
    """own_among() is own() about many; each way of owning a story once."""
    name, photo = make_reporter(user=reporter), make_photo()
    photo.photographers.add(name)
    bylined = submitted_article(by=desk_head, bylines=[name])
    once_bylined = submitted_article(by=desk_head, bylines=[name])
    once_bylined.bylines.all().delete()
    pictured = submitted_article(by=desk_head, photos=[photo])
    once_pictured = submitted_article(by=desk_head, photos=[photo])
    once_pictured.article_photos.all().delete()
    begun = submitted_article(by=reporter)
    draft = submitted_article(by=desk_head)
    workflow.send_back(draft, reason="改", by=page_editor, now=NOW)
    draft.headline = "作者之外的人改过"
    draft.save()
    workflow.record_edit(draft, by=reporter, now=NOW)
    strange = submitted_article(by=desk_head)
    rows = [bylined, once_bylined, pictured, once_pictured, begun, draft, strange]
    found = own_among(reporter, rows)
    assert found == {row.pk for row in rows if own(reporter, row)}
    assert found == {row.pk for row in rows} - {strange.pk}
    assert own_among(hire("fresh", Role.CHIEF), rows) == frozenset()


def test_reading_what_waits_for_the_chief_is_a_reading_of_the_copy(
    story: Article, proofreader: User, page_editor: User, desk_head: User, chief: User
) -> None:
    """Three have read it as changed; the chief's word changes nothing about that."""
    propose(story, by=proofreader, headline="一校改的主题")
    read(story, by=page_editor)
    read(story, by=desk_head)
    with pytest.raises(NotReady):
        read(story, by=chief)
    workflow.confirm(story, by=chief, now=NOW, **all_accepted(story))
    with pytest.raises(NotReady):
        read(story, by=chief)
    assert story.proofs.count() == 3
