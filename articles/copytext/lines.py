"""Text into numbered lines with their indent and the gap above. No meaning yet."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from articles.copytext.records import SourceLine

# Line ends that Word, PDF readers and old Macs leave behind.
BREAKS = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
INVISIBLE = re.compile(
    r"[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
CONTROLS = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]"
)
STRANGE = re.compile(r"[\ufffd\ue000-\uf8ff]")
FAR = 99


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it. `gap` counts the empty lines above, the first
    line of a page stands under FAR of them; `wall` marks a picture or a rule there.
    `above` and `below` are the marks of pictures that hang on it, `under` the empty
    lines between it and those above."""

    number: int
    text: str
    indent: float = 0
    gap: int = 0
    wall: bool = False
    size: int = 0
    above: tuple["Line", ...] = ()
    below: tuple["Line", ...] = ()
    under: int = 0

    @property
    def source(self) -> SourceLine:
        return SourceLine(self.number, self.text)


def visible(text: str) -> int:
    """How many characters a reader sees."""
    return len("".join(text.split()))


def split_lines(text: str) -> list[str]:
    return BREAKS.split(text.removeprefix("\ufeff"))


def clean(raw: str) -> str:
    """Without characters that nobody sees and no database takes."""
    return CONTROLS.sub("", INVISIBLE.sub("", raw))


def number_lines(raw_lines: Iterable[str]) -> list[Line]:
    """The lines that hold something, in order."""
    found: list[Line] = []
    gap = FAR
    for number, raw in enumerate(raw_lines, 1):
        whole = clean(raw)
        text = whole.strip()
        if not text:
            gap += 1
            continue
        lead = whole[: len(whole) - len(whole.lstrip())]
        found.append(
            Line(number, text, _indent(lead), min(gap, FAR), size=visible(text))
        )
        gap = 0
    return found


def without(lines: list[Line], *, taken: set[int], walls: set[int]) -> list[Line]:
    """The lines less the taken ones; a gap that furniture cut in two counts once."""
    kept: list[Line] = []
    gap, wall = 0, False
    for line in lines:
        gap = max(gap, line.gap)
        if line.number in taken:
            wall = wall or line.number in walls
            continue
        new_gap = gap if kept else FAR
        if wall or new_gap != line.gap:
            line = replace(line, gap=new_gap, wall=wall)
        kept.append(line)
        gap, wall = 0, False
    return kept


def _indent(lead: str) -> float:
    """Width of the leading space in em; a half-width space is half of one."""
    width = 0.0
    for char in lead:
        wide = unicodedata.east_asian_width(char) in "FW"
        width += 2 if char == "\t" else 1 if wide else 0.5
    return width
