"""Older photos get today's renditions; one that is broken stops nothing."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command

from articles.models import Photo
from articles.renditions import files_of, original_path, rendition_path
from tests.cast import make_photo
from tests.pictures import drawn, encoded

pytestmark = pytest.mark.django_db


def test_older_photo_is_made_anew_and_its_old_files_go(
    reporter: User, capsys: pytest.CaptureFixture[str]
) -> None:
    photo, broken, fine = (
        make_photo(by=reporter, raw=encoded(drawn(seed, (900, 600)), "JPEG"))
        for seed in range(3)
    )
    look = photo.look
    old = rendition_path(photo, 777, "webp")
    old.write_bytes(b"old")
    sizes = [{"width": 777, "height": 518}]
    for row in (photo, broken):
        Photo.objects.filter(pk=row.pk).update(crops={}, renditions=sizes, look=None)
    original_path(broken).unlink()
    kept = Photo.objects.get(pk=fine.pk).crops
    call_command("develop_photos")
    photo.refresh_from_db()
    assert photo.look == look
    assert set(photo.crops) == {"card", "square"}
    assert all(path.is_file() for path in files_of(photo))
    assert not old.exists()
    assert Photo.objects.get(pk=broken.pk).renditions == sizes
    assert Photo.objects.get(pk=fine.pk).crops == kept
    told = capsys.readouterr()
    assert "1 photos made anew, 1 could not be" in told.out
    assert f"#{broken.pk}" in told.err
    call_command("develop_photos", "--all")
    assert Photo.objects.get(pk=fine.pk).crops != kept
    assert all(path.is_file() for path in files_of(Photo.objects.get(pk=fine.pk)))
