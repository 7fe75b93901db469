"""People as simple shapes: standing, walking, sitting, under an umbrella, riding."""

import math

from articles.sample.pictures.canvas import Canvas, Colour, Point, mix

COATS = (
    "#8c3b32", "#2f5d73", "#c58b3c", "#4d6b4a", "#71507a", "#b9a58b", "#33405e",
    "#a6552f", "#577d8c", "#d9cdb8", "#6e2f3c", "#3c4f46",
)  # fmt: skip
SKIN = "#d9a982"
HAIR = "#241d1b"


def coat(art: Canvas, *, dim: Colour | None = None, share: float = 0.5) -> Colour:
    chosen = art.random.choice(COATS)
    return mix(chosen, dim, share) if dim else chosen


def standing(
    art: Canvas,
    *,
    x: float,
    y: float,
    tall: float,
    top: Colour,
    legs: Colour = "#2b2d36",
    skin: Colour = SKIN,
    stride: float = 0.0,
    shadow: float = 0.25,
) -> None:
    """A figure whose feet stand at (x, y); stride 0 stands, 1 walks wide."""
    if shadow:
        art.oval((x, y), (tall * 0.17, tall * 0.025), "#10131c", alpha=shadow)
    hip, step = y - tall * 0.47, tall * 0.13 * stride
    for side in (-1, 1):
        foot = x + side * (tall * 0.045 + step)
        art.poly(
            [
                (x + side * tall * 0.01 - tall * 0.045, hip),
                (x + side * tall * 0.01 + tall * 0.045, hip),
                (foot + tall * 0.035, y),
                (foot - tall * 0.035, y),
            ],
            mix(legs, "#000000", 0.12 if side < 0 else 0),
        )
    torso(art, x=x, hip=hip + tall * 0.04, tall=tall, top=top, swing=stride)
    head(art, (x, y - tall * 0.905), tall * 0.072, skin=skin)


def torso(
    art: Canvas, *, x: float, hip: float, tall: float, top: Colour, swing: float = 0
) -> None:
    shoulder = hip - tall * 0.37
    art.poly(
        [
            (x - tall * 0.085, hip),
            (x - tall * 0.105, shoulder + tall * 0.06),
            (x - tall * 0.075, shoulder + tall * 0.01),
            (x - tall * 0.03, shoulder - tall * 0.015),
            (x + tall * 0.03, shoulder - tall * 0.015),
            (x + tall * 0.075, shoulder + tall * 0.01),
            (x + tall * 0.105, shoulder + tall * 0.06),
            (x + tall * 0.085, hip),
        ],
        top,
    )
    dark = mix(top, "#000000", 0.2)
    for side in (-1, 1):
        hand = (x + side * tall * (0.125 + 0.05 * swing), hip - tall * 0.01)
        art.line(
            [(x + side * tall * 0.092, shoulder + tall * 0.055), hand],
            dark if side < 0 else top,
            width=tall * 0.055,
        )
        art.oval(hand, (tall * 0.024, tall * 0.026), SKIN)


def head(
    art: Canvas, centre: Point, size: float, *, skin: Colour = SKIN, hair: Colour = HAIR
) -> None:
    x, y = centre
    art.box((x - size * 0.35, y + size * 0.6), (size * 0.7, size * 0.9), skin)
    art.oval((x, y), (size * 0.86, size), skin)
    cap = [
        (x + size * 0.95 * math.cos(t), y - size * 0.12 + size * math.sin(t))
        for t in (math.pi * (1 + n / 14) for n in range(15))
    ]
    fringe = art.random.uniform(-0.35, 0.35)
    art.poly([*cap, (x + size * fringe, y - size * 0.3)], hair)


def bust(
    art: Canvas,
    *,
    x: float,
    y: float,
    size: float,
    top: Colour,
    back: bool = True,
    hair: Colour = HAIR,
) -> None:
    """Head and shoulders of somebody who sits; `y` is the lower edge."""
    shape = [
        (x - size * 0.52, y),
        (x - size * 0.48, y - size * 0.36),
        (x - size * 0.3, y - size * 0.52),
        (x, y - size * 0.58),
        (x + size * 0.3, y - size * 0.52),
        (x + size * 0.48, y - size * 0.36),
        (x + size * 0.52, y),
    ]
    art.poly(shape, top)
    if not back:
        head(art, (x, y - size * 0.84), size * 0.25, hair=hair)
        return
    art.box((x - size * 0.09, y - size * 0.68), (size * 0.18, size * 0.2), SKIN)
    art.oval((x, y - size * 0.85), (size * 0.23, size * 0.26), HAIR)
    art.oval(
        (x - size * 0.05, y - size * 0.93),
        (size * 0.1, size * 0.08),
        "#4a3d38",
        alpha=0.5,
    )


def umbrella(art: Canvas, *, x: float, y: float, span: float, colour: Colour) -> None:
    """An open umbrella whose top is at (x, y)."""
    rim = y + span * 0.42
    dome = [
        (
            x + span * math.cos(math.pi * (1 + n / 20)),
            rim + span * 0.42 * math.sin(math.pi * (1 + n / 20)),
        )
        for n in range(21)
    ]
    scallops = [
        (
            x + span * (1 - n / 20 * 2),
            rim - span * 0.055 * abs(math.sin(n / 4 * math.pi)),
        )
        for n in range(21)
    ]
    art.poly([*dome, *scallops], colour)
    dark = mix(colour, "#000000", 0.28)
    for rib in (-0.5, 0, 0.5):
        art.line([(x, y), (x + span * rib, rim - 0.001)], dark, width=0.002, alpha=0.7)
    art.poly([(x, y), dome[20], dome[17], dome[14]], "#ffffff", alpha=0.08)
    art.line([(x, rim - span * 0.3), (x, rim + span * 0.75)], "#2a2a30", width=0.003)


def cyclist(art: Canvas, *, x: float, y: float, tall: float, top: Colour) -> None:
    frame = "#22262e"
    for wheel in (-0.3, 0.3):
        box = art.px(
            [
                (x + tall * (wheel - 0.19), y - tall * 0.38),
                (x + tall * (wheel + 0.19), y),
            ]
        )
        art.pen.ellipse(
            [*box[0], *box[1]], outline=frame, width=max(2, round(tall * 12))
        )
    crank = (x, y - tall * 0.2)
    art.line([(x - tall * 0.3, y - tall * 0.19), crank], frame, width=0.003)
    art.line([crank, (x + tall * 0.22, y - tall * 0.46)], frame, width=0.003)
    art.line(
        [(x + tall * 0.3, y - tall * 0.19), (x + tall * 0.2, y - tall * 0.55)],
        frame,
        width=0.003,
    )
    seat, knee = (x - tall * 0.13, y - tall * 0.52), (x + tall * 0.1, y - tall * 0.4)
    art.line(
        [seat, knee, (x + tall * 0.02, y - tall * 0.14)], "#2c3340", width=tall * 0.075
    )
    neck = (x + tall * 0.06, y - tall * 0.86)
    art.line([seat, neck], top, width=tall * 0.15)
    art.line([neck, (x + tall * 0.2, y - tall * 0.56)], top, width=tall * 0.055)
    head(art, (x + tall * 0.1, y - tall * 0.98), tall * 0.075)
