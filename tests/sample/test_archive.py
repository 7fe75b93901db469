"""Seeded archives are what a release would have left, only with their own sign-off."""

import datetime as dt
import io

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from articles.models import Article, Issue, SignOff
from articles.models.content import card_of, content_of, hash_of
from articles.sample.archive import TooManyStoriesError, plan_jobs, seed_archive
from articles.text import count_characters, count_han, plain
from articles.vocabulary import ArticleState, IssueState, Stage, Weight
from tests.cast import NOW, TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive() -> list[Article]:
    assert list(seed_archive(50, today=TODAY, now=NOW))[-1] == 50
    return list(Article.objects.select_related("live_revision", "page__issue"))


def test_every_story_is_live_under_the_hash_of_its_own_rows(
    archive: list[Article],
) -> None:
    assert len(archive) == 50
    for article in archive:
        revision = article.live_revision
        assert revision is not None
        assert revision.article_id == article.pk
        content = content_of(article)
        assert content == revision.content
        assert revision.hash == hash_of(content)
        assert revision.card == card_of(content)
        assert revision.refers_to(article)
        assert article.is_live(NOW)
        assert article.state == ArticleState.SIGNED


def test_counts_are_those_of_a_saved_story(archive: list[Article]) -> None:
    for article in archive:
        text = plain(article.body)
        assert article.words == count_characters(text)
        assert article.words_han == count_han(text)
        assert article.tags.count() == 2


def test_every_story_has_one_archive_sign_off_and_no_other(
    archive: list[Article],
) -> None:
    rows = SignOff.objects.releasing().select_related("article")
    assert {row.stage for row in rows} == {Stage.ARCHIVE}
    assert {(row.article_id, row.revision_id) for row in rows} == {
        (article.pk, article.live_revision_id) for article in archive
    }


def test_issues_are_whole_released_and_in_the_past(archive: list[Article]) -> None:
    issues = Issue.objects.order_by("date")
    for issue in issues:
        assert issue.state == IssueState.RELEASED
        assert issue.is_live(NOW)
        assert issue.date < TODAY
        stories = Article.objects.of_issue(issue).in_print_order()
        assert {story.live_from for story in stories} == {issue.release_at}
        for page in issue.pages.all():
            places = page.articles.order_by("position")
            numbers = list(places.values_list("position", flat=True))
            assert numbers == list(range(1, len(numbers) + 1))
            if places:
                assert places[0].weight == Weight.LEAD
    totals = [issue.total_number for issue in issues]
    assert totals == list(range(1, len(totals) + 1))


def test_second_archive_ends_before_the_first(archive: list[Article]) -> None:
    oldest = Issue.objects.earliest("date")
    assert list(seed_archive(20, today=TODAY, now=NOW, seed=2))[-1] == 20
    assert Issue.objects.filter(date__lt=oldest.date).exists()
    assert Issue.objects.count() == Issue.objects.values("date").distinct().count()


def test_issues_spread_from_the_asked_year() -> None:
    jobs = plan_jobs(300, today=TODAY, since=2000, seed=1)
    assert jobs[0].date == dt.date(2000, 1, 2)
    assert jobs[-1].date.year == TODAY.year
    assert sum(job.stories for job in jobs) == 300


def test_too_many_stories_for_the_days_are_refused() -> None:
    with pytest.raises(TooManyStoriesError):
        plan_jobs(9000, today=TODAY, since=TODAY.year, seed=1)


def test_command_shows_progress_and_refuses_production(settings: Settings) -> None:
    out = io.StringIO()
    call_command("seed", stories=12, stdout=out)
    assert "12 of 12 stories" in out.getvalue()
    assert Article.objects.count() == 12
    settings.IS_DEMO = False
    with pytest.raises(CommandError):
        call_command("seed", stories=1)


@pytest.mark.parametrize("options", [{"stories": 0}, {"stories": 1, "since": 1900}])
def test_command_refuses_senseless_numbers(options: dict[str, int]) -> None:
    with pytest.raises(CommandError):
        call_command("seed", **options)
