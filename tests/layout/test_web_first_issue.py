"""先网后报: what the verbs of an issue do to a story with an instant of its own."""

import pytest
from django.contrib.auth.models import User

from articles import layout
from articles.models import Article, DeskLog, Issue
from articles.refusals import NotAllowed, NotReady, WrongState
from articles.vocabulary import Verb
from tests.cast import HOUR, NOW, make_issue, place_all, released_issue
from tests.layout.test_web_first import LATER, SOON, page_of, stored
from tests.press import approve_all, print_and_release

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("live", [False, True])
def test_story_is_placed_moved_and_unplaced_before_and_after_it_is_live(
    live: bool, story: Article, issue: Issue, page_editor: User
) -> None:
    now = SOON if live else NOW
    for number in (1, 2):
        page = issue.pages.get(number=number)
        layout.place(story, page=page, by=page_editor, now=now)
        assert stored(story) == (SOON, True, True, page.pk)
    layout.unplace(story, by=page_editor, now=now)
    assert stored(story) == (SOON, True, True, None)


def test_release_join_and_delay_never_move_it(
    story: Article, issue: Issue, signed: list[Article], chief: User
) -> None:
    place_all(issue, [story, *signed[:2]], by=chief)
    before = stored(story)
    print_and_release(issue, chief=chief, at=LATER)
    assert stored(story) == before
    layout.delay(issue, until=LATER + HOUR, by=chief, now=NOW)
    assert stored(story) == before
    assert stored(signed[0])[0] == LATER + HOUR
    place_all(issue, signed[2:], by=chief)
    assert layout.release(issue, at=NOW, by=chief, now=NOW) == signed[2:]
    assert stored(story) == before


def test_it_never_blocks_a_release_and_a_paper_may_hold_it_alone(
    story: Article, issue: Issue, chief: User
) -> None:
    place_all(issue, [story], by=chief)
    approve_all(issue, chief=chief)
    with pytest.raises(NotReady, match="白报"):
        layout.release(issue, at=NOW, by=chief, now=NOW)
    assert layout.release(issue, at=SOON, by=chief, now=NOW) == []
    assert stored(story)[0] == SOON
    with pytest.raises(NotReady, match="没有新签发"):
        layout.release(issue, at=SOON, by=chief, now=NOW)


@pytest.mark.parametrize("live", [False, True])
def test_pull_takes_it_off_the_page_and_leaves_its_instant(
    live: bool, story: Article, issue: Issue, signed: list[Article], chief: User
) -> None:
    place_all(issue, [story, *signed], by=chief)
    print_and_release(issue, chief=chief, at=LATER)
    now = SOON if live else NOW
    layout.pull(issue, article=story, by=chief, now=now)
    assert stored(story) == (SOON, True, True, None)
    assert DeskLog.objects.filter(verb=Verb.PULL, target_id=story.pk).count() == 1


def test_it_leaves_no_paper_that_readers_have(
    story: Article, issue: Issue, signed: list[Article], chief: User
) -> None:
    place_all(issue, [story, *signed], by=chief)
    print_and_release(issue, chief=chief, at=LATER)
    before, other = stored(story), issue.pages.get(number=2)
    with pytest.raises(WrongState, match="看到"):
        layout.pull(issue, article=story, by=chief, now=LATER)
    with pytest.raises(WrongState, match="看到"):
        layout.unplace(story, by=chief, now=LATER)
    with pytest.raises(WrongState, match="看到"):
        layout.place(story, page=other, by=chief, now=LATER)
    assert stored(story) == before


def test_into_and_out_of_a_released_paper_only_the_chief_moves_it(
    story: Article, signed: list[Article], page_editor: User, chief: User
) -> None:
    issue = released_issue(signed, chief=chief, at=LATER)
    page, other = issue.pages.all()
    with pytest.raises(NotAllowed, match="值班总编"):
        layout.place(story, page=page, by=page_editor, now=NOW)
    layout.place(story, page=page, by=chief, now=NOW)
    with pytest.raises(NotAllowed, match="值班总编"):
        layout.place(story, page=other, by=page_editor, now=NOW)
    with pytest.raises(NotAllowed, match="值班总编"):
        layout.unplace(story, by=page_editor, now=NOW)
    assert stored(story) == (SOON, True, True, page.pk)
    layout.unplace(story, by=chief, now=NOW)
    assert stored(story) == (SOON, True, True, None)


def test_chief_puts_it_into_a_paper_that_readers_have(
    story: Article, signed: list[Article], chief: User
) -> None:
    issue = released_issue(signed, chief=chief)
    page = issue.pages.get(number=1)
    layout.place(story, page=page, by=chief, now=NOW)
    assert list(Article.objects.live(NOW).of_issue(issue)) != []
    assert story not in Article.objects.live(NOW).of_issue(issue)
    assert story in Article.objects.live(SOON).of_issue(issue)


def test_story_of_a_release_may_go_ahead_of_it_and_rejoin(
    signed: list[Article], chief: User
) -> None:
    issue = released_issue(signed, chief=chief, at=LATER)
    page, early = page_of(issue), signed[0]
    layout.publish_web(early, at=SOON, by=chief, now=NOW)
    assert stored(early) == (SOON, True, True, page)
    assert early.first_live_at == SOON
    layout.delay(issue, until=LATER + HOUR, by=chief, now=NOW)
    assert stored(early)[0] == SOON
    layout.call_off(early, by=chief, now=NOW)
    assert stored(early) == (None, False, False, page)
    assert layout.release(issue, at=NOW, by=chief, now=NOW) == [early]
    assert stored(early) == (LATER + HOUR, True, False, page)


def test_main_paper_of_tomorrow_shows_what_went_online_today(
    story: Article, chief: User
) -> None:
    tomorrow = make_issue(by=chief, date=(NOW + 24 * HOUR).date())
    place_all(tomorrow, [story], by=chief)
    print_and_release(tomorrow, chief=chief, at=NOW + 20 * HOUR)
    assert Article.objects.live(SOON).outside_issues(SOON).get() == story
    later = NOW + 20 * HOUR
    assert not Article.objects.live(later).outside_issues(later).exists()
