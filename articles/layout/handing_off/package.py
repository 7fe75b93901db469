"""The zip of a hand-off: two files a story, original pictures, lists with hashes.

Always in the paper's language. Text files begin with a byte order mark and end their
lines with CRLF: WPS, Notepad and the layout programs otherwise take UTF-8 for GBK.
Pictures are stored, not compressed; nothing of them is held in memory.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from django.utils.translation import gettext as _

from articles.layout.handing_off.document import NEVER, document_of
from articles.layout.handing_off.lines import lines_of
from articles.layout.handing_off.listing import (
    IN_CHINESE,
    Entry,
    changes_of,
    listing_of,
    manifest_of,
)
from articles.layout.handing_off.names import safe_stem
from articles.layout.handing_off.page_copy import PageCopy, Picture, StoryCopy
from articles.refusals import NotReady

LISTING, CHANGES, MANIFEST = "清单.txt", "变动.txt", "manifest.json"
CHUNK = 1 << 20


def zip_name(copy: PageCopy) -> str:
    page = copy.page
    words = f"{page.issue.date:%Y-%m-%d}-{page.printed_label}-{page.name}"
    return f"{safe_stem(words, fallback='page').rstrip('-')}.zip"


def write_package(out: BinaryIO, copy: PageCopy) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        entries = [
            _write(package, name, data)
            for story in copy.stories
            for name, data in _files_of(story)
        ]
        entries += [_copy_picture(package, picture) for picture in copy.pictures]
        listing = _text(listing_of(copy, entries))
        entries.append(_write(package, LISTING, listing))
        if copy.previous is not None:
            changed = _text(changes_of(copy, copy.previous))
            entries.append(_write(package, CHANGES, changed))
        manifest = json.dumps(manifest_of(copy, entries), ensure_ascii=False, indent=2)
        _write(package, MANIFEST, manifest.encode())


@IN_CHINESE
def _files_of(story: StoryCopy) -> list[tuple[str, bytes]]:
    captions = [picture.caption for picture in story.pictures]
    lines = lines_of(story.revision.content, captions)
    document = document_of(lines, title=story.title, at=story.signed_at)
    return [
        (f"{story.stem}.txt", _text(line.text for line in lines)),
        (f"{story.stem}.docx", document),
    ]


def _text(lines: Iterable[str]) -> bytes:
    text = "".join(f"{line}\n" for line in lines)
    return text.replace("\n", "\r\n").encode("utf-8-sig")


def _write(package: zipfile.ZipFile, name: str, data: bytes) -> Entry:
    package.writestr(_info(name), data, zipfile.ZIP_DEFLATED)
    return Entry(name, len(data), hashlib.sha256(data).hexdigest())


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, NEVER)
    info.create_system, info.external_attr = 3, 0o644 << 16
    return info


def _copy_picture(package: zipfile.ZipFile, picture: Picture) -> Entry:
    """Byte by byte what was signed, or nothing."""
    digest, info, size = hashlib.sha256(), _info(picture.name), 0
    with package.open(info, "w", force_zip64=True) as copied:
        for chunk in _chunks(picture):
            digest.update(chunk)
            copied.write(chunk)
            size += len(chunk)
    if digest.hexdigest() != picture.entry["sha256"]:
        text = _("图片“%s”的原图与签发时不同，请让管理员查明再发排。")
        raise NotReady(text % picture.words)
    return Entry(picture.name, size, digest.hexdigest())


def _chunks(picture: Picture) -> Iterator[bytes]:
    if picture.path is None:
        raise NotReady(_("图片“%s”只有说明，还没有图，不能发排。") % picture.words)
    try:
        with picture.path.open("rb") as original:
            while chunk := original.read(CHUNK):
                yield chunk
    except OSError as error:
        text = _("图片“%s”的原图不在盘上了，请让管理员找回再发排。")
        raise NotReady(text % picture.words) from error
