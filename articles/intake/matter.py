"""A page's copy as an editor corrects it: items of blocks and photos, and their JSON.

Everything that a correction can name has a number of its own that never changes.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from articles.copytext import Credit, Join

TEXT = "text"
SUBHEAD = "subhead"
HEADS = ("kicker", "headline", "deck")


@dataclass(slots=True)
class Block:
    """A paragraph or a subhead; `joins` are the seams that still stand in its text."""

    id: int
    text: str
    kind: str = TEXT
    joins: list[Join] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def is_subhead(self) -> bool:
        return self.kind == SUBHEAD


@dataclass(slots=True)
class Shot:
    """A photo's words. `behind` is the block that it follows, 0 above them all."""

    id: int
    caption: str = ""
    credit: str = ""
    credits: list[Credit] = field(default_factory=list)
    series: str = ""
    behind: int = 0
    picture: int | None = None
    doubts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Item:
    """One story, or a picture that stands for itself."""

    id: int
    kind: str
    out: bool = False
    kicker: str = ""
    headline: str = ""
    deck: str = ""
    dateline: str = ""
    source: str = ""
    series: str = ""
    byline: str = ""
    credits: list[Credit] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    shots: list[Shot] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """What to call it: its headline, else the first words that it has."""
        words = [block.text for block in self.blocks]
        words += [shot.caption for shot in self.shots]
        first = next((text for text in words if text), "")
        return self.headline or first[:24]


@dataclass(slots=True)
class Matter:
    """All items of a galley in printed order, and what was taken off the page."""

    items: list[Item] = field(default_factory=list)
    last: int = 0
    label: str = ""
    name: str = ""
    date: str = ""
    page_credits: list[Credit] = field(default_factory=list)
    furniture: list[tuple[int, str]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)

    def number(self) -> int:
        """A number that nothing here has had before."""
        self.last += 1
        return self.last

    def item(self, number: int) -> Item | None:
        return next((item for item in self.items if item.id == number), None)

    def blocks(self) -> Iterator[tuple[Item, Block]]:
        return ((item, block) for item in self.items for block in item.blocks)

    def shots(self) -> Iterator[tuple[Item, Shot]]:
        return ((item, shot) for item in self.items for shot in item.shots)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def matter_from(data: dict[str, Any]) -> Matter:
    """What as_json() wrote."""
    known = dict(data)
    return Matter(
        items=[_item(item) for item in known.pop("items", [])],
        page_credits=_credits(known.pop("page_credits", [])),
        furniture=[(line, text) for line, text in known.pop("furniture", [])],
        **known,
    )


def _item(data: dict[str, Any]) -> Item:
    known = dict(data)
    return Item(
        credits=_credits(known.pop("credits")),
        blocks=[_block(block) for block in known.pop("blocks")],
        shots=[_shot(shot) for shot in known.pop("shots")],
        **known,
    )


def _block(data: dict[str, Any]) -> Block:
    known = dict(data)
    joins = [Join(**join) for join in known.pop("joins")]
    return Block(joins=joins, **known)


def _shot(data: dict[str, Any]) -> Shot:
    known = dict(data)
    return Shot(credits=_credits(known.pop("credits")), **known)


def _credits(rows: list[dict[str, str]]) -> list[Credit]:
    return [Credit(**row) for row in rows]
