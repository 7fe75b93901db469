"""Two later texts of a body over the one they began from: what each of them changed.

Stretches of whole paragraphs as HTML, so that what is chosen can be joined again.
"""

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from articles.difference.matching import spans
from articles.difference.pairing import groups
from articles.text import plain

Pick = Literal["theirs", "mine", "both"]
_TAG = re.compile(r"<(/?)(?:p|h2|ul|ol|li|blockquote)(?:\s[^>]*)?>")
Step = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Chunk:
    """The same stretch of all three bodies; "" where a body has nothing there."""

    base: str
    theirs: str
    mine: str
    at: range  # their paragraphs, from 1; where they have none, the one that follows

    @property
    def settled(self) -> bool:
        return self.theirs == self.mine

    @property
    def both_changed(self) -> bool:
        return not self.settled and self.base not in (self.theirs, self.mine)

    @property
    def preset(self) -> Pick:
        """The text of whoever changed it; where both did, one's own."""
        return "theirs" if self.mine == self.base else "mine"

    def picked(self, pick: Pick) -> str:
        if pick == "both":
            return self.theirs + self.mine
        return self.theirs if pick == "theirs" else self.mine


def chunks(base: str, theirs: str, mine: str) -> list[Chunk]:
    """Cleaned bodies. Joined, each side of the chunks gives its body again, without
    blank space between blocks."""
    first, left, right = pieces(base), pieces(theirs), pieces(mine)
    one, other = _steps(first, left), _steps(first, right)
    found, at = [], 0
    while one or other:
        mine_here = _inserted(other)
        theirs_here = _inserted(one)
        if not theirs_here and not mine_here:
            theirs_here, mine_here = _level(one, other)
        start, at = at, theirs_here[-1][3] if theirs_here else at
        chunk = Chunk(
            base=_stretch(first, theirs_here or mine_here, side=0),
            theirs=_stretch(left, theirs_here, side=2),
            mine=_stretch(right, mine_here, side=2),
            at=range(start + 1, at + 1),
        )
        found.append(chunk)
    return found


def pieces(body: str) -> list[str]:
    """The body's blocks: a paragraph, a subhead, a whole list or quotation each."""
    found: list[str] = []
    depth = start = 0
    for tag in _TAG.finditer(body):
        closes = bool(tag[1])
        if not depth and not closes and body[start : tag.start()].strip():
            found.append(body[start : tag.start()])
        if not depth and not closes:
            start = tag.start()
        depth = max(0, depth - 1) if closes else depth + 1
        if not depth:
            found.append(body[start : tag.end()])
            start = tag.end()
    return found + [body[start:]] * bool(body[start:].strip())


def _steps(base: Sequence[str], other: Sequence[str]) -> deque[Step]:
    """(a, b, c, d) in order: base[a:b] became other[c:d]. By words, not by dress."""
    old, new = [plain(piece) for piece in base], [plain(piece) for piece in other]
    steps: deque[Step] = deque()
    for span in spans(old, new):
        if span.same:
            ahead = span.c - span.a
            same = range(span.a, span.b)
            steps += [(i, i + 1, i + ahead, i + ahead + 1) for i in same]
            continue
        for a, b, c, d in groups(old[span.a : span.b], new[span.c : span.d]):
            steps.append((span.a + a, span.a + b, span.c + c, span.c + d))
    return steps


def _inserted(steps: deque[Step]) -> list[Step]:
    """What came in before the next of the base's paragraphs."""
    came = []
    while steps and steps[0][0] == steps[0][1]:
        came.append(steps.popleft())
    return came


def _level(left: deque[Step], right: deque[Step]) -> tuple[list[Step], list[Step]]:
    """Steps of both sides up to the next place in the base where both stop."""
    one, other = [left.popleft()], [right.popleft()]
    while one[-1][1] != other[-1][1]:
        if one[-1][1] < other[-1][1]:
            one.append(left.popleft())
        else:
            other.append(right.popleft())
    return one, other


def _stretch(pieces: Sequence[str], steps: Sequence[Step], *, side: int) -> str:
    return "".join(pieces[steps[0][side] : steps[-1][side + 1]]) if steps else ""
