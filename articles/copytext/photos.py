"""Which blocks of a story are captions, and whose."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from articles.copytext.blocks import Block
from articles.copytext.captions import may_be_caption, split_caption, split_numbered
from articles.copytext.kinds import Kind
from articles.copytext.lines import Line
from articles.copytext.marks import is_list_item
from articles.copytext.photo_credits import Captioned
from articles.copytext.records import Credit, Join, PhotoCopy
from articles.copytext.seams import opens_sentence

LONGEST_UNSIGNED = 60


@dataclass(slots=True)
class Shot:
    """A caption on its way to a PhotoCopy."""

    caption: str
    lines: list[Line]
    credits: list[Credit] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    series: str = ""
    numbered: bool = False
    gap: int = 0
    after: int = 0
    picture: int | None = None

    def copy(self) -> PhotoCopy:
        return PhotoCopy(
            caption=self.caption,
            credits=tuple(self.credits),
            series=self.series,
            after=self.after,
            lines=tuple(line.source for line in self.lines),
            picture=self.picture,
        )


def caption_blocks(blocks: Sequence[Block]) -> dict[int, int | None]:
    """Index of each caption block, with that of the credit line below if it has one."""
    found: dict[int, int | None] = {}
    for index, block in enumerate(blocks):
        if block.kind is Kind.CREDIT and index and _takes_credit(blocks, index):
            found[index - 1] = index
        elif _has_own_credit(block) or _says_picture(block) or stands_under(block):
            found.setdefault(index, None)
    return found | _numbered_group(blocks, found)


def _takes_credit(blocks: Sequence[Block], index: int) -> bool:
    """The paragraph above a credit line is its caption, or carries on the story."""
    above, credit = blocks[index - 1], blocks[index]
    if credit.above or above.below:
        return False  # a picture between them: it is the credit of that one
    if above.kind is Kind.CAPTION:
        return above.photo is None
    return (
        above.kind is Kind.TEXT
        and not above.subhead
        and above.photo is None
        and credit.gap <= 2
        and not is_list_item(above.text[:6])
        and may_be_caption(above.text)
    )


def _has_own_credit(block: Block) -> bool:
    return block.kind in (Kind.TEXT, Kind.CAPTION) and block.photo is not None


def _says_picture(block: Block) -> bool:
    """图为…, 图一：…, 左图…: a caption even without a credit; ①… and ▲… are not."""
    return block.kind is Kind.CAPTION and block.text[:2].find("图") >= 0


def stands_under(block: Block) -> bool:
    """A line set tight under a picture, short and no sentence of a story."""
    line = block.mark.line
    if not block.above or block.subhead or block.mark.tail is not None:
        return False
    if block.kind is Kind.CAPTION:
        return line.under <= 1
    return (
        block.kind is Kind.TEXT
        and line.under == 0
        and len(block.text) <= LONGEST_UNSIGNED
        and may_be_caption(block.text)
        and not is_list_item(block.text[:6])
        and not opens_sentence(block.text)
    )


def _numbered_group(
    blocks: Sequence[Block], found: dict[int, int | None]
) -> dict[int, None]:
    """①… without a credit is a caption beside others that have one, else a list."""
    group = [at for at, block in enumerate(blocks) if block.mark.numbered]
    whole = any(block.kind is Kind.EVERY for block in blocks)
    if not whole and not any(at in found for at in group):
        return {}
    return {at: None for at in group if at not in found}


def shots_of(
    block: Block, credit: Block | None, *, known: Collection[str]
) -> list[Shot]:
    """The pictures of one caption block; several when the numbers stand in a row."""
    pieces = split_numbered(block.text) if block.mark.numbered else [block.text]
    shots = [_shot(piece, block, known) for piece in pieces]
    shots[0].joins = list(block.joins)
    if credit is not None and credit.mark.photo is not None:
        _sign(shots[-1], credit.mark.photo)
        shots[-1].lines += credit.lines
    if not any(shot.credits for shot in shots[:-1]):
        for shot in shots[:-1]:  # one credit behind the row is that of all of them
            shot.credits += shots[-1].credits
    return shots


def _shot(text: str, block: Block, known: Collection[str]) -> Shot:
    shot = Shot(text, list(block.lines), numbered=block.mark.numbered, gap=block.gap)
    cut = split_caption(text, known=known)
    if cut is not None:
        shot.caption = cut.text
        _sign(shot, cut)
    return shot


def _sign(shot: Shot, credit: Captioned) -> None:
    shot.credits += credit.credits
    shot.printed.append(credit.printed)
