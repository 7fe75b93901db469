"""Broken, lying and oversized pictures of every kind that can be made here. No test."""

import random
import struct
import zlib
from collections.abc import Iterator

from PIL import Image, PngImagePlugin

from tests.cast import jpeg
from tests.pictures import chunk, encoded, halves, png_header, text_bomb

Named = tuple[str, bytes]
PNG = b"\x89PNG\r\n\x1a\n"
SCRIPT = b"<script>alert(1)</script>"
FOREIGN = ("GIF", "BMP", "TIFF", "EPS", "PDF", "ICO", "TGA", "PPM", "PCX", "SGI", "IM")
FOREIGN_TOO = ("DIB", "MSP", "SPIDER", "BLP", "DDS", "JPEG2000", "ICNS", "QOI", "AVIF")


def good() -> dict[str, bytes]:
    """Small whole files whose bytes are then spoilt."""
    picture = Image.linear_gradient("L").resize((160, 120)).convert("RGB")
    picture.paste((200, 30, 30), (10, 10, 60, 60))
    clear = picture.copy()
    clear.putalpha(Image.linear_gradient("L").resize(picture.size))
    frames = [picture.rotate(turn) for turn in range(0, 90, 15)]
    many = {"save_all": True, "append_images": frames}
    return {
        "baseline.jpg": encoded(picture, "JPEG"),
        "progressive.jpg": encoded(picture, "JPEG", progressive=True),
        "cmyk.jpg": encoded(picture.convert("CMYK"), "JPEG"),
        "mpo.jpg": encoded(picture, "MPO", **many),
        "rgb.png": encoded(picture, "PNG"),
        "clear.png": encoded(clear, "PNG"),
        "palette.png": encoded(picture.quantize(16), "PNG", transparency=0),
        "grey16.png": encoded(Image.new("I;16", (60, 40), 30_000), "PNG"),
        "moving.png": encoded(picture, "PNG", **many),
        "lossy.webp": encoded(clear, "WEBP"),
        "lossless.webp": encoded(clear, "WEBP", lossless=True),
        "moving.webp": encoded(picture, "WEBP", **many),
    }


