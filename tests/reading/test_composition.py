"""Who leads a page and where the others stand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.reading import Card, Picture, compose
from articles.reading.cards import headline_shape
from articles.vocabulary import ArticleKind, Weight


def card(pk: int, *, weight: str = Weight.NORMAL, kind: str = ArticleKind.NEWS) -> Card:
    return Card(
        pk=pk,
        url=f"/articles/{pk}/",
        kicker="",
        headline=f"稿{pk}",
        deck="",
        labels=(),
        excerpt="",
        names=(),
        picture=None,
        kind=kind,
        weight=weight,
        section=None,
        series=None,
        page=None,
        live_from=None,
    )


@given(
    st.lists(
        st.tuples(st.sampled_from(Weight.values), st.sampled_from(ArticleKind.values)),
        max_size=60,
    )
)
def test_every_story_stands_exactly_once(kinds: list[tuple[str, str]]) -> None:
    cards = [card(pk, weight=w, kind=k) for pk, (w, k) in enumerate(kinds, 1)]
    page = compose(cards)
    lead = [page.lead] if page.lead else []
    parts = [*lead, *page.seconds, *page.under, *page.rest, *page.briefs, *page.adverts]
    assert sorted(c.pk for c in parts) == [c.pk for c in cards]
    if any(not c.is_advert for c in cards):
        assert page.lead is not None
        assert not page.lead.is_advert


def test_heaviest_leads_and_ties_keep_print_order() -> None:
    cards = [card(1), card(2, weight=Weight.MAIN), card(3, weight=Weight.MAIN)]
    page = compose(cards)
    assert page.lead == cards[1]
    assert page.seconds == [cards[2], cards[0]]


@pytest.mark.parametrize(
    ("headline", "shape"),
    [
        ("秋收开镰", "short phrased"),
        ("环湖步道合龙 绕湖一圈不走回头路", "medium phrased"),
        ("区里把热线里的没人管的事情理了一遍", "medium"),
        ("长" * 60, "long"),
        ("", "short phrased"),
    ],
)
def test_shape_follows_the_length_and_the_phrases(headline: str, shape: str) -> None:
    assert headline_shape(headline) == shape


def test_low_lead_has_two_beside_it_and_the_others_below() -> None:
    page = compose([card(pk) for pk in range(1, 9)])
    assert [len(page.seconds), len(page.under), len(page.rest)] == [2, 3, 2]
    pictured = replace(card(1), picture=Picture(src="/p.jpg"))
    page = compose([pictured, *(card(pk) for pk in range(2, 9))])
    assert [len(page.seconds), len(page.under), len(page.rest)] == [3, 2, 2]
