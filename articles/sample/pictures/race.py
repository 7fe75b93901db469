"""Dragon boats racing past a crowded bank."""

from articles.sample.pictures import people, things
from articles.sample.pictures.canvas import Canvas, Colour, mix


def dragonboat(art: Canvas) -> None:
    """Dragon boats racing side by side past a crowded bank."""
    art.gradient(("#6fb0d6", "#b9dcea", "#f2f3e2"), bottom=0.42)
    art.clouds("#ffffff", top=0.0, bottom=0.36, strength=0.85, grid=(6, 7))
    things.ridge(art, y=0.36, rise=0.14, colour="#86a99a", foot=0.42)
    art.haze(0.34, depth=0.09, colour="#f2f4e6", strength=0.5)
    x = 0.0
    while x < art.wide:
        things.tree(
            art,
            x=x,
            y=0.4,
            tall=art.random.uniform(0.1, 0.17),
            leaf="#4b7148",
            light="#9dbb6a",
            blobs=20,
        )
        x += art.random.uniform(0.05, 0.13)
    art.box((0, 0.385), (art.wide, 0.04), "#c3b596")
    for _ in range(round(90 * art.wide)):
        people.standing(
            art,
            x=art.random.uniform(0, art.wide),
            y=art.random.uniform(0.395, 0.42),
            tall=0.05,
            top=people.coat(art),
            shadow=0,
        )
    for flag in range(round(11 * art.wide)):
        spot = flag / 11
        art.line([(spot, 0.4), (spot, 0.28)], "#6b5a48", width=0.002)
        tone = ("#d8402f", "#e9b03a", "#2f7a74", "#3f6fb0")[flag % 4]
        art.poly(
            [
                (spot, 0.28),
                (spot + 0.045, 0.29 + art.random.uniform(0, 0.01)),
                (spot + 0.04, 0.312),
                (spot, 0.318),
            ],
            tone,
        )
    things.mirror(art, 0.425, tint="#3f86a0", veil=0.5)
    things.glints(art, top=0.43, colour="#f6fbf5", count=420, alpha=0.55)
    for row, (y, size) in enumerate(((0.52, 0.5), (0.66, 0.72), (0.86, 1.0))):
        art.line(
            [(0, y - 0.07 * size), (art.wide, y - 0.07 * size)],
            "#f2f6f0",
            width=0.002,
            alpha=0.5,
        )
        _racer(
            art,
            x=art.wide * 0.5 + art.random.uniform(-0.16, 0.16) * art.wide,
            y=y,
            long=1.05 * size,
            tone=("#d9a02f", "#2f7a56", "#c4382b")[row],
        )


def _racer(art: Canvas, *, x: float, y: float, long: float, tone: Colour) -> None:
    half = long / 2
    art.oval((x, y + long * 0.035), (half * 1.08, long * 0.02), "#ffffff", alpha=0.5)
    shirt = mix(tone, "#ffffff", 0.12)
    for seat in range(10):
        spot = x - half * 0.72 + seat * long * 0.072
        lean = long * 0.02
        art.line(
            [(spot, y - long * 0.005), (spot + lean, y - long * 0.055)],
            mix(shirt, "#000000", 0.12 * (seat % 2)),
            width=long * 0.034,
        )
        art.oval(
            (spot + lean * 1.5, y - long * 0.082),
            (long * 0.015, long * 0.017),
            people.SKIN,
        )
        art.oval(
            (spot + lean * 1.4, y - long * 0.089),
            (long * 0.0155, long * 0.011),
            people.HAIR,
        )
        paddle = (spot + lean * 2.6, y + long * 0.04)
        art.line(
            [(spot + lean, y - long * 0.05), paddle], "#d9b98a", width=long * 0.008
        )
        art.oval(paddle, (long * 0.012, long * 0.009), "#ffffff", alpha=0.8)
    drummer = x + half * 0.62
    art.oval(
        (drummer - long * 0.03, y - long * 0.03),
        (long * 0.024, long * 0.028),
        "#b8362a",
    )
    art.line(
        [(drummer, y - long * 0.01), (drummer, y - long * 0.075)],
        shirt,
        width=long * 0.036,
    )
    art.oval((drummer, y - long * 0.105), (long * 0.016, long * 0.018), people.SKIN)
    art.line(
        [(drummer, y - long * 0.07), (drummer + long * 0.015, y - long * 0.15)],
        shirt,
        width=long * 0.014,
    )
    hull = [
        (x - half, y - long * 0.05),
        (x - half * 0.86, y),
        (x + half * 0.82, y),
        (x + half * 0.94, y - long * 0.03),
        (x + half * 0.84, y + long * 0.03),
        (x - half * 0.84, y + long * 0.03),
    ]
    art.poly(hull, tone)
    art.line([hull[1], hull[2]], "#f3e2a8", width=long * 0.007)
    for scale in range(24):
        spot = x - half * 0.8 + scale * long * 0.066
        if spot < x + half * 0.78:
            art.oval(
                (spot, y + long * 0.016),
                (long * 0.014, long * 0.007),
                mix(tone, "#fff0b8", 0.45),
            )
    _dragon(art, x=x + half * 0.93, y=y, long=long, tone=tone)


def _dragon(art: Canvas, *, x: float, y: float, long: float, tone: Colour) -> None:
    neck = [
        (x - long * 0.05, y),
        (x, y - long * 0.05),
        (x + long * 0.02, y - long * 0.1),
    ]
    art.line(neck, tone, width=long * 0.04)
    face = [
        (x - long * 0.015, y - long * 0.14),
        (x + long * 0.05, y - long * 0.13),
        (x + long * 0.095, y - long * 0.105),
        (x + long * 0.05, y - long * 0.095),
        (x + long * 0.09, y - long * 0.075),
        (x + long * 0.02, y - long * 0.075),
    ]
    art.poly(face, tone)
    art.oval(
        (x + long * 0.03, y - long * 0.123), (long * 0.009, long * 0.009), "#fff8e0"
    )
    art.oval(
        (x + long * 0.032, y - long * 0.123), (long * 0.004, long * 0.004), "#1c1414"
    )
    for horn in range(3):
        art.line(
            [
                (x - long * 0.005, y - long * 0.135),
                (x - long * (0.04 + 0.012 * horn), y - long * (0.17 - 0.03 * horn)),
            ],
            "#f0c85a",
            width=long * 0.008,
        )
    art.line(
        [(x + long * 0.09, y - long * 0.105), (x + long * 0.12, y - long * 0.13)],
        "#f0c85a",
        width=long * 0.004,
    )
