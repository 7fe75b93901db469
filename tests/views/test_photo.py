"""A picture is public only while a live story shows it, and only as a rendition."""

from pathlib import Path

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from articles import workflow
from articles.models import Article, Photo
from articles.renditions import rendition_path
from tests.cast import HOUR, NOW, jpeg, make_article, make_issue, make_photo
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
    assert again.headers["Cache-Control"] == "public, max-age=300"


def test_file_made_anew_is_another_answer(shown: Photo, reader: Client) -> None:
    tag = reader.get(address(shown)).headers["ETag"]
    rendition_path(shown, shown.width, "jpg").write_bytes(jpeg(colour="black"))
    again = reader.get(address(shown), headers={"if-none-match": tag})
    assert again.status_code == 200
    assert again.headers["ETag"] != tag


def test_head_tells_the_same_without_the_picture(shown: Photo, reader: Client) -> None:
    head, whole = reader.head(address(shown)), reader.get(address(shown))
    assert head.status_code == 200
    for name in ("Content-Type", "Content-Length", "ETag", "Cache-Control"):
        assert head.headers[name] == whole.headers[name]
    assert b"".join(head) == b""


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_picture_is_only_ever_read(method: str, shown: Photo, reader: Client) -> None:
    assert getattr(reader, method)(address(shown)).status_code == 405


def test_proxy_is_told_which_file_to_send(
    shown: Photo, reader: Client, settings: Settings
) -> None:
    settings.MEDIA_ACCEL = "/renditions/"
    answer = reader.get(address(shown))
    file = rendition_path(shown, shown.width, "jpg")
    told = Path("/renditions") / file.relative_to(settings.MEDIA_ROOT / "renditions")
    assert answer.headers["X-Accel-Redirect"] == str(told)
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Cache-Control"] == "public, max-age=300"
    assert answer.content == b""


def test_proxy_sends_nothing_that_readers_may_not_see(
    photo: Photo, reader: Client, settings: Settings
) -> None:
    settings.MEDIA_ACCEL = "/renditions/"
    answer = reader.get(address(photo))
    assert answer.status_code == 404
    assert "X-Accel-Redirect" not in answer.headers


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
    for condition in (
        {"if-none-match": answer.headers["ETag"]},
        {"if-none-match": "*"},
        {"if-modified-since": "Fri, 01 Jan 2100 00:00:00 GMT"},
    ):
        gone = reader.get(address(photo), headers=condition)
        assert gone.status_code == 404
        assert gone.headers["Cache-Control"] == "no-store"
        assert "ETag" not in gone.headers


def test_withdrawn_picture_stays_while_another_live_story_shows_it(
    photo: Photo, reporter: User, chief: User, reader: Client
) -> None:
    live_issue(2, reporter=reporter, chief=chief, photos=[photo])
    first, second = Article.objects.order_by("pk")
    for story, code in ((first, 200), (second, 404)):
        workflow.withdraw(story, reason="有误", ordered_by="总编", by=chief, now=NOW)
        assert reader.get(address(photo)).status_code == code


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
