"""Scenes of handwork: a silk loom, a craftsman at his bench."""

import math

from articles.sample.pictures import people
from articles.sample.pictures.canvas import Canvas, Colour, Point, mix


def loom(art: Canvas) -> None:
    """An old silk loom: warp threads, a band of pattern, hands at work."""
    art.gradient(("#6d5446", "#8f715a", "#5d4437"))
    art.glow((art.wide * 0.2, 0.1), 1.0, "#ffe0ac", strength=0.6)
    hue = art.random.choice(
        (("#b8433a", "#e3b15a"), ("#2f6d73", "#e8c98a"), ("#5a4a86", "#d99aa5"))
    )
    top, fell, low = 0.16, 0.62, 0.98
    left, right = art.wide * 0.2, art.wide * 0.8
    for number in range(170):
        share = number / 169
        x0 = left + (right - left) * (0.14 + 0.72 * share)
        x1 = left + (right - left) * share
        tone = mix(hue[0], hue[1], (number * 7 % 23) / 40)
        art.line(
            [(x0, top), (x1, fell)], mix(tone, "#fff1d8", 0.35), width=0.0022, alpha=0.9
        )
    art.poly(
        [(left, fell), (right, fell), (right + 0.04, low), (left - 0.04, low)], hue[0]
    )
    for row in range(7):
        for column in range(15):
            x = left + (right - left) * (column + 0.5 + 0.5 * (row % 2)) / 15
            y = fell + 0.028 + row * 0.052
            if x < right - 0.01:
                _motif(art, (x, y), 0.019, hue[1])
    wood: Colour = "#4a2f20"
    for y, thick in ((top - 0.03, 0.05), (0.33, 0.022), (fell - 0.055, 0.05)):
        art.box((left - 0.1, y), (right - left + 0.2, thick), wood, radius=0.006)
        art.box(
            (left - 0.1, y),
            (right - left + 0.2, thick * 0.25),
            mix(wood, "#d9a871", 0.4),
            radius=0.004,
        )
    for x in (left - 0.1, right + 0.06):
        art.box((x, 0.03), (0.05, 0.97), wood)
        art.box((x, 0.03), (0.012, 0.97), mix(wood, "#d9a871", 0.4))
    weaver = art.wide * 0.5
    people.bust(
        art, x=weaver, y=1.04, size=0.42, top=people.coat(art, dim="#2a2026", share=0.3)
    )
    for side in (-1, 1):
        hand = (weaver + side * 0.17, fell + 0.05)
        art.line(
            [(weaver + side * 0.19, 1.0), (weaver + side * 0.27, 0.84), hand],
            "#5b4a50",
            width=0.045,
        )
        art.oval(hand, (0.025, 0.022), people.SKIN)
    art.shade(
        [[(0.0, 0.0), (0.3, 0.0), (art.wide * 0.85, 1.02), (art.wide * 0.35, 1.02)]],
        "#ffe9bd",
        strength=0.25,
        blur=0.05,
    )


def _motif(art: Canvas, centre: Point, size: float, colour: Colour) -> None:
    """A woven flower of eight petals."""
    for petal in range(8):
        turn = petal * math.pi / 4
        spot = (
            centre[0] + math.cos(turn) * size * 0.58,
            centre[1] + math.sin(turn) * size * 0.58,
        )
        art.oval(spot, (size * 0.27, size * 0.2), colour, alpha=0.9)
    art.oval(centre, (size * 0.22, size * 0.22), mix(colour, "#ffffff", 0.5))


