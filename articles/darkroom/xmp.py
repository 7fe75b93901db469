"""The XMP packet of a picture: a small XML document of properties."""

import json
from collections.abc import Iterator
from xml.etree import ElementTree

LARGEST = 512 * 1024
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
FIELDS = {
    "{http://purl.org/dc/elements/1.1/}description": "caption",
    "{http://purl.org/dc/elements/1.1/}creator": "byline",
    "{http://ns.adobe.com/photoshop/1.0/}City": "city",
    "{http://ns.adobe.com/photoshop/1.0/}Credit": "agency",
    "{http://ns.adobe.com/photoshop/1.0/}Source": "agency",
    "{http://ns.adobe.com/photoshop/1.0/}DateCreated": "taken",
    "{http://ns.adobe.com/exif/1.0/}DateTimeOriginal": "taken",
    "{http://iptc.org/std/Iptc4xmpExt/2008-02-29/}DigitalSourceType": "kind",
}
# The mark that Chinese rules ask of machine-made content, whatever its prefix.
MADE_BY_MACHINE = "AIGC"


def xmp_words(raw: bytes) -> dict[str, str]:
    if not raw or len(raw) > LARGEST or b"<!DOCTYPE" in raw or b"<!ENTITY" in raw:
        return {}
    # No entities are left to expand, and the child has its limits.
    root = ElementTree.fromstring(raw.strip(b"\0 \r\n\t"))  # noqa: S314
    words: dict[str, str] = {}
    for name, text in _properties(root):
        field = FIELDS.get(name)
        if field and text.strip() and field not in words:
            words[field] = text.strip()
        if name.rpartition("}")[2] == MADE_BY_MACHINE and _labelled(text):
            words["ai"] = "1"
    kind = words.pop("kind", "").lower()
    if "algorithmicmedia" in kind:
        words["ai"] = "1"
    return words


def _properties(root: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """Properties are written as attributes or as elements, values plain or in lists."""
    for block in root.iter(f"{RDF}Description"):
        yield from block.attrib.items()
        for part in block:
            yield part.tag, _value(part)


def _value(part: ElementTree.Element) -> str:
    items = [item.text for item in part.iter(f"{RDF}li") if item.text]
    if part.find(f"{RDF}Alt") is not None:
        items = items[:1]  # the same words in several languages
    return "、".join(items) or part.text or part.attrib.get(f"{RDF}resource", "")


def _labelled(text: str) -> bool:
    """Label 1 is made, 2 perhaps made, 3 suspected; a mark nobody can read counts."""
    try:
        label = json.loads(text).get("Label")
    except (ValueError, AttributeError):
        return True
    return str(label) in ("1", "2", "3")
