"""The marks an editor makes on a galley: each moves what is there and types nothing.

A mark names what it is about by number. What is gone by then is a lost race.
"""

from collections.abc import Callable

from django.utils.translation import gettext as _

from articles.copytext import Join, StoryCopy
from articles.copytext.marks import ends_sentence, glue
from articles.intake.matter import HEADS, SUBHEAD, TEXT, Block, Item, Matter, Shot
from articles.intake.rows import kind_of
from articles.intake.setting import seam_in
from articles.refusals import WrongState
from articles.vocabulary import ArticleKind

SHOWN = 20
HEADLINE = 40  # longer is a paragraph

Mark = Callable[[Matter, int, int], None]


def make_mark(matter: Matter, mark: str, number: int, detail: int = 0) -> None:
    MARKS[mark](matter, number, detail)


def _gone() -> WrongState:
    return WrongState(_("这一处在另一个窗口里已经动过，请看现在的样子再改。"))


def _block(matter: Matter, number: int) -> tuple[Item, int]:
    for item in matter.items:
        for at, block in enumerate(item.blocks):
            if block.id == number:
                return item, at
    raise _gone()


def _shot(matter: Matter, number: int) -> tuple[Item, Shot]:
    for item, shot in matter.shots():
        if shot.id == number:
            return item, shot
    raise _gone()


def _item(matter: Matter, number: int) -> tuple[Item, int]:
    for at, item in enumerate(matter.items):
        if item.id == number:
            return item, at
    raise _gone()


# Paragraphs.


def cut(matter: Matter, number: int, seam: int) -> None:
    """Open a seam again: two paragraphs of the two printed pieces."""
    item, at = _block(matter, number)
    block = item.blocks[at]
    if seam >= len(block.joins):
        raise _gone()
    join = block.joins[seam]
    place = seam_in(block.text, join)
    if place is None:
        raise _gone()
    first = block.text[:place].removesuffix(join.glue) + join.dropped
    below = Block(matter.number(), block.text[place:], joins=block.joins[seam + 1 :])
    block.text, block.joins = first, block.joins[:seam]
    item.blocks.insert(at + 1, below)
    _follow(item, block.id, below.id)


def join(matter: Matter, number: int, _detail: int = 0) -> None:
    """A block goes on with the one above: one paragraph, its seam on record."""
    item, at = _block(matter, number)
    if at == 0:
        raise _gone()
    above, block = item.blocks[at - 1], item.blocks[at]
    space, dropped = glue(above.text, block.text)
    seam = Join(0, above.text[-SHOWN:], block.text[:SHOWN], space, dropped)
    above.text = above.text.removesuffix(dropped) + space + block.text
    above.joins = [*above.joins, seam, *block.joins]
    above.doubts += block.doubts
    above.kind = TEXT
    del item.blocks[at]
    _follow(item, block.id, above.id)


def as_subhead(matter: Matter, number: int, _detail: int = 0) -> None:
    item, at = _block(matter, number)
    block = item.blocks[at]
    block.kind = TEXT if block.is_subhead else SUBHEAD


def as_headline(matter: Matter, number: int, _detail: int = 0) -> None:
    """The first empty part of the head takes it: headline, deck, kicker."""
    item, at = _block(matter, number)
    free = [name for name in ("headline", "deck", "kicker") if not getattr(item, name)]
    if not free:
        raise WrongState(_("引题、主题、副题都有字了，先腾出一行。"))
    setattr(item, free[0], item.blocks[at].text)
    _take_out(item, at)


def as_caption(matter: Matter, number: int, _detail: int = 0) -> None:
    """The paragraph tells a picture: the one above it, or a new one there."""
    item, at = _block(matter, number)
    block = item.blocks[at]
    behind = item.blocks[at - 1].id if at else 0
    shot = Shot(matter.number(), caption=block.text, behind=behind)
    shot.doubts = block.doubts
    _take_out(item, at)
    item.shots.append(shot)
    _in_order(item)


