"""Claiming a story: who may, one at a time, until it moves on; and whose turn it is."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from articles import workflow
from articles.models import Article, Claim, DeskLog
from articles.permissions import awaiting, may_review
from articles.refusals import NotAllowed, Refused, WrongState
from articles.vocabulary import ArticleState as S
from articles.vocabulary import Verb
from tests.access import CELLS, TABLE, employ, put_into
from tests.cast import (
    HOUR,
    NOW,
    make_article,
    make_photo,
    make_reporter,
    signed_article,
    submitted_article,
)

pytestmark = pytest.mark.django_db

# In which states a post reviews what others wrote.
REVIEWERS = {
    "page_editor": {S.SUBMITTED},
    "desk_head": {S.SUBMITTED, S.SECOND},
    "chief": {S.SUBMITTED, S.SECOND, S.FINAL},
}


@pytest.mark.long_table
@pytest.mark.parametrize("person", TABLE)
def test_story_is_claimed_by_whose_turn_it_is_and_never_by_its_author(
    person: str, reporter: User
) -> None:
    user = employ(person)
    for owned, state in CELLS:
        story = put_into(state, owner=user if owned else reporter, writer=reporter)
        turn = not owned and state in REVIEWERS.get(person, set())
        assert _claimed(story, user) is turn, (owned, state)
        assert may_review(user, story) is turn


def _claimed(story: Article, user: User) -> bool:
    logged = DeskLog.objects.count()
    try:
        workflow.claim(story, by=user, now=NOW)
    except Refused as refusal:
        assert str(refusal)
        assert DeskLog.objects.count() == logged
        return False
    assert DeskLog.objects.latest("pk").verb == Verb.CLAIM
    return Claim.objects.get(article=story).person == user


@pytest.mark.long_table
@pytest.mark.parametrize("person", TABLE)
def test_list_of_what_waits_is_exactly_what_one_may_review(
    person: str, reporter: User
) -> None:
    user = employ(person)
    stories = [
        put_into(state, owner=user if owned else reporter, writer=reporter)
        for owned, state in CELLS
    ]
    waiting = set(awaiting(user, Article.objects.all()))
    assert waiting == {story for story in stories if may_review(user, story)}


def test_nothing_of_ones_own_waits_for_oneself(reporter: User, chief: User) -> None:
    """In whatever way it is one's own; law 3 names them."""
    me = make_reporter(user=chief)
    photo = make_photo(by=reporter)
    photo.photographers.add(me)
    named = submitted_article(by=reporter, bylines=[me])
    shot = submitted_article(by=reporter, photos=[photo])
    once_named = make_article(by=reporter, bylines=[me])
    once_named.bylines.all().delete()
    once_shot = make_article(by=reporter, photos=[photo])
    once_shot.article_photos.all().delete()
    touched = make_article(by=reporter, body="<p>甲</p>")
    touched.body = "<p>乙</p>"
    touched.save()
    workflow.record_edit(touched, by=chief, now=NOW)
    for story in (once_named, once_shot):
        workflow.record_edit(story, by=reporter, now=NOW)
    for story in (once_named, once_shot, touched):
        workflow.submit(story, by=reporter, now=NOW)
    for story in (named, shot, once_named, once_shot, touched):
        assert not may_review(chief, story)
        with pytest.raises(NotAllowed, match="您自己的稿件"):
            workflow.claim(story, by=chief, now=NOW)
    assert not awaiting(chief, Article.objects.all()).exists()


def test_second_reviewer_is_told_who_was_first(
    reporter: User, page_editor: User, chief: User
) -> None:
    page_editor.last_name, page_editor.first_name = "顾", "念慈"
    page_editor.save()
    story = submitted_article(by=reporter)
    workflow.claim(story, by=page_editor, now=NOW)
    with pytest.raises(WrongState, match="顾念慈已经领了这篇"):
        workflow.claim(story, by=chief, now=NOW)
    with pytest.raises(WrongState, match="您已经领了"):
        workflow.claim(story, by=page_editor, now=NOW)
    assert Claim.objects.get().person == page_editor


def test_claim_locks_nobody_out(reporter: User, page_editor: User, chief: User) -> None:
    story = submitted_article(by=reporter)
    workflow.claim(story, by=page_editor, now=NOW)
    workflow.send_back(story, reason="补", by=chief, now=NOW)
    assert story.state == S.RETURNED


