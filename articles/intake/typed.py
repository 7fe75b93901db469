"""The fields of a galley: what each holds, and what was typed into them.

Somebody who had an older reading open changes only what they typed themselves.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from articles.intake.matter import HEADS, Block, Item, Matter, Shot
from articles.intake.setting import credits_of, seam_in
from articles.text import strip_controls
from articles.vocabulary import ArticleKind

OF_ITEM = (*HEADS, "kind", "dateline", "source", "series", "byline")
OF_SHOT = ("caption", "credit")
OUT = "out"
LONGEST = 20_000
LABELS = {
    "kicker": _("引题"),
    "headline": _("主题"),
    "deck": _("副题"),
    "kind": _("体裁"),
    "dateline": _("电头"),
    "source": _("来源"),
    "series": _("专栏"),
    "byline": _("署名"),
    "caption": _("图片说明"),
    "credit": _("图片署名"),
    "text": _("正文"),
    "out": _("不导入"),
}


@dataclass(frozen=True, slots=True)
class Clash:
    """What was typed over something that another window changed meanwhile."""

    label: str
    typed: str


def fields_of(matter: Matter) -> dict[str, str]:
    """Every field by its name in the form."""
    found: dict[str, str] = {}
    for item in matter.items:
        found |= {f"i{item.id}-{name}": str(getattr(item, name)) for name in OF_ITEM}
        found[f"i{item.id}-{OUT}"] = "on" if item.out else ""
    found |= {f"b{block.id}": block.text for _item, block in matter.blocks()}
    for _item, shot in matter.shots():
        found |= {f"p{shot.id}-{name}": getattr(shot, name) for name in OF_SHOT}
    return found


def typed_in(posted: Mapping[str, str], base: Matter) -> dict[str, str]:
    """What this form changed, against the matter that it was opened with.

    An unticked box is not sent at all: it is off where its item's head was sent.
    """
    found: dict[str, str] = {}
    for name, value in fields_of(base).items():
        head, _dash, word = name.partition("-")
        if word == OUT:
            new = "on" if posted.get(name) else ""
            if f"{head}-headline" in posted and new != value:
                found[name] = new
        elif name in posted and (new := _clean(posted[name])) != value:
            found[name] = new
    return found


def _clean(text: str) -> str:
    lines = strip_controls(text[:LONGEST]).replace("\r\n", "\n").split("\n")
    return "\n".join(line.strip() for line in lines).strip()


def apply(
    matter: Matter, typed: Mapping[str, str], *, base: Matter, known: Collection[str]
) -> list[Clash]:
    """Write what was typed; returns what would have gone over somebody's words."""
    before, here = fields_of(base), fields_of(matter)
    clashes: list[Clash] = []
    for name, value in typed.items():
        if name in here and here[name] in (before[name], value):
            _write(matter, name, value, known)
        else:
            clashes.append(_clash(name, value))
    return clashes


def changed(posted: Mapping[str, str], matter: Matter) -> list[Clash]:
    """What a form holds that can't be written any more, to be shown to its writer."""
    return [_clash(name, value) for name, value in typed_in(posted, matter).items()]


def _clash(name: str, value: str) -> Clash:
    word = name.partition("-")[2] or "text"
    return Clash(str(LABELS[word]), value)


def _write(matter: Matter, name: str, value: str, known: Collection[str]) -> None:
    number, _dash, word = name[1:].partition("-")
    at = int(number)
    if name[0] == "i":
        item = matter.item(at)
        if item is not None:
            _write_item(item, word, value, known)
    elif name[0] == "p":
        shot = next(shot for _item, shot in matter.shots() if shot.id == at)
        _write_shot(shot, word, value, known)
    else:
        found = next(row for row in matter.blocks() if row[1].id == at)
        _write_block(matter, *found, value)


def _write_item(item: Item, word: str, value: str, known: Collection[str]) -> None:
    line = " ".join(value.split("\n"))
    if word == OUT:
        item.out = bool(value)
    elif word == "byline":
        item.byline = line
        item.credits, doubts = credits_of(line, known=known)
        item.doubts += [doubt for doubt in doubts if doubt not in item.doubts]
    elif word != "kind" or value in ArticleKind.values:
        setattr(item, word, line)


def _write_shot(shot: Shot, word: str, value: str, known: Collection[str]) -> None:
    if word == "caption":
        shot.caption = value
        return
    shot.credit = " ".join(value.split("\n"))
    shot.credits, doubts = credits_of(shot.credit, known=known)
    shot.doubts += [doubt for doubt in doubts if doubt not in shot.doubts]


def _write_block(matter: Matter, item: Item, block: Block, value: str) -> None:
    """A line break parts the paragraph; nothing left of it takes it out."""
    at = item.blocks.index(block)
    parts = [part for part in value.split("\n") if part]
    if not parts:
        above = item.blocks[at - 1].id if at else 0
        del item.blocks[at]
        for shot in item.shots:
            shot.behind = above if shot.behind == block.id else shot.behind
        return
    joins = block.joins
    block.text = parts[0]
    new = [Block(matter.number(), part, block.kind) for part in parts[1:]]
    for one in (block, *new):
        one.joins = [join for join in joins if seam_in(one.text, join) is not None]
    item.blocks[at + 1 : at + 1] = new
    for shot in item.shots:
        last = new[-1].id if new else block.id
        shot.behind = last if shot.behind == block.id else shot.behind
