"""Proposals to signed copy: seen by nobody outside, one a story, nothing typed lost."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client

from articles import workflow
from articles.models import Article, DeskLog, Page, Proposal
from articles.refusals import NotReady, Stale
from articles.vocabulary import Outcome, Verb
from tests.cast import (
    NOW,
    make_photo,
    make_reporter,
    released_issue,
    signed_article,
)
from tests.proofing import propose, unchanged
from tests.views.paper import MACHINES

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(reporter: User, chief: User) -> Article:
    name = make_reporter("江晚舟", user=reporter)
    return signed_article(by=reporter, chief=chief, bylines=[name], summary="提要。")


def copy_of(row: Article) -> dict[str, Any]:
    return dict(Article.objects.filter(pk=row.pk).values().get())


def public_pages(reader: Client, row: Article) -> list[bytes]:
    page = Page.objects.get(articles=row)
    name = row.bylines.get().reporter
    assert name is not None
    places = (row, page, page.issue, name)
    addresses = [place.get_absolute_url() for place in places]
    answers = [reader.get(address) for address in [*addresses, "/", *MACHINES]]
    assert {answer.status_code for answer in answers} == {200}
    return [answer.content for answer in answers]


def test_proposal_is_the_signed_text_with_other_words(
    story: Article, proofreader: User
) -> None:
    signed = story.sign_offs.releasing().get()
    proposal = propose(story, by=proofreader, headline="一校改的主题", deck="新副题")
    revision = proposal.revision
    words = {"headline": "一校改的主题", "deck": "新副题"}
    assert revision.content == signed.revision.content | words
    assert revision.note == "一校改样"
    assert (proposal.sign_off, proposal.person, proposal.post) == (
        signed,
        proofreader,
        "校对",
    )
    assert proposal.proof == story.proofs.get()
    named = list(revision.revision_credits.values_list("reporter__name", flat=True))
    assert named == ["江晚舟"]
    log = DeskLog.objects.get(verb=Verb.PROPOSE)
    assert log.detail == {"revision": 2, "signed": 1}


def test_working_copy_and_signature_stay_as_they_are(
    story: Article, proofreader: User
) -> None:
    before, signed = copy_of(story), list(story.sign_offs.values())
    propose(story, by=proofreader, headline="一校改的主题", body="<p>全改。</p>")
    assert copy_of(story) == before
    assert list(story.sign_offs.values()) == signed


def test_readers_see_no_byte_of_it(
    story: Article, proofreader: User, chief: User, reader: Client, clock: Any
) -> None:
    released_issue([story], chief=chief)
    before = public_pages(reader, story)
    propose(story, by=proofreader, headline="一校改的主题", summary="改过的提要。")
    assert public_pages(reader, story) == before


def test_caption_may_be_proposed_and_the_library_stays(
    reporter: User, chief: User, proofreader: User
) -> None:
    photo = make_photo(caption="泵站。")
    story = signed_article(by=reporter, chief=chief, photos=[photo])
    proposal = propose(story, by=proofreader, captions=["新泵站。"])
    assert proposal.revision.content["photos"][0]["caption"] == "新泵站。"
    assert list(proposal.revision.photos.all()) == [photo]
    photo.refresh_from_db()
    assert photo.caption == "泵站。"
    assert not story.article_photos.get().caption


def test_later_proof_builds_on_the_waiting_proposal(
    story: Article, proofreader: User, page_editor: User
) -> None:
    first = propose(story, by=proofreader, headline="一校改的主题")
    second = propose(story, by=page_editor, deck="二校加的副题")
    first.refresh_from_db()
    content = second.revision.content
    assert (content["headline"], content["deck"]) == ("一校改的主题", "二校加的副题")
    assert (second.builds_on, second.outcome) == (first, Outcome.WAITING)
    assert (first.outcome, first.closed_by) == (Outcome.BUILT_ON, page_editor)
    assert second.proof is not None
    assert second.proof.revision == first.revision


def test_who_had_their_round_may_propose_again(
    story: Article, proofreader: User
) -> None:
    first = propose(story, by=proofreader, headline="一校改的主题")
    second = propose(story, by=proofreader, headline="又想起一处")
    assert (second.builds_on, second.proof) == (first, None)
    assert second.revision.note == "改样"
    assert story.proofs.count() == 1


def test_stale_proof_is_refused_and_neither_text_is_lost(
    story: Article, proofreader: User, page_editor: User
) -> None:
    opened = unchanged(story, by=page_editor)
    first = propose(story, by=proofreader, headline="一校改的主题")
    opened["words"] |= {"headline": "二校改的主题"}
    with pytest.raises(Stale):
        workflow.proofread(story, by=page_editor, now=NOW, **opened)
    assert story.proposals.get() == first


def test_there_is_one_waiting_proposal_a_story(
    story: Article, proofreader: User
) -> None:
    first = propose(story, by=proofreader, headline="一校改的主题")
    base = first.sign_off.revision
    revision = type(base).objects.propose(base, base.content, by=proofreader, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(
            article=story,
            revision=revision,
            sign_off=first.sign_off,
            person=proofreader,
            at=NOW,
        )


def test_undoing_everybodys_changes_is_not_a_proposal(
    story: Article, proofreader: User, page_editor: User
) -> None:
    waiting = propose(story, by=proofreader, headline="一校改的主题")
    with pytest.raises(NotReady):
        propose(story, by=page_editor, headline=story.headline)
    waiting.refresh_from_db()
    assert waiting.outcome == Outcome.WAITING


@pytest.mark.parametrize(
    "words", [{"headline": ""}, {"body": ""}, {"headline": "长" * 201}]
)
def test_copy_that_could_not_be_signed_is_not_proposed(
    words: dict[str, Any], story: Article, proofreader: User
) -> None:
    with pytest.raises(NotReady):
        propose(story, by=proofreader, **words)
    assert not story.proofs.exists()


def test_hostile_words_are_cleaned(story: Article, proofreader: User) -> None:
    body = '<p onmouseover="x()">一段。<script>alert(1)</script></p>'
    proposal = propose(story, by=proofreader, body=body, headline="主\x00题")
    assert "script" not in proposal.revision.content["body"]
    assert "onmouseover" not in proposal.revision.content["body"]
    assert proposal.revision.content["headline"] == "主题"
