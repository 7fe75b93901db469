"""Who takes whole pages in, and that a galley is its owner's alone."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from articles.models import Article, DeskLog, Galley, Issue, PageImport
from articles.permissions import may_import
from articles.vocabulary import Role, Verb
from tests.admin.conftest import Login
from tests.cast import hire
from tests.intaking import PAGE, READ, address, opened, read_in, sent

pytestmark = pytest.mark.usefixtures("clock", "db")

IMPORTERS = {Role.PAGE_EDITOR, Role.DESK_HEAD, Role.CHIEF}
DOORS = ("galley", "keep", "confirm", "discard")


@pytest.mark.parametrize("role", list(Role))
def test_whole_pages_are_taken_in_by_the_desk_alone(role: Role, login: Login) -> None:
    user = hire("somebody", role)
    client = login(user)
    may = role in IMPORTERS
    assert may_import(user) is may
    assert client.get(reverse(READ)).status_code == (200 if may else 403)
    answer = client.post(reverse(READ), {"text": PAGE})
    assert answer.status_code == (302 if may else 403)
    assert Galley.objects.exists() is may
    listed = client.get(reverse("admin:articles_pageimport_changelist"))
    offered = reverse(READ) in listed.content.decode()
    assert offered is may


def test_superuser_without_a_post_takes_nothing_in(login: Login) -> None:
    client = login(hire("root", is_superuser=True))
    assert client.post(reverse(READ), {"text": PAGE}).status_code == 403
    assert not Galley.objects.exists()


@pytest.mark.long_table
@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("role", list(Role))
def test_galley_is_its_owners_alone(
    role: Role, door: str, login: Login, page_editor: User
) -> None:
    """Not the chief's either: nobody else has confirmed what they read of it."""
    galley = read_in(login(page_editor))
    form = opened(login(page_editor), galley)
    other = login(hire("somebody", role))
    before = Galley.objects.values().get()
    got = other.get(address(galley, door))
    assert got.status_code in (404, 405) and "常委会" not in got.content.decode()
    answer = other.post(address(galley, door), form)
    assert answer.status_code in (403, 404, 409)
    assert Galley.objects.values().get() == before
    assert not Article.objects.exists()


@pytest.mark.parametrize("door", ("keep", "confirm", "discard"))
def test_doors_that_change_are_posted_to(
    door: str, login: Login, page_editor: User
) -> None:
    client = login(page_editor)
    galley = read_in(client)
    assert client.get(address(galley, door)).status_code == 405


def test_who_lost_the_post_can_do_nothing_with_their_galley(
    login: Login, page_editor: User
) -> None:
    client = login(page_editor)
    galley = read_in(client)
    form = opened(client, galley)
    page_editor.groups.clear()
    for door in DOORS:
        assert client.post(address(galley, door), form).status_code in (403, 404)
    assert client.get(address(galley)).status_code == 404
    assert not Article.objects.exists()


def test_anonymous_is_sent_to_the_login(login: Login, page_editor: User) -> None:
    galley = read_in(login(page_editor))
    for door in DOORS:
        answer = Client().post(address(galley, door), {"mark": "undo"})
        assert answer.status_code == 302 and "/login/" in answer["Location"]


@pytest.mark.parametrize("role", list(Role))
def test_original_is_read_by_the_desk_and_the_auditor(
    role: Role, login: Login, page_editor: User, media_root: Path
) -> None:
    client = login(page_editor)
    row = _imported(client)
    door = reverse("admin:articles_pageimport_original", args=[row.pk])
    answer = login(hire("somebody", role)).get(door)
    may = role in {*IMPORTERS, Role.AUDITOR}
    assert answer.status_code == (200 if may else 403)
    if may:
        assert b"".join(answer.streaming_content) == PAGE.encode()  # type: ignore[attr-defined]
        assert answer["Content-Disposition"].startswith("attachment")
        assert answer["X-Content-Type-Options"] == "nosniff"
    anonymous = Client().get(door)
    assert anonymous.status_code == 302
    assert Client().get(f"/media/{row.original}").status_code == 404


def _imported(client: Client) -> PageImport:
    file = SimpleUploadedFile("A02.txt", PAGE.encode())
    client.post(reverse(READ), {"text": "", "file": file})
    sent(client, Galley.objects.get(), "confirm")
    return PageImport.objects.get()


def test_pasted_page_has_no_original_to_download(
    login: Login, page_editor: User
) -> None:
    client = login(page_editor)
    sent(client, read_in(client), "confirm")
    row = PageImport.objects.get()
    door = reverse("admin:articles_pageimport_original", args=[row.pk])
    assert client.get(door).status_code == 404
    assert row.text == PAGE


def test_refused_import_stands_in_the_log(login: Login, reporter: User) -> None:
    login(reporter).post(reverse(READ), {"text": PAGE})
    entry = DeskLog.objects.filter(verb=Verb.REFUSED).latest("pk")
    assert entry.person == reporter and entry.detail["tried"] == "read"
    assert not Issue.objects.exists()
