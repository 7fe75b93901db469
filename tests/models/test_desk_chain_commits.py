"""The desk log's chain with real commits: writers at once, rollbacks, the migration."""

import threading
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from articles.models import Article, DeskLog
from articles.models.desk_chain import unlinked
from tests.cast import make_article
from tests.chain import first_fault, linked, write
from tests.test_races import together

pytestmark = pytest.mark.django_db(transaction=True)


def test_eight_writers_at_once_form_one_chain(reporter: User) -> None:
    article = make_article(by=reporter)
    before = DeskLog.objects.count()

    def work() -> None:
        for size in (1, 3, 1, 5):
            with transaction.atomic():
                for number in range(size):
                    write(article, reporter, number=number)

    assert together(*[work] * 8) == []
    assert len(linked()) == before + 80
    assert first_fault() is None
    assert unlinked() is None


def test_log_line_before_a_lock_deadlocks_nobody(reporter: User) -> None:
    """The chain's lock is taken at commit, when there is nothing left to wait for."""
    article = make_article(by=reporter)
    has_lock, has_written = threading.Event(), threading.Event()

    @transaction.atomic
    def locks_then_writes() -> None:
        Article.objects.select_for_update().get(pk=article.pk)
        has_lock.set()
        assert has_written.wait(10)
        write(article, reporter, order="lock, log")

    @transaction.atomic
    def writes_then_locks() -> None:
        assert has_lock.wait(10)
        write(article, reporter, order="log, lock")
        has_written.set()
        Article.objects.select_for_update().get(pk=article.pk)

    assert together(locks_then_writes, writes_then_locks) == []
    assert first_fault() is None
    last = DeskLog.objects.order_by("-position").first()
    assert last is not None
    assert last.detail == {"order": "log, lock"}


def test_open_transaction_holds_up_no_other_writer(reporter: User) -> None:
    article = make_article(by=reporter)
    with transaction.atomic():
        write(article, reporter, order="second")
        other: Callable[[], object] = lambda: write(article, reporter, order="first")  # noqa: E731
        assert together(other) == []
    orders = [row.detail.get("order") for row in DeskLog.objects.order_by("position")]
    assert orders[-2:] == ["first", "second"]


def test_rolled_back_rows_leave_no_gap(reporter: User) -> None:
    article = make_article(by=reporter)
    with pytest.raises(RuntimeError), transaction.atomic():
        write(article, reporter)
        raise RuntimeError
    write(article, reporter)
    assert first_fault() is None


def test_migration_links_the_rows_there_are(reporter: User) -> None:
    article = make_article(by=reporter)
    for number in range(5):
        write(article, reporter, number=number)
    loader = MigrationExecutor(connection).loader
    key = next(
        key for key in loader.graph.nodes if key[1].endswith("_rows_form_one_chain")
    )
    migration, state = loader.get_migration(*key), loader.project_state(key, False)
    ids = [row.id for row in linked()]
    with connection.schema_editor() as editor:
        migration.unapply(state.clone(), editor)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM articles_desklog ORDER BY id")
        assert [pk for (pk,) in cursor.fetchall()] == ids
    with connection.schema_editor() as editor:
        migration.apply(state, editor)
    write(article, reporter)
    assert [row.id for row in linked()][:-1] == ids
    assert first_fault() is None
