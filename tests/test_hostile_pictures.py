"""What is no picture, or too much of one: a sentence, and no file left behind."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from articles.darkroom.limits import MAX_BYTES
from articles.models import Photo
from articles.renditions import BadPicture, attach
from tests.cast import NOW, jpeg
from tests.pictures import encoded, gif, halves, png_header, text_bomb, turned

HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "one byte": lambda: b"\xff",
    "words": lambda: "不是图片".encode(),
    "html": lambda: b"<html><script>alert(1)</script></html>",
    "svg": lambda: b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "gif": gif,
    "bmp": lambda: encoded(halves(), "BMP"),
    "tiff": lambda: encoded(halves(), "TIFF"),
    "eps": lambda: encoded(halves(), "EPS"),
    "pdf": lambda: encoded(halves(), "PDF"),
    "ico": lambda: encoded(halves(), "ICO"),
    "jpeg cut in the header": lambda: jpeg()[:20],
    "jpeg cut in the middle": lambda: jpeg((400, 300))[:700],
    "jpeg head, random tail": lambda: jpeg()[:300] + os.urandom(400),
    "png cut": lambda: encoded(halves(), "PNG")[:-60],
    "png with a broken checksum": lambda: encoded(halves(), "PNG").replace(
        b"IDAT", b"IDAU"
    ),
    "webp cut": lambda: encoded(halves(), "WEBP")[:-40],
    "50,000 x 50,000 in a header": lambda: png_header(50_000, 50_000),
    "10,000 x 10,000 in a header": lambda: png_header(10_000, 10_000),
    "26 million in a header": lambda: png_header(5_200, 5_000),
    "text bomb": text_bomb,
    "too many bytes": lambda: jpeg() + b"\0" * MAX_BYTES,
    "a strip taller than any format": lambda: encoded(
        Image.new("L", (40, 20_000)), "PNG"
    ),
    "a strip taller once it is wide": lambda: encoded(
        Image.new("L", (300, 60_000)), "PNG"
    ),
    "a wide strip held upright": lambda: turned(Image.new("L", (20_000, 40)), 6),
    "a progressive picture that would fill the memory": lambda: encoded(
        Image.new("RGB", (6_000, 4_500)), "JPEG", progressive=True, subsampling=0
    ),
}


@pytest.mark.long_table
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_upload_is_refused_with_a_sentence_and_leaves_no_file(
    name: str, media_root: Path
) -> None:
    photo = Photo(created_at=NOW)
    with pytest.raises(BadPicture, match="图片"):
        attach(photo, HOSTILE[name]())
    assert not [path for path in media_root.rglob("*") if path.is_file()]
    assert not photo.has_file


MEASURE = """
import json, resource, sys, time
import django; django.setup()
from articles.renditions import BadPicture, attach
from articles.darkroom.limits import MAX_BYTES
from articles.models import Photo
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
start = time.monotonic()
try:
    attach(Photo(), sys.stdin.buffer.read())
except BadPicture:
    pass
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps([(peak - before) // 1024, time.monotonic() - start]))
"""


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(lambda: jpeg((10_900, 7_300)), id="largest jpeg"),
        pytest.param(lambda: png_header(50_000, 50_000), id="promise of a bomb"),
        pytest.param(text_bomb, id="text bomb"),
    ],
)
def test_memory_and_time_stay_sane(raw: Callable[[], bytes], media_root: Path) -> None:
    media_root.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", MEASURE],
        input=raw(),
        env=os.environ
        | {"DJANGO_SETTINGS_MODULE": "tests.settings", "MEDIA_ROOT": str(media_root)},
        capture_output=True,
        timeout=60,
        check=True,
    )
    megabytes, seconds = json.loads(done.stdout.splitlines()[-1])
    assert megabytes < 300
    assert seconds < 10
