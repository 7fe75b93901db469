"""Bytes of unknown encoding into text: UTF-8 where they are, else as Windows here."""

import re

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
LONGEST = 2000


def guessed(raw: bytes) -> str:
    """UTF-8 is hardly met by chance; what it is not is GB18030, or nothing."""
    raw = raw[: LONGEST * 4].rstrip(b"\0")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def cleaned(text: str) -> str:
    return CONTROLS.sub("", text).strip()[:LONGEST]