def test_head_takes_over_the_claim_that_was_seen(
    reporter: User, page_editor: User, desk_head: User, chief: User
) -> None:
    story = submitted_article(by=reporter)
    seen = workflow.claim(story, by=page_editor, now=NOW)
    workflow.claim(story, by=desk_head, now=NOW + HOUR, instead_of=seen.pk)
    held = Claim.objects.get()
    assert (held.person, held.at) == (desk_head, NOW + HOUR)
    assert "page_editor" in DeskLog.objects.latest("pk").detail["why"]
    with pytest.raises(WrongState, match="desk_head已经领了"):
        workflow.claim(story, by=chief, now=NOW, instead_of=seen.pk)


def test_page_editor_takes_nothing_from_a_colleague(
    reporter: User, page_editor: User, chief: User
) -> None:
    story = submitted_article(by=reporter)
    seen = workflow.claim(story, by=chief, now=NOW)
    with pytest.raises(NotAllowed, match="只有部主任和值班总编"):
        workflow.claim(story, by=page_editor, now=NOW, instead_of=seen.pk)
    assert Claim.objects.get().person == chief


def test_claim_is_put_back_by_its_holder_alone(
    reporter: User, page_editor: User, chief: User
) -> None:
    story = submitted_article(by=reporter)
    workflow.claim(story, by=page_editor, now=NOW)
    with pytest.raises(WrongState):
        workflow.unclaim(story, by=chief, now=NOW)
    with pytest.raises(NotAllowed):
        workflow.unclaim(story, by=reporter, now=NOW)
    workflow.unclaim(story, by=page_editor, now=NOW)
    assert not Claim.objects.exists()
    assert DeskLog.objects.latest("pk").verb == Verb.UNCLAIM
    workflow.claim(story, by=chief, now=NOW)


Move = Callable[[Article, dict[str, User], dt.datetime], object]
MOVES: dict[str, Move] = {
    "take_back": lambda story, cast, now: workflow.take_back(
        story, by=cast["reporter"], now=now
    ),
    "send_back": lambda story, cast, now: workflow.send_back(
        story, reason="补", by=cast["chief"], now=now
    ),
    "approve": lambda story, cast, now: workflow.approve(
        story, by=cast["chief"], now=now
    ),
    "emergency_sign": lambda story, cast, now: workflow.emergency_sign(
        story, reason="险情", by=cast["chief"], now=now
    ),
    "withdraw": lambda story, cast, now: workflow.withdraw(
        story, reason="有误", ordered_by="总编", by=cast["chief"], now=now
    ),
}


@pytest.mark.parametrize("move", MOVES)
def test_claim_ends_when_the_story_moves_on(
    move: str, reporter: User, page_editor: User, chief: User
) -> None:
    story, other = submitted_article(by=reporter), submitted_article(by=reporter)
    for row in (story, other):
        workflow.claim(row, by=page_editor, now=NOW)
    MOVES[move](story, {"reporter": reporter, "chief": chief}, NOW)
    assert [held.article for held in Claim.objects.all()] == [other]


def test_claim_outlives_an_edit_and_a_placing(
    reporter: User, page_editor: User
) -> None:
    story = submitted_article(by=reporter)
    workflow.claim(story, by=page_editor, now=NOW)
    story.headline = "改过的主题"
    workflow.save_copy(story, version=story.version, by=page_editor, now=NOW)
    workflow.record_edit(story, by=page_editor, now=NOW)
    assert Claim.objects.get().article == story


def test_story_that_comes_again_is_nobodys(
    reporter: User, page_editor: User, chief: User
) -> None:
    story = submitted_article(by=reporter)
    workflow.claim(story, by=page_editor, now=NOW)
    workflow.send_back(story, reason="补", by=chief, now=NOW)
    workflow.submit(story, by=reporter, now=NOW)
    assert not Claim.objects.exists()


def test_signed_story_is_claimed_by_nobody(
    reporter: User, chief: User, other_chief: User
) -> None:
    story = signed_article(by=reporter, chief=chief)
    with pytest.raises(WrongState, match="已签发"):
        workflow.claim(story, by=other_chief, now=NOW)
