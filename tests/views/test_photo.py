"""A picture is public only while a live story shows it, and only as a rendition."""

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles import workflow
from articles.models import Article, Photo
from articles.renditions import rendition_path
from tests.cast import HOUR, NOW, make_article, make_issue, make_photo
from tests.press import print_and_release
from tests.views.paper import live_issue, place, sign

pytestmark = pytest.mark.django_db


def address(photo: Photo, *, width: int | None = None, extension: str = "jpg") -> str:
    return reverse("articles:photo", args=[photo.key, width or photo.width, extension])


@pytest.fixture
def photo(reporter: User) -> Photo:
    return make_photo(by=reporter)


@pytest.fixture
def shown(photo: Photo, reporter: User, chief: User) -> Photo:
    live_issue(1, reporter=reporter, chief=chief, photos=[photo])
    return photo


@pytest.mark.parametrize(
    ("extension", "kind"), [("jpg", "image/jpeg"), ("webp", "image/webp")]
)
def test_rendition_of_a_live_story_is_served_with_a_fixed_type(
    extension: str, kind: str, shown: Photo, reader: Client
) -> None:
    answer = reader.get(address(shown, extension=extension))
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    policy = answer.headers["Content-Security-Policy"]
    assert policy == "sandbox; default-src 'none'"
    held = rendition_path(shown, shown.width, extension).read_bytes()
    assert b"".join(answer) == held


def test_rendition_honours_a_conditional_request(shown: Photo, reader: Client) -> None:
    tag = reader.get(address(shown)).headers["ETag"]
    again = reader.get(address(shown), headers={"if-none-match": tag})
    assert again.status_code == 304


def test_photo_that_no_story_shows_is_missing(photo: Photo, reader: Client) -> None:
    answer = reader.get(address(photo))
    assert answer.status_code == 404
    assert answer.headers["Cache-Control"] == "no-store"


def test_photo_appears_with_its_story_and_goes_with_it(
    photo: Photo,
    reporter: User,
    chief: User,
    reader: Client,
    clock: time_machine.Traveller,
) -> None:
    story = make_article(by=reporter, photos=[photo])
    sign(story, by=reporter, chief=chief)
    issue = make_issue(by=chief)
    place(story, issue=issue, by=chief)
    print_and_release(issue, chief=chief, at=NOW + HOUR)
    assert reader.get(address(photo)).status_code == 404
    clock.shift(HOUR)
    answer = reader.get(address(photo))
    assert answer.status_code == 200
    workflow.withdraw(story, reason="有误", ordered_by="总编", by=chief, now=NOW + HOUR)
    tag = {"if-none-match": answer.headers["ETag"]}
    assert reader.get(address(photo), headers=tag).status_code == 404


def test_photo_added_to_the_working_copy_alone_stays_private(
    shown: Photo, photo: Photo, reporter: User, reader: Client
) -> None:
    other = make_photo(by=reporter)
    Article.objects.get().article_photos.update(photo=other)
    assert reader.get(address(other)).status_code == 404
    assert reader.get(address(shown)).status_code == 200


@pytest.mark.parametrize("width", [1, 47, 480, 1600, 9999])
def test_width_that_was_not_made_is_missing(
    width: int, shown: Photo, reader: Client
) -> None:
    assert reader.get(address(shown, width=width)).status_code == 404


def test_missing_file_is_missing_not_an_error(shown: Photo, reader: Client) -> None:
    rendition_path(shown, shown.width, "jpg").unlink()
    assert reader.get(address(shown)).status_code == 404


def test_original_has_no_address(shown: Photo, reader: Client) -> None:
    for prefix in ("/media/", "/", "/photos/"):
        assert reader.get(f"{prefix}{shown.original}").status_code == 404
