"""Names of files that every system takes, Windows above all. No database."""

import re
import unicodedata

LIMIT = 40
# What no file may be called there, even with an extension behind.
RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])", re.IGNORECASE
)
# Characters that no name may hold, as their full-width sisters.
WIDE = str.maketrans('<>:"/\\|?*', "＜＞：＂／＼｜？＊")
# Dots and spaces at the end get lost there; a full stop only looks odd before one.
TAIL = " .。，、；：…"
SPACES = re.compile(r"\s+")


def safe_stem(words: str, *, fallback: str, limit: int = LIMIT) -> str:
    """Words as part of a file name: visible characters, no path, never too long."""
    text = unicodedata.normalize("NFC", words)
    text = "".join(" " if _is_space(c) else c for c in text if not _is_hidden(c))
    text = SPACES.sub(" ", text.translate(WIDE)).strip(" .")
    stem = _cut(text, limit=limit).rstrip(TAIL)
    if RESERVED.fullmatch(stem.partition(".")[0].strip()):
        stem = f"_{stem}"
    return stem or fallback


def _is_space(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in ("Zs", "Zl", "Zp")


def _is_hidden(char: str) -> bool:
    """Controls, marks of direction, lone surrogates, what has no meaning yet."""
    return unicodedata.category(char)[0] == "C" and not char.isspace()


def _cut(text: str, *, limit: int) -> str:
    """Never between a letter and the marks that sit on it."""
    end = min(limit, len(text))
    while 0 < end < len(text) and unicodedata.category(text[end])[0] == "M":
        end -= 1
    return text[:end]
