"""Scenes in rooms that serve: a library by lamplight, a consulting room."""

from articles.sample.pictures import people
from articles.sample.pictures.canvas import Canvas, mix
from articles.sample.pictures.rooms import shell


def daylight(art: Canvas, *, left: float, top: float, wide: float, tall: float) -> None:
    """A window with a soft view and its light on the floor."""
    art.box((left - 0.01, top - 0.01), (wide + 0.02, tall + 0.02), "#f4efe4")
    art.box((left, top), (wide, tall), "#bfe0ea")
    art.box((left, top + tall * 0.62), (wide, tall * 0.38), "#9cc39a")
    for _ in range(5):
        x = left + art.random.uniform(0.1, 0.9) * wide
        art.oval((x, top + tall * 0.62), (wide * 0.1, tall * 0.12), "#7fb083")
    art.box((left, top), (wide, tall), "#ffffff", alpha=0.18)
    for part in (0.33, 0.66):
        art.line(
            [(left + wide * part, top), (left + wide * part, top + tall)],
            "#f4efe4",
            width=0.006,
        )
    art.line(
        [(left, top + tall * 0.35), (left + wide, top + tall * 0.35)],
        "#f4efe4",
        width=0.006,
    )
    beam = [
        (left, top + tall),
        (left + wide, top + tall),
        (left + wide + 0.34, 1.02),
        (left + 0.18, 1.02),
    ]
    art.shade([beam], "#fff7d8", strength=0.3, blur=0.03)


def _shelf(
    art: Canvas, *, left: float, top: float, wide: float, tall: float, rows: int
) -> None:
    art.box((left, top), (wide, tall), "#5a3d2a")
    deep = tall / rows
    for row in range(rows):
        base = top + deep * (row + 1) - 0.008
        art.box(
            (left + 0.006, top + deep * row + 0.006),
            (wide - 0.012, deep - 0.012),
            "#3b281c",
        )
        x = left + 0.01
        while x < left + wide - 0.02:
            thick = art.random.uniform(0.008, 0.02)
            high = (deep - 0.02) * art.random.uniform(0.66, 0.98)
            tone = mix(
                art.random.choice(people.COATS), "#d9b98c", art.random.uniform(0, 0.4)
            )
            art.box((x, base - high), (thick, high), tone)
            art.box(
                (x, base - high * 0.8), (thick, high * 0.07), mix(tone, "#fff3cf", 0.5)
            )
            x += thick + 0.0015 + (0.03 if art.random.random() < 0.05 else 0)
        art.box((left, base), (wide, 0.01), "#7d5638")


def library(art: Canvas) -> None:
    """Readers under warm lamps between bookshelves."""
    shell(art, wall="#a98560", floor="#8a5e3d", line=0.6)
    count = 4 if art.wide > 1 else 2
    span = art.wide * 0.74 / count
    for number in range(count):
        _shelf(
            art,
            left=art.wide * 0.13 + span * number + 0.01,
            top=0.15,
            wide=span - 0.02,
            tall=0.46,
            rows=5,
        )
    art.haze(0.4, depth=0.4, colour="#f0c98a", strength=0.22)
    for number in range(3):
        x = art.wide * (0.24 + 0.26 * number)
        art.line([(x, 0), (x, 0.2)], "#2b211a", width=0.003)
        art.poly(
            [
                (x - 0.06, 0.235),
                (x - 0.022, 0.195),
                (x + 0.022, 0.195),
                (x + 0.06, 0.235),
            ],
            "#2f5a4c",
        )
        art.shade(
            [[(x - 0.05, 0.235), (x + 0.05, 0.235), (x + 0.3, 0.9), (x - 0.3, 0.9)]],
            "#ffe7b0",
            strength=0.2,
            blur=0.03,
        )
        art.glow((x, 0.24), 0.15, "#fff0c0", strength=0.8)
    for row, (y, size) in enumerate(((0.7, 0.15), (0.9, 0.23))):
        art.box(
            (art.wide * (0.14 - 0.08 * row), y),
            (art.wide * (0.72 + 0.16 * row), 0.035 + 0.015 * row),
            "#c58f57",
            radius=0.006,
        )
        art.box(
            (art.wide * (0.14 - 0.08 * row), y),
            (art.wide * (0.72 + 0.16 * row), 0.008),
            "#ebc488",
        )
        seats = 4 - row if art.wide > 1 else 2
        for seat in range(seats):
            x = art.wide * (
                0.24 + (0.58 * seat / max(1, seats - 1))
            ) + art.random.gauss(0, 0.02)
            people.bust(
                art, x=x, y=y + 0.002, size=size, top=people.coat(art), back=False
            )
            book = size * 0.32
            art.poly(
                [
                    (x, y - 0.012),
                    (x - book, y - 0.035),
                    (x - book, y - 0.004),
                    (x, y + 0.014),
                ],
                "#fbf6e6",
            )
            art.poly(
                [
                    (x, y - 0.012),
                    (x + book, y - 0.035),
                    (x + book, y - 0.004),
                    (x, y + 0.014),
                ],
                "#ece2c8",
            )


