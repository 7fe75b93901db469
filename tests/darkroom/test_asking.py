"""The site's side of the darkroom trusts no answer and waits for no one for ever."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from articles.darkroom import asking
from articles.darkroom.limits import MAX_FRAMES, Made, Unusable
from articles.darkroom.webp import shrunk
from articles.limited import Reason, Stopped, pack
from tests.cast import jpeg
from tests.pictures import BLUE, RED, encoded, halves, near


def made(tmp_path: Path, raw: bytes) -> Made:
    source = tmp_path / "original"
    source.write_bytes(raw)
    return asking.develop(source, focus=(500, 500), mark="0" * 8, lock=tmp_path)


def answering(
    monkeypatch: pytest.MonkeyPatch, words: dict[str, Any], *blobs: bytes
) -> None:
    raw = b"".join(pack(words, blobs))
    monkeypatch.setattr(asking, "run", lambda *args, **options: raw)


GOOD = {
    "kind": "JPEG",
    "width": 8,
    "height": 8,
    "frames": 1,
    "look": 0,
    "words": {},
    "renditions": [{"width": 8, "height": 8, "bytes": {"jpg": 1}}],
    "crops": {
        name: [{"width": 8, "height": 8, "bytes": {}, "crop": f"{name}-00000000"}]
        for name in ("card", "square")
    },
    "files": ["8.jpg"],
}


def test_good_answer_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, GOOD, b"x")
    assert made(tmp_path, b"")[1] == {"8.jpg": b"x"}


@pytest.mark.parametrize(
    "lie",
    [
        {"kind": "TIFF"},
        {"width": "8"},
        {"width": 0},
        {"height": 1 << 40},
        {"look": 1 << 70},
        {"words": []},
        {"renditions": []},
        {"renditions": [{"width": 8, "height": 8, "bytes": {"php": 1}}]},
        {"crops": {}},
        {"files": ["../../8.jpg"]},
        {"files": ["8.html"]},
        {"files": ["8.jpg", "9.jpg"]},
        {"files": None},
        {"files": [8]},
        {"renditions": [{"width": 8, "height": 8, "bytes": {"jpg": 1}, "crop": 4}]},
    ],
    ids=str,
)
def test_answer_of_a_taken_over_child_is_refused(
    lie: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answering(monkeypatch, GOOD | lie, b"x")
    with pytest.raises(Unusable, match="broken"):
        made(tmp_path, b"")


@pytest.mark.parametrize(
    ("reason", "why"),
    [
        (Reason.TIME, "slow"),
        (Reason.MEMORY, "memory"),
        (Reason.BUSY, "busy"),
        (Reason.BROKE, "broken"),
        (Reason.SIZE, "broken"),
    ],
)
def test_child_that_was_stopped_is_an_answer_too(
    reason: Reason, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*args: object, **options: object) -> bytes:
        raise Stopped(reason)

    monkeypatch.setattr(asking, "run", stopped)
    with pytest.raises(Unusable, match=why):
        made(tmp_path, b"")


def test_bytes_of_the_upload_lie_in_a_file_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    orders: list[bytes] = []

    def listening(worker: str, data: bytes, **options: object) -> bytes:
        orders.append(data)
        return b"".join(pack(GOOD, [b"x"]))

    monkeypatch.setattr(asking, "run", listening)
    made(tmp_path, jpeg((900, 900)))
    assert len(orders[0]) < 500
    assert json.loads(orders[0])["source"] == str(tmp_path / "original")


def test_child_knows_no_django(tmp_path: Path) -> None:
    code = "import sys, articles.darkroom.worker; print('django' in sys.modules)"
    out = os.popen(f'{sys.executable} -c "{code}"').read()  # noqa: S605
    assert out.strip() == "False"


def test_frames_are_counted_before_they_are_drawn(tmp_path: Path) -> None:
    frames = [halves(size=(4, 4)).rotate(90 * (n % 2)) for n in range(MAX_FRAMES + 5)]
    raw = encoded(frames[0], "PNG", save_all=True, append_images=frames[1:])
    with pytest.raises(Unusable, match="frames"):
        made(tmp_path, raw)
    few = encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:4])
    assert made(tmp_path, few)[0]["frames"] == 4


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"hevc"])
def test_heic_is_known_by_its_head(brand: bytes, tmp_path: Path) -> None:
    raw = b"\0\0\0\x18ftyp" + brand + b"\0" * 200
    with pytest.raises(Unusable, match="heic"):
        made(tmp_path, raw)


@pytest.mark.parametrize("lossless", [False, True])
def test_webp_is_decoded_at_the_size_that_is_wanted(
    lossless: bool, tmp_path: Path
) -> None:
    """Whole, it would take four times its pixels; see darkroom/webp.py."""
    picture = halves(size=(4000, 3000))
    picture.putalpha(255)
    path = tmp_path / "a.webp"
    path.write_bytes(encoded(picture, "WEBP", lossless=lossless, method=0))
    small = shrunk(path, (400, 300))
    assert small is not None
    assert (small.mode, small.size) == ("RGBA", (400, 300))
    assert near(small.getpixel((20, 150)), RED)
    assert near(small.getpixel((380, 150)), BLUE)
    path.write_bytes(path.read_bytes()[:-300])
    with pytest.raises(Unusable):
        shrunk(path, (400, 300))


def test_large_moving_picture_is_refused(tmp_path: Path) -> None:
    large = [Image.new("RGB", (3000, 3000), colour) for colour in (RED, BLUE)]
    raw = encoded(large[0], "WEBP", save_all=True, append_images=large[1:], method=0)
    with pytest.raises(Unusable, match="frames"):
        made(tmp_path, raw)
