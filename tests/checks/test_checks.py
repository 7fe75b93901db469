"""What each of the small checks finds, and what it leaves alone."""

from typing import Any

import pytest
from django.utils.translation import override

from articles.checks import CHECKS, NOTHING, Finding, findings_in
from articles.vocabulary import Severity
from tests.checks.copy import content


def all_found(**fields: Any) -> list[Finding]:
    return findings_in(content(**fields), NOTHING)


LONG = "沿湖八个村的村民今天一早都到堤上来了，带着锹和扁担。"
CARD = "6222021234567890128"
CRIME = "<p>民警抓获盗窃嫌疑人两名。</p>"


@pytest.mark.parametrize(
    ("fields", "finds"),
    [
        ({"body": f"<p>{LONG}</p><p>好。</p>"}, []),
        ({"body": f"<p>{LONG}</p><p>一。</p><p>{LONG}</p>"}, ["repeats"]),
        ({"body": "<p>好。</p><p>好。</p>"}, []),
        ({"headline": "读《澄湖志"}, ["brackets"]),
        ({"headline": "读《澄湖志》（新版）"}, []),
        ({"body": "<p>“一段引文，</p><p>“下一段还在引。”</p>"}, []),
        ({"body": "<p>“一段引文，</p><p>下一段里才收。”</p>"}, []),
        ({"body": "<p>“一段引文。</p><p>下一段没收。</p>"}, ["quotes"]),
        ({"body": "<p>他说：“走。“</p>"}, ["quotes"]),
        ({"body": "<p>他说：走。”</p>"}, ["quotes"]),
        ({"headline": "“走读”澄湖"}, []),
        ({"headline": "走读”澄湖"}, ["quotes"]),
        ({"body": "<p>他说）是的（。</p>"}, ["brackets"]),
        ({"body": "<p>电话13912345678。</p>"}, ["personal_data"]),
        ({"body": "<p>热线0519-86500000，编号139123456789。</p>"}, []),
        ({"body": "<p>11010519491231002X</p>"}, ["personal_data"]),
        ({"body": "<p>110105194912310021</p>"}, []),
        ({"body": f"<p>卡号{CARD}。</p>"}, ["personal_data"]),
        ({"body": f"<p>单号{CARD[:-1]}9。</p>"}, []),
        ({"body": "<p>住柳桥新村12幢3单元502室。</p>"}, ["personal_data"]),
        ({"body": "<p>柳桥新村12幢整体加装电梯。</p>"}, []),
        ({"body": f"{CRIME}<p>其中，张晓明（男，15岁）系初犯。</p>"}, ["minors"]),
        ({"body": f"{CRIME}<p>其中，张某（男，15岁）系初犯。</p>"}, []),
        ({"body": f"{CRIME}<p>其中，张晓明（男，35岁）系累犯。</p>"}, []),
        ({"body": "<p>其中，张晓明（男，15岁）得了第一名。</p>"}, []),
        ({"photos": [{"caption": "", "alt": "堤"}]}, ["captions"]),
        ({"photos": [{"caption": "堤。", "alt": " "}]}, ["alt_texts"]),
    ],
)
def test_check_finds_its_own_and_nothing_else(
    fields: dict[str, Any], finds: list[str]
) -> None:
    assert [row.check for row in all_found(**fields)] == finds


def test_full_width_phone_number_is_a_phone_number_too() -> None:
    found = all_found(body="<p>电话１３９１２３４５６７８。</p>")
    assert {row.check for row in found} == {"personal_data", "numbers"}


@pytest.mark.parametrize(
    ("number", "shown"),
    [("13912345678", "139****5678"), (CARD, "6222***********0128")],
)
def test_private_number_is_shown_masked(number: str, shown: str) -> None:
    (row,) = all_found(body=f"<p>{number}</p>")
    assert row.what == shown


def test_key_is_the_same_in_every_language_and_the_sentence_is_not() -> None:
    (row,) = all_found(photos=[{"caption": "", "alt": "堤"}])
    chinese = (row.key, row.sentence)
    with override("en"):
        assert row.key == chinese[0]
        assert row.sentence != chinese[1]


def test_every_check_says_what_it_found() -> None:
    for check in CHECKS:
        assert "%(what)s" in str(check.SENTENCE), check
        assert check.SEVERITY in Severity, check


def test_finding_shows_each_of_its_places_once() -> None:
    body = "<p>前面几个字，后面。。接着十几个字的话在这里写下去</p><p>又。。</p>"
    (row,) = all_found(body=body)
    assert [str(place) for place in row.places] == [
        "正文第1段：前面几个字，后面。。接着十几个字的话在这里写…",
        "正文第2段：又。。",
    ]
    assert row.places[0].hit == "。。"
