"""The market in the morning: stalls, heaps of vegetables, shoppers."""

from articles.sample.pictures import people
from articles.sample.pictures.canvas import Canvas, Colour, mix

GOODS: tuple[tuple[Colour, Colour], ...] = (
    ("#5f8f3f", "#a9c95e"), ("#d8552f", "#f08a4a"), ("#e8dfc6", "#fbf7e8"),
    ("#7a4a86", "#a97cb0"), ("#e2a52f", "#f5d06a"), ("#3f6f3a", "#7fae58"),
)  # fmt: skip


def market(art: Canvas) -> None:
    """Stalls under awnings in the morning, heaps of vegetables, shoppers."""
    art.gradient(("#dcc9a2", "#eadfc4", "#c9b48f"), bottom=0.62)
    art.gradient(("#b7a88c", "#877a69"), top=0.58)
    for beam in range(7):
        x = art.wide * beam / 6
        art.line(
            [
                (art.wide / 2 + (x - art.wide / 2) * 0.5, 0.2),
                (x * 1.4 - art.wide * 0.2, -0.02),
            ],
            "#8d7a5e",
            width=0.01,
        )
    art.haze(0.36, depth=0.3, colour="#fff3d4", strength=0.6)
    _stalls(art, y=0.5, wide=0.26, size=0.55, dim=0.4)
    for _ in range(11):
        y = art.random.uniform(0.6, 0.68)
        people.standing(
            art,
            x=art.random.uniform(0.05, art.wide - 0.05),
            y=y,
            tall=0.24,
            top=people.coat(art, dim="#d8c8a4", share=0.3),
            stride=art.random.random() * 0.7,
        )
    _stalls(art, y=0.82, wide=0.56, size=1.15, dim=0.0)
    for lamp in range(5):
        spot = (art.wide * (0.1 + 0.2 * lamp), 0.2)
        art.line([(spot[0], 0), spot], "#5a4c3c", width=0.002)
        art.poly(
            [(spot[0] - 0.035, 0.215), (spot[0], 0.185), (spot[0] + 0.035, 0.215)],
            "#a33a2c",
        )
        art.glow((spot[0], 0.22), 0.2, "#ffeab0", strength=0.7)


def _stalls(art: Canvas, *, y: float, wide: float, size: float, dim: float) -> None:
    x = -art.random.uniform(0, wide * 0.5)
    while x < art.wide:
        cloth = mix(
            art.random.choice(("#b8433a", "#2f6d73", "#d0913a", "#4d6b4a")),
            "#eadfc4",
            dim,
        )
        top = y - 0.34 * size
        art.box((x + 0.01, top), (0.008 * size, 0.36 * size), "#5f5142")
        art.box((x + wide - 0.02, top), (0.008 * size, 0.36 * size), "#5f5142")
        if dim:
            people.bust(
                art,
                x=x + wide * 0.5,
                y=y - 0.02,
                size=0.12 * size + 0.03,
                top=people.coat(art),
                back=False,
            )
        for stripe in range(8):
            tone = cloth if stripe % 2 else mix(cloth, "#fdf6e4", 0.75)
            left, step = x + wide * stripe / 8, wide / 8
            if dim:
                art.poly(
                    [
                        (left, top),
                        (left + step, top),
                        (left + step, top - 0.07 * size),
                        (left, top - 0.07 * size),
                    ],
                    tone,
                )
                art.oval((left + step / 2, top), (step / 2, 0.014 * size), tone)
        art.box(
            (x, y - 0.03 * size),
            (wide, 0.16 * size),
            mix("#9a7348", "#eadfc4", dim),
            radius=0.005,
        )
        _heaps(art, x=x, y=y - 0.02 * size, wide=wide, size=size, dim=dim)
        art.box(
            (x, y + 0.005 * size), (wide, 0.13 * size), mix("#6f5236", "#eadfc4", dim)
        )
        x += wide + art.random.uniform(0.01, 0.05)


def _heaps(
    art: Canvas, *, x: float, y: float, wide: float, size: float, dim: float
) -> None:
    bins = 4
    for number in range(bins):
        dark, light = art.random.choice(GOODS)
        left, step = x + wide * number / bins, wide / bins
        for piece in range(46):
            share = piece / 46
            spot = left + step * (
                0.5 + (art.random.random() - 0.5) * (1.05 - 0.75 * share)
            )
            high = y + 0.02 * size - share * 0.085 * size
            round_ = 0.013 * size * art.random.uniform(0.8, 1.4)
            art.oval(
                (spot, high),
                (round_ * 1.15, round_),
                mix(
                    mix(dark, light, art.random.random() * (0.4 + share * 0.6)),
                    "#eadfc4",
                    dim * 0.5,
                ),
            )
        art.box(
            (left + step * 0.32, y - 0.012 * size),
            (step * 0.34, 0.028 * size),
            "#fbf8ec",
            radius=0.003,
        )
        art.line(
            [(left + step * 0.38, y + 0.001), (left + step * 0.58, y + 0.001)],
            "#5a4a40",
            width=0.003,
        )
