"""Which changed paragraph was which: pairs by their two-character sequences."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

Grams = frozenset[str]
# Two-character sequences to compare; beyond it paragraphs are paired by place alone.
MOST_WORK = 5_000_000
MOST_CELLS = 20_000
MOST_LINES = 2_000
ALIKE = 0.35
# How much of a short paragraph a longer one must hold to have been split or joined.
PART = 0.6
Group = tuple[int, int, int, int]


def groups(old: Sequence[str], new: Sequence[str]) -> Iterator[Group]:
    """(a, b, c, d): old[a:b] became new[c:d]. What has no partner stands alone.

    No story has thousands of changed paragraphs; such a text stays in one piece.
    """
    if old and new and len(old) + len(new) > MOST_LINES:
        yield 0, len(old), 0, len(new)
        return
    x, y = [_grams(line) for line in old], [_grams(line) for line in new]
    pairs = _by_likeness(x, y) if _affordable(x, y) else _by_place(x, y)
    ends = (len(x), len(y))
    a = c = 0
    for pair, limit in zip(pairs, [*pairs[1:], ends], strict=False):
        group = _grown(x, y, pair, low=(a, c), high=limit)
        yield from _alone(a, group[0], c, group[2])
        yield group
        a, c = group[1], group[3]
    yield from _alone(a, ends[0], c, ends[1])


def _alone(a: int, b: int, c: int, d: int) -> Iterator[Group]:
    yield from ((i, i + 1, c, c) for i in range(a, b))
    yield from ((b, b, j, j + 1) for j in range(c, d))


def _grown(
    x: Sequence[Grams],
    y: Sequence[Grams],
    pair: tuple[int, int],
    *,
    low: tuple[int, int],
    high: tuple[int, int],
) -> Group:
    """The pair with the neighbours that were part of it: split lines, joined lines."""
    i, j = pair
    a, c = i, j
    b, d = i + 1, j + 1
    while b < high[0] and _part(x[b], y[j]):
        b += 1
    while a > low[0] and _part(x[a - 1], y[j]):
        a -= 1
    while d < high[1] and _part(y[d], x[i]):
        d += 1
    while c > low[1] and _part(y[c - 1], x[i]):
        c -= 1
    return a, b, c, d


def _grams(line: str) -> Grams:
    if len(line) < 2:
        return frozenset((line,))
    return frozenset(map("".join, pairwise(line)))


def _part(short: Grams, whole: Grams) -> bool:
    return len(short & whole) >= PART * len(short)


def _affordable(x: Sequence[Grams], y: Sequence[Grams]) -> bool:
    work = min(sum(map(len, x)) * len(y), sum(map(len, y)) * len(x))
    return work <= MOST_WORK and len(x) * len(y) <= MOST_CELLS


def _likeness(one: Grams, other: Grams) -> float:
    alike = 2 * len(one & other) / (len(one) + len(other))
    return alike if alike >= ALIKE else 0.0


def _by_likeness(x: Sequence[Grams], y: Sequence[Grams]) -> list[tuple[int, int]]:
    """The pairs in order whose likeness adds up to most."""
    likeness = [[_likeness(one, other) for other in y] for one in x]
    best = [[0.0] * (len(y) + 1) for _ in range(len(x) + 1)]
    for i in range(len(x) - 1, -1, -1):
        below, row, alike = best[i + 1], best[i], likeness[i]
        for j in range(len(y) - 1, -1, -1):
            row[j] = max(below[j], row[j + 1], alike[j] and alike[j] + below[j + 1])
    pairs, i, j = [], 0, 0
    while i < len(x) and j < len(y):
        alike_here = likeness[i][j]
        if alike_here and best[i][j] == alike_here + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _by_place(x: Sequence[Grams], y: Sequence[Grams]) -> list[tuple[int, int]]:
    both = enumerate(zip(x, y, strict=False))
    return [(i, i) for i, (one, other) in both if _likeness(one, other)]
