"""The sample paper comes in by the newsroom's verbs, whole and once."""

import datetime as dt
import io
from collections.abc import Iterator
from unittest import mock

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker
from pytest_django.fixtures import Settings

from articles.models import Article, DeskLog, Issue, Paper, Photo, Reporter, SignOff
from articles.models.content import content_of, hash_of
from articles.sample import photos
from articles.sample.masthead import make_masthead
from articles.vocabulary import ArticleState, Stage
from tests.cast import SHANGHAI, call_it, jpeg

EARLY = dt.datetime(2027, 1, 3, 3, 0, tzinfo=SHANGHAI)  # before the paper's usual hour

pytestmark = pytest.mark.django_db


def one_colour(scene: str, *, seed: int, size_name: str) -> bytes:
    """Drawing has tests of its own and takes most of a real load's time."""
    return jpeg((48, 32), colour=f"#{hash_of({'of': [scene, seed, size_name]})[:6]}")


def load_sample() -> str:
    out = io.StringIO()
    with time_machine.travel(EARLY, tick=False):
        call_command("load_sample", stdout=out)
    return out.getvalue()


@pytest.fixture(scope="module")
def printed(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[str]:
    """What one load said, for all tests here that only look at it; undone after."""
    folder = tmp_path_factory.mktemp("sample")
    files = {"MEDIA_ROOT": folder, "DEMO_PASSWORD_FILE": folder / "demo-password"}
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(**files), mock.patch.object(photos, "draw", one_colour):
            said = load_sample()
        yield said
        transaction.set_rollback(True)


def test_paper_has_a_masthead_of_its_own(printed: str) -> None:
    row = Paper.objects.get()
    assert (row.name, row.version) == ("澄湖日报", 1)
    assert row.takes_reports
    assert len(row.paragraphs) == 3
    assert DeskLog.objects.filter(noun="paper", target="澄湖日报").exists()


def test_masthead_that_somebody_typed_stays() -> None:
    call_it(name="湖滨日报", version=3)
    make_masthead(now=EARLY)
    assert Paper.objects.get().name == "湖滨日报"


def test_paper_is_whole_even_before_six_in_the_morning(printed: str) -> None:
    assert "88 stories loaded" in printed
    live = Issue.objects.live(EARLY).order_by("date")
    today = EARLY.date()
    assert [(today - issue.date).days for issue in live] == [5, 4, 2, 1, 0]
    assert live.last().release_at == EARLY  # type: ignore[union-attr]
    assert [issue.number for issue in live] == [354, 355, 1, 2, 3]  # a new year between
    released = Article.objects.live(EARLY)
    assert released.count() >= 60
    printed_rows = released.filter(web_first=False)
    assert {row.page.issue for row in printed_rows if row.page} == set(live)
    for article in released.select_related("live_revision"):
        assert article.live_revision is not None
        assert hash_of(content_of(article)) == article.live_revision.hash


def test_tomorrow_is_in_planning_with_stories_in_every_state(printed: str) -> None:
    tomorrow = Issue.objects.get(date=EARLY.date() + dt.timedelta(days=1))
    assert tomorrow.release_at is None
    waiting = Article.objects.filter(live_from=None)
    states = set(waiting.values_list("state", flat=True))
    assert states == set(ArticleState) - {ArticleState.WITHDRAWN}
    assert waiting.filter(page__issue=tomorrow).exists()
    ahead = Article.objects.live(EARLY).get(web_first=True)
    assert ahead.page is not None
    assert ahead.page.issue == tomorrow
    assert waiting.filter(page=None, state=ArticleState.SUBMITTED).exists()


def test_nobody_signed_their_own_and_both_reporters_have_stories(printed: str) -> None:
    for row in SignOff.objects.select_related("article", "person"):
        assert row.stage in (Stage.FIRST, Stage.SECOND, Stage.FINAL)
        assert row.person_id != row.article.created_by_id
    for username in ("reporter", "reporter2"):
        reporter = Reporter.objects.get(user__username=username)
        assert reporter.bylines.count() > 5
        mine = Article.objects.filter(created_by__username=username, live_from=None)
        assert mine.exists()


def test_photos_have_files_words_and_photographers(printed: str) -> None:
    rows = Photo.objects.all()
    assert rows.count() >= 40
    for photo in rows:
        assert photo.has_file
        assert photo.caption and photo.credit and photo.alt
        assert photo.shots.exists()


def test_second_load_does_nothing_and_says_so(printed: str) -> None:
    before = Article.objects.count()
    assert "nothing loaded" in load_sample()
    assert Article.objects.count() == before


def test_sample_never_enters_production(settings: Settings) -> None:
    settings.IS_DEMO = False
    with pytest.raises(CommandError):
        call_command("load_sample")
