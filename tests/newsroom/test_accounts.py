"""The demo's people and a new installation's first one."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import Settings

from articles.vocabulary import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def password_file(settings: Settings, tmp_path: Path) -> Path:
    settings.DEMO_PASSWORD_FILE = tmp_path / "demo-password"
    return tmp_path / "demo-password"


def log_in(client: Client, username: str, password: str) -> bool:
    typed = {"username": username, "password": password}
    return client.post("/admin/login/", typed).status_code == 302


def test_demo_has_somebody_for_each_post(
    password_file: Path, settings: Settings, client: Client
) -> None:
    call_command("demo_accounts", verbosity=0)
    assert password_file.stat().st_mode & 0o777 == 0o600
    users = User.objects.filter(email__endswith="@demo.invalid")
    assert {user.username for user in users} == set(settings.DEMO_USERNAMES)
    assert not users.filter(is_superuser=True).exists()
    assert list(users.get(username="admin").groups.values_list("name", flat=True)) == [
        Role.ADMINISTRATOR
    ]
    held = users.values_list("groups__name", flat=True)
    assert set(held) == set(Role.values)
    assert list(held).count(Role.CHIEF) == 2  # one looks after the other has signed
    password = password_file.read_text().strip()
    for name in settings.DEMO_USERNAMES:
        assert log_in(client, name, password)


def test_second_run_changes_nothing(password_file: Path) -> None:
    call_command("demo_accounts", verbosity=0)
    before = set(User.objects.values_list("username", "password"))
    call_command("demo_accounts", verbosity=0)
    assert set(User.objects.values_list("username", "password")) == before


def test_demo_of_before_gets_who_was_missing_with_the_same_password(
    password_file: Path,
) -> None:
    call_command("demo_accounts", verbosity=0)
    User.objects.filter(username__in=["chief2", "auditor"]).delete()
    before = set(User.objects.values_list("username", "password"))
    call_command("demo_accounts", verbosity=0)
    assert before < set(User.objects.values_list("username", "password"))
    password = password_file.read_text().strip()
    assert User.objects.get(username="chief2").check_password(password)


def test_lost_password_file_means_a_new_password_for_all(password_file: Path) -> None:
    call_command("demo_accounts", verbosity=0)
    password_file.unlink()
    call_command("demo_accounts", verbosity=0)
    password = password_file.read_text().strip()
    assert all(user.check_password(password) for user in User.objects.all())


def test_demo_accounts_are_refused_outside_the_demo(
    password_file: Path, settings: Settings
) -> None:
    settings.IS_DEMO = False
    with pytest.raises(CommandError, match="demo only"):
        call_command("demo_accounts")
    assert not User.objects.exists()
    assert not password_file.exists()


def test_first_admin_is_made_once_and_is_no_superuser(
    capsys: pytest.CaptureFixture[str], client: Client
) -> None:
    call_command("first_admin", "guan")
    password = capsys.readouterr().out.splitlines()[0].rsplit(" ", 1)[1]
    assert log_in(client, "guan", password)
    user = User.objects.get()
    assert user.is_staff and not user.is_superuser
    with pytest.raises(CommandError, match="already"):
        call_command("first_admin", "other")
