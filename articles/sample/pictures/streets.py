"""Scenes in the old streets: rain with umbrellas, a lane by day, lanterns at night."""

import math

from articles.sample.pictures import people, things
from articles.sample.pictures.canvas import Canvas, Colour, Point, mix


def _row(
    art: Canvas, *, side: int, wall: Colour, roof: Colour, lit: float, vanish: Point
) -> None:
    """One side of a street in perspective: walls, eaves, doors and shop boards."""
    vx, vy = vanish
    edge = 0.0 if side < 0 else art.wide

    def at(depth: float, level: float) -> Point:
        """depth 0 at the picture's edge, 1 at the vanishing point; level 0 ground."""
        near = (edge, 1.08 - level * 1.25)
        return near[0] + (vx - near[0]) * depth, near[1] + (vy - near[1]) * depth

    cuts = [0.0, 0.24, 0.43, 0.58, 0.7, 0.79, 0.86]
    for index in range(len(cuts) - 2, -1, -1):
        near, far = cuts[index], cuts[index + 1]
        high = 0.72 + 0.13 * art.random.random()
        fade = 0.5 * near
        tone = mix(wall, "#8e8b88", fade + art.random.uniform(0, 0.08))
        art.poly([at(near, -0.1), at(near, high), at(far, high), at(far, -0.1)], tone)
        eave = mix(roof, "#8e8b88", fade * 0.7)
        art.poly(
            [
                at(near - 0.03, high - 0.03),
                at(near, high + 0.13),
                at(far, high + 0.13),
                at(far + 0.02, high - 0.03),
            ],
            eave,
        )
        span = far - near
        for start, stop, low, top in (
            (0.1, 0.4, 0.0, 0.42),
            (0.52, 0.92, 0.12, 0.4),
            (0.15, 0.45, 0.52, 0.66),
            (0.58, 0.88, 0.52, 0.66),
        ):
            glow = art.random.random() < lit
            glass = mix("#ffcf7f" if glow else "#4a3b32", tone, 0.05 + fade * 0.4)
            a, b = near + span * start, near + span * stop
            art.poly([at(a, low), at(a, top), at(b, top), at(b, low)], glass)
            middle = (a + b) / 2
            art.line(
                [at(middle, low), at(middle, top)], mix(roof, tone, 0.3), width=0.003
            )


def rain(art: Canvas) -> None:
    """A street in the rain, umbrellas and their light on wet stone."""
    night = art.random.random() < 0.5
    sky = (
        ("#3a4760", "#66728a", "#a39f9e")
        if night
        else ("#79889a", "#a7b1b8", "#ccccc6")
    )
    art.gradient(sky, bottom=0.62)
    vanish = (art.wide * art.random.uniform(0.46, 0.56), 0.5)
    wall: Colour = "#6c6f7a" if night else "#a9aaa6"
    for side in (-1, 1):
        _row(
            art,
            side=side,
            wall=wall,
            roof="#33363f",
            lit=0.75 if night else 0.45,
            vanish=vanish,
        )
    art.glow((vanish[0], vanish[1]), 0.4, "#f3ddb2", strength=0.6)
    ground = 0.6
    art.haze(ground, depth=0.1, colour="#c9c3b8", strength=0.45)
    things.mirror(art, ground, tint=mix(sky[0], "#3a3d46", 0.4), veil=0.42, calm=0.5)
    things.glints(
        art,
        top=ground + 0.02,
        colour="#ffe2a8",
        count=210,
        centre=vanish[0],
        spread=0.35,
        alpha=0.4,
    )
    crowd = sorted(art.random.uniform(0.66, 0.97) for _ in range(9))
    for y in crowd:
        near = (y - 0.58) / 0.4
        tall = 0.12 + 0.3 * near
        x = vanish[0] + art.random.uniform(-0.5, 0.5) * art.wide * (0.25 + 0.75 * near)
        people.standing(
            art,
            x=x,
            y=y,
            tall=tall,
            top=people.coat(art, dim=sky[0], share=0.35),
            stride=art.random.uniform(0.3, 1),
        )
        shade = mix(art.random.choice(people.COATS), "#e8d9b8", 0.1)
        people.umbrella(
            art, x=x + tall * 0.05, y=y - tall * 1.2, span=tall * 0.4, colour=shade
        )
    for _ in range(420):
        x, y = art.random.uniform(0, art.wide + 0.1), art.random.random()
        long = art.random.uniform(0.02, 0.07)
        art.line(
            [(x, y), (x - long * 0.22, y + long)], "#eef2f5", width=0.001, alpha=0.28
        )


