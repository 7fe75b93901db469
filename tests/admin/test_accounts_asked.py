"""All that makes or changes accounts asks for the administrator's password again."""

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import Group, User
from django.urls import reverse

from articles.models import DeskLog
from articles.permissions import roles_of
from articles.vocabulary import Role, Verb
from tests.admin.conftest import Login
from tests.admin.posting import asked, shown
from tests.cast import PASSWORD

pytestmark = pytest.mark.usefixtures("clock")

WRONG = "not-the-password"


def change(user: User, page: str = "change") -> str:
    return reverse(f"admin:auth_user_{page}", args=[user.pk])


def test_posts_are_given_after_the_password_only(
    administrator: User, reporter: User, later: Login
) -> None:
    client, address = later(administrator), change(reporter)
    sent = shown(client, address, form="user_form")
    chosen = [
        str(Group.objects.get(name=role).pk) for role in (Role.REPORTER, Role.CHIEF)
    ]
    answer = client.post(address, sent | {"groups": chosen})
    assert answer.status_code == 403
    for pk in chosen:  # both boxes come along, not only the last
        assert f'name="groups" value="{pk}"' in answer.text
    assert roles_of(User.objects.get(pk=reporter.pk)) == {Role.REPORTER}
    typed = sent | {"groups": chosen, "confirm-password": PASSWORD}
    assert client.post(address, typed).status_code == 302
    assert roles_of(User.objects.get(pk=reporter.pk)) == {Role.REPORTER, Role.CHIEF}


def test_failure_beside_an_account_counts_against_who_typed_it(
    administrator: User, reporter: User, later: Login
) -> None:
    """The form has a field `username` of its own: the other person's."""
    client, address = later(administrator), change(reporter)
    sent = shown(client, address, form="user_form") | {"confirm-password": WRONG}
    assert [client.post(address, sent).status_code for _ in range(5)][-1] == 429
    assert set(AccessAttempt.objects.values_list("username", flat=True)) == {
        "administrator"
    }


@pytest.mark.parametrize("page", ["password", "unlock"])
def test_other_doors_of_an_account_ask_too(
    page: str, administrator: User, reporter: User, later: Login
) -> None:
    name = "password_change" if page == "password" else page
    typed = {"password1": "another-long-word", "password2": "another-long-word"}
    answer = later(administrator).post(change(reporter, name), typed)
    assert answer.status_code == 403
    assert "先确认是您本人" in answer.text
    reporter.refresh_from_db()
    assert reporter.check_password(PASSWORD)


def test_new_account_is_made_after_the_password_only(
    administrator: User, later: Login
) -> None:
    client, address = later(administrator), reverse("admin:auth_user_add")
    sent = shown(client, address, form="user_form") | {
        "username": "newcomer",
        "password1": "a-long-new-password",
        "password2": "a-long-new-password",
        "usable_password": "true",
    }
    fields = asked(client, address, sent)
    wrong = client.post(address, fields | {"confirm-password": WRONG})
    assert wrong.status_code == 403
    assert not User.objects.filter(username="newcomer").exists()
    assert not AccessAttempt.objects.get().post_data.strip()
    entry = DeskLog.objects.get(verb=Verb.REFUSED)
    assert (entry.noun, entry.target_id, entry.detail["tried"]) == (
        "user",
        None,
        "save",
    )
    answer = client.post(address, fields | {"confirm-password": PASSWORD})
    assert answer.status_code == 302
    assert User.objects.get(username="newcomer").check_password("a-long-new-password")