def cut(raw: bytes) -> Iterator[Named]:
    steps = sorted({*range(0, 64, 5), *(len(raw) * n // 24 for n in range(24))})
    for length in steps:
        yield f"cut at {length}", raw[:length]


def flipped(raw: bytes, *, seed: int, count: int) -> Iterator[Named]:
    dice = random.Random(seed)
    for number in range(count):
        spoilt = bytearray(raw)
        near = len(raw) if number % 2 else min(len(raw), 200)
        for _turn in range(dice.choice((1, 3, 20))):
            spoilt[dice.randrange(near)] = dice.randrange(256)
        yield f"flipped {number}", bytes(spoilt)


def swapped(raw: bytes) -> Iterator[Named]:
    """One kind's head on another kind's body."""
    riff = b"RIFF\0\0\0\0WEBPVP8 "
    for head in (b"\xff\xd8\xff\xe0", PNG, riff, b"GIF89a", b"II*\0"):
        yield f"head {head[:4]!r}", head + raw[len(head) :]


def polyglots(raw: bytes) -> Iterator[Named]:
    yield "html before", b"<html>" + SCRIPT + raw
    yield "html behind", raw + SCRIPT
    yield "zip behind", raw + b"PK\x03\x04" + b"\0" * 40 + b"PK\x05\x06" + b"\0" * 18
    yield "php behind", raw + b"<?php system($_GET['c']); ?>"
    yield "zeros behind", raw + b"\0" * 100_000


def no_pictures() -> Iterator[Named]:
    yield "nothing", b""
    yield "html", b"<html>" + SCRIPT
    yield "svg", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
    yield "svg bomb", b"<svg>" + b"<g>" * 100_000
    yield "ps", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(x) run\n"
    yield "pipe", b"%!PS\n(%pipe%id) (r) file\n"
    yield "fli", struct.pack("<IHHHH", 128, 0xAF12, 9999, 9999, 9999) + b"\0" * 116
    yield "blp", b"BLP2" + b"\xff" * 200
    yield "psd", b"8BPS" + struct.pack(">H6xHIIHH", 1, 3, 30_000, 30_000, 8, 3)
    yield "icns", b"icns" + struct.pack(">I", 1 << 31) + b"ic10" + b"\xff" * 40
    yield "heic", b"\0\0\0\x18ftypheic" + b"\0" * 400
    yield "avif bomb", b"\0\0\0\x1cftypavif" + b"\xff" * 400
    for seed in range(12):
        yield f"noise {seed}", random.Random(seed).randbytes(3000)
    for kind in (*FOREIGN, *FOREIGN_TOO):
        for mode in ("RGB", "L", "1"):
            try:
                yield f"{kind} {mode}", encoded(halves(mode), kind)
                break
            except (OSError, KeyError, ValueError):
                continue


def giants() -> Iterator[Named]:
    for width, height in (
        *((50_000, 50_000), ((1 << 31) - 1, 1), (1, (1 << 31) - 1)),
        *((0, 0), (0, 9), ((1 << 32) - 1, (1 << 32) - 1)),
        *((5_001, 5_000), (100_000, 250), (1, 20_000_000), (25_000_000, 1)),
    ):
        yield f"png {width}x{height}", png_header(width, height)
        head = struct.pack(">BHHB", 8, height & 0xFFFF, width & 0xFFFF, 3)
        frame = b"\xff\xc0" + struct.pack(">H", 17) + head + b"\1\x22\0\2\x11\1\3\x11\1"
        yield f"jpeg {width}x{height}", b"\xff\xd8" + frame + jpeg()[2:]
        size = struct.pack("<I", width & 0xFFFFFF)[:3]
        tall = struct.pack("<I", height & 0xFFFFFF)[:3]
        body = b"VP8X" + struct.pack("<I", 10) + b"\x10\0\0\0" + size + tall
        riff = struct.pack("<I", len(body) + 4)
        yield f"webp {width}x{height}", b"RIFF" + riff + b"WEBP" + body
    yield "zlib bomb", _png(4_999, 4_999, zlib.compress(b"\0" * 200_000_000, 9))
    yield "more rows than told", _png(8, 8, zlib.compress(b"\0" * 90_000_000, 9))
    yield "text bomb", text_bomb()
    for name in (b"iCCP", b"zTXt", b"iTXt"):
        big = zlib.compress(b"A" * 90_000_000, 9)
        middle = b"x\0\0" + big if name != b"iTXt" else b"x\0\1\0\0\0" + big
        yield f"{name.decode()} bomb", _png(8, 8, _rows(8, 8), (name, middle))
    yield "all white 25 million", encoded(Image.new("1", (5_000, 5_000), 1), "PNG")
    yield "all clear 25 million", encoded(Image.new("RGBA", (5_000, 5_000)), "PNG")
    yield (
        "flat webp 25 million",
        encoded(Image.new("RGB", (5_000, 5_000)), "WEBP", lossless=True, method=0),
    )
    yield "flat jpeg 80 million", jpeg((10_000, 8_000))


def _rows(width: int, height: int) -> bytes:
    return zlib.compress(b"\0" * (1 + width * 3) * height)


def _png(width: int, height: int, rows: bytes, *extra: tuple[bytes, bytes]) -> bytes:
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    more = b"".join(chunk(name, data) for name, data in extra)
    return PNG + head + more + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def chunks() -> Iterator[Named]:
    """Every chunk that Pillow knows and some it does not, each with nonsense in it."""
    known = (
        *(b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"pHYs", b"tEXt"),
        *(b"zTXt", b"iTXt", b"eXIf", b"acTL", b"fcTL", b"fdAT", b"IHDR", b"IEND"),
        *(b"cICP", b"ABCD", b"abcd", b"sBIT", b"hIST", b"tIME", b"IDAT"),
    )
    for name in known:
        for data in (b"", b"\0", b"\xff" * 13, b"\0" * 26, b"x" * 3000):
            yield f"{name.decode()} {len(data)}", _png(9, 9, _rows(9, 9), (name, data))
    yield "a million chunks", _png(9, 9, _rows(9, 9), *[(b"tEXt", b"a\0b")] * 60_000)
    info = PngImagePlugin.PngInfo()
    for number in range(3_000):
        info.add_text(f"k{number}", "v" * 300)
    yield "much text", encoded(halves(), "PNG", pnginfo=info)


def segments() -> Iterator[Named]:
    """JPEG markers with nonsense: tables, counts, restart marks, scans."""
    raw = jpeg((160, 120))
    for marker in (*range(0xC0, 0xE0), 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xFE):
        for data in (b"", b"\xff" * 17, b"\0" * 300, b"\x11" * 419):
            piece = b"\xff" + bytes([marker]) + struct.pack(">H", len(data) + 2) + data
            yield f"marker {marker:02x} {len(data)}", raw[:2] + piece + raw[2:]
    scan = raw[raw.index(b"\xff\xda") :]
    body = raw[: raw.index(b"\xff\xda")]
    yield "two thousand scans", body + scan[:-2] * 2_000 + b"\xff\xd9"
    progressive = encoded(Image.new("RGB", (3_000, 3_000)), "JPEG", progressive=True)
    at = progressive.index(b"\xff\xda")
    last = progressive.rindex(b"\xff\xda")
    scans = progressive[last:-2] * 400
    yield "scans for ever", progressive[:at] + progressive[at:-2] + scans + b"\xff\xd9"
    endless = b"\xff\xe1\xff\xffExif\0\0" + b"MM\0*\0\0\0\x08" * 8_000
    yield "endless exif", raw[:2] + endless
    profile = b"ICC_PROFILE\0\x01\xff" + b"\xff" * 60_000
    piece = b"\xff\xe2" + struct.pack(">H", len(profile) + 2) + profile
    yield "profile of 255 pieces", raw[:2] + piece * 255 + raw[2:]


def frames() -> Iterator[Named]:
    head = b"GIF89a\2\0\2\0\x80\0\0\0\0\0\xff\xff\xff"
    frame = b",\0\0\0\0\2\0\2\0\0\2\2\x84Q\0"
    yield "gif of 20,000 frames", head + frame * 20_000 + b";"
    dots = [Image.new("RGB", (3, 3), (n % 256, n // 256, 0)) for n in range(1_100)]
    for kind in ("PNG", "WEBP"):
        options = {"save_all": True, "append_images": dots[1:]}
        yield f"{kind} of 1,100 frames", encoded(dots[0], kind, **options)
    lies = struct.pack(">II", 0xFFFFFFF, 0)
    yield "APNG that lies", _png(9, 9, _rows(9, 9), (b"acTL", lies))


def hostile(*, flips: int = 20) -> Iterator[Named]:
    for number, (name, raw) in enumerate(good().items()):
        yield name, raw
        for made in (
            cut(raw),
            flipped(raw, seed=number, count=flips),
            swapped(raw),
            polyglots(raw),
        ):
            for what, spoilt in made:
                yield f"{name}: {what}", spoilt
    for made in (no_pictures(), giants(), chunks(), segments(), frames()):
        yield from made
