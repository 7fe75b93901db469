"""A second role in PostgreSQL, as a server would use it: it does all of the desk's work
and cannot touch what is kept, even where no trigger stands."""

import io

import psycopg
import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client

from articles import workflow
from articles.models import Article, DeskLog, SignOff
from articles.vocabulary import ArticleState, Verb
from newsroom import devdb, env
from newsroom.devdb.server import SUPERUSER
from tests.admin.phones import CODE, LOGIN, code_now, give_phone, is_inside
from tests.cast import (
    NOW,
    PASSWORD,
    make_article,
    make_photo,
    released_issue,
    signed_article,
)
from tests.correcting import corrected
from tests.management.conftest import ROLE, SECRET, connected_as, excess, tell

pytestmark = pytest.mark.django_db(transaction=True)


def refused(statement: str) -> bool:
    """Does PostgreSQL refuse for want of a right, whatever the triggers would say?"""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        assert isinstance(error.__cause__, psycopg.errors.InsufficientPrivilege), error
        return True
    return False


@pytest.mark.long_table
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE articles_desklog SET target = 'x'",
        "UPDATE articles_desklog SET position = 9, digest = 'x', previous = 'x'",
        "DELETE FROM articles_desklog",
        "TRUNCATE articles_desklog CASCADE",
        "UPDATE articles_revision SET content = '{}'",
        "TRUNCATE articles_revision CASCADE",
        "UPDATE articles_signoff SET comment = 'x'",
        "UPDATE articles_signoff SET person_id = 1",
        "DELETE FROM articles_signoff",
        "TRUNCATE articles_signoff CASCADE",
        "UPDATE articles_approval SET at = now()",
        "DELETE FROM articles_approval",
        "UPDATE articles_handoff SET at = now()",
        "UPDATE articles_correction SET note = 'x'",
        "DELETE FROM articles_correction",
        "UPDATE articles_withdrawal SET reason = 'x'",
        "DELETE FROM articles_withdrawal",
        "TRUNCATE articles_article CASCADE",
        "TRUNCATE auth_user CASCADE",
        "ALTER TABLE articles_desklog DISABLE TRIGGER USER",
        "DROP TRIGGER desk_log_append_only ON articles_desklog",
        "ALTER FUNCTION articles_keep_desk_log() RENAME TO harmless",
        "DELETE FROM django_migrations",
        "SET session_replication_role = replica",
    ],
)
def test_role_cannot_touch_what_is_kept(
    statement: str, granted: str, chief: User, reporter: User
) -> None:
    signed_article(by=reporter, chief=chief)
    rows = DeskLog.objects.count()
    with connected_as(granted, SECRET):
        assert refused(statement)
    assert DeskLog.objects.count() == rows


def test_role_rewrites_no_filed_story_and_revives_no_void_signature(
    granted: str, chief: User, reporter: User
) -> None:
    """What it must be granted for its work, the triggers narrow."""
    article = signed_article(by=reporter, chief=chief)
    workflow.unsign(article, by=chief, now=NOW)
    with connected_as(granted, SECRET):
        for statement in (
            "DELETE FROM articles_revision",
            "UPDATE articles_article SET submitted_at = NULL",
            "UPDATE articles_signoff SET voided_at = NULL, voided_by_id = NULL",
            "DELETE FROM articles_article",
        ):
            with (
                pytest.raises(DatabaseError),
                transaction.atomic(),
                connection.cursor() as cursor,
            ):
                cursor.execute(statement)


def test_role_does_all_the_desks_work(
    granted: str,
    chief: User,
    other_chief: User,
    page_editor: User,
    reporter: User,
    administrator: User,
) -> None:
    give_phone(chief)
    with connected_as(granted, SECRET):
        photo = make_photo(by=reporter)
        article = signed_article(by=reporter, chief=chief, photos=[photo])
        released_issue([article], chief=chief)
        assert article.is_live(NOW)
        correction = corrected(
            article, by=page_editor, chief=other_chief, fix_text=True
        )
        workflow.void_correction(correction, by=chief, now=NOW, reason="没有错")
        workflow.withdraw(
            article, by=chief, now=NOW, reason="重复", ordered_by="值班总编"
        )
        workflow.restore(article, by=other_chief, now=NOW)
        workflow.unsign(article, by=chief, now=NOW)
        assert SignOff.objects.filter(voided_at__isnull=False).exists()
        draft = make_article(by=reporter)
        workflow.discard(draft, by=reporter, now=NOW)
        assert not Article.objects.filter(pk=draft.pk).exists()
        browser = Client()
        for password in ("wrong", PASSWORD):
            typed = {"username": "chief", "password": password}
            browser.post(LOGIN, typed)
        browser.post(CODE, {"code": code_now()})
        assert is_inside(browser)
        assert browser.get("/healthz").status_code == 200
    call_command("verify_log", stdout=io.StringIO())
    assert DeskLog.objects.filter(verb=Verb.DELETE, position__isnull=False).exists()


def test_new_tables_are_open_to_the_role_and_records_shut_at_the_next_run(
    granted: str,
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE articles_newest (id int)")
        cursor.execute(
            "CREATE TRIGGER newest_append_only BEFORE UPDATE OR DELETE"
            " ON articles_newest FOR EACH ROW EXECUTE FUNCTION articles_refuse_change()"
        )
    try:
        with connected_as(granted, SECRET):
            assert not refused("INSERT INTO articles_newest VALUES (1)")
            assert "UPDATE articles_newest" in excess()
        call_command("grant_web_role", granted, stdout=io.StringIO())
        with connected_as(granted, SECRET):
            assert refused("UPDATE articles_newest SET id = 2")
            assert not refused("INSERT INTO articles_newest VALUES (1)")
            assert excess() == []
    finally:
        with connection.cursor() as cursor:
            cursor.execute("DROP TABLE articles_newest")


def test_owner_and_unknown_roles_are_refused(role: str) -> None:
    for name, why in (
        (connection.settings_dict["USER"], "nothing can be withheld"),
        (SUPERUSER, "nothing can be withheld"),
        ("nobody_of_that_name", "say --create"),
        ('"; DROP TABLE articles_desklog; --', "say --create"),
    ):
        with pytest.raises(CommandError, match=why):
            call_command("grant_web_role", name)


def test_role_is_made_with_the_password_from_standard_input(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if env.DATABASE_URL:
        pytest.skip("needs a server where it may make roles")
    make = ("grant_web_role", ROLE, "--create")
    monkeypatch.setattr("sys.stdin", io.StringIO(SECRET + "\n"))
    with pytest.raises(CommandError, match="PostgreSQL refuses"):
        call_command(*make)  # the demo's own role may make none
    at = devdb.parameters()
    try:
        with connected_as(SUPERUSER, at["PASSWORD"]):
            for typed in ("first-word\n", SECRET + "\n"):
                monkeypatch.setattr("sys.stdin", io.StringIO(typed))
                call_command(*make, stdout=io.StringIO())
            monkeypatch.setattr("sys.stdin", io.StringIO())
            with pytest.raises(CommandError, match="password"):
                call_command(*make)
        with connected_as(ROLE, SECRET):
            assert refused("DELETE FROM articles_desklog")
            assert Article.objects.filter(state=ArticleState.DRAFT).count() == 0
    finally:
        tell("DROP OWNED BY {role}")
        tell("DROP ROLE {role}")
