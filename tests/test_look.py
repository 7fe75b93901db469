"""The look of a picture survives what a desk does to it, and tells pictures apart."""

import io
from collections.abc import Callable
from itertools import combinations

import pytest
from PIL import Image, ImageDraw, ImageEnhance

from articles.darkroom.look import look_of
from articles.models.photo import ALIKE
from tests.pictures import drawn, encoded


def of(picture: Image.Image, *, quality: int = 80) -> int:
    saved = Image.open(io.BytesIO(encoded(picture, "JPEG", quality=quality)))
    look = look_of(saved)
    assert look is not None
    return look


def apart(one: int, other: int) -> int:
    return ((one ^ other) & (1 << 64) - 1).bit_count()


CHANGES: dict[str, Callable[[Image.Image], Image.Image]] = {
    "smaller": lambda picture: picture.resize(
        (picture.width // 3, picture.height // 3)
    ),
    "brighter": lambda picture: ImageEnhance.Brightness(picture).enhance(1.2),
    "harder": lambda picture: ImageEnhance.Contrast(picture).enhance(1.2),
    "grey": lambda picture: picture.convert("L"),
    "stamped": lambda picture: stamped(picture),
}


def stamped(picture: Image.Image) -> Image.Image:
    """A small mark in a corner."""
    copy = picture.copy()
    width, height = copy.size
    ImageDraw.Draw(copy).rectangle((width * 0.93, height * 0.93, width, height), "red")
    return copy


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("seed", range(5))
def test_changed_picture_is_still_alike(change: str, seed: int) -> None:
    picture = drawn(seed)
    assert apart(of(picture), of(CHANGES[change](picture), quality=40)) <= ALIKE


def test_different_pictures_are_not_alike() -> None:
    looks = [of(drawn(seed)) for seed in range(40)]
    assert min(apart(a, b) for a, b in combinations(looks, 2)) > ALIKE


@pytest.mark.parametrize("colour", ["white", "black", "teal"])
def test_picture_that_shows_nothing_has_no_look(colour: str) -> None:
    flat = Image.new("RGB", (64, 48), colour)
    assert look_of(Image.open(io.BytesIO(encoded(flat, "JPEG")))) is None


def test_look_fits_the_column() -> None:
    falling = Image.linear_gradient("L").rotate(270).resize((480, 320))
    for picture in (falling, falling.transpose(Image.Transpose.FLIP_LEFT_RIGHT)):
        assert -(1 << 63) <= of(picture) < 1 << 63
