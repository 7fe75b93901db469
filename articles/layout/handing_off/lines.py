"""Signed copy as lines for the layout room, each under the trade's name for it.

Both files of a story are made of these: the plain text and the document with styles.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from html.parser import HTMLParser
from itertools import groupby

from articles.models.content import Content, printed_role
from articles.text import LINE_BREAK, strip_controls
from articles.vocabulary import SourceKind

WIDE_SPACE = "\u3000"


class Style(Enum):
    """The value is the style's name in the document, for the layout program to map."""

    LABEL = "栏头标签"
    KICKER = "引题"
    HEADLINE = "主题"
    DECK = "副题"
    BYLINE = "署名"
    SUMMARY = "提要"
    BODY = "正文段"
    ITEM = "条目"
    SUBHEAD = "小标题"
    QUOTE = "引文"
    CAPTION = "图片说明"
    SOURCE = "来源"


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    style: Style
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def lines_of(content: Content, captions: Sequence[str]) -> list[Line]:
    """Everything that a signature signed and paper prints, in reading order."""
    found = [_line(Style.LABEL, f"【{label}】") for label in content["labels"]]
    for style in (Style.KICKER, Style.HEADLINE, Style.DECK):
        found.append(_line(style, content[style.name.lower()]))
    found.append(_line(Style.BYLINE, byline(content["bylines"])))
    found.append(_line(Style.SUMMARY, content["summary"]))
    found += body_lines(content["body"], dateline=content["dateline"])
    found += [_line(Style.CAPTION, caption) for caption in captions]
    found.append(_line(Style.SOURCE, _source(content["source"])))
    return [line for line in found if line.text.strip()]


def byline(entries: Sequence[Mapping[str, str]]) -> str:
    """记者 江晚舟　通讯员 欧阳澍: neighbours of one role share its word."""
    groups = groupby(entries, key=printed_role)
    return WIDE_SPACE.join(
        " ".join(word for word in (role, *map(_named, members)) if word)
        for role, members in groups
    )


def body_lines(body: str, *, dateline: str) -> list[Line]:
    """The dateline runs into the first paragraph, as it is printed."""
    reader = _BodyReader()
    reader.feed(body)
    reader.close()
    lines = reader.lines()
    if not dateline:
        return lines
    first = next((i for i, line in enumerate(lines) if line.style is Style.BODY), None)
    if first is None:
        return [_line(Style.BODY, dateline), *lines]
    run = Run(f"{strip_controls(dateline)}{WIDE_SPACE}")
    lines[first] = Line(Style.BODY, (run, *lines[first].runs))
    return lines


def _line(style: Style, text: str) -> Line:
    return Line(style, (Run(strip_controls(text)),))


def _named(entry: Mapping[str, str]) -> str:
    return f"{entry['organisation']} {entry['name']}".strip()


def _source(source: Mapping[str, str]) -> str:
    if source["kind"] not in (SourceKind.AGENCY, SourceKind.REPRINT):
        return ""
    parts = [f"来源：{source['name']}"]
    if source["title"]:
        parts.append(f"原标题：{source['title']}")
    if source["author"]:
        parts.append(f"原作者：{source['author']}")
    return WIDE_SPACE.join(parts)


class _BodyReader(HTMLParser):
    """Reads the few elements of the allow-list; any other is only its text."""

    BLOCKS = frozenset({"p", "h2", "ul", "ol", "li", "blockquote"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[Style, list[Run]]] = []
        self.open: list[str] = []
        self.counts: list[int] = []  # of the lists that are open, 0 for one of dots
        self.runs: list[Run] = []
        self.mark = ""

    def lines(self) -> list[Line]:
        self._flush()
        return [Line(style, tuple(runs)) for style, runs in self.found]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self._add("\n")
            return
        if tag in self.BLOCKS:
            self._flush()
        if tag in ("ul", "ol"):
            self.counts.append(int(tag == "ol"))
        elif tag == "li" and self.counts:
            number = self.counts[-1]
            self.mark = f"{number}. " if number else "· "
            self.counts[-1] += int(number > 0)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.open:
            return
        if tag in self.BLOCKS:
            self._flush()
        if tag in ("ul", "ol"):
            self.counts.pop()
        while self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self._add(LINE_BREAK.sub("", strip_controls(data)).replace("\n", " "))

    def _add(self, text: str) -> None:
        if text:
            self.runs.append(Run(text, "strong" in self.open, "em" in self.open))

    def _flush(self) -> None:
        if not any(run.text.strip() for run in self.runs):
            self.runs = []
            return
        runs = _trimmed(self.runs)
        if self.mark:
            runs = [Run(self.mark), *runs]
        self.found.append((self._style(), runs))
        self.runs, self.mark = [], ""

    def _style(self) -> Style:
        if "h2" in self.open:
            return Style.SUBHEAD
        if self.counts:
            return Style.ITEM
        return Style.QUOTE if "blockquote" in self.open else Style.BODY


def _trimmed(runs: Sequence[Run]) -> list[Run]:
    """Without the spaces at both ends: indenting is the layout program's."""
    texts = [run.text for run in runs]
    for index in range(len(texts)):
        texts[index] = texts[index].lstrip()
        if texts[index]:
            break
    for index in reversed(range(len(texts))):
        texts[index] = texts[index].rstrip()
        if texts[index]:
            break
    pairs = zip(runs, texts, strict=True)
    return [Run(text, run.bold, run.italic) for run, text in pairs if text]
