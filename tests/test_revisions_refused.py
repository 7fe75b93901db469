"""When an earlier revision does not come back: who may not, stale, not its own."""

import pytest
from django.contrib.auth.models import User

from articles import workflow
from articles.models import Article, Photo, Revision
from articles.permissions import Action
from articles.refusals import NotAllowed, NotReady, Stale, WrongState
from articles.revisions import use_revision
from articles.vocabulary import ArticleState
from tests.access import TABLE, allowed, employ, put_into
from tests.cast import NOW, make_article
from tests.rewriting import LATER, fresh, photos, rewrite, story

__all__ = ["photos", "story"]
pytestmark = pytest.mark.django_db


def unchanged(row: Article, before: Revision) -> bool:
    same = row.revisions.first() == before
    return same and fresh(row).headline == before.content["headline"]


def test_stale_choice_is_refused(
    story: Article, photos: list[Photo], reporter: User
) -> None:
    read = story.version
    last = rewrite(story, by=reporter, photos=photos[1:])
    with pytest.raises(Stale):
        use_revision(story, number=1, version=read, by=reporter, now=LATER)
    assert unchanged(story, last)
    assert fresh(story).article_photos.count() == 2


def test_number_of_another_story_is_refused(story: Article, reporter: User) -> None:
    other = make_article(by=reporter)
    last = other.revisions.get()
    assert story.revisions.filter(number=2).exists()
    for number in (0, 2, 999_999_999):
        with pytest.raises(NotReady):
            use_revision(
                other, number=number, version=other.version, by=reporter, now=LATER
            )
    assert unchanged(other, last)


def test_stranger_is_not_even_told_which_revisions_there_are(
    story: Article, other_reporter: User
) -> None:
    """Nor that what they read is stale."""
    for number, version in ((9, story.version), (1, story.version + 1)):
        with pytest.raises(NotAllowed):
            use_revision(
                story, number=number, version=version, by=other_reporter, now=LATER
            )


def test_the_text_that_stands_needs_no_restoring(
    story: Article, reporter: User
) -> None:
    version = story.version
    with pytest.raises(NotReady):
        use_revision(story, number=2, version=version, by=reporter, now=LATER)
    assert fresh(story).version == version
    assert fresh(story).changed_at == NOW


@pytest.mark.long_table
@pytest.mark.parametrize("person", TABLE)
def test_only_who_may_edit_now_may_restore(person: str, reporter: User) -> None:
    user = employ(person)
    for owned in (True, False):
        for state in ArticleState:
            owner = user if owned else reporter
            row = put_into(state, owner=owner, writer=reporter)
            workflow.record_edit(_retitled(row), by=reporter, now=NOW)
            version = fresh(row).version
            if (owned, state) in allowed(person, Action.EDIT):
                use_revision(row, number=1, version=version, by=user, now=LATER)
                assert fresh(row).revisions.count() == 3
            else:
                with pytest.raises((NotAllowed, WrongState)):
                    use_revision(row, number=1, version=version, by=user, now=LATER)
                assert fresh(row).revisions.count() == 2


def _retitled(row: Article) -> Article:
    Article.objects.filter(pk=row.pk).update(headline="改过的主题")
    return fresh(row)
