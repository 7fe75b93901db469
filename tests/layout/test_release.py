"""The verbs of an issue's instant: release whole, delay, pull."""

import datetime as dt

import pytest
from django.contrib.auth.models import User

from articles import layout, workflow
from articles.models import Article, DeskLog, Issue
from articles.refusals import NotReady, WrongState
from articles.vocabulary import IssueState, Verb
from tests.cast import (
    HOUR,
    NOW,
    make_issue,
    place_all,
    released_issue,
    signed_article,
    submitted_article,
)
from tests.press import approve_all, print_and_release

pytestmark = pytest.mark.django_db


def test_issue_is_released_whole(
    issue: Issue, signed: list[Article], chief: User, now: dt.datetime
) -> None:
    place_all(issue, signed, by=chief)
    approve_all(issue, chief=chief)
    released = layout.release(issue, at=now + HOUR, by=chief, now=now)
    assert released == signed
    assert (issue.state, issue.release_at) == (IssueState.RELEASED, now + HOUR)
    assert not Article.objects.live(now).exists()
    assert not Issue.objects.live(now).exists()
    assert set(Article.objects.live(now + HOUR)) == set(signed)
    assert Issue.objects.live(now + HOUR).get() == issue
    instant = dt.timedelta(microseconds=1)
    assert not Article.objects.live(now + HOUR - instant).exists()


def test_unsigned_story_blocks_release_and_is_named(
    issue: Issue, signed: list[Article], chief: User, reporter: User
) -> None:
    waiting = submitted_article(by=reporter, headline="还没人签")
    place_all(issue, [*signed, waiting], by=chief)
    approve_all(issue, chief=chief, leave_out=True)
    with pytest.raises(NotReady, match="还没人签"):
        layout.release(issue, at=NOW, by=chief, now=NOW)
    assert not Article.objects.live(NOW).exists()
    layout.release(issue, at=NOW, by=chief, now=NOW, leave_out=True)
    assert set(Article.objects.live(NOW)) == set(signed)


def test_empty_paper_and_past_or_absurd_instants_are_refused(
    issue: Issue, signed: list[Article], chief: User
) -> None:
    with pytest.raises(NotReady, match="白报"):
        layout.release(issue, at=NOW, by=chief, now=NOW)
    place_all(issue, signed, by=chief)
    for at in (
        NOW - HOUR,
        dt.datetime(1, 1, 1, tzinfo=dt.UTC),
        dt.datetime(9999, 12, 31, tzinfo=dt.UTC),
    ):
        with pytest.raises(NotReady):
            layout.release(issue, at=at, by=chief, now=NOW)
    issue.refresh_from_db()
    assert issue.release_at is None


@pytest.mark.parametrize(
    ("placed_at", "live_from"), [(NOW, NOW + HOUR), (NOW + 3 * HOUR, NOW + 3 * HOUR)]
)
def test_late_story_joins_at_the_instant_or_now_if_later(
    placed_at: dt.datetime,
    live_from: dt.datetime,
    signed: list[Article],
    chief: User,
) -> None:
    *early, late = signed
    issue = released_issue(early, chief=chief, at=NOW + HOUR)
    place_all(issue, [late], by=chief)
    assert not Article.objects.filter(pk=late.pk).live(NOW + 9 * HOUR).exists()
    assert layout.release(issue, at=NOW, by=chief, now=placed_at) == [late]
    issue.refresh_from_db()
    assert issue.release_at == NOW + HOUR
    assert Article.objects.get(pk=late.pk).live_from == live_from


def test_second_release_with_nothing_new_is_refused(
    signed: list[Article], chief: User
) -> None:
    issue = released_issue(signed, chief=chief)
    with pytest.raises(NotReady):
        layout.release(issue, at=NOW, by=chief, now=NOW)
    assert DeskLog.objects.filter(verb=Verb.RELEASE).count() == 1


def test_placed_in_a_release_means_fixed_to_its_page(
    signed: list[Article], chief: User
) -> None:
    issue = released_issue(signed, chief=chief, at=NOW + HOUR)
    other = issue.pages.get(number=2)
    with pytest.raises(WrongState, match="抽稿"):
        layout.place(signed[0], page=other, by=chief, now=NOW)
    with pytest.raises(WrongState, match="抽稿"):
        layout.unplace(signed[0], by=chief, now=NOW)


def test_delay_moves_issue_and_stories_together(
    signed: list[Article], chief: User
) -> None:
    issue = released_issue(signed, chief=chief, at=NOW + HOUR)
    for until in (NOW, NOW - HOUR, dt.datetime(9999, 1, 1, tzinfo=dt.UTC)):
        with pytest.raises(NotReady):
            layout.delay(issue, until=until, by=chief, now=NOW)
    layout.delay(issue, until=NOW + 3 * HOUR, by=chief, now=NOW)
    assert issue.release_at == NOW + 3 * HOUR
    assert not Article.objects.live(NOW + 2 * HOUR).exists()
    for article in Article.objects.all():
        assert article.live_from == article.first_live_at == NOW + 3 * HOUR


def test_what_readers_saw_is_neither_delayed_nor_pulled(
    signed: list[Article], chief: User
) -> None:
    issue = released_issue(signed, chief=chief)
    with pytest.raises(WrongState, match="看到"):
        layout.delay(issue, until=NOW + HOUR, by=chief, now=NOW)
    with pytest.raises(WrongState, match="看到"):
        layout.pull(issue, article=signed[0], by=chief, now=NOW)
    with pytest.raises(WrongState):
        layout.delay(
            make_issue(by=chief, edition="extra"), until=NOW + HOUR, by=chief, now=NOW
        )


def test_pulled_story_leaves_alone(signed: list[Article], chief: User) -> None:
    issue = released_issue(signed, chief=chief, at=NOW + HOUR)
    layout.pull(issue, article=signed[0], by=chief, now=NOW)
    pulled = signed[0]
    gone = (pulled.page, pulled.live_from, pulled.live_revision, pulled.first_live_at)
    assert gone == (None, None, None, None)
    assert set(Article.objects.live(NOW + HOUR)) == set(signed[1:])
    left = issue.pages.get(number=1).articles.order_by("position")
    assert list(left.values_list("position", flat=True)) == [1, 2]
    with pytest.raises(WrongState):
        layout.pull(issue, article=pulled, by=chief, now=NOW)


@pytest.mark.parametrize("step", ["release", "delay"])
def test_embargo_holds_the_issue_back(step: str, reporter: User, chief: User) -> None:
    article = signed_article(
        by=reporter, chief=chief, headline="捂着的稿", embargo=NOW + 2 * HOUR
    )
    issue = make_issue(by=chief)
    place_all(issue, [article], by=chief)
    if step == "delay":
        print_and_release(issue, chief=chief, at=NOW + 3 * HOUR)
    with pytest.raises(NotReady, match="捂着的稿"):
        if step == "release":
            layout.release(issue, at=NOW + HOUR, by=chief, now=NOW)
        else:
            layout.delay(issue, until=NOW + HOUR, by=chief, now=NOW)
    assert not Article.objects.live(NOW + HOUR).exists()


def test_withdrawn_story_neither_blocks_nor_joins_its_issue(
    signed: list[Article], chief: User
) -> None:
    issue = make_issue(by=chief)
    place_all(issue, signed, by=chief)
    workflow.withdraw(signed[0], reason="有误", ordered_by="总编", by=chief, now=NOW)
    assert print_and_release(issue, chief=chief) == signed[1:]
