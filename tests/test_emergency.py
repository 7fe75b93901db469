"""Signing in an emergency: what it skips is marked, and somebody else must review."""

import datetime as dt

import pytest
from django.contrib.auth.models import User

from articles import workflow
from articles.models import Article, SignOff
from articles.refusals import NotAllowed, NotReady, WrongState
from articles.vocabulary import ArticleState, Role, Stage
from tests.cast import NOW, hire, submitted_article

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


def pass_first(article: Article) -> User:
    somebody = hire("first", Role.PAGE_EDITOR)
    workflow.approve(article, by=somebody, now=NOW)
    return somebody


def test_emergency_signature_marks_what_it_skipped_and_owes_a_review(
    reporter: User, chief: User, desk_head: User
) -> None:
    article = submitted_article(by=reporter)
    pass_first(article)
    with pytest.raises(NotReady, match="原因"):
        workflow.emergency_sign(article, reason=" ", by=chief, now=NOW)
    workflow.emergency_sign(article, reason="汛情", by=chief, now=NOW)
    assert article.state == ArticleState.SIGNED
    assert article.sign_offs.releasing().get().skipped == [Stage.SECOND]
    assert SignOff.objects.owing_review().get().article == article
    with pytest.raises(NotAllowed, match="已经签过"):
        workflow.after_review(article, by=chief, now=NOW)
    workflow.after_review(article, by=desk_head, now=NOW, comment="已复核")
    assert not SignOff.objects.owing_review().exists()
    with pytest.raises(WrongState, match="不欠补审"):
        workflow.after_review(article, by=hire("more", Role.CHIEF), now=NOW)


def test_who_owes_a_review_for_a_day_signs_no_further_emergency(
    reporter: User, chief: User, other_chief: User
) -> None:
    first, second = submitted_article(by=reporter), submitted_article(by=reporter)
    workflow.emergency_sign(first, reason="汛情", by=chief, now=NOW)
    late = NOW + DAY + dt.timedelta(minutes=1)
    with pytest.raises(NotReady, match="补审"):
        workflow.emergency_sign(second, reason="汛情", by=chief, now=late)
    workflow.after_review(first, by=other_chief, now=late)
    workflow.emergency_sign(second, reason="汛情", by=chief, now=late)


def test_nobody_reviews_their_own_story_afterwards(
    chief: User, desk_head: User
) -> None:
    article = submitted_article(by=desk_head)
    workflow.emergency_sign(article, reason="汛情", by=chief, now=NOW)
    with pytest.raises(NotAllowed, match="自己的稿件"):
        workflow.after_review(article, by=desk_head, now=NOW)


def test_unsigned_emergency_goes_back_to_the_first_stage_it_skipped(
    reporter: User, chief: User
) -> None:
    article = submitted_article(by=reporter)
    workflow.emergency_sign(article, reason="汛情", by=chief, now=NOW)
    workflow.unsign(article, by=chief, now=NOW)
    assert article.state == ArticleState.SUBMITTED
