"""The blocks of a file into the text that is parsed and the body that is edited."""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from articles.copytext.marks import ends_sentence
from articles.copytext.places import picture_mark, without_marks
from articles.sanitize import clean_body
from articles.text import strip_controls

LISTS = {"bullet": "ul", "number": "ol"}
SPACES = re.compile(r"[^\S\u3000]+")
INDENT = re.compile(r"^((?:<[^<>]+>)*)[\s\u3000]+")
FULL = 0.85  # of the longest usual line: such a line was broken by the page's width


@dataclass(frozen=True, slots=True)
class Block:
    """As a worker tells it: for a picture `text` is its number."""

    kind: str
    text: str = ""
    html: str = ""


def text_of(blocks: Sequence[Block]) -> str:
    """One paragraph a line; empty paragraphs part what the writer parted."""
    lines: list[str] = []
    count = 0
    for block in blocks:
        count = count + 1 if block.kind == "number" else 0
        if block.kind == "title" and any(lines):
            lines += ["", ""]  # a title begins another story
        lines.append(_line(block, count))
    return "\n".join(lines).strip("\n")


def _line(block: Block, count: int) -> str:
    if block.kind == "picture":
        return picture_mark(int(block.text))
    line = SPACES.sub(" ", without_marks(strip_controls(block.text))).strip()
    if block.kind == "bullet":
        return f"• {line}"
    return f"{count}. {line}" if block.kind == "number" else line


def body_of(blocks: Sequence[Block]) -> str:
    """Headings, paragraphs and lists; pictures stand beside a body, never in it."""
    kept = [block for block in _joined(blocks) if block.kind != "picture"]
    parts: list[str] = []
    for kind, group in groupby(kept, key=lambda block: block.kind):
        inner = [_inner(block) for block in group if block.text.strip()]
        if kind in LISTS:
            items = "".join(f"<li>{text}</li>" for text in inner)
            parts.append(f"<{LISTS[kind]}>{items}</{LISTS[kind]}>")
        else:
            tag = "h2" if kind in ("title", "heading") else "p"
            parts += [f"<{tag}>{text}</{tag}>" for text in inner]
    return clean_body("".join(parts))


def _inner(block: Block) -> str:
    written = block.html or html.escape(block.text, quote=False)
    return INDENT.sub(r"\1", SPACES.sub(" ", written).strip())


def _joined(blocks: Sequence[Block]) -> Iterator[Block]:
    """Lines of a set page into paragraphs; everything else as it is."""
    lines = sorted(len(block.text) for block in blocks if block.kind == "line")
    width = lines[int(len(lines) * 0.9)] if lines else 0
    held = ""
    for block in blocks:
        if block.kind != "line":
            if held and block.kind != "empty":
                yield Block("text", held)
                held = ""
            if block.kind != "empty":
                yield block
            continue
        held += block.text
        if ends_sentence(block.text) or len(block.text) < FULL * width:
            yield Block("text", held)
            held = ""
    if held:
        yield Block("text", held)
