"""A story's lines as a Word document, its styles named as the layout program maps them.

The same lines always give the same bytes: whoever compares two hand-offs need not
open them.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from articles.layout.handing_off.lines import Line, Style

SONG, HEI, KAI = "宋体", "黑体", "楷体"
NEVER = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say


@dataclass(frozen=True, slots=True)
class Look:
    font: str
    size: float
    centred: bool = False
    after: float = 0


LOOKS = {
    Style.LABEL: Look(HEI, 10.5),
    Style.KICKER: Look(KAI, 14, centred=True),
    Style.HEADLINE: Look(HEI, 22, centred=True, after=4),
    Style.DECK: Look(KAI, 14, centred=True, after=4),
    Style.BYLINE: Look(KAI, 10.5, centred=True, after=6),
    Style.SUMMARY: Look(KAI, 10.5, after=6),
    Style.BODY: Look(SONG, 10.5),
    Style.ITEM: Look(SONG, 10.5),
    Style.SUBHEAD: Look(HEI, 10.5),
    Style.QUOTE: Look(KAI, 10.5),
    Style.CAPTION: Look(KAI, 9),
    Style.SOURCE: Look(SONG, 9),
}


def document_of(lines: Sequence[Line], *, title: str, at: dt.datetime) -> bytes:
    """`at` is when the text was signed; the document says it was made then."""
    document: Any = Document()
    _set_up(document, title=title, at=at)
    for line in lines:
        paragraph = document.add_paragraph(style=line.style.value)
        for run in line.runs:
            added = paragraph.add_run(run.text)
            # None leaves it to the style: a bold word in a headline stays as it is.
            added.bold, added.italic = run.bold or None, run.italic or None
    out = io.BytesIO()
    document.save(out)
    return _without_clock(out.getvalue())


def _set_up(document: Any, *, title: str, at: dt.datetime) -> None:
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    facts = document.core_properties
    facts.author = facts.last_modified_by = facts.comments = facts.keywords = ""
    facts.title, facts.revision = title[:255], 1
    facts.created = facts.modified = at.astimezone(dt.UTC).replace(tzinfo=None)
    for style, look in LOOKS.items():
        row = document.styles.add_style(style.value, WD_STYLE_TYPE.PARAGRAPH)
        row.base_style = document.styles["Normal"]
        row.font.name, row.font.size = look.font, Pt(look.size)
        row.element.rPr.rFonts.set(qn("w:eastAsia"), look.font)
        row.paragraph_format.space_after = Pt(look.after)
        if look.centred:
            row.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _without_clock(packed: bytes) -> bytes:
    """The library stamps each part with the time of day."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(packed)) as parts,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as again,
    ):
        for name in parts.namelist():
            part = zipfile.ZipInfo(name, NEVER)
            again.writestr(part, parts.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
