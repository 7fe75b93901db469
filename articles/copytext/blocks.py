"""A story's lines folded into paragraphs, with every join on record."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from articles.copytext.captions import split_caption
from articles.copytext.kinds import Kind, Mark
from articles.copytext.lines import Line
from articles.copytext.marks import ends_sentence, glue
from articles.copytext.photo_credits import Captioned
from articles.copytext.records import Join
from articles.copytext.seams import belongs, opens_body, opens_sentence
from articles.copytext.shape import Shape
from articles.copytext.subheads import Found

TAIL = 400  # characters that decide a seam; a whole page in one block stays cheap
SHOWN = 20


@dataclass(slots=True)
class Block:
    """Lines that are one thing: a paragraph, a subhead, a byline, a caption."""

    kind: Kind
    mark: Mark
    pieces: list[str]
    lines: list[Line]
    gap: int
    subhead: bool = False
    verse: bool = False
    joins: list[Join] = field(default_factory=list)
    tail: str = ""
    last: Mark | None = None
    photo: Captioned | None = None

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    @property
    def above(self) -> tuple[Line, ...]:
        """The marks of pictures that hang on its lines from above; see `below`."""
        return tuple(mark for line in self.lines for mark in line.above)

    @property
    def below(self) -> tuple[Line, ...]:
        return tuple(mark for line in self.lines for mark in line.below)

    @property
    def number(self) -> int:
        return self.lines[0].number

    @property
    def ended(self) -> bool:
        signed = self.last is not None and self.last.tail is not None
        return signed or (bool(self.tail) and ends_sentence(self.tail))


def fold(
    marks: Sequence[Mark],
    *,
    shape: Shape,
    subheads: dict[int, Found],
    verse: Collection[int],
    known: Collection[str],
) -> list[Block]:
    """Blocks in order. `subheads` counts from the first of these marks."""
    blocks: list[Block] = []
    index = 0
    while index < len(marks):
        mark = marks[index]
        found = subheads.get(index)
        if found is not None:
            blocks.append(_block(mark, subhead=True))
            for more in marks[index + 1 : index + found.size]:
                _extend(blocks[-1], more, known=known)
            index += found.size
            continue
        below = marks[index + 1] if index + 1 < len(marks) else None
        if index in verse:
            blocks.append(_block(mark))
            blocks[-1].verse = True
        elif blocks and _joins(blocks[-1], mark, shape, below=below):
            _extend(blocks[-1], mark, known=known)
        else:
            blocks.append(_block(mark))
        index += 1
    return blocks


def _block(mark: Mark, *, subhead: bool = False) -> Block:
    text = mark.lead.rest if mark.lead is not None else mark.text
    return Block(
        mark.kind,
        mark,
        [text],
        [mark.line, *(line for _before, line in mark.seams)],
        mark.line.gap,
        subhead=subhead,
        joins=[_seam(before, line) for before, line in mark.seams],
        tail=text[-TAIL:],
        last=mark,
        photo=mark.photo,
    )


def _seam(before: str, line: Line, *, glue: str = "", dropped: str = "") -> Join:
    return Join(line.number, before[-SHOWN:], line.text[:SHOWN], glue, dropped)


def _joins(block: Block, mark: Mark, shape: Shape, *, below: Mark | None) -> bool:
    """True if this line goes on with the block above, by setting or by text."""
    bodies = (Kind.TEXT, Kind.LEAD, Kind.CAPTION)
    if block.kind not in bodies or block.subhead or block.verse or mark.line.wall:
        return False
    if mark.line.above or block.lines[-1].below or _ends_caption(block, mark):
        return False
    if mark.kind not in (Kind.TEXT, Kind.CAPTION) or _starts_caption(mark):
        return False
    signed = block.last is not None and block.last.tail is not None
    if mark.line.gap >= 2 or block.photo is not None or signed:
        return False
    if not block.tail:
        return True
    if block.last is not None and shape.flows(block.last, mark):
        # An unfinished line between a finished one and a new paragraph is no rest.
        alone = block.ended and mark.open and below is not None and shape.begins(below)
        return not alone
    if shape.begins(mark):
        return False
    # A stump of two characters shows only with the next line what it begins: 一 | 是
    stump = len(mark.text) <= 2 and not mark.ended and below is not None
    text = mark.text + below.text[:4] if stump and below else mark.text
    return belongs(block.tail, text)


def _ends_caption(block: Block, mark: Mark) -> bool:
    """A caption needs no full stop: below it the story goes on."""
    if not block.lines[0].above or block.lines[0].under:
        return False
    return bool(mark.line.gap) or opens_sentence(mark.text) or opens_body(mark.text)


def _starts_caption(mark: Mark) -> bool:
    """A number or 图为 opens a caption; a credit at the end alone does not."""
    return mark.kind is Kind.CAPTION and (mark.numbered or mark.opens_caption)


def _extend(block: Block, mark: Mark, *, known: Collection[str]) -> None:
    space, dropped = glue(block.tail, mark.text)
    if dropped:
        block.pieces[-1] = block.pieces[-1].removesuffix(dropped)
    if block.tail:  # a dateline alone on its line was never one line with its text
        seam = _seam(block.tail, mark.line, glue=space, dropped=dropped)
        block.joins.append(seam)
    block.pieces += [space, mark.text]
    kept = block.tail.removesuffix(dropped) if dropped else block.tail
    block.tail = (kept + space + mark.text)[-TAIL:]
    block.lines.append(mark.line)
    block.last = mark
    block.photo = mark.photo or split_caption(block.tail, known=known)
