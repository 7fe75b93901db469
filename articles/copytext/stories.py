"""One head and the lines below it, up to the next head, into items of the page."""

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from articles.copytext.blocks import Block, fold
from articles.copytext.datelines import AGENCIES
from articles.copytext.drafts import Desk, Draft
from articles.copytext.kinds import Kind, Mark, source_name
from articles.copytext.labels import mark_labels
from articles.copytext.lines import FAR
from articles.copytext.photos import caption_blocks
from articles.copytext.pictures import (
    hang_pictures,
    place_pictures,
    take_caption,
    take_label,
    take_loose_credit,
)
from articles.copytext.records import Credit, Subhead
from articles.copytext.stacks import Head
from articles.copytext.subheads import find_subheads
from articles.copytext.tails import read_tail_of
from articles.copytext.titles import read_title
from articles.copytext.verse import verse_lines
from articles.vocabulary import CreditRole

AUTHOR = CreditRole.AUTHOR.value


def read_region(desk: Desk, *, head: Head | None, start: int, end: int) -> Draft:
    """The lines start:end, of which the head's come first."""
    marks = desk.page.marks
    draft = Draft()
    body = start
    if head is not None:
        _read_preface(desk, draft, marks[start : head.start])
        body = head.end
        stack = marks[head.start : head.end]
        draft.title = read_title(
            stack,
            series=desk.page.series,
            known=desk.known,
            doubts=desk.doubts,
            whole=head.picture or not head.sure,
        )
        draft.picture = head.picture
        draft.lines += [mark.line.source for mark in stack]
        for mark in stack:
            hang_pictures(draft, (*mark.line.above, *mark.line.below))
        draft.series = draft.title.series
        draft.apparatus += draft.title.apparatus
        if draft.title.author is not None:
            draft.credits += _as_authors(draft.title.author.credits)
        _doubt_head(desk, head)
    _read_body(desk, draft, marks[body:end])
    place_pictures(desk, draft)
    _promote_subheads(draft)
    _promote_label(draft)
    return draft


def _promote_label(draft: Draft) -> None:
    """一周速览 over a row of briefs is all the headline that they have."""
    title = draft.title
    bare = title.series and not title.headline and title.author is None
    if bare and draft.paragraphs and not draft.picture:
        draft.title = replace(title, headline=" ".join(title.apparatus))
        at = draft.apparatus.index(title.apparatus[0])
        del draft.apparatus[at : at + len(title.apparatus)]
        draft.series = ""


def _read_preface(desk: Desk, draft: Draft, marks: Sequence[Mark]) -> None:
    """本报评论员 over the headline: a byline that no story above can own."""
    for mark in marks:
        draft.apparatus.append(mark.text)
        draft.lines.append(mark.line.source)
        hang_pictures(draft, (*mark.line.above, *mark.line.below))
        if mark.unit is not None:
            draft.credits += mark.unit.credits
            for word in mark.unit.unsure:
                desk.doubts.name(mark.line.number, word)


def _promote_subheads(draft: Draft) -> None:
    """Without a paragraph below there is nothing to stand over: a picture's title."""
    if draft.paragraphs or not draft.subheads:
        return
    texts = [subhead.text for subhead in draft.subheads]
    draft.subheads = []
    if draft.title.headline:
        draft.paragraphs = texts
    else:
        draft.title = replace(draft.title, headline=" ".join(texts))


def _as_authors(signed: Sequence[Credit]) -> list[Credit]:
    return [replace(credit, role=AUTHOR) for credit in signed]


def _doubt_head(desk: Desk, head: Head) -> None:
    if head.picture:
        return
    if head.sure and head.start == head.end:
        line = desk.page.marks[head.end].line.number
        desk.doubts.add(line, _("这里另起一篇，但没有找到标题。"))
    elif not head.sure:
        line = desk.page.marks[head.start].line.number
        desk.doubts.add(line, _("这一行当作标题，下面没有电头，请核对。"))


