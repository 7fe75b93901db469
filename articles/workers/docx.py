"""A Word document into blocks and pictures: our own plain copy of it, through mammoth.

mammoth never sees the file that came in, only what word_parts and word_body left.
"""

import io
import posixpath
import sys
import zipfile
from collections import Counter
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

import mammoth

from articles.limited.frames import pack
from articles.workers.archive import Archive
from articles.workers.blocks import Reader
from articles.workers.refusal import Refusal
from articles.workers.word_body import HEADING, TITLE, Body
from articles.workers.word_numbers import read_numbers
from articles.workers.word_parts import SPACES, inners, read_part
from articles.workers.word_styles import read_styles

MAIN = "officeDocument"
PICTURE = 40 << 20
PICTURES = 48 << 20
MOST_PICTURES = 200
LONGEST = 600_000  # characters; a book, and far more than a paper prints in a day
STYLE_MAP = f"p.{TITLE} => h1:fresh\np.{HEADING} => h2:fresh"
OTHERS = {
    "xl/workbook.xml": "excel",
    "ppt/presentation.xml": "powerpoint",
    "content.xml": "opendocument",
}
NAMESPACES = {f"xmlns:{short}": space for space, short in reversed(SPACES.items())}
OURS = NAMESPACES["xmlns:r"]
PACKAGE = NAMESPACES["xmlns:rel"]
NUMBERING = f"""<w:numbering xmlns:w="{NAMESPACES["xmlns:w"]}">
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0">
<w:numFmt w:val="decimal"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>"""


def read(raw: bytes) -> list[bytes]:
    """The worker: words {refused} or {blocks, pictures, doubts}, and the pictures."""
    sys.setrecursionlimit(20_000)
    try:
        archive = Archive(raw)
        document = Document(archive)
        blocks = document.blocks()
        files = document.files()
    except Refusal as refusal:
        return pack({"refused": refusal.reason})
    words = {
        "blocks": blocks,
        "pictures": document.shown,
        "doubts": dict(document.doubts),
    }
    return pack(words, files)


