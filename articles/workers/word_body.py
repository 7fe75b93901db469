"""A part's tree made plain for mammoth: headings, pictures and boxes in one form.

Word has five ways to put a picture on a page and three for a box of text; behind this
file there is one of each.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from xml.etree.ElementTree import Element, SubElement

from articles.workers.word_numbers import Label, Numbers
from articles.workers.word_parts import inner, inners
from articles.workers.word_styles import Styles

HEADING, TITLE = "NewsHeading", "NewsTitle"
HEX = re.compile(r"[0-9A-Fa-f]{1,4}")
OFF = ("0", "false", "off", "none")
OBJECTS = ("w:drawing", "w:pict", "w:object", "mc:AlternateContent")


@dataclass(slots=True)
class Body:
    """Rewrites trees in place and remembers what a person should know of it."""

    styles: Styles
    numbers: Numbers
    embedded: set[str] = field(default_factory=set)
    links: set[str] = field(default_factory=set)
    notes: set[tuple[str, str | None]] = field(default_factory=set)
    doubts: Counter[str] = field(default_factory=Counter)
    labels: dict[Element, Label] = field(default_factory=dict)

    def rewrite(self, element: Element) -> None:
        children: list[Element] = []
        for child in element:
            if child.tag in OBJECTS:
                children += self._objects(child)
            elif not self._is_gone(child):
                self.rewrite(child)
                children.append(child)
        element[:] = _kept_marks(children)
        if element.tag == "w:hyperlink" and element.get("r:id") not in self.links:
            element.attrib.pop("r:id", None)
        if element.tag == "w:p":
            self._name_paragraph(element)
        self._write_labels(element)

    def _is_gone(self, element: Element) -> bool:
        """Struck out rows, runs that Word hides, and what leads nowhere."""
        if element.tag == "w:tr":
            return inner(element, "w:trPr/w:gone") is not None
        if element.tag == "w:sym":
            return not HEX.fullmatch(element.get("w:char") or "")
        if element.tag in ("w:footnoteReference", "w:endnoteReference"):
            return (element.tag[2:-9], element.get("w:id")) not in self.notes
        hidden = inner(element, "w:rPr/w:vanish") if element.tag == "w:r" else None
        return hidden is not None and hidden.get("w:val") not in OFF

    def _name_paragraph(self, paragraph: Element) -> None:
        """Styles by our names; a level of the outline alone makes a heading too."""
        properties = inner(paragraph, "w:pPr")
        if properties is None:
            return
        style = inner(properties, "w:pStyle")
        told = style.get("w:val", "") if style is not None else ""
        level = inner(properties, "w:outlineLvl")
        outlined = level is not None and level.get("w:val") in tuple("012345")
        name = ""
        if told in self.styles.titles:
            name = TITLE
        elif told in self.styles.headings or outlined:
            name = HEADING
        listed = inner(properties, "w:numPr")
        if listed is None:
            listed = self.styles.numbered.get(told)
        label = self.numbers.label(listed) if listed is not None else None
        if label is not None:
            bare = replace(label, bullet=False, count=None) if name else label
            self.labels[paragraph] = bare
        properties[:] = [child for child in properties if child.tag == "w:rPr"]
        if name:
            SubElement(properties, "w:pStyle", {"w:val": name})

    def _write_labels(self, parent: Element) -> None:
        """1. 2. 3. in a row is a list; any other number is part of the text."""
        row: list[tuple[Element, Label]] = []
        for child in (*parent, None):
            label = self.labels.pop(child, None) if child is not None else None
            if row and (label is None or not _follows(row[-1][1], label)):
                _number(row)
                row = []
            if child is not None and label is not None:
                row.append((child, label))

    def _objects(self, element: Element) -> list[Element]:
        """The pictures of a drawing, then its boxes of text."""
        chosen = _chosen(element)
        if not _parts(chosen):
            return self._words(element)
        pictures: list[Element] = []
        boxes: list[Element] = []
        alt = ""
        for part in _parts(chosen):
            if part.tag == "wp:docPr":
                alt = part.get("descr") or part.get("title") or ""
            elif part.tag == "w:txbxContent":
                self.rewrite(part)
                boxes.append(_box(part))
            elif part.tag in ("c:chart", "dgm:relIds"):
                self.doubts["chart"] += 1
            else:
                title = part.get("o:title") or ""
                pictures += self._picture(part, alt=alt or title)
        return pictures + boxes

    def _words(self, element: Element) -> list[Element]:
        """Two forms of plain text, such as an odd character: the one for everybody."""
        form = inner(element, "mc:Fallback")
        if element.tag != "mc:AlternateContent" or form is None:
            return []
        self.rewrite(form)
        return list(form)

    def _picture(self, blip: Element, *, alt: str) -> list[Element]:
        name = blip.get("r:embed") or blip.get("r:id") or ""
        if name in self.embedded:
            return [_drawing(name, alt)]
        self.doubts["linked" if blip.get("r:link") else "missing"] += 1
        return []


def _chosen(element: Element) -> list[Element]:
    """Of two forms of one thing the newer, unless only the older holds something."""
    if element.tag != "mc:AlternateContent":
        return [element]
    forms = [*inners(element, "mc:Choice"), *inners(element, "mc:Fallback")]
    return next(([form] for form in forms if _parts([form])), [])


def _parts(elements: Iterable[Element]) -> list[Element]:
    """What counts in a drawing, in order; a box of text is one part."""
    found: list[Element] = []
    for element in elements:
        for child in element:
            if child.tag == "mc:AlternateContent":
                found += _parts(_chosen(child))
            elif child.tag in ("w:drawing", "w:pict", "w:object"):
                found += _parts([child])
            elif child.tag != "w:p":
                found.append(child)
    return found


def _drawing(name: str, alt: str) -> Element:
    """A picture in the one form that mammoth reads for certain."""
    drawing = Element("w:drawing")
    inline = SubElement(drawing, "wp:inline")
    SubElement(inline, "wp:docPr", {"descr": alt})
    data = SubElement(SubElement(inline, "a:graphic"), "a:graphicData")
    fill = SubElement(SubElement(data, "pic:pic"), "pic:blipFill")
    SubElement(fill, "a:blip", {"r:embed": name})
    return drawing


def _box(content: Element) -> Element:
    """Stands behind its paragraph, as mammoth puts what a w:pict holds."""
    box = Element("w:pict")
    SubElement(SubElement(box, "v:shape"), "v:textbox").append(content)
    return box


def _kept_marks(children: list[Element]) -> list[Element]:
    """A struck out end of a paragraph joins it with the next, if there is one."""
    for at, child in enumerate(children):
        mark = inner(child, "w:pPr/w:rPr") if child.tag == "w:p" else None
        gone = inner(mark, "w:gone") if mark is not None else None
        if mark is None or gone is None:
            continue
        mark.remove(gone)
        if at + 1 < len(children) and children[at + 1].tag == "w:p":
            SubElement(mark, "w:del")
    return children


def _follows(before: Label, label: Label) -> bool:
    if before.bullet or before.count is None or label.count is None:
        return False
    return before.of == label.of and label.count == before.count + 1


def _number(row: list[tuple[Element, Label]]) -> None:
    first = row[0][1]
    listed = len(row) > 1 and first.count == 1
    for paragraph, label in row:
        if label.bullet or listed:
            _list(paragraph, "1" if label.bullet else "2")
        elif label.printed:
            run = Element("w:r")
            SubElement(run, "w:t").text = f"{label.printed} "
            paragraph.insert(1, run)  # behind its properties


def _list(paragraph: Element, number: str) -> None:
    """Into one of the two lists of our own numbering part."""
    properties = inner(paragraph, "w:pPr")
    if properties is None:
        return
    listed = SubElement(properties, "w:numPr")
    SubElement(listed, "w:ilvl", {"w:val": "0"})
    SubElement(listed, "w:numId", {"w:val": number})
