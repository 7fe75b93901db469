"""Law 3: what makes a story somebody's own, and that nobody signs it then."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from articles import workflow
from articles.models import Article, ArticlePhoto, Byline, PhotoCredit
from articles.permissions import Action, may, own
from articles.refusals import NotAllowed
from articles.vocabulary import ArticleState as S
from articles.vocabulary import Role
from tests.cast import (
    BODY,
    NOW,
    hire,
    make_article,
    make_photo,
    make_reporter,
    reviewed_article,
    submitted_article,
)

pytestmark = pytest.mark.django_db

# How a story can be the chief's own although a reporter wrote and submitted it.


def _bylined(story: Article, chief: User) -> None:
    story.bylines.create(reporter=make_reporter(user=chief))


def _bylined_once(story: Article, chief: User) -> None:
    line = story.bylines.create(reporter=make_reporter(user=chief))
    workflow.record_edit(story, by=story.created_by, now=NOW)
    line.delete()
    workflow.record_edit(story, by=story.created_by, now=NOW)


def _shot(story: Article, chief: User) -> ArticlePhoto:
    photo = make_photo()
    PhotoCredit.objects.create(photo=photo, reporter=make_reporter(user=chief))
    return ArticlePhoto.objects.create(article=story, photo=photo)


def _shot_once(story: Article, chief: User) -> None:
    place = _shot(story, chief)
    workflow.record_edit(story, by=story.created_by, now=NOW)
    place.delete()
    workflow.record_edit(story, by=story.created_by, now=NOW)


def _created(story: Article, chief: User) -> None:
    Article.objects.filter(pk=story.pk).update(created_by=chief)


def _submitted(story: Article, chief: User) -> None:
    Article.objects.filter(pk=story.pk).update(submitted_by=chief)


def _wrote_early(story: Article, chief: User) -> None:
    _rewrite(story, chief, state=S.DRAFT)


def _wrote_while_returned(story: Article, chief: User) -> None:
    _rewrite(story, chief, state=S.RETURNED)


def _rewrite(story: Article, by: User, *, state: S) -> None:
    text, was = BODY + f"<p>{by.username}补写。</p>", story.state
    Article.objects.filter(pk=story.pk).update(state=state, body=text)
    workflow.record_edit(story, by=by, now=NOW)
    Article.objects.filter(pk=story.pk).update(state=was)


OWN: list[Callable[[Article, User], object]] = [
    _bylined,
    _bylined_once,
    _shot,
    _shot_once,
    _created,
    _submitted,
    _wrote_early,
    _wrote_while_returned,
]


@pytest.mark.parametrize("is_superuser", [False, True])
@pytest.mark.parametrize("make_own", OWN)
def test_nobody_signs_own_story(
    make_own: Callable[[Article, User], object], is_superuser: bool, reporter: User
) -> None:
    every_post = hire("everything", *Role, is_superuser=is_superuser)
    story = reviewed_article(by=reporter)
    assert may(every_post, Action.SIGN, story)
    make_own(story, every_post)
    story.refresh_from_db()
    assert own(every_post, story)
    with pytest.raises(NotAllowed, match="自己的稿件"):
        workflow.sign(story, by=every_post, now=NOW)


def test_chief_who_edits_after_submission_may_still_sign(
    reporter: User, chief: User
) -> None:
    story = reviewed_article(by=reporter)
    _rewrite(story, chief, state=S.FINAL)
    story.refresh_from_db()
    assert not own(chief, story)
    workflow.sign(story, by=chief, now=NOW)


def test_second_photographer_owns_the_story_too(reporter: User, chief: User) -> None:
    photo = make_photo()
    for user in (reporter, chief):
        PhotoCredit.objects.create(photo=photo, reporter=make_reporter(user=user))
    assert own(chief, submitted_article(by=reporter, photos=[photo]))


def test_namesake_without_login_makes_nothing_own(reporter: User, chief: User) -> None:
    story = make_article(by=reporter, bylines=[make_reporter(chief.username)])
    Byline.objects.create(article=story, printed_name=chief.username)
    assert not own(chief, story)


def test_story_ever_submitted_is_never_deletable(reporter: User) -> None:
    story = submitted_article(by=reporter)
    for state in S:
        story.state = state
        assert not may(reporter, Action.DELETE, story)


@pytest.mark.parametrize("role", [Role.PAGE_EDITOR, Role.DESK_HEAD, Role.CHIEF])
@pytest.mark.parametrize("action", [Action.EDIT, Action.SUBMIT, Action.DELETE])
def test_desk_takes_up_a_draft_that_no_account_brought(
    role: Role, action: Action
) -> None:
    story = make_article(by=None)
    assert may(hire("somebody", role), action, story)


@pytest.mark.parametrize("role", [Role.REPORTER, Role.PHOTO_EDITOR, Role.PROOFREADER])
@pytest.mark.parametrize("action", [Action.EDIT, Action.SUBMIT, Action.DELETE])
def test_others_leave_a_draft_that_no_account_brought_alone(
    role: Role, action: Action
) -> None:
    story = make_article(by=None)
    assert not may(hire("somebody", role), action, story)


def test_who_submits_an_unclaimed_draft_does_not_sign_it(chief: User) -> None:
    story = make_article(by=None)
    workflow.submit(story, by=chief, now=NOW)
    with pytest.raises(NotAllowed, match="自己的稿件"):
        workflow.approve(story, by=chief, now=NOW)
