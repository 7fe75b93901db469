"""A nameplate's picture: drawn letters, which stay clear where nothing is drawn.

Unlike a photo it is not laid on white paper, for it stands on the paper's own ground.
"""

import io

from PIL import Image, ImageCms

from articles.darkroom.enlarging import CLEAR, LANCZOS, SRGB, enlarged
from articles.darkroom.limits import (
    NAMEPLATE_BOX,
    NAMEPLATE_LEAST,
    NAMEPLATE_PIXELS,
    Unusable,
)
from articles.darkroom.opening import Negative

LOSSLESS_BYTES = 40_000  # letters in one colour take less; a painting takes more


def judge(negative: Negative) -> None:
    """Raises Unusable for what cannot head a page, before anything is decoded."""
    width, height = negative.upright
    if negative.frames > 1:
        raise Unusable("frames")
    if width < max(NAMEPLATE_LEAST, height):
        raise Unusable("shape")
    if negative.kind != "JPEG" and width * height > NAMEPLATE_PIXELS:
        raise Unusable("vast")


def lettered(negative: Negative) -> Image.Image:
    """Decoded, upright, sRGB, within the box; RGBA where it is clear somewhere."""
    picture = negative.picture
    if picture.mode not in CLEAR and "transparency" not in picture.info:
        return _fitted(enlarged(negative))
    try:
        profile = picture.info.get("icc_profile")
        drawn = picture.convert("RGBA")
        if profile:
            drawn = _in_srgb(drawn, profile)
    except MemoryError:
        raise
    except Exception as error:
        raise Unusable("broken") from error
    if negative.turn is not None:
        drawn = drawn.transpose(negative.turn)
    drawn.info.clear()
    return _fitted(drawn)


def encoded(picture: Image.Image) -> bytes:
    data = _webp(picture, lossless=True)
    if len(data) <= LOSSLESS_BYTES:
        return data
    return min(data, _webp(picture, lossless=False), key=len)


def _webp(picture: Image.Image, *, lossless: bool) -> bytes:
    out = io.BytesIO()
    picture.save(out, "WEBP", lossless=lossless, quality=88, method=4)
    return out.getvalue()


def _fitted(picture: Image.Image) -> Image.Image:
    scale = min(
        1.0, NAMEPLATE_BOX[0] / picture.width, NAMEPLATE_BOX[1] / picture.height
    )
    if scale == 1.0:
        return picture
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, LANCZOS)


def _in_srgb(drawn: Image.Image, profile: bytes) -> Image.Image:
    """The colours alone; a broken profile changes nothing."""
    clear = drawn.getchannel("A")
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        done = ImageCms.profileToProfile(
            drawn.convert("RGB"), source, SRGB, outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return drawn
    if done is None:
        return drawn
    done.putalpha(clear)
    return done
