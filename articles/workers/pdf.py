"""The text of a PDF by page and line, as far as it is text at all.

Pictures and columns are left; joining the lines is the business of whoever reads copy.
"""

import io
import logging
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

import pypdf
from pypdf.errors import DependencyError, PdfReadError

from articles.limited.frames import pack
from articles.workers.refusal import Refusal

MOST_PAGES = 100
LONGEST = 600_000
FEWEST = 10  # characters of a page that is not just a picture with its number
PAGE_NUMBER = re.compile(r"[-—–－\s第·]*\d{1,4}\s*(?:[/／]\s*\d{1,4})?[-—–－\s页·]*")
HAN = "[\u3400-\u9fff\uff01-\uff5e\u3001-\u301f]"
SPREAD = re.compile(f"(?<={HAN}) (?={HAN})")
# What a font without its table of characters leaves behind.
GARBAGE = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f-\x9f]|\(cid:\d+\)")
RADICALS = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")


def read(raw: bytes) -> list[bytes]:
    """The worker: words {refused} or {blocks, pictures, doubts}."""
    logging.disable()
    try:
        doubts: dict[str, int] = {}
        lines = _lines(_open(raw), doubts)
    except Refusal as refusal:
        return pack({"refused": refusal.reason})
    blocks = [["line", line, ""] if line else ["empty", "", ""] for line in lines]
    return pack({"blocks": blocks, "pictures": [], "doubts": doubts})


def _open(raw: bytes) -> pypdf.PdfReader:
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refusal("encrypted")
        if len(reader.pages) > MOST_PAGES:
            raise Refusal("long")
    except DependencyError as error:  # AES, for which nothing is installed
        raise Refusal("encrypted") from error
    except PdfReadError as error:
        raise Refusal("broken") from error
    return reader


def _lines(reader: pypdf.PdfReader, doubts: dict[str, int]) -> list[str]:
    found: list[str] = []
    pictures = 0
    for page in reader.pages:
        pictures += _pictures_on(page)
        found += _page_lines(page.extract_text())
        if sum(map(len, found)) > LONGEST:
            raise Refusal("long")
    text = "".join(found)
    if len(text) < FEWEST * len(reader.pages):
        raise Refusal("scanned" if pictures or not text else "empty")
    if len(GARBAGE.findall(text)) * 20 > len(text):
        raise Refusal("garbled")
    if pictures:
        doubts["pdf_pictures"] = pictures
    return found


def _page_lines(text: str) -> Iterator[str]:
    """Without the page's number, and without radicals that pose as characters."""
    lines = [_plain(line) for line in text.splitlines()]
    for at, line in enumerate(lines):
        edge = not any(lines[:at]) or not any(lines[at + 1 :])
        if not (edge and line and PAGE_NUMBER.fullmatch(line)):
            yield line


def _plain(line: str) -> str:
    line = RADICALS.sub(lambda found: unicodedata.normalize("NFKC", found[0]), line)
    line = line.strip()
    spread = len(SPREAD.findall(line))
    if spread >= 4 and spread * 3 > len(line):
        return SPREAD.sub("", line)
    return line


def _pictures_on(page: Any) -> int:
    """How many the page shows itself; a form's own pictures are not searched for."""
    try:
        objects = page["/Resources"]["/XObject"].values()
        kinds = [entry.get_object().get("/Subtype") for entry in objects]
    except (KeyError, AttributeError, TypeError, PdfReadError):
        return 0
    return sum(1 for kind in kinds if kind == "/Image")
