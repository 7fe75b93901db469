"""What each line is on its own: dateline, byline, photo credit, caption or text."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from articles.copytext.captions import STARTS, is_numbered, split_caption
from articles.copytext.credits import MARKERS, read_unit
from articles.copytext.datelines import (
    BRACKETS,
    Lead,
    is_broken_lead,
    read_lead,
)
from articles.copytext.deskwords import DESK_WORDS
from articles.copytext.lines import Line, visible
from articles.copytext.marks import CLOSERS, TERMINALS, ends_sentence
from articles.copytext.names import has_surname, likely_person, one_person
from articles.copytext.organisations import HOUSE_VOICE, is_organisation
from articles.copytext.photo_credits import Captioned, read_every, read_photo_credit
from articles.copytext.roles import Work
from articles.copytext.surnames import PLACE_ENDS
from articles.copytext.units import Unit, all_persons, mostly_persons
from articles.vocabulary import CreditRole

BYLINE_WORDS = re.compile(
    r"记者|通讯员|实习生|评论员|编辑部|评论部|文[/／并图摄]|[/／]文|图[/／文]|[/／]图|[文图]\s*[:：|｜丨]|[\s/／]绘$|作者|撰|采写|整理"
    r"|整合|编译|综合|执笔|摄影|摄|策划|统筹|供稿|供图|提供|文字|视频|读者"
)
# —— 本报记者 张三, below what they wrote.
DASHED = re.compile(r"^[—－-]{1,4}[\s\u3000]*(?=\S{0,8}(?:记者|通讯员|评论员))")
POST = re.compile(r"\S{0,10}?(?:记者|通讯员|实习生)[\s\u3000：:/]*\S")
SOURCE = re.compile(
    r"[（(【]?(?:据|来源\s*[:：]?|转自|转载自|摘自|原载|稿件来源\s*[:：])?\s*《?"
    r"(?P<name>新华社|中新社|新华网|人民网|中新网|央视网|央广网|光明网|交汇点"
    r"|[\u4e00-\u9fff]{2,10}(?:日报|晚报|晨报|时报|早报|快报|商报|周刊|网|客户端|通讯社))》?"
    r"(?:电|报道|供稿|稿|客户端)?[)）】]?"
)
# 来源：区科协: whatever stands behind the word is the source.
GIVEN = re.compile(
    r"[（(]?(?:稿件|文章|信息)?来源\s*[:：]\s*《?(?P<name>[^（()）。，：《》]{2,20})》?[)）]?"
)


class Kind(Enum):
    LEAD = "lead"
    BYLINE = "byline"
    CREDIT = "credit"
    EVERY = "every"
    SOURCE = "source"
    CAPTION = "caption"  # text with its own photo credit, a number or 图为
    LABEL = "label"  # a column's name on its own, told by its place
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Mark:
    """A line with what it is; only the fields of its kind are filled."""

    line: Line
    kind: Kind
    lead: Lead | None = None
    unit: Unit | None = None
    photo: Captioned | None = None
    numbered: bool = False
    ended: bool = False
    tail: Unit | None = None
    seams: tuple[tuple[str, Line], ...] = ()

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def opens_caption(self) -> bool:
        return STARTS.match(self.line.text) is not None

    @property
    def open(self) -> bool:
        return self.kind is Kind.TEXT and not self.ended


def mark_lines(lines: Sequence[Line], *, known: Collection[str] = ()) -> list[Mark]:
    """One mark a line; a dateline whose bracket runs over the line end is one mark."""
    marks: list[Mark] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        seams: list[tuple[str, Line]] = []
        while index + 1 < len(lines) and len(seams) < 3:
            if not is_broken_lead(line.text, lines[index + 1].text):
                break
            if line.below or lines[index + 1].above:
                break
            index += 1
            seams.append((line.text, lines[index]))
            text = line.text + lines[index].text
            line = replace(line, text=text, size=visible(text))
        found = mark(line, known=known)
        marks.append(replace(found, seams=tuple(seams)) if seams else found)
        index += 1
    return marks


def mark(line: Line, *, known: Collection[str] = ()) -> Mark:
    text = line.text
    lead = read_lead(text, known=known)
    bare = lead is not None and not lead.rest and lead.unit is None
    if lead is not None and bare and text[0] in BRACKETS:
        return Mark(line, Kind.SOURCE, lead=lead)
    if lead is not None:
        tail = read_tail(lead.rest, known=known)
        ended = _ended(lead.rest) or tail is not None
        return Mark(line, Kind.LEAD, lead=lead, ended=ended, tail=tail)
    every = read_every(text, known=known)
    if every is not None:
        return Mark(line, Kind.EVERY, photo=every)
    credit = read_photo_credit(text, known=known)
    if credit is not None:
        return Mark(line, Kind.CREDIT, photo=credit)
    if DESK_WORDS.fullmatch(text):
        return _mark_text(line, known)
    if len(text) <= 30 and _names_source(text):
        return Mark(line, Kind.SOURCE)
    unit = read_byline(text, known=known)
    if unit is not None:
        return Mark(line, Kind.BYLINE, unit=unit)
    return _mark_text(line, known)


def _mark_text(line: Line, known: Collection[str]) -> Mark:
    text = line.text
    photo = split_caption(text, known=known)
    ended = _ended(text)
    numbered = is_numbered(text)
    if photo is not None or numbered or STARTS.match(text):
        return Mark(line, Kind.CAPTION, photo=photo, numbered=numbered, ended=ended)
    tail = read_tail(text, known=known)
    return Mark(line, Kind.TEXT, ended=ended or tail is not None, tail=tail)


def _ended(text: str) -> bool:
    return bool(text) and ends_sentence(text)


def _names_source(text: str) -> bool:
    """A line that says where the story is from; a bare paper name proves nothing."""
    match = SOURCE.fullmatch(text) or GIVEN.fullmatch(text)
    return match is not None and len(match["name"]) < len(text)


def read_byline(text: str, *, known: Collection[str] = ()) -> Unit | None:
    """A line that holds a byline and nothing else."""
    if len(text) > 100:
        return None
    text = DASHED.sub("", text)
    marked = text[0] in MARKERS
    inside = text[0] in BRACKETS and text[-1] in BRACKETS[text[0]]
    if not (marked or inside or BYLINE_WORDS.search(text)):
        return None
    unit = read_unit(text[1:-1] if inside else text, known=known)
    if unit is None or unit.works == {Work.SAY}:
        return None
    if (
        marked
        and not unit.works
        and (all_persons(unit, known) or _is_signature(unit, text))
    ):
        return as_authors(unit)
    if inside or marked:
        return unit if unit.works or all_persons(unit, known) else None
    stationed = all(credit.organisation.endswith("记者站") for credit in unit.credits)
    named = unit.works or (stationed and all_persons(unit, known))
    return unit if named and _clear(unit, text, known) else None


def _is_signature(unit: Unit, text: str) -> bool:
    """□ 言知午: behind such a mark a single name needs no common surname."""
    name = unit.credits[0].name
    alone = len(unit.credits) == 1 and text[0] in "□■◎⊙○"
    return alone and one_person(name) and name[-1] not in PLACE_ENDS


def _clear(unit: Unit, text: str, known: Collection[str]) -> bool:
    """A post or a part with names that are names; headlines hold such words too."""
    if HOUSE_VOICE.fullmatch(text):
        return True
    apart = re.search(r"[\s\u3000/／：:_|｜丨、]", text) is not None
    if unit.works & {Work.SAY} and not apart:
        return False
    if unit.works & {Work.POST} and (apart or unit.unsure or len(text) < 6):
        return all(has_surname(credit.name) or apart for credit in unit.credits)
    return all(
        credit.name in known
        or is_organisation(credit.name)
        or likely_person(credit.name)
        or credit.qualifier in ("供图", "提供")
        for credit in unit.credits
    )


def as_authors(unit: Unit) -> Unit:
    """○周敏 under a title: who wrote it, with no post to tell."""
    author = CreditRole.AUTHOR.value
    return replace(
        unit, credits=tuple(replace(credit, role=author) for credit in unit.credits)
    )


def read_tail(text: str, *, known: Collection[str] = ()) -> Unit | None:
    """The byline behind a last sentence: …2.02%。（姜晚秋）, …。本报记者 王屿"""
    start = tail_start(text)
    if start is None:
        return None
    inside = text[start] in BRACKETS
    unit = read_unit(text[start + 1 : -1] if inside else text[start:], known=known)
    if not inside:
        return unit if unit is not None and unit.works & {Work.POST} else None
    if unit is None or unit.works or all_persons(unit, known):
        return unit
    return mostly_persons(unit)


def tail_start(text: str) -> int | None:
    if text[-1:] not in ("）", ")"):
        return _loose_tail_start(text)
    start = max(text.rfind("（", -60), text.rfind("(", -60))
    if start < 6 or not ends_sentence(text[:start].rstrip()):
        return None
    return start


def _loose_tail_start(text: str) -> int | None:
    """Behind the last full stop, if what follows has a post and is short."""
    start = max(text.rfind(mark, -40) for mark in TERMINALS) + 1
    while start and text[start : start + 1] in tuple(CLOSERS):
        start += 1
    tail = text[start:]
    posted = POST.match(tail.strip()) if start > 5 and tail.strip() else None
    return start if posted else None


def source_name(text: str) -> str:
    match = SOURCE.fullmatch(text) or GIVEN.fullmatch(text)
    return match["name"] if match else ""
