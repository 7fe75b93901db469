"""Scenes of the town after dark: skyline, crane at work, a late bus."""

import math

from articles.sample.pictures import people, things
from articles.sample.pictures.canvas import Canvas, Colour, mix

DUSKS: tuple[tuple[Colour, ...], ...] = (
    ("#1d2748", "#4b4a78", "#b5697a", "#f0a56b", "#fbd08c"),
    ("#14284a", "#2f5378", "#7f8fa0", "#e3b183", "#f7d9a0"),
    ("#231f45", "#5a3f73", "#c0607a", "#ee8f6a", "#f9c27e"),
)


def skyline(art: Canvas) -> None:
    """The town across the water at dusk, its windows lit."""
    sky = art.random.choice(DUSKS)
    line = 0.64
    art.gradient(sky, bottom=line)
    art.clouds(mix(sky[3], "#ffffff", 0.2), top=0.1, bottom=0.55, strength=0.55)
    art.clouds(sky[0], top=0.0, bottom=0.4, strength=0.5)
    art.glow((art.wide * art.random.uniform(0.2, 0.8), line), 0.7, sky[4], strength=0.7)
    things.ridge(art, y=line, rise=0.12, colour=mix(sky[1], sky[2], 0.4), foot=line)
    art.haze(line, depth=0.12, colour=sky[3], strength=0.55)
    for depth, tone in enumerate((0.55, 0.28, 0.08)):
        _towers(
            art,
            line=line,
            depth=depth,
            colour=mix("#1b2038", sky[2], tone),
            lit=0.12 + 0.13 * depth,
        )
        art.haze(line, depth=0.07, colour=sky[3], strength=0.28 - 0.09 * depth)
    things.mirror(art, line, tint=sky[0], veil=0.22, calm=0.8)
    things.glints(art, top=line + 0.01, colour=sky[4], count=330, alpha=0.45)
    art.box((0, 0.965), (art.wide, 0.04), "#141829")
    for _ in range(5):
        spot = art.random.uniform(0.05, art.wide - 0.05)
        people.standing(
            art,
            x=spot,
            y=0.975,
            tall=0.13,
            top="#191c2e",
            legs="#14172a",
            skin="#2a2433",
            stride=art.random.random() * 0.8,
            shadow=0,
        )


def _towers(
    art: Canvas, *, line: float, depth: int, colour: Colour, lit: float
) -> None:
    x = art.random.uniform(-0.1, 0.0)
    while x < art.wide:
        wide = art.random.uniform(0.05, 0.11) * (0.8 + 0.15 * depth)
        centre = 1 - abs((x / art.wide) - 0.5)
        tall = art.random.uniform(0.07, 0.34) * centre * (1.15 - 0.22 * depth)
        art.box((x, line - tall), (wide, tall + 0.002), colour)
        art.box(
            (x + wide * 0.78, line - tall), (wide * 0.22, tall), "#0b0e1c", alpha=0.25
        )
        if art.random.random() < 0.25:
            top = line - tall
            art.line(
                [(x + wide / 2, top), (x + wide / 2, top - 0.05)], colour, width=0.003
            )
            art.oval((x + wide / 2, top - 0.05), (0.003, 0.003), "#ff6b5a")
        if depth:
            _windows(art, left=x, top=line - tall, wide=wide, tall=tall, lit=lit)
        x += wide + art.random.uniform(-0.01, 0.035)


def _windows(
    art: Canvas, *, left: float, top: float, wide: float, tall: float, lit: float
) -> None:
    across, down = max(2, int(wide / 0.014)), max(2, int(tall / 0.02))
    for row in range(down):
        for column in range(across):
            if art.random.random() < lit:
                tone = art.random.choice(("#ffd98c", "#ffe9b8", "#f6b765", "#bfd4e6"))
                art.box(
                    (
                        left + wide * (column + 0.3) / across,
                        top + tall * (row + 0.3) / down,
                    ),
                    (wide / across * 0.45, tall / down * 0.42),
                    tone,
                    alpha=art.random.uniform(0.55, 1),
                )


def crane(art: Canvas) -> None:
    """Night work: tower cranes, a span hanging, floodlights, small figures."""
    art.gradient(("#0d1530", "#1c2d52", "#3f5077", "#8a7a80"), bottom=0.8)
    art.clouds("#5a668a", top=0.05, bottom=0.6, strength=0.5)
    for _ in range(60):
        art.oval(
            (art.random.uniform(0, art.wide), art.random.uniform(0, 0.35)),
            (0.0012, 0.0012),
            "#dfe6ff",
            alpha=0.5,
        )
    _towers(art, line=0.78, depth=1, colour="#1d2745", lit=0.16)
    art.haze(0.76, depth=0.16, colour="#a08a80", strength=0.4)
    art.box((0, 0.78), (art.wide, 0.22), "#161a26")
    hung = art.wide * art.random.uniform(0.46, 0.56)
    _crane(
        art,
        x=art.wide * 0.24,
        foot=0.8,
        tall=0.62,
        reach=hung - art.wide * 0.24 + 0.16,
        colour="#e0a13a",
    )
    _crane(art, x=art.wide * 0.86, foot=0.79, tall=0.48, reach=-0.36, colour="#a8773a")
    for x in (hung - 0.42, hung + 0.42):
        art.poly(
            [(x - 0.05, 0.82), (x + 0.05, 0.82), (x + 0.038, 0.58), (x - 0.038, 0.58)],
            "#6d6e78",
        )
        art.box((x - 0.075, 0.555), (0.15, 0.03), "#8b8b92")
        art.poly(
            [
                (x - 0.05, 0.82),
                (x - 0.01, 0.82),
                (x - 0.008, 0.585),
                (x - 0.038, 0.585),
            ],
            "#3c3f4e",
        )
    art.line([(hung, 0.235), (hung - 0.2, 0.47)], "#c9c4b8", width=0.002)
    art.line([(hung, 0.235), (hung + 0.2, 0.47)], "#c9c4b8", width=0.002)
    art.poly(
        [
            (hung - 0.36, 0.47),
            (hung + 0.36, 0.47),
            (hung + 0.33, 0.535),
            (hung - 0.33, 0.535),
        ],
        "#9b9a98",
    )
    art.line([(hung - 0.36, 0.472), (hung + 0.36, 0.472)], "#d9d3c4", width=0.005)
    _flood(art, hung)


