"""Crops follow the focus; an old crop's address never shows another picture."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from PIL import Image
from pytest_django import DjangoCaptureOnCommitCallbacks

from articles import photo_library
from articles.darkroom.printing import box_around
from articles.models import Photo
from articles.refusals import NotAllowed, NotReady
from articles.renditions import files_of, find
from tests.cast import NOW, make_photo
from tests.pictures import BLUE, RED, encoded, halves, near
from tests.views.paper import live_issue

pytestmark = pytest.mark.django_db


@pytest.fixture
def wide(reporter: User) -> Photo:
    """Twice as wide as high; left half red, right half blue."""
    return make_photo(by=reporter, raw=encoded(halves(size=(1200, 600)), "PNG"))


def square(photo: Photo, *, extension: str = "jpg") -> Image.Image:
    entry = photo.crops["square"][-1]
    path = find(photo, entry["width"], extension, crop=entry["crop"])
    assert path is not None
    return Image.open(path)


def test_crop_without_a_focus_is_the_middle(wide: Photo) -> None:
    picture = square(wide)
    assert picture.size == (320, 320)
    assert near(picture.getpixel((5, 160)), RED)
    assert near(picture.getpixel((315, 160)), BLUE)
    card = wide.crops["card"][0]
    assert (card["width"], card["height"]) == (480, 320)


@pytest.mark.parametrize(("x", "colour"), [(0, RED), (1000, BLUE)])
def test_crops_follow_the_focus(
    x: int,
    colour: tuple[int, int, int],
    wide: Photo,
    reporter: User,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    before = files_of(wide)
    with django_capture_on_commit_callbacks(execute=True):
        photo_library.set_focus(wide, x=x, y=500, by=reporter, now=NOW)
    for extension in ("jpg", "webp", "avif"):
        picture = square(wide, extension=extension)
        for at in (5, 315):
            assert near(picture.getpixel((at, 160)), colour)
    after = files_of(wide)
    assert all(path.is_file() for path in after)
    gone = set(before) - set(after)
    assert len(gone) == 9
    assert not any(path.exists() for path in gone)


def test_focus_of_somebody_elses_photo_stays(wide: Photo, other_reporter: User) -> None:
    with pytest.raises(NotAllowed):
        photo_library.set_focus(wide, x=0, y=0, by=other_reporter, now=NOW)
    wide.refresh_from_db()
    assert wide.focus == (500, 500)


@pytest.mark.parametrize(("x", "y"), [(-1, 0), (0, 1001)])
def test_focus_lies_on_the_picture(x: int, y: int, wide: Photo, reporter: User) -> None:
    with pytest.raises(NotReady):
        photo_library.set_focus(wide, x=x, y=y, by=reporter, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Photo.objects.filter(pk=wide.pk).update(focus_x=1001)


@pytest.mark.parametrize("size", [(1, 1), (3, 400), (400, 3), (1600, 900), (900, 1600)])
@pytest.mark.parametrize("focus", [(0, 0), (500, 500), (1000, 1000), (13, 987)])
def test_crop_never_leaves_the_picture(
    size: tuple[int, int], focus: tuple[int, int]
) -> None:
    for ratio in ((3, 2), (1, 1)):
        left, top, right, bottom = box_around(size, ratio, focus=focus)
        assert 0 <= left < right <= size[0]
        assert 0 <= top < bottom <= size[1]


def test_readers_get_the_crop_of_a_live_photo_only(
    wide: Photo, reporter: User, chief: User, reader: Client
) -> None:
    entry = wide.crops["card"][0]
    args = [wide.key, entry["crop"], entry["width"], "avif"]
    address = reverse("articles:photo_crop", args=args)
    assert reader.get(address).status_code == 404
    live_issue(1, reporter=reporter, chief=chief, photos=[wide])
    answer = reader.get(address)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/avif")
    other = address.replace(entry["crop"], "card-00000000")
    assert reader.get(other).status_code == 404


def test_pictures_that_look_alike_find_each_other(reporter: User) -> None:
    gradient = Image.linear_gradient("L").resize((640, 480)).rotate(30, expand=True)
    first = make_photo(by=reporter, raw=encoded(gradient, "PNG"))
    smaller = gradient.resize((400, 300))
    again = make_photo(by=reporter, raw=encoded(smaller, "JPEG", quality=70))
    other = Image.effect_noise((640, 480), 80)
    make_photo(by=reporter, raw=encoded(other, "PNG"))
    assert first.look is not None
    assert list(Photo.objects.exclude(pk=first.pk).alike(first.look)) == [again]