def clinic(art: Canvas) -> None:
    """A consulting room: a doctor at the desk, a parent and a child."""
    night = art.random.random() < 0.5
    shell(art, wall="#d5e3dd", floor="#b8c4bd", line=0.62)
    left = art.wide * 0.2
    daylight(art, left=left, top=0.18, wide=0.3, tall=0.3)
    if night:
        art.box((left, 0.18), (0.3, 0.3), "#22304f")
        for _ in range(14):
            art.box(
                (
                    left + art.random.uniform(0.02, 0.27),
                    0.34 + art.random.uniform(0, 0.12),
                ),
                (0.008, 0.01),
                "#ffd98c",
            )
        art.line([(left + 0.15, 0.18), (left + 0.15, 0.48)], "#f4efe4", width=0.008)
    chart = art.wide * 0.62
    art.box((chart, 0.17), (0.13, 0.2), "#ffffff", radius=0.005)
    for row in range(5):
        for mark in range(row + 1):
            art.box(
                (chart + 0.062 - row * 0.011 + mark * 0.023, 0.19 + row * 0.034),
                (0.016 - row * 0.002, 0.016 - row * 0.002),
                "#3a4a4a",
            )
    art.box((chart + 0.19, 0.18), (0.1, 0.13), "#6fa58c", radius=0.006)
    art.box((chart + 0.228, 0.198), (0.024, 0.09), "#ffffff")
    art.box((chart + 0.196, 0.231), (0.088, 0.024), "#ffffff")
    doctor = art.wide * 0.36
    people.bust(art, x=doctor, y=0.68, size=0.31, top="#f7f8f5", back=False)
    art.line(
        [
            (doctor - 0.05, 0.515),
            (doctor - 0.03, 0.6),
            (doctor + 0.03, 0.6),
            (doctor + 0.05, 0.515),
        ],
        "#3b5f73",
        width=0.006,
    )
    people.bust(
        art, x=art.wide * 0.66, y=0.73, size=0.32, top=people.coat(art), back=False
    )
    people.bust(art, x=art.wide * 0.555, y=0.75, size=0.21, top="#e0a13a", back=False)
    art.box((art.wide * 0.2, 0.66), (art.wide * 0.38, 0.03), "#e9dcc0", radius=0.006)
    art.box((art.wide * 0.22, 0.69), (art.wide * 0.34, 0.22), "#cbb893", radius=0.006)
    art.box((art.wide * 0.225, 0.54), (0.12, 0.085), "#2d3a40", radius=0.008)
    art.box((art.wide * 0.225 + 0.05, 0.62), (0.02, 0.04), "#2d3a40")
    art.box((art.wide * 0.44, 0.645), (0.1, 0.014), "#ffffff")
    pot = art.wide * 0.86
    for _ in range(26):
        lean = art.random.gauss(0, 0.06)
        art.line(
            [
                (pot, 0.78),
                (pot + lean * 0.6, 0.66),
                (pot + lean * 1.6, 0.58 + abs(lean)),
            ],
            mix("#3f6b45", "#9ec27a", art.random.random()),
            width=0.009,
        )
    art.poly(
        [
            (pot - 0.05, 0.77),
            (pot + 0.05, 0.77),
            (pot + 0.038, 0.88),
            (pot - 0.038, 0.88),
        ],
        "#c98a5e",
    )
    art.glow(
        (art.wide * 0.5, 0.05), 0.6, "#fff6dc" if not night else "#ffe2ab", strength=0.4
    )
