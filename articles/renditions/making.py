"""A photo gets its files: checked, re-encoded, on disk before its row commits."""

import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from articles.darkroom import asking
from articles.darkroom.limits import FORMATS, Made, Unusable
from articles.models import Photo
from articles.refusals import Refused
from articles.renditions import disk
from articles.renditions.disk import Source
from articles.renditions.places import (
    Entry,
    cropped,
    entries,
    new_key,
    original_path,
    paths,
)

Develop = Callable[..., Made]


class BadPicture(Refused):
    """The upload is no picture that we take; the sentence stands beside the field."""


class Busy(BadPicture):
    """Nothing is wrong with it; others were before us all the time."""

    status = 503


def attach(
    photo: Photo, source: Source, *, develop: Develop = asking.develop
) -> dict[str, Any]:
    """Check, re-encode and write a picture, and set the photo's file columns.

    Files are on disk, fsynced and renamed, before the caller commits the row. Raises
    without leaving a file: BadPicture, or NoRoom when the disk is full. Returns what
    the darkroom says of the file. `develop` is another than the process of its own
    only for pictures that we drew ourselves.
    """
    if photo.pk and photo.has_file and photo.revision_photos.exists():
        # What was signed names the file by its hash; another file is another photo.
        raise BadPicture(_("这张图片已经用在稿件里，不能换文件；请另传一张。"))
    with disk.bench() as bench, in_words():
        original = bench / "original"
        digest, length = disk.take_in(source, original)
        made, files = develop(
            original, focus=photo.focus, mark=_mark(), lock=disk.incoming()
        )
        disk.lay_out(files, bench)
        _fill(photo, made, digest=digest)
        photo.original_bytes = length
        places = {original: original_path(photo)}
        disk.put(places | _places(photo, bench, entries(photo)))
    return made


def _fill(photo: Photo, made: dict[str, Any], *, digest: str) -> None:
    photo.key = new_key()
    photo.original = f"originals/{photo.key[:2]}/{photo.key}.{FORMATS[made['kind']]}"
    photo.sha256 = digest
    photo.width, photo.height = made["width"], made["height"]
    photo.renditions, photo.crops = made["renditions"], made["crops"]
    photo.look, photo.file_words = made["look"], made["words"]


def develop_again(photo: Photo) -> list[Path]:
    """Make all renditions and crops anew from the original, under the same key.

    For photos from before today's widths and formats. The caller saves the row, and
    removes the files returned once that has committed.
    """
    before = {path for entry in entries(photo) for path in paths(photo, entry)}
    original = original_path(photo)
    if not original.is_file():
        raise BadPicture(_("这张图片的原文件不在了，请告诉系统管理员。"))
    with disk.bench() as bench, in_words():
        made, files = asking.develop(
            original, focus=photo.focus, mark=_mark(), lock=disk.incoming()
        )
        disk.lay_out(files, bench)
        photo.renditions, photo.crops = made["renditions"], made["crops"]
        photo.look = made["look"]
        disk.put(_places(photo, bench, entries(photo)))
    now = {path for entry in entries(photo) for path in paths(photo, entry)}
    return sorted(before - now)


def recrop(photo: Photo) -> list[Path]:
    """Make the crops anew around the photo's focus, from the original.

    The caller saves the row, and removes the files returned once that has committed.
    """
    stale = [path for entry in cropped(photo.crops) for path in paths(photo, entry)]
    original = original_path(photo)
    if not original.is_file():
        raise BadPicture(_("这张图片的原文件不在了，请告诉系统管理员。"))
    with disk.bench() as bench, in_words():
        made, files = asking.crop(
            original, focus=photo.focus, mark=_mark(), lock=disk.incoming()
        )
        disk.lay_out(files, bench)
        disk.put(_places(photo, bench, cropped(made["crops"])))
    photo.crops = made["crops"]
    return stale


def _mark() -> str:
    """New for every making, so that no address ever shows two different crops."""
    return secrets.token_hex(4)


def _places(photo: Photo, bench: Path, some: Iterable[Entry]) -> dict[Path, Path]:
    return {
        bench / path.name.removeprefix(f"{photo.key}-"): path
        for entry in some
        for path in paths(photo, entry)
    }


@contextmanager
def in_words() -> Iterator[None]:
    try:
        yield
    except Unusable as error:
        kind = Busy if error.why == "busy" else BadPicture
        raise kind(sentence(error.why)) from error


def sentence(why: str) -> str:
    return {
        "pixels": _("图片像素太多（JPEG 最多八千万，其余二千五百万），请缩小后再传。"),
        "bytes": _("图片超过 40 MB，请缩小后再传。"),
        "frames": _("这个动图太大或帧数太多，请截一张图片再传。"),
        "long": _("图片太长，请截成几张再传。"),
        "progressive": _("这张渐进式 JPEG 图片太大，请另存为普通（基线）JPEG 再传。"),
        "shape": _("报头图要横的，宽不小于 240 像素，也不小于高。"),
        "vast": _("报头图太大，请缩到一千二百万像素以内再传。"),
        "memory": _("处理这张图片要的内存太多，请缩小后再传。"),
        "slow": _("处理这张图片太久，已经停下，请缩小后再传。"),
        "busy": _("别的图片还在处理，请过一会儿再传这张图片。"),
        "heic": _(
            "HEIC 图片请先存成 JPEG 再传：苹果手机从相册里选图会自动转好，"
            "或在“设置－相机－格式”里选“兼容性最佳”。"
        ),
    }.get(why) or _("这个文件不是完好的 JPEG、PNG 或 WebP 图片，请换一张。")
