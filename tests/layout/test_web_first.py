"""先网后报: a story's own instant, and what the verbs of the story do to it."""

import datetime as dt

import pytest
from django.contrib.auth.models import User

from articles import layout, workflow
from articles.models import Article, DeskLog, Issue
from articles.refusals import NotAllowed, NotReady, Refused, WrongState
from articles.vocabulary import ArticleState, Verb
from tests.cast import (
    HOUR,
    NOW,
    make_article,
    place_all,
    released_issue,
    signed_article,
    submitted_article,
)
from tests.press import print_and_release

pytestmark = pytest.mark.django_db

SOON, LATER = NOW + HOUR, NOW + 5 * HOUR
Columns = tuple[dt.datetime | None, bool, bool, int | None]


def stored(row: Article) -> Columns:
    now = Article.objects.get(pk=row.pk)
    return now.live_from, now.live_revision is not None, now.web_first, now.page_id


def page_of(issue: Issue, number: int = 1) -> int:
    return issue.pages.get(number=number).pk


def test_signed_story_gets_an_instant_and_its_signed_text(
    story: Article, chief: User
) -> None:
    signature = story.sign_offs.releasing().get()
    assert (story.live_from, story.first_live_at, story.web_first) == (SOON, SOON, True)
    assert story.live_revision == signature.revision
    assert not Article.objects.live(NOW).exists()
    assert Article.objects.live(SOON).get() == story
    log = DeskLog.objects.get(verb=Verb.PUBLISH)
    assert (log.person, log.target_id) == (chief, story.pk)
    assert log.detail == {"at": SOON.isoformat()}


@pytest.mark.parametrize("person", ["reporter", "page_editor", "desk_head"])
def test_only_the_chief_puts_online_and_calls_off(
    person: str, story: Article, chief: User, request: pytest.FixtureRequest
) -> None:
    user, before = request.getfixturevalue(person), stored(story)
    other = signed_article(by=chief, chief=request.getfixturevalue("other_chief"))
    with pytest.raises(NotAllowed):
        layout.publish_web(other, at=SOON, by=user, now=NOW)
    with pytest.raises(NotAllowed):
        layout.call_off(story, by=user, now=NOW)
    assert (stored(story), stored(other)) == (before, (None, False, False, None))


def test_chief_may_put_an_own_story_online_that_another_signed(
    chief: User, other_chief: User
) -> None:
    row = signed_article(by=chief, chief=other_chief)
    layout.publish_web(row, at=NOW, by=chief, now=NOW)
    assert Article.objects.live(NOW).get() == row


def test_what_nobody_signed_does_not_go_online(reporter: User, chief: User) -> None:
    returned = submitted_article(by=reporter)
    workflow.send_back(returned, reason="补", by=chief, now=NOW)
    withdrawn = signed_article(by=reporter, chief=chief)
    words = {"reason": "误", "ordered_by": "总编"}
    workflow.withdraw(withdrawn, by=chief, now=NOW, **words)
    unsigned = [make_article(by=reporter), submitted_article(by=reporter)]
    for row in (*unsigned, returned, withdrawn):
        with pytest.raises(NotReady, match="还没签发"):
            layout.publish_web(row, at=SOON, by=chief, now=NOW)
    assert not Article.objects.live(LATER).exists()


@pytest.mark.parametrize(
    "at",
    [
        NOW - HOUR,
        dt.datetime(1, 1, 1, tzinfo=dt.UTC),
        dt.datetime(9999, 12, 31, tzinfo=dt.UTC),
    ],
)
def test_past_and_absurd_instants_are_refused(
    at: dt.datetime, reporter: User, chief: User
) -> None:
    row = signed_article(by=reporter, chief=chief)
    with pytest.raises(NotReady):
        layout.publish_web(row, at=at, by=chief, now=NOW)
    assert stored(row) == (None, False, False, None)


def test_embargo_holds_the_web_too(reporter: User, chief: User) -> None:
    row = signed_article(by=reporter, chief=chief, embargo=SOON)
    moment = dt.timedelta(microseconds=1)
    with pytest.raises(NotReady, match="解禁"):
        layout.publish_web(row, at=SOON - moment, by=chief, now=NOW)
    layout.publish_web(row, at=SOON, by=chief, now=NOW)
    assert Article.objects.live(SOON).exists()


