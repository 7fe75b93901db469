"""Whatever picture comes in, readers get it upright, in sRGB, without its secrets."""

import os
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from PIL import Image, ImageCms

from articles.darkroom.limits import OUTPUTS
from articles.models import Photo
from articles.renditions import BadPicture, NoRoom, attach, rendition_path
from tests.cast import NOW, jpeg, make_article, make_photo
from tests.pictures import BLUE, RED, encoded, halves, near, turned


def taken(raw: bytes) -> Photo:
    photo = Photo(created_at=NOW)
    attach(photo, raw)
    return photo


def shown(photo: Photo, *, extension: str = "jpg") -> Image.Image:
    """The widest picture that readers get, opened as their browser would."""
    width = photo.renditions[-1]["width"]
    return Image.open(rendition_path(photo, width, extension))


def files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]


@pytest.mark.long_table
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("mode", ["RGB", "L", "RGBA", "LA", "P", "1", "CMYK"])
def test_every_colour_mode_becomes_plain_rgb(mode: str, kind: str) -> None:
    try:
        raw = encoded(halves(mode), kind)
    except OSError:
        raw = encoded(halves(mode), "PNG" if mode != "CMYK" else "JPEG")
    photo = taken(raw)
    for extension, format_ in (("jpg", "JPEG"), ("webp", "WEBP"), ("avif", "AVIF")):
        picture = shown(photo, extension=extension)
        assert (picture.format, picture.mode) == (format_, "RGB")
        if mode in ("RGB", "RGBA", "P", "CMYK"):
            assert near(picture.getpixel((10, 20)), RED, by=70)
            assert near(picture.getpixel((70, 20)), BLUE, by=90)


def test_sixteen_bits_of_grey_keep_their_greys() -> None:
    grey = Image.new("I;16", (60, 40), 32_768)
    assert near(shown(taken(encoded(grey, "PNG"))).getpixel((9, 9)), (128,) * 3, by=4)


def test_clear_ground_becomes_white_paper() -> None:
    clear = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    for kind in ("PNG", "WEBP"):
        pixel = shown(taken(encoded(clear, kind))).getpixel((9, 9))
        assert near(pixel, (255, 255, 255), by=3)


@pytest.mark.parametrize("orientation", range(9))
def test_picture_stands_as_the_camera_was_held(orientation: int) -> None:
    photo = taken(turned(halves(), orientation))
    sideways = orientation >= 5
    assert (photo.width, photo.height) == ((40, 80) if sideways else (80, 40))
    picture = shown(photo)
    assert picture.size == (photo.width, photo.height)
    # Where the stored left edge, which is red, comes to stand.
    reds = {
        **dict.fromkeys((0, 1, 4), (4, 20)),
        **dict.fromkeys((2, 3), (75, 20)),
        **dict.fromkeys((5, 6), (20, 4)),
        **dict.fromkeys((7, 8), (20, 75)),
    }
    assert near(picture.getpixel(reds[orientation]), RED)


@pytest.mark.parametrize("extension", OUTPUTS)
def test_place_and_camera_are_in_no_rendition(extension: str, media_root: Path) -> None:
    photo = taken(turned(halves(size=(600, 300)), 1))
    for entry in photo.renditions:
        path = rendition_path(photo, entry["width"], extension)
        raw = path.read_bytes()
        assert b"secret camera" not in raw
        assert b"Exif" not in raw
        assert not Image.open(path).getexif()
    assert b"secret camera" in (media_root / photo.original).read_bytes()


def test_spoilt_exif_spoils_no_picture() -> None:
    raw = encoded(halves(), "JPEG", exif=b"Exif\0\0MM\0*" + os.urandom(64))
    assert taken(raw).width == 80


@pytest.mark.parametrize("profile", [b"", b"no profile", os.urandom(4000)])
def test_broken_colour_profile_is_left_aside(profile: bytes) -> None:
    photo = taken(encoded(halves(), "JPEG", icc_profile=profile, quality=95))
    assert near(shown(photo).getpixel((10, 20)), RED)


def test_profile_of_another_colour_space_is_left_aside() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for mode in ("RGB", "L", "RGBA"):
        kind = "PNG" if mode == "RGBA" else "JPEG"
        assert taken(encoded(halves(mode), kind, icc_profile=lab)).width == 80


def test_only_the_first_picture_of_many_is_shown() -> None:
    frames = [Image.new("RGB", (60, 40), BLUE)] * 30
    first = Image.new("RGB", (60, 40), RED)
    for kind in ("PNG", "WEBP", "MPO"):
        raw = encoded(first, kind, save_all=True, append_images=frames)
        picture = shown(taken(raw), extension="webp")
        assert near(picture.getpixel((9, 9)), RED)
        assert getattr(picture, "n_frames", 1) == 1


def test_what_hangs_behind_a_picture_reaches_no_reader() -> None:
    script = b"<script>alert(document.domain)</script>"
    for kind in ("PNG", "JPEG", "WEBP"):
        photo = taken(encoded(halves(), kind) + script)
        for extension in ("jpg", "webp"):
            path = rendition_path(photo, photo.renditions[0]["width"], extension)
            assert b"script" not in path.read_bytes()


def test_true_kind_names_the_file_and_the_key_cannot_be_guessed(
    media_root: Path,
) -> None:
    photos = [taken(encoded(halves(), "PNG")) for _ in range(2)]
    assert photos[0].original.endswith(".png")
    assert photos[0].sha256 == photos[1].sha256
    assert photos[0].key != photos[1].key
    assert len(photos[0].key) >= 20
    assert (media_root / photos[0].original).exists()


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (1, [1]),
        (320, [320]),
        (330, [330]),
        (481, [320, 481]),
        (1600, [320, 480, 768, 1152, 1600]),
        (3300, [320, 480, 768, 1152, 1600]),
    ],
)
def test_widths_never_enlarge(width: int, widths: list[int]) -> None:
    photo = taken(jpeg((width, 1 if width == 1 else 900)))
    assert [entry["width"] for entry in photo.renditions] == widths
    assert photo.width == width
    for entry in photo.renditions:
        path = rendition_path(photo, entry["width"], "webp")
        assert Image.open(path).size == (entry["width"], entry["height"])


def test_full_disk_leaves_no_half_picture(
    media_root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = os.fsync, iter([None, None])

    def full(handle: int) -> None:
        if next(calls, "full") == "full":
            raise OSError(28, "No space left on device")
        real(handle)

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NoRoom, match="磁盘"):
        taken(jpeg((900, 600)))
    assert files(media_root) == []


@pytest.mark.django_db
def test_file_of_a_photo_in_a_revision_cannot_be_exchanged(reporter: User) -> None:
    photo = make_photo(by=reporter)
    attach(photo, jpeg())
    photo.save()
    make_article(by=reporter, photos=[photo])
    key = photo.key
    with pytest.raises(BadPicture, match="另传"):
        attach(photo, jpeg())
    assert photo.key == key
