"""The house word list over a text: width, spaces, exceptions, scopes, and its speed."""

import datetime as dt
import random
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.checks import House, findings_in
from articles.checks.folding import fold
from articles.checks.house import Leader, Post, Word, WordList
from articles.vocabulary import Severity, WordScope
from tests.checks.copy import content

YELLOW = Word("黄色", Severity.CAREFUL, exceptions=("黄色预警", "金黄色"))
WORDS = [
    YELLOW,
    Word("残废", Severity.BANNED, "残疾"),
    Word("残废人", Severity.BANNED, "残疾人", note="残疾人保障法的说法。"),
    Word("最佳", Severity.CAREFUL, scope=WordScope.HEADLINE),
    Word("亲自", Severity.HINT, scope=WordScope.BODY),
    Word("ISIS", Severity.BANNED),
    Word("No.1", Severity.CAREFUL),
    Word("影帝", Severity.CAREFUL, valid_from=dt.date(2026, 12, 1)),
]


def found(day: dt.date | None = None, **fields: str) -> list[str]:
    house = House(words=WordList(WORDS), printed=day)
    rows = findings_in(content(**fields), house)
    return [row.what for row in rows if row.check == "house_words"]


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("一本黄色小册子", ["黄色"]),
        ("发布黄色预警", []),
        ("金黄色的稻田", []),
        ("黄色预警时传看黄色小册子", ["黄色"]),
        ("黄　色小册子", ["黄色"]),
        ("黄 \u200b色", ["黄色"]),
        ("黄色 预警", []),
        ("照顾残废人", ["残废人"]),
        ("残废和残废人", ["残废人", "残废"]),
        ("ＩＳＩＳ", ["ISIS"]),
        ("Isis", ["ISIS"]),
        ("this is isolated", []),
        ("CRISIS", []),
        ("全区ｎｏ．１", ["No.1"]),
        ("全区No.12", []),
        ("亲自到场", ["亲自"]),
        ("最佳", []),
        ("影帝", ["影帝"]),
        ("黄山的色彩", []),
    ],
)
def test_body_is_read_for_what_it_means_not_how_it_is_spaced(
    text: str, finds: list[str]
) -> None:
    assert sorted(found(body=f"<p>{text}</p>")) == sorted(finds)


@pytest.mark.parametrize(
    ("fields", "finds"),
    [
        ({"headline": "最佳村庄"}, ["最佳"]),
        ({"kicker": "最佳"}, ["最佳"]),
        ({"headline": "亲自下田"}, []),
        ({"summary": "亲自下田"}, ["亲自"]),
        ({"body": "<p>一本黄</p><p>色小册子</p>"}, []),
        ({"headline": "黄", "deck": "色"}, []),
    ],
)
def test_words_are_looked_for_where_they_belong_and_never_across_passages(
    fields: dict[str, Any], finds: list[str]
) -> None:
    assert found(**fields) == finds


def test_word_counts_from_its_day_on() -> None:
    body = "<p>影帝</p>"
    assert found(dt.date(2026, 11, 30), body=body) == []
    assert found(dt.date(2026, 12, 1), body=body) == ["影帝"]


def test_gravest_come_first_and_the_advice_is_in_the_sentence() -> None:
    house = House(words=WordList(WORDS))
    rows = findings_in(content(body="<p>亲自看黄　色和残废人</p>"), house)
    assert [row.severity for row in rows] == ["1banned", "2careful", "4hint"]
    assert rows[0].sentence == "词表里有“残废人”，宜用“残疾人”。残疾人保障法的说法。"
    assert [rows[1].places[0].before, rows[1].places[0].hit] == ["亲自看", "黄　色"]
    assert [row.asks for row in rows] == [True, True, False]


@given(st.text())
def test_folding_knows_where_each_character_came_from(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.at)
    assert list(folded.at) == sorted(folded.at)
    assert fold(folded.text).text == folded.text or not text.isascii()


@given(st.lists(st.sampled_from("黄色预警金残废人亲自　 ａb1"), max_size=40))
def test_the_automaton_finds_what_a_plain_search_finds(chars: list[str]) -> None:
    text = fold("".join(chars)).text
    words = [Word(term, Severity.CAREFUL) for term in ("黄色", "残废", "预警", "废人")]
    matches = {(m.word.term, m.start) for m in WordList(words).matches(text)}
    plain = {
        (word.term, at)
        for word in words
        for at in range(len(text))
        if text.startswith(word.term, at)
    }
    assert matches == plain


HOSTILE = [
    "残废人",
    "黄色预警",
    "1",
    "甲",
    "a",
    "“",
    "（",
    "(甲",
    "近1",
    "、宁致远",
    "1,",
    "2026年1月",
    "a@",
    "区长",
    "。",
    "…",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_repetition_costs_more_than_its_length(piece: str) -> None:
    """Three times as long may cost three times as much, never nine times."""
    people = (
        Leader("宁致远", 1, (Post("区长"),)),
        Leader("恽承稼", 2, (Post("副区长"),)),
    )
    day = dt.date(2026, 11, 24)
    house = House(words=WordList(WORDS), leaders=people, printed=day, printed_until=day)
    text = piece * (100_000 // len(piece))
    began = time.perf_counter()
    findings_in(content(body=f"<p>{text}</p>"), house)
    assert time.perf_counter() - began < 20


def test_a_long_story_against_a_long_list_takes_no_time() -> None:
    """`make bench` prints the figure, about a tenth of this; here only a guard."""
    seconds = story_against_list()
    assert seconds < 0.5


def story_against_list() -> float:
    """3,000 characters against 5,000 words, all checks together; the list is built."""
    chance = random.Random(5000)
    han = [chr(code) for code in range(0x4E00, 0x5600)]
    terms = {"".join(chance.choices(han, k=chance.randint(2, 6))) for _n in range(5100)}
    words = WordList([Word(term, Severity.CAREFUL) for term in sorted(terms)[:5000]])
    body = "".join(
        f"<p>{''.join(chance.choices(han, k=99))}。</p>" for _paragraph in range(30)
    )
    house, text = House(words=words), content(body=body)
    findings_in(text, house)
    began = time.perf_counter()
    findings_in(text, house)
    return time.perf_counter() - began
