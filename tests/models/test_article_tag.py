"""A tag's row knows its story's instant, whatever road the story takes."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from taggit.models import Tag

from articles import workflow
from articles.models import Article, ArticleTag
from articles.models.article_tag import live_tags
from tests.cast import HOUR, NOW, make_article, released_issue, signed_article

pytestmark = pytest.mark.django_db


def tagged(*, by: User, chief: User) -> Article:
    row = signed_article(by=by, chief=chief)
    row.tags.add("澄湖", "秋收")
    return row


def instants(story: Article) -> set[object]:
    rows = ArticleTag.objects.filter(content_object=story)
    return set(rows.values_list("live_from", flat=True))


def test_rows_follow_release_withdrawal_and_return(reporter: User, chief: User) -> None:
    story = tagged(by=reporter, chief=chief)
    assert instants(story) == {None}
    released_issue([story], chief=chief, at=NOW + HOUR)
    assert instants(story) == {NOW + HOUR}
    later = NOW + 2 * HOUR
    workflow.withdraw(story, reason="有误", ordered_by="值班总编", by=chief, now=later)
    assert instants(story) == {None}
    story.refresh_from_db()
    workflow.restore(story, by=chief, now=later)
    assert instants(story) == {NOW + HOUR}


def test_tag_put_on_a_live_story_takes_its_instant(reporter: User, chief: User) -> None:
    story = tagged(by=reporter, chief=chief)
    released_issue([story], chief=chief)
    story.tags.set(["渡口"])
    assert instants(story) == {NOW}
    ArticleTag.objects.update(live_from=NOW + HOUR)
    assert instants(story) == {NOW}


def test_readers_are_shown_what_the_story_says(reporter: User, chief: User) -> None:
    """Even where a row lies: written past the trigger, as no road of ours can."""
    tagged(by=reporter, chief=chief)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE articles_articletag DISABLE TRIGGER USER")
    ArticleTag.objects.update(live_from=NOW - HOUR)
    assert not ArticleTag.objects.live(NOW).exists()
    assert not live_tags(NOW).exists()


def test_newest_come_first_and_older_follow(reporter: User, chief: User) -> None:
    stories = [tagged(by=reporter, chief=chief) for _ in range(4)]
    released_issue(stories[:3], chief=chief, at=NOW)
    rows = ArticleTag.objects.live(NOW).of(Tag.objects.get(name="澄湖"))
    keys = [story.pk for story in stories]
    assert [row.pk for row in rows.newest(9)] == keys[2::-1]
    assert [row.pk for row in rows.newest(2)] == [keys[2], keys[1]]
    after = rows.older_than(NOW, pk=keys[1])
    assert [row.pk for row in after.newest(9)] == [keys[0]]


def test_deleted_story_leaves_no_row(reporter: User) -> None:
    story = make_article(by=reporter)
    story.tags.add("澄湖")
    workflow.discard(story, by=reporter, now=NOW)
    assert not ArticleTag.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_tag_put_on_while_its_story_is_released_waits_for_that(
    reporter: User, chief: User
) -> None:
    story = signed_article(by=reporter, chief=chief)
    tag = Tag.objects.create(name="澄湖", slug="澄湖")

    def put_on() -> None:
        try:
            ArticleTag.objects.create(tag=tag, content_object_id=story.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            released_issue([story], chief=chief)
            waiting = pool.submit(put_on)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=0.5)
        waiting.result(timeout=10)
    assert instants(story) == {NOW}
