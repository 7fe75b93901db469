"""An earlier revision made the working copy again: all of it back, nothing lost."""

import pytest
from django.contrib.auth.models import User

from articles.models import Article, DeskLog, Photo
from articles.revisions import use_revision
from articles.vocabulary import ArticleKind, Verb
from tests.cast import HOUR, make_article, make_photo
from tests.rewriting import LATER, fresh, photos, rewrite, story

__all__ = ["photos", "story"]
pytestmark = pytest.mark.django_db


def test_all_of_it_comes_back_as_a_new_revision(
    story: Article, photos: list[Photo], reporter: User
) -> None:
    chosen = story.revisions.get(number=2)
    rewrite(story, by=reporter, photos=photos[1:])
    new = use_revision(
        story, number=2, version=story.version, by=reporter, now=LATER + HOUR
    )
    assert (new.number, new.hash) == (4, chosen.hash)
    assert new.content == chosen.content
    assert new.refers_to(fresh(story))
    assert (new.note, new.author, new.at) == ("恢复第2稿", reporter, LATER + HOUR)
    named = list(new.revision_credits.values_list("order", "reporter__name"))
    assert named == [(0, "江晚舟")]
    assert fresh(story).bylines.get(printed_name="").reporter is not None
    shown = list(new.revision_photos.values_list("photo", flat=True))
    assert shown == [photo.pk for photo in photos[:2]]
    assert list(story.revisions.values_list("number", flat=True)) == [4, 3, 2, 1]


def test_restoring_is_undone_by_restoring(
    story: Article, photos: list[Photo], reporter: User
) -> None:
    rewritten = rewrite(story, by=reporter, photos=photos[1:])
    for number in (2, 3):
        new = use_revision(
            story, number=number, version=story.version, by=reporter, now=LATER
        )
    assert new.hash == rewritten.hash


def test_it_stands_in_the_desk_log(
    story: Article, photos: list[Photo], reporter: User
) -> None:
    rewrite(story, by=reporter, photos=[])
    use_revision(story, number=2, version=story.version, by=reporter, now=LATER)
    entry = DeskLog.objects.filter(noun="article", target_id=story.pk).latest("pk")
    assert (entry.verb, entry.person) == (Verb.EDIT, reporter)
    assert entry.detail == {"revision": 4, "note": "恢复第2稿"}


def test_what_was_counted_follows_the_text(
    story: Article, photos: list[Photo], reporter: User
) -> None:
    words = story.words
    rewrite(story, by=reporter, photos=[])
    assert fresh(story).words != words
    use_revision(story, number=2, version=story.version, by=reporter, now=LATER)
    row = fresh(story)
    assert row.words == words
    assert (row.changed_by, row.changed_at) == (reporter, LATER)
    assert story.version == row.version


@pytest.mark.parametrize(
    ("before", "after"),
    [(ArticleKind.ADVERT, ArticleKind.NEWS), (ArticleKind.NEWS, ArticleKind.ADVERT)],
)
def test_advertising_is_marked_as_it_was(
    before: ArticleKind, after: ArticleKind, reporter: User
) -> None:
    row = make_article(by=reporter, kind=before, label="专版")
    first = row.revisions.get()
    rewrite(row, by=reporter, photos=[], kind=after)
    new = use_revision(row, number=1, version=row.version, by=reporter, now=LATER)
    assert new.hash == first.hash
    assert (fresh(row).kind, fresh(row).label) == (before, "专版")


def test_what_is_not_part_of_the_text_stays(
    story: Article, photos: list[Photo], reporter: User
) -> None:
    row = fresh(story)
    row.kind, row.weight, row.tags = ArticleKind.FEATURE, "1lead", "防汛"
    rewrite(row, by=reporter, photos=[])
    use_revision(row, number=2, version=row.version, by=reporter, now=LATER)
    row = fresh(story)
    assert (row.kind, row.weight) == (ArticleKind.FEATURE, "1lead")


def test_name_is_printed_as_it_was_when_the_reporter_is_renamed(
    story: Article, photos: list[Photo], reporter: User
) -> None:
    chosen = story.revisions.get(number=2)
    rewrite(story, by=reporter, photos=[])
    known = reporter.reporter
    known.name = "江晚洲"
    known.save()
    new = use_revision(story, number=2, version=story.version, by=reporter, now=LATER)
    assert new.hash == chosen.hash
    byline = fresh(story).bylines.get(reporter=known)
    assert byline.name == "江晚舟"


def test_words_of_ones_own_picture_come_back_with_it(
    story: Article, photos: list[Photo], reporter: User
) -> None:
    chosen = story.revisions.get(number=2)
    rewrite(story, by=reporter, photos=[])
    Photo.objects.update(credit="别人 摄", alt="别的话")
    new = use_revision(story, number=2, version=story.version, by=reporter, now=LATER)
    assert new.hash == chosen.hash


def test_words_of_somebody_elses_picture_stay_as_the_library_has_them(
    reporter: User, other_reporter: User
) -> None:
    theirs = make_photo(by=other_reporter)
    row = make_article(by=reporter, photos=[theirs])
    first = row.revisions.get()
    rewrite(row, by=reporter, photos=[])
    Photo.objects.update(credit="改过 摄")
    new = use_revision(row, number=1, version=row.version, by=reporter, now=LATER)
    assert Photo.objects.get().credit == "改过 摄"
    assert new.hash != first.hash
    assert new.content["body"] == first.content["body"]
    assert new.content["photos"][0]["caption"] == first.content["photos"][0]["caption"]
