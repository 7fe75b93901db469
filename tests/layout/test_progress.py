"""How far an issue is: counts, length against space, what keeps it from being ready."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import layout, workflow
from articles.layout.progress import IssueProgress, Trouble
from articles.models import Article, ArticlePhoto, Issue, Page, Photo
from articles.models.bounds import SHANGHAI
from tests.cast import (
    HOUR,
    NOW,
    TODAY,
    make_article,
    make_issue,
    make_photo,
    place_all,
    released_issue,
    signed_article,
    submitted_article,
)

pytestmark = pytest.mark.django_db


def body(words: int) -> str:
    return f"<p>{'字' * words}</p>"


def progress(issue: Issue, viewer: User, now: dt.datetime = NOW) -> IssueProgress:
    return layout.progress_of(issue, viewer=viewer, now=now)


def troubles(found: IssueProgress) -> list[tuple[Trouble, Article | None]]:
    return [
        (row.kind, row.article)
        for row in found.blockers
        if row.kind is not Trouble.EMPTY
    ]


def test_page_counts_words_and_captions_apart(
    issue: Issue, reporter: User, chief: User
) -> None:
    photo = make_photo(by=reporter, caption="堤上的人。")
    stories = [
        submitted_article(by=reporter, body=body(30), photos=[photo]),
        signed_article(by=reporter, chief=chief, body=body(12)),
    ]
    place_all(issue, stories, by=chief)
    issue.pages.filter(number=1).update(space=100)
    found = progress(issue, chief)
    first = found.pages[0]
    length = first.length
    assert (length.words, length.captions, length.space) == (42, 5, 100)
    assert (length.left, length.over, length.percent) == (58, 0, 42)
    assert (first.signed, first.count, first.stories) == (1, 2, stories)
    assert (found.signed, found.count) == (1, 2)


@pytest.mark.parametrize(
    ("space", "over"), [(None, 0), (42, 0), (41, 1), (1, 41), (50_000, 0)]
)
def test_more_words_than_space_are_an_overflow(
    space: int | None, over: int, issue: Issue, reporter: User, chief: User
) -> None:
    story = signed_article(by=reporter, chief=chief, body=body(42))
    place_all(issue, [story], by=chief)
    issue.pages.filter(number=1).update(space=space)
    found = progress(issue, chief)
    assert found.pages[0].length.over == over
    named = [row for row in found.blockers if row.kind is Trouble.OVERFLOW]
    assert [row.sentence for row in named] == [f"第A01版 要闻溢 {over} 字"] * bool(over)
    assert not any(row.stops_release for row in named)


def test_issue_has_a_space_only_where_every_page_has(issue: Issue, chief: User) -> None:
    assert progress(issue, chief).length.space is None
    issue.pages.filter(number=1).update(space=2000)
    assert progress(issue, chief).length.space is None
    issue.pages.filter(number=2).update(space=1500)
    assert progress(issue, chief).length.space == 3500
    assert progress(make_issue(by=chief, edition="extra", pages=0), chief).pages == []


def test_every_trouble_is_named_with_its_page_and_story(
    issue: Issue, reporter: User, chief: User
) -> None:
    bare = Photo.objects.create(key="to-come", caption="", created_at=NOW)
    unsigned = submitted_article(by=reporter, headline="还没签")
    unfinished = make_article(by=reporter, headline="差图", photos=[bare])
    held = signed_article(
        by=reporter, chief=chief, headline="捂着", embargo=NOW + 48 * HOUR
    )
    place_all(issue, [held, unsigned, unfinished], by=chief)
    assert troubles(progress(issue, chief)) == [
        (Trouble.EMBARGO, held),
        (Trouble.UNSIGNED, unsigned),
        (Trouble.UNSIGNED, unfinished),
        (Trouble.NO_PICTURE, unfinished),
        (Trouble.NO_CAPTION, unfinished),
    ]
    empty = progress(issue, chief).blockers[-1]
    assert (empty.kind, empty.page) == (Trouble.EMPTY, issue.pages.get(number=2))
    assert empty.sentence == "第A02版 要闻还空着"


def test_a_caption_from_the_library_is_a_caption(
    issue: Issue, reporter: User, chief: User
) -> None:
    photo = make_photo(by=reporter, caption="")
    story = submitted_article(by=reporter, photos=[photo])
    place_all(issue, [story], by=chief)
    assert (Trouble.NO_CAPTION, story) in troubles(progress(issue, chief))
    for written in (
        Photo.objects.filter(pk=photo.pk),
        ArticlePhoto.objects.filter(photo=photo),
    ):
        written.update(caption="水位尺。")
        assert (Trouble.NO_CAPTION, story) not in troubles(progress(issue, chief))
        written.update(caption="")


def test_embargo_over_by_the_usual_hour_blocks_nothing(
    issue: Issue, reporter: User, chief: User
) -> None:
    dawn = dt.datetime.combine(TODAY + dt.timedelta(days=1), dt.time(6), SHANGHAI)
    story = signed_article(by=reporter, chief=chief, embargo=dawn)
    place_all(issue, [story], by=chief)
    assert not troubles(progress(issue, chief))
    later = dawn + dt.timedelta(minutes=1)
    Article.objects.filter(pk=story.pk).update(embargo=later)
    assert troubles(progress(issue, chief)) == [(Trouble.EMBARGO, story)]


def test_withdrawn_story_takes_no_space_and_blocks_nothing(
    issue: Issue, reporter: User, chief: User
) -> None:
    story = submitted_article(by=reporter)
    place_all(issue, [story], by=chief)
    workflow.withdraw(story, reason="有误", ordered_by="总编", by=chief, now=NOW)
    page = progress(issue, chief).pages[0]
    assert (page.count, page.signed, page.length.words) == (0, 0, 0)
    assert [row.kind for row in page.blockers] == [Trouble.EMPTY]


def test_what_readers_have_is_neither_empty_nor_too_long(
    reporter: User, chief: User
) -> None:
    story = signed_article(by=reporter, chief=chief)
    issue = released_issue([story], chief=chief, at=NOW + HOUR)
    issue.pages.filter(number=1).update(space=1)
    kinds = {row.kind for row in progress(issue, chief).blockers}
    assert kinds == {Trouble.OVERFLOW, Trouble.EMPTY}
    assert not progress(issue, chief, NOW + HOUR).blockers


def test_proofreader_learns_of_a_draft_only_that_it_is_there(
    issue: Issue, reporter: User, chief: User, proofreader: User
) -> None:
    draft = make_article(by=reporter, body=body(7))
    place_all(issue, [draft], by=chief)
    page = progress(issue, proofreader).pages[0]
    assert (page.stories, page.hidden, page.count) == ([], 1, 1)
    assert page.blockers == []
    assert progress(issue, chief).pages[0].hidden == 0


def test_progress_costs_the_same_for_few_and_many(
    issue: Issue, reporter: User, page_editor: User
) -> None:
    def cost(*issues: Issue) -> int:
        with CaptureQueriesContext(connection) as queries:
            layout.progress_of_all(issues, viewer=page_editor, now=NOW)
        return len(queries)

    def fill(*, count: int, **planned: Any) -> Issue:
        row = make_issue(by=page_editor, **planned)
        photos = [make_photo(by=reporter) for _ in range(count)]
        stories = [submitted_article(by=reporter, photos=[photo]) for photo in photos]
        place_all(row, stories, by=page_editor)
        return row

    few = fill(count=3, edition="extra")
    many = fill(count=30, edition="extra-2", pages=8)
    layout.progress_of(issue, viewer=page_editor, now=NOW)
    assert cost(few) == cost(few, many)


def test_many_issues_come_in_the_order_asked(issue: Issue, page_editor: User) -> None:
    extra = make_issue(by=page_editor, edition="extra", pages=1)
    for asked in ([issue, extra], [extra, issue], []):
        found = layout.progress_of_all(asked, viewer=page_editor, now=NOW)
        assert [row.issue for row in found] == asked
    assert Page.objects.count() == 3
