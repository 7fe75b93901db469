"""Signed copy with other words under the final signature; what else must not move."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from articles import workflow
from articles.models import Article, Revision
from articles.models.content import content_of, content_with, hash_of
from articles.refusals import NotAllowed, NotReady, WrongState
from articles.workflow.resigning import require_room, resign, standing_signature
from tests.cast import (
    HOUR,
    NOW,
    make_photo,
    make_reporter,
    pass_reviews,
    released_issue,
    signed_article,
    submitted_article,
)

pytestmark = pytest.mark.django_db
LATER = NOW + HOUR


def proposed(row: Article, *, by: User, **words: str) -> Revision:
    base = standing_signature(row).revision
    captions = [photo["caption"] for photo in base.content["photos"]]
    content = content_with(base.content, words=words, captions=captions)
    return Revision.objects.propose(base, content, by=by, now=LATER, note="一校改样")


def fresh(row: Article) -> Article:
    return Article.objects.get(pk=row.pk)


def copy_of(row: Article) -> dict[str, Any]:
    return dict(Article.objects.filter(pk=row.pk).values().get())


@pytest.fixture
def story(reporter: User, chief: User) -> Article:
    name = make_reporter("江晚舟", user=reporter)
    return signed_article(
        by=reporter, chief=chief, bylines=[name], photos=[make_photo(), make_photo()]
    )


def test_proposed_text_leaves_the_working_copy_alone(
    story: Article, proofreader: User
) -> None:
    before, signed = copy_of(story), story.revisions.working().get()
    revision = proposed(story, by=proofreader, headline="改样的主题")
    assert (revision.number, revision.proposed) == (signed.number + 1, True)
    assert copy_of(story) == before
    assert story.revisions.working().get() == signed
    assert revision.refers_to(story)


def test_next_save_is_compared_with_the_copy_and_numbered_after_the_proposal(
    story: Article, proofreader: User, chief: User
) -> None:
    signed = standing_signature(story).revision
    number = proposed(story, by=proofreader, headline="改样的主题").number
    assert Revision.objects.record(fresh(story), by=chief, now=LATER) == signed
    row = fresh(story)
    row.headline = "另一个主题"
    row.save()
    new = Revision.objects.record(row, by=chief, now=LATER)
    assert (new.number, new.proposed) == (number + 1, False)


def test_copy_that_says_what_a_refused_proposal_said_is_a_revision_of_its_own(
    story: Article, proofreader: User, chief: User
) -> None:
    revision = proposed(story, by=proofreader, headline="改样的主题")
    row = fresh(story)
    row.headline = "改样的主题"
    row.save()
    new = Revision.objects.record(row, by=chief, now=LATER)
    assert new != revision
    assert (new.hash, new.proposed) == (revision.hash, False)


def test_resigned_text_is_the_working_copy_and_its_last_revision(
    story: Article, proofreader: User, chief: User
) -> None:
    version = story.version
    revision = proposed(
        story, by=proofreader, headline="新题", body="<p>新的一段。</p>"
    )
    sign_off = resign(fresh(story), revision, by=chief, now=LATER, comment="同意")
    row = fresh(story)
    assert standing_signature(row) == sign_off
    assert (sign_off.revision, sign_off.comment) == (revision, "同意")
    assert hash_of(content_of(row)) == revision.hash
    assert (row.headline, row.first_words, row.words) == ("新题", "新题", 5)
    assert (row.version, row.changed_by) == (version + 1, chief)
    assert row.revisions.working().first() == revision
    assert Revision.objects.record(row, by=chief, now=LATER) == revision


def test_old_signature_is_voided_not_changed(
    story: Article, proofreader: User, chief: User, other_chief: User
) -> None:
    old = standing_signature(story)
    revision = proposed(story, by=proofreader, headline="新题")
    resign(fresh(story), revision, by=other_chief, now=LATER)
    old.refresh_from_db()
    assert (old.voided_at, old.voided_by) == (LATER, other_chief)
    assert (old.person, old.revision.content["headline"]) == (chief, story.headline)


@pytest.mark.parametrize("at", [NOW, NOW + 5 * HOUR])
def test_released_story_takes_the_new_text_and_keeps_its_instant(
    at: Any, story: Article, proofreader: User, chief: User
) -> None:
    released_issue([story], chief=chief, at=at)
    revision = proposed(story, by=proofreader, headline="新题")
    before = fresh(story)
    assert before.live_revision != revision
    resign(before, revision, by=chief, now=LATER)
    row = fresh(story)
    assert row.live_revision == revision
    assert (row.live_from, row.first_live_at) == (at, at)
    assert (row.page, row.position) == (before.page, before.position)


def test_story_outside_a_release_stays_outside(
    story: Article, proofreader: User, chief: User
) -> None:
    revision = proposed(story, by=proofreader, headline="新题")
    resign(fresh(story), revision, by=chief, now=LATER)
    assert (fresh(story).live_from, fresh(story).live_revision) == (None, None)


def test_only_the_caption_that_was_changed_is_written_to_the_story(
    story: Article, proofreader: User, chief: User
) -> None:
    one, two = (place.photo for place in story.article_photos.all())
    base = standing_signature(story).revision
    content = content_with(base.content, words={}, captions=["新的说明。", two.caption])
    revision = Revision.objects.propose(base, content, by=proofreader, now=LATER)
    two.caption, two.credit = "图库里又改过。", "别人 摄"
    two.save()
    resign(fresh(story), revision, by=chief, now=LATER)
    captions = [place.caption for place in story.article_photos.all()]
    assert captions == ["新的说明。", ""]
    one.refresh_from_db()
    two.refresh_from_db()
    assert one.caption != "新的说明。"
    assert (two.caption, two.credit) == ("图库里又改过。", "别人 摄")
    assert revision.content["photos"][1]["caption"] != two.caption


def test_name_is_printed_as_it_was_signed(
    story: Article, proofreader: User, chief: User
) -> None:
    reporter = story.bylines.get().reporter
    assert reporter is not None
    revision = proposed(story, by=proofreader, headline="新题")
    reporter.name = "江晚洲"
    reporter.save()
    resign(fresh(story), revision, by=chief, now=LATER)
    assert [row["name"] for row in revision.content["bylines"]] == ["江晚舟"]


def test_signer_of_another_stage_may_not_resign(
    reporter: User, chief: User, other_chief: User, proofreader: User
) -> None:
    story = submitted_article(by=reporter)
    workflow.approve(story, by=other_chief, now=NOW)
    pass_reviews(story)
    workflow.sign(story, by=chief, now=NOW)
    revision = proposed(story, by=proofreader, headline="新题")
    before = copy_of(story)
    with pytest.raises(NotAllowed), transaction.atomic():
        resign(fresh(story), revision, by=other_chief, now=LATER)
    assert copy_of(story) == before
    assert standing_signature(story).revision != revision


def test_nobody_resigns_their_own_story(
    chief: User, other_chief: User, proofreader: User
) -> None:
    story = signed_article(by=chief, chief=other_chief)
    revision = proposed(story, by=proofreader, headline="新题")
    with pytest.raises(NotAllowed):
        resign(fresh(story), revision, by=chief, now=LATER)


def test_unsigned_story_has_no_signature_to_renew(
    story: Article, proofreader: User, reporter: User, chief: User
) -> None:
    revision = proposed(story, by=proofreader, headline="新题")
    workflow.unsign(story, by=chief, now=LATER)
    for row in (fresh(story), submitted_article(by=reporter)):
        with pytest.raises(WrongState):
            resign(row, revision, by=chief, now=LATER)


def test_words_that_do_not_fit_are_refused_with_a_sentence(story: Article) -> None:
    content = standing_signature(story).revision.content
    require_room(content)
    with pytest.raises(NotReady):
        require_room(content | {"headline": "长" * 201})
