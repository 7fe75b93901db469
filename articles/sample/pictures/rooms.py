"""Scenes in rooms full of people: a meeting hall, a classroom."""

from articles.sample.pictures import people
from articles.sample.pictures.canvas import Canvas, Colour, mix


def shell(art: Canvas, *, wall: Colour, floor: Colour, line: float) -> None:
    """Back wall, floor and two side walls in simple perspective."""
    art.gradient((mix(wall, "#ffffff", 0.25), wall), bottom=line)
    art.gradient((mix(floor, "#ffffff", 0.2), mix(floor, "#000000", 0.15)), top=line)
    inset = art.wide * 0.13
    for edge, inner in ((0.0, inset), (art.wide, art.wide - inset)):
        art.poly(
            [(edge, 0), (inner, 0.13), (inner, line), (edge, line + 0.26)],
            mix(wall, "#3a3038", 0.16),
        )
    art.poly(
        [(0, 0), (inset, 0.13), (art.wide - inset, 0.13), (art.wide, 0)],
        mix(wall, "#ffffff", 0.45),
    )


def meeting(art: Canvas) -> None:
    """A full hall seen from the back: rows of people, a long table, lamps."""
    tone = art.random.choice(("#b08058", "#9c7a5c", "#8d8272"))
    shell(art, wall=mix(tone, "#f1e2c8", 0.45), floor="#6d4b3c", line=0.5)
    middle = art.wide / 2
    for number in range(13):
        x = art.wide * (0.16 + 0.68 * number / 12)
        art.box((x, 0.14), (0.006, 0.36), mix(tone, "#3d2a20", 0.2), alpha=0.45)
    art.poly(
        [
            (middle - 0.44, 0.15),
            (middle + 0.44, 0.15),
            (middle + 0.42, 0.4),
            (middle - 0.42, 0.4),
        ],
        "#8f2f2a",
    )
    for fold in range(22):
        x = middle - 0.41 + fold * 0.039
        art.line([(x, 0.16), (x, 0.4)], "#6d1f1f", width=0.005, alpha=0.5)
    art.poly(
        [
            (middle - 0.5, 0.5),
            (middle + 0.5, 0.5),
            (middle + 0.56, 0.54),
            (middle - 0.56, 0.54),
        ],
        "#a86f46",
    )
    for seat in range(7):
        x = middle - 0.36 + seat * 0.12
        people.bust(
            art,
            x=x,
            y=0.46,
            size=0.085,
            top=art.random.choice(("#2b3245", "#343a44", "#46383c")),
            back=False,
        )
    art.box((middle - 0.46, 0.44), (0.92, 0.075), "#c08a5a")
    art.box((middle - 0.46, 0.44), (0.92, 0.012), "#e4bd8c")
    for seat in range(7):
        art.box((middle - 0.385 + seat * 0.12, 0.425), (0.05, 0.016), "#f5f1e6")
    for lamp in range(6):
        x = art.wide * (0.15 + 0.14 * lamp)
        art.oval((x, 0.075), (0.05, 0.011), "#fffbe8")
        art.glow((x, 0.09), 0.2, "#fff2cf", strength=0.4)
    for row in range(6):
        size = 0.085 + 0.034 * row
        y = 0.585 + 0.03 * row + 0.014 * row * row
        x = -size * art.random.random()
        while x < art.wide + size:
            if abs(x - middle) > 0.03 + 0.02 * row:
                shade = mix(people.coat(art), "#2a2530", 0.35 + 0.04 * row)
                people.bust(art, x=x, y=y + size * 0.2, size=size, top=shade)
                art.box(
                    (x - size * 0.56, y - size * 0.06),
                    (size * 1.12, size * 0.5),
                    mix("#7c2f2b", "#2a1a1c", 0.08 * row),
                    radius=size * 0.1,
                )
            x += size * 1.28


def classroom(art: Canvas) -> None:
    """Pupils from behind, a green board, tall windows on the left."""
    shell(art, wall="#e6e3cf", floor="#b98f63", line=0.56)
    middle = art.wide * 0.54
    art.box((middle - 0.42, 0.16), (0.84, 0.28), "#8a6a48")
    art.box((middle - 0.405, 0.172), (0.81, 0.256), "#2f5a4c")
    for stroke in range(9):
        x, y = middle - 0.34 + (stroke % 3) * 0.25, 0.21 + (stroke // 3) * 0.065
        points = [
            (x + n * 0.018, y + art.random.uniform(-0.008, 0.008)) for n in range(9)
        ]
        art.line(points, "#e8eee6", width=0.003, alpha=0.8)
    shape = [
        (middle + 0.16, 0.4),
        (middle + 0.24, 0.26),
        (middle + 0.35, 0.4),
        (middle + 0.16, 0.4),
    ]
    art.line(shape, "#f2dc8a", width=0.004)
    teacher = middle + art.random.choice((-0.5, -0.3))
    people.standing(
        art,
        x=teacher,
        y=0.66,
        tall=0.43,
        top=art.random.choice(("#5b7d8c", "#a6552f", "#6e2f3c")),
        stride=0.2,
    )
    for lamp in range(3):
        x = art.wide * (0.28 + 0.22 * lamp)
        art.poly(
            [
                (x - 0.09, 0.06),
                (x + 0.09, 0.06),
                (x + 0.075, 0.075),
                (x - 0.075, 0.075),
            ],
            "#fffdf0",
        )
        art.glow((x, 0.08), 0.16, "#fffbe0", strength=0.5)
    left = art.wide * 0.012
    art.poly(
        [(left, 0.1), (left + 0.14, 0.18), (left + 0.14, 0.47), (left, 0.56)], "#f3f7f0"
    )
    art.poly(
        [
            (left + 0.012, 0.13),
            (left + 0.13, 0.195),
            (left + 0.13, 0.455),
            (left + 0.012, 0.535),
        ],
        "#bfe2ee",
    )
    art.line([(left + 0.07, 0.15), (left + 0.07, 0.5)], "#f3f7f0", width=0.007)
    art.shade(
        [[(left + 0.1, 0.52), (0.5, 0.66), (0.75, 1.02), (0.1, 1.02)]],
        "#fff3c8",
        strength=0.45,
        blur=0.03,
    )
    for row in range(4):
        size, y = 0.125 + 0.052 * row, 0.685 + 0.055 * row + 0.017 * row * row
        columns = 5 if art.wide > 1 else 3
        for column in range(columns):
            x = art.wide * (0.5 + (column - (columns - 1) / 2) * (0.15 + 0.035 * row))
            x += art.random.gauss(0, 0.006)
            art.box(
                (x - size * 0.72, y - size * 0.3),
                (size * 1.44, size * 0.1),
                "#e5c08d",
                radius=0.006,
            )
            art.box(
                (x - size * 0.3, y - size * 0.33), (size * 0.36, size * 0.05), "#fbfaf2"
            )
            tint = art.random.choice(
                ("#e9ecef", "#3f6b95", "#3f6b95", "#dfe6ea", "#c4473f")
            )
            people.bust(art, x=x, y=y + size * 0.34, size=size * 0.86, top=tint)
            art.box(
                (x - size * 0.44, y + size * 0.22),
                (size * 0.88, size * 0.2),
                "#c99a63",
                radius=0.008,
            )