def craft(art: Canvas) -> None:
    """An old craftsman bent over his bench under one lamp, clocks behind him."""
    art.gradient(("#2a2320", "#4a382d", "#3a2c25"))
    middle = art.wide * 0.5
    for _ in range(round(15 * art.wide)):
        spot = (
            art.random.uniform(0.06, art.wide - 0.06),
            art.random.uniform(0.08, 0.44),
        )
        if abs(spot[0] - middle) > 0.13 or spot[1] < 0.2:
            _clock(art, spot, art.random.uniform(0.03, 0.062))
    lamp = (middle + 0.2, 0.36)
    art.shade(
        [
            [
                (lamp[0] - 0.05, lamp[1]),
                (lamp[0] + 0.05, lamp[1]),
                (middle + 0.46, 0.86),
                (middle - 0.42, 0.86),
            ]
        ],
        "#ffd48a",
        strength=0.5,
        blur=0.04,
    )
    art.glow(lamp, 0.7, "#ffcf86", strength=0.55)
    people.bust(
        art,
        x=middle - 0.06,
        y=0.82,
        size=0.44,
        top="#4d5a63",
        back=False,
        hair="#c4beb5",
    )
    face = (middle - 0.06, 0.82 - 0.44 * 0.84)
    for side in (-1, 1):
        ring = art.px(
            [
                (face[0] + side * 0.042 - 0.03, face[1] - 0.018),
                (face[0] + side * 0.042 + 0.03, face[1] + 0.034),
            ]
        )
        art.pen.ellipse([*ring[0], *ring[1]], outline="#2b2320", width=5)
    for side in (-1, 1):
        hand = (middle - 0.06 + side * 0.075, 0.765)
        art.line(
            [
                (middle - 0.06 + side * 0.2, 0.66),
                (middle - 0.06 + side * 0.2, 0.77),
                hand,
            ],
            "#3f4b54",
            width=0.06,
        )
        art.oval(hand, (0.034, 0.026), "#dcae86")
    art.box((0, 0.79), (art.wide, 0.05), "#a06f42")
    art.box((0, 0.79), (art.wide, 0.012), "#e3b377")
    art.box((0, 0.84), (art.wide, 0.2), "#5a3c27")
    for _ in range(34):
        spot = (
            art.random.uniform(0.08, art.wide - 0.08),
            0.786 - art.random.uniform(0, 0.008),
        )
        art.oval(
            spot,
            (art.random.uniform(0.004, 0.014), 0.005),
            art.random.choice(("#e6c06a", "#cfd3d2", "#b98b46")),
        )
    art.line(
        [(middle + 0.36, 0.79), (middle + 0.38, 0.5), lamp], "#1f2a28", width=0.009
    )
    art.poly(
        [
            (lamp[0] - 0.07, lamp[1] + 0.02),
            (lamp[0] - 0.025, lamp[1] - 0.04),
            (lamp[0] + 0.035, lamp[1] - 0.04),
            (lamp[0] + 0.075, lamp[1] + 0.02),
        ],
        "#2f5a4c",
    )
    art.oval((lamp[0], lamp[1] + 0.02), (0.068, 0.009), "#fff4cf")


def _clock(art: Canvas, centre: Point, size: float) -> None:
    rim = art.random.choice(("#8a5a34", "#5d4a3a", "#a9853f", "#6d2f2a"))
    art.oval(
        (centre[0] + 0.006, centre[1] + 0.008),
        (size * 1.12, size * 1.12),
        "#120d0b",
        alpha=0.4,
    )
    art.oval(centre, (size * 1.12, size * 1.12), rim)
    art.oval(centre, (size * 0.92, size * 0.92), mix("#f0e4c4", "#7a6248", 0.25))
    for hour in range(12):
        turn = hour * math.pi / 6
        art.oval(
            (
                centre[0] + math.cos(turn) * size * 0.75,
                centre[1] + math.sin(turn) * size * 0.75,
            ),
            (size * 0.05, size * 0.05),
            "#3a2c22",
        )
    for long, turn in (
        (0.48, art.random.uniform(0, math.tau)),
        (0.68, art.random.uniform(0, math.tau)),
    ):
        art.line(
            [
                centre,
                (
                    centre[0] + math.cos(turn) * size * long,
                    centre[1] + math.sin(turn) * size * long,
                ),
            ],
            "#2b211b",
            width=0.004,
        )
