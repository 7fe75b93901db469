"""Do the rows and the files of the library agree? Missing, short and orphan files.

Safe while uploads run: a folder is listed before the rows are read, and a row that
lacks a file is read a second time.
"""

import datetime as dt
import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from django.conf import settings
from django.db.models.functions import Left

from articles.models import Paper, Photo
from articles.renditions.disk import CHUNK, incoming
from articles.renditions.nameplate import FOLDER as NAMEPLATES
from articles.renditions.nameplate import nameplates_of
from articles.renditions.places import entries, files_of, original_path, rendition_path

FOLDERS = ("originals", "renditions")
# A bench that is older belongs to nobody who still works.
AT_WORK = dt.timedelta(hours=1)
# Younger orphans may be files whose row is about to commit.
SWEPT_AFTER = dt.timedelta(days=1)


class Fault(StrEnum):
    MISSING = "missing"
    SHORT = "short"  # or any other than the bytes that were written
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Found:
    fault: Fault
    path: Path
    photo: int | None = None
    swept: bool = False

    @property
    def shown(self) -> str:
        return str(self.path.relative_to(settings.MEDIA_ROOT))


def faults(
    *, now: dt.datetime, hashes: bool = False, sweep: bool = False
) -> Iterator[Found]:
    """`hashes` reads every original whole, which takes as long as the disk takes."""
    for prefix in _prefixes():
        listed = [path for name in FOLDERS for path in _listed(name, prefix)]
        photos = Photo.objects.filter(key__startswith=prefix).exclude(original="")
        known: set[Path] = set()
        for photo in photos.iterator(chunk_size=200):
            known.update(files_of(photo))
            yield from _of_photo(photo, hashes=hashes)
        for path in sorted(set(listed) - known):
            yield _orphan(path, now=now, sweep=sweep)
    yield from _nameplates(now=now, sweep=sweep)
    yield from _benches(now=now, sweep=sweep)


def _prefixes() -> list[str]:
    """Few enough files each that their names fit into memory."""
    root = Path(settings.MEDIA_ROOT)
    on_disk = {
        folder.name
        for name in FOLDERS
        if (root / name).is_dir()
        for folder in (root / name).iterdir()
        if folder.is_dir()
    }
    keys = Photo.objects.exclude(original="").annotate(start=Left("key", 2))
    return sorted(on_disk | set(keys.values_list("start", flat=True).distinct()))


def _listed(name: str, prefix: str) -> Iterator[Path]:
    folder = Path(settings.MEDIA_ROOT) / name / prefix
    if folder.is_dir():
        yield from (path for path in folder.iterdir() if not path.is_dir())


def _of_photo(photo: Photo, *, hashes: bool) -> Iterator[Found]:
    found = list(_amiss(photo, hashes=hashes))
    if not found:
        return
    again = Photo.objects.filter(pk=photo.pk).first()
    if again is not None:
        yield from _amiss(again, hashes=hashes)


def _amiss(photo: Photo, *, hashes: bool) -> Iterator[Found]:
    original = original_path(photo)
    if not original.is_file():
        yield Found(Fault.MISSING, original, photo.pk)
    elif not _whole(photo, original, hashes=hashes):
        yield Found(Fault.SHORT, original, photo.pk)
    for entry in entries(photo):
        for extension, size in entry.get("bytes", {}).items():
            crop = entry.get("crop", "")
            path = rendition_path(photo, entry["width"], extension, crop=crop)
            if not path.is_file():
                yield Found(Fault.MISSING, path, photo.pk)
            elif path.stat().st_size != size:
                yield Found(Fault.SHORT, path, photo.pk)


def _whole(photo: Photo, original: Path, *, hashes: bool) -> bool:
    size = original.stat().st_size
    if photo.original_bytes and size != photo.original_bytes:
        return False
    if photo.original_bytes and not hashes:
        return True
    with original.open("rb") as file:
        digest = hashlib.sha256()
        while piece := file.read(CHUNK):
            digest.update(piece)
    return digest.hexdigest() == photo.sha256


def _orphan(path: Path, *, now: dt.datetime, sweep: bool) -> Found:
    old = _age(path, now=now) >= SWEPT_AFTER
    if sweep and old:
        path.unlink(missing_ok=True)
    return Found(Fault.ORPHAN, path, swept=sweep and old)


def _nameplates(*, now: dt.datetime, sweep: bool) -> Iterator[Found]:
    folder = Path(settings.MEDIA_ROOT) / NAMEPLATES
    listed = set(folder.iterdir()) if folder.is_dir() else set()
    kept = {path for paper in Paper.objects.all() for path in nameplates_of(paper)}
    for path in sorted(kept):
        if not path.is_file():
            yield Found(Fault.MISSING, path)
    for path in sorted(listed - kept):
        yield _orphan(path, now=now, sweep=sweep)


def _benches(*, now: dt.datetime, sweep: bool) -> Iterator[Found]:
    """What a server left on its bench when it was killed at work."""
    if not incoming().is_dir():
        return
    for bench in sorted(incoming().iterdir()):
        age = _age(bench, now=now)
        if age < AT_WORK:
            continue
        swept = sweep and age >= SWEPT_AFTER
        if swept and bench.is_dir():
            shutil.rmtree(bench, ignore_errors=True)
        elif swept:
            bench.unlink(missing_ok=True)
        yield Found(Fault.ORPHAN, bench, swept=swept)


def _age(path: Path, *, now: dt.datetime) -> dt.timedelta:
    try:
        written = dt.datetime.fromtimestamp(path.lstat().st_mtime, dt.UTC)
    except FileNotFoundError:
        return dt.timedelta()
    return now - written
