"""An item of the page while its lines are read, and its records when they are."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from articles.copytext.blocks import Block
from articles.copytext.doubts import Doubts
from articles.copytext.lines import Line
from articles.copytext.photos import Shot
from articles.copytext.records import Credit, Join, SourceLine, StoryCopy, Subhead
from articles.copytext.stacks import Page
from articles.copytext.titles import Title
from articles.vocabulary import CreditRole

UNKNOWN = CreditRole.UNKNOWN.value


@dataclass(slots=True)
class Draft:
    """A story while its blocks are read."""

    title: Title = field(default_factory=Title)
    dateline: str = ""
    source: str = ""
    credits: list[Credit] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    subheads: list[Subhead] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    shots: list[Shot] = field(default_factory=list)
    own: list[Shot] = field(default_factory=list)
    waiting: list[Line] = field(default_factory=list)  # pictures without a caption yet
    every: list[Credit] = field(default_factory=list)
    series: str = ""
    apparatus: list[str] = field(default_factory=list)
    lines: list[SourceLine] = field(default_factory=list)
    latest: Shot | None = None
    picture: bool = False

    def note(self, block: Block, printed: str) -> None:
        """Keep the printed words of a block that became data."""
        self.apparatus.append(printed)
        self.lines += [line.source for line in block.lines]


@dataclass(frozen=True, slots=True)
class Desk:
    """What reading a story needs beside its lines."""

    page: Page
    known: Collection[str]
    doubts: Doubts


def story_of(draft: Draft) -> list[StoryCopy]:
    """The story, if there is one, and the photos that stand for themselves."""
    if draft.picture:
        _caption_whole(draft)
    picture = not draft.paragraphs and bool(draft.own or draft.shots)
    headed = bool(draft.title.headline or draft.apparatus or draft.shots)
    items = []
    if picture and headed and not draft.shots:
        draft.shots.append(draft.own.pop(0))
    if draft.paragraphs or headed:
        items.append(_item(draft, draft.shots, picture=picture))
    return items + [_photo_item(shot, draft.every) for shot in draft.own]


def _caption_whole(draft: Draft) -> None:
    """Under 图片新闻 the paragraphs before the signed one belong to its caption."""
    shots = [*draft.shots, *draft.own]
    if not draft.paragraphs or not shots or shots[0].numbered:
        return
    if shots[0].after != len(draft.paragraphs):
        return
    shots[0].caption = "".join((*draft.paragraphs, shots[0].caption))
    shots[0].joins = draft.joins + shots[0].joins
    draft.paragraphs, draft.joins = [], []


def _item(draft: Draft, shots: Sequence[Shot], *, picture: bool) -> StoryCopy:
    for shot in shots:
        shot.credits += draft.every if not shot.credits else []
    signed = list(draft.credits)
    if picture:
        signed += [credit for shot in shots for credit in shot.credits]
    elif draft.every and not shots:
        signed += draft.every
    own = [join for shot in shots for join in shot.joins] if picture else []
    lines = draft.lines + [line.source for shot in shots for line in shot.lines]
    return StoryCopy(
        kind="photo" if picture else "story",
        kicker=draft.title.kicker,
        headline=draft.title.headline,
        deck=draft.title.deck,
        dateline=draft.dateline,
        source=draft.source,
        credits=merged(signed),
        paragraphs=tuple(draft.paragraphs),
        subheads=tuple(draft.subheads),
        joins=tuple(draft.joins + own),
        photos=tuple(shot.copy() for shot in shots),
        series=draft.series
        or (next((s.series for s in shots if s.series), "") if picture else ""),
        apparatus=(
            *draft.apparatus,
            *(mark for shot in shots for mark in shot.printed),
        ),
        lines=tuple(sorted(set(lines), key=lambda line: line.number)),
    )


def merged(signed: Sequence[Credit]) -> tuple[Credit, ...]:
    """The same person named at both ends of a story is one credit, in the role that
    one of the two tells."""
    kept: list[Credit] = []
    for credit in signed:
        same = [at for at, other in enumerate(kept) if other.name == credit.name]
        roles = {kept[at].role for at in same}
        told = credit.role != UNKNOWN or credit.qualifier
        if same and (credit.role in roles or not told):
            continue
        vague = next((at for at in same if kept[at].role == UNKNOWN), None)
        if vague is not None and not kept[vague].qualifier:
            kept[vague] = credit
        else:
            kept.append(credit)
    return tuple(kept)


def _photo_item(shot: Shot, every: Sequence[Credit]) -> StoryCopy:
    shot.credits += every if not shot.credits else []
    return StoryCopy(
        kind="photo",
        credits=tuple(shot.credits),
        joins=tuple(shot.joins),
        photos=(shot.copy(),),
        series=shot.series,
        apparatus=tuple(shot.printed),
        lines=tuple(line.source for line in shot.lines),
    )
