"""The line that stands in a text for a picture of the file it came from."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.copytext.captions import STARTS, split_caption
from articles.copytext.lines import Line, visible

MARK = re.compile(r"⟦图片\s?([1-9][0-9]{0,3})⟧")
BRACKETS = str.maketrans({"⟦": "[", "⟧": "]"})


def picture_mark(index: int) -> str:
    """⟦图片 1⟧ for the first: nobody types such brackets, everybody reads them."""
    return f"⟦图片 {index + 1}⟧"


def marked_picture(line: str) -> int | None:
    """The index of the picture whose mark this line is, and nothing else."""
    found = MARK.fullmatch(line.strip())
    return int(found[1]) - 1 if found else None


def without_marks(text: str) -> str:
    """Words of a file that only look like a mark of ours."""
    return text.translate(BRACKETS)


def hang(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """The lines less the marks, each mark hung on the line that it is nearer to; and
    the marks of a page that has no lines.

    What reads headlines and paragraphs sees the page as if it had no pictures.
    """
    kept: list[Line] = []
    waiting: list[Line] = []
    for line in map(_without_inline, lines):
        if not line.text:
            waiting += line.below
            continue
        if waiting:
            line = _hung(kept, waiting, line)
            waiting = []
        kept.append(line)
    if kept and waiting:
        kept[-1] = replace(kept[-1], below=(*kept[-1].below, *waiting))
        waiting = []
    return kept, waiting


def _without_inline(line: Line) -> Line:
    """A mark that somebody's editing has run into a line hangs on that line."""
    found = [mark[0] for mark in MARK.finditer(line.text)]
    if not found:
        return line
    marks = tuple(replace(line, text=mark) for mark in found)
    text = MARK.sub("", line.text).strip()
    return replace(line, text=text, size=visible(text), below=marks)


def _hung(kept: list[Line], waiting: list[Line], line: Line) -> Line:
    """The line below the marks; it takes them, unless the one above is nearer."""
    gap = max(line.gap, *(mark.gap for mark in waiting))
    captions = STARTS.match(line.text) or split_caption(line.text)
    if kept and waiting[0].gap < line.gap and not captions:
        kept[-1] = replace(kept[-1], below=(*kept[-1].below, *waiting))
        return replace(line, gap=gap)
    return replace(line, gap=gap, above=tuple(waiting), under=line.gap)
