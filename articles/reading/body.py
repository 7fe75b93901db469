"""A story's body as blocks: paragraphs, subheads, and pictures after paragraph n."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from articles.reading.pictures import Picture
from articles.sanitize import clean_body

# Quoted attribute values may hold a ">".
TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)(?:"[^"]*"|[^">])*>')
# An entry that lost its list would end the paragraph that is put around it.
BLOCKS = frozenset({"p", "h2", "ul", "ol", "li", "blockquote"})
VOID = frozenset({"br", "hr"})


@dataclass(frozen=True, slots=True)
class Block:
    """Either HTML from the allow-list or a picture."""

    html: SafeString | None = None
    picture: Picture | None = None


def body_blocks(
    body: str, *, dateline: str, pictures: Sequence[Picture]
) -> list[Block]:
    """Paragraph 1 is the first that is no subhead; a number past the end means last."""
    parts = _with_dateline(list(_split(clean_body(body))), dateline)
    total = sum(not part.startswith("<h2") for part in parts)
    waiting = sorted(pictures, key=lambda picture: (picture.after, not picture.lead))
    blocks = [Block(picture=p) for p in waiting if p.after == 0]
    passed = 0
    for part in parts:
        # nosec: cleaned by the allow-list just above.
        blocks.append(Block(html=mark_safe(part)))  # noqa: S308
        if part.startswith("<h2"):
            continue
        passed += 1
        blocks += [
            Block(picture=p)
            for p in waiting
            if p.after and min(p.after, total) == passed
        ]
    if not parts:
        blocks += [Block(picture=p) for p in waiting if p.after]
    return blocks


def _split(body: str) -> Iterator[str]:
    """Top-level elements; loose text between them becomes a paragraph."""
    depth = start = 0
    for tag in TAG.finditer(body):
        if tag[2] in VOID:
            continue
        if depth == 0 and not tag[1] and tag[2] in BLOCKS:
            yield from _loose(body[start : tag.start()])
            start = tag.start()
        depth += -1 if tag[1] else 1
        if depth == 0 and tag[2] in BLOCKS:
            yield body[start : tag.end()]
            start = tag.end()
    yield from _loose(body[start:])


def _loose(text: str) -> Iterator[str]:
    if text.strip():
        yield f"<p>{text.strip()}</p>"


def _with_dateline(parts: list[str], dateline: str) -> list[str]:
    first = next((i for i, part in enumerate(parts) if part.startswith("<p>")), None)
    if first is None or not dateline:
        return parts
    words = format_html('<p><span class="dateline">{}</span>\u3000', dateline)
    return [*parts[:first], words + parts[first][len("<p>") :], *parts[first + 1 :]]
