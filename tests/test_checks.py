"""What each copy check finds, and what it leaves alone."""

from typing import Any

import pytest
from django.utils.translation import override

from articles.checks import CHECKS, findings_in


def content(**fields: Any) -> dict[str, Any]:
    heads = dict.fromkeys(("kicker", "headline", "deck", "summary", "body"), "")
    return heads | {"photos": []} | fields


def found(**fields: Any) -> list[tuple[str, str]]:
    return [(row.check, row.what) for row in findings_in(content(**fields))]


LONG = "沿湖八个村的村民今天一早都到堤上来了，带着锹和扁担。"


@pytest.mark.parametrize(
    ("fields", "finds"),
    [
        ({"body": f"<p>{LONG}</p><p>好。</p>"}, []),
        ({"body": f"<p>{LONG}</p><p>一。</p><p>{LONG}</p>"}, ["repeats"]),
        ({"body": "<p>好。</p><p>好。</p>"}, []),
        ({"headline": "读《澄湖志"}, ["brackets"]),
        ({"headline": "读《澄湖志》（新版）"}, []),
        ({"body": "<p>“一段引文，</p><p>“下一段还在引。”</p>"}, []),
        ({"body": "<p>他说）是的（。</p>"}, ["brackets"]),
        ({"body": "<p>电话13912345678。</p>"}, ["personal_data"]),
        ({"body": "<p>电话１３９１２３４５６７８。</p>"}, ["personal_data"]),
        ({"body": "<p>热线0519-86500000，编号139123456789。</p>"}, []),
        ({"body": "<p>11010519491231002X</p>"}, ["personal_data"]),
        ({"body": "<p>110105194912310021</p>"}, []),
        ({"photos": [{"caption": "", "alt": "堤"}]}, ["captions"]),
        ({"photos": [{"caption": "堤。", "alt": " "}]}, ["alt_texts"]),
    ],
)
def test_check_finds_its_own_and_nothing_else(
    fields: dict[str, Any], finds: list[str]
) -> None:
    assert [check for check, _what in found(**fields)] == finds


def test_private_number_is_shown_masked() -> None:
    ((_check, what),) = found(body="<p>13912345678</p>")
    assert what == "139****5678"


def test_key_is_the_same_in_every_language_and_the_sentence_is_not() -> None:
    (row,) = findings_in(content(photos=[{"caption": "", "alt": "堤"}]))
    chinese = (row.key, row.sentence)
    with override("en"):
        assert row.key == chinese[0]
        assert row.sentence != chinese[1]


def test_every_check_says_what_it_found() -> None:
    for check in CHECKS:
        assert "%(what)s" in str(check.SENTENCE), check
