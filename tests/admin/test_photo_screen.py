"""A photo's own page: who moves its focus, what that changes, what it never changes."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import DeskLog, Photo, Revision
from tests.access import TABLE, employ
from tests.admin.conftest import Login
from tests.cast import NOW, make_photo, make_reporter
from tests.pictures import drawn, encoded
from tests.views.paper import live_issue

pytestmark = pytest.mark.usefixtures("clock")

LIBRARIANS = {"photo_editor", "page_editor", "desk_head", "chief", "superuser"}


@pytest.fixture
def photo(reporter: User) -> Photo:
    return make_photo(by=reporter, raw=encoded(drawn(7, (900, 300)), "JPEG"))


def screen(photo: Photo) -> str:
    return reverse("admin:articles_photo_change", args=[photo.pk])


def door(photo: Photo) -> str:
    return reverse("admin:articles_photo_focus", args=[photo.pk])


def focus(photo: Photo) -> tuple[int, int]:
    return Photo.objects.get(pk=photo.pk).focus


@pytest.mark.long_table
@pytest.mark.parametrize("person", TABLE)
def test_focus_of_anothers_photo_is_moved_by_librarians_alone(
    person: str, photo: Photo, login: Login
) -> None:
    client = login(employ(person))
    assert client.get(door(photo)).status_code == 405
    answer = client.post(door(photo), {"x": "80", "y": "20"})
    if person in LIBRARIANS:
        assert answer.status_code == 302
        assert focus(photo) == (800, 200)
        assert 'id="focus_form"' in client.get(screen(photo)).text
    else:
        assert answer.status_code == 403
        assert focus(photo) == (500, 500)
        page = client.get(screen(photo))
        assert page.status_code != 200 or 'id="focus_form"' not in page.text


def test_writers_move_it_on_what_they_brought_or_took(
    photo: Photo, reporter: User, other_reporter: User, login: Login
) -> None:
    assert login(reporter).post(door(photo), {"x": "1", "y": "2"}).status_code == 302
    photo.shots.create(reporter=make_reporter("徐雁", user=other_reporter))
    client = login(other_reporter)
    assert client.post(door(photo), {"x": "3", "y": "4"}).status_code == 302
    assert focus(photo) == (30, 40)


@pytest.mark.parametrize(
    ("x", "y"), [("", "5"), ("101", "5"), ("5", "-1"), ("a", "5"), ("1e9", "5")]
)
def test_focus_outside_the_picture_is_refused_with_a_sentence(
    x: str, y: str, photo: Photo, reporter: User, login: Login
) -> None:
    answer = login(reporter).post(door(photo), {"x": x, "y": y})
    assert answer.status_code == 403
    assert focus(photo) == (500, 500)


def test_photo_without_its_file_has_no_focus(reporter: User, login: Login) -> None:
    empty = Photo.objects.create(key="nothing", created_by=reporter, created_at=NOW)
    client = login(reporter)
    assert client.post(door(empty), {"x": "1", "y": "2"}).status_code in (403, 409)
    page = client.get(screen(empty)).text
    assert 'id="focus_form"' not in page
    assert "缺图" in page


def test_focus_changes_what_lists_show_and_nothing_that_was_signed(
    photo: Photo, reporter: User, chief: User, reader: Client, login: Login
) -> None:
    live_issue(1, reporter=reporter, chief=chief, photos=[photo])
    revision = photo.revision_photos.get().revision
    story = revision.article.get_absolute_url()
    was = {address: reader.get(address).text for address in ("/", story)}
    mark = photo.crops["card"][0]["crop"]
    old = reverse("articles:photo_crop", args=[photo.key, mark, 480, "jpg"])
    client = login(reporter)
    client.post(door(photo), {"x": "90", "y": "50"})
    photo.refresh_from_db()
    new = photo.crops["card"][0]["crop"]
    front = reader.get("/").text
    assert mark not in front
    assert front == was["/"].replace(mark, new)
    assert reader.get(story).text == was[story]
    assert reader.get(old).status_code == 404
    kept = Revision.objects.get(pk=revision.pk)
    assert (kept.hash, kept.content) == (revision.hash, revision.content)
    row = DeskLog.objects.filter(noun="photo", target_id=photo.pk).latest("pk")
    assert (row.person, row.detail["focus"]) == (reporter, [900, 500])
