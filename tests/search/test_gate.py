"""What is not live is not found, in no way and in no count; what is live is found from
its instant on, by the words that were signed."""

import datetime as dt

import pytest
from django.contrib.auth.models import User

from articles import layout, workflow
from articles.models import Article, Issue, SearchEntry
from articles.search import find, understood
from articles.search.upkeep import faults, out_of_step
from tests.cast import HOUR, NOW, TODAY, make_issue, signed_article
from tests.press import print_and_release
from tests.search.truth import found
from tests.views.paper import DAY, MARKER, Secret, live_issue, place, secret_story
from tests.views.test_live_gate import HIDDEN, Hide, scheduled

pytestmark = pytest.mark.django_db

ASKED = [MARKER, f"主题{MARKER}", "标记", "记", f"作者:{MARKER}", f"记者:作者{MARKER}",
         f"频道:{MARKER}", f"专栏:{MARKER}", f"{MARKER} 正文", "防汛"]  # fmt: skip


@pytest.fixture
def secret(reporter: User, chief: User) -> Secret:
    live_issue(3, reporter=reporter, chief=chief)
    return secret_story(by=reporter)


def answers(now: dt.datetime = NOW) -> list[object]:
    return [
        find(understood(typed), now=now, newest=newest)
        for typed in ASKED
        for newest in (True, False)
    ]


@pytest.mark.parametrize("hide", [hide for hide, _status in HIDDEN])
def test_what_is_hidden_is_not_found_and_changes_no_count(
    hide: Hide, secret: Secret, reporter: User, chief: User
) -> None:
    before = answers()
    hide(secret, reporter, chief)
    assert answers() == before
    assert found(MARKER) == []
    assert in_step()


def in_step() -> bool:
    """Every entry as it should be, and none too many."""
    strays = SearchEntry.objects.filter(article__live_revision=None)
    wrong = [row for _done, _total, rows in faults() for row in rows]
    return not strays.exists() and not out_of_step().exists() and not wrong


def test_story_is_found_from_its_instant_on(
    secret: Secret, reporter: User, chief: User
) -> None:
    scheduled(secret, reporter, chief)
    at = NOW + HOUR
    assert found(MARKER, now=at - dt.timedelta(microseconds=1)) == []
    assert found(MARKER, now=at) == [secret.article.pk]
    assert found(f"记者:{MARKER}", now=at, newest=False) == [secret.article.pk]


def test_delay_over_new_year_moves_it(
    secret: Secret, reporter: User, chief: User
) -> None:
    scheduled(secret, reporter, chief)
    until = dt.datetime(2027, 1, 1, 6, tzinfo=dt.UTC)
    issue = Issue.objects.get(date=TODAY + DAY)
    layout.delay(issue, until=until, by=chief, now=NOW)
    assert in_step()
    assert found(MARKER, now=NOW + HOUR) == []
    assert found(MARKER, now=until) == [secret.article.pk]
    layout.pull(issue, article=secret.article, by=chief, now=NOW)
    assert in_step()
    assert found(MARKER, now=until) == []


def test_withdrawn_story_is_lost_and_restored_one_found_again(
    reporter: User, chief: User
) -> None:
    live_issue(1, reporter=reporter, chief=chief, headline="湖堤加固")
    story = Article.objects.get()
    assert found("湖堤加固") == [story.pk]
    workflow.withdraw(story, reason="有误", ordered_by="总编", by=chief, now=NOW)
    assert found("湖堤加固") == []
    assert not SearchEntry.objects.exists()
    workflow.restore(story, by=chief, now=NOW)
    assert found("湖堤加固") == [story.pk]
    assert in_step()


def test_only_the_signed_words_are_found(reporter: User, chief: User) -> None:
    live_issue(1, reporter=reporter, chief=chief, headline="湖堤加固")
    story = Article.objects.get()
    workflow.unsign(story, by=chief, now=NOW)
    Article.objects.filter(pk=story.pk).update(headline="湖堤重修")
    assert (found("湖堤加固"), found("湖堤重修")) == ([story.pk], [])


def test_correction_changes_what_is_found_when_it_is_signed(
    reporter: User, chief: User, other_chief: User
) -> None:
    live_issue(1, reporter=reporter, chief=chief, body="<p>全长三公里。</p>")
    story = Article.objects.get()
    correction = workflow.correct(
        story,
        kind="error",
        was="三公里",
        should_be="五公里",
        note="",
        fix_text=True,
        by=chief,
        now=NOW,
    )
    assert (found("三公里"), found("五公里")) == ([story.pk], [])
    workflow.sign_correction(correction, by=other_chief, now=NOW)
    assert (found("三公里"), found("五公里")) == ([], [story.pk])
    workflow.void_correction(correction, reason="错", by=other_chief, now=NOW)
    assert (found("三公里"), found("五公里")) == ([story.pk], [])
    assert in_step()


def test_web_first_story_is_found_at_its_own_instant_without_its_page(
    reporter: User, chief: User
) -> None:
    story = signed_article(by=reporter, chief=chief, headline="湖堤加固")
    issue = make_issue(by=chief, date=TODAY + DAY)
    place(story, issue=issue, by=chief)
    layout.publish_web(story, at=NOW + HOUR, by=chief, now=NOW)
    assert found("湖堤") == []
    assert found("湖堤", now=NOW + HOUR) == [story.pk]
    assert found("湖堤 版:A01", now=NOW + HOUR) == []
    layout.call_off(story, by=chief, now=NOW)
    assert found("湖堤", now=NOW + HOUR) == []
    assert in_step()
    print_and_release(issue, chief=chief, at=NOW + DAY)
    assert found("湖堤 版:a01", now=NOW + DAY) == [story.pk]
    assert in_step()
