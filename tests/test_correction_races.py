"""Law 6 for corrections, with real transactions: signed once, or not at all."""

import pytest
from django.contrib.auth.models import User

from articles import workflow
from articles.models import Article, Correction, DeskLog
from articles.refusals import NotReady, WrongState
from articles.vocabulary import ArticleState, Stage, Verb
from articles.workflow.corrections import sign_correction, void_correction
from tests.cast import NOW
from tests.correcting import SHOULD_BE, WAS, correct, live_article
from tests.test_races import CROWD, logged, together

pytestmark = pytest.mark.django_db(transaction=True)


def fresh(row: Correction) -> Correction:
    return Correction.objects.get(pk=row.pk)


def test_one_signature_and_one_new_text(
    reporter: User, page_editor: User, chief: User, other_chief: User
) -> None:
    story = live_article(by=reporter, chief=chief)
    filed = correct(story, by=page_editor, fix_text=True)
    calls = [
        lambda by=person: sign_correction(fresh(filed), by=by, now=NOW)
        for person in (chief, other_chief) * (CROWD // 2)
    ]
    lost = together(*calls)
    assert [type(refusal) for refusal in lost] == [WrongState] * (CROWD - 1)
    assert logged(Verb.SIGN_CORRECTION) == 1
    assert story.revisions.count() == 2
    assert story.sign_offs.filter(stage=Stage.FINAL).count() == 2
    assert story.sign_offs.releasing().get().revision == fresh(filed).new_revision


def test_two_corrections_of_the_same_words_are_not_both_signed(
    reporter: User, page_editor: User, chief: User, other_chief: User
) -> None:
    story = live_article(by=reporter, chief=chief)
    one = correct(story, by=page_editor, fix_text=True)
    two = correct(story, by=page_editor, fix_text=True, should_be="四百余人")
    lost = together(
        lambda: sign_correction(fresh(one), by=chief, now=NOW),
        lambda: sign_correction(fresh(two), by=other_chief, now=NOW),
    )
    assert [type(refusal) for refusal in lost] == [NotReady]
    assert Correction.objects.signed().count() == 1
    live = Article.objects.get(pk=story.pk).live_revision
    assert live == Correction.objects.signed().get().new_revision


@pytest.mark.parametrize("round_", range(5))
def test_signing_and_voiding_exclude_each_other(
    round_: int, reporter: User, page_editor: User, chief: User, other_chief: User
) -> None:
    story = live_article(by=reporter, chief=chief)
    filed = correct(story, by=page_editor, fix_text=True)
    together(
        lambda: sign_correction(fresh(filed), by=chief, now=NOW),
        lambda: void_correction(fresh(filed), reason="误", by=other_chief, now=NOW),
    )
    row, live = fresh(filed), Article.objects.get(pk=story.pk).live_revision
    assert row.voided_at is not None and live is not None
    assert WAS in live.content["body"] and SHOULD_BE not in live.content["body"]


@pytest.mark.parametrize("round_", range(5))
def test_signing_and_withdrawing_leave_no_live_correction(
    round_: int, reporter: User, page_editor: User, chief: User, other_chief: User
) -> None:
    story = live_article(by=reporter, chief=chief)
    filed = correct(story, by=page_editor, fix_text=True)
    why = {"reason": "误", "ordered_by": "总编"}
    lost = together(
        lambda: sign_correction(fresh(filed), by=chief, now=NOW),
        lambda: workflow.withdraw(
            Article.objects.get(pk=story.pk), by=other_chief, now=NOW, **why
        ),
    )
    assert {type(refusal) for refusal in lost} <= {WrongState}
    assert Article.objects.get(pk=story.pk).state == ArticleState.WITHDRAWN
    assert not Correction.objects.live(NOW).exists()
    assert DeskLog.objects.filter(verb=Verb.WITHDRAW).count() == 1
