"""A story among the results of a search: its words, with what was asked for marked."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from articles.folding import find_folded, fold
from articles.models.content import Content
from articles.reading.cards import Card
from articles.reading.texts import Text
from articles.text import plain

LONGEST, BEFORE, SLACK = 120, 36, 30
PAUSE = re.compile(r"[。！？；…][”’）》】』」]*|[，、：,;:!?]\s*|\s+")
FULL_STOPS = "。！？…”）》】』」"
CUT = "……"


@dataclass(frozen=True, slots=True)
class Hit:
    card: Card
    kicker: SafeString
    headline: SafeString
    deck: SafeString
    snippet: SafeString
    names: tuple[SafeString, ...]


def hit_of(
    card: Card, text: Text, *, terms: Sequence[str], names: Sequence[str]
) -> Hit:
    """Terms and names are folded, as search.understood() has them."""
    people = [*names, *terms]
    return Hit(
        card=card,
        kicker=marked(card.kicker, terms),
        headline=marked(card.headline, terms),
        deck=marked(card.deck, terms),
        snippet=snippet(_lines(text.content), terms) or marked(card.excerpt, terms),
        names=tuple(marked(name, people) for name in dict.fromkeys(card.names)),
    )


def marked(text: str, terms: Sequence[str]) -> SafeString:
    """Escaped, with <mark> around every term."""
    text = unicodedata.normalize("NFC", text)
    return _marked(text, find_folded(text, terms), start=0, end=len(text))


def snippet(lines: Sequence[str], terms: Sequence[str]) -> SafeString:
    """From the line that holds most terms, cut where a reader would pause; empty where
    none holds any."""
    held = [sum(term in folded for term in terms) for folded in map(fold, lines)]
    most = max(held, default=0)
    if not most:
        return SafeString("")
    line = unicodedata.normalize("NFC", lines[held.index(most)])
    spans = find_folded(line, terms)
    if not spans:
        return SafeString("")
    start = _start(line, spans[0][0])
    end = max(_end(line, start + LONGEST), spans[0][1])
    after = "" if end == len(line) or line[end - 1] in FULL_STOPS else CUT
    words = _marked(line, spans, start=start, end=end)
    # nosec: made of what was escaped just above and of dots.
    return mark_safe(f"{CUT if start else ''}{words}{after}")  # noqa: S308


def _lines(content: Content) -> list[str]:
    captions = [photo["caption"] for photo in content["photos"]]
    lines = [content["summary"], plain(content["body"]), *captions]
    lines += [content["dateline"], *content["labels"], content["source"]["name"]]
    return [line for part in lines for line in part.splitlines() if line.strip()]


def _start(line: str, first: int) -> int:
    """At the beginning, else behind a pause, else not within a word."""
    if first <= BEFORE:
        return 0
    pauses = [pause.end() for pause in PAUSE.finditer(line, first - BEFORE, first)]
    stops = [at for at in pauses if line[at - 1] in FULL_STOPS]
    if stops or pauses:
        return (stops or pauses)[0]
    start = first - BEFORE // 2
    while start < first and _is_word(line[start - 1]) and _is_word(line[start]):
        start += 1
    return start


def _end(line: str, end: int) -> int:
    if end >= len(line):
        return len(line)
    pauses = list(PAUSE.finditer(line, end - SLACK, end))
    stops = [pause.end() for pause in pauses if pause[0][-1] in FULL_STOPS]
    if stops:
        return stops[-1]
    if pauses:
        return pauses[-1].start()
    while end < len(line) and _is_word(line[end - 1]) and _is_word(line[end]):
        end += 1
    return end


def _is_word(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _marked(
    text: str, spans: Sequence[tuple[int, int]], *, start: int, end: int
) -> SafeString:
    parts: list[str] = []
    at = start
    for first, last in spans:
        first, last = max(first, start), min(last, end)
        if first >= last:
            continue
        parts.append(escape(text[at:first]))
        parts.append(f"<mark>{escape(text[first:last])}</mark>")
        at = last
    parts.append(escape(text[at:end]))
    return mark_safe("".join(parts))  # noqa: S308  (every part is escaped)
