"""Picture files of an archive: found below its folder and nowhere else, then taken in
as an upload would be. What is none leaves a place without a picture."""

import datetime as dt
import os
import stat
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

from django.utils.translation import gettext as _

from articles.archive.records import PhotoRecord
from articles.models import Photo
from articles.refusals import Refused
from articles.renditions import attach, files_of, new_key

LARGEST = 64 * 1024 * 1024  # more is not read; what an upload may have is less
FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW
FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK


class NoPicture(Refused):
    """The archive names a file that cannot be taken."""


def read_picture(root: Path, name: str) -> bytes:
    """The bytes of a plain file below `root`, reached without a link on the way."""
    path = PurePosixPath(name)
    if path.is_absolute() or "\\" in name or not path.parts or ".." in path.parts:
        raise NoPicture(_("图片的路径要在档案文件夹里，不能用 .. 或绝对路径。"))
    try:
        with _opened(root, path.parts) as handle:
            found = os.fstat(handle)
            if not stat.S_ISREG(found.st_mode):
                raise NoPicture(_("图片的路径不是一个普通文件。"))
            if found.st_size > LARGEST:
                raise NoPicture(_("图片文件太大。"))
            with os.fdopen(os.dup(handle), "rb") as file:
                return file.read(LARGEST)
    except FileNotFoundError as error:
        raise NoPicture(_("没有这个图片文件。")) from error
    except (OSError, ValueError) as error:
        sentence = _("读不到这个图片文件；路径里不能有符号链接。")
        raise NoPicture(sentence) from error


@contextmanager
def _opened(root: Path, parts: Sequence[str]) -> Iterator[int]:
    """Step by step, so that no folder can be exchanged for a link in between."""
    held = [os.open(root, os.O_RDONLY | os.O_DIRECTORY)]
    try:
        for part in parts[:-1]:
            held.append(os.open(part, FOLDER, dir_fd=held[-1]))
        held.append(os.open(parts[-1], FILE, dir_fd=held[-1]))
        yield held[-1]
    finally:
        for handle in held:
            os.close(handle)


class Pictures:
    """Takes pictures in, several at a time."""

    def __init__(self, root: Path, *, jobs: int, by: Any, now: dt.datetime) -> None:
        self.root, self.by, self.now = root, by, now
        self.pool = ThreadPoolExecutor(max(1, jobs))

    def taken(self, records: Sequence[PhotoRecord]) -> list[tuple[Photo, str]]:
        """A photo for each, and the sentence where its picture could not be had."""
        return list(self.pool.map(self._take, records))

    def _take(self, record: PhotoRecord) -> tuple[Photo, str]:
        photo = Photo(
            key=new_key(),
            caption=record.caption,
            credit=record.credit,
            alt=record.alt,
            source=record.source,
            created_by=self.by,
            created_at=self.now,
        )
        if not record.file:
            return photo, ""
        try:
            attach(photo, read_picture(self.root, record.file))
        except Refused as error:
            return photo, str(error)
        return photo, ""

    def close(self) -> None:
        self.pool.shutdown()


def forget(photos: Sequence[Photo]) -> None:
    """Delete the files of photos whose rows were not written after all."""
    for photo in photos:
        for path in files_of(photo):
            path.unlink(missing_ok=True)
