"""Which paragraph styles are headings, in whatever language Word was bought."""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from articles.workers.word_parts import inner, inners, value

HEADING = re.compile(
    r"heading\s*[1-9]|heading|标题\s*[1-9一二三四五六]?|小标题\d?|[一二三四]级标题|副标题|subtitle"
)
TITLE = re.compile(r"title|主标题|大标题|正标题|文章标题|标题")
DEEPEST = 12


@dataclass(slots=True)
class Styles:
    """Style ids with what their names say."""

    headings: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    numbered: dict[str, Element] = field(default_factory=dict)


def read_styles(root: Element | None) -> Styles:
    styles = Styles()
    if root is None:
        return styles
    by_id = {style.get("w:styleId", ""): style for style in inners(root, "w:style")}
    for name, style in by_id.items():
        line = list(_line(style, by_id))
        names = [value(older, "w:name").strip().lower() for older in line]
        if any(TITLE.fullmatch(name) for name in names):
            styles.titles.add(name)
        elif any(HEADING.fullmatch(name) for name in names) or _outlined(line):
            styles.headings.add(name)
        for older in line:
            numbers = inner(older, "w:pPr/w:numPr")
            if numbers is not None:
                styles.numbered[name] = numbers
                break
    return styles


def _line(style: Element, by_id: dict[str, Element]) -> list[Element]:
    """The style and those it is based on."""
    line = [style]
    while len(line) < DEEPEST:
        older = by_id.get(value(line[-1], "w:basedOn"))
        if older is None or older in line:
            break
        line.append(older)
    return line


def _outlined(line: list[Element]) -> bool:
    levels = [value(style, "w:pPr/w:outlineLvl") for style in line]
    return next((level in tuple("012345") for level in levels if level), False)
