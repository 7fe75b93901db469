"""The path round the lake."""

import math

from articles.sample.pictures import people, things
from articles.sample.pictures.canvas import Canvas, mix


def promenade(art: Canvas) -> None:
    """The path round the lake: walkers, a cyclist, trees, open water."""
    art.gradient(("#7fb3cf", "#cfe4e4", "#f8efd4"), bottom=0.44)
    art.clouds("#ffffff", top=0.0, bottom=0.36, strength=0.75)
    line, shift = 0.44, art.random.uniform(-0.12, 0.12)
    for step in range(2):
        things.ridge(
            art,
            y=line,
            rise=0.12 - 0.04 * step,
            colour=mix("#a9bfc0", "#7f9d93", step),
            foot=line,
        )
        art.haze(line - 0.03, depth=0.07, colour="#f6f1dc", strength=0.5)
    things.mirror(art, line, tint="#6fa0ac", veil=0.4)
    things.glints(art, top=line + 0.01, colour="#ffffff", count=320, alpha=0.5)
    shore = [
        (art.wide * (0.3 + shift), line + 0.02),
        (art.wide * 0.42, 0.56),
        (art.wide * 0.3, 0.72),
        (art.wide * 0.02, 0.94),
        (-0.02, 1.05),
        (art.wide + 0.02, 1.05),
        (art.wide + 0.02, line + 0.01),
    ]
    art.poly(shore, "#93ab63")
    inner = [(x + 0.05, y + 0.004) for x, y in shore[:5]]
    outer = [
        (art.wide * 0.74, 1.05),
        (art.wide * 0.68, 0.78),
        (art.wide * 0.6, 0.58),
        (art.wide * (0.36 + shift), line + 0.02),
    ]
    art.poly([*inner, *outer], "#dccdaa")
    art.line([(x - 0.012, y) for x, y in inner], "#b9a67e", width=0.008)
    for _ in range(240):
        x, y = (
            art.random.uniform(art.wide * 0.62, art.wide),
            art.random.uniform(0.56, 1),
        )
        if x > art.wide * (0.58 + 0.2 * (y - 0.5)):
            art.line(
                [(x, y), (x + art.random.gauss(0, 0.006), y - 0.018)],
                mix("#5f8244", "#d3d983", art.random.random()),
                width=0.003,
            )
    for place, y, tall in (
        (0.5, 0.5, 0.14),
        (0.62, 0.54, 0.22),
        (0.77, 0.62, 0.38),
        (0.93, 0.76, 0.66),
    ):
        art.oval(
            (art.wide * place - tall * 0.15, y + 0.005),
            (tall * 0.45, tall * 0.05),
            "#3c4a2c",
            alpha=0.35,
        )
        things.tree(
            art,
            x=art.wide * place,
            y=y,
            tall=tall,
            leaf="#47703f",
            light=art.random.choice(("#bccb6c", "#e0b85a")),
            blobs=70,
        )
    for place, y in ((0.44, 0.56), (0.47, 0.565), (0.36, 0.72), (0.52, 0.8)):
        tall = 0.06 + (y - 0.5) * 0.72
        people.standing(
            art, x=art.wide * place, y=y, tall=tall, top=people.coat(art), stride=0.7
        )
    people.cyclist(
        art,
        x=art.wide * 0.33 + 0.12 * math.sin(shift * 20),
        y=0.92,
        tall=0.3,
        top=people.coat(art),
    )
    for side, count in ((0.04, 30), (0.16, 16)):
        things.reeds(
            art, x=art.wide * side, y=1.04, count=count, tall=0.3, colour="#4d6137"
        )
