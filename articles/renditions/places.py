"""Where a photo's files lie, and which of them it really has."""

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from articles.darkroom.limits import OUTPUTS
from articles.models import Photo

Entry = dict[str, Any]


def new_key() -> str:
    return secrets.token_urlsafe(16)


def original_path(photo: Photo) -> Path:
    return Path(settings.MEDIA_ROOT) / photo.original


def find(photo: Photo, width: int, extension: str, *, crop: str = "") -> Path | None:
    """Where a rendition of this photo lies, if it has it; `crop` as its entry says."""
    for entry in entries(photo):
        if (entry["width"], entry.get("crop", "")) == (width, crop):
            known = extension in formats(entry)
            return rendition_path(photo, width, extension, crop=crop) if known else None
    return None


def files_of(photo: Photo) -> list[Path]:
    """Every file that belongs to this photo, the original first."""
    if not photo.has_file:
        return []
    found = [original_path(photo)]
    for entry in entries(photo):
        found += paths(photo, entry)
    return found


def formats(entry: Entry) -> list[str]:
    """The extensions in which this rendition exists, the best first."""
    sizes = entry.get("bytes", {"webp": 0, "jpg": 0})
    return [extension for extension in OUTPUTS if extension in sizes]


def paths(photo: Photo, entry: Entry) -> Iterator[Path]:
    crop = entry.get("crop", "")
    for extension in formats(entry):
        yield rendition_path(photo, entry["width"], extension, crop=crop)


def rendition_path(photo: Photo, width: int, extension: str, *, crop: str = "") -> Path:
    """Where a rendition lies, whether or not it exists."""
    folder = Path(settings.MEDIA_ROOT) / "renditions" / photo.key[:2]
    return folder / "-".join(filter(None, [photo.key, crop, f"{width}.{extension}"]))


def entries(photo: Photo) -> list[Entry]:
    return [*photo.renditions, *cropped(photo.crops)]


def cropped(crops: dict[str, list[Entry]]) -> list[Entry]:
    return [entry for some in crops.values() for entry in some]
