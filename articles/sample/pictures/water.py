"""Scenes on and by the water: dawn, egret, boats, bridge, race, promenade."""

import math

from articles.sample.pictures import people, things
from articles.sample.pictures.canvas import Canvas, Colour, Point, mix

DAWNS: tuple[tuple[Colour, ...], ...] = (
    ("#3e5573", "#7f8fa6", "#d9b7a0", "#f6d7a8", "#fbe9c6"),
    ("#2f4a63", "#5f8298", "#b6c2bb", "#f2cf9d", "#fae3bd"),
    ("#4a4a6d", "#8d7a93", "#d99d8c", "#f4c08a", "#fbe0b4"),
)


def dawn(art: Canvas) -> None:
    """A lake before sunrise: far hills, mist, one boat, reeds close by."""
    sky = art.random.choice(DAWNS)
    sun = art.wide * art.random.uniform(0.55, 0.75)
    line = 0.56
    art.gradient(sky, bottom=line + 0.01)
    art.clouds(mix(sky[-1], "#ffffff", 0.3), top=0.02, bottom=0.42, strength=0.5)
    art.clouds(sky[0], top=0.0, bottom=0.34, strength=0.35, grid=(5, 11))
    art.glow((sun, line - 0.05), 0.62, "#ffe2a6", strength=0.85)
    art.oval((sun, line - 0.065), (0.034, 0.034), "#fff6dd")
    far = mix(sky[1], sky[3], 0.35)
    for step in range(3):
        tone = mix(far, sky[0], 0.2 + 0.25 * step)
        things.ridge(
            art, y=line - 0.002, rise=0.14 - 0.045 * step, colour=tone, foot=line
        )
        art.haze(line - 0.01, depth=0.06, colour=sky[3], strength=0.5)
    things.mirror(art, line, tint=sky[0], veil=0.22)
    art.haze(line, depth=0.045, colour=sky[-1], strength=0.8)
    things.glints(art, top=line + 0.03, colour="#fff0c8", centre=sun, spread=0.12)
    boat_x = art.wide * art.random.uniform(0.3, 0.46)
    things.boat(art, x=boat_x, y=0.7, long=0.2, colour="#26303a")
    people.standing(
        art,
        x=boat_x - 0.075,
        y=0.69,
        tall=0.115,
        top="#27303b",
        skin="#3a3636",
        legs="#1d242d",
        shadow=0,
    )
    art.line([(boat_x - 0.06, 0.63), (boat_x - 0.14, 0.745)], "#232c35", width=0.004)
    for side in (0.0, 0.05, 0.93, 1.0):
        dark = mix("#1f2a2c", sky[1], art.random.uniform(0, 0.15))
        things.reeds(art, x=art.wide * side, y=1.03, count=34, tall=0.42, colour=dark)


def egret(art: Canvas) -> None:
    """White egrets in shallow water before soft green reeds."""
    line = 0.42
    art.gradient(("#b9c9c6", "#dfe3d2", "#efe6c9"), bottom=line)
    art.glow((art.wide * 0.3, 0.1), 0.8, "#fff4cf", strength=0.6)
    for step in range(4):
        tone = mix("#aab9a0", "#5d7257", step / 3.2)
        things.ridge(art, y=line, rise=0.16 - 0.03 * step, colour=tone, foot=line)
        art.haze(line - 0.03, depth=0.1, colour="#e9ead8", strength=0.32)
    for _ in range(16):
        things.reeds(
            art,
            x=art.random.uniform(0, art.wide),
            y=line + 0.02,
            count=14,
            tall=art.random.uniform(0.08, 0.16),
            colour="#6d7a4d",
        )
    things.mirror(art, line + 0.015, tint="#7d9189", veil=0.32)
    things.glints(art, top=0.46, colour="#f7f7e6", count=160, alpha=0.45)
    for _ in range(3):
        _bird(
            art,
            x=art.wide * art.random.uniform(0.1, 0.9),
            y=art.random.uniform(0.5, 0.58),
            tall=art.random.uniform(0.06, 0.1),
        )
    _bird(art, x=art.wide * art.random.uniform(0.36, 0.58), y=0.83, tall=0.34)
    for side in (0.0, 1.0):
        things.reeds(
            art, x=art.wide * side, y=1.05, count=26, tall=0.4, colour="#3d4a31"
        )


def _bird(art: Canvas, *, x: float, y: float, tall: float) -> None:
    """One egret, its legs in the water at (x, y)."""
    side = art.random.choice((-1, 1))

    def at(*points: Point) -> list[Point]:
        return [(x + side * tall * px, y - tall * py) for px, py in points]

    art.oval((x, y), (tall * 0.3, tall * 0.02), "#f4f6ee", alpha=0.35)
    art.line(at((-0.03, 0), (-0.01, 0.2), (-0.04, 0.42)), "#2d302c", width=tall * 0.02)
    art.line(at((0.07, 0), (0.1, 0.22), (0.04, 0.42)), "#2d302c", width=tall * 0.02)
    body = at(
        (-0.42, 0.36),
        (-0.2, 0.52),
        (0.02, 0.6),
        (0.18, 0.58),
        (0.2, 0.5),
        (0.1, 0.41),
        (-0.1, 0.37),
    )
    art.poly(body, "#f8f8f2")
    art.poly(at((-0.42, 0.36), (-0.14, 0.48), (0.08, 0.44), (-0.1, 0.37)), "#ccd2cc")
    neck = at(
        (0.13, 0.54),
        (0.26, 0.64),
        (0.25, 0.74),
        (0.15, 0.82),
        (0.15, 0.91),
        (0.24, 0.96),
    )
    art.line(neck, "#f8f8f2", width=tall * 0.052)
    art.oval(at((0.26, 0.955))[0], (tall * 0.052, tall * 0.034), "#fbfbf6")
    art.poly(at((0.29, 0.975), (0.5, 0.93), (0.29, 0.935)), "#d59a35")
    art.line(at((0.2, 0.98), (0.06, 0.95)), "#f8f8f2", width=tall * 0.012)
    art.oval(at((0.275, 0.962))[0], (tall * 0.008, tall * 0.008), "#20221f")


