"""The command names the broken row, finds a cut tail, and says when all is well."""

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection

from articles.models import DeskLog
from articles.vocabulary import Verb
from tests.cast import NOW, make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(reporter: User) -> list[DeskLog]:
    article = make_article(by=reporter, headline="湖堤加固")
    for number in range(4):
        DeskLog.objects.write(Verb.EDIT, article, by=reporter, now=NOW, number=number)
    connection.check_constraints()
    return list(DeskLog.objects.order_by("position"))


def verified(*arguments: str) -> str:
    out = io.StringIO()
    call_command("verify_log", *arguments, stdout=out)
    return out.getvalue()


def tamper(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE articles_desklog DISABLE TRIGGER USER")
        cursor.execute(statement)
        connection.check_constraints()
        cursor.execute("ALTER TABLE articles_desklog ENABLE TRIGGER USER")


def test_whole_log_prints_its_head(log: list[DeskLog]) -> None:
    said = verified()
    assert f"{len(log)} 行" in said
    assert DeskLog.objects.head() in said


def test_empty_log_is_whole() -> None:
    assert "0 行" in verified()


def test_broken_row_is_named_with_number_moment_and_act(log: list[DeskLog]) -> None:
    row = log[2]
    tamper(f"UPDATE articles_desklog SET target = '改过' WHERE id = {row.pk}")  # noqa: S608
    with pytest.raises(CommandError) as refusal:
        verified()
    for word in (f"编号 {row.pk} ", "2026-11-24 10:00:00", "修改", "改过"):
        assert word in str(refusal.value)


def test_rows_missing_in_the_middle_are_counted(log: list[DeskLog]) -> None:
    tamper(f"DELETE FROM articles_desklog WHERE id IN ({log[1].pk}, {log[2].pk})")  # noqa: S608
    with pytest.raises(CommandError, match=rf"编号 {log[3].pk} .*缺了 2 行"):
        verified()


def test_noted_head_is_found_again_in_groups_and_shortened(log: list[DeskLog]) -> None:
    digest = log[1].digest
    said = verified("--head", f"{digest[:4].upper()} {digest[4:16]}")
    assert "第 2 行" in said
    assert f"又写了 {len(log) - 2} 行" in said


def test_cut_tail_is_found_by_the_noted_head_alone(log: list[DeskLog]) -> None:
    head = DeskLog.objects.head()
    tamper(f"DELETE FROM articles_desklog WHERE id = {log[-1].pk}")  # noqa: S608
    assert f"{len(log) - 1} 行" in verified()
    with pytest.raises(CommandError, match="截掉") as refusal:
        verified("--head", head)
    assert f"编号 {log[-2].pk} " in str(refusal.value)


def test_log_emptied_outright_is_found_by_the_noted_head(log: list[DeskLog]) -> None:
    head = DeskLog.objects.head()
    tamper("DELETE FROM articles_desklog")
    with pytest.raises(CommandError, match="截掉"):
        verified("--head", head)


def test_row_outside_the_chain_is_named(log: list[DeskLog]) -> None:
    tamper(
        "INSERT INTO articles_desklog (at, verb, noun, target, detail)"
        " VALUES ('infinity', 'nonsense', '', '偷写', '{}')"
    )
    with pytest.raises(CommandError, match="nonsense，偷写"):
        verified()


@pytest.mark.parametrize("head", ["", "abc", "g" * 64, "a" * 65])
def test_senseless_head_is_refused(head: str) -> None:
    with pytest.raises(CommandError, match="hexadecimal"):
        verified("--head", head)
