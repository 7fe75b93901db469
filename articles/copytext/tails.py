"""What stands behind a story's last sentence: names, a source, an employer."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from articles.copytext.blocks import Block
from articles.copytext.captions import split_caption
from articles.copytext.drafts import Desk, Draft
from articles.copytext.kinds import Kind, read_tail, source_name, tail_start
from articles.copytext.marks import is_list_item
from articles.vocabulary import CreditRole

ABOUT = re.compile(r"[（(]作者单位[：:]\s*(?P<house>[^（）()]{2,30})[)）]$")
JUMP = re.compile(
    r"[（(](?:下转|转|续)第?[\w]{1,4}版[^（()）]{0,6}[)）]$"
    r"|^[（(](?:上接|紧接|接)第?[\w]{1,4}版[^（()）]{0,6}[)）]\s*"
)
AUTHOR = CreditRole.AUTHOR.value


def read_tail_of(
    desk: Desk,
    draft: Draft,
    blocks: Sequence[Block],
    captions: dict[int, int | None],
) -> None:
    """Credits in brackets behind the story's last sentence leave the text."""
    bodies = [
        block
        for at, block in enumerate(blocks)
        if block.kind in (Kind.TEXT, Kind.LEAD) and at not in captions
    ]
    if not bodies or not draft.paragraphs or bodies[-1].subhead:
        return
    _take_jumps(draft)
    _take_items(draft, known=desk.known)
    start = _take_about(draft, draft.paragraphs[-1])
    if start is None:
        start = _take_tail(desk, draft, draft.paragraphs[-1], bodies[-1])
    if start is None:
        return
    text = draft.paragraphs[-1]
    draft.apparatus.append(text[start:].strip())
    draft.paragraphs[-1] = text[:start].rstrip()
    if not draft.paragraphs[-1]:
        draft.paragraphs.pop()


def _take_jumps(draft: Draft) -> None:
    """（下转第二版） and （上接1版） lead the reader of paper, and him alone."""
    for at, text in enumerate(draft.paragraphs):
        jump = JUMP.search(text)
        rest = (text[: jump.start()] + text[jump.end() :]).strip() if jump else ""
        if jump and rest:
            draft.apparatus.append(jump[0].strip())
            draft.paragraphs[at] = rest


def _take_items(draft: Draft, *, known: Collection[str]) -> None:
    """A row of briefs, each with its own names at the end: ●…。（龚沅）"""
    briefs = [at for at, text in enumerate(draft.paragraphs) if is_list_item(text)]
    if len(briefs) < 2:
        return
    for at in briefs:
        text = draft.paragraphs[at]
        unit, start = read_tail(text, known=known), tail_start(text)
        if unit is None or start is None:
            continue
        draft.credits += unit.credits
        draft.apparatus.append(text[start:].strip())
        draft.paragraphs[at] = text[:start].rstrip()


def _take_about(draft: Draft, text: str) -> int | None:
    """（作者单位：区委党校）: where the only author works."""
    match = ABOUT.search(text)
    authors = [credit for credit in draft.credits if credit.role == AUTHOR]
    if match is None or len(authors) != 1:
        return None
    at = draft.credits.index(authors[0])
    draft.credits[at] = replace(authors[0], organisation=match["house"])
    return match.start()


def _take_tail(desk: Desk, draft: Draft, text: str, block: Block) -> int | None:
    """Credits or source behind the last sentence; where in the text they begin."""
    unit = read_tail(text, known=desk.known)
    start = tail_start(text)
    if unit is not None and start is not None:
        draft.credits += unit.credits
        for word in unit.unsure:
            desk.doubts.name(block.lines[-1].number, word)
    elif start is not None and source_name(text[start:]):
        draft.source = draft.source or source_name(text[start:])
    else:
        photo = split_caption(text, known=desk.known)
        if photo is None or not photo.text:
            return None
        draft.credits += photo.credits
        start = len(text) - len(photo.printed)
    return start