class Document:
    """The parts of one archive that a story is made of."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.doubts: Counter[str] = Counter()
        self.paths: list[str] = []  # of embedded pictures, by the number in our copy
        self.shown: list[list[str]] = []  # name and description, in printed order
        self.order: list[int] = []
        self.main = self._main()
        self.parts = self._related(self.main)
        self.styles = read_styles(self._tree("styles"))
        self.numbers = read_numbers(self._tree("numbering"))
        self.notes = self._notes("footnote") | self._notes("endnote")

    def blocks(self) -> list[list[str]]:
        converted = mammoth.convert_to_html(
            io.BytesIO(self._copy()),
            style_map=STYLE_MAP,
            include_embedded_style_map=False,
            ignore_empty_paragraphs=False,
            external_file_access=False,
            convert_image=mammoth.images.img_element(self._image),
        )
        reader = Reader()
        reader.feed(converted.value)
        reader.close()
        if sum(len(block.text) for block in reader.blocks) > LONGEST:
            raise Refusal("long")
        return [[block.kind, block.text, block.html] for block in reader.blocks]

    def files(self) -> list[bytes]:
        """The pictures in printed order; of one too large there is only its place."""
        found: list[bytes] = []
        left = PICTURES
        for number in self.order:
            path = self.paths[number]
            if self.archive.size(path) > min(left, PICTURE):
                self.doubts["large"] += 1
                found.append(b"")
                continue
            found.append(self.archive.read(path, most=PICTURE))
            left -= len(found[-1])
        return found

    def _image(self, image: Any) -> dict[str, str]:
        with image.open() as file:
            number = int(file.read())
        if len(self.order) >= MOST_PICTURES:
            raise Refusal("pictures")
        self.order.append(number)
        name = posixpath.basename(self.paths[number])
        self.shown.append([name, image.alt_text or ""])
        return {"src": f"#{len(self.order) - 1}"}

    def _main(self) -> str:
        for name in self._related("").get(MAIN, ["word/document.xml"]):
            if name in self.archive:
                return name
        for name, kind in OTHERS.items():
            if name in self.archive:
                raise Refusal(kind)
        raise Refusal("zip" if "[Content_Types].xml" not in self.archive else "broken")

    def _related(self, part: str) -> dict[str, list[str]]:
        """Names of parts by the kind of their relation to this one."""
        found: dict[str, list[str]] = {}
        for relation in self._relations(part):
            if relation.get("TargetMode") != "External":
                kind = (relation.get("Type") or "").rpartition("/")[2]
                found.setdefault(kind, []).append(_path(part, relation))
        return found

    def _relations(self, part: str) -> list[Element]:
        folder, name = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{name}.rels")
        if path not in self.archive:
            return []
        root, _seen = read_part(self.archive.read(path))
        return inners(root, "rel:Relationship")

    def _part(self, kind: str) -> str | None:
        names = [*self.parts.get(kind, []), posixpath.join("word", f"{kind}.xml")]
        return next((name for name in names if name in self.archive), None)

    def _tree(self, kind: str) -> Element | None:
        name = self._part(kind)
        return read_part(self.archive.read(name))[0] if name else None

    def _notes(self, kind: str) -> set[tuple[str, str | None]]:
        """Those that have a text; the lines that Word draws between are notes too."""
        root = self._tree(f"{kind}s")
        found = inners(root, f"w:{kind}") if root is not None else []
        usual = [note for note in found if note.get("w:type") in (None, "normal")]
        return {(kind, note.get("w:id")) for note in usual}

    def _copy(self) -> bytes:
        """The document as mammoth gets it: our own zip, styles and numbers."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as copy:
            copy.writestr("word/numbering.xml", NUMBERING)
            self._write_part(copy, "word/document.xml", self.main)
            for kind in ("footnotes", "endnotes"):
                name = self._part(kind)
                if name:
                    self._write_part(copy, f"word/{kind}.xml", name)
            for number in range(len(self.paths)):
                copy.writestr(f"word/media/{number}.png", str(number))
        return out.getvalue()

    def _write_part(self, copy: zipfile.ZipFile, name: str, source: str) -> None:
        root, seen = read_part(self.archive.read(source))
        self.doubts["comments"] += seen["w:commentReference"]
        self.doubts["changes"] += sum(
            seen[mark] for mark in ("w:ins", "w:del", "w:moveTo", "w:moveFrom")
        )
        relations = Element("Relationships", xmlns=PACKAGE)
        body = Body(self.styles, self.numbers, notes=self.notes)
        for relation in self._relations(source):
            self._relate(relation, source, body, relations)
        body.rewrite(root)
        self.doubts += body.doubts
        root.attrib.update(NAMESPACES)
        copy.writestr(name, tostring(root, encoding="utf-8"))
        folder, file = posixpath.split(name)
        copy.writestr(f"{folder}/_rels/{file}.rels", tostring(relations))

    def _relate(
        self, relation: Element, source: str, body: Body, relations: Element
    ) -> None:
        """Embedded pictures become numbers, links stay words, all else goes."""
        name = relation.get("Id") or ""
        kind = (relation.get("Type") or "").rpartition("/")[2]
        target = relation.get("Target") or ""
        if relation.get("TargetMode") == "External":
            if kind != "hyperlink":
                return
            body.links.add(name)
        elif kind == "image" and _path(source, relation) in self.archive:
            body.embedded.add(name)
            target = f"media/{len(self.paths)}.png"
            self.paths.append(_path(source, relation))
        else:
            return
        given = {"Id": name, "Type": f"{OURS}/{kind}", "Target": target}
        SubElement(relations, "Relationship", given)


def _path(part: str, relation: Element) -> str:
    """Only ever a name to look up in the archive."""
    target = relation.get("Target") or ""
    joined = posixpath.join("/", posixpath.dirname(part), target)
    return posixpath.normpath(joined).lstrip("/")
