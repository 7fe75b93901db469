"""Filing a correction: on what, in which words, and where it was printed."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles import workflow
from articles.models import Article, Correction, DeskLog
from articles.refusals import NotReady, WrongState
from articles.vocabulary import Verb
from articles.workflow.corrections import sign_correction
from articles.workflow.resigning import resign
from tests.cast import (
    HOUR,
    NOW,
    TODAY,
    make_article,
    make_issue,
    released_issue,
    signed_article,
)
from tests.correcting import WAS, correct, live_article

pytestmark = pytest.mark.django_db
LATER = NOW + HOUR


@pytest.fixture
def story(reporter: User, chief: User) -> Article:
    return live_article(by=reporter, chief=chief, kicker="防汛", deck="区里动真格")


def test_filed_correction_knows_where_the_story_was_printed(
    story: Article, page_editor: User
) -> None:
    row = correct(story, by=page_editor, now=LATER, note="笔误。")
    assert (row.filed_by, row.filed_post, row.filed_at) == (
        page_editor,
        "责任编辑",
        LATER,
    )
    assert (row.title, row.issue_date) == (story.headline, TODAY)
    assert row.issue_name == "2026年11月24日"
    assert row.page_name == "第A01版 要闻"
    assert row.printed_revision == story.live_revision
    log = DeskLog.objects.get(verb=Verb.CORRECT)
    assert (log.noun, log.target_id, log.person) == ("article", story.pk, page_editor)


def test_site_alone_has_no_issue_and_no_page(
    story: Article, page_editor: User, chief: User
) -> None:
    """Its page stands in tomorrow's issue, of which readers may learn nothing."""
    issue = make_issue(by=chief, date=TODAY + dt.timedelta(days=1))
    Article.objects.filter(pk=story.pk).update(page=issue.pages.get(number=1))
    row = correct(Article.objects.get(pk=story.pk), by=page_editor)
    assert (row.issue_name, row.page_name, row.issue_date) == ("", "", TODAY)


@pytest.mark.parametrize("how", ["draft", "scheduled", "withdrawn"])
def test_only_what_readers_have_is_corrected(
    how: str, story: Article, reporter: User, page_editor: User, chief: User
) -> None:
    if how == "draft":
        story = make_article(by=reporter)
    elif how == "scheduled":
        story = signed_article(by=reporter, chief=chief)
        tomorrow = TODAY + dt.timedelta(days=1)
        released_issue([story], chief=chief, at=LATER, date=tomorrow)
    else:
        workflow.withdraw(story, reason="误", ordered_by="总编", by=chief, now=NOW)
    with pytest.raises(WrongState):
        correct(story, by=page_editor)
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"should_be": ""}, "都要写"),
        ({"was": ""}, "都要写"),
        ({"was": "", "should_be": ""}, "都要写"),
        ({"kind": "update", "was": "", "should_be": "", "note": ""}, "告诉读者什么"),
        ({"kind": "update", "was": "", "note": "补"}, "都要写"),
        ({"kind": "update", "was": "", "should_be": "", "fix_text": True}, "都要写"),
        ({"should_be": WAS}, "一模一样"),
        ({"was": f" {WAS}\n", "should_be": WAS}, "一模一样"),
        ({"kind": "retraction"}, "种类"),
        ({"note": "长" * 501}, "500"),
    ],
)
def test_half_a_correction_is_refused(
    fields: dict[str, Any], sentence: str, story: Article, page_editor: User
) -> None:
    with pytest.raises(NotReady, match=sentence):
        correct(story, by=page_editor, **fields)
    assert not Correction.objects.exists()


@pytest.mark.parametrize("kind", ["update", "clarification", "apology"])
def test_note_alone_is_enough_for_what_is_no_error(
    kind: str, story: Article, page_editor: User
) -> None:
    row = correct(
        story, by=page_editor, kind=kind, was="", should_be="", note="谨致歉。"
    )
    assert row.is_waiting


def test_words_are_kept_as_a_story_keeps_them(
    story: Article, page_editor: User
) -> None:
    words: dict[str, Any] = {
        "was": "三百\r\n余人\x07 ",
        "note": " 第一行\r\n第二行\x00",
    }
    row = correct(story, by=page_editor, **words)
    assert (row.was, row.note) == (WAS, "第一行\n第二行")


@pytest.mark.parametrize(
    ("was", "sentence"), [("五百余人", "没有找到"), ("演练", "有 2 处")]
)
def test_fix_is_refused_unless_the_words_stand_there_once(
    was: str, sentence: str, story: Article, page_editor: User
) -> None:
    """The headline says 演练 too. A note without a fix may quote anything."""
    with pytest.raises(NotReady, match=sentence):
        correct(story, by=page_editor, was=was, should_be="别的", fix_text=True)
    assert not Correction.objects.exists()
    assert correct(story, by=page_editor, was=was, should_be="别的").is_waiting


def test_fix_waits_for_copy_that_is_open(
    story: Article, page_editor: User, chief: User
) -> None:
    filed = correct(story, by=page_editor, fix_text=True)
    workflow.unsign(story, by=chief, now=NOW)
    with pytest.raises(WrongState):
        correct(story, by=page_editor, fix_text=True)
    with pytest.raises(WrongState):
        sign_correction(filed, by=chief, now=LATER)
    sign_correction(correct(story, by=page_editor), by=chief, now=LATER)


def test_text_signed_again_before_the_instant_is_what_was_printed(
    reporter: User, page_editor: User, chief: User
) -> None:
    story = signed_article(by=reporter, chief=chief)
    released_issue([story], chief=chief, at=NOW + 2 * HOUR)
    printed = _resigned(story, "开印前改的题", chief=chief, now=LATER)
    after = _resigned(story, "见报后改的题", chief=chief, now=NOW + 3 * HOUR)
    row = correct(story, by=page_editor, now=NOW + 4 * HOUR)
    story.refresh_from_db()
    assert story.live_revision == after
    assert (row.printed_revision, row.title) == (printed, "开印前改的题")


def test_story_that_the_site_had_first_was_printed_as_it_stood_that_day(
    reporter: User, page_editor: User, chief: User
) -> None:
    story = signed_article(by=reporter, chief=chief)
    Article.objects.filter(pk=story.pk).update(
        live_from=NOW, first_live_at=NOW, live_revision=story.revisions.first()
    )
    story.refresh_from_db()
    printed = _resigned(story, "付印前的题", chief=chief, now=LATER)
    others = [signed_article(by=reporter, chief=chief)]
    tomorrow, at = TODAY + dt.timedelta(days=1), NOW + 2 * HOUR
    issue = released_issue(others, chief=chief, date=tomorrow, at=at)
    Article.objects.filter(pk=story.pk).update(
        page=issue.pages.get(number=2), position=1
    )
    _resigned(story, "见报后的题", chief=chief, now=NOW + 3 * HOUR)
    story.refresh_from_db()
    row = correct(story, by=page_editor, now=NOW + 4 * HOUR)
    assert (row.printed_revision, row.title) == (printed, "付印前的题")


def _resigned(story: Article, headline: str, *, chief: User, now: dt.datetime) -> Any:
    base = story.sign_offs.releasing().get().revision
    content = base.content | {"headline": headline}
    text = type(base).objects.propose(base, content, by=chief, now=now)
    return resign(workflow.locked(story), text, by=chief, now=now).revision
