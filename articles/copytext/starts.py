"""Where a story begins without a dateline or byline to tell it."""

import re

from articles.copytext.deskwords import DESK_WORDS
from articles.copytext.kinds import Kind, Mark
from articles.copytext.labels import heads_pictures
from articles.copytext.lines import FAR
from articles.copytext.marks import COMMAS, has_open_pair
from articles.copytext.names import is_lone_name
from articles.copytext.seams import DAY, belongs, is_cut, opens_body, opens_sentence
from articles.copytext.stacks import (
    LONGEST,
    MOST_LINES,
    Head,
    Page,
    asks,
    is_boxed,
    is_tail,
)

BODY = 20
NOTE = 8
SUBHEAD = 16
NOTICE = re.compile(
    r"[\u4e00-\u9fff]{0,12}(?:公\s*[告示]|通\s*[告知]|启\s*事|声\s*明|更\s*正|讣\s*告|天气(?:预报)?)"
)
# The number of a decree under its title: （第12号）.
ISSUE = re.compile(r"[（(]?第[\d〇一二三四五六七八九十]{1,4}号[)）]?")


def at_picture(page: Page, index: int) -> Head | None:
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


def at_fresh_start(page: Page, index: int) -> Head | None:
    """A headline with no dateline below, where the story above is surely over."""
    if _is_signed_title(page, index):
        return Head(index, index + 2, sure=False)
    if not _fresh(page, index):
        return None
    end = index + 1 if is_boxed(page.marks[index]) else index
    while end < len(page.marks) and end - index < MOST_LINES:
        mark = page.marks[end]
        if end > index and DESK_WORDS.fullmatch(mark.text):
            break
        if end > index and ISSUE.fullmatch(mark.text):
            end += 1
            break
        if mark.kind is not Kind.TEXT or mark.line.size > LONGEST:
            break
        if end > index and (mark.line.gap > 1 or mark.line.wall):
            break
        if "。" in mark.text or (end > index and _reads_as_body(mark)):
            break
        if not (mark.open and mark.text[-1] not in COMMAS) and not asks(mark):
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


def _is_signed_title(page: Page, index: int) -> bool:
    """A title with its author's name right below, as poems and essays are set."""
    if index == 0 or index + 2 >= len(page.marks):
        return False
    above, mark, name, body = page.marks[index - 1 : index + 3]
    if not (mark.open and mark.line.gap and name.open and name.line.gap == 0):
        return False
    if not (above.ended or above.kind is not Kind.TEXT) or has_open_pair(mark.text):
        return False
    padded = re.search(r"[\s\u3000·]", name.text) is not None
    alone = padded or body.line.gap > 0 or page.shape.begins(body)
    return mark.line.size <= SUBHEAD and alone and is_lone_name(name.text)


def _reads_as_body(mark: Mark) -> bool:
    """A broken first line of text: it opens a sentence, or has a comma and is long."""
    return opens_sentence(mark.text) or ("，" in mark.text and mark.line.size > 24)


def _carries(page: Page, start: int, end: int) -> bool:
    """The last line of the stack heads the body below and is no broken part of it."""
    last, body = page.marks[end - 1], page.marks[end]
    if DESK_WORDS.fullmatch(body.text) and end + 1 < len(page.marks):
        return True
    least = NOTE if NOTICE.fullmatch(last.text) else BODY
    if body.kind is Kind.CREDIT or (body.kind is Kind.TEXT and body.line.size < least):
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
    if index == 1 and above.kind is Kind.BYLINE:
        return mark.open
    dated = DAY.fullmatch(above.text) is not None
    finished = above.kind is not Kind.TEXT or above.ended or dated
    if finished and is_boxed(mark) and mark.line.gap:
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
