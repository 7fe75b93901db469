"""Rice fields in steps, some gold, some with water."""

import math

from articles.sample.pictures import people, things
from articles.sample.pictures.canvas import Canvas, Colour, Point, mix


def fields(art: Canvas) -> None:
    """Rice fields in steps, some gold, some with water, hills behind."""
    ripe = art.random.random()
    sky = ("#6fa3c4", "#b9d3d8", "#f3ead0")
    art.gradient(sky, bottom=0.45)
    art.clouds("#ffffff", top=0.0, bottom=0.36, strength=0.8, grid=(6, 8))
    art.glow(
        (art.wide * art.random.uniform(0.15, 0.85), 0.3), 0.6, "#fff0c2", strength=0.55
    )
    for step in range(4):
        tone = mix("#9fb7bd", "#55755a", step / 3)
        things.ridge(
            art, y=0.43 + 0.012 * step, rise=0.2 - 0.045 * step, colour=tone, foot=0.6
        )
        art.haze(0.42, depth=0.09, colour="#f1ecd6", strength=0.34)
    _terraces(art, ripe=ripe)
    for _ in range(3):
        y = art.random.uniform(0.56, 0.72)
        x = art.random.uniform(0.1, 0.9) * art.wide
        people.standing(
            art,
            x=x,
            y=y,
            tall=0.035 + (y - 0.45) * 0.3,
            top=people.coat(art),
            shadow=0.2,
        )
        size = 0.01 + (y - 0.45) * 0.06
        art.poly(
            [(x - size, y - size * 4.6), (x, y - size * 6), (x + size, y - size * 4.6)],
            "#e6c987",
        )


def _terraces(art: Canvas, *, ripe: float) -> None:
    bands = 13
    offset, wave = art.random.uniform(0, 6), art.random.uniform(0.7, 1.2)

    def edge(band: int) -> list[Point]:
        share = band / bands
        base = 0.45 + 0.62 * share**1.6
        sway = 0.012 + 0.055 * share
        return [
            (
                x,
                base
                + sway * math.sin(x * 2.4 * wave + offset + band * 0.55)
                + sway * 0.35 * math.sin(x * 5.1 + band),
            )
            for x in (art.wide * n / 60 for n in range(61))
        ]

    for band in range(bands):
        share = band / bands
        upper, lower = edge(band), edge(band + 1)
        gold = mix(
            "#8fae55", "#e0b84c", min(1, max(0, ripe + art.random.uniform(-0.35, 0.35)))
        )
        wet = art.random.random() < 0.24
        tone: Colour = "#bdd3d2" if wet else mix(gold, "#eadfae", 0.45 * (1 - share))
        art.poly([*upper, (art.wide, 1.2), (0, 1.2)], tone)
        if wet:
            art.line(
                [(x, y + 0.012) for x, y in upper], "#f4f3e2", width=0.006, alpha=0.5
            )
        else:
            _stalks(art, upper, lower, tone=tone, share=share)
        art.line(upper, mix("#5d6b3a", tone, 0.25), width=0.003 + 0.006 * share)
        art.line(
            [(x, y - 0.004) for x, y in upper], mix(tone, "#fff6cf", 0.5), width=0.002
        )


def _stalks(
    art: Canvas, upper: list[Point], lower: list[Point], *, tone: Colour, share: float
) -> None:
    for _ in range(round(90 + 170 * share)):
        index = art.random.randrange(60)
        down = art.random.random()
        x = upper[index][0] + art.random.uniform(0, art.wide / 60)
        y = upper[index][1] + (lower[index][1] - upper[index][1]) * down
        long = 0.006 + 0.034 * share
        shade = mix(tone, art.random.choice(("#6f7d35", "#fff0b0", "#c98f32")), 0.4)
        art.line(
            [(x, y + long), (x + art.random.gauss(0, long * 0.25), y)],
            shade,
            width=0.0016 + 0.0016 * share,
            alpha=0.7,
        )
