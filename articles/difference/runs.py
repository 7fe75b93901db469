"""Two stretches of text as runs that can be marked: same, gone, new."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from articles.difference.matching import spans

# Sentences first: only inside a changed one do single characters say anything.
PIECE = re.compile(r"[^。！？；\n]*[。！？；\n]+[”’）》】』」]*|[^。！？；\n]+")
# A changed digit changes the number, so numbers and Latin words are never cut.
TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[A-Za-z]+|.", re.DOTALL)
# Below it, scattered single characters are worse to read than two blocks.
ALIKE = 0.4
ISLAND = 2
HIDDEN = re.compile(r"[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Run:
    kind: Literal["same", "gone", "new"]
    text: str

    @property
    def visible(self) -> str:
        """The text with what no eye could see named, where it came or went."""
        if self.kind == "same":
            return self.text
        named = HIDDEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", self.text)
        return named.replace("\n", "¶\n")


@dataclass(slots=True)
class _Piece:
    """Either text in common, or what went and what came in its place."""

    same: str = ""
    gone: str = ""
    new: str = ""

    @property
    def changed(self) -> int:
        return max(len(self.gone), len(self.new))


def compare(before: str, after: str) -> list[Run]:
    """How `after` differs from `before`; the texts are the joined runs."""
    old, new = PIECE.findall(before), PIECE.findall(after)
    pieces: list[_Piece] = []
    for span in spans(old, new):
        gone = "".join(old[span.a : span.b])
        came = "".join(new[span.c : span.d])
        if span.same:
            pieces.append(_Piece(same=gone))
        else:
            pieces.extend(_fine(gone, came))
    return _runs(pieces)


def _fine(gone: str, came: str) -> list[_Piece]:
    whole = [_Piece(gone=gone, new=came)]
    if not gone or not came:
        return whole
    old, new = TOKEN.findall(gone), TOKEN.findall(came)
    pieces: list[_Piece] = []
    for span in spans(old, new):
        text = "".join(old[span.a : span.b])
        if span.same:
            pieces.append(_Piece(same=text))
        else:
            pieces.append(_Piece(gone=text, new="".join(new[span.c : span.d])))
    kept = sum(len(piece.same) for piece in pieces)
    if 2 * kept < ALIKE * (len(gone) + len(came)):
        return whole
    return _without_islands(pieces)


def _without_islands(pieces: Iterable[_Piece]) -> list[_Piece]:
    """A character or two that two longer changes happen to share is no common text."""
    settled: list[_Piece] = []
    for piece in pieces:
        settled.append(piece)
        while len(settled) > 2 and _is_island(*settled[-3:]):
            before, island, after = settled[-3:]
            gone = before.gone + island.same + after.gone
            new = before.new + island.same + after.new
            settled[-3:] = [_Piece(gone=gone, new=new)]
    return settled


def _is_island(before: _Piece, island: _Piece, after: _Piece) -> bool:
    size = len(island.same)
    if not 0 < size <= ISLAND or before.same or after.same:
        return False
    return size <= before.changed and size <= after.changed


def _runs(pieces: Iterable[_Piece]) -> list[Run]:
    """Neighbours of one kind as one run; in a change, what went comes first."""
    runs: list[Run] = []
    for _same, group in groupby(pieces, key=lambda piece: bool(piece.same)):
        together = list(group)
        same = Run("same", "".join(piece.same for piece in together))
        gone = Run("gone", "".join(piece.gone for piece in together))
        new = Run("new", "".join(piece.new for piece in together))
        runs += [run for run in (same, gone, new) if run.text]
    return runs
