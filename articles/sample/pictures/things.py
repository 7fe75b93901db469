"""What stands in a landscape: ridges, trees, reeds, boats, houses, still water."""

import math

from PIL import Image

from articles.sample.pictures.canvas import Canvas, Colour, Point, mix


def ridge(
    art: Canvas, *, y: float, rise: float, colour: Colour, foot: float = 1.0
) -> None:
    """A line of hills made of a few waves, filled down to `foot`."""
    waves = [
        (art.random.uniform(0.7, 1.3) * size, art.random.uniform(0, math.tau), size)
        for size in (2.1, 4.7, 9.3, 21, 47)
    ]
    points: list[Point] = []
    for step in range(161):
        x = art.wide * step / 160
        lift = sum(math.sin(x * f + p) * 2.1 / s for f, p, s in waves)
        points.append((x, y - rise * (lift * 0.5 + 0.5)))
    art.poly([*points, (art.wide, foot), (0, foot)], colour)


def mirror(
    art: Canvas, horizon: float, *, tint: Colour, veil: float = 0.35, calm: float = 1
) -> None:
    """Everything above the horizon once more below it, broken into ripples."""
    line = round(horizon * art.height)
    deep = art.height - line
    above = art.image.crop((0, max(0, line - deep), art.width, line))
    turned = above.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    turned = turned.resize((art.width, deep), Image.Resampling.BILINEAR)
    water = Image.new("RGB", turned.size)
    y = 0
    while y < deep:
        near = y / deep
        tall = 2 + round(near * 7)
        shift = round(
            art.random.gauss(0, 1) * (1 + near * 13) * art.height / 1600 / calm
        )
        strip = turned.crop((0, y, art.width, min(deep, y + tall)))
        water.paste(strip, (shift, y))
        if shift > 0:
            water.paste(strip.crop((0, 0, shift, tall)), (0, y))
        elif shift < 0:
            edge = strip.crop((art.width + shift, 0, art.width, tall))
            water.paste(edge, (art.width + shift, y))
        y += tall
    veiled = Image.blend(water, Image.new("RGB", water.size, mix(tint, tint, 0)), veil)
    art.image.paste(veiled, (0, line))


def glints(
    art: Canvas,
    *,
    top: float,
    colour: Colour,
    count: int = 220,
    centre: float | None = None,
    spread: float = 0.3,
    alpha: float = 0.5,
) -> None:
    """Short lights on water; gathered below the sun when a centre is given."""
    for _ in range(count):
        near = art.random.random() ** 1.4
        y = top + near * (1 - top)
        if centre is None:
            x = art.random.uniform(0, art.wide)
        else:
            x = art.random.gauss(centre, spread * (0.25 + near))
        long = (0.006 + 0.03 * near) * art.random.uniform(0.4, 1.3)
        art.oval(
            (x, y),
            (long, 0.0008 + 0.0016 * near),
            colour,
            alpha=alpha * art.random.uniform(0.3, 1),
        )


def reeds(
    art: Canvas, *, x: float, y: float, count: int, tall: float, colour: Colour
) -> None:
    """A clump of reeds with feathered heads, leaning one way."""
    lean = art.random.choice((-1, 1)) * art.random.uniform(0.02, 0.07)
    for _ in range(count):
        foot = x + art.random.gauss(0, tall * 0.45)
        high = tall * art.random.uniform(0.5, 1.05)
        bend = lean * high * art.random.uniform(2, 6)
        tone = mix(colour, "#c9a86a", art.random.uniform(0, 0.28))
        stem = [(foot + bend * t * t, y - high * t) for t in (0, 0.25, 0.5, 0.75, 1.0)]
        art.line(stem, tone, width=0.0022)
        tip = stem[-1]
        if art.random.random() < 0.5:
            plume = [
                tip,
                (tip[0] + bend * 0.16 - 0.004, tip[1] - high * 0.03),
                (tip[0] + bend * 0.3, tip[1] - high * 0.16),
                (tip[0] + bend * 0.18 + 0.005, tip[1] - high * 0.06),
            ]
            art.poly(plume, mix(tone, "#e8d3a4", 0.3))
        else:
            mid = stem[2]
            art.line([mid, (mid[0] + bend, mid[1] - high * 0.2)], tone, width=0.003)


