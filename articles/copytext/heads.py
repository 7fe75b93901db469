"""Where each story begins: the stack of lines above its dateline, byline or body."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from articles.copytext.kinds import Kind, Mark
from articles.copytext.labels import boxed, heads_pictures, label_at, told
from articles.copytext.lines import FAR
from articles.copytext.marks import COMMAS, has_open_pair
from articles.copytext.seams import DAY, belongs, is_cut, opens_body, opens_sentence
from articles.copytext.shape import Shape

LONGEST = 45
LONGEST_ASKING = 36
MOST_LINES = 5
BODY = 20
SUBHEAD = 16
NOTICE = re.compile(
    r"[\u4e00-\u9fff]{0,12}(?:公\s*[告示]|通\s*[告知]|启\s*事|声\s*明|更\s*正|讣\s*告)"
)


@dataclass(frozen=True, slots=True)
class Head:
    """Lines start:end are a story's headline stack; `sure` if a dateline follows."""

    start: int
    end: int
    sure: bool = True
    picture: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """All lines of a page with what is known of them together."""

    marks: Sequence[Mark]
    shape: Shape
    pairs: frozenset[str]
    series: Collection[str] = ()


def find_heads(page: Page) -> list[Head]:
    """All heads in order. They never overlap; text before the first has no head."""
    heads: list[Head] = []
    index = 0
    while index < len(page.marks):
        floor = _floor(heads, page, index)
        head = (
            _at_anchor(page, index, floor)
            or _at_picture(page, index)
            or _at_fresh_start(page, index)
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
        return Head(_stack_start(page, index, floor), index)
    if mark.kind is not Kind.BYLINE or is_tail(page, index):
        return None
    start = _stack_start(page, index, floor)
    return Head(start, index) if start < index else None


def _same_story(page: Page, index: int) -> bool:
    """A byline line between headline and dateline has already opened this story."""
    above = index - 1
    while above >= 0 and page.marks[above].kind is Kind.BYLINE:
        above -= 1
    return above < index - 1 and not is_tail(page, above + 1)


def is_tail(page: Page, index: int) -> bool:
    """True for a byline line that ends the story above instead of opening one below."""
    above = page.marks[index - 1] if index else None
    below = page.marks[index + 1] if index + 1 < len(page.marks) else None
    if below is None:
        return True
    if above is None:
        return False
    if above.kind is Kind.BYLINE:
        return is_tail(page, index - 1)
    if above.kind is not Kind.TEXT or above.line.size > LONGEST:
        return True
    if not above.ended:
        return page.marks[index].line.gap >= 2
    return not _asks(above) or below.open or below.kind is Kind.LEAD


def _stack_start(page: Page, anchor: int, floor: int) -> int:
    """Walk up from the anchor over lines that can be headline, kicker, deck, label."""
    start = anchor
    while start > floor and anchor - start < MOST_LINES:
        gap = page.marks[start].line.gap
        nearest = start == anchor
        if gap > (3 if nearest else 1) or page.marks[start].line.wall:
            break
        if not nearest and _is_boxed(page.marks[start - 1]):
            return start - 1
        if not _head_line(page, start - 1, nearest=nearest):
            break
        start -= 1
    return _without_strangers(page, start, anchor)


def _is_boxed(mark: Mark) -> bool:
    """（民生视窗） on its own line: the column of the headline below."""
    return mark.kind is Kind.TEXT and bool(boxed(mark.text))


def _head_line(page: Page, index: int, *, nearest: bool) -> bool:
    mark = page.marks[index]
    if mark.kind is not Kind.TEXT or mark.line.size > LONGEST:
        return False
    if "。" in mark.text or (mark.text[-1] in COMMAS and mark.text[-1] not in "：:"):
        return False
    if page.shape.begins(mark) and nearest and mark.ended:
        return False
    if mark.ended:
        below = page.marks[index + 1]
        grouped = index == 0 or mark.line.gap > below.line.gap
        decked = below.text.startswith(("——", "—"))
        return _asks(mark) and (nearest or grouped or decked)
    if nearest or index == 0:
        return True
    return not _continues(page, index)


def _asks(mark: Mark) -> bool:
    """A headline may end with ！ or ？ or ……, a sentence of the body too."""
    return (
        mark.kind is Kind.TEXT
        and mark.line.size <= LONGEST_ASKING
        and mark.text.rstrip("”’」』")[-1:] in ("！", "？", "…", "!", "?")
        and "。" not in mark.text
    )


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


def _at_picture(page: Page, index: int) -> Head | None:
    """图片新闻, perhaps a headline, and a caption with its credit."""
    if not heads_pictures(page.marks[index].text):
        return None
    end = index + 1
    while end < len(page.marks) and end - index < 3:
        mark = page.marks[end]
        if not mark.open or mark.line.size > LONGEST or mark.text[-1] in COMMAS:
            break
        end += 1
    below = page.marks[end : end + 3]
    signed = any(mark.kind is Kind.CREDIT or mark.photo for mark in below)
    return Head(index, end, picture=True) if signed else None


def _at_fresh_start(page: Page, index: int) -> Head | None:
    """A headline with no dateline below, where the story above is surely over."""
    if not _fresh(page, index):
        return None
    end = index + 1 if _is_boxed(page.marks[index]) else index
    while end < len(page.marks) and end - index < MOST_LINES:
        mark = page.marks[end]
        if mark.kind is not Kind.TEXT or mark.line.size > LONGEST:
            break
        if end > index and (mark.line.gap > 1 or mark.line.wall):
            break
        if "。" in mark.text or (end > index and _reads_as_body(mark)):
            break
        if not (mark.open and mark.text[-1] not in COMMAS) and not _asks(mark):
            break
        end += 1
    if end == index or end >= len(page.marks):
        return None
    body = page.marks[end]
    if body.kind in (Kind.LEAD, Kind.BYLINE):
        return None
    if not _carries(page, index, end):
        return None
    return Head(index, end, sure=False)


def _reads_as_body(mark: Mark) -> bool:
    """A broken first line of text: it opens a sentence, or has a comma and is long."""
    return opens_sentence(mark.text) or ("，" in mark.text and mark.line.size > 24)


def _carries(page: Page, start: int, end: int) -> bool:
    """The last line of the stack heads the body below and is no broken part of it."""
    last, body = page.marks[end - 1], page.marks[end]
    if body.kind is Kind.CREDIT or (body.kind is Kind.TEXT and body.line.size < BODY):
        return False
    if page.shape.begins(body) and not page.shape.begins(last):
        return True
    if has_open_pair(last.text) or is_cut(last.text, body.text, pairs=page.pairs):
        return False
    if start == 0 and page.marks[start].line.gap >= FAR:
        return end - start > 1 or opens_sentence(body.text) or not opens_body(last.text)
    return opens_sentence(body.text) or not opens_body(last.text)


def _fresh(page: Page, index: int) -> bool:
    """The page begins here, or a wide gap, a rule or a tail byline ends what was."""
    mark = page.marks[index]
    if mark.kind is not Kind.TEXT:
        return False
    if index == 0:
        return True
    above = page.marks[index - 1]
    dated = DAY.fullmatch(above.text) is not None
    finished = above.kind is not Kind.TEXT or above.ended or dated
    if finished and _is_boxed(mark) and mark.line.gap:
        return True
    if mark.line.wall or (mark.line.gap >= 2 and mark.line.gap > page.shape.usual_gap):
        return finished or mark.line.gap >= 2
    if above.kind is Kind.SOURCE or (
        above.kind is Kind.BYLINE and is_tail(page, index - 1)
    ):
        return True
    if above.tail is not None or (finished and NOTICE.fullmatch(mark.text)):
        return True
    return _outdented(page, index)


def _outdented(page: Page, index: int) -> bool:
    """On an indented page: an unindented, unfinished line above an indented one."""
    mark, above = page.marks[index], page.marks[index - 1]
    if not page.shape.indented or page.shape.begins(mark) or not mark.open:
        return False
    below = page.marks[index + 1] if index + 1 < len(page.marks) else None
    if below is None or not above.ended or belongs(above.text, mark.text):
        return False
    return mark.line.size > SUBHEAD and (page.shape.begins(below) or below.open)
