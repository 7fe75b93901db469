"""Who has a story open: while the page speaks, and told to its readers only."""

import pytest
from django.contrib.auth.models import User
from pytest_django.fixtures import DjangoAssertNumQueries

from articles import presence, workflow
from articles.models import DeskLog, Presence, Revision
from articles.models.presence import FRESH
from articles.refusals import NotAllowed
from tests.cast import HOUR, NOW, make_article, submitted_article

pytestmark = pytest.mark.django_db


def test_one_row_a_person_however_often_the_page_speaks(reporter: User) -> None:
    story = make_article(by=reporter)
    presence.ping(story, by=reporter, changed=False, now=NOW)
    presence.ping(story, by=reporter, changed=True, now=NOW + FRESH / 6)
    row = Presence.objects.get()
    assert (row.at, row.changed) == (NOW + FRESH / 6, True)


def test_others_are_told_and_oneself_is_not(reporter: User, page_editor: User) -> None:
    story, quiet = submitted_article(by=reporter), submitted_article(by=reporter)
    presence.ping(story, by=page_editor, changed=True, now=NOW)
    presence.ping(story, by=reporter, changed=False, now=NOW)
    seen = presence.openers_of([story, quiet], by=reporter, now=NOW)
    assert [(row.person, row.changed) for row in seen.pop(story.pk)] == [
        (page_editor, True)
    ]
    assert not seen


def test_silence_of_two_minutes_does_not_count_and_is_swept(
    reporter: User, page_editor: User
) -> None:
    story, other = submitted_article(by=reporter), submitted_article(by=reporter)
    presence.ping(story, by=page_editor, changed=True, now=NOW)
    later = NOW + FRESH
    assert not presence.openers_of([story], by=reporter, now=later)
    presence.ping(other, by=reporter, changed=False, now=later)
    assert [row.person for row in Presence.objects.all()] == [reporter]


def test_good_bye_takes_only_ones_own_row(reporter: User, page_editor: User) -> None:
    story = submitted_article(by=reporter)
    for person in (reporter, page_editor):
        presence.ping(story, by=person, changed=False, now=NOW)
    presence.leave(story, by=page_editor)
    assert [row.person for row in Presence.objects.all()] == [reporter]


def test_nobody_opens_what_they_may_not_read(
    reporter: User, other_reporter: User
) -> None:
    with pytest.raises(NotAllowed):
        presence.ping(
            make_article(by=reporter), by=other_reporter, changed=False, now=NOW
        )
    assert not Presence.objects.exists()


def test_being_there_is_no_edit(reporter: User) -> None:
    story = make_article(by=reporter)
    before = (DeskLog.objects.count(), Revision.objects.count(), story.version)
    presence.ping(story, by=reporter, changed=True, now=NOW + HOUR)
    story.refresh_from_db()
    assert before == (DeskLog.objects.count(), Revision.objects.count(), story.version)


def test_open_draft_can_still_be_discarded(reporter: User, page_editor: User) -> None:
    story = make_article(by=reporter)
    presence.ping(story, by=page_editor, changed=False, now=NOW)
    workflow.discard(story, by=reporter, now=NOW)
    assert not Presence.objects.exists()


def test_many_stories_cost_one_query(
    reporter: User,
    page_editor: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    stories = [submitted_article(by=reporter) for _ in range(5)]
    for story in stories:
        presence.ping(story, by=page_editor, changed=False, now=NOW)
    with django_assert_num_queries(1):
        seen = presence.openers_of(stories, by=reporter, now=NOW)
        assert {row.person.username for rows in seen.values() for row in rows} == {
            "page_editor"
        }
