"""Picture files: what comes in is checked and re-encoded; readers get what is made.

Originals are private. A rendition's address holds the photo's unguessable key; whether
it may be shown is the view's question, never this file's. What is done to pixels is
the darkroom's.
"""

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from articles import darkroom
from articles.darkroom import OUTPUTS, Unusable
from articles.models import Photo
from articles.refusals import Refused


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
    bench = _bench()
    try:
        source = bench / "original"
        source.write_bytes(raw)
        made = _in_words(darkroom.develop, source, bench, focus=photo.focus)
        photo.key = new_key()
        ending = darkroom.FORMATS[made["kind"]]
        photo.original = f"originals/{photo.key[:2]}/{photo.key}.{ending}"
        photo.sha256 = hashlib.sha256(raw).hexdigest()
        photo.width, photo.height = made["width"], made["height"]
        photo.renditions, photo.crops = made["renditions"], made["crops"]
        photo.look = made["look"]
        original = {source: Path(settings.MEDIA_ROOT) / photo.original}
        _put(original | _places(photo, bench, [*photo.renditions, *_all(photo.crops)]))
    finally:
        shutil.rmtree(bench, ignore_errors=True)


def recrop(photo: Photo) -> list[Path]:
    """Make the crops anew around the photo's focus, from the original.

    The caller saves the row, and removes the files returned once that has committed.
    """
    before = {path for entry in _all(photo.crops) for path in paths(photo, entry)}
    bench = _bench()
    try:
        source = Path(settings.MEDIA_ROOT) / photo.original
        made = _in_words(darkroom.crop, source, bench, focus=photo.focus)
        _put(_places(photo, bench, _all(made["crops"])))
    finally:
        shutil.rmtree(bench, ignore_errors=True)
    photo.crops = made["crops"]
    now = {path for entry in _all(photo.crops) for path in paths(photo, entry)}
    return sorted(before - now)


def find(photo: Photo, width: int, extension: str, *, crop: str = "") -> Path | None:
    """Where a rendition of this photo lies, if it has it; `crop` as its entry says."""
    for entry in [*photo.renditions, *_all(photo.crops)]:
        if (entry["width"], entry.get("crop", "")) == (width, crop):
            known = extension in formats(entry)
            return rendition_path(photo, width, extension, crop=crop) if known else None
    return None


def files_of(photo: Photo) -> list[Path]:
    """Every file that belongs to this photo, the original first."""
    if not photo.has_file:
        return []
    found = [Path(settings.MEDIA_ROOT) / photo.original]
    for entry in [*photo.renditions, *_all(photo.crops)]:
        found += paths(photo, entry)
    return found


def formats(entry: dict[str, Any]) -> list[str]:
    """The extensions in which this rendition exists, the best first."""
    sizes = entry.get("bytes", {"webp": 0, "jpg": 0})
    return [extension for extension in OUTPUTS if extension in sizes]


def paths(photo: Photo, entry: dict[str, Any]) -> Iterator[Path]:
    crop = entry.get("crop", "")
    for extension in formats(entry):
        yield rendition_path(photo, entry["width"], extension, crop=crop)


def rendition_path(photo: Photo, width: int, extension: str, *, crop: str = "") -> Path:
    """Where a rendition lies, whether or not it exists."""
    folder = Path(settings.MEDIA_ROOT) / "renditions" / photo.key[:2]
    return folder / "-".join(filter(None, [photo.key, crop, f"{width}.{extension}"]))


def sentence(why: str) -> str:
    return {
        "pixels": _("图片像素太多（JPEG 最多八千万，其余二千五百万），请缩小后再传。"),
        "bytes": _("图片超过 40 MB，请缩小后再传。"),
        "frames": _("这个动图的帧数太多，请截一张图片再传。"),
        "long": _("图片太长，请截成几张再传。"),
        "progressive": _("这张渐进式 JPEG 图片太大，请另存为普通（基线）JPEG 再传。"),
    }.get(why) or _("这个文件不是完好的 JPEG、PNG 或 WebP 图片，请换一张。")


def _in_words(work: Any, *args: Any, **options: Any) -> dict[str, Any]:
    try:
        made: dict[str, Any] = work(*args, **options)
    except Unusable as error:
        raise BadPicture(sentence(error.why)) from error
    return made


def _bench() -> Path:
    """A folder for one piece of work, on the disk where its files will lie."""
    bench = Path(settings.MEDIA_ROOT) / "incoming" / new_key()
    bench.mkdir(parents=True)
    return bench


def _all(crops: dict[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    return [entry for entries in crops.values() for entry in entries]


def _places(
    photo: Photo, bench: Path, entries: list[dict[str, Any]]
) -> dict[Path, Path]:
    return {
        bench / path.name.removeprefix(f"{photo.key}-"): path
        for entry in entries
        for path in paths(photo, entry)
    }


def _put(places: dict[Path, Path]) -> None:
    """Whole or not at all: fsync, rename, fsync the folders."""
    try:
        for now, then in places.items():
            _fsync(now)
            then.parent.mkdir(parents=True, exist_ok=True)
            now.rename(then)
        for folder in {then.parent for then in places.values()}:
            _fsync(folder)
    except OSError:
        for then in places.values():
            then.unlink(missing_ok=True)
        raise


def _fsync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
