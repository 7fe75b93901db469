"""Scenes of groves and seasons: bamboo, blossoms, snow."""

import math

from articles.sample.pictures import people, things
from articles.sample.pictures.canvas import Canvas, Colour, mix


def bamboo(art: Canvas) -> None:
    """A bamboo grove with light falling through."""
    art.gradient(("#e8efc4", "#bcd08e", "#7fa066", "#4e7450"))
    art.glow((art.wide * 0.55, 0.1), 0.8, "#fdfbe0", strength=0.9)
    for layer in range(4):
        tone = mix("#b3c987", "#2f5138", layer / 3)
        width = 0.006 + 0.011 * layer
        for _ in range(round((26 - 5 * layer) * art.wide)):
            _cane(
                art,
                x=art.random.uniform(-0.05, art.wide + 0.05),
                width=width,
                tone=tone,
            )
        _leaves(art, tone=tone, layer=layer)
        art.haze(0.7, depth=0.45, colour="#e6eec2", strength=0.3 - 0.08 * layer)
    for _ in range(5):
        x = art.random.uniform(0.1, 0.8) * art.wide
        beam = [(x, -0.05), (x + 0.09, -0.05), (x - 0.16, 1.05), (x - 0.36, 1.05)]
        art.shade([beam], "#fffbd8", strength=0.3, blur=0.025)
    art.poly(
        [
            (art.wide * 0.48, 0.74),
            (art.wide * 0.56, 0.74),
            (art.wide * 0.84, 1.05),
            (art.wide * 0.16, 1.05),
        ],
        "#c5b98a",
        alpha=0.75,
    )
    people.standing(
        art, x=art.wide * 0.52, y=0.84, tall=0.17, top="#8c3b32", stride=0.6
    )


def _cane(art: Canvas, *, x: float, width: float, tone: Colour) -> None:
    lean = art.random.gauss(0, 0.02)
    shade = mix(
        tone, art.random.choice(("#dfe3a0", "#1f3b2a")), art.random.uniform(0, 0.25)
    )
    art.line([(x, 1.05), (x + lean, -0.05)], shade, width=width)
    art.line(
        [(x + width * 0.25, 1.05), (x + lean + width * 0.25, -0.05)],
        mix(shade, "#f4f6c8", 0.4),
        width=width * 0.22,
    )
    y = 1.0
    while y > 0:
        y -= art.random.uniform(0.07, 0.12)
        spot = x + lean * (1 - y)
        art.line(
            [(spot - width * 0.62, y), (spot + width * 0.62, y)],
            mix(shade, "#16281c", 0.5),
            width=0.0035,
        )


def _leaves(art: Canvas, *, tone: Colour, layer: int) -> None:
    for _ in range(round(170 * art.wide)):
        x, y = art.random.uniform(0, art.wide), abs(art.random.gauss(0, 0.28))
        long = (0.018 + 0.016 * layer) * art.random.uniform(0.7, 1.4)
        turn = art.random.uniform(0.2, 1.2) * art.random.choice((1, -1)) + math.pi / 2
        dx, dy = math.cos(turn) * long, math.sin(turn) * long
        tint = mix(tone, "#d9e68f", art.random.uniform(0, 0.5))
        art.poly(
            [
                (x, y),
                (x + dx * 0.4 + dy * 0.12, y + dy * 0.4 - dx * 0.12),
                (x + dx, y + dy),
                (x + dx * 0.4 - dy * 0.12, y + dy * 0.4 + dx * 0.12),
            ],
            tint,
            alpha=0.85,
        )


