"""What a comparison may take, on stories and on texts made to be slow."""

import time
from collections.abc import Callable

import pytest

from articles.difference import compare_lines
from tests.difference.texts import edited, side_of, story

Lines = list[str]
Pair = tuple[Lines, Lines]


def _edited(size: int) -> Pair:
    lines = story(size, seed=1)
    return lines, edited(lines, seed=2)


def _unrelated(size: int) -> Pair:
    return story(size, seed=1), story(size, seed=2)


def _turned(size: int) -> Pair:
    lines = story(size, seed=1)
    return lines, edited(lines, seed=2)[::-1]


def _one_paragraph(size: int) -> Pair:
    lines = story(size, seed=1)
    return ["".join(lines)], ["".join(edited(lines, seed=2))]


def _one_sentence(size: int) -> Pair:
    old, new = _one_paragraph(size)
    return [old[0].replace("。", "")], [new[0].replace("。", "")]


def _short_lines(size: int) -> Pair:
    lines = story(size, seed=1, length=12)
    return lines, edited(lines, seed=2)


def _one_character(size: int) -> Pair:
    return ["一" * size], ["一" * (size // 2) + "二" + "一" * (size // 3)]


def _two_characters(size: int) -> Pair:
    return ["甲乙" * (size // 2)], ["乙丙甲" * (size // 3)]


def _full_stops(size: int) -> Pair:
    return ["。" * size], ["。！" * (size // 2)]


def _replaced(size: int) -> Pair:
    return story(size, seed=1), []


CASES: tuple[Callable[[int], Pair], ...] = (
    _edited,
    _unrelated,
    _turned,
    _one_paragraph,
    _one_sentence,
    _short_lines,
    _one_character,
    _two_characters,
    _full_stops,
    _replaced,
)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize(("size", "seconds"), [(3_000, 0.05), (30_000, 1.0)])
def test_comparison_is_quick_whatever_the_text(
    case: Callable[[int], Pair], size: int, seconds: float
) -> None:
    """The best of five: a busy machine is not what is measured."""
    old, new = case(size)
    taken = []
    for _round in range(5):
        start = time.perf_counter()
        rows = compare_lines(old, new)
        taken.append(time.perf_counter() - start)
        if taken[-1] < seconds:
            break
    assert side_of(rows, "gone") == old
    assert side_of(rows, "new") == new
    assert min(taken) < seconds, taken
