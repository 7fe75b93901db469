"""From an opened file to one upright sRGB picture no larger than readers need.

Memory is the limit: a decoded picture is never copied whole. It is worked down in
bands, which for a resampling in one direction gives the same result.
"""

import io

from PIL import Image, ImageCms

from articles.darkroom.limits import Unusable
from articles.darkroom.opening import Negative, Size, largest
from articles.darkroom.webp import shrunk

BAND = 256
CLEAR = ("P", "PA", "LA", "La", "RGBA", "RGBa")
SRGB = ImageCms.createProfile("sRGB")
LANCZOS = Image.Resampling.LANCZOS


def enlarged(negative: Negative) -> Image.Image:
    """Decodes the file. Raises Unusable where it breaks off or lies about itself."""
    size = largest(negative)
    stored = size[::-1] if negative.sideways else size
    try:
        picture = _decoded(negative, stored)
        profile = negative.picture.info.get("icc_profile")
        picture = _fitted(picture, stored)
        if profile:
            picture = _in_srgb(picture, profile)
        rgb = picture if picture.mode == "RGB" else picture.convert("RGB")
    except MemoryError:
        raise
    except Exception as error:
        raise Unusable("broken") from error
    if negative.turn is not None:
        rgb = rgb.transpose(negative.turn)
    rgb.info.clear()
    return rgb


def _decoded(negative: Negative, size: Size) -> Image.Image:
    """The first frame; a JPEG comes at a half, a quarter or an eighth of its size, a
    WebP at the very size."""
    picture = negative.picture
    if negative.kind == "WEBP" and negative.frames == 1:
        small = shrunk(negative.path, size)
        if small is not None:
            return small
    if negative.frames > 1:
        picture.seek(0)
    picture.draft(None, size)
    picture.load()
    return picture


def _fitted(picture: Image.Image, size: Size) -> Image.Image:
    """Each band to its final width, then the whole to its final height."""
    width, height = picture.size
    narrow: Image.Image | None = None
    for top in range(0, height, BAND):
        bottom = min(top + BAND, height)
        band = _eight_bits(picture.crop((0, top, width, bottom)))
        if width != size[0]:
            band = band.resize((size[0], bottom - top), LANCZOS)
        if narrow is None:
            narrow = Image.new(band.mode, (size[0], height))
        narrow.paste(band, (0, top))
    picture.im = None  # type: ignore[assignment]  # the largest thing in memory
    if narrow is None:
        raise Unusable("broken")
    return narrow if height == size[1] else narrow.resize(size, LANCZOS)


def _eight_bits(band: Image.Image) -> Image.Image:
    """Grey, RGB or CMYK of eight bits; what can be seen through lies on white paper."""
    if band.mode.startswith(("I", "F")):
        # convert() alone would clip all but the darkest to white.
        return band.convert("F").point(lambda grey: grey / 257 + 0.5).convert("L")
    if band.mode in CLEAR or "transparency" in band.info:
        return _on_white(band)
    if band.mode in ("L", "RGB", "CMYK"):
        return band
    return band.convert("L" if band.mode == "1" else "RGB")


def _on_white(band: Image.Image) -> Image.Image:
    layer = band if band.mode == "RGBA" else band.convert("RGBA")
    paper = Image.new("RGB", layer.size, "white")
    paper.paste(layer, mask=layer.getchannel("A"))
    return paper


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """Unchanged where the profile is broken or of another colour space."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        done = ImageCms.profileToProfile(picture, source, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return done or picture
