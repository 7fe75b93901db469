"""Picture files: what comes in is checked and re-encoded; readers get what is made.

Originals are private. A rendition's address holds the photo's unguessable key; whether
it may be shown is the view's question, never this file's.
"""

import hashlib
import io
import os
import secrets
import tempfile
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps

from articles.models import Photo
from articles.refusals import Refused

FORMATS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
MAX_BYTES = 40 * 1024 * 1024
MAX_PIXELS = 40_000_000
WIDTHS = (480, 960, 1600)
OUTPUTS = {"webp": ("WEBP", {"quality": 80, "method": 4}), "jpg": ("JPEG", {})}
SRGB = ImageCms.createProfile("sRGB")


class BadPicture(Refused):
    """The upload is no picture that we take; the sentence stands beside the field."""


def new_key() -> str:
    return secrets.token_urlsafe(16)


def attach(photo: Photo, raw: bytes) -> None:
    """Check, re-encode and write a picture, and set the photo's file columns.

    Files are on disk, fsynced and renamed, before the caller commits the row. Raises
    BadPicture without leaving a file.
    """
    picture, kind = _decode(raw)
    photo.key = new_key()
    photo.original = f"originals/{photo.key[:2]}/{photo.key}.{FORMATS[kind]}"
    photo.sha256 = hashlib.sha256(raw).hexdigest()
    photo.width, photo.height = picture.size
    photo.renditions = []
    for width in _widths(picture.width):
        smaller = _resized(picture, width)
        for extension in OUTPUTS:
            _write(rendition_path(photo, width, extension), _encode(smaller, extension))
        entry = {"width": smaller.width, "height": smaller.height}
        photo.renditions.append(entry)
    _write(Path(settings.MEDIA_ROOT) / photo.original, raw)


def rendition_path(photo: Photo, width: int, extension: str) -> Path:
    """Where a rendition lies, whether or not it exists."""
    folder = Path(settings.MEDIA_ROOT) / "renditions" / photo.key[:2]
    return folder / f"{photo.key}-{width}.{extension}"


def _decode(raw: bytes) -> tuple[Image.Image, str]:
    """A whole upright sRGB picture, its size known to be sane before any decoding."""
    if len(raw) > MAX_BYTES:
        raise BadPicture(_("图片超过 40 MB，请缩小后再传。"))
    try:
        picture = Image.open(io.BytesIO(raw), formats=tuple(FORMATS))
        kind = str(picture.format)
        if picture.width * picture.height > MAX_PIXELS:
            raise BadPicture(_("图片像素太多（最多四千万），请缩小后再传。"))
        picture.seek(0)
        picture.load()
        return _upright_srgb(picture), kind
    except BadPicture:
        raise
    except Exception as error:
        # Pillow raises a dozen types for broken files; to the person it is one thing.
        message = _("这个文件不是完好的 JPEG、PNG 或 WebP 图片，请换一张。")
        raise BadPicture(message) from error


def _upright_srgb(picture: Image.Image) -> Image.Image:
    profile = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    if profile and upright.mode in ("RGB", "CMYK", "L"):
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(upright, source, SRGB, outputMode="RGB")
        upright = converted or upright
    if upright.mode in ("RGBA", "LA", "PA", "P"):
        layer = upright.convert("RGBA")
        upright = Image.new("RGB", layer.size, "white")
        upright.paste(layer, mask=layer.getchannel("A"))
    rgb = upright.convert("RGB")
    rgb.info.clear()
    return rgb


def _widths(width: int) -> list[int]:
    """The sensible widths below the picture's own, and its own if it is smaller."""
    fitting = [step for step in WIDTHS if step < width]
    return fitting + ([width] if width <= WIDTHS[-1] else [WIDTHS[-1]])


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
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(name).rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