def lane(art: Canvas) -> None:
    """An old residential lane in slanting sun, neighbours talking."""
    art.gradient(("#8fb6cf", "#d5e2dc", "#f3e7c8"), bottom=0.66)
    art.clouds("#ffffff", top=0.0, bottom=0.34, strength=0.6)
    vanish = (art.wide * art.random.uniform(0.42, 0.6), 0.5)
    art.poly([(0, 1.1), (vanish[0], vanish[1]), (art.wide, 1.1)], "#cfc0a4")
    art.gradient(("#d8cdb6", "#bba98a"), top=0.56)
    _row(art, side=-1, wall="#e6dcc8", roof="#5b5450", lit=0.1, vanish=vanish)
    _row(art, side=1, wall="#c9b79c", roof="#4e4743", lit=0.1, vanish=vanish)
    art.haze(0.52, depth=0.16, colour="#f7eccd", strength=0.6)
    things.tree(
        art, x=vanish[0] + 0.05, y=0.6, tall=0.34, leaf="#5b7a47", light="#c3cf7b"
    )
    things.tree(
        art, x=vanish[0] - 0.07, y=0.63, tall=0.4, leaf="#466a3d", light="#b4c56e"
    )
    for level in (0.26, 0.33):
        art.line(
            [(0, level - 0.06), (vanish[0], level + 0.08), (art.wide, level - 0.05)],
            "#3f3a38",
            width=0.0018,
            alpha=0.7,
        )
    for _ in range(7):
        x = art.random.uniform(0.2, 0.8) * art.wide
        y = 0.2 + 0.14 * (1 - abs(x / art.wide - 0.5) * 2)
        art.box(
            (x, y), (0.035, 0.05), mix(art.random.choice(people.COATS), "#ffffff", 0.35)
        )
    sun = [
        [
            (0.0, 0.98),
            (art.wide * 0.5, 0.6),
            (art.wide * 0.62, 0.6),
            (art.wide * 0.6, 1.05),
            (0, 1.05),
        ]
    ]
    art.shade(sun, "#fff1c4", strength=0.5, blur=0.03)
    art.shade(
        [
            [
                (art.wide, 0.7),
                (vanish[0] + 0.05, 0.57),
                (art.wide * 0.62, 1.05),
                (art.wide, 1.05),
            ]
        ],
        "#3d3542",
        strength=0.45,
        blur=0.02,
    )
    coats = art.random.sample(people.COATS, 4)
    spots = ((0.73, 0.42), (0.74, 0.5), (0.88, 0.3), (0.93, 0.66))
    for (y, place), worn in zip(spots, coats, strict=True):
        tall = 0.1 + (y - 0.58) * 0.85
        people.standing(
            art,
            x=art.wide * place,
            y=y,
            tall=tall,
            top=worn,
            stride=art.random.uniform(0, 0.6),
            shadow=0.4,
        )
    art.glow((0.05, 0.05), 0.9, "#fff0c0", strength=0.4)


def lanterns(art: Canvas) -> None:
    """The old street at night under strings of red lanterns."""
    art.gradient(("#141a35", "#2a2c52", "#5d4560", "#9a6356"), bottom=0.66)
    vanish = (art.wide * art.random.uniform(0.44, 0.56), 0.53)
    for side in (-1, 1):
        _row(art, side=side, wall="#5a4038", roof="#241f2b", lit=0.7, vanish=vanish)
    art.glow(vanish, 0.5, "#ffb866", strength=0.8)
    things.mirror(art, 0.63, tint="#24182a", veil=0.45, calm=0.7)
    art.haze(0.62, depth=0.06, colour="#e39a5a", strength=0.35)
    for _ in range(9):
        y = art.random.uniform(0.68, 0.94)
        near = (y - 0.6) / 0.36
        people.standing(
            art,
            x=vanish[0]
            + art.random.uniform(-0.42, 0.42) * art.wide * (0.3 + near * 0.7),
            y=y,
            tall=0.1 + 0.27 * near,
            top=people.coat(art, dim="#1a1526", share=0.62),
            legs="#17131f",
            skin="#a06b4c",
            stride=art.random.uniform(0.1, 0.9),
        )
    for step in range(7):
        depth = 0.8 - step * 0.13
        _string(art, depth=depth, vanish=vanish)


def _string(art: Canvas, *, depth: float, vanish: Point) -> None:
    """Lanterns hung across the street, at one depth."""
    near = 1 - depth
    half, top = art.wide * 0.5 * near, vanish[1] - 0.5 * near
    size = 0.012 + 0.034 * near
    count = 5
    for number in range(count):
        share = number / (count - 1) * 2 - 1
        x = vanish[0] + half * share * 0.94
        y = top + 0.07 * near * math.cos(share * 1.4)
        art.glow((x, y), size * 4.2, "#ff7a3a", strength=0.45)
        art.line([(x, y - size * 1.7), (x, y - size)], "#2a1a1a", width=0.002)
        art.oval((x, y), (size * 1.08, size), "#d8352a")
        art.oval((x, y), (size * 0.66, size * 0.97), "#ee5a36")
        art.oval((x, y), (size * 0.3, size * 0.92), "#ffb25c")
        for end in (-1, 1):
            art.box(
                (x - size * 0.34, y + end * size * 0.95 - size * 0.09),
                (size * 0.68, size * 0.18),
                "#e3b04a",
            )
        art.line([(x, y + size), (x, y + size * 1.8)], "#e3b04a", width=size * 0.14)
