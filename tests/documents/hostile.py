"""Files made to do harm, and files that harm has been done to. All made here.

Each by its name with the words that its sentence must hold; "" where the text is read.
"""

from tests.documents.archives import (
    OLE,
    Made,
    body_is,
    bomb,
    climbing_names,
    encrypted_member,
    lies_about_size,
    many_members,
    part_is,
    stream,
    with_external_picture,
    without,
    zip_of,
)
from tests.documents.word import (
    MAIN,
    MAIN_RELATIONS,
    ROOT,
    document,
    jpeg,
    paragraph,
    picture,
    word,
)

DTD = '<?xml version="1.0"?><!DOCTYPE w [{}]>'


def laughs() -> str:
    rows = '<!ENTITY a0 "lol">' + "".join(
        f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10)
    )
    return DTD.format(rows) + document(paragraph("&a9;").replace("&amp;", "&"))[55:]


def blow_up() -> str:
    """One long entity, many times: what limits on depth don't see."""
    rows = f'<!ENTITY a "{"长" * 50_000}">'
    return (
        DTD.format(rows) + document(paragraph("&a;" * 2000).replace("&amp;", "&"))[55:]
    )


def outside(target: str) -> str:
    rows = f'<!ENTITY x SYSTEM "{target}">'
    return DTD.format(rows) + document(paragraph("&x;").replace("&amp;", "&"))[55:]


def nested_tables(depth: int) -> str:
    return (
        "<w:tbl><w:tr><w:tc>" * depth
        + paragraph("芯")
        + "</w:tc></w:tr></w:tbl>" * depth
    )


def circular_styles() -> str:
    rows = "".join(
        f'<w:style w:styleId="s{at}"><w:basedOn w:val="s{(at + 1) % 3}"/></w:style>'
        for at in range(3)
    )
    return (
        document("")
        .replace("w:document", "w:styles")
        .replace("<w:body>", rows + "<w:body>")
    )


def pictures_without_end() -> bytes:
    body = f"<w:p>{picture('p1') * 5000}</w:p>"
    return word(
        paragraph("文"), body, rows=(("p1", "image", "media/a.jpg"),),
        files={"word/media/a.jpg": jpeg()},
    )  # fmt: skip


HOSTILE: dict[str, tuple[Made, str]] = {
    "bomb of a gigabyte": (bomb("word/document2.xml", 1 << 30), "大得不正常"),
    "bomb in the styles": (bomb("word/styles.xml", 64 << 20), "大得不正常"),
    "bomb as a picture": (bomb("word/media/a.png", 200 << 20), ""),
    "lies about its size": (lies_about_size, "坏的"),
    "zip in a zip": (zip_of("a.zip"), "压缩包"),
    "hundred thousand members": (many_members(100_000), "大得不正常"),
    "external entity": (part_is(outside("file:///etc/passwd")), "外部声明"),
    "entity of the web": (part_is(outside("http://127.0.0.1:9/x")), "外部声明"),
    "external DTD": (
        part_is('<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd"><w/>'),
        "外部声明",
    ),
    "DTD in UTF-16": (part_is(outside("file:///etc/passwd").encode("utf-16")), "外部"),
    "DTD in the relations": (
        part_is('<!DOCTYPE R [<!ENTITY a "b">]><R/>', name=ROOT),
        "外部声明",
    ),
    "DTD in the styles": (
        part_is('<!DOCTYPE R [<!ENTITY a "b">]><R/>', name="word/styles.xml"),
        "外部声明",
    ),
    "billion laughs": (part_is(laughs()), "外部声明"),
    "quadratic blow-up": (part_is(blow_up()), "外部声明"),
    "external pictures": (with_external_picture, ""),
    "names that climb": (climbing_names, ""),
    "encrypted members": (encrypted_member, "密码"),
    "encrypted by Word": (lambda: stream("EncryptedPackage"), "密码"),
    "old Word": (lambda: stream("WordDocument"), "旧版 .doc"),
    "old Excel": (lambda: stream("Workbook"), "表格"),
    "OLE of something": (lambda: OLE, "旧版 Office"),
    "rich text": (lambda: b"{\\rtf1\\ansi text}", "RTF"),
    "web page": (lambda: b"<!DOCTYPE html><html><body>x</body></html>", "网页"),
    "web archive": (lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart", "网页"),
    "Word 2003 XML": (
        lambda: b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>',
        "XML",
    ),
    "spreadsheet": (zip_of("xl/workbook.xml"), "Excel"),
    "slides": (zip_of("ppt/presentation.xml"), "PowerPoint"),
    "open document": (zip_of("content.xml"), "OpenDocument"),
    "zip of photos": (zip_of("a.jpg"), "压缩包"),
    "empty zip": (lambda: b"PK\x05\x06" + b"\0" * 18, "压缩包"),
    "a JPEG": (jpeg, "图片"),
    "rar": (lambda: b"Rar!\x1a\x07\x00" + b"\0" * 99, "压缩包"),
    "nothing": (lambda: b"", "空的"),
    "only zeros": (lambda: b"\0" * 10_000, "空的"),
    "only the magic": (lambda: b"PK\x03\x04", "坏的"),
    "magic and noise": (lambda: b"PK\x03\x04" + bytes(range(256)) * 40, "坏的"),
    "no document": (without(MAIN), "坏的"),
    "no content types": (without("[Content_Types].xml"), ""),
    "no relations": (without(ROOT, MAIN_RELATIONS), ""),
    "document of no XML": (part_is("hello"), "坏的"),
    "document of noise": (part_is(bytes(range(256))), "坏的"),
    "document of another kind": (part_is("<a><b/></a>"), "坏的"),
    "document that ends too soon": (part_is(document("")[:-20]), "坏的"),
    "unknown encoding": (
        part_is('<?xml version="1.0" encoding="klingon"?><a/>'),
        "坏的",
    ),
    "tables ten thousand deep": (body_is(nested_tables(10_000)), "套得太深"),
    "tables twenty deep": (body_is(nested_tables(20)), ""),
    "elements a hundred thousand deep": (
        body_is("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000),
        "套得太深",
    ),
    "a paragraph of three megabytes": (body_is(paragraph("长" * 1_000_000)), "太多"),
    "a paragraph as long as may be": (body_is(paragraph("长" * 590_000)), ""),
    "two hundred thousand paragraphs": (body_is(paragraph("段") * 200_000), "太大"),
    "a part of thirty megabytes": (body_is(paragraph("长" * 10_000_000)), "大得"),
    "numbers that are none": (
        body_is(
            '<w:p><w:pPr><w:numPr><w:ilvl w:val="-9999999999"/><w:numId w:val="x"/>'
            '</w:numPr></w:pPr><w:r><w:sym w:char="zz"/><w:t>文</w:t></w:r></w:p>'
        ),
        "",
    ),
    "notes that lead nowhere": (
        body_is(
            paragraph("文")
            + "<w:p><w:r><w:footnoteReference/></w:r></w:p><w:p><w:r>"
            + '<w:endnoteReference w:id="7"/></w:r></w:p>'
        ),
        "",
    ),
    "styles in a circle": (part_is(circular_styles(), name="word/styles.xml"), ""),
    "pictures without end": (pictures_without_end, "图片太多"),
}
