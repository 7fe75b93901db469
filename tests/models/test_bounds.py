"""What must never be false: the database refuses it whoever writes."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import DataError, IntegrityError, connection, models, transaction
from django.db.models import ProtectedError

from articles.models import (
    Article,
    DeskLog,
    Issue,
    Page,
    Photo,
    Revision,
    Section,
    Series,
    SignOff,
)
from tests.cast import (
    HOUR,
    NOW,
    TODAY,
    make_article,
    make_photo,
    make_reporter,
    released_issue,
    signed_article,
    submitted_article,
)

pytestmark = pytest.mark.django_db

YEAR_1 = dt.datetime(1, 1, 2, tzinfo=dt.UTC)
YEAR_9999 = dt.datetime(9999, 12, 30, tzinfo=dt.UTC)


@pytest.fixture
def live(reporter: User, chief: User) -> Article:
    """A story that readers see, with every noun it can use."""
    article = signed_article(
        by=reporter,
        chief=chief,
        section=Section.objects.create(name="民生"),
        series=Series.objects.create(name="日记"),
        bylines=[make_reporter("郁白")],
        photos=[make_photo(by=reporter)],
    )
    article.tags.add("防汛")
    released_issue([article], chief=chief)
    return article


def refuses(write: Callable[[], object]) -> None:
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        write()
        connection.check_constraints()


@pytest.mark.parametrize(
    "columns",
    [
        {"live_from": None},
        {"live_revision": None},
        {"first_live_at": None},
        {"state": "draft"},
        {"state": "withdrawn"},
        {"position": None},
        {"position": 0},
        {"page": None},
        {"embargo": NOW + HOUR},
        {"web_first": True, "live_from": None, "live_revision": None},
    ],
)
def test_half_a_release_cannot_be_stored(
    columns: dict[str, Any], live: Article
) -> None:
    refuses(lambda: Article.objects.filter(pk=live.pk).update(**columns))


@pytest.mark.parametrize("instant", [YEAR_1, YEAR_9999])
@pytest.mark.parametrize("column", ["live_from", "first_live_at", "embargo"])
def test_absurd_instant_of_a_story_cannot_be_stored(
    column: str, instant: dt.datetime, live: Article
) -> None:
    rows = Article.objects.filter(pk=live.pk)
    refuses(lambda: rows.update(**{column: instant}))


@pytest.mark.parametrize("date", [YEAR_1.date(), YEAR_9999.date()])
def test_absurd_date_of_an_issue_cannot_be_stored(date: dt.date, live: Article) -> None:
    refuses(lambda: Issue.objects.create(date=date))
    refuses(lambda: Issue.objects.update(covers_until=date))


def test_absurd_instants_elsewhere_cannot_be_stored(live: Article) -> None:
    for instant in (YEAR_1, YEAR_9999):
        refuses(lambda at=instant: Issue.objects.update(release_at=at))  # type: ignore[misc]
        refuses(lambda at=instant: Issue.objects.update(deadline=at))  # type: ignore[misc]
        refuses(lambda at=instant: Photo.objects.update(taken_at=at))  # type: ignore[misc]


def test_issue_is_one_a_day_and_edition_and_looks_forward(live: Article) -> None:
    refuses(lambda: Issue.objects.create(date=TODAY))
    refuses(lambda: Issue.objects.create(date=TODAY, edition="x", covers_until=TODAY))
    refuses(lambda: Issue.objects.update(state="planning"))
    refuses(lambda: Issue.objects.update(release_at=None))
    refuses(lambda: Page.objects.filter(number=2).update(number=1))
    refuses(lambda: Page.objects.filter(number=2).update(number=0))
    refuses(lambda: Page.objects.filter(number=2).update(number=201))
    refuses(lambda: Page.objects.update(space=0))
    refuses(lambda: Page.objects.update(space=50_001))


def test_two_stories_share_no_place_once_the_transaction_ends(
    live: Article, reporter: User
) -> None:
    second = make_article(by=reporter)
    rows = Article.objects.filter(pk=second.pk)
    refuses(lambda: rows.update(page=live.page, position=live.position))
    with transaction.atomic():
        rows.update(page=live.page, position=live.position)
        Article.objects.filter(pk=live.pk).update(position=2)
        connection.check_constraints()


def test_half_a_photo_file_cannot_be_stored(live: Article) -> None:
    for columns in ({"original": ""}, {"sha256": ""}, {"width": 0}):
        refuses(lambda c=columns: Photo.objects.update(**c))  # type: ignore[misc]
    assert not Photo.objects.create(key="awaited", created_at=NOW).has_file


def test_byline_names_somebody_and_photo_stands_once(live: Article) -> None:
    photo = live.article_photos.get().photo
    refuses(lambda: live.bylines.create(organisation="水务局"))
    refuses(lambda: live.article_photos.create(photo=photo))


def test_one_signature_a_stage_and_one_stage_a_person(
    live: Article, chief: User, other_chief: User
) -> None:
    revision = live.live_revision
    for person, stage in ((chief, "archive"), (other_chief, "final"), (None, "final")):
        refuses(
            lambda p=person, s=stage: SignOff.objects.create(  # type: ignore[misc]
                article=live, revision=revision, person=p, stage=s, at=NOW
            )
        )


@pytest.mark.parametrize("model", [DeskLog, Revision])
def test_written_rows_cannot_be_changed(
    model: type[models.Model], live: Article
) -> None:
    assert model._default_manager.exists()
    refuses(lambda: model._default_manager.update(id=models.F("id")))
    with connection.cursor() as cursor:
        table = model._meta.db_table
        refuses(lambda: cursor.execute(f"UPDATE {table} SET id = id"))  # noqa: S608


@pytest.mark.parametrize(
    "table",
    [DeskLog, Revision, SignOff, Article],
)
def test_what_was_filed_cannot_be_deleted_in_sql(
    table: type[models.Model], live: Article
) -> None:
    with connection.cursor() as cursor:
        name = table._meta.db_table
        refuses(lambda: cursor.execute(f"DELETE FROM {name}"))  # noqa: S608


def test_filed_story_survives_a_careless_delete(reporter: User) -> None:
    article = submitted_article(by=reporter)
    refuses(article.delete)
    refuses(Article.objects.all().delete)
    assert article.revisions.exists()


def test_whatever_a_story_uses_cannot_be_deleted(live: Article) -> None:
    assert live.page is not None
    used = [
        live,
        live.live_revision,
        live.page,
        live.page.issue,
        live.section,
        live.series,
        live.bylines.get().reporter,
        live.article_photos.get().photo,
        live.created_by,
        live.tags.get(),
        live.sign_offs.releasing().get().person,
    ]
    for row in used:
        assert row is not None
        with pytest.raises(ProtectedError):
            row.delete()


# Parts that have no life without their whole. Anything else is PROTECTed.
PARTS = {
    "ArticlePhoto.article",
    "ArticleTag.content_object",
    "DraftCopy.article",
    "Byline.article",
    "Claim.article",
    "GalleyStep.galley",
    "LeaderPost.leader",
    "PhotoCredit.photo",
    "Presence.article",
    "Presence.person",
    "Revision.article",
    "RevisionCredit.revision",
    "RevisionPhoto.revision",
    "SearchEntry.article",
}


def test_every_reference_but_a_parts_own_whole_is_protected() -> None:
    cascading = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("articles").get_models()
        for field in model._meta.concrete_fields
        if field.remote_field and field.remote_field.on_delete is not models.PROTECT
    }
    assert cascading == PARTS


def test_no_model_has_a_fourth_boolean() -> None:
    for model in apps.get_app_config("articles").get_models():
        fields = model._meta.concrete_fields
        assert sum(isinstance(f, models.BooleanField) for f in fields) <= 3, model


def test_every_constraint_and_index_is_named_for_what_it_says() -> None:
    for model in apps.get_app_config("articles").get_models():
        for constraint in model._meta.constraints:
            assert not constraint.name.startswith("articles_"), constraint.name
