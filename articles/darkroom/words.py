"""What a file says of itself: caption, by-line, day, city, where it comes from.

Cameras write EXIF, agencies IPTC or XMP, in whatever encoding they had. What is found
is a suggestion for a form; the site cleans it again.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from PIL import Image

from articles.darkroom.iptc import iptc_words
from articles.darkroom.texts import cleaned, guessed
from articles.darkroom.xmp import xmp_words

Words = dict[str, str]
NAMES = ("caption", "byline", "taken", "city", "agency", "ai")
EXIF_BLOCK = 0x8769
TAKEN, MADE_UP_BY = 0x9003, 0x9286
DESCRIPTION, ARTIST = 0x010E, 0x013B
XP_TITLE, XP_COMMENT, XP_AUTHOR = 0x9C9B, 0x9C9C, 0x9C9D
# What cameras write where nobody typed a caption.
IDLE = ("OLYMPUS DIGITAL CAMERA", "SONY DSC", "DCIM", "Screenshot", "default")


def words_of(picture: Image.Image) -> Words:
    """XMP before IPTC before EXIF: the later its invention, the surer its encoding."""
    found: Words = {}
    for read in (_xmp, _iptc, _png, _exif):
        for name, text in _spared(read, picture).items():
            text = cleaned(text)
            if text and name in NAMES and name not in found:
                found[name] = text
    if found.get("caption", "").strip() in IDLE:
        del found["caption"]
    return found


def _spared(read: Callable[[Image.Image], Words], picture: Image.Image) -> Words:
    """A spoilt block of words spoils no picture."""
    try:
        return read(picture)
    except Exception:  # noqa: BLE001  (parsers of hostile bytes raise anything)
        return {}


def _xmp(picture: Image.Image) -> Words:
    raw = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp") or b""
    return xmp_words(raw.encode() if isinstance(raw, str) else raw)


def _iptc(picture: Image.Image) -> Words:
    blocks: Any = picture.info.get("photoshop") or {}
    raw = blocks.get(0x0404, b"")
    return iptc_words(raw if isinstance(raw, bytes) else b"")


def _png(picture: Image.Image) -> Words:
    """Text chunks; whoever draws pictures by machine often writes one."""
    texts: dict[str, Any] = getattr(picture, "text", {}) or {}
    words = {
        "caption": str(texts.get("Description", ""))[:2000],
        "byline": str(texts.get("Author", ""))[:200],
    }
    if {"parameters", "prompt", "AIGC"} & set(texts):
        words["ai"] = "1"
    return words


def _exif(picture: Image.Image) -> Words:
    exif = picture.getexif()
    block = exif.get_ifd(EXIF_BLOCK)
    comment = block.get(MADE_UP_BY, b"")
    return {
        "caption": _wide(exif.get(XP_COMMENT))
        or _wide(exif.get(XP_TITLE))
        or _plain(exif.get(DESCRIPTION)),
        "byline": _wide(exif.get(XP_AUTHOR)) or _plain(exif.get(ARTIST)),
        "taken": _moment(_plain(block.get(TAKEN))),
        "ai": "1" if b"AIGC" in _bytes(comment)[:4000] else "",
    }


def _bytes(value: Any) -> bytes:
    if isinstance(value, tuple):
        return bytes(value)
    return value if isinstance(value, bytes) else str(value or "").encode()


def _plain(value: Any) -> str:
    """Pillow reads these as Latin; the bytes behind it are often Chinese."""
    if isinstance(value, str):
        return guessed(value.encode("latin-1", "replace"))
    return guessed(value) if isinstance(value, bytes) else ""


def _wide(value: Any) -> str:
    raw = _bytes(value) if value else b""
    return raw[: len(raw) & ~1].decode("utf-16-le", "ignore")


def _moment(text: str) -> str:
    try:
        moment = dt.datetime.strptime(text.strip("\0 ")[:19], "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007  (a camera knows no zone; the site reads it as its own)
    except ValueError:
        return ""
    return moment.isoformat()
