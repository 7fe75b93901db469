"""The same bytes are one photo; what fails leaves neither row nor file."""

import errno
import threading
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection
from pytest_django.fixtures import Settings

from articles import photo_library
from articles.models import DeskLog, Photo
from articles.photo_library import TooMany
from articles.refusals import NotAllowed, Refused
from articles.renditions import NoRoom, disk, original_path
from articles.vocabulary import Verb
from tests.cast import HOUR, NOW, jpeg
from tests.pictures import encoded, halves

pytestmark = pytest.mark.django_db


def files(root: Path) -> set[Path]:
    return {path for path in root.rglob("*") if path.is_file()}


def test_same_bytes_point_at_the_photo_that_is_there(
    reporter: User, other_reporter: User, media_root: Path
) -> None:
    first = photo_library.take_in(jpeg(), by=reporter, now=NOW)
    before = files(media_root)
    again = photo_library.take_in(jpeg(), by=other_reporter, now=NOW)
    assert (first.known, again.known) == (False, True)
    assert again.photo == first.photo
    assert files(media_root) == before
    assert DeskLog.objects.filter(noun="photo", verb=Verb.CREATE).count() == 1


def test_photo_whose_file_is_gone_is_taken_in_anew(
    reporter: User, media_root: Path
) -> None:
    first = photo_library.keep(jpeg(), by=reporter, now=NOW)
    original_path(first).unlink()
    again = photo_library.keep(jpeg(), by=reporter, now=NOW)
    assert again != first
    assert original_path(again).is_file()


def test_moving_picture_says_that_one_frame_was_taken(reporter: User) -> None:
    frames = [halves(), halves("L").convert("RGB")]
    raw = encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:])
    assert photo_library.take_in(raw, by=reporter, now=NOW).first_frame
    assert not photo_library.take_in(jpeg(), by=reporter, now=NOW).first_frame


def test_full_disk_is_a_sentence_without_row_or_file(
    reporter: User, media_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(disk, "fsync", full)
    with pytest.raises(NoRoom, match="磁盘"):
        photo_library.keep(jpeg(), by=reporter, now=NOW)
    assert not files(media_root)
    assert not Photo.objects.exists()


def test_row_that_cannot_be_written_takes_its_files_along(
    reporter: User, media_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **options: object) -> None:
        raise DatabaseError

    monkeypatch.setattr(Photo, "save", broken)
    with pytest.raises(DatabaseError):
        photo_library.keep(jpeg(), by=reporter, now=NOW)
    assert not files(media_root)


def test_wild_script_is_told_to_wait(
    reporter: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(photo_library, "MOST_AN_HOUR", 2)
    for colour in ("red", "blue"):
        photo_library.keep(jpeg(colour=colour), by=reporter, now=NOW)
    with pytest.raises(TooMany, match="一小时"):
        photo_library.keep(jpeg(colour="green"), by=reporter, now=NOW)
    photo_library.keep(jpeg(colour="green"), by=reporter, now=NOW + HOUR)


@pytest.mark.parametrize("person", ["proofreader", "auditor", "administrator"])
def test_who_keeps_no_photos_keeps_none(
    person: str, request: pytest.FixtureRequest, media_root: Path
) -> None:
    with pytest.raises(NotAllowed):
        photo_library.keep(jpeg(), by=request.getfixturevalue(person), now=NOW)
    assert not files(media_root)


@pytest.mark.django_db(transaction=True)
def test_same_photo_twice_at_once_is_one_photo(
    reporter: User, media_root: Path, settings: Settings
) -> None:
    kept: list[Photo | Exception] = []
    start = threading.Barrier(2)

    def send() -> None:
        start.wait()
        try:
            kept.append(photo_library.keep(jpeg(), by=reporter, now=NOW))
        except Refused as refusal:
            kept.append(refusal)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    photo = Photo.objects.get()
    assert kept == [photo, photo]
    originals = [path for path in files(media_root) if "originals" in path.parts]
    assert originals == [original_path(photo)]
