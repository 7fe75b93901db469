"""A bright factory hall with robot arms."""

from articles.sample.pictures import people
from articles.sample.pictures.canvas import Canvas, Colour, mix


def factory(art: Canvas) -> None:
    """A bright hall with a row of robot arms around a line."""
    art.gradient(("#9fb0bb", "#d7e0e2", "#eef1ec"), bottom=0.6)
    art.gradient(("#b9c2c2", "#7d8a90"), top=0.58)
    vanish = (art.wide * 0.52, 0.4)
    for number in range(9):
        near = 1 - number / 9
        y = vanish[1] - 0.46 * near**1.7
        art.line(
            [
                (0, y - 0.05 * near),
                (vanish[0], y + 0.02 * near),
                (art.wide, y - 0.05 * near),
            ],
            "#6f7f8b",
            width=0.003 + 0.012 * near**2,
        )
        for spot in (-0.22, 0.22):
            x = vanish[0] + spot * art.wide * (0.25 + near)
            art.oval(
                (x, y + 0.02), (0.06 * near + 0.006, 0.009 * near + 0.002), "#ffffff"
            )
            art.glow((x, y + 0.03), 0.13 * near + 0.02, "#ffffff", strength=0.5)
    for side in (-1, 1):
        for number in range(6):
            near = 0.16 + 0.84 * (1 - number / 6) ** 1.6
            x = vanish[0] + side * art.wide * 0.5 * near
            art.line(
                [(x, vanish[1] - 0.5 * near), (x, vanish[1] + 0.22 * near + 0.03)],
                "#8897a1",
                width=0.004 + 0.016 * near,
            )
    art.haze(0.46, depth=0.18, colour="#f4f6f1", strength=0.75)
    for lane in (-0.24, 0.24):
        art.poly(
            [
                (vanish[0] + lane * 0.1, 0.56),
                (vanish[0] + lane * 0.1 + 0.01, 0.56),
                (vanish[0] + lane * 3.6 + 0.05, 1.02),
                (vanish[0] + lane * 3.6 - 0.05, 1.02),
            ],
            "#e3c14b",
            alpha=0.8,
        )
    art.poly(
        [
            (vanish[0] - 0.03, 0.56),
            (vanish[0] + 0.03, 0.56),
            (vanish[0] + 0.26, 1.02),
            (vanish[0] - 0.26, 1.02),
        ],
        "#4b5862",
    )
    for number in range(9):
        y = 0.58 + 0.05 * number + 0.002 * number * number
        near = (y - 0.5) / 0.5
        art.box(
            (vanish[0] - 0.09 * near, y - 0.05 * near),
            (0.18 * near, 0.05 * near),
            mix("#c7ced2", "#8b989f", near),
            radius=0.008 * near,
        )
    tone = art.random.choice(("#e2762e", "#e0a030", "#d9562f"))
    for near in (0.34, 0.52, 0.78, 1.12):
        for side in (-1, 1):
            _arm(
                art,
                x=vanish[0] + side * 0.46 * near,
                y=0.52 + 0.35 * near,
                size=0.36 * near,
                side=-side,
                colour=mix(tone, "#e6e9e6", 0.5 - 0.42 * min(1, near)),
            )
    worker = art.wide * 0.94
    people.standing(art, x=worker, y=0.97, tall=0.42, top="#3d6a8c", legs="#2c3b4e")
    art.oval((worker, 0.568), (0.034, 0.023), "#f4f1e4")


def _arm(
    art: Canvas, *, x: float, y: float, size: float, side: int, colour: Colour
) -> None:
    lift, reach = art.random.uniform(1.0, 1.25), art.random.uniform(0.5, 0.95)
    elbow = (x - side * size * 0.2, y - size * (0.22 + 0.5 * lift))
    wrist = (x + side * size * reach, y - size * art.random.uniform(0.62, 0.95))
    tool = (wrist[0] + side * size * 0.08, wrist[1] + size * 0.24)
    dark = mix(colour, "#26313a", 0.55)
    art.oval((x, y), (size * 0.36, size * 0.07), "#2b353d", alpha=0.3)
    art.poly(
        [
            (x - size * 0.2, y),
            (x + size * 0.2, y),
            (x + size * 0.14, y - size * 0.22),
            (x - size * 0.14, y - size * 0.22),
        ],
        dark,
    )
    base = (x, y - size * 0.22)
    for start, end, width in (
        (base, elbow, 0.17),
        (elbow, wrist, 0.12),
        (wrist, tool, 0.07),
    ):
        art.line([start, end], mix(colour, "#000000", 0.18), width=size * width)
        shifted = [(px - size * 0.018, py - size * 0.012) for px, py in (start, end)]
        art.line(shifted, colour, width=size * width * 0.7)
    for joint, radius in ((base, 0.13), (elbow, 0.11), (wrist, 0.075)):
        art.oval(joint, (size * radius, size * radius), colour)
        art.oval(joint, (size * radius * 0.5, size * radius * 0.5), dark)
    art.line(
        [(tool[0] - size * 0.05, tool[1]), (tool[0] + size * 0.05, tool[1])],
        dark,
        width=size * 0.04,
    )
    art.glow(tool, size * 0.2, "#fff4c8", strength=0.5)
