"""Lines of a poem: short, unpunctuated, one below the other. They are never joined."""

import re
from collections.abc import Sequence

from articles.copytext.kinds import Kind, Mark
from articles.copytext.marks import NEVER_FIRST
from articles.copytext.shape import Shape

LONGEST = 16
LEAST = 4
# Text that a narrow column cuts has one of these in some line; verse may end in one.
PROSE = re.compile(r"[^\u4e00-\u9fffA-Za-z\s\u3000·《》—]|[的和与及在把被对]$")


def verse_lines(marks: Sequence[Mark], *, shape: Shape) -> frozenset[int]:
    """Indexes of lines in runs that read as verse, stanza by stanza."""
    found: set[int] = set()
    run: list[int] = []
    for index, mark in enumerate(marks):
        if not _is_line(mark, shape) or (run and mark.line.gap > 1):
            found.update(_kept(run, marks))
            run = []
        if _is_line(mark, shape):
            run.append(index)
    found.update(_kept(run, marks))
    return frozenset(found)


def _is_line(mark: Mark, shape: Shape) -> bool:
    if mark.kind is not Kind.TEXT or mark.line.size > LONGEST or mark.line.wall:
        return False
    if shape.column and mark.line.size >= 0.85 * shape.column:
        return False
    if mark.text[0] in NEVER_FIRST:
        return False
    return PROSE.search(mark.text.rstrip("，。；！？…")) is None


def _kept(run: Sequence[int], marks: Sequence[Mark]) -> Sequence[int]:
    """At least four lines, most set tight and open, apart from text on both sides."""
    if len(run) < LEAST:
        return ()
    tight = sum(1 for at in run[1:] if marks[at].line.gap == 0)
    plain = sum(1 for at in run if marks[at].open)
    below = marks[run[-1] + 1] if run[-1] + 1 < len(marks) else None
    apart = below is None or below.line.gap > 0 or below.kind is not Kind.TEXT
    if run[0] and marks[run[0]].line.gap == 0 and marks[run[0] - 1].open:
        return ()
    verse = 3 * tight >= 2 * (len(run) - 1) and 2 * plain > len(run) and apart
    return run if verse else ()
