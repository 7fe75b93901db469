"""A parsed page into matter to correct, and corrected matter into copy to file."""

import re
from collections.abc import Collection, Iterable, Sequence

from django.utils.translation import gettext as _

from articles.copytext import Credit, Join, PageCopy, PhotoCopy, StoryCopy, Subhead
from articles.copytext.credits import read_unit
from articles.intake.matter import SUBHEAD, Block, Item, Matter, Shot
from articles.intake.rows import kind_of
from articles.vocabulary import ArticleKind, CreditRole

KEY = 12  # characters by which a printed line is found again in a paragraph
BETWEEN = "；"


def matter_of(copy: PageCopy) -> Matter:
    """Each doubt beside what it is about: a paragraph, a photo, an item, the page."""
    matter = Matter(
        label=copy.label,
        name=copy.name,
        date=copy.date,
        page_credits=list(copy.page_credits),
        furniture=[(line.number, line.text) for line in copy.furniture],
    )
    doubts = dict.fromkeys(copy.doubts_by_line)
    for story in copy.items:
        item = _item(matter, story)
        matter.items.append(item)
        for doubt in [doubt for doubt in doubts if _concerns(story, doubt[0])]:
            del doubts[doubt]
            _place_doubt(item, story, *doubt)
    matter.doubts = [_numbered(line, sentence) for line, sentence in doubts]
    return matter


def _item(matter: Matter, story: StoryCopy) -> Item:
    own = {credit for photo in story.photos for credit in photo.credits}
    picture = story.kind == "photo"
    signed = [c for c in story.credits if not (picture and c in own)]
    item = Item(
        id=matter.number(),
        kind=kind_of(story).value,
        kicker=story.kicker,
        headline=story.headline,
        deck=story.deck,
        dateline=story.dateline,
        source=story.source,
        series=story.series,
        byline=credit_line(signed),
        credits=signed,
    )
    places = _set_blocks(matter, item, story)
    for photo in story.photos:
        behind = places[min(photo.after, len(places) - 1)]
        item.shots.append(_shot(matter, photo, behind=behind))
    return item


def _set_blocks(matter: Matter, item: Item, story: StoryCopy) -> list[int]:
    """Returns behind which block a photo after so many paragraphs stands."""
    joins = list(story.joins)
    places = [0]
    for index, text in enumerate(story.paragraphs):
        heads = [head.text for head in story.subheads if head.before == index]
        for words, kind in [*((head, SUBHEAD) for head in heads), (text, "text")]:
            block = Block(matter.number(), words, kind)
            block.joins, joins = _own_joins(words, joins)
            item.blocks.append(block)
        places.append(item.blocks[-1].id)
    return places


def _own_joins(text: str, joins: Sequence[Join]) -> tuple[list[Join], list[Join]]:
    """Those whose seam stands in this text, and the rest."""
    own: list[Join] = []
    at = 0
    for join in joins:
        found = seam_in(text, join, start=at)
        if found is not None:
            own.append(join)
            at = found
    return own, [join for join in joins if join not in own]


def seam_in(text: str, join: Join, *, start: int = 0) -> int | None:
    """Where the second half begins, if both ends of the seam still stand there."""
    before = join.before.removesuffix(join.dropped) if join.dropped else join.before
    tail, head = before[-KEY:], join.after[:KEY]
    at = text.find(tail + join.glue + head, max(0, start - len(tail)))
    return at + len(tail + join.glue) if at >= 0 else None


def _shot(matter: Matter, photo: PhotoCopy, *, behind: int) -> Shot:
    return Shot(
        id=matter.number(),
        caption=photo.caption,
        credit=credit_line(photo.credits),
        credits=list(photo.credits),
        series=photo.series,
        behind=behind,
        picture=photo.picture,
    )


def _concerns(story: StoryCopy, line: int) -> bool:
    lines = [*story.lines, *(line for photo in story.photos for line in photo.lines)]
    return any(printed.number == line for printed in lines)


def _place_doubt(item: Item, story: StoryCopy, line: int, sentence: str) -> None:
    said = _numbered(line, sentence)
    of_shot = [
        at
        for at, photo in enumerate(story.photos)
        if any(printed.number == line for printed in photo.lines)
    ]
    if of_shot:
        item.shots[of_shot[0]].doubts.append(said)
        return
    text = next((row.text for row in story.lines if row.number == line), "")
    keys = [key for key in (text[-KEY:], text[:KEY]) if len(key) >= 2]
    found = (block for key in keys for block in item.blocks if key in block.text)
    block = next(found, None)
    (block.doubts if block else item.doubts).append(said)


def _numbered(line: int, sentence: str) -> str:
    if not line:
        return sentence
    return _("第%(line)d行：%(sentence)s") % {"line": line, "sentence": sentence}


# Credits as one line of text, and back.


def credit_line(signed: Iterable[Credit]) -> str:
    """As printed, each unit once: 记者 罗堃 通讯员 高远."""
    return BETWEEN.join(dict.fromkeys(credit.raw for credit in signed))


def credits_of(text: str, *, known: Collection[str]) -> tuple[list[Credit], list[str]]:
    """What a typed line names, and what of it was not understood."""
    found: list[Credit] = []
    doubts: list[str] = []
    for part in re.split(r"[；;\n]", text.strip()):
        words = part.strip().strip("（）()").strip()
        if not words:
            continue
        unit = read_unit(words, known=known)
        if unit is None:
            found.append(Credit(words, CreditRole.UNKNOWN.value, raw=words))
            doubts.append(_("“%(text)s”没有读成署名，照原样留着。") % {"text": words})
            continue
        found += unit.credits
        unsure = _("“%(word)s”是几个人的名字说不准，请核对署名。")
        doubts += [unsure % {"word": word} for word in unit.unsure]
    return found, doubts


# Back to copy.


def copy_of(matter: Matter) -> tuple[PageCopy, tuple[ArticleKind, ...]]:
    """What is to be filed, with the kind that the editor gave each item."""
    items = [item for item in matter.items if not item.out]
    copy = PageCopy(
        items=tuple(_story(item) for item in items),
        page_credits=tuple(matter.page_credits),
        label=matter.label,
        name=matter.name,
        date=matter.date,
    )
    return copy, tuple(ArticleKind(item.kind) for item in items)


def _story(item: Item) -> StoryCopy:
    paragraphs = [block.text for block in item.blocks if not block.is_subhead]
    return StoryCopy(
        kind="photo" if item.kind == ArticleKind.PICTURE else "story",
        kicker=item.kicker,
        headline=item.headline,
        deck=item.deck,
        dateline=item.dateline,
        source=item.source,
        credits=tuple(item.credits),
        paragraphs=tuple(paragraphs),
        subheads=_subheads(item),
        photos=tuple(_photo(item, shot) for shot in item.shots),
        series=item.series,
    )


def _subheads(item: Item) -> tuple[Subhead, ...]:
    found: list[Subhead] = []
    passed = 0
    for block in item.blocks:
        if block.is_subhead:
            found.append(Subhead(passed, block.text))
        else:
            passed += 1
    return tuple(found)


def _photo(item: Item, shot: Shot) -> PhotoCopy:
    after = 0
    for block in item.blocks if shot.behind else ():
        after += not block.is_subhead
        if block.id == shot.behind:
            break
    return PhotoCopy(
        caption=shot.caption,
        credits=tuple(shot.credits),
        series=shot.series,
        after=after,
        picture=shot.picture,
    )
