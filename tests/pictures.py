"""Pictures for tests, good and hostile, as bytes. No test stands here."""

import io
import random
import struct
import zlib

from PIL import Image, PngImagePlugin

RED, BLUE = (200, 30, 30), (30, 30, 200)


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def halves(mode: str = "RGB", size: tuple[int, int] = (80, 40)) -> Image.Image:
    """Left half red, right half blue."""
    picture = Image.new("RGB", size, RED)
    picture.paste(BLUE, (size[0] // 2, 0, *size))
    return picture if mode == "RGB" else picture.convert(mode)


def drawn(seed: int, size: tuple[int, int] = (480, 320)) -> Image.Image:
    """A scene of patches, another one for each seed."""
    chance = random.Random(seed)
    small = Image.new("RGB", (12, 8))
    small.putdata(
        [tuple(chance.randrange(256) for _band in "rgb") for _point in range(12 * 8)]
    )
    return small.resize(size, Image.Resampling.BICUBIC)


def near(pixel: object, colour: tuple[int, int, int], *, by: int = 40) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= by for a, b in zip(pixel[:3], colour, strict=True))


def chunk(name: bytes, data: bytes) -> bytes:
    crc = zlib.crc32(name + data)
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", crc)


def png_header(width: int, height: int) -> bytes:
    """A few bytes that promise a picture of any size."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1000)
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def text_bomb() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("bomb", "0" * 80_000_000, zip=True)
    return encoded(halves(), "PNG", pnginfo=info)


def gif() -> bytes:
    return encoded(halves(), "GIF")


def turned(picture: Image.Image, orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x8825] = {1: "N", 2: (30.0, 15.0, 1.0), 3: "E", 4: (120.0, 9.0, 1.0)}
    exif[0x010F] = "secret camera"
    return encoded(picture, "JPEG", exif=exif, quality=95)


def letters(colour: tuple[int, ...] = (140, 20, 20, 255), kind: str = "PNG") -> bytes:
    """A nameplate on clear ground, 800 by 200."""
    picture = Image.new("RGBA", (800, 200), (0, 0, 0, 0))
    picture.paste(colour, (100, 50, 700, 150))
    return encoded(picture if kind != "JPEG" else picture.convert("RGB"), kind)
