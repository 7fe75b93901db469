"""mammoth's HTML into blocks: a paragraph, a heading, a list item, a picture each.

Inside a block only what a story's body may hold is written; the site cleans it again.
"""

import html
from dataclasses import dataclass, field
from html.parser import HTMLParser

KINDS = {"h1": "title", "h2": "heading", "ul": "bullet", "ol": "number"}
INLINE = ("strong", "em")
BACK = "-ref-"  # mammoth's links from a note back to its place
NOTES = ("footnote-", "endnote-")
LONGEST_HEADING = 60
GAP = "\u3000"


@dataclass(slots=True)
class Block:
    """`text` is as a reader sees it; for a picture its number."""

    kind: str
    text: str = ""
    html: str = ""


@dataclass(slots=True)
class Row:
    cells: list[list[Block]] = field(default_factory=list)


class Reader(HTMLParser):
    """Collects `blocks`; what stands in a cell waits for the row to end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self._rows: list[Row] = []
        self._lists: list[str] = []
        self._kind = "text"
        self._text: list[str] = []
        self._html: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._silent = 0
        self._filled = False  # the paragraph has something in it already
        self._notes = 0
        self._note = ""  # the number before the first paragraph of a note

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in INLINE:
            self._begin(tag, f"<{tag}>")
        elif tag == "a":
            self._link(given.get("href") or "")
        elif tag == "br":
            self._break()
        elif tag == "img":
            self._picture((given.get("src") or "").removeprefix("#"))
        elif tag == "input":
            self.handle_data("☑" if "checked" in given else "☐")
        elif tag in ("ul", "ol"):
            self._lists.append(tag)
        elif tag == "li":
            self._item(given.get("id") or "")
        elif tag in ("h1", "h2", "p"):
            self._flush()
            self._filled = False
            self._kind = KINDS.get(tag, self._kind)
            note, self._note = self._note, ""
            self.handle_data(note)
        elif tag == "tr":
            self._flush()
            self._rows.append(Row())
        elif tag in ("td", "th") and self._rows:
            self._flush()
            self._rows[-1].cells.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in INLINE or tag == "a":
            self._finish(tag)
        elif tag in ("h1", "h2", "p"):
            self._flush(empty=not (self._lists or self._filled))
        elif tag == "li":
            self._flush()
        elif tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag in ("td", "th"):
            self._flush()
        elif tag == "tr" and self._rows:
            self._end_row()

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        self._text.append(data)
        self._html.append(html.escape(data, quote=False))

    def close(self) -> None:
        super().close()
        self._flush()

    def _target(self) -> list[Block]:
        cells = self._rows[-1].cells if self._rows else []
        return cells[-1] if cells else self.blocks

    def _begin(self, tag: str, opening: str) -> None:
        self._open.append((tag, opening))
        self._html.append(opening)

    def _finish(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            return
        _tag, opening = self._open.pop()
        if opening == "back":
            self._silent -= 1
        elif opening:
            self._html.append(f"</{tag}>")

    def _link(self, href: str) -> None:
        """A place inside the document is no place on the site."""
        if href.startswith("#") and BACK in href:
            self._silent += 1
            self._open.append(("a", "back"))
        elif href.startswith(("http://", "https://", "mailto:")):
            self._begin("a", f'<a href="{html.escape(href)}">')
        else:
            self._open.append(("a", ""))

    def _item(self, name: str) -> None:
        self._flush()
        self._kind = KINDS[self._lists[-1]] if self._lists else "text"
        if name.startswith(NOTES):
            self._notes += 1
            self._kind = "text"
            self._note = f"[{self._notes}] "

    def _break(self) -> None:
        """A line of its own is a paragraph here; an empty one parts two stories."""
        self._flush(empty=True)

    def _picture(self, number: str) -> None:
        kind = self._kind
        self._flush()
        self._target().append(Block("picture", number))
        self._filled = True
        self._kind = kind

    def _flush(self, *, empty: bool = False) -> None:
        """The block so far; tags that are open go on in the next."""
        marks = [(tag, opening) for tag, opening in self._open if opening[:1] == "<"]
        text = "".join(self._text).strip()
        self._filled = self._filled or bool(text)
        if text:
            closing = "".join(f"</{tag}>" for tag, _opening in reversed(marks))
            kind = self._kind
            if kind in ("title", "heading") and len(text) > LONGEST_HEADING:
                kind = "text"
            body = "".join(self._html).strip() + closing
            self._target().append(Block(kind, text, body))
        elif empty:
            self._target().append(Block("empty"))
        self._text = []
        self._html = [opening for _tag, opening in marks]
        if self._kind not in ("bullet", "number") or not self._lists:
            self._kind = "text"

    def _end_row(self) -> None:
        self._flush()
        row = self._rows.pop()
        self._target().extend(_row_blocks(row))


def _row_blocks(row: Row) -> list[Block]:
    """A row is one line, its cells apart; one that frames a layout is what it holds."""
    cells = [[block for block in cell if block.kind != "empty"] for cell in row.cells]
    cells = [cell for cell in cells if cell]
    pictured = any(block.kind == "picture" for cell in cells for block in cell)
    if len(cells) <= 1 or pictured:
        return [block for cell in cells for block in cell]
    text = GAP.join(" ".join(block.text for block in cell) for cell in cells)
    body = GAP.join(" ".join(block.html for block in cell) for cell in cells)
    return [Block("text", text, body)]
