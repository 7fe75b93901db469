"""Files on their way in: a bench to work on, then their place, whole or not at all."""

import errno
import hashlib
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.utils.translation import gettext as _

from articles.darkroom.limits import MAX_BYTES, Files, Unusable
from articles.refusals import Refused

# Uploads come as files, so that forty megabytes never lie in the server's memory.
Source = bytes | File  # type: ignore[type-arg]
CHUNK = 1 << 20


class NoRoom(Refused):
    """The disk is full. Nothing was kept."""

    status = 507


@contextmanager
def bench() -> Iterator[Path]:
    """A folder for one piece of work, on the disk where its files will lie."""
    folder = incoming() / secrets.token_urlsafe(16)
    try:
        folder.mkdir(parents=True)
        yield folder
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        sentence = _("服务器的磁盘满了，图片没有存上；请告诉系统管理员。")
        raise NoRoom(sentence) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def incoming() -> Path:
    return Path(settings.MEDIA_ROOT) / "incoming"


def take_in(source: Source, original: Path) -> tuple[str, int]:
    """Copy the upload to the bench piece by piece; its hash and its length."""
    digest, length = hashlib.sha256(), 0
    with original.open("wb") as file:
        for piece in _pieces(source):
            length += len(piece)
            if length > MAX_BYTES:
                raise Unusable("bytes")
            digest.update(piece)
            file.write(piece)
    return digest.hexdigest(), length


def digest_of(source: Source) -> str:
    """The hash by which the same bytes are known again."""
    digest = hashlib.sha256()
    for piece in _pieces(source):
        digest.update(piece)
    return digest.hexdigest()


def _pieces(source: Source) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source
    else:
        source.seek(0)
        yield from source.chunks(CHUNK)


def lay_out(files: Files, folder: Path) -> None:
    for name, data in files.items():
        (folder / name).write_bytes(data)


def put(places: dict[Path, Path]) -> None:
    """Whole or not at all: fsync, rename, fsync the folders."""
    try:
        for now, then in places.items():
            fsync(now)
            then.parent.mkdir(parents=True, exist_ok=True)
            now.rename(then)
        for folder in {then.parent for then in places.values()}:
            fsync(folder)
    except OSError:
        for then in places.values():
            then.unlink(missing_ok=True)
        raise


def fsync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
