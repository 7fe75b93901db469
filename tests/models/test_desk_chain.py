"""The desk log is one chain: whoever writes it, and whoever tampers with it."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction

from articles.models import DeskLog
from articles.models.desk_chain import unlinked
from articles.sample.archive import seed_archive
from articles.vocabulary import Verb
from tests.cast import HOUR, NOW, TODAY, make_article
from tests.chain import first_fault, linked, write

pytestmark = pytest.mark.django_db

REASON = '“引号”"\\\n\t\x1f\x7f /\u2028😀'


@pytest.fixture
def log(reporter: User) -> list[int]:
    """Ten rows in the chain, by their ids."""
    article = make_article(by=reporter)
    for number in range(10 - DeskLog.objects.count()):
        write(article, reporter, number=number)
    return [link.id for link in linked()]


@pytest.fixture
def unguarded(log: list[int]) -> Iterator[Any]:
    """A cursor of somebody who owns the database and switched its guards off."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_desklog DISABLE TRIGGER USER")
        yield cursor


def test_rows_name_the_row_before_them(log: list[int]) -> None:
    rows = linked()
    assert [row.position for row in rows] == list(range(1, 11))
    assert [row.previous for row in rows] == ["", *(row.digest for row in rows[:-1])]
    assert first_fault() is None
    assert unlinked() is None
    assert DeskLog.objects.head() == rows[-1].digest


def test_empty_log_has_an_empty_head() -> None:
    assert DeskLog.objects.head() == ""
    assert linked() == []


@pytest.mark.parametrize(
    "detail",
    [
        {},
        {"reason": REASON, REASON: None},
        {"float": 1e-7, "large": 1e22, "whole": 1.0, "deep": [{"b": 1, "a": [True]}]},
    ],
)
def test_python_and_the_database_agree_on_every_digest(
    detail: dict[str, Any], reporter: User
) -> None:
    article = make_article(by=reporter)
    write(article, None, **detail)
    odd = DeskLog(
        noun="", target=REASON, verb="x", at=dt.datetime(1, 1, 2, tzinfo=dt.UTC)
    )
    odd.detail = detail
    odd.save()
    assert first_fault() is None


def test_bulk_writers_form_the_same_chain(log: list[int], reporter: User) -> None:
    DeskLog.objects.bulk_create(
        DeskLog(at=NOW + number * HOUR, verb=Verb.IMPORT, target=str(number))
        for number in range(50)
    )
    list(seed_archive(50, today=TODAY, now=NOW))
    assert len(linked()) > 50
    assert first_fault() is None


def test_row_cannot_bring_a_link_of_its_own(log: list[int]) -> None:
    forged = DeskLog(at=NOW, verb=Verb.EDIT, position=99, digest="f" * 64)
    with pytest.raises(Exception, match="append-only"), transaction.atomic():
        forged.save()
        connection.check_constraints()
    assert first_fault() is None


def test_linked_row_cannot_be_linked_or_changed_again(log: list[int]) -> None:
    rows = DeskLog.objects.filter(pk=log[3])
    for columns in ({"position": 77}, {"digest": "f" * 64}, {"target": "别的"}):
        with pytest.raises(Exception, match="append-only"), transaction.atomic():
            rows.update(**columns)


def test_row_not_linked_yet_cannot_be_changed_with_its_link(reporter: User) -> None:
    row = write(make_article(by=reporter), reporter)
    with pytest.raises(Exception, match="append-only"), transaction.atomic():
        DeskLog.objects.filter(pk=row.pk).update(
            position=1, digest="f" * 64, target="别的"
        )


# What is done to the rows, and which of them is then the first not to hold.
TAMPERING: dict[str, tuple[str, int]] = {
    "words changed": ("UPDATE articles_desklog SET target = '别的' WHERE id = {4}", 4),
    "instant moved": ("UPDATE articles_desklog SET at = 'infinity' WHERE id = {4}", 4),
    "person exchanged": ("UPDATE articles_desklog SET person_id=NULL WHERE id={4}", 4),
    "detail changed": ("UPDATE articles_desklog SET detail = '[]' WHERE id = {9}", 9),
    "middle deleted": ("DELETE FROM articles_desklog WHERE id IN ({4}, {5})", 6),
    "first deleted": ("DELETE FROM articles_desklog WHERE id = {0}", 1),
    "deleted and closed up": (
        """
        DELETE FROM articles_desklog WHERE id = {4};
        UPDATE articles_desklog SET position = -position WHERE position > 5;
        UPDATE articles_desklog SET position = -position - 1 WHERE position < 0
        """,
        5,
    ),
    "positions swapped": (
        """
        UPDATE articles_desklog SET position = 99 WHERE id = {4};
        UPDATE articles_desklog SET position = 5 WHERE id = {5};
        UPDATE articles_desklog SET position = 6 WHERE id = {4}
        """,
        5,
    ),
    "contents swapped": (
        """
        UPDATE articles_desklog a
        SET detail = b.detail, digest = b.digest, previous = b.previous
        FROM articles_desklog b
        WHERE a.id IN ({4}, {5}) AND b.id IN ({4}, {5}) AND a.id <> b.id
        """,
        4,
    ),
    "digest rewritten too": (
        """
        UPDATE articles_desklog SET target = '别的' WHERE id = {4};
        UPDATE articles_desklog log
        SET digest = articles_desk_log_digest(log, position, previous) WHERE id = {4}
        """,
        5,
    ),
}


@pytest.mark.parametrize("name", TAMPERING)
def test_tampering_is_found_at_its_row(
    name: str, log: list[int], unguarded: Any
) -> None:
    statement, row = TAMPERING[name]
    # Positions below nothing are the tamperer's scratch room.
    unguarded.execute(
        "ALTER TABLE articles_desklog DROP CONSTRAINT articles_desklog_position_check"
    )
    unguarded.execute(statement.format(*log))
    found = first_fault()
    assert found is not None
    assert found[0] == log[row]
    assert found[1]


def test_row_written_past_the_trigger_is_outside_the_chain(
    log: list[int], unguarded: Any
) -> None:
    row = DeskLog.objects.create(at=NOW, verb=Verb.EDIT, target="偷写")
    stray = unlinked()
    assert stray is not None
    assert stray.id == row.pk
