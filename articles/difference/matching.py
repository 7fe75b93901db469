"""What two sequences have in common, in order. Knows nothing of what the items are."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

# One bit each: eight megabytes at most. Beyond it nothing is said to be common.
MOST_CELLS = 64_000_000


@dataclass(frozen=True, slots=True)
class Span:
    """old[a:b] stands where new[c:d] does; equal if `same`."""

    same: bool
    a: int
    b: int
    c: int
    d: int


def spans(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Span]:
    """Both sequences from front to end, by turns equal and different."""
    a = c = 0
    for i, j, length in _blocks(old, new):
        if (a, c) != (i, j):
            yield Span(False, a, i, c, j)
        if length:
            yield Span(True, i, i + length, j, j + length)
        a, c = i + length, j + length


def _blocks(
    old: Sequence[Hashable], new: Sequence[Hashable]
) -> Iterator[tuple[int, int, int]]:
    """Equal stretches (start in old, start in new, length), then both ends."""
    front = _common(old, new)
    back = _common(old[front:][::-1], new[front:][::-1])
    middle = _pairs(old[front : len(old) - back], new[front : len(new) - back])
    if front:
        yield 0, 0, front
    start: tuple[int, int] | None = None
    length = 0
    for i, j in middle:
        if start is not None and (start[0] + length, start[1] + length) == (i, j):
            length += 1
            continue
        if start is not None:
            yield front + start[0], front + start[1], length
        start, length = (i, j), 1
    if start is not None:
        yield front + start[0], front + start[1], length
    yield len(old) - back, len(new) - back, back


def _common(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    pairs = zip(old, new, strict=False)
    shorter = min(len(old), len(new))
    return next((i for i, (x, y) in enumerate(pairs) if x != y), shorter)


def _pairs(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """A longest common subsequence, a row of the table held in one integer.

    Bit i of a row is 0 where the longest grows with old[i] (H. Hyyrö, "Bit-parallel
    LCS-length computation revisited", 2004). difflib takes minutes where one character
    is repeated; this takes the same few milliseconds whatever the text.
    """
    if not old or not new or len(old) * len(new) > MOST_CELLS:
        return []
    full = (1 << len(old)) - 1
    where: dict[Hashable, int] = {}
    for i, item in enumerate(old):
        where[item] = where.get(item, 0) | 1 << i
    row, rows = full, []
    for item in new:
        hits = row & where.get(item, 0)
        row = ((row + hits) | (row - hits)) & full
        rows.append(row)
    return _walk_back(rows, len(old))


def _walk_back(rows: list[int], i: int) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    j = len(rows)
    while i and j:
        if rows[j - 1] >> (i - 1) & 1:
            i -= 1
        elif j > 1 and not rows[j - 2] >> (i - 1) & 1:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]