def _read_body(desk: Desk, draft: Draft, body: Sequence[Mark]) -> None:
    marks = mark_labels(body, series=desk.page.series)
    first = next(
        (at for at, mark in enumerate(marks) if mark.kind not in (Kind.BYLINE,)), 0
    )
    page = desk.page
    verse = verse_lines(marks, shape=page.shape)
    if verse:
        line = marks[min(verse)].line.number
        desk.doubts.add(line, _("从这里起当作诗行，没有连成段落，请核对。"))
    subheads, joined = find_subheads(
        marks, first=first, shape=page.shape, pairs=page.pairs, verse=verse
    )
    for index in [at for at in subheads if is_tight_under(marks[at])]:
        del subheads[index]  # a caption, if it is short, and never a line in between
    for index, found in subheads.items():
        if not found.sure:
            line = marks[index].line.number
            desk.doubts.add(line, _("这一行当作小标题，也可能是断开的正文，请核对。"))
    for index in joined:
        line = marks[index].line.number
        desk.doubts.add(line, _("这一行和下文连成了一段，也可能是小标题，请核对。"))
    blocks = fold(
        marks, shape=page.shape, subheads=subheads, verse=verse, known=desk.known
    )
    captions = caption_blocks(blocks)
    credit_lines = {at for at in captions.values() if at is not None}
    for index, block in enumerate(blocks):
        hang_pictures(draft, block.above)
        if index in captions:
            at = captions[index]
            credit = blocks[at] if at is not None else None
            take_caption(desk, draft, block, credit)
        elif index not in credit_lines:
            place_pictures(desk, draft)
            _take(desk, draft, blocks, index)
        hang_pictures(draft, block.below)
    read_tail_of(desk, draft, blocks, captions)


def is_tight_under(mark: Mark) -> bool:
    return bool(mark.line.above) and mark.line.under == 0


def _take(desk: Desk, draft: Draft, blocks: Sequence[Block], index: int) -> None:
    block = blocks[index]
    if block.kind in (Kind.TEXT, Kind.LEAD, Kind.CAPTION):
        _take_text(desk, draft, block, last=index + 1 == len(blocks))
    elif block.kind is Kind.LABEL:
        take_label(desk, draft, blocks, index)
    elif block.kind is Kind.BYLINE:
        _take_byline(desk, draft, blocks, index)
    elif block.kind is Kind.SOURCE:
        lead = block.mark.lead
        told = lead.source if lead is not None else source_name(block.mark.text)
        draft.source = draft.source or told
        draft.note(block, block.mark.text)
    elif block.kind is Kind.EVERY and block.mark.photo is not None:
        draft.every += block.mark.photo.credits
        draft.note(block, block.text)
    else:
        take_loose_credit(desk, draft, block)


def _take_text(desk: Desk, draft: Draft, block: Block, *, last: bool) -> None:
    lead = block.mark.lead
    if lead is not None:
        draft.dateline, draft.source = lead.dateline, lead.source
        draft.apparatus.append(lead.printed)
        if lead.unit is not None:
            draft.credits += lead.unit.credits
            for word in lead.unit.unsure:
                desk.doubts.name(block.number, word)
        if lead.guessed:
            desk.doubts.add(block.number, _("署名后面没有括号，请核对正文从哪里开始。"))
    draft.lines += [line.source for line in block.lines]
    draft.joins += block.joins
    if block.subhead:
        draft.subheads.append(Subhead(len(draft.paragraphs), block.text))
    elif block.text:
        draft.paragraphs.append(block.text)
        _doubt_text(desk, draft, block, last=last)
    draft.latest = None


def _doubt_text(desk: Desk, draft: Draft, block: Block, *, last: bool) -> None:
    apart = max(2, desk.page.shape.usual_gap + 1) <= block.gap < FAR
    if apart and len(draft.paragraphs) > 1:
        desk.doubts.add(
            block.number, _("前面空了几行，也许是另一篇，暂接在上一篇后面。")
        )
    last_line = block.lines[-1].number
    lists = block.tail[-1:] in "：:；;"
    if not block.ended and not lists and not block.verse:
        desk.doubts.add(last_line, _("这一段末尾没有句号，可能缺了字或断错了行。"))
    elif lists and last:
        desk.doubts.add(last_line, _("这一段以冒号或分号结尾，后面没有内容。"))


def _take_byline(desk: Desk, draft: Draft, blocks: Sequence[Block], index: int) -> None:
    block = blocks[index]
    unit = block.mark.unit
    if unit is None:
        return
    draft.credits += unit.credits
    houses = {AGENCIES.get(credit.organisation, "") for credit in unit.credits}
    if len(houses) == 1:
        draft.source = draft.source or houses.pop()
    for word in unit.unsure:
        desk.doubts.name(block.number, word)
    draft.note(block, block.text)
    more = index + 1 < len(blocks) and blocks[index + 1].kind is Kind.TEXT
    if draft.paragraphs and more:
        desk.doubts.add(block.number, _("正文中间有一行署名，请核对它属于哪一篇。"))
