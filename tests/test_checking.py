"""The copy checks over rows: lists as they are now, days of print, what is kept."""

import datetime as dt

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import layout, workflow
from articles.checking import findings_of, state_of_words
from articles.models import Article, DeskLog, HouseWord, Leader, LeaderPost
from articles.models.content import content_of
from articles.refusals import NotReady
from articles.vocabulary import Verb
from tests.cast import (
    NOW,
    TODAY,
    make_article,
    make_issue,
    make_photo,
    reviewed_article,
    submitted_article,
)

pytestmark = pytest.mark.django_db


def found(article: Article) -> list[str]:
    article.refresh_from_db()
    return [
        f"{row.check} {row.what}" for row in findings_of(article, content_of(article))
    ]


def test_list_is_asked_as_it_is_now(reporter: User) -> None:
    story = make_article(by=reporter, body="<p>残 废人和影帝</p>")
    assert found(story) == []
    word = HouseWord.objects.create(term="残废人", severity="1banned")
    assert found(story) == ["house_words 残废人"]
    word.term = "影帝"
    word.save()
    assert found(story) == ["house_words 影帝"]
    HouseWord.objects.filter(pk=word.pk).update(active=False)
    assert found(story) == []
    HouseWord.objects.filter(pk=word.pk).update(active=True)
    assert found(story) == ["house_words 影帝"]
    word.delete()
    assert found(story) == []


def test_state_of_the_list_is_another_after_every_change(db: None) -> None:
    states = [state_of_words()]
    word = HouseWord.objects.create(term="甲")
    states.append(state_of_words())
    for suggestion in ("乙", "丙", "乙"):
        HouseWord.objects.filter(pk=word.pk).update(suggestion=suggestion)
        states.append(state_of_words())
    word.delete()
    HouseWord.objects.create(term="甲")
    states.append(state_of_words())
    assert len(set(states)) == len(states)


def test_an_unchanged_list_is_not_read_again(reporter: User) -> None:
    story = make_article(by=reporter)
    HouseWord.objects.create(term="残废人")
    found(story)
    with CaptureQueriesContext(connection) as queries:
        found(story)
    assert not [q for q in queries if "exceptions" in q["sql"]]


def test_leaders_posts_are_judged_by_the_day_of_print(
    reporter: User, chief: User
) -> None:
    leader = Leader.objects.create(name="宁致远", rank=1)
    until = TODAY
    LeaderPost.objects.create(leader=leader, title="区委书记", until=until)
    story = submitted_article(by=reporter, body="<p>区委书记宁致远到会。</p>")
    assert found(story) == []
    for days, finds in ((0, []), (1, ["leader_posts 区委书记宁致远"])):
        issue = make_issue(by=chief, date=TODAY + dt.timedelta(days=days), pages=1)
        layout.place(story, page=issue.pages.get(), by=chief, now=NOW)
        assert found(story) == finds


def test_yesterday_is_asked_about_once_the_story_waits(
    reporter: User, chief: User
) -> None:
    story = submitted_article(by=reporter)  # 昨日 stands in it
    for days, finds in ((0, []), (1, []), (3, ["relative_dates 昨日"])):
        issue = make_issue(by=chief, date=TODAY + dt.timedelta(days=days), pages=1)
        layout.place(story, page=issue.pages.get(), by=chief, now=NOW)
        assert found(story) == finds


def test_submission_keeps_what_the_writer_went_on_with(reporter: User) -> None:
    HouseWord.objects.create(term="残废人", severity="1banned")
    plain = submitted_article(by=reporter)
    story = submitted_article(by=reporter, body="<p>残废人</p>")
    logs = DeskLog.objects.filter(verb=Verb.SUBMIT)
    assert logs.get(target_id=plain.pk).detail == {}
    kept = logs.get(target_id=story.pk).detail["findings"]
    assert len(kept) == 1 and "残废人" in kept[0]


def test_grave_findings_are_answered_and_hints_only_kept(
    reporter: User, page_editor: User
) -> None:
    HouseWord.objects.create(term="残废人", severity="1banned")
    HouseWord.objects.create(term="据悉", severity="4hint")
    story = submitted_article(by=reporter, body="<p>据悉，残废人来了。</p>")
    with pytest.raises(NotReady, match="残废人"):
        workflow.approve(story, by=page_editor, now=NOW)
    findings = findings_of(story, content_of(story))
    answers = {row.key: "checked" for row in findings if row.asks}
    sign_off = workflow.approve(story, by=page_editor, now=NOW, answers=answers)
    assert [(w["severity"], w["answer"]) for w in sign_off.warnings] == [
        ("1banned", "checked"),
        ("4hint", ""),
    ]
    assert sign_off.warnings[0]["places"] == "正文第1段：据悉，残废人来了。"


@pytest.mark.parametrize("alt", ["", "  "])
def test_no_final_signature_over_a_photo_without_alternative_text(
    alt: str, reporter: User, chief: User
) -> None:
    photos = [make_photo(), make_photo(alt=alt, caption="堤上的人们。")]
    story = submitted_article(by=reporter, photos=photos)
    with pytest.raises(NotReady, match="第2张图片（堤上的人们。）还没有替代文字"):
        workflow.emergency_sign(story, reason="汛情", by=chief, now=NOW)
    photos[1].alt = "堤上站着一排人"
    photos[1].save()
    workflow.emergency_sign(story, reason="汛情", by=chief, now=NOW)
    assert story.state == "signed"


def test_photo_that_lost_its_words_stops_the_signature(
    reporter: User, chief: User
) -> None:
    photo = make_photo(caption="")
    story = reviewed_article(by=reporter)
    story.article_photos.create(photo=photo, order=1)
    photo.alt = ""
    photo.save()
    with pytest.raises(NotReady, match="替代文字"):
        workflow.sign(story, by=chief, now=NOW)
    story.refresh_from_db()
    assert story.state == "final"
