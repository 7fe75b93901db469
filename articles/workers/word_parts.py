"""The parts of a Word file as small trees: no DTD, no depth, no Word's own ballast.

What is struck out, and what stands twice, is gone before anything else reads it.
"""

from collections import Counter
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

from articles.workers.refusal import Refusal

_OFFICE = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
SPACES = {
    f"{_OFFICE}wordprocessingml/2006/main": "w",
    f"{_STRICT}wordprocessingml/main": "w",
    f"{_OFFICE}officeDocument/2006/relationships": "r",
    f"{_STRICT}officeDocument/relationships": "r",
    f"{_OFFICE}officeDocument/2006/math": "m",
    f"{_STRICT}officeDocument/math": "m",
    f"{_OFFICE}drawingml/2006/wordprocessingDrawing": "wp",
    f"{_STRICT}drawingml/wordprocessingDrawing": "wp",
    f"{_OFFICE}drawingml/2006/main": "a",
    f"{_STRICT}drawingml/main": "a",
    f"{_OFFICE}drawingml/2006/picture": "pic",
    f"{_OFFICE}drawingml/2006/chart": "c",
    f"{_STRICT}drawingml/chart": "c",
    f"{_OFFICE}drawingml/2006/diagram": "dgm",
    f"{_STRICT}drawingml/diagram": "dgm",
    f"{_OFFICE}package/2006/relationships": "rel",
    f"{_OFFICE}markup-compatibility/2006": "mc",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
# Kept as they are. All others but the dropped ones give way to what is inside them.
_KEPT = """
w:document w:body w:p w:pPr w:pStyle w:numPr w:ilvl w:numId w:outlineLvl w:r w:rPr
w:b w:i w:vanish w:t w:tab w:br w:sym w:tbl w:tr w:trPr w:tc w:hyperlink w:fldChar
w:instrText w:footnotes w:footnote w:footnoteReference w:endnotes w:endnote
w:endnoteReference w:drawing w:pict w:object w:txbxContent wp:docPr a:blip
v:imagedata c:chart dgm:relIds mc:AlternateContent mc:Choice mc:Fallback w:styles
w:style w:name w:basedOn w:numbering w:abstractNum w:lvl w:start w:numFmt w:lvlText
w:num w:abstractNumId w:lvlOverride w:startOverride w:del rel:Relationships
rel:Relationship w:gone
"""
_DROPPED = """
w:del w:moveFrom w:sectPr w:tblPr w:tblPrEx w:tblGrid w:tcPr w:sdtPr w:rt
w:pPrChange w:rPrChange w:numberingChange w:framePr w:tabs m:rPr m:ctrlPr
w:latentStyles w:docDefaults w:tblStylePr w:ffData v:shapetype
"""
KEPT = frozenset(_KEPT.split())
DROPPED = frozenset(_DROPPED.split())
RENAMED = {
    "m:r": "w:r",
    "m:t": "w:t",
    "w:cr": "w:br",
    "w:noBreakHyphen": "w:hyphen",
}
WORDS = frozenset(("w:t", "w:instrText"))
DEEPEST = 120  # of what is kept; a table in a table in a table takes twenty
DEEPEST_RAW = 600
MOST = 400_000


class Slimmer(TreeBuilder):
    """Builds the tree of what is kept, in short names: w:p, r:embed."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: Counter[str] = Counter()
        self._names: list[str] = []  # "" stands for an element that gave way
        self._kept = 0
        self._dropped = 0
        self._wanted = False

    def doctype(self, _name: str, _public: str, _system: str) -> None:
        raise Refusal("dtd")

    def start(self, tag: Any, attributes: Any) -> Any:
        name = _short(tag)
        name = RENAMED.get(name, name)
        self.seen[name] += 1
        if len(self._names) >= DEEPEST_RAW or self._kept >= DEEPEST:
            raise Refusal("deep")
        if self.seen.total() > MOST:
            raise Refusal("huge")
        inside = self._names[-1] if self._names else ""
        mark_gone = name in ("w:del", "w:moveFrom") and inside in ("w:rPr", "w:trPr")
        if mark_gone and not self._dropped:
            name = "w:gone"
        if self._dropped or name in DROPPED:
            self._dropped += 1
            self._names.append("")
        elif name == "w:hyphen":
            self._names.append("")
            self._write_hyphen()
        elif name in KEPT:
            self._kept += 1
            self._names.append(name)
            super().start(name, _attributes(attributes))
        else:
            self._names.append("")
        self._wanted = self._names[-1] in WORDS
        return None

    def end(self, tag: Any) -> Any:
        name = self._names.pop()
        if self._dropped:
            self._dropped -= 1
        elif name:
            self._kept -= 1
            super().end(name)
        self._wanted = bool(self._names) and self._names[-1] in WORDS
        return None

    def data(self, data: Any) -> None:
        if self._wanted:
            super().data(data)

    def _write_hyphen(self) -> None:
        super().start("w:t", {})
        super().data("-")
        super().end("w:t")


def read_part(raw: bytes) -> tuple[Element, Counter[str]]:
    """The part's tree and how often each name stood in it. Raises Refusal."""
    builder = Slimmer()
    parser = XMLParser(target=builder)  # noqa: S314  (doctype() refuses every DTD)
    try:
        parser.feed(raw)
        root = parser.close()
    except (ParseError, LookupError, ValueError, AssertionError) as error:
        raise Refusal("broken") from error
    if not isinstance(root, Element):
        raise Refusal("broken")
    return root, builder.seen


def _short(tag: str) -> str:
    space, _, name = tag.rpartition("}")
    return f"{SPACES.get(space[1:], '?')}:{name}" if space else name


def _attributes(attributes: dict[str, str]) -> dict[str, str]:
    found = {_short(name): value for name, value in attributes.items()}
    return {name: value for name, value in found.items() if name[:2] != "?:"}


def inner(element: Element | None, path: str) -> Element | None:
    """The first element under this path of short names; ElementTree knows no such."""
    for name in path.split("/"):
        if element is None:
            return None
        element = next((child for child in element if child.tag == name), None)
    return element


def inners(element: Element, name: str) -> list[Element]:
    return [child for child in element if child.tag == name]


def value(element: Element | None, path: str) -> str:
    """What w:val says there; nothing if there is none."""
    found = inner(element, path)
    return (found.get("w:val") or "") if found is not None else ""
