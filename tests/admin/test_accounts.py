"""Accounts: kept by administrators, who lift nobody to the top, not even themselves."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from articles.permissions import roles_of
from articles.vocabulary import Role
from tests.admin.conftest import Login
from tests.admin.posting import Fields, shown
from tests.cast import PASSWORD


def change(user: User) -> str:
    return reverse("admin:auth_user_change", args=[user.pk])


def group(role: Role) -> str:
    return str(Group.objects.get(name=role.value).pk)


def test_administrator_gives_posts_by_their_names(
    administrator: User, reporter: User, login: Login
) -> None:
    client = login(administrator)
    assert "责任编辑" in client.get(change(reporter)).content.decode()
    fields: Fields = shown(client, change(reporter), form="user_form")
    fields["groups"] = [group(Role.PAGE_EDITOR)]
    assert client.post(change(reporter), fields).status_code == 302
    fresh = User.objects.get(pk=reporter.pk)
    assert roles_of(fresh) == {Role.PAGE_EDITOR}


@pytest.mark.parametrize("flag", ["is_superuser", "is_staff", "user_permissions"])
def test_raw_post_sets_no_flag(
    flag: str, administrator: User, reporter: User, login: Login
) -> None:
    reporter.is_staff = False
    reporter.save()
    client = login(administrator)
    fields = shown(client, change(reporter), form="user_form") | {flag: "1"}
    client.post(change(reporter), fields)
    reporter.refresh_from_db()
    assert not reporter.is_superuser
    assert not reporter.is_staff
    assert not reporter.user_permissions.exists()


def test_administrator_keeps_own_posts_and_own_account(
    administrator: User, login: Login
) -> None:
    client = login(administrator)
    fields = shown(client, change(administrator), form="user_form")
    fields["groups"] = [group(Role.CHIEF)]
    fields.pop("is_active", None)
    client.post(change(administrator), fields)
    fresh = User.objects.get(pk=administrator.pk)
    assert roles_of(fresh) == {Role.ADMINISTRATOR}
    assert fresh.is_active


def test_superuser_is_out_of_an_administrators_reach(
    administrator: User, superuser: User, login: Login
) -> None:
    client = login(administrator)
    typed = {"password1": "another-long-word", "password2": "another-long-word"}
    url = reverse("admin:auth_user_password_change", args=[superuser.pk])
    assert client.post(url, typed).status_code == 403
    assert client.post(change(superuser), {"username": "x"}).status_code == 403
    superuser.refresh_from_db()
    assert superuser.check_password(PASSWORD)


@pytest.mark.parametrize("person", ["reporter", "chief", "desk_head", "auditor"])
def test_others_change_no_account(
    person: str, other_reporter: User, login: Login, request: pytest.FixtureRequest
) -> None:
    client = login(request.getfixturevalue(person))
    url = reverse("admin:auth_user_password_change", args=[other_reporter.pk])
    typed = {"password1": "another-long-word", "password2": "another-long-word"}
    assert client.post(url, typed).status_code in (302, 403, 404)
    other_reporter.refresh_from_db()
    assert other_reporter.check_password(PASSWORD)


def test_new_account_may_enter_the_desk(administrator: User, login: Login) -> None:
    client = login(administrator)
    address = reverse("admin:auth_user_add")
    fields = shown(client, address, form="user_form") | {
        "username": "newcomer",
        "last_name": "宋",
        "first_name": "念",
        "password1": "a-long-new-password",
        "password2": "a-long-new-password",
        "usable_password": "true",
        "groups": [group(Role.REPORTER)],
    }
    assert client.post(address, fields).status_code == 302
    newcomer = User.objects.get(username="newcomer")
    assert newcomer.is_staff
    assert not newcomer.is_superuser
    assert roles_of(newcomer) == {Role.REPORTER}