def tree(
    art: Canvas,
    *,
    x: float,
    y: float,
    tall: float,
    leaf: Colour,
    light: Colour,
    trunk: Colour = "#3b3128",
    blobs: int = 46,
) -> None:
    """A round-headed tree: shadow leaves first, lit ones on top."""
    art.poly(
        [
            (x - tall * 0.035, y),
            (x - tall * 0.015, y - tall * 0.5),
            (x + tall * 0.015, y - tall * 0.5),
            (x + tall * 0.035, y),
        ],
        trunk,
    )
    for number in range(blobs):
        turn = art.random.uniform(0, math.tau)
        out = math.sqrt(art.random.random()) * tall * 0.33
        cx = x + math.cos(turn) * out * 1.05
        cy = y - tall * 0.66 + math.sin(turn) * out * 0.85
        share = number / blobs
        up = max(0.0, min(1.0, 0.5 - (cy - y + tall * 0.66) / (tall * 0.6)))
        size = tall * art.random.uniform(0.04, 0.1) * (1.25 - share * 0.6)
        art.oval((cx, cy), (size * 1.15, size), mix(leaf, light, share * up))


def boat(
    art: Canvas, *, x: float, y: float, long: float, colour: Colour, canopy: bool = True
) -> None:
    """A wooden boat with a mat canopy and its own dark reflection."""
    art.poly(
        [
            (x - long * 0.42, y + long * 0.02),
            (x + long * 0.42, y + long * 0.02),
            (x + long * 0.3, y + long * 0.1),
            (x - long * 0.32, y + long * 0.1),
        ],
        colour,
        alpha=0.35,
    )
    hull = [
        (x - long * 0.5, y - long * 0.085),
        (x - long * 0.3, y - long * 0.035),
        (x + long * 0.3, y - long * 0.035),
        (x + long * 0.52, y - long * 0.1),
        (x + long * 0.4, y + long * 0.03),
        (x - long * 0.38, y + long * 0.03),
    ]
    art.poly(hull, colour)
    rim = mix(colour, "#d8b98a", 0.35)
    art.line(hull[:4], rim, width=long * 0.012)
    if canopy:
        arc = [
            (
                x + long * (-0.02 + 0.2 * math.cos(math.pi * t / 12)),
                y - long * (0.035 + 0.105 * math.sin(math.pi * t / 12)),
            )
            for t in range(13)
        ]
        art.poly(arc, mix(colour, "#6b5a40", 0.5))
        art.line(arc[2:9], rim, width=long * 0.008, alpha=0.6)


def house(
    art: Canvas,
    *,
    x: float,
    y: float,
    wide: float,
    tall: float,
    wall: Colour,
    roof: Colour,
    lit: float = 0.0,
) -> None:
    """A water-town house: white wall, dark tiles, a few windows, perhaps a lamp."""
    art.box((x, y - tall), (wide, tall), wall)
    art.box((x, y - tall * 0.12), (wide, tall * 0.12), mix(wall, "#5c5a52", 0.4))
    eave, peak = wide * 0.08, min(wide * 0.28, tall * 0.4)
    art.poly(
        [
            (x - eave, y - tall + 0.004),
            (x + wide * 0.12, y - tall - peak),
            (x + wide * 0.88, y - tall - peak),
            (x + wide + eave, y - tall + 0.004),
        ],
        roof,
    )
    art.line(
        [(x + wide * 0.08, y - tall - peak), (x + wide * 0.92, y - tall - peak)],
        mix(roof, "#000000", 0.35),
        width=0.006,
    )
    panes = max(1, round(wide / 0.07))
    for number in range(panes):
        left = x + wide * (number + 0.5) / panes - 0.014
        glass = "#ffcf7a" if art.random.random() < lit else mix(roof, "#2a2320", 0.4)
        art.box((left, y - tall * 0.72), (0.028, min(0.05, tall * 0.3)), glass)
        art.line(
            [(left + 0.014, y - tall * 0.72), (left + 0.014, y - tall * 0.5)],
            mix(roof, "#000000", 0.3),
            width=0.002,
        )
