"""PDF files written by hand: a page a list of lines, Chinese by its code points."""

import zlib
from collections.abc import Sequence

CMAP = "".join(
    f"100 beginbfrange\n{block}endbfrange\n"
    for block in (
        "".join(
            f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>\n"
            for high in range(start, min(start + 100, 256))
        )
        for start in (0, 100, 200)
    )
).replace("100 beginbfrange\n<C8", "56 beginbfrange\n<C8")
TO_UNICODE = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
    "/CMapName /X def /CMapType 2 def\n"
    f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{CMAP}"
    "endcmap end end"
)


def content(lines: Sequence[str], *, picture: bool = False) -> str:
    shown = "".join(
        f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td\n" for line in lines
    )
    drawn = "q 100 0 0 100 50 50 cm /P1 Do Q\n" if picture else ""
    return f"{drawn}BT /F1 12 Tf 50 750 Td\n{shown}ET"


def stream(text: str, *, more: str = "") -> bytes:
    packed = zlib.compress(text.encode("latin-1"))
    head = f"<< {more} /Filter /FlateDecode /Length {len(packed)} >>\nstream\n"
    return head.encode() + packed + b"\nendstream"


def pdf(*pages: Sequence[str], picture: bool = False, trailer: str = "") -> bytes:
    """`trailer` is written beside the catalogue's place."""
    font = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H"
    font += " /DescendantFonts [4 0 R] /ToUnicode 5 0 R"
    kids = " ".join(f"{7 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        f"{font} >>".encode(),
        (
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 1000"
            b" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
            b" /Supplement 0 >> >>"
        ),
        stream(TO_UNICODE),
        stream(
            "\0" * 3,
            more="/Type /XObject /Subtype /Image /Width 1 /Height 1"
            " /ColorSpace /DeviceRGB /BitsPerComponent 8",
        ),
    ]
    shown = "/XObject << /P1 6 0 R >>" if picture else ""
    for at, lines in enumerate(pages):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources"
            f" << /Font << /F1 3 0 R >> {shown} >> /Contents {8 + 2 * at} 0 R"
            " >>".encode(),
            stream(content(lines, picture=picture)),
        ]
    return written(objects, trailer=trailer)


def written(objects: Sequence[bytes], *, trailer: str = "") -> bytes:
    """The file around these objects, the first of which is its catalogue."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, made in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + made + b"\nendobj\n"
    start = len(out)
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{rows}".encode()
    out += f"trailer << /Size {size} /Root 1 0 R {trailer} >>\n".encode()
    out += f"startxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
