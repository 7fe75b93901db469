"""Laws 1 and 3 from outside: what readers see, which text, and since when for ever."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles import layout, workflow
from articles.models import Article, Issue, Photo, Reporter, Section, Series
from articles.vocabulary import ArticleState
from tests.cast import (
    HOUR,
    NOW,
    TODAY,
    make_issue,
    make_photo,
    make_reporter,
    pass_reviews,
    place_all,
    released_issue,
    signed_article,
)
from tests.press import print_and_release

pytestmark = pytest.mark.django_db


def public(now: dt.datetime = NOW) -> list[dict[str, Any]]:
    """All the text that any reader can see."""
    rows = Article.objects.live(now).order_by("pk").select_related("live_revision")
    return [row.live_revision.content for row in rows if row.live_revision]


def rewrite(article: Article, *, by: User, **typed: object) -> None:
    article.refresh_from_db()
    for field, value in typed.items():
        setattr(article, field, value)
    workflow.save_copy(article, version=article.version, by=by, now=NOW)
    workflow.record_edit(article, by=by, now=NOW)


@pytest.fixture
def live(reporter: User, chief: User) -> Article:
    """A story that readers see since NOW, alone on its issue."""
    photo, writer = make_photo(by=reporter), make_reporter("郁白", user=reporter)
    article = signed_article(
        by=reporter,
        chief=chief,
        headline="原来的主题",
        photos=[photo],
        bylines=[writer],
    )
    released_issue([article], chief=chief)
    return article


def test_live_is_exactly_at_its_instant(live: Article, now: dt.datetime) -> None:
    moment = dt.timedelta(microseconds=1)
    assert not Article.objects.live(now - moment).exists()
    assert Article.objects.live(now).get() == live
    assert (live.is_live(now), live.is_live(now - moment)) == (True, False)


def test_editing_a_live_story_changes_no_public_text_until_signed_again(
    live: Article, chief: User
) -> None:
    before = public()
    workflow.unsign(live, by=chief, now=NOW)
    assert public() == before
    rewrite(live, by=chief, headline="改后的主题")
    assert public() == before
    workflow.sign(live, by=chief, now=NOW + HOUR)
    assert [content["headline"] for content in public()] == ["改后的主题"]
    assert live.live_from == live.first_live_at == NOW


def test_live_text_is_the_final_signatures_revision(live: Article) -> None:
    signature = live.sign_offs.releasing().get()
    assert live.live_revision == signature.revision
    assert live.live_revision is not None
    assert live.live_revision.hash == signature.revision.hash


def test_library_edits_change_no_signed_story(live: Article) -> None:
    before = public()
    Photo.objects.update(caption="改过的说明。", credit="别人 摄", alt="改")
    writer = Reporter.objects.get(name="郁白")
    writer.name = "改名"
    writer.save()
    assert public() == before
    assert writer.slug == "yu-bai"


def test_filing_elsewhere_changes_no_signed_text_but_shows_at_once(
    live: Article,
) -> None:
    before, section = public(), Section.objects.create(name="民生")
    Article.objects.filter(pk=live.pk).update(section=section)
    assert public() == before
    assert Section.objects.live(NOW).get() == section


def test_nouns_are_public_only_through_live_stories(
    reporter: User, chief: User
) -> None:
    section = Section.objects.create(name="民生")
    series = Series.objects.create(name="河长日记")
    writer, shooter = make_reporter("郁白"), make_reporter("徐雁")
    photo = make_photo(by=reporter)
    photo.photographers.add(shooter)
    article = signed_article(
        by=reporter,
        chief=chief,
        section=section,
        series=series,
        bylines=[writer],
        photos=[photo],
    )
    released_issue([article], chief=chief, at=NOW + HOUR)

    def shown(now: dt.datetime) -> list[set[Any]]:
        nouns = (Section, Series, Reporter, Photo, Issue)
        return [set(noun.objects.live(now)) for noun in nouns]

    assert shown(NOW) == [set()] * 5
    people = {writer, shooter}
    issues = set(Issue.objects.all())
    assert shown(NOW + HOUR) == [{section}, {series}, people, {photo}, issues]
    workflow.withdraw(article, reason="误", ordered_by="总编", by=chief, now=NOW + HOUR)
    assert shown(NOW + HOUR)[:4] == [set()] * 4


def test_photo_put_in_after_signing_is_not_public(live: Article, chief: User) -> None:
    workflow.unsign(live, by=chief, now=NOW)
    added = make_photo(by=chief)
    live.article_photos.create(photo=added, order=9)
    workflow.record_edit(live, by=chief, now=NOW)
    assert added not in Photo.objects.live(NOW)
    workflow.sign(live, by=chief, now=NOW)
    assert added in Photo.objects.live(NOW)


def test_photo_taken_out_stays_public_until_signed_again(
    live: Article, chief: User
) -> None:
    photo = Photo.objects.live(NOW).get()
    workflow.unsign(live, by=chief, now=NOW)
    live.article_photos.all().delete()
    workflow.record_edit(live, by=chief, now=NOW)
    assert Photo.objects.live(NOW).get() == photo
    workflow.sign(live, by=chief, now=NOW)
    assert not Photo.objects.live(NOW).exists()


def withdraw(article: Article, *, by: User, now: dt.datetime) -> None:
    workflow.withdraw(article, reason="有误", ordered_by="总编", by=by, now=now)


def test_withdrawn_story_keeps_its_first_instant(live: Article, chief: User) -> None:
    withdraw(live, by=chief, now=NOW + HOUR)
    assert public(NOW + HOUR) == []
    gone = (live.state, live.live_from, live.live_revision, live.first_live_at)
    assert gone == (ArticleState.WITHDRAWN, None, None, NOW)


def test_restored_story_returns_with_its_text_under_its_first_instant(
    live: Article, chief: User
) -> None:
    before = public()
    withdraw(live, by=chief, now=NOW + HOUR)
    workflow.restore(live, by=chief, now=NOW + 2 * HOUR)
    assert (live.state, live.live_from) == (ArticleState.SIGNED, NOW)
    assert public() == before


def test_story_never_live_or_unsigned_is_restored_to_its_writer(
    live: Article, reporter: User, chief: User
) -> None:
    scheduled = signed_article(by=reporter, chief=chief)
    released_issue(
        [scheduled], chief=chief, at=NOW + HOUR, date=TODAY + dt.timedelta(1)
    )
    workflow.unsign(live, by=chief, now=NOW)
    for article in (live, scheduled):
        withdraw(article, by=chief, now=NOW)
        workflow.restore(article, by=chief, now=NOW)
        assert (article.state, article.live_from) == (ArticleState.RETURNED, None)
        assert not article.sign_offs.standing().exists()
    assert public(NOW + 9 * HOUR) == []
    assert scheduled.first_live_at is None


def test_unsigned_scheduled_story_leaves_its_release(
    reporter: User, chief: User
) -> None:
    article = signed_article(by=reporter, chief=chief)
    released_issue([article], chief=chief, at=NOW + HOUR)
    workflow.unsign(article, by=chief, now=NOW)
    assert (article.live_from, article.first_live_at) == (None, None)
    assert public(NOW + HOUR) == []


@pytest.mark.parametrize("step", ["delay", "pull", "unsign", "withdraw"])
def test_first_instant_outlives_a_second_release(
    step: str, live: Article, chief: User
) -> None:
    """Live, unsigned, withdrawn, restored, signed anew for tomorrow, and held back."""
    workflow.unsign(live, by=chief, now=NOW)
    withdraw(live, by=chief, now=NOW)
    workflow.restore(live, by=chief, now=NOW)
    workflow.submit(live, by=live.created_by, now=NOW)
    pass_reviews(live)
    workflow.sign(live, by=chief, now=NOW)
    tomorrow = make_issue(by=chief, date=TODAY + dt.timedelta(days=1))
    place_all(tomorrow, [live], by=chief)
    print_and_release(tomorrow, chief=chief, at=NOW + HOUR)
    if step == "delay":
        layout.delay(tomorrow, until=NOW + 2 * HOUR, by=chief, now=NOW)
    elif step == "pull":
        layout.pull(tomorrow, article=live, by=chief, now=NOW)
    elif step == "unsign":
        workflow.unsign(live, by=chief, now=NOW)
    else:
        withdraw(live, by=chief, now=NOW)
    live.refresh_from_db()
    assert live.first_live_at == NOW
    assert public(NOW + HOUR) == []


def test_story_held_back_from_a_second_release_is_not_restored_into_the_past(
    live: Article, chief: User
) -> None:
    test_first_instant_outlives_a_second_release("withdraw", live, chief)
    workflow.restore(live, by=chief, now=NOW)
    assert (live.state, live.live_from) == (ArticleState.RETURNED, None)
