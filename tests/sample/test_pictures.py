"""Drawn pictures are whole files and the same at every drawing."""

import io

import pytest
from PIL import Image

from articles.sample.pictures import FORMATS, SCENES, draw


@pytest.mark.long_table
@pytest.mark.parametrize("scene", SCENES)
def test_scene_is_a_decodable_jpeg_with_light_and_dark(scene: str) -> None:
    picture = Image.open(io.BytesIO(draw(scene, seed=5)))
    picture.load()
    assert picture.format == "JPEG"
    assert picture.size == FORMATS["landscape"]
    shades = picture.convert("L").resize((64, 48)).tobytes()
    assert max(shades) - min(shades) > 60


@pytest.mark.parametrize("size_name", FORMATS)
def test_same_arguments_give_the_same_file_in_the_asked_format(size_name: str) -> None:
    first = draw("dawn", seed=2, size_name=size_name)
    assert first == draw("dawn", seed=2, size_name=size_name)
    assert first != draw("dawn", seed=3, size_name=size_name)
    assert Image.open(io.BytesIO(first)).size == FORMATS[size_name]
