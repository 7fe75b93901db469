"""How the stories of a page share it: who leads, who follows, what stands small.

The lead stands across, `seconds` beside it, `under` fills the room below it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from articles.reading.cards import Card

SECONDS = 3
UNDER = 2


@dataclass(frozen=True, slots=True)
class Composition:
    lead: Card | None = None
    seconds: list[Card] = field(default_factory=list)
    under: list[Card] = field(default_factory=list)
    rest: list[Card] = field(default_factory=list)
    briefs: list[Card] = field(default_factory=list)
    adverts: list[Card] = field(default_factory=list)


def compose(cards: Sequence[Card]) -> Composition:
    """`cards` come in print order; the editor's weight comes before the position.

    A page of nothing but briefs or adverts still gets a lead.
    """
    news = [card for card in cards if not card.is_advert]
    adverts = [card for card in cards if card.is_advert]
    if not news:
        return Composition(next(iter(adverts), None), adverts=adverts[1:])
    ranked = sorted(news, key=lambda card: (card.is_brief, card.weight))
    lead, *others = ranked
    briefs = [card for card in others if card.is_brief]
    full = [card for card in others if not card.is_brief]
    # A lead without a picture is low: three beside it would stand over an empty corner.
    few = len(full) == SECONDS or lead.picture is None
    beside = SECONDS - 1 if few else SECONDS
    chosen = full[: SECONDS + UNDER]
    return Composition(
        lead=lead,
        seconds=chosen[:beside],
        under=chosen[beside:],
        rest=[card for card in news if card in full and card not in chosen],
        briefs=briefs,
        adverts=adverts,
    )