def test_second_instant_needs_the_first_called_off(story: Article, chief: User) -> None:
    with pytest.raises(WrongState, match="先取消"):
        layout.publish_web(story, at=LATER, by=chief, now=NOW)
    assert stored(story)[0] == SOON
    layout.call_off(story, by=chief, now=NOW)
    assert stored(story) == (None, False, False, None)
    assert (story.first_live_at, story.state) == (None, ArticleState.SIGNED)
    layout.publish_web(story, at=LATER, by=chief, now=NOW)
    assert stored(story)[0] == LATER
    verbs = DeskLog.objects.filter(target_id=story.pk).order_by("pk")
    assert [row.verb for row in verbs][-3:] == ["publish", "call_off", "publish"]


def test_what_readers_see_is_neither_published_again_nor_called_off(
    story: Article, reporter: User, chief: User
) -> None:
    printed = signed_article(by=reporter, chief=chief)
    released_issue([printed], chief=chief)
    for row in (story, printed):
        before = stored(row)
        with pytest.raises(WrongState, match="看到"):
            layout.publish_web(row, at=LATER, by=chief, now=SOON)
        with pytest.raises(Refused):
            layout.call_off(row, by=chief, now=SOON)
        assert stored(row) == before


def test_only_an_own_instant_is_called_off(
    signed: list[Article], fourth: Article, chief: User
) -> None:
    released_issue(signed, chief=chief, at=LATER)
    for row in (signed[0], fourth):
        before = stored(row)
        with pytest.raises(WrongState, match="没有定"):
            layout.call_off(row, by=chief, now=NOW)
        assert stored(row) == before


def test_unsigning_before_the_instant_takes_it_off_the_web(
    story: Article, issue: Issue, chief: User
) -> None:
    place_all(issue, [story], by=chief)
    workflow.unsign(story, by=chief, now=NOW)
    assert stored(story) == (None, False, False, page_of(issue))
    assert story.first_live_at is None


def test_unsigning_after_it_leaves_readers_the_signed_text(
    story: Article, chief: User
) -> None:
    workflow.unsign(story, by=chief, now=SOON)
    assert stored(story) == (SOON, True, True, None)


@pytest.mark.parametrize("placed", [False, True])
def test_withdrawn_and_restored_it_has_its_own_instant_again(
    placed: bool, story: Article, issue: Issue, signed: list[Article], chief: User
) -> None:
    if placed:
        place_all(issue, [*signed, story], by=chief)
        print_and_release(issue, chief=chief, at=LATER)
    before, words = stored(story), {"reason": "误", "ordered_by": "总编"}
    workflow.withdraw(story, by=chief, now=SOON, **words)
    assert stored(story)[:2] == (None, False)
    layout_now = SOON + HOUR
    if placed:
        layout.delay(issue, until=LATER + HOUR, by=chief, now=layout_now)
    workflow.restore(story, by=chief, now=layout_now)
    assert stored(story) == before
    if placed:
        layout.delay(issue, until=LATER + 2 * HOUR, by=chief, now=layout_now)
        assert stored(story) == before


def test_withdrawn_before_its_instant_it_forgets_it(
    story: Article, issue: Issue, chief: User
) -> None:
    words = {"reason": "误", "ordered_by": "总编"}
    workflow.withdraw(story, by=chief, now=NOW, **words)
    assert stored(story) == (None, False, False, None)
    workflow.restore(story, by=chief, now=LATER)
    assert story.state == ArticleState.RETURNED
    assert stored(story) == (None, False, False, None)


def test_withdrawn_unsigned_story_returns_to_its_writer_without_an_instant(
    story: Article, chief: User
) -> None:
    workflow.unsign(story, by=chief, now=SOON)
    words = {"reason": "误", "ordered_by": "总编"}
    workflow.withdraw(story, by=chief, now=SOON, **words)
    workflow.restore(story, by=chief, now=SOON)
    assert (story.state, story.first_live_at) == (ArticleState.RETURNED, SOON)
    assert stored(story) == (None, False, False, None)


def test_embargo_set_later_cannot_pass_its_instant(
    story: Article, reporter: User, page_editor: User, chief: User
) -> None:
    workflow.unsign(story, by=chief, now=SOON)
    story.embargo = LATER
    with pytest.raises(Refused):
        workflow.save_copy(story, version=story.version, by=page_editor, now=SOON)
    assert stored(story)[0] == SOON
