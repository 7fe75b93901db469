"""From a file to a picture: its head is read and judged before anything is decoded."""

import math
import struct
from dataclasses import dataclass
from pathlib import Path

from PIL import ExifTags, Image

from articles.darkroom.limits import (
    FORMATS,
    MAX_AREA,
    MAX_BYTES,
    MAX_FRAMES,
    MAX_PIXELS,
    MAX_SIDE,
    MOVING_PIXELS,
    WIDTHS,
    Unusable,
)

Size = tuple[int, int]
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
SIDEWAYS = {turn for number, turn in TURNS.items() if number >= 5}
SPOILT_EXIF = (SyntaxError, ValueError, TypeError, LookupError, OSError, struct.error)
# Not decoded here; see the decision on HEIC.
HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
# libjpeg keeps every coefficient of a progressive picture, two bytes each.
PROGRESSIVE_BYTES = 120 * 1024 * 1024
# Pillow's own line lies lower than ours; the judgement is made here, by format.
Image.MAX_IMAGE_PIXELS = None


@dataclass(frozen=True, slots=True)
class Negative:
    """A file whose head was judged good. Nothing of it is decoded yet."""

    picture: Image.Image
    path: Path
    kind: str
    size: Size
    turn: Image.Transpose | None
    frames: int

    @property
    def sideways(self) -> bool:
        return self.turn in SIDEWAYS

    @property
    def upright(self) -> Size:
        return self.size[::-1] if self.sideways else self.size


def opened(path: Path) -> Negative:
    if path.stat().st_size > MAX_BYTES:
        raise Unusable("bytes")
    with path.open("rb") as file:
        head = file.read(12)
    if head[4:8] == b"ftyp" and head[8:] in HEIC:
        raise Unusable("heic")
    try:
        picture = Image.open(path, formats=tuple(FORMATS))
        # Telephones write JPEGs with a second picture behind; Pillow calls those MPO.
        kind = "JPEG" if picture.format == "MPO" else str(picture.format)
        turn = _turn_of(picture)
        frames = int(getattr(picture, "n_frames", 1))
    except Exception as error:
        # Pillow raises a dozen types for broken files; to the person it is one thing.
        raise Unusable("broken") from error
    negative = Negative(picture, path, kind, picture.size, turn, frames)
    _judge(negative)
    return negative


def _judge(negative: Negative) -> None:
    width, height = negative.size
    if width < 1 or height < 1:
        raise Unusable("broken")
    if width * height > MAX_PIXELS[negative.kind]:
        raise Unusable("pixels")
    moves = negative.kind != "JPEG" and negative.frames > 1
    if negative.frames > MAX_FRAMES or (moves and width * height > MOVING_PIXELS):
        raise Unusable("frames")
    if largest(negative)[1] > MAX_SIDE:
        raise Unusable("long")
    if coefficients(negative.picture) > PROGRESSIVE_BYTES:
        raise Unusable("progressive")


def coefficients(picture: Image.Image) -> int:
    """The memory that libjpeg takes for a progressive picture; none for others."""
    if not picture.info.get("progressive"):
        return 0
    # (identifier, horizontal sampling, vertical sampling, table) of each component
    layers: list[tuple[int, int, int, int]] = getattr(picture, "layer", [])
    whole = max((layer[1] * layer[2] for layer in layers), default=1) or 1
    share = sum(layer[1] * layer[2] for layer in layers) / whole
    return int(2 * picture.width * picture.height * share)


def largest(negative: Negative) -> Size:
    """How large the widest rendition is: never larger than the picture itself."""
    width, height = negative.upright
    scale = min(1.0, WIDTHS[-1] / width, math.sqrt(MAX_AREA / (width * height)))
    return max(1, round(width * scale)), max(1, round(height * scale))


def _turn_of(picture: Image.Image) -> Image.Transpose | None:
    """How to turn it upright; a spoilt EXIF block spoils no picture."""
    try:
        return TURNS.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
    except SPOILT_EXIF:
        return None
