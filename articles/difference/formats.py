"""A body's HTML as lines of text with their dress, and the dress compared apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Literal

from articles.text import BLOCK_TAGS

MARKS = frozenset({"strong", "em", "a"})
KINDS = frozenset({"h2", "li", "blockquote"})
PLAIN = "p"


@dataclass(frozen=True, slots=True)
class Dress:
    """Characters start to end of a line stand in this mark."""

    mark: str
    address: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One line as plain() gives it. `kind` is p, h2, li or blockquote, or several."""

    text: str
    kind: str = PLAIN
    dresses: tuple[Dress, ...] = ()

    def words(self) -> Counter[tuple[str, str, str]]:
        return Counter(
            (dress.mark, dress.address, self.text[dress.start : dress.end])
            for dress in self.dresses
        )


@dataclass(frozen=True, slots=True)
class Note:
    """A change that no character shows. `text` is what it was done to."""

    what: Literal["kind", "on", "off", "address", "other"]
    mark: str = ""
    text: str = ""
    address: str = ""


@dataclass(slots=True)
class _Line:
    parts: list[str] = field(default_factory=list)
    dresses: list[Dress] = field(default_factory=list)

    def take(self, text: str, marks: list[tuple[str, str]]) -> None:
        start = sum(map(len, self.parts))
        self.parts.append(text)
        for mark, address in marks:
            last = next((d for d in self.dresses[::-1] if d.mark == mark), None)
            if last and (last.end, last.address) == (start, address):
                self.dresses.remove(last)
                start_of = last.start
            else:
                start_of = start
            self.dresses.append(Dress(mark, address, start_of, start + len(text)))

    def block(self, kind: str) -> Block | None:
        raw = "".join(self.parts)
        text = raw.strip()
        if not text:
            return None
        shift = len(raw) - len(raw.lstrip())
        end = len(text)
        moved = (
            Dress(
                dress.mark,
                dress.address,
                max(0, dress.start - shift),
                min(end, dress.end - shift),
            )
            for dress in self.dresses
        )
        order = sorted(moved, key=lambda d: (d.start, d.end, d.mark, d.address))
        return Block(text, kind, tuple(d for d in order if d.start < d.end))


class _Lines(HTMLParser):
    """Cuts where articles.text.plain() cuts, so that both show the same lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.line = _Line()
        self.open: list[str] = []
        self.marks: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCK_TAGS:
            self.flush()
            if tag != "br":
                self.open.append(tag)
        elif tag in MARKS:
            self.marks.append((tag, dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCK_TAGS:
            self.flush()
            if tag in self.open:
                del self.open[len(self.open) - 1 - self.open[::-1].index(tag) :]
        elif tag in MARKS:
            found = [i for i, (mark, _) in enumerate(self.marks) if mark == tag]
            if found:
                del self.marks[found[-1]]

    def handle_data(self, data: str) -> None:
        first, *rest = data.split("\n")
        self.line.take(first, self.marks)
        for text in rest:
            self.flush()
            self.line.take(text, self.marks)

    def flush(self) -> None:
        kind = " ".join(dict.fromkeys(t for t in self.open if t in KINDS)) or PLAIN
        lists = [tag for tag in self.open if tag in ("ol", "ul")]
        block = self.line.block(kind.replace("li", lists[-1]) if lists else kind)
        if block is not None:
            self.blocks.append(block)
        self.line = _Line()


def blocks_of(body: str) -> list[Block]:
    parser = _Lines()
    parser.feed(body)
    parser.close()
    parser.flush()
    return parser.blocks


def notes_of(old: Sequence[Block], new: Sequence[Block]) -> tuple[Note, ...]:
    """How the dress of these lines changed, whatever became of their words."""
    before = {block.kind for block in old} or {PLAIN}
    notes = [Note("kind", kind) for kind in _kinds(new) if kind not in before]
    worn = sum((block.words() for block in old), Counter[tuple[str, str, str]]())
    wears = sum((block.words() for block in new), Counter[tuple[str, str, str]]())
    off, on = list(worn - wears), list(wears - worn)
    for mark, address, text in on:
        former = next((w for w in off if (w[0], w[2]) == (mark, text)), None)
        if former is not None:
            off.remove(former)
        notes.append(Note("address" if former else "on", mark, text, address))
    if new:  # what went with its words needs no saying
        notes += [Note("off", mark, text, address) for mark, address, text in off]
    if not notes and _texts(old) == _texts(new) and list(old) != list(new):
        notes.append(Note("other"))
    return tuple(notes)


def _kinds(blocks: Sequence[Block]) -> list[str]:
    return list(dict.fromkeys(block.kind for block in blocks))


def _texts(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks]