def _flood(art: Canvas, middle: float) -> None:
    for side in (-1, 1):
        lamp = (middle + side * 0.62, 0.5)
        art.shade(
            [[lamp, (middle - side * 0.2, 0.42), (middle - side * 0.1, 0.86)]],
            "#ffe9b0",
            strength=0.24,
            blur=0.03,
        )
        art.line([lamp, (lamp[0], 0.84)], "#2d3142", width=0.006)
        art.glow(lamp, 0.17, "#fff2c4", strength=0.95)
        art.oval(lamp, (0.012, 0.009), "#fffdf0")
    for _ in range(9):
        spot = middle + art.random.gauss(0, 0.34)
        y = art.random.uniform(0.86, 0.95)
        people.standing(
            art,
            x=spot,
            y=y,
            tall=0.13,
            top=art.random.choice(("#e07b2e", "#d9a52f")),
            legs="#1d2435",
            stride=art.random.random(),
        )
        art.oval((spot, y - 0.125), (0.0105, 0.008), "#f3c13f")


def _crane(
    art: Canvas, *, x: float, foot: float, tall: float, reach: float, colour: Colour
) -> None:
    top, side = foot - tall, math.copysign(1, reach)
    for edge in (-0.016, 0.016):
        art.line([(x + edge, foot), (x + edge, top)], colour, width=0.004)
    steps = round(tall / 0.032)
    for step in range(steps):
        y = foot - 0.032 * step
        lean = 0.016 if step % 2 else -0.016
        art.line([(x - lean, y), (x + lean, y - 0.032)], colour, width=0.0025)
    tip, back = x + reach, x - side * 0.2
    art.line([(back, top), (tip, top)], colour, width=0.006)
    art.line([(x, top - 0.03), (tip, top - 0.004)], colour, width=0.003)
    for step in range(1, round(abs(reach) / 0.03)):
        spot = x + side * 0.03 * step
        high = 0.03 * (1 - abs(spot - x) / abs(reach))
        art.line([(spot, top), (spot + side * 0.015, top - high)], colour, width=0.002)
    art.line(
        [(back, top), (x, top - 0.09), (tip - side * 0.1, top)], colour, width=0.002
    )
    art.box((back - 0.025, top), (0.05, 0.045), "#3d4150")
    art.box(
        (x + side * 0.02 - 0.015, top + 0.004),
        (0.03, 0.04),
        mix(colour, "#ffffff", 0.3),
    )
    art.oval((x, top - 0.092), (0.005, 0.005), "#ff5a4a")


def nightbus(art: Canvas) -> None:
    """A late bus at its stop on a wet street."""
    art.gradient(("#121a33", "#27365a", "#4a5274"), bottom=0.7)
    _towers(art, line=0.66, depth=2, colour="#1c2440", lit=0.22)
    _towers(art, line=0.68, depth=1, colour="#141a31", lit=0.3)
    art.haze(0.6, depth=0.2, colour="#6f7396", strength=0.3)
    left, floor = art.wide * 0.24, 0.72
    art.box((0, 0.68), (art.wide, 0.05), "#2b3048")
    art.box((left, 0.36), (0.82, 0.33), "#d8dcdc", radius=0.03)
    art.box((left, 0.56), (0.82, 0.1), "#2f7a74")
    art.box((left + 0.02, 0.385), (0.78, 0.022), "#1d2233", radius=0.005)
    art.box((left + 0.6, 0.388), (0.15, 0.017), "#ffb347", radius=0.004)
    for pane in range(6):
        x = left + 0.03 + pane * 0.128
        tall = 0.25 if pane in (2, 5) else 0.13
        art.box((x, 0.42), (0.116, tall), "#ffe3a1", radius=0.008)
        if pane not in (2, 5):
            people.bust(
                art,
                x=x + art.random.uniform(0.035, 0.08),
                y=0.55,
                size=0.07,
                top=people.coat(art, dim="#6b5a48"),
            )
    for wheel in (0.19, 0.64):
        art.oval((left + wheel, 0.685), (0.048, 0.048), "#12141d")
        art.oval((left + wheel, 0.685), (0.022, 0.022), "#7d828c")
    stop = left - 0.13
    art.line([(stop, 0.34), (stop, floor)], "#b9bfc8", width=0.007)
    art.box((stop - 0.04, 0.3), (0.08, 0.09), "#2f7a74", radius=0.008)
    for offset in (0.08, -0.06):
        people.standing(
            art,
            x=stop + offset,
            y=floor,
            tall=0.25,
            top=people.coat(art, dim="#20263c", share=0.3),
            stride=0.5,
        )
    art.glow((left + 0.4, 0.5), 0.6, "#ffd88a", strength=0.25)
    things.mirror(art, floor, tint="#10162a", veil=0.4, calm=0.6)
    art.glow((left + 0.86, 0.64), 0.16, "#fff3cf", strength=0.9)
    things.glints(art, top=0.74, colour="#ffdf9c", count=150, alpha=0.35)
