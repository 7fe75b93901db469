"""The verbs of a story: what each needs, changes and leaves alone."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from articles import workflow
from articles.models import Article, ArticleTag, DeskLog, Photo, Revision
from articles.refusals import NotAllowed, NotReady, Stale, WrongState
from articles.vocabulary import ArticleKind, ArticleState, SourceKind, Verb
from tests.cast import (
    HOUR,
    NOW,
    make_article,
    make_photo,
    released_issue,
    reviewed_article,
    signed_article,
    submitted_article,
)

pytestmark = pytest.mark.django_db


def edit(
    article: Article, *, by: User, version: int | None = None, **typed: object
) -> None:
    """What the story form does with what was typed."""
    for field, value in typed.items():
        setattr(article, field, value)
    with transaction.atomic():
        known = article.version if version is None else version
        workflow.save_copy(article, version=known, by=by, now=NOW)
        workflow.record_edit(article, by=by, now=NOW)


def test_auditor_starts_no_story(auditor: User) -> None:
    with pytest.raises(NotAllowed):
        make_article(by=auditor)
    assert not Article.objects.exists()


def test_new_story_is_counted_and_logged(reporter: User) -> None:
    article = make_article(by=reporter, body="<p>二〇二六年，Go！</p>")
    assert (article.words, article.words_han) == (9, 5)
    assert DeskLog.objects.get().verb == Verb.CREATE
    assert article.created_by == article.changed_by == reporter


def test_every_save_is_a_revision_and_an_empty_one_is_not(reporter: User) -> None:
    article = make_article(by=reporter)
    edit(article, by=reporter, headline="新的主题")
    edit(article, by=reporter)
    assert list(article.revisions.values_list("number", flat=True)) == [2, 1]
    assert DeskLog.objects.filter(verb=Verb.EDIT).count() == 1


def test_stale_save_is_refused_and_overwrites_nothing(reporter: User) -> None:
    article = make_article(by=reporter)
    mine = Article.objects.get(pk=article.pk)
    edit(article, by=reporter, headline="先到的主题")
    with pytest.raises(Stale):
        edit(mine, by=reporter, headline="后到的主题")
    article.refresh_from_db()
    assert article.headline == "先到的主题"
    assert mine.headline == "后到的主题"


def test_saving_text_keeps_what_verbs_did_since_it_was_read(
    reporter: User, chief: User
) -> None:
    article = submitted_article(by=reporter)
    read_before = Article.objects.get(pk=article.pk)
    Article.objects.filter(pk=article.pk).update(first_live_at=NOW, submitted_by=chief)
    edit(read_before, by=chief, headline="审稿时改的主题")
    article.refresh_from_db()
    assert (article.first_live_at, article.submitted_by) == (NOW, chief)
    assert article.headline == "审稿时改的主题"


@pytest.mark.parametrize(
    "lacking",
    [
        {"headline": ""},
        {"headline": "\u200b\u3000"},
        {"body": ""},
        {"body": "<p>&nbsp;\u200b</p>"},
        {"source": SourceKind.REPRINT},
        {"source": SourceKind.AGENCY, "source_name": "  "},
    ],
)
def test_incomplete_story_is_neither_submitted_nor_signed(
    lacking: dict[str, Any], reporter: User, chief: User
) -> None:
    article = make_article(by=reporter, **lacking)
    with pytest.raises(NotReady):
        workflow.submit(article, by=reporter, now=NOW)
    Article.objects.filter(pk=article.pk).update(state=ArticleState.SUBMITTED)
    with pytest.raises(NotReady, match=r"主题|正文|来源"):
        workflow.approve(article, by=chief, now=NOW)


def test_photo_that_is_still_to_come_blocks_submission(reporter: User) -> None:
    awaited = Photo.objects.create(key="awaited", caption="演练", created_at=NOW)
    article = make_article(by=reporter, photos=[awaited])
    with pytest.raises(NotReady, match="图"):
        workflow.submit(article, by=reporter, now=NOW)


def test_picture_story_needs_no_headline_and_no_body(reporter: User) -> None:
    article = make_article(
        by=reporter,
        kind=ArticleKind.PICTURE,
        headline="",
        body="",
        photos=[make_photo()],
    )
    workflow.submit(article, by=reporter, now=NOW)
    assert article.state == ArticleState.SUBMITTED


def test_only_the_submitter_takes_back(reporter: User, other_reporter: User) -> None:
    article = submitted_article(by=reporter)
    Article.objects.filter(pk=article.pk).update(created_by=other_reporter)
    with pytest.raises(NotAllowed, match="提交人"):
        workflow.take_back(article, by=other_reporter, now=NOW)
    workflow.take_back(article, by=reporter, now=NOW)
    assert article.state == ArticleState.RETURNED


def test_second_submit_is_a_lost_race_and_logged_once(reporter: User) -> None:
    article = submitted_article(by=reporter)
    with pytest.raises(WrongState):
        workflow.submit(article, by=reporter, now=NOW)
    assert DeskLog.objects.filter(verb=Verb.SUBMIT).count() == 1


def test_return_and_withdrawal_want_their_reasons(reporter: User, chief: User) -> None:
    article = submitted_article(by=reporter)
    with pytest.raises(NotReady):
        workflow.send_back(article, reason=" ", by=chief, now=NOW)
    for reason, ordered_by in [("有误", ""), (" ", "总编")]:
        with pytest.raises(NotReady):
            workflow.withdraw(
                article, reason=reason, ordered_by=ordered_by, by=chief, now=NOW
            )


def test_signature_names_person_post_revision_and_instant(
    reporter: User, chief: User, now: dt.datetime
) -> None:
    article = reviewed_article(by=reporter)
    sign_off = workflow.sign(article, by=chief, now=now, comment=" 可发 ")
    assert (sign_off.person, sign_off.post, sign_off.at) == (chief, "值班总编", now)
    assert sign_off.comment == "可发"
    assert sign_off.revision == article.revisions.first()


def test_signer_signs_the_version_that_was_read(reporter: User, chief: User) -> None:
    article = reviewed_article(by=reporter)
    read = article.version
    edit(article, by=chief, headline="看过之后的改动")
    with pytest.raises(Stale):
        workflow.sign(article, by=chief, now=NOW, version=read)
    workflow.sign(article, by=chief, now=NOW, version=article.version)


def test_signed_text_cannot_be_edited(reporter: User, chief: User) -> None:
    article = signed_article(by=reporter, chief=chief)
    for person in (reporter, chief):
        with pytest.raises((WrongState, NotAllowed)):
            edit(Article.objects.get(pk=article.pk), by=person, headline="偷改")
    article.refresh_from_db()
    assert article.headline != "偷改"


def test_embargo_of_a_live_story_cannot_move_behind_it(
    reporter: User, chief: User
) -> None:
    article = signed_article(by=reporter, chief=chief)
    released_issue([article], chief=chief)
    workflow.unsign(article, by=chief, now=NOW)
    with pytest.raises(NotReady, match="解禁"):
        edit(article, by=chief, embargo=NOW + HOUR)


def test_discarded_draft_leaves_only_its_log(reporter: User) -> None:
    article = make_article(by=reporter, photos=[make_photo()])
    article.tags.add("防汛")
    pk = article.pk
    workflow.discard(article, by=reporter, now=NOW)
    assert not Article.objects.exists()
    assert not Revision.objects.exists()
    assert not ArticleTag.objects.exists()
    assert Photo.objects.exists()
    log = DeskLog.objects.filter(target_id=pk).values_list("verb", flat=True)
    assert list(log) == [Verb.DELETE, Verb.CREATE]


def test_story_once_submitted_is_withdrawn_not_deleted(reporter: User) -> None:
    article = submitted_article(by=reporter)
    workflow.take_back(article, by=reporter, now=NOW)
    with pytest.raises((NotAllowed, WrongState)):
        workflow.discard(article, by=reporter, now=NOW)
    assert Article.objects.exists()
