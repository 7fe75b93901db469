"""Colours of the paper: what can be read, and what follows from a choice."""

import random
import re
from pathlib import Path

import pytest

from articles.colours import (
    BLACK,
    DARK,
    LIGHT,
    READABLE,
    WHITE,
    Palette,
    contrast,
    faint,
    for_the_night,
    mixed,
    sheet,
)

BASE = Path("articles/static/articles/css/base.css").read_text()


def tokens_of(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", css))


def test_usual_colours_are_those_of_the_stylesheet() -> None:
    """The first block of base.css, and what it says of the dark."""
    light, dark = re.findall(r":root \{([^}]*)\}", BASE)[:2]
    assert tokens_of(light) == LIGHT.tokens()
    assert tokens_of(dark) == DARK.tokens()


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        (WHITE, BLACK, 21.0),
        (WHITE, WHITE, 1.0),
        ("#777777", WHITE, 4.48),  # the examples that everybody knows
        ("#767676", WHITE, 4.54),
        ("#ff0000", WHITE, 4.0),
        ("#0000ff", WHITE, 8.59),
    ],
)
def test_contrast_is_that_of_the_guideline(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)


def test_usual_colours_can_be_read_everywhere() -> None:
    assert faint(LIGHT) == faint(DARK) == []


def test_unreadable_pairs_are_named() -> None:
    pale = LIGHT.with_chosen(accent="#f0c000")
    assert {(pair.colour, pair.where) for pair in faint(pale)} == {
        ("accent", "paper"),
        ("accent", "panel"),
    }
    grey = LIGHT.with_chosen(ink="#999999")
    assert ("ink", "paper") in {(pair.colour, pair.where) for pair in faint(grey)}


def test_what_follows_from_a_readable_choice_is_readable() -> None:
    """Fifty papers that nobody would print, in both modes."""
    dice = random.Random(5)
    seen = 0
    while seen < 50:
        chosen = [f"#{dice.randrange(0x1000000):06x}" for _ in range(3)]
        palette = dice.choice([LIGHT, DARK]).with_chosen(
            paper=chosen[0], ink=chosen[1], accent=chosen[2]
        )
        if faint(palette):
            continue
        seen += 1
        for ground in (palette.paper, palette.panel):
            assert contrast(palette.ink_soft, ground) >= READABLE
        assert contrast(palette.on_accent, palette.accent) >= READABLE


def test_accent_of_the_day_is_lit_for_the_night() -> None:
    dice = random.Random(6)
    for _ in range(300):
        accent = for_the_night(f"#{dice.randrange(0x1000000):06x}")
        assert faint(DARK.with_chosen(accent=accent)) == []
    assert for_the_night("#ffd0c0") == "#ffd0c0"


def test_paper_that_chose_nothing_has_no_sheet() -> None:
    assert sheet(LIGHT, DARK) == ""
    assert sheet(LIGHT.with_chosen(), DARK.with_chosen()) == ""


def test_sheet_holds_nothing_but_custom_properties() -> None:
    text = sheet(
        LIGHT.with_chosen(paper="#ffffff", accent="#00508c"),
        DARK.with_chosen(accent="#66bbff"),
    )
    assert text.count("{") == text.count("}")
    inner = re.findall(r"\{([^{}]*)\}", text)
    assert len(inner) == 3
    for rules in inner:
        assert re.fullmatch(r"(\s*--[a-z-]+: #[0-9a-f]{6};)+\s*", rules)
    assert "--paper: #ffffff;" in text


def test_print_takes_only_an_accent_that_white_paper_bears() -> None:
    def printed(light: Palette) -> bool:
        return "@layer print" in sheet(light, DARK)

    assert printed(LIGHT.with_chosen(accent="#00508c"))
    assert not printed(LIGHT.with_chosen(paper="#000000", ink=WHITE, accent="#ffff00"))
    assert not printed(LIGHT.with_chosen(paper="#ffffff"))


def test_mixing_goes_from_one_to_the_other() -> None:
    assert [mixed(BLACK, WHITE, share) for share in (0, 0.5, 1)] == [
        BLACK,
        "#808080",
        WHITE,
    ]
