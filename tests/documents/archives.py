"""Archives made to do harm: bombs, lies, crowds and names that climb."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.documents.word import (
    MAIN,
    MAIN_RELATIONS,
    document,
    paragraph,
    parts_of,
    picture,
    relations,
    word,
    zipped,
)

Made = Callable[[], bytes]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504


def part_is(content: str | bytes, *, name: str = MAIN) -> Made:
    return lambda: zipped({**parts_of(paragraph("文")), name: content})


def body_is(body: str) -> Made:
    """Not packed, so that no bomb is smelled where only the size is wrong."""
    return lambda: zipped(parts_of(body), packed=False)


def zeros(size: int) -> bytes:
    """A deflated stream of zeros, made piece by piece."""
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = b"\0" * (1 << 20)
    squeezed = b"".join(squeezer.compress(piece) for _at in range(size >> 20))
    return squeezed + squeezer.flush()


def bomb(name: str, size: int) -> Made:
    """One member of that many zeros beside a good document."""

    def make() -> bytes:
        out = io.BytesIO(zipped(parts_of(paragraph("文"))))
        packed = zeros(size)
        with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, b"")
        raw = bytearray(out.getvalue())
        return _swollen(raw, name.encode(), packed, size)

    return make


def _swollen(raw: bytearray, name: bytes, packed: bytes, size: int) -> bytes:
    """The empty member `name` (the last one) given that stream in its place."""
    checksum = 0  # never reached: nobody may read so far
    sizes = struct.pack("<III", checksum, len(packed), size)
    local = raw.rindex(b"PK\x03\x04")
    raw[local + 14 : local + 26] = sizes
    start = local + 30 + len(name)
    end = raw.index(b"PK\x01\x02", start)
    raw[start:end] = packed
    central = raw.rindex(b"PK\x01\x02")
    raw[central + 16 : central + 28] = sizes
    tail = raw.rindex(b"PK\x05\x06")
    first = raw.index(b"PK\x01\x02", start + len(packed))
    raw[tail + 16 : tail + 20] = struct.pack("<I", first)
    return bytes(raw)


def many_members(count: int) -> Made:
    def make() -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, content in parts_of(paragraph("文")).items():
                archive.writestr(name, content)
            for number in range(count):
                archive.writestr(f"word/m{number}", b"")
        return out.getvalue()

    return make


def lies_about_size() -> bytes:
    """Says ten bytes, holds fifty million."""
    raw = bytearray(bomb("word/styles.xml", 48 << 20)())
    for magic, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = raw.rindex(magic)
        raw[start + at : start + at + 4] = struct.pack("<I", 10)
    return bytes(raw)


def with_external_picture() -> bytes:
    rows = tuple(
        (f"p{at}", kind, target)
        for at, (kind, target) in enumerate(
            [
                ("image", "http://127.0.0.1:9/a.png"),
                ("image", "file:///etc/passwd"),
                ("image", "../../../../etc/passwd"),
                ("attachedTemplate", "http://127.0.0.1:9/t.dotm"),
                ("oleObject", "file:///etc/passwd"),
            ]
        )
    )
    names = tuple(name for name, _kind, _target in rows)
    shown = "".join(picture(name) + picture(name, link=True) for name in names)
    body = paragraph("文") + f"<w:p>{shown}</w:p>"
    return word(body, rows=rows, external=names[:2] + names[3:])


def climbing_names() -> bytes:
    made = parts_of(paragraph("文"))
    made |= {"../../../tmp/x.xml": b"x", "/etc/cron.d/x": b"x", "..\\..\\x": b"x"}
    made[MAIN_RELATIONS] = relations(("p1", "image", "../../../../../tmp/x.xml"))
    made[MAIN] = document(paragraph("文") + f"<w:p>{picture('p1')}</w:p>")
    return zipped(made)


def encrypted_member() -> bytes:
    raw = bytearray(word(paragraph("文")))
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := raw.find(magic, start)) >= 0:
            raw[start + at] |= 1
            start += 4
    return bytes(raw)


def zip_of(name: str, content: str = "x") -> Made:
    return lambda: zipped({name: content})


def without(*names: str) -> Made:
    def make() -> bytes:
        made = parts_of(paragraph("文"))
        return zipped({name: made[name] for name in made if name not in names})

    return make


def stream(name: str) -> bytes:
    return OLE + name.encode("utf-16-le") + b"\0" * 512
