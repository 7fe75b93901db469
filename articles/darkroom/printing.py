"""From one upright picture to the files that readers get, in every width and format."""

import io
from collections.abc import Iterator

from PIL import Image

from articles.darkroom.limits import (
    AVIF_AREA,
    CROP_WIDTHS,
    CROPS,
    OUTPUTS,
    WIDTHS,
    Entry,
    Files,
    Focus,
)

LANCZOS = Image.Resampling.LANCZOS


def widths(width: int) -> list[int]:
    """Each step that the picture fills, then its own width; none just below that."""
    own = min(width, WIDTHS[-1])
    return [step for step in WIDTHS if step < own * 0.9] + [own]


def renditions(picture: Image.Image, files: Files) -> list[Entry]:
    steps = widths(picture.width)
    return [_printed(resized(picture, width), files) for width in steps]


def crops(
    picture: Image.Image, files: Files, *, focus: Focus, mark: str
) -> dict[str, list[Entry]]:
    made: dict[str, list[Entry]] = {}
    for name in CROPS:
        slug = f"{name}-{mark}"
        cut = picture.crop(box_around(picture.size, CROPS[name], focus=focus))
        fitting = [width for width in CROP_WIDTHS[name] if width <= cut.width]
        made[name] = [
            _printed(_shaped(cut, width, CROPS[name]), files, slug=slug)
            for width in fitting or [cut.width]
        ]
    return made


def box_around(
    size: tuple[int, int], ratio: tuple[int, int], *, focus: Focus
) -> tuple[int, int, int, int]:
    """The largest part of this ratio, with the focus as near its middle as it goes."""
    width, height = size
    wide = min(width, max(1, round(height * ratio[0] / ratio[1])))
    high = min(height, max(1, round(width * ratio[1] / ratio[0])))
    left = min(max(0, round(width * focus[0] / 1000 - wide / 2)), width - wide)
    top = min(max(0, round(height * focus[1] / 1000 - high / 2)), height - high)
    return left, top, left + wide, top + high


def resized(picture: Image.Image, width: int) -> Image.Image:
    if width == picture.width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), LANCZOS, reducing_gap=3.0)


def _shaped(cut: Image.Image, width: int, ratio: tuple[int, int]) -> Image.Image:
    size = (width, max(1, round(width * ratio[1] / ratio[0])))
    return cut if cut.size == size else cut.resize(size, LANCZOS, reducing_gap=3.0)


def _printed(picture: Image.Image, files: Files, *, slug: str = "") -> Entry:
    """Add one picture in every format; say its size and how many bytes each took."""
    name = f"{slug}-{picture.width}" if slug else str(picture.width)
    sizes: dict[str, int] = {}
    for extension in _formats(picture):
        data = files[f"{name}.{extension}"] = _encoded(picture, extension)
        sizes[extension] = len(data)
    entry: Entry = {"width": picture.width, "height": picture.height, "bytes": sizes}
    return entry | ({"crop": slug} if slug else {})


def _formats(picture: Image.Image) -> Iterator[str]:
    for extension in OUTPUTS:
        if extension != "avif" or picture.width * picture.height <= AVIF_AREA:
            yield extension


def _encoded(picture: Image.Image, extension: str) -> bytes:
    out = io.BytesIO()
    if extension == "avif":
        picture.save(out, "AVIF", quality=60, speed=9)
    elif extension == "webp":
        picture.save(out, "WEBP", quality=78, method=2)
    else:
        picture.save(out, "JPEG", quality=80, optimize=True, progressive=True)
    return out.getvalue()
