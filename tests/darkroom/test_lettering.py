"""A nameplate's picture: clear where it was clear, upright, no larger than shown."""

import io
from pathlib import Path

import pytest
from PIL import Image

from articles.darkroom import asking
from articles.darkroom.limits import NAMEPLATE_BOX, Unusable
from articles.darkroom.worker import drawn_nameplate

MIDDLE = (500, 500)


def written(folder: Path, picture: Image.Image, kind: str, **how: object) -> Path:
    path = folder / "upload"
    picture.save(path, kind, **how)
    return path


def made(path: Path) -> Image.Image:
    words, files = drawn_nameplate(path, focus=MIDDLE, mark="")
    ((name, data),) = files.items()
    picture = Image.open(io.BytesIO(data))
    assert picture.format == "WEBP"
    assert picture.size == (words["width"], words["height"])
    assert name == f"{picture.width}.webp"
    return picture


def letters(size: tuple[int, int] = (800, 200), mode: str = "RGBA") -> Image.Image:
    picture = Image.new("RGBA", size, (0, 0, 0, 0))
    picture.paste((140, 20, 20, 255), (100, 50, 300, 150))
    return picture if mode == "RGBA" else picture.convert(mode)


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_clear_ground_stays_clear(mode: str, tmp_path: Path) -> None:
    picture = made(written(tmp_path, letters(mode=mode), "PNG")).convert("RGBA")
    assert picture.getpixel((5, 5))[3] == 0  # type: ignore[index]
    assert picture.getpixel((200, 100))[3] == 255  # type: ignore[index]


def test_colour_that_stands_for_clear_is_clear(tmp_path: Path) -> None:
    flat = Image.new("P", (800, 200), 0)
    flat.putpalette([255, 255, 255, 140, 20, 20])
    flat.paste(1, (100, 50, 300, 150))
    picture = made(written(tmp_path, flat, "PNG", transparency=0)).convert("RGBA")
    assert picture.getpixel((5, 5))[3] == 0  # type: ignore[index]


def test_large_one_is_fitted_and_keeps_its_shape(tmp_path: Path) -> None:
    picture = made(written(tmp_path, letters((3200, 800)), "PNG"))
    assert picture.size == (1280, 320)
    assert picture.width <= NAMEPLATE_BOX[0]


def test_photograph_of_a_nameplate_is_taken(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # held sideways
    path = written(tmp_path, Image.new("RGB", (200, 800), "red"), "JPEG", exif=exif)
    assert made(path).size == (800, 200)


@pytest.mark.parametrize(
    ("size", "why"),
    [((239, 60), "shape"), ((300, 301), "shape"), ((4100, 3000), "vast")],
)
def test_what_cannot_head_a_page_is_refused(
    size: tuple[int, int], why: str, tmp_path: Path
) -> None:
    path = written(tmp_path, Image.new("1", size), "PNG")
    with pytest.raises(Unusable) as refused:
        made(path)
    assert refused.value.why == why


def test_moving_picture_is_refused(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (400, 100), colour) for colour in ("red", "blue")]
    path = tmp_path / "upload"
    frames[0].save(path, "WEBP", save_all=True, append_images=frames[1:])
    with pytest.raises(Unusable):
        made(path)


def test_child_makes_the_same(tmp_path: Path) -> None:
    path = written(tmp_path, letters(), "PNG")
    assert asking.nameplate(path, lock=tmp_path) == drawn_nameplate(
        path, focus=MIDDLE, mark=""
    )


def test_drawing_in_words_is_no_picture(tmp_path: Path) -> None:
    path = tmp_path / "upload"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
    with pytest.raises(Unusable) as refused:
        asking.nameplate(path, lock=tmp_path)
    assert refused.value.why == "broken"
