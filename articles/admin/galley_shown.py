"""A galley as its screen shows it: seams in the text, names known or new, lengths."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _

from articles.copytext import Credit
from articles.intake.matter import Block, Item, Matter, Shot
from articles.intake.names import is_new_name
from articles.intake.rows import known_names, known_series
from articles.intake.setting import seam_in
from articles.intake.targets import choices_for, page_of
from articles.intake.typed import Clash
from articles.models import Galley, Page, PageImport
from articles.text import count_characters
from articles.vocabulary import ArticleKind, CreditRole

ACROSS = 34  # characters in a line of a field, to make it as high as its text


@dataclass(frozen=True, slots=True)
class Name:
    """One credited name; new ones are only proposed, nobody is made of them here."""

    name: str
    role: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """Text up to a seam; `seam` is its number, None behind the last."""

    text: str
    seam: int | None


@dataclass(frozen=True, slots=True)
class ShownBlock:
    block: Block
    pieces: list[Piece]
    rows: int
    is_first: bool


@dataclass(frozen=True, slots=True)
class ShownShot:
    shot: Shot
    names: list[Name]
    rows: int


@dataclass(frozen=True, slots=True)
class ShownItem:
    item: Item
    number: int
    above: str
    names: list[Name]
    parts: list[ShownBlock | ShownShot]
    words: int
    captions: int
    series_is_new: bool

    @property
    def joins(self) -> int:
        return sum(len(block.joins) for block in self.item.blocks)

    @property
    def doubts(self) -> int:
        item = self.item
        lists = [block.doubts for block in item.blocks]
        lists += [shot.doubts for shot in item.shots]
        return len(item.doubts) + sum(map(len, lists))

    @property
    def new_names(self) -> int:
        return sum(1 for name in self.names if name.is_new)


@dataclass(frozen=True, slots=True)
class Room:
    """How the copy fits the page that was chosen."""

    words: int
    placed: int
    space: int

    @property
    def over(self) -> int:
        return max(0, self.words + self.placed - self.space) if self.space else 0

    @property
    def left(self) -> int:
        return max(0, self.space - self.words - self.placed)


def shown(
    galley: Galley, matter: Matter, *, clashes: list[Clash], now: Any
) -> dict[str, Any]:
    """What the template is given. Some six queries."""
    people, series = known_names(), known_series()
    items = _items(matter, people, series)
    page = page_of(galley.target)
    return {
        "galley": galley,
        "matter": matter,
        "items": items,
        "kinds": ArticleKind.choices,
        "groups": choices_for(matter, now=now),
        "room": _room(items, page),
        "page_names": [_name(credit, people) for credit in matter.page_credits],
        "before": earlier(galley),
        "clashes": clashes,
        "can_undo": galley.steps.filter(version__lt=galley.version).exists(),
        "lines": list(enumerate(galley.text.split("\n"), 1)),
    }


def earlier(galley: Galley) -> PageImport | None:
    """The last time that this very text came in, whoever brought it."""
    rows = PageImport.objects.filter(sha256=galley.sha256)
    return rows.select_related("page__issue", "created_by").order_by("pk").last()


def _items(
    matter: Matter, people: Collection[str], series: Collection[str]
) -> list[ShownItem]:
    columns = {"".join(name.split()) for name in series}
    found: list[ShownItem] = []
    for number, item in enumerate(matter.items, 1):
        known = "".join(item.series.split()) in columns
        found.append(
            ShownItem(
                item=item,
                number=number,
                above=matter.items[number - 2].title if number > 1 else "",
                names=_names(item.credits, people),
                parts=_parts(item, people),
                words=sum(count_characters(block.text) for block in item.blocks),
                captions=sum(count_characters(shot.caption) for shot in item.shots),
                series_is_new=bool(item.series) and not known,
            )
        )
    return found


def _parts(item: Item, people: Collection[str]) -> list[ShownBlock | ShownShot]:
    """Blocks with the pictures that stand behind each."""
    places = {block.id for block in item.blocks}
    parts: list[ShownBlock | ShownShot] = []
    top = [shot for shot in item.shots if shot.behind not in places]
    parts += [_shot(shot, people) for shot in top]
    for at, block in enumerate(item.blocks):
        rows = _rows(block.text)
        parts.append(ShownBlock(block, _pieces(block), rows, is_first=at == 0))
        own = [shot for shot in item.shots if shot.behind == block.id]
        parts += [_shot(shot, people) for shot in own]
    return parts


def _shot(shot: Shot, people: Collection[str]) -> ShownShot:
    return ShownShot(shot, _names(shot.credits, people), _rows(shot.caption))


def _rows(text: str) -> int:
    return sum(1 + len(line) // ACROSS for line in text.split("\n"))


def _pieces(block: Block) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for number, join in enumerate(block.joins):
        place = seam_in(block.text, join, start=at)
        if place is not None:
            pieces.append(Piece(block.text[at:place], number))
            at = place
    return [*pieces, Piece(block.text[at:], None)]


def _names(signed: Iterable[Credit], people: Collection[str]) -> list[Name]:
    return [_name(credit, people) for credit in signed]


def _name(credit: Credit, people: Collection[str]) -> Name:
    role = credit.qualifier or str(CreditRole(credit.role).label)
    if credit.organisation:
        role = _("%(house)s %(role)s") % {"house": credit.organisation, "role": role}
    return Name(credit.name, role, is_new_name(credit, people))


def _room(items: list[ShownItem], page: Page | None) -> Room:
    words = sum(shown.words for shown in items if not shown.item.out)
    if page is None:
        return Room(words, 0, 0)
    placed = page.articles.aggregate(words=Sum("words"))["words"] or 0
    return Room(words, placed, page.space or 0)