def as_text(matter: Matter, number: int, _detail: int = 0) -> None:
    """A caption that is a paragraph after all; its credit stays behind it."""
    item, shot = _shot(matter, number)
    words = " ".join(filter(None, (shot.caption, shot.credit)))
    block = Block(matter.number(), words, doubts=shot.doubts)
    at = _index(item, shot.behind)
    item.shots.remove(shot)
    item.blocks.insert(at + 1, block)


def _index(item: Item, number: int) -> int:
    """Where that block stands; -1 above them all."""
    numbers = [block.id for block in item.blocks]
    return numbers.index(number) if number in numbers else -1


def _take_out(item: Item, at: int) -> None:
    above = item.blocks[at - 1].id if at else 0
    _follow(item, item.blocks[at].id, above)
    del item.blocks[at]


def _follow(item: Item, gone: int, now: int) -> None:
    """Pictures behind a block that became another stand behind that one."""
    for shot in item.shots:
        if shot.behind == gone:
            shot.behind = now


def _in_order(item: Item) -> None:
    item.shots.sort(key=lambda shot: _index(item, shot.behind))


# Items.


def begin(matter: Matter, number: int, _detail: int = 0) -> None:
    """From this block on it is another story; a short line becomes its headline."""
    item, at = _block(matter, number)
    _item_row, place = _item(matter, item.id)
    below = item.blocks[at:]
    new = Item(matter.number(), ArticleKind.NEWS.value, blocks=below)
    moved = {block.id for block in below}
    new.shots = [shot for shot in item.shots if shot.behind in moved]
    item.shots = [shot for shot in item.shots if shot.behind not in moved]
    item.blocks = item.blocks[:at]
    first = below[0]
    if len(first.text) <= HEADLINE and not ends_sentence(first.text):
        new.headline = first.text
        _take_out(new, 0)
    new.kind = kind_of(StoryCopy(headline=new.headline)).value
    matter.items.insert(place + 1, new)


def into(matter: Matter, number: int, _detail: int = 0) -> None:
    """An item goes on with the one above: its head becomes a subhead there, its
    names join the bylines, its pictures follow."""
    item, at = _item(matter, number)
    if at == 0:
        raise _gone()
    above = matter.items[at - 1]
    last = above.blocks[-1].id if above.blocks else 0
    added = [
        Block(matter.number(), getattr(item, name), SUBHEAD)
        for name in HEADS
        if getattr(item, name)
    ]
    if item.dateline and above.dateline and item.blocks:
        item.blocks[0].text = f"{item.dateline} {item.blocks[0].text}"
    above.dateline = above.dateline or item.dateline
    above.source = above.source or item.source
    above.series = above.series or item.series
    above.credits += [one for one in item.credits if one not in above.credits]
    above.byline = "；".join(filter(None, (above.byline, item.byline)))
    above.blocks += added + item.blocks
    for shot in item.shots:
        shot.behind = shot.behind or last
    above.shots += item.shots
    above.doubts += item.doubts
    if above.blocks and above.kind == ArticleKind.PICTURE:
        above.kind = ArticleKind.NEWS.value
    del matter.items[at]


def put_back(matter: Matter, line: int, _detail: int = 0) -> None:
    """A line that was no furniture after all: an item of its own, to be merged."""
    found = next((row for row in matter.furniture if row[0] == line), None)
    if found is None:
        raise _gone()
    matter.furniture.remove(found)
    item = Item(matter.number(), ArticleKind.NEWS.value)
    item.blocks.append(Block(matter.number(), found[1]))
    matter.items.append(item)


MARKS: dict[str, Mark] = {
    "cut": cut,
    "join": join,
    "subhead": as_subhead,
    "headline": as_headline,
    "caption": as_caption,
    "text": as_text,
    "begin": begin,
    "into": into,
    "back": put_back,
}