def blossoms(art: Canvas) -> None:
    """Spring trees in flower along the water."""
    art.gradient(("#a8cbe0", "#dfe9e6", "#f8ecdf"), bottom=0.6)
    art.clouds("#ffffff", top=0.0, bottom=0.4, strength=0.7)
    things.ridge(art, y=0.57, rise=0.12, colour="#b6c8c2", foot=0.6)
    art.haze(0.54, depth=0.12, colour="#fbeee4", strength=0.6)
    x = 0.02
    while x < art.wide:
        tall = art.random.uniform(0.2, 0.34)
        things.tree(
            art, x=x, y=0.6, tall=tall, leaf="#d596a8", light="#fbe3e6", trunk="#5a4340"
        )
        x += art.random.uniform(0.09, 0.17)
    things.mirror(art, 0.6, tint="#86a5ac", veil=0.28)
    things.glints(art, top=0.62, colour="#fff3ee", count=240, alpha=0.5)
    art.line(
        [(-0.02, 0.05), (0.25, 0.16), (0.52, 0.2), (0.8, 0.32)], "#4a3634", width=0.014
    )
    art.line([(0.32, 0.17), (0.5, 0.32), (0.62, 0.36)], "#4a3634", width=0.008)
    for _ in range(330):
        t = art.random.random()
        cx = t * 0.84 + art.random.gauss(0, 0.03)
        cy = 0.05 + t * 0.27 + art.random.gauss(0.01, 0.045)
        tone = mix("#e59aae", "#fff4f2", art.random.random())
        size = art.random.uniform(0.006, 0.014)
        art.oval((cx, cy), (size, size * 0.85), tone, alpha=0.95)
    for _ in range(120):
        art.oval(
            (art.random.uniform(0, art.wide), art.random.uniform(0.2, 1)),
            (0.005, 0.0028),
            "#fbdbe0",
            alpha=0.8,
        )


def snow(art: Canvas) -> None:
    """The old bridge and the houses after snow."""
    art.gradient(("#8b9bb3", "#bac4cf", "#e2e2de"), bottom=0.62)
    for step in range(3):
        things.ridge(
            art,
            y=0.6,
            rise=0.28 - 0.08 * step,
            colour=mix("#c3ccd6", "#8495a5", step / 2.4),
            foot=0.62,
        )
        art.haze(0.52, depth=0.13, colour="#e8ebee", strength=0.4)
    x = -0.04
    while x < art.wide:
        wide, tall = art.random.uniform(0.15, 0.24), art.random.uniform(0.08, 0.16)
        things.house(
            art,
            x=x,
            y=0.62,
            wide=wide,
            tall=tall,
            wall="#cfd0cf",
            roof="#f2f4f6",
            lit=0.55,
        )
        x += wide + art.random.uniform(0.01, 0.1)
    art.poly([(0, 0.605), (art.wide, 0.6), (art.wide, 0.64), (0, 0.64)], "#eef1f4")
    things.mirror(art, 0.635, tint="#4a5a6e", veil=0.42)
    middle = art.wide * 0.5
    deck = [
        (middle + 0.5 * t / 20, 0.68 - 0.2 * math.cos(math.pi * t / 40))
        for t in range(-20, 21)
    ]
    art.poly([*deck, (middle + 0.5, 0.74), (middle - 0.5, 0.74)], "#6f747c")
    arch = [
        (
            middle + 0.2 * math.cos(math.pi * n / 24),
            0.74 - 0.16 * math.sin(math.pi * n / 24),
        )
        for n in range(25)
    ]
    art.poly(arch, "#55647a")
    art.line([(px, y - 0.012) for px, y in deck], "#f7f9fb", width=0.026)
    people.standing(
        art, x=middle - 0.12, y=0.488, tall=0.11, top="#a3322c", stride=0.5, shadow=0
    )
    people.umbrella(art, x=middle - 0.115, y=0.355, span=0.05, colour="#c9473a")
    art.poly(
        [
            (0, 0.9),
            (art.wide * 0.3, 0.86),
            (art.wide * 0.6, 0.93),
            (art.wide, 0.87),
            (art.wide, 1.02),
            (0, 1.02),
        ],
        "#eef2f6",
    )
    for _ in range(360):
        size = art.random.uniform(0.0012, 0.0042)
        art.oval(
            (art.random.uniform(0, art.wide), art.random.random()),
            (size, size),
            "#ffffff",
            alpha=0.8,
        )
