"""Text into text: counting, plain forms, excerpts, pinyin. Never the database."""

import html
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from html.parser import HTMLParser

from django.utils.text import slugify
from pypinyin import Style, lazy_pinyin

BLOCK_TAGS = frozenset({"p", "h2", "li", "blockquote", "ul", "ol", "br"})
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# The same two rules stand in the desk's js/counting.js; a test compares them.
# Spaces, controls, format marks, and what only changes the character before it.
UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf", "Mn", "Me"})
# Whole blocks: what Unicode adds to them later, old and new machines count alike.
HAN = re.compile(
    r"[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]"
)
LINE_BREAK = re.compile(r"(?<![A-Za-z0-9])\n|\n(?![A-Za-z0-9])")
SENTENCE_END = re.compile(r"[。！？…]+[”’）》】』」]*")


def strip_controls(text: str) -> str:
    """Drop NUL and other characters that neither PostgreSQL nor XML can carry."""
    return CONTROLS.sub("", text)


class _Plain(HTMLParser):
    """Collects the text of our small HTML, one line a block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCK_TAGS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCK_TAGS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def plain(body: str) -> str:
    """Sanitised HTML into text, one block a line, no empty lines."""
    parser = _Plain()
    parser.feed(body)
    parser.close()
    lines = (line.strip() for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def paragraphs_html(paragraphs: Iterable[str]) -> str:
    """Plain paragraphs into escaped <p> elements; empty ones are dropped."""
    kept = (part.strip() for part in paragraphs)
    return "".join(f"<p>{html.escape(part, quote=False)}</p>" for part in kept if part)


def count_characters(text: str) -> int:
    """字数: every visible character is one, punctuation included. Letters and digits
    too, one by one and not by the word: that is the room they take in a column."""
    return sum(1 for char in text if unicodedata.category(char) not in UNSEEN)


def count_han(text: str) -> int:
    """汉字数: ideographs alone, in every CJK block."""
    return len(HAN.findall(text))


def is_han(char: str) -> bool:
    """〇 of 二〇二六年 has a block of its own but is read and counted as any other."""
    return HAN.fullmatch(char) is not None


def excerpt(text: str, *, limit: int = 80) -> str:
    """The first sentences that fit into `limit` characters, else a cut with ……"""
    flat = " ".join(LINE_BREAK.sub("", text).split())
    if len(flat) <= limit:
        return flat
    ends = [match.end() for match in SENTENCE_END.finditer(flat, 0, limit)]
    if ends and ends[-1] >= limit // 2:
        return flat[: ends[-1]]
    return flat[: limit - 1].rstrip("，、；：,;: ") + "……"


@lru_cache(maxsize=32_768)
def pinyin_key(name: str) -> str:
    """Sort key: toneless syllables with the name behind, so that equals stay apart.

    安　宁, padded as papers print it, sounds like 安宁.
    """
    sound = " ".join(" ".join(lazy_pinyin(name, style=Style.NORMAL)).split())
    return f"{sound.lower()} {name}"[:200]


def pinyin_slug(name: str, *, fallback: str) -> str:
    """An ASCII slug of at most 60 characters; `fallback` when nothing is left."""
    syllables = lazy_pinyin(name, style=Style.NORMAL, errors="default")
    return slugify("-".join(syllables))[:60].strip("-") or fallback
