"""Word files written by hand, part by part, so that any part can be wrong."""

import io
import zipfile
from collections.abc import Mapping
from html import escape

from PIL import Image

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)
TYPES = f"""<Types xmlns="{PACKAGE}/content-types">
<Default Extension="xml" ContentType="application/xml"/></Types>"""
ROOT = "_rels/.rels"
MAIN = "word/document.xml"
MAIN_RELATIONS = "word/_rels/document.xml.rels"


def relations(*rows: tuple[str, str, str], external: tuple[str, ...] = ()) -> str:
    """Rows of id, kind, target."""
    written = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{escape(target)}"'
        + (' TargetMode="External"' if name in external else "")
        + "/>"
        for name, kind, target in rows
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{written}</Relationships>'


def part(inside: str, *, root: str = "document") -> str:
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f"{head}<w:{root} {SPACES}>{inside}</w:{root}>"


def document(body: str) -> str:
    return part(f"<w:body>{body}<w:sectPr/></w:body>")


def run(text: str, *, bold: bool = False, more: str = "") -> str:
    properties = f"<w:rPr>{'<w:b/>' if bold else ''}{more}</w:rPr>"
    words = f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>'
    return f"<w:r>{properties}{words}</w:r>"


def paragraph(text: str = "", *, style: str = "", inside: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{run(text) if text else ''}{inside}</w:p>"


def listed(text: str, number: int, *, depth: int = 0) -> str:
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/>'
        f"</w:numPr></w:pPr>{run(text)}</w:p>"
    )


def table(*rows: tuple[str, ...]) -> str:
    """Rows of cells that hold XML."""
    cells = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def picture(name: str, *, alt: str = "", link: bool = False) -> str:
    blip = f'<a:blip r:{"link" if link else "embed"}="{name}"/>'
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="{escape(alt)}"/>'
        f"<a:graphic><a:graphicData><pic:pic><pic:blipFill>{blip}</pic:blipFill>"
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def box(*paragraphs: str) -> str:
    """A text box as Word 2010 and later writes it, without the older form."""
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        "<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>"
        f"{''.join(paragraphs)}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData>"
        "</a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )


def style(name: str, printed: str, *, based: str = "", more: str = "") -> str:
    older = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{printed}"/>'
        f"{older}<w:pPr>{more}</w:pPr></w:style>"
    )


def numbering(*levels: tuple[str, str]) -> str:
    """One list a level: numId 1 is the first."""
    written = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl></w:abstractNum>'
        for at, (form, text) in enumerate(levels, 1)
    )
    lists = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>'
        for at in range(1, len(levels) + 1)
    )
    return part(written + lists, root="numbering")


def zipped(parts: Mapping[str, str | bytes], *, packed: bool = True) -> bytes:
    out = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def parts_of(
    body: str,
    *,
    files: Mapping[str, str | bytes] | None = None,
    rows: tuple[tuple[str, str, str], ...] = (),
    external: tuple[str, ...] = (),
) -> dict[str, str | bytes]:
    return {
        "[Content_Types].xml": TYPES,
        ROOT: relations(("rId1", "officeDocument", MAIN)),
        MAIN: document(body),
        MAIN_RELATIONS: relations(*rows, external=external),
        **(files or {}),
    }


def word(
    *body: str,
    files: Mapping[str, str | bytes] | None = None,
    rows: tuple[tuple[str, str, str], ...] = (),
    external: tuple[str, ...] = (),
) -> bytes:
    made = parts_of("".join(body), files=files, rows=rows, external=external)
    return zipped(made)


def jpeg(colour: str = "red", size: tuple[int, int] = (60, 40)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()
