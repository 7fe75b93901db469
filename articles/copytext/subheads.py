"""小标题: which short lines inside a story stand over what follows.

A subhead and the first half of a broken paragraph look alike. Without evidence for a
subhead the line is taken as broken text, for that is what column breaks leave.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from articles.copytext.deskwords import DESK_WORDS
from articles.copytext.kinds import Kind, Mark
from articles.copytext.marks import COMMAS, LIST_MARK, has_open_pair
from articles.copytext.seams import is_cut, opens_body, opens_sentence
from articles.copytext.shape import Shape

SHORTEST = 4
LONGEST = 16
LONGEST_MARKED = 24
LEAST_BODY = 28
LEAST_MARKED = 12
MARKED = re.compile(
    r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节部篇]"
    r"|[■◆●▶►★◇□▲※]|【[^】]{2,16}】$|0?\d{1,2}[\s\u3000、.．](?!\d)"
)
IN_BRACKETS = re.compile(r"【[^】]{2,12}】")
QUESTION = re.compile(r"[问答][：:]")
INNER_SPACE = re.compile(r"[\u4e00-\u9fff”》](?:\u3000|\s{2,}| )[\u4e00-\u9fff“《]")


@dataclass(frozen=True, slots=True)
class Found:
    """Index of the first line of a subhead and how many lines it takes."""

    size: int
    sure: bool


def find_subheads(
    marks: Sequence[Mark],
    *,
    first: int,
    shape: Shape,
    pairs: frozenset[str],
    verse: Collection[int] = (),
) -> tuple[dict[int, Found], list[int]]:
    """Subheads among a story's lines from `first` on, by the index of their line;
    and the lines that could have been one but are taken as broken text."""
    found: dict[int, Found] = {}
    perhaps: list[int] = []
    index = first
    while index < len(marks):
        size = 0 if index in verse else _size_of(marks, index, shape)
        evidence = _evidence(marks, index, size, shape, pairs) if size else 0
        if evidence >= 2:
            found[index] = Found(size, sure=True)
        elif evidence == 1:
            perhaps.append(index)
        index += max(size, 1) if index in found else 1
    # On a page where nothing else is broken, a short line is not broken either.
    whole = not shape.broken and all(_complete(marks[at]) for at in perhaps)
    alike = whole or _alike(marks, perhaps, found, first)
    joined = [at for at in perhaps if not alike and marks[at].open]
    if alike:
        found.update({at: Found(1, sure=False) for at in perhaps})
    return found, joined


def _alike(
    marks: Sequence[Mark], perhaps: list[int], found: dict[int, Found], first: int
) -> bool:
    """Subheads come in company and of a length. Where many other lines are broken,
    the short ones are broken too."""
    if not perhaps or len(perhaps) + len(found) < 2:
        return False
    sizes = [marks[at].line.size for at in (*perhaps, *found)]
    own = {at + more for at, one in found.items() for more in range(one.size)}
    broken = [
        at
        for at in range(first, len(marks))
        if marks[at].open and at not in own and at not in perhaps
    ]
    if _same_build([marks[at].text for at in (*perhaps, *found)]):
        return True
    return max(sizes) - min(sizes) <= 6 and len(broken) <= len(perhaps) + len(found)


def _complete(mark: Mark) -> bool:
    """No aspect word, no list: what tells of something done is a sentence begun."""
    told = re.search(r"[了着过还已将正曾、]|.[区市县镇村]$", mark.text)
    return mark.open and mark.line.size > 4 and told is None


def _same_build(texts: Sequence[str]) -> bool:
    """算好“三本账”, 用好“一张网”: marks in the same places, or three of one length."""
    builds = {re.sub(r"[^“”《》：！？]", "字", text) for text in texts}
    if len(builds) == 1 and builds != {"字" * len(texts[0])}:
        return True
    lengths = [len(text) for text in texts]
    return len(texts) >= 3 and max(lengths) - min(lengths) <= 1


def _size_of(marks: Sequence[Mark], index: int, shape: Shape) -> int:
    """How many lines a subhead here would take: 1, or 2 after ——; 0 if none can."""
    mark = marks[index]
    below = marks[index + 1] if index + 1 < len(marks) else None
    if below is None or mark.kind is not Kind.TEXT:
        return 0
    if not _free_above(marks, index, shape):
        return 0
    if DESK_WORDS.fullmatch(mark.text) or IN_BRACKETS.fullmatch(mark.text):
        return 1
    if not _short(mark):
        return 0
    size = 1
    dashed = mark.text.endswith(("——", "—"))
    if dashed and _short(below) and below.line.gap <= 1:
        size = 2
    marked = MARKED.match(mark.text) is not None and not shape.full(mark)
    least = LEAST_MARKED if marked else LEAST_BODY
    return size if _body_below(marks, index + size, least=least) else 0


def _short(mark: Mark) -> bool:
    limit = LONGEST_MARKED if MARKED.match(mark.text) else LONGEST
    if QUESTION.match(mark.text):
        return False
    asks = mark.ended and mark.text[-1] in "？！" and not mark.text.startswith("“")
    return mark.kind is Kind.TEXT and mark.line.size <= limit and (mark.open or asks)


def _free_above(marks: Sequence[Mark], index: int, shape: Shape) -> bool:
    """The text above is finished, or the setting says that it is."""
    if index == 0 or marks[index].line.wall:
        return True
    above = marks[index - 1]
    if above.kind in (Kind.BYLINE, Kind.CREDIT, Kind.EVERY, Kind.CAPTION):
        return True
    if MARKED.match(marks[index].text) and above.text[-1:] in "：:":
        return True
    return above.ended or shape.begins(marks[index])


def _body_below(marks: Sequence[Mark], index: int, *, least: int) -> bool:
    """At least so many characters of text follow before anything else comes."""
    total = 0
    for mark in marks[index : index + 8]:
        if mark.kind not in (Kind.TEXT, Kind.CAPTION) or (total and mark.line.gap > 1):
            return total >= least
        total += mark.line.size
        if total >= least:
            return True
    return total > LONGEST and not marks[index].open


def _evidence(
    marks: Sequence[Mark], index: int, size: int, shape: Shape, pairs: frozenset[str]
) -> int:
    """2 for a subhead, 1 if it needs another one like it, 0 for broken text."""
    mark, body = marks[index], marks[index + size]
    if IN_BRACKETS.fullmatch(mark.text):
        return 2
    text, below = marks[index + size - 1].text, body.text
    if mark.ended:
        return 1
    if DESK_WORDS.fullmatch(mark.text) or size == 2 or _dressed(mark.text):
        return 2
    if _set_apart(marks, index, shape):
        return 2
    if text[-1] in COMMAS or has_open_pair(text) or is_cut(text, below, pairs=pairs):
        return 0
    if re.search(r"[，；]|^[^：]{5,}：", text) or _first_words(mark.text):
        return 0
    if mark.line.size < SHORTEST:
        return 0
    clear = opens_sentence(below)
    if _leans_down(mark, body, shape):
        return 2 if clear else 1
    return 2 if clear and not _could_be_subject(text) else 1


def _dressed(text: str) -> bool:
    """Numbered, marked, bracketed, or spaced like a headline."""
    if LIST_MARK.match(text) is None and MARKED.match(text) is None:
        return INNER_SPACE.search(text) is not None and len(text) >= 7
    return text[-1:] not in COMMAS


def _first_words(text: str) -> bool:
    """Opens like a paragraph, with no quotation that a subhead might open with."""
    return opens_body(text) and not text.startswith("“")


def _set_apart(marks: Sequence[Mark], index: int, shape: Shape) -> bool:
    """On an indented page the next line begins a paragraph, so this one is whole."""
    below = marks[index + 1]
    if shape.column and below.line.gap == 0 and not shape.full(marks[index]):
        return not shape.indented or shape.begins(below)
    return shape.begins(below)


def _leans_down(mark: Mark, body: Mark, shape: Shape) -> bool:
    """Nearer to the text below than to that above, as only a head is set."""
    return mark.line.gap > body.line.gap or mark.line.gap > shape.usual_gap


def _could_be_subject(text: str) -> bool:
    """城东街道 | 近日，… may be one sentence; 让老人吃得好 | 近日，… is not."""
    return (
        re.search(
            r"(?:[区市县镇村局委办处院校队站所家社司厂店园馆组部会员人者民长们]|街道|公司|小区|社区|中心)$",
            text,
        )
        is not None
    )
