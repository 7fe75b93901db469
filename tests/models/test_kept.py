"""What is kept for ever: even the owner of the tables meets a trigger."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction

from articles import workflow
from articles.models import Article, SignOff
from tests.cast import NOW, make_article, signed_article
from tests.conftest import KEPT

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("table", [*sorted(KEPT), "auth_user"])
def test_record_is_not_emptied_at_one_stroke(
    table: str, chief: User, reporter: User
) -> None:
    signed_article(by=reporter, chief=chief)
    connection.check_constraints()
    with (
        pytest.raises(IntegrityError, match="is kept"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"TRUNCATE {table} CASCADE")


def test_filed_story_stays_filed(chief: User, reporter: User) -> None:
    """Else its revisions could be deleted like a draft's."""
    article = signed_article(by=reporter, chief=chief)
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article.pk).update(submitted_at=None)
    draft = make_article(by=reporter)
    Article.objects.filter(pk=draft.pk).update(submitted_at=None)


def test_void_signature_stays_void(chief: User, reporter: User) -> None:
    article = signed_article(by=reporter, chief=chief)
    workflow.unsign(article, by=chief, now=NOW)
    void = SignOff.objects.exclude(voided_at=None)
    assert void.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        void.update(voided_at=None, voided_by=None)