def boats(art: Canvas) -> None:
    """Wooden boats moored side by side; evening or morning by chance."""
    sky = art.random.choice(DAWNS)
    line = 0.36
    art.gradient((sky[0], sky[1], sky[2], sky[3]), bottom=line)
    art.glow((art.wide * art.random.uniform(0.2, 0.8), line), 0.5, sky[4], strength=0.8)
    things.ridge(art, y=line, rise=0.1, colour=mix(sky[1], sky[0], 0.4), foot=line)
    x = -0.05
    while x < art.wide:
        wide = art.random.uniform(0.11, 0.2)
        things.house(
            art,
            x=x,
            y=line,
            wide=wide,
            tall=art.random.uniform(0.06, 0.11),
            wall=mix("#cfc8bb", sky[0], 0.45),
            roof=mix("#2d3038", sky[0], 0.25),
            lit=0.4,
        )
        x += wide + art.random.uniform(0.0, 0.06)
    things.mirror(art, line, tint=sky[0], veil=0.3)
    things.glints(art, top=line + 0.02, colour=sky[4], count=260, alpha=0.5)
    for row, (y, long) in enumerate(((0.5, 0.32), (0.66, 0.5), (0.88, 0.8))):
        step = long * 1.15
        x = art.random.uniform(-0.1, 0.25)
        while x < art.wide + 0.2:
            tone = mix("#33261e", sky[0], 0.4 - 0.15 * row)
            things.boat(
                art, x=x, y=y + art.random.gauss(0, 0.012), long=long, colour=tone
            )
            x += step * art.random.uniform(0.95, 1.4)


def bridge(art: Canvas) -> None:
    """A stone bridge of three arches and its reflection."""
    warm = art.random.choice((0.0, 0.2, 0.9))
    sky = (mix("#7fb0cc", "#e0a48c", warm), mix("#cfe2e2", "#f6d6a8", warm), "#fdf3d9")
    line = 0.62
    art.gradient(sky, bottom=line)
    art.clouds("#ffffff", top=0.0, bottom=0.4, strength=0.55)
    for step in range(2):
        tone = mix("#9fb0a4", "#71867a", step)
        things.ridge(art, y=line, rise=0.22 - 0.08 * step, colour=tone, foot=line)
        art.haze(line - 0.08, depth=0.12, colour=sky[2], strength=0.45)
    for _ in range(9):
        spot = art.random.uniform(0, art.wide)
        if abs(spot - art.wide / 2) > 0.2:
            things.house(
                art,
                x=spot,
                y=line,
                wide=0.16,
                tall=art.random.uniform(0.07, 0.1),
                wall="#e4ded0",
                roof="#4a4c52",
            )
    for edge in (0.02, 0.13, 0.86, 0.97):
        things.tree(
            art,
            x=art.wide * edge,
            y=line,
            tall=art.random.uniform(0.26, 0.4),
            leaf="#3f5a3c",
            light="#9db36c",
        )
    _arches(art, line=line, stone=mix("#cbbfa6", "#c2a88f", warm))
    things.mirror(art, line, tint="#4f6a66", veil=0.34)
    things.glints(art, top=line + 0.02, colour="#f3efdc", count=180, alpha=0.35)


def _arches(art: Canvas, *, line: float, stone: Colour) -> None:
    half, peak, middle = min(0.62, art.wide * 0.46), 0.27, art.wide / 2
    deck = [
        (middle + half * t / 20, line - 0.03 - peak * math.cos(math.pi * t / 40) ** 1.6)
        for t in range(-20, 21)
    ]
    art.poly([*deck, (middle + half, line), (middle - half, line)], stone)
    for course in range(5):
        art.line(
            [(x, y + 0.03 + 0.03 * course) for x, y in deck],
            mix(stone, "#000000", 0.25),
            width=0.0015,
            alpha=0.35,
        )
    for place, radius in ((0.0, 0.17), (-0.56, 0.088), (0.56, 0.088)):
        centre = middle + half * place
        arch = [
            (
                centre + radius * math.cos(math.pi * n / 24),
                line - radius * math.sin(math.pi * n / 24),
            )
            for n in range(25)
        ]
        art.line(arch, mix(stone, "#ffffff", 0.25), width=0.018)
        art.poly(arch, "#a9bcb4")
        art.poly([(x, y * 0.5 + line * 0.5) for x, y in arch], "#7f968b")
    for point in deck[1::3]:
        art.box((point[0] - 0.006, point[1] - 0.042), (0.012, 0.045), stone)
    art.line([(x, y - 0.034) for x, y in deck], mix(stone, "#ffffff", 0.2), width=0.008)
    for index in (13, 22, 26):
        x, y = deck[index]
        people.standing(art, x=x, y=y, tall=0.085, top=people.coat(art), shadow=0)
        art.box(
            (x - 0.02, y - 0.034), (0.04, 0.034), mix(stone, "#000000", 0.06), alpha=0.8
        )
