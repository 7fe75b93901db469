"""A small painter's kit over Pillow: colour, light, haze, grain. No scene lives here.

Lengths are parts of the picture's height, so a scene fits any format: x runs from 0 to
`wide`, y from 0 at the top to 1. All chance comes from one seeded generator.
"""

import io
import math
from collections.abc import Sequence
from functools import cached_property
from random import Random
from typing import TypeAlias

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Colour: TypeAlias = str | tuple[int, int, int]
Point: TypeAlias = tuple[float, float]

OVERSAMPLE = 1.5
SOFT = 6  # shadows and beams are blurred at a sixth of the size, then enlarged


def rgb(colour: Colour) -> tuple[int, int, int]:
    if not isinstance(colour, str):
        return colour
    digits = colour.lstrip("#")
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def mix(first: Colour, second: Colour, share: float) -> tuple[int, int, int]:
    """`share` of the second colour, the rest of the first."""
    low, high = rgb(first), rgb(second)
    red, green, blue = (
        round(a + (b - a) * share) for a, b in zip(low, high, strict=True)
    )
    return red, green, blue


class Canvas:
    def __init__(self, size: tuple[int, int], *, seed: int | str) -> None:
        self.size = size
        self.wide = size[0] / size[1]
        self.random = Random(seed)  # noqa: S311 (no secret)
        self.width = round(size[0] * OVERSAMPLE)
        self.height = round(size[1] * OVERSAMPLE)
        self.image = Image.new("RGB", (self.width, self.height))

    @cached_property
    def pen(self) -> ImageDraw.ImageDraw:
        return ImageDraw.Draw(self.image, "RGBA")

    def px(self, points: Sequence[Point]) -> list[Point]:
        return [(x * self.height, y * self.height) for x, y in points]

    def gradient(
        self, stops: Sequence[Colour], *, top: float = 0, bottom: float = 1
    ) -> None:
        """A vertical run of colours over the whole width."""
        column = Image.new("RGB", (1, 64))
        for row in range(64):
            place = row / 63 * (len(stops) - 1)
            index = min(int(place), len(stops) - 2)
            colour = mix(stops[index], stops[index + 1], place - index)
            column.putpixel((0, row), colour)
        y0, y1 = round(top * self.height), round(bottom * self.height)
        band = column.resize((self.width, max(1, y1 - y0)), Image.Resampling.BILINEAR)
        self.image.paste(band, (0, y0))

    def poly(
        self, points: Sequence[Point], colour: Colour, *, alpha: float = 1
    ) -> None:
        self.pen.polygon(self.px(points), fill=(*rgb(colour), round(alpha * 255)))

    def line(
        self,
        points: Sequence[Point],
        colour: Colour,
        *,
        width: float = 0.002,
        alpha: float = 1,
    ) -> None:
        self.pen.line(
            self.px(points),
            fill=(*rgb(colour), round(alpha * 255)),
            width=max(1, round(width * self.height)),
            joint="curve",
        )

    def oval(
        self,
        centre: Point,
        radii: Point,
        colour: Colour,
        *,
        alpha: float = 1,
    ) -> None:
        (x, y), (rx, ry) = centre, radii
        box = self.px([(x - rx, y - ry), (x + rx, y + ry)])
        self.pen.ellipse(box, fill=(*rgb(colour), round(alpha * 255)))

    def box(
        self,
        corner: Point,
        extent: Point,
        colour: Colour,
        *,
        alpha: float = 1,
        radius: float = 0,
    ) -> None:
        (x, y), (w, h) = corner, extent
        if w <= 0 or h <= 0:
            return
        self.pen.rounded_rectangle(
            self.px([(x, y), (x + w, y + h)]),
            radius=radius * self.height,
            fill=(*rgb(colour), round(alpha * 255)),
        )

    def glow(
        self, centre: Point, radius: float, colour: Colour, *, strength: float = 0.5
    ) -> None:
        """Light that falls off from a point."""
        side = max(2, round(radius * 2 * self.height))
        small = _falloff(strength).resize((side, side), Image.Resampling.BILINEAR)
        x = round((centre[0] - radius) * self.height)
        y = round((centre[1] - radius) * self.height)
        self.image.paste(rgb(colour), (x, y, x + side, y + side), small)

    def shade(
        self,
        shapes: Sequence[Sequence[Point]],
        colour: Colour,
        *,
        strength: float = 0.4,
        blur: float = 0.02,
    ) -> None:
        """Soft-edged shapes: shadows, beams of light, banks of fog."""
        size = (self.width // SOFT, self.height // SOFT)
        mask = Image.new("L", size)
        pen = ImageDraw.Draw(mask)
        for shape in shapes:
            points = [(x / SOFT, y / SOFT) for x, y in self.px(shape)]
            pen.polygon(points, fill=round(strength * 255))
        soft = mask.filter(ImageFilter.GaussianBlur(blur * self.height / SOFT))
        whole = soft.resize(self.image.size, Image.Resampling.BILINEAR)
        self.image.paste(rgb(colour), (0, 0, self.width, self.height), whole)

    def haze(
        self, y: float, *, depth: float, colour: Colour, strength: float = 0.6
    ) -> None:
        """A bank of mist, thickest at y, gone `depth` above and below."""
        column = Image.new("L", (1, 64))
        for row in range(64):
            rise = math.sin(math.pi * row / 63) ** 2
            column.putpixel((0, row), round(rise * strength * 255))
        y0, tall = round((y - depth) * self.height), round(2 * depth * self.height)
        mask = column.resize((self.width, tall), Image.Resampling.BILINEAR)
        self.image.paste(rgb(colour), (0, y0, self.width, y0 + tall), mask)

    def clouds(
        self,
        colour: Colour,
        *,
        top: float,
        bottom: float,
        strength: float = 0.5,
        grid: Point = (7, 9),
    ) -> None:
        """Long soft clouds, or the patchiness of any surface."""
        tall = round((bottom - top) * self.height)
        mask = self._noise(grid, (self.width, tall), strength)
        y0 = round(top * self.height)
        self.image.paste(rgb(colour), (0, y0, self.width, y0 + tall), mask)

    def _noise(
        self, grid: Point, size: tuple[int, int], strength: float
    ) -> Image.Image:
        columns, rows = round(grid[0]), round(grid[1])
        coarse = Image.frombytes(
            "L", (columns, rows), self.random.randbytes(columns * rows)
        )
        fade = Image.new("L", (columns, rows))
        for row in range(rows):
            edge = math.sin(math.pi * (row + 0.5) / rows)
            fade.paste(round(255 * edge), (0, row, columns, row + 1))
        faded = ImageChops.multiply(coarse, fade)
        shaped = faded.point(
            [round((v / 255) ** 2 * 255 * strength) for v in range(256)]
        )
        return shaped.resize(size, Image.Resampling.BICUBIC)

    def finish(self, *, quality: int = 86, grain: int = 11) -> bytes:
        """Reduced, darkened at the corners, grained; JPEG bytes."""
        image = self.image.resize(self.size, Image.Resampling.BOX)
        dark = _falloff(1).point([round((255 - v) * 0.15) for v in range(256)])
        wide = dark.resize((self.size[0] * 5 // 3, self.size[1] * 5 // 3))
        left, top = self.size[0] // 3, self.size[1] // 3
        mask = wide.crop((left, top, left + self.size[0], top + self.size[1]))
        image.paste((18, 20, 34), (0, 0, *self.size), mask)
        noise = Image.frombytes(
            "L", self.size, self.random.randbytes(self.size[0] * self.size[1])
        ).point([v * grain // 255 for v in range(256)])
        layer = Image.merge("RGB", (noise, noise, noise))
        image = ImageChops.add(image, layer, 1, -(grain // 2))
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality)
        return out.getvalue()


def _falloff(strength: float) -> Image.Image:
    """Bright in the middle, zero at the rim, without a visible edge."""
    table = [round(max(0.0, 1 - v / 255) ** 2 * 255 * strength) for v in range(256)]
    return Image.radial_gradient("L").point(table)
