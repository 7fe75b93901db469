"""Where each story begins: the stack of lines above its dateline, byline or body."""

import re

from articles.copytext.kinds import Kind
from articles.copytext.labels import label_at, told
from articles.copytext.lines import FAR
from articles.copytext.marks import COMMAS
from articles.copytext.stacks import (
    LONGEST,
    MOST_LINES,
    Head,
    Page,
    asks,
    is_boxed,
    is_tail,
)
from articles.copytext.starts import at_fresh_start, at_picture

# （上接A01版）各镇要…: the rest of a story of another page.
CONTINUED = re.compile(r"[（(](?:上接|紧接)第?\w{1,4}版[^（()）]{0,6}[)）]\s*\S")


def find_heads(page: Page) -> list[Head]:
    """All heads in order. They never overlap; text before the first has no head."""
    heads: list[Head] = []
    index = 0
    while index < len(page.marks):
        floor = _floor(heads, page, index)
        head = (
            _at_anchor(page, index, floor)
            or at_picture(page, index)
            or at_fresh_start(page, index)
        )
        if head is None:
            index += 1
            continue
        if heads and heads[-1].end > head.start:
            heads.pop()
        heads.append(head)
        index = max(head.end, index) + 1 if head.end <= index else head.end
    return heads


def _floor(heads: list[Head], page: Page, index: int) -> int:
    """No stack reaches up into the head or the first body line of the story above."""
    return (
        heads[-1].start
        if heads and not heads[-1].sure
        else (heads[-1].end + 1 if heads else 0)
    )


def _at_anchor(page: Page, index: int, floor: int) -> Head | None:
    """The stack over a dateline, or over a byline that is no tail."""
    mark = page.marks[index]
    if mark.kind is Kind.LEAD:
        if _same_story(page, index):
            return None
        end = _over_picture(page, index)
        return Head(_stack_start(page, end, floor), end)
    if mark.kind is Kind.TEXT and CONTINUED.match(mark.text):
        return Head(_stack_start(page, index, floor), index)
    if mark.kind is not Kind.BYLINE or is_tail(page, index):
        return None
    start = _stack_start(page, index, floor)
    return Head(start, index) if start < index else None


def _over_picture(page: Page, anchor: int) -> int:
    """Where a headline ends that has its picture's caption between it and the
    dateline: only if they are set tight and something ends above them."""
    at = anchor
    while at and anchor - at < 4 and page.marks[at].line.gap == 0:
        if page.marks[at - 1].kind not in (Kind.CAPTION, Kind.CREDIT):
            break
        at -= 1
    if at in (0, anchor) or page.marks[at].line.gap:
        return anchor
    top = page.marks[at - 1]
    fresh = at == 1 or (top.line.gap > 0 and page.marks[at - 2].ended)
    return at if top.open and fresh and top.line.size <= LONGEST else anchor


def _same_story(page: Page, index: int) -> bool:
    """A byline line between headline and dateline has already opened this story."""
    above = index - 1
    while above >= 0 and page.marks[above].kind is Kind.BYLINE:
        above -= 1
    return above < index - 1 and not is_tail(page, above + 1)


def _stack_start(page: Page, anchor: int, floor: int) -> int:
    """Walk up from the anchor over lines that can be headline, kicker, deck, label."""
    start = anchor
    while start > floor and anchor - start < MOST_LINES:
        gap = page.marks[start].line.gap
        nearest = start == anchor
        if gap > (3 if nearest else 1) or page.marks[start].line.wall:
            break
        if _is_other_block(page, start, anchor):
            break
        if not nearest and is_boxed(page.marks[start - 1]):
            return start - 1
        if not _head_line(page, start - 1, nearest=nearest):
            break
        start -= 1
    return _without_strangers(page, start, anchor)


def _is_other_block(page: Page, start: int, anchor: int) -> bool:
    """A stack set tight upon its byline leaves tight lines behind a gap alone."""
    if start == anchor or start < 2 or page.marks[anchor].line.gap:
        return False
    if page.marks[start - 2].line.gap >= FAR:
        return False  # the words over the whole page
    above = page.marks[start - 1]
    return page.marks[start].line.gap > 0 and above.line.gap == 0


def _head_line(page: Page, index: int, *, nearest: bool) -> bool:
    mark = page.marks[index]
    if mark.kind is not Kind.TEXT or mark.line.size > LONGEST:
        return False
    if not nearest and mark.text.endswith("——"):
        return True  # a kicker may be whole sentences: …记者调查发现——
    if "。" in mark.text or (mark.text[-1] in COMMAS and mark.text[-1] not in "：:"):
        return False
    if page.shape.begins(mark) and nearest and mark.ended:
        return False
    if mark.ended:
        below = page.marks[index + 1]
        grouped = index == 0 or mark.line.gap > below.line.gap
        decked = below.text.startswith(("——", "—"))
        return asks(mark) and (nearest or grouped or decked)
    if nearest or index == 0:
        return True
    return not _continues(page, index)


def _continues(page: Page, index: int) -> bool:
    """True if this line goes on with a long unfinished one above it."""
    above = page.marks[index - 1]
    return above.open and above.line.size > LONGEST and page.marks[index].line.gap <= 1


def _without_strangers(page: Page, start: int, anchor: int) -> int:
    """Leave a photo's label, set nearer to its credit, to the photo above."""
    if start == 0 or anchor - start < 2:
        return start
    above = page.marks[start - 1]
    if above.kind not in (Kind.CREDIT, Kind.CAPTION):
        return start
    size = label_at(page.marks, start)
    if not size or start + size >= anchor:
        return start
    lines = [mark.text for mark in page.marks[start : start + size]]
    nearer = page.marks[start].line.gap <= page.marks[start + size].line.gap
    split = size > 1 or told(lines, series=page.series)
    return start + size if split and nearer else start
