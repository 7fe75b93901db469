"""What is missing, short or nobody's is named; only old orphans are ever removed."""

import datetime as dt
import os
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles import photo_library
from articles.models import Photo
from articles.renditions import checking, find, original_path
from articles.renditions.checking import Fault, faults
from tests.cast import NOW, jpeg, make_photo

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def photo(reporter: User) -> Photo:
    return make_photo(by=reporter, raw=jpeg((900, 600)))


def checked(**options: bool) -> tuple[str, bool]:
    """What the command prints, and whether it is content."""
    out = StringIO()
    try:
        call_command("check_media", stdout=out, **options)
    except CommandError as error:
        assert error.returncode == 1
        return out.getvalue() + str(error), False
    return out.getvalue(), True


def rendition(photo: Photo) -> Path:
    path = find(photo, photo.renditions[0]["width"], "avif")
    assert path is not None
    return path


def aged(path: Path, *, days: float) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_bytes(b"x")
    then = dt.datetime.now(dt.UTC).timestamp() - days * 86_400
    os.utime(path, (then, then))
    return path


def test_whole_library_is_content(photo: Photo) -> None:
    assert checked(hashes=True)[1]
    Photo.objects.create(key="x" * 22, created_at=NOW)  # words without a file yet
    assert checked()[1]


def test_no_library_at_all_is_content(media_root: Path) -> None:
    assert checked(sweep=True)[1]


def test_missing_files_are_named(photo: Photo, media_root: Path) -> None:
    for path in (original_path(photo), rendition(photo)):
        path.unlink()
        text, content = checked()
        assert not content
        assert f"缺  {path.relative_to(media_root)}  图片 {photo.pk}" in text


@pytest.mark.parametrize("cut", [0, 1, 50])
def test_short_files_are_named(cut: int, photo: Photo) -> None:
    for path in (original_path(photo), rendition(photo)):
        path.write_bytes(path.read_bytes()[:cut])
        text, content = checked()
        assert not content
        assert f"坏  {path.parent.parent.name}/" in text


def test_changed_bytes_are_found_by_their_hash(photo: Photo) -> None:
    path = original_path(photo)
    raw = bytearray(path.read_bytes())
    raw[-5] ^= 1
    path.write_bytes(raw)
    assert checked()[1]
    assert not checked(hashes=True)[1]
    Photo.objects.update(original_bytes=0)  # of a time when no size was kept
    assert not checked()[1]


@pytest.mark.parametrize(
    "name",
    ["originals/zz/zz.jpg", "renditions/zz/zz-320.avif", "incoming/bench/original"],
)
def test_orphans_are_named_and_swept_when_old(
    name: str, photo: Photo, media_root: Path
) -> None:
    path = aged(media_root / name, days=2)
    if "incoming" in name:
        aged(path.parent, days=2)
    assert not checked()[1]
    assert path.exists()
    text, content = checked(sweep=True)
    assert content
    assert "无主" in text
    assert not path.exists()
    assert checked()[1]


def test_young_orphan_is_named_and_stays(photo: Photo, media_root: Path) -> None:
    path = aged(media_root / "originals" / photo.key[:2] / "young.jpg", days=0.9)
    text, content = checked(sweep=True)
    assert not content
    assert "young.jpg" in text
    assert path.exists()


def test_work_under_way_is_no_fault(photo: Photo, media_root: Path) -> None:
    bench = media_root / "incoming" / "now"
    bench.mkdir()
    assert checked(sweep=True)[1]
    assert bench.exists()


def test_crash_between_file_and_row_leaves_only_orphans(
    reporter: User, media_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the server had been killed: nobody is left to tidy up."""
    with monkeypatch.context() as patch:
        patch.setattr(Photo, "save", lambda *args, **options: 1 / 0)
        patch.setattr(photo_library, "_unlink", lambda paths: None)
        with pytest.raises(ZeroDivisionError):
            photo_library.keep(jpeg(), by=reporter, now=NOW)
    later = dt.datetime.now(dt.UTC) + 2 * DAY
    found = list(faults(now=later, sweep=True))
    assert {one.fault for one in found} == {Fault.ORPHAN}
    assert all(one.swept for one in found)
    assert checked()[1]


def test_photo_that_came_in_while_folders_were_listed_is_no_orphan(
    reporter: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = checking._listed
    came: list[Photo] = []

    def slowly(name: str, prefix: str) -> list[Path]:
        paths = list(listed(name, prefix))
        if not came:
            came.append(make_photo(by=reporter))
        return paths

    make_photo(by=reporter)
    monkeypatch.setattr(checking, "_listed", slowly)
    assert not list(faults(now=dt.datetime.now(dt.UTC)))
    assert came
