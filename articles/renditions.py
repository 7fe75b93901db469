"""Picture files: what comes in is checked and re-encoded; readers get what is made.

Originals are private. A rendition's address holds the photo's unguessable key; whether
it may be shown is the view's question, never this file's.
"""

import hashlib
import io
import os
import secrets
import struct
import tempfile
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import ExifTags, Image, ImageCms

from articles.models import Photo
from articles.refusals import Refused

FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
MAX_BYTES = 40 * 1024 * 1024
MAX_PIXELS = 40_000_000
WIDTHS = (480, 960, 1600)
OUTPUTS = {"webp": ("WEBP", {"quality": 80, "method": 4}), "jpg": ("JPEG", {})}
MAX_SIDE = 16383  # what a WebP can hold
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SPOILT_EXIF = (SyntaxError, ValueError, TypeError, LookupError, OSError, struct.error)
SIDEWAYS = {turn for number, turn in TURNS.items() if number >= 5}
SRGB = ImageCms.createProfile("sRGB")


class BadPicture(Refused):
    """The upload is no picture that we take; the sentence stands beside the field."""


def new_key() -> str:
    return secrets.token_urlsafe(16)


def attach(photo: Photo, raw: bytes) -> None:
    """Check, re-encode and write a picture, and set the photo's file columns.

    Files are on disk, fsynced and renamed, before the caller commits the row. Raises
    without leaving a file: BadPicture, or OSError when the disk is full.
    """
    if photo.pk and photo.has_file and photo.revision_photos.exists():
        # What was signed names the file by its hash; another file is another photo.
        raise BadPicture(_("这张图片已经用在稿件里，不能换文件；请另传一张。"))
    picture, size, kind = _decode(raw)
    photo.key = new_key()
    photo.original = f"originals/{photo.key[:2]}/{photo.key}.{FORMATS[kind]}"
    photo.sha256 = hashlib.sha256(raw).hexdigest()
    photo.width, photo.height = size
    photo.renditions = []
    files = {Path(settings.MEDIA_ROOT) / photo.original: raw}
    for width in _widths(picture.width):
        smaller = _resized(picture, width)
        for extension in OUTPUTS:
            path = rendition_path(photo, width, extension)
            files[path] = _encode(smaller, extension)
        entry = {"width": smaller.width, "height": smaller.height}
        photo.renditions.append(entry)
    try:
        for path, data in files.items():
            _write(path, data)
    except OSError:
        for path in files:
            path.unlink(missing_ok=True)
        raise


def rendition_path(photo: Photo, width: int, extension: str) -> Path:
    """Where a rendition lies, whether or not it exists."""
    folder = Path(settings.MEDIA_ROOT) / "renditions" / photo.key[:2]
    return folder / f"{photo.key}-{width}.{extension}"


def _too_many_pixels() -> str:
    return _("图片像素太多（最多四千万），请缩小后再传。")


def _decode(raw: bytes) -> tuple[Image.Image, tuple[int, int], str]:
    """An upright sRGB picture large enough for us, its true size, its format.

    The size is known to be sane before any decoding.
    """
    if len(raw) > MAX_BYTES:
        raise BadPicture(_("图片超过 40 MB，请缩小后再传。"))
    try:
        picture = Image.open(io.BytesIO(raw), formats=tuple(FORMATS))
        # Telephones write JPEGs with a second picture behind; Pillow calls those MPO.
        kind = "JPEG" if picture.format == "MPO" else str(picture.format)
        size = picture.size
        if size[0] * size[1] > MAX_PIXELS:
            raise BadPicture(_too_many_pixels())
        turn = _turn_of(picture)
        upright = _srgb(_loaded(picture), turn=turn)
    except BadPicture:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise BadPicture(_too_many_pixels()) from error
    except Exception as error:
        # Pillow raises a dozen types for broken files; to the person it is one thing.
        message = _("这个文件不是完好的 JPEG、PNG 或 WebP 图片，请换一张。")
        raise BadPicture(message) from error
    if upright.height * _widths(upright.width)[-1] > MAX_SIDE * upright.width:
        raise BadPicture(_("图片太长，请截成几张再传。"))
    return upright, size[::-1] if turn in SIDEWAYS else size, kind


def _turn_of(picture: Image.Image) -> Image.Transpose | None:
    """How to turn it upright; a spoilt EXIF block spoils no picture."""
    try:
        return TURNS.get(picture.getexif().get(ExifTags.Base.Orientation, 1))
    except (SyntaxError, ValueError, TypeError, LookupError, OSError, struct.error):
        return None


def _loaded(picture: Image.Image) -> Image.Image:
    """The first frame, as small as our widest rendition allows: memory is the limit."""
    picture.seek(0)
    picture.draft(None, (WIDTHS[-1], WIDTHS[-1]))
    picture.load()
    factor = min(picture.size) // WIDTHS[-1]
    if factor < 2 or picture.mode not in ("L", "LA", "RGB", "RGBA", "CMYK"):
        return picture
    smaller = picture.reduce(factor)
    smaller.info = picture.info
    return smaller


def _srgb(picture: Image.Image, *, turn: Image.Transpose | None) -> Image.Image:
    """On white, in the one colour space that every screen shows, without metadata."""
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith(("I", "F")):
        picture = _eight_bits(picture)
    elif picture.mode in ("RGBA", "LA", "PA", "P", "La", "RGBa"):
        picture = _on_white(picture)
    if profile:
        picture = _converted(picture, profile)
    rgb = picture if picture.mode == "RGB" else picture.convert("RGB")
    if turn is not None:
        rgb = rgb.transpose(turn)
    rgb.info.clear()
    return rgb


def _eight_bits(picture: Image.Image) -> Image.Image:
    """16 bits of grey; convert() alone would clip all but the darkest to white."""
    return picture.convert("F").point(lambda grey: grey / 257 + 0.5).convert("L")


def _on_white(picture: Image.Image) -> Image.Image:
    layer = picture if picture.mode == "RGBA" else picture.convert("RGBA")
    paper = Image.new("RGB", layer.size, "white")
    paper.paste(layer, mask=layer.getchannel("A"))
    return paper


def _converted(picture: Image.Image, profile: bytes) -> Image.Image:
    """Unchanged where the profile is broken or of another colour space."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        done = ImageCms.profileToProfile(picture, source, SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture
    return done or picture


def _widths(width: int) -> list[int]:
    """Each step, the picture's own width standing in for those above it."""
    return sorted({min(step, width) for step in WIDTHS})


def _resized(picture: Image.Image, width: int) -> Image.Image:
    if width == picture.width:
        return picture
    height = max(1, round(picture.height * width / picture.width))
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _encode(picture: Image.Image, extension: str) -> bytes:
    kind, options = OUTPUTS[extension]
    out = io.BytesIO()
    if kind == "JPEG":
        picture.save(out, kind, quality=82, optimize=True, progressive=True)
    else:
        picture.save(out, kind, **options)
    return out.getvalue()


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all: write, fsync, rename, fsync the folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).rename(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
