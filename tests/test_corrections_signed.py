"""Signing and voiding a correction: who may, and what changes at that moment."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from articles import workflow
from articles.models import Article, Correction, DeskLog
from articles.models.content import content_of, hash_of
from articles.refusals import NotAllowed, NotReady, WrongState
from articles.vocabulary import Role, Stage, Verb
from articles.workflow.corrections import sign_correction, void_correction
from tests.cast import (
    BODY,
    HOUR,
    NOW,
    hire,
    make_photo,
    make_reporter,
)
from tests.correcting import SHOULD_BE, WAS, correct, corrected, live_article

pytestmark = pytest.mark.django_db
LATER = NOW + HOUR


@pytest.fixture
def story(reporter: User, chief: User) -> Article:
    return live_article(by=reporter, chief=chief, kicker="防汛", deck="区里动真格")


def test_signature_changes_nothing_but_what_was_filed(
    story: Article, page_editor: User, chief: User
) -> None:
    before = story.live_revision
    row = corrected(story, by=page_editor, chief=chief, now=LATER)
    assert (row.signed_by, row.signed_post, row.signed_at) == (chief, "值班总编", LATER)
    assert (story.live_revision, story.body) == (before, BODY)
    assert row.new_revision is None
    log = DeskLog.objects.get(verb=Verb.SIGN_CORRECTION)
    assert (log.target_id, log.detail["hash"]) == (story.pk, row.signed_hash)


def test_signed_hash_is_that_of_its_words(
    story: Article, page_editor: User, chief: User
) -> None:
    row = corrected(story, by=page_editor, chief=chief, note="笔误。")
    kept = Correction.objects.get(pk=row.pk)
    assert kept.signed_hash == kept.hash()
    kept.note = "别的。"
    assert kept.signed_hash != kept.hash()


def test_fix_goes_live_with_the_signature_and_becomes_the_copy(
    story: Article, page_editor: User, chief: User
) -> None:
    printed = story.live_revision
    filed = correct(story, by=page_editor, fix_text=True)
    story.refresh_from_db()
    assert (story.live_revision, story.body) == (printed, BODY)
    sign_correction(filed, by=chief, now=LATER)
    story.refresh_from_db()
    assert story.body == BODY.replace(WAS, SHOULD_BE)
    assert story.live_revision == filed.new_revision
    assert filed.new_revision is not None and story.live_revision is not None
    assert (filed.new_revision.author, filed.printed_revision) == (page_editor, printed)
    assert hash_of(content_of(story)) == story.live_revision.hash
    assert story.sign_offs.releasing().get().revision == story.live_revision
    assert (story.live_from, story.first_live_at) == (NOW, NOW)


def test_caption_is_fixed_in_this_story_alone(
    reporter: User, page_editor: User, chief: User
) -> None:
    photo = make_photo(by=reporter, caption="左起：贺小满、江晚舟。")
    story = live_article(by=reporter, chief=chief, photos=[photo])
    words: dict[str, Any] = {"was": "贺小满、江晚舟", "should_be": "江晚舟、贺小满"}
    corrected(story, by=page_editor, chief=chief, fix_text=True, **words)
    photo.refresh_from_db()
    assert story.live_revision is not None
    shown = story.live_revision.content["photos"][0]["caption"]
    assert shown == "左起：江晚舟、贺小满。"
    assert photo.caption == "左起：贺小满、江晚舟。"


def test_story_from_the_archive_is_fixed_under_a_signature_of_its_own(
    story: Article, page_editor: User, chief: User
) -> None:
    story.sign_offs.standing().update(voided_at=NOW, voided_by=chief)
    revision = story.revisions.get()
    story.sign_offs.create(revision=revision, stage=Stage.ARCHIVE, at=NOW)
    corrected(story, by=page_editor, chief=chief, fix_text=True, now=LATER)
    archived = story.sign_offs.get(stage=Stage.ARCHIVE)
    final = story.sign_offs.releasing().get()
    assert (archived.voided_at, final.stage) == (LATER, Stage.FINAL)
    assert (final.person, final.revision) == (chief, story.live_revision)


def test_words_gone_since_filing_are_refused_at_the_signature(
    story: Article, page_editor: User, chief: User
) -> None:
    first = correct(story, by=page_editor, fix_text=True)
    second = correct(story, by=page_editor, fix_text=True, should_be="四百余人")
    sign_correction(first, by=chief, now=LATER)
    with pytest.raises(NotReady, match="没有找到"):
        sign_correction(second, by=chief, now=LATER)
    second.refresh_from_db()
    assert second.is_waiting


@pytest.mark.parametrize("post", [role for role in Role if role is not Role.CHIEF])
def test_nobody_but_the_chief_signs_or_voids(
    post: Role, story: Article, other_chief: User
) -> None:
    filed = correct(story, by=other_chief)
    person = hire("someone", post)
    with pytest.raises(NotAllowed):
        sign_correction(filed, by=person, now=LATER)
    with pytest.raises(NotAllowed):
        void_correction(filed, reason="误", by=person, now=LATER)
    filed.refresh_from_db()
    assert filed.is_waiting


@pytest.mark.parametrize(
    "post",
    [
        role
        for role in Role
        if role not in (Role.PAGE_EDITOR, Role.DESK_HEAD, Role.CHIEF)
    ],
)
def test_nobody_outside_the_desk_files(post: Role, story: Article) -> None:
    with pytest.raises(NotAllowed):
        correct(story, by=hire("someone", post))


def test_filer_signs_nothing_whatever_the_posts(
    story: Article, other_chief: User
) -> None:
    filed = correct(story, by=other_chief)
    with pytest.raises(NotAllowed, match="您提的"):
        sign_correction(filed, by=other_chief, now=LATER)


@pytest.mark.parametrize("how", ["created", "bylined", "shot"])
def test_nobody_signs_or_voids_a_correction_of_their_own_story(
    how: str, reporter: User, page_editor: User, chief: User, other_chief: User
) -> None:
    name = make_reporter(user=other_chief)
    if how == "created":
        story = live_article(by=other_chief, chief=chief)
    elif how == "bylined":
        story = live_article(by=reporter, chief=chief, bylines=[name])
    else:
        photo = make_photo(by=reporter)
        photo.photographers.add(name)
        story = live_article(by=reporter, chief=chief, photos=[photo])
    filed = correct(story, by=page_editor)
    with pytest.raises(NotAllowed, match="自己的稿件"):
        sign_correction(filed, by=other_chief, now=LATER)
    with pytest.raises(NotAllowed, match="自己的稿件"):
        void_correction(filed, reason="不妥", by=other_chief, now=LATER)
    sign_correction(filed, by=chief, now=LATER)


def test_second_signature_finds_it_signed(
    story: Article, page_editor: User, chief: User, other_chief: User
) -> None:
    filed = correct(story, by=page_editor)
    sign_correction(filed, by=chief, now=LATER)
    with pytest.raises(WrongState):
        sign_correction(filed, by=other_chief, now=LATER)
    filed.refresh_from_db()
    assert filed.signed_by == chief


def test_withdrawn_story_gets_no_correction_signed(
    story: Article, page_editor: User, chief: User
) -> None:
    filed = correct(story, by=page_editor)
    workflow.withdraw(story, reason="误", ordered_by="总编", by=chief, now=NOW)
    with pytest.raises(WrongState):
        sign_correction(filed, by=chief, now=LATER)


def test_voided_fix_gives_the_printed_words_back(
    story: Article, page_editor: User, chief: User, other_chief: User
) -> None:
    printed = story.live_revision
    row = corrected(story, by=page_editor, chief=chief, fix_text=True)
    void_correction(row, reason="原文没错", by=other_chief, now=LATER)
    story.refresh_from_db()
    assert story.body == BODY
    assert story.live_revision is not None and printed is not None
    assert story.live_revision.hash == printed.hash
    assert story.sign_offs.releasing().get().person == other_chief
    assert (row.voided_by, row.void_reason) == (other_chief, "原文没错")


def test_fix_that_cannot_be_undone_cleanly_is_not_voided(
    story: Article, page_editor: User, chief: User
) -> None:
    row = corrected(story, by=page_editor, chief=chief, fix_text=True)
    again: dict[str, Any] = {"was": SHOULD_BE, "should_be": "一百余人"}
    corrected(story, by=page_editor, chief=chief, fix_text=True, **again)
    with pytest.raises(NotReady, match="没有找到"):
        void_correction(row, reason="误", by=chief, now=LATER)
    row.refresh_from_db()
    assert row.is_signed


def test_filer_takes_back_what_waits_but_not_what_is_signed(
    story: Article, chief: User, other_chief: User, page_editor: User
) -> None:
    mine = correct(story, by=page_editor)
    void_correction(mine, reason="写错了", by=page_editor, now=LATER)
    assert mine.voided_by == page_editor
    signed = corrected(story, by=other_chief, chief=chief)
    with pytest.raises(NotAllowed):
        void_correction(signed, reason="误", by=other_chief, now=LATER)


def test_voiding_wants_a_reason_and_happens_once(
    story: Article, page_editor: User, chief: User
) -> None:
    filed = correct(story, by=page_editor)
    with pytest.raises(NotReady, match="为什么"):
        void_correction(filed, reason=" ", by=chief, now=LATER)
    void_correction(filed, reason="重复", by=chief, now=LATER)
    with pytest.raises(WrongState):
        void_correction(filed, reason="再", by=chief, now=LATER)
    with pytest.raises(WrongState):
        sign_correction(filed, by=chief, now=LATER)
