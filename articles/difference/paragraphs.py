"""Two bodies line by line: which paragraphs are one, which came, went or moved."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from articles.difference.formats import Block, Note, notes_of
from articles.difference.matching import spans
from articles.difference.pairing import groups
from articles.difference.runs import Run, compare

# Shorter lines, such as 「（完）」, recur without having moved.
MOVABLE = 8
CONTEXT = 1
WORTH_FOLDING = 2


@dataclass(frozen=True, slots=True)
class Row:
    """Lines of the old text and the lines of the new that stand for them.

    Lines are numbered from 1; the lines themselves are the runs joined, cut at "\\n".
    """

    kind: Literal["same", "changed", "gone", "new"]
    runs: tuple[Run, ...]
    old: range
    new: range
    moved: bool = False
    notes: tuple[Note, ...] = ()

    @property
    def quiet(self) -> bool:
        return self.kind == "same" and not self.notes

    @property
    def number(self) -> int:
        """Where a reader of the new text would look; of the old for what went."""
        return (self.new or self.old).start


@dataclass(frozen=True, slots=True)
class Stretch:
    rows: tuple[Row, ...]
    folded: bool

    @property
    def characters(self) -> int:
        return sum(len(run.text) for row in self.rows for run in row.runs)


def compare_lines(old: Sequence[str], new: Sequence[str]) -> list[Row]:
    """Equal lines first, then in each gap those alike enough to be one line changed."""
    rows: list[Row] = []
    for span in spans(old, new):
        if span.same:
            rows += [
                _row(old[i : i + 1], new[j : j + 1], i, j)
                for i, j in zip(
                    range(span.a, span.b), range(span.c, span.d), strict=True
                )
            ]
            continue
        for a, b, c, d in groups(old[span.a : span.b], new[span.c : span.d]):
            i, j = span.a + a, span.c + c
            lost, came = old[i : span.a + b], new[j : span.c + d]
            rows.append(_row(lost, came, i, j))
    return _with_moves(rows)


def _row(old: Sequence[str], new: Sequence[str], i: int, j: int) -> Row:
    before, after = "\n".join(old), "\n".join(new)
    lines = range(i + 1, i + 1 + len(old)), range(j + 1, j + 1 + len(new))
    if before == after:
        return Row("same", (Run("same", after),), *lines)
    if not new:
        return Row("gone", (Run("gone", before),), *lines)
    if not old:
        return Row("new", (Run("new", after),), *lines)
    return Row("changed", tuple(compare(before, after)), *lines)


def _with_moves(rows: Iterable[Row]) -> list[Row]:
    rows = list(rows)
    lost = Counter(row.runs[0].text for row in rows if row.kind == "gone")
    came = Counter(row.runs[0].text for row in rows if row.kind == "new")
    moved = {text for text in lost & came if len(text) >= MOVABLE}
    if not moved:
        return rows
    return [
        replace(row, moved=row.kind in ("gone", "new") and row.runs[0].text in moved)
        for row in rows
    ]


def compare_bodies(old: Sequence[Block], new: Sequence[Block]) -> list[Row]:
    """As compare_lines, with what happened to headings, bold and links in notes."""
    rows = compare_lines([block.text for block in old], [b.text for b in new])
    for at, row in enumerate(rows):
        notes = notes_of(_lines(old, row.old), _lines(new, row.new))
        if notes:
            rows[at] = replace(row, notes=notes)
    return rows


def _lines(blocks: Sequence[Block], lines: range) -> Sequence[Block]:
    return blocks[lines.start - 1 : lines.stop - 1]


def folded(rows: Sequence[Row]) -> Iterator[Stretch]:
    """What changed with a paragraph around it; the rest to be folded away."""
    near = set[int]()
    for at, row in enumerate(rows):
        if not row.quiet:
            near.update(range(at - CONTEXT, at + CONTEXT + 1))
    for far, group in groupby(enumerate(rows), key=lambda item: item[0] not in near):
        stretch = tuple(row for _at, row in group)
        yield Stretch(stretch, far and len(stretch) >= WORTH_FOLDING)
