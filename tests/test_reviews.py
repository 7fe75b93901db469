"""Law 3 by the verbs: three people, each under a revision of their own, none twice."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from articles import workflow
from articles.models import Article, DeskLog, ReviewPolicy
from articles.refusals import NotAllowed, NotReady, Stale, WrongState
from articles.vocabulary import (
    ArticleKind,
    ArticleState,
    Decision,
    Reviews,
    Role,
    Stage,
    Verb,
)
from tests.cast import (
    NOW,
    hire,
    make_photo,
    pass_reviews,
    reviewed_article,
    signed_article,
    submitted_article,
)

pytestmark = pytest.mark.django_db


def edit(article: Article, headline: str, *, by: User) -> None:
    article.headline = headline
    workflow.save_copy(article, version=article.version, by=by, now=NOW)
    workflow.record_edit(article, by=by, now=NOW)


def stages(article: Article) -> list[str]:
    return [row.stage for row in article.sign_offs.standing().order_by("pk")]


def test_three_stages_in_order_by_three_people_each_with_the_text_they_passed(
    reporter: User, page_editor: User, desk_head: User, chief: User
) -> None:
    article = submitted_article(by=reporter)
    workflow.approve(article, by=page_editor, now=NOW, comment="可")
    assert article.state == ArticleState.SECOND
    edit(article, "二审改的主题", by=desk_head)
    workflow.approve(article, by=desk_head, now=NOW)
    assert article.state == ArticleState.FINAL
    edit(article, "三审改的主题", by=chief)
    workflow.sign(article, by=chief, now=NOW)
    assert article.state == ArticleState.SIGNED
    rows = article.sign_offs.standing().order_by("pk").select_related("revision")
    assert [(row.stage, row.revision.number, row.post) for row in rows] == [
        (Stage.FIRST, 1, "责任编辑"),
        (Stage.SECOND, 2, "部主任"),
        (Stage.FINAL, 3, "值班总编"),
    ]
    logged = DeskLog.objects.filter(verb__in=[Verb.APPROVE, Verb.SIGN])
    hashes = [row.detail["hash"] for row in logged.order_by("pk")]
    assert hashes == [row.revision.hash for row in rows]


def test_editing_at_ones_own_stage_voids_nothing_below(
    reporter: User, desk_head: User
) -> None:
    article = submitted_article(by=reporter)
    pass_first(article)
    edit(article, "二审改的主题", by=desk_head)
    assert stages(article) == [Stage.FIRST]


def pass_first(article: Article) -> User:
    somebody = hire("first", Role.PAGE_EDITOR)
    workflow.approve(article, by=somebody, now=NOW)
    return somebody


@pytest.mark.parametrize("is_superuser", [False, True])
def test_one_person_never_signs_two_stages_of_a_story(
    is_superuser: bool, reporter: User
) -> None:
    everything = hire("everything", *Role, is_superuser=is_superuser)
    article = submitted_article(by=reporter)
    workflow.approve(article, by=everything, now=NOW)
    for verb in (workflow.approve, workflow.emergency_sign):
        words: dict[str, Any] = {"reason": "急"} if "emergency" in str(verb) else {}
        with pytest.raises(NotAllowed, match="已经签过这篇稿件的“一审”"):
            verb(article, by=everything, now=NOW, **words)
    workflow.approve(article, by=hire("second", Role.DESK_HEAD), now=NOW)
    with pytest.raises(NotAllowed, match="已经签过"):
        workflow.sign(article, by=everything, now=NOW)
    with pytest.raises(NotAllowed, match="已经签过"):
        edit(article, "签过再改", by=everything)


def test_superuser_does_not_sign_their_own_story() -> None:
    root = hire("chief_root", *Role, is_superuser=True)
    article = submitted_article(by=root)
    with pytest.raises(NotAllowed, match="自己的稿件"):
        workflow.approve(article, by=root, now=NOW)
    pass_reviews(article)
    with pytest.raises(NotAllowed, match="自己的稿件"):
        workflow.sign(article, by=root, now=NOW)
    assert article.state == ArticleState.FINAL


def test_stage_cannot_be_skipped(reporter: User, chief: User) -> None:
    article = submitted_article(by=reporter)
    with pytest.raises(WrongState):
        workflow.sign(article, by=chief, now=NOW)
    pass_first(article)
    with pytest.raises(WrongState):
        workflow.sign(article, by=chief, now=NOW)
    assert stages(article) == [Stage.FIRST]


def test_higher_post_stands_in_below_and_lower_never_above(
    reporter: User, page_editor: User, desk_head: User, chief: User, other_chief: User
) -> None:
    article = submitted_article(by=reporter)
    workflow.approve(article, by=desk_head, now=NOW)
    with pytest.raises((NotAllowed, WrongState)):
        workflow.approve(article, by=page_editor, now=NOW)
    workflow.approve(article, by=other_chief, now=NOW)
    workflow.sign(article, by=chief, now=NOW)
    assert stages(article) == [Stage.FIRST, Stage.SECOND, Stage.FINAL]


@pytest.mark.parametrize("kind", [ArticleKind.BRIEF, ArticleKind.PICTURE])
def test_briefs_and_picture_news_have_two_reviews(
    kind: str, reporter: User, page_editor: User, chief: User
) -> None:
    article = submitted_article(by=reporter, kind=kind)
    workflow.approve(article, by=page_editor, now=NOW)
    assert article.state == ArticleState.FINAL
    workflow.sign(article, by=chief, now=NOW)


def test_kind_changed_in_review_gets_the_reviews_of_its_new_kind(
    reporter: User, page_editor: User, chief: User
) -> None:
    article = submitted_article(by=reporter, kind=ArticleKind.BRIEF)
    workflow.approve(article, by=page_editor, now=NOW)
    article.kind = ArticleKind.NEWS
    workflow.save_copy(article, version=article.version, by=chief, now=NOW)
    workflow.record_edit(article, by=chief, now=NOW)
    with pytest.raises(NotReady, match="还缺二审"):
        workflow.sign(article, by=chief, now=NOW)
    log = DeskLog.objects.filter(verb=Verb.EDIT, target_id=article.pk).latest("pk")
    assert log.detail["kind"] == [ArticleKind.BRIEF, ArticleKind.NEWS]


def test_every_kind_has_a_policy_and_none_is_below_two() -> None:
    assert set(ReviewPolicy.objects.values_list("kind", flat=True)) == set(
        ArticleKind.values
    )
    for kind in ArticleKind.values:
        assert len(ReviewPolicy.objects.stages_for(kind)) >= 2
    two = ReviewPolicy.objects.filter(reviews=Reviews.TWO)
    assert set(two.values_list("kind", flat=True)) == {"brief", "picture"}


def test_return_to_the_writer_voids_every_signature(
    reporter: User, chief: User
) -> None:
    article = reviewed_article(by=reporter)
    workflow.send_back(article, reason="重写", by=chief, now=NOW)
    assert (article.state, stages(article)) == (ArticleState.RETURNED, [])
    step = article.sign_offs.get(decision=Decision.RETURNED)
    assert (step.stage, step.person, step.comment) == (Stage.FINAL, chief, "重写")


def test_return_by_one_step_voids_the_last_signature_alone(
    reporter: User, chief: User
) -> None:
    article = reviewed_article(by=reporter)
    workflow.send_back(article, reason="再核", one_step=True, by=chief, now=NOW)
    assert (article.state, stages(article)) == (ArticleState.SECOND, [Stage.FIRST])
    workflow.send_back(article, reason="再核", one_step=True, by=chief, now=NOW)
    assert (article.state, stages(article)) == (ArticleState.SUBMITTED, [])
    with pytest.raises(WrongState, match="只能退给作者"):
        workflow.send_back(article, reason="再核", one_step=True, by=chief, now=NOW)


def test_reviewer_takes_back_a_signature_while_it_is_the_last(
    reporter: User, page_editor: User, desk_head: User
) -> None:
    article = submitted_article(by=reporter)
    workflow.approve(article, by=page_editor, now=NOW)
    with pytest.raises(NotAllowed):
        workflow.unsign(article, by=desk_head, now=NOW)
    workflow.unsign(article, by=page_editor, now=NOW)
    assert (article.state, stages(article)) == (ArticleState.SUBMITTED, [])
    workflow.approve(article, by=page_editor, now=NOW)
    workflow.approve(article, by=desk_head, now=NOW)
    with pytest.raises(NotAllowed, match="后面还没有人签"):
        workflow.unsign(article, by=page_editor, now=NOW)


def test_unsigned_story_waits_for_the_final_stage_again(
    reporter: User, chief: User
) -> None:
    article = signed_article(by=reporter, chief=chief)
    workflow.unsign(article, by=chief, now=NOW)
    assert article.state == ArticleState.FINAL
    assert stages(article) == [Stage.FIRST, Stage.SECOND]


def test_reviewer_passes_what_was_read(
    reporter: User, page_editor: User, desk_head: User
) -> None:
    article = submitted_article(by=reporter)
    read = article.version
    edit(article, "读过之后改的", by=desk_head)
    with pytest.raises(Stale):
        workflow.approve(article, by=page_editor, now=NOW, version=read)


def test_warning_without_an_answer_stops_and_with_one_is_kept(
    reporter: User, page_editor: User
) -> None:
    article = submitted_article(by=reporter, photos=[make_photo(alt="")])
    with pytest.raises(NotReady, match="没有替代文字"):
        workflow.approve(article, by=page_editor, now=NOW)
    with pytest.raises(NotReady):
        workflow.approve(
            article, by=page_editor, now=NOW, answers={"alt_texts-0": "checked"}
        )
    key = "alt_texts-6b86b273ff34"  # the first twelve of sha256("1")
    workflow.approve(article, by=page_editor, now=NOW, answers={key: "as_is"})
    (kept,) = article.sign_offs.get().warnings
    assert (kept["check"], kept["answer"]) == ("alt_texts", "as_is")
    assert kept["text"].startswith("第1张图片没有替代文字")


def test_step_of_a_review_never_changes_but_by_being_voided(
    reporter: User, chief: User
) -> None:
    article = signed_article(by=reporter, chief=chief)
    row = article.sign_offs.releasing().get()
    row.comment = "改口"
    with pytest.raises(Exception, match="append-only"):
        row.save()
