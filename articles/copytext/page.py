"""A page's raw text into stories and photos: the one door of the parser."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from articles.copytext.dating import iso_day, read_dateline
from articles.copytext.doubts import Doubts
from articles.copytext.drafts import Desk, story_of
from articles.copytext.furniture import Furniture, find_furniture
from articles.copytext.heads import find_heads
from articles.copytext.kinds import Kind, Mark, mark_lines
from articles.copytext.lines import (
    CONTROLS,
    STRANGE,
    Line,
    number_lines,
    split_lines,
    without,
)
from articles.copytext.names import one_person
from articles.copytext.photos import Shot
from articles.copytext.places import hang, marked_picture
from articles.copytext.records import PageCopy, SourceLine, StoryCopy
from articles.copytext.roles import Work
from articles.copytext.seams import pairs_of
from articles.copytext.shape import read_shape
from articles.copytext.stacks import Head, Page
from articles.copytext.stories import read_region


def parse_page(
    text: str,
    *,
    known_names: Collection[str] = (),
    known_series: Collection[str] = (),
    printed_on: dt.date | None = None,
) -> PageCopy:
    """Never raises; what it can't decide stays whole and is listed in `doubts`."""
    known = frozenset(known_names)
    doubts = Doubts()
    raw_lines = split_lines(text)
    _doubt_characters(raw_lines, doubts)
    lines = number_lines(raw_lines)
    furniture = find_furniture(lines, known=known)
    for number, word in furniture.unsure:
        doubts.name(number, word)
    kept = without(lines, taken=furniture.taken, walls=furniture.walls)
    hung, loose = hang(kept)
    page = _page(hung, known, tuple(sorted(set(known_series))))
    desk = Desk(page, page.known, doubts)
    day = printed_on or iso_day(furniture.date)
    items = _items(desk, day=day) or _bare(loose)
    if not items:
        doubts.add(0, _("没有读到任何稿件。"))
    taken = (line.source for line in lines if line.number in furniture.taken)
    return PageCopy(
        items=tuple(_own_paper(item, furniture) for item in items),
        page_credits=tuple(furniture.credits),
        doubts=doubts.sentences(),
        doubts_by_line=doubts.by_line(),
        furniture=tuple(taken),
        label=furniture.label,
        name=furniture.name,
        date=furniture.date,
        lines=tuple(SourceLine(at, raw) for at, raw in enumerate(raw_lines, 1)),
    )


def _bare(loose: Sequence[Line]) -> list[StoryCopy]:
    """Pictures of a page without a word."""
    shots = [Shot("", [mark], picture=marked_picture(mark.text)) for mark in loose]
    return [
        StoryCopy(kind="photo", photos=(shot.copy(),), lines=shot.copy().lines)
        for shot in shots
    ]


def _page(kept: list[Line], known: frozenset[str], series: tuple[str, ...]) -> Page:
    """The lines without the furniture, marked, with what they tell together."""
    marks = mark_lines(kept, known=known)
    told = known | _signed(marks)
    if told != known:  # 高远 in a byline makes （高远） at the tail a name
        marks = mark_lines(kept, known=told)
    pairs = pairs_of([line.text for line in kept])
    return Page(marks, read_shape(marks), pairs, series, told)


def _signed(marks: Sequence[Mark]) -> frozenset[str]:
    """Names that the page's own bylines and datelines give beyond doubt."""
    units = [mark.lead.unit if mark.lead else mark.unit for mark in marks]
    return frozenset(
        credit.name
        for unit in units
        if unit is not None and not unit.unsure and Work.POST in unit.works
        for credit in unit.credits
        if one_person(credit.name)
    )


def _doubt_characters(raw_lines: Sequence[str], doubts: Doubts) -> None:
    for number, raw in enumerate(raw_lines, 1):
        if CONTROLS.search(raw):
            doubts.add(number, _("有看不见的控制字符，已经去掉。"))
        if STRANGE.search(raw):
            doubts.add(number, _("有认不出的字，请对照原稿。"))


def _items(desk: Desk, *, day: dt.date | None) -> list[StoryCopy]:
    heads = find_heads(desk.page)
    total = len(desk.page.marks)
    found: list[StoryCopy] = []
    bounds: list[tuple[Head | None, int]] = [(head, head.start) for head in heads]
    first = desk.page.marks[: heads[0].start] if heads else ()
    if first and all(mark.kind is Kind.BYLINE for mark in first):
        bounds[0] = (heads[0], 0)
    elif not heads or first:
        bounds.insert(0, (None, 0))
    ends = [start for _head, start in bounds[1:]] + [total]
    for (head, start), end in zip(bounds, ends, strict=True):
        draft = read_region(desk, head=head, start=start, end=end)
        if head is None and draft.paragraphs:
            line = desk.page.marks[start].line.number
            desk.doubts.add(line, _("这一篇没有找到标题。"))
        found += story_of(draft)
    return sorted((_dated(item, day, desk.doubts) for item in found), key=_place)


def _place(item: StoryCopy) -> int:
    return item.lines[0].number if item.lines else 0


def _dated(item: StoryCopy, day: dt.date | None, doubts: Doubts) -> StoryCopy:
    """With the day that the dateline names; a day that cannot be is doubted."""
    line = read_dateline(item.dateline, printed_on=day)
    if not line.date_text or not (day or line.date):
        return item
    number = next(
        (row.number for row in item.lines if item.dateline[:8] in row.text),
        _place(item),
    )
    if line.date is None:
        text = _("电头里的“%(day)s”不是一个日子，请核对。")
        doubts.add(number, text % {"day": line.date_text})
    elif day is not None and line.date > day:
        text = _("电头里的“%(day)s”在见报日之后，请核对。")
        doubts.add(number, text % {"day": line.date_text})
    return replace(item, dated=line.date)


def _own_paper(item: StoryCopy, furniture: Furniture) -> StoryCopy:
    """澄湖日报讯 under the masthead of 澄湖日报 is no outside source."""
    if item.source and item.source == furniture.paper:
        return replace(item, source="")
    return item
