"""The paper's colours: how readable one is on another, and those that follow from the
few that are chosen. Colours are #rrggbb; no database, no request."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

READABLE = 4.5  # WCAG 2.2 AA, for text of any size
COMFORTABLE = 5.5
STEPS = 100
MARKED = 0.16  # how much accent lies under a word that a search found
WHITE, BLACK = "#ffffff", "#000000"


@dataclass(frozen=True, slots=True)
class Palette:
    """The tokens of base.css, by their names there."""

    paper: str
    panel: str
    ink: str
    ink_soft: str
    rule: str
    hair: str
    accent: str
    on_accent: str

    def with_chosen(
        self, *, paper: str = "", ink: str = "", accent: str = ""
    ) -> "Palette":
        """What is blank stays; what stands between paper and ink follows them."""
        changed = self
        if paper or ink:
            changed = _between(self, paper or self.paper, ink or self.ink)
        if accent:
            changed = replace(changed, accent=accent)
        if paper or accent:
            changed = replace(changed, on_accent=changed.paper)
        return changed

    def tokens(self) -> dict[str, str]:
        return {name.replace("_", "-"): value for name, value in asdict(self).items()}


# As articles/static/articles/css/base.css has them; a test compares.
LIGHT = Palette(
    paper="#faf6ed",
    panel="#f2ebdc",
    ink="#1d1915",
    ink_soft="#5e5449",
    rule="#1d1915",
    hair="#d8cdb9",
    accent="#b92c1b",
    on_accent="#fffaf0",
)
DARK = Palette(
    paper="#171410",
    panel="#221d17",
    ink="#ebe3d4",
    ink_soft="#b0a694",
    rule="#8d8270",
    hair="#3d362c",
    accent="#f2836f",
    on_accent="#1d100c",
)


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def readable(colour: str, *grounds: str, toward: str, least: float = READABLE) -> str:
    """The colour itself, or the first on its way to another that can be read there."""

    def worst(here: str) -> float:
        return min(contrast(here, ground) for ground in grounds)

    steps = (mixed(colour, toward, step / STEPS) for step in range(STEPS + 1))
    return next((c for c in steps if worst(c) >= least), toward)


@dataclass(frozen=True, slots=True)
class Faint:
    """Two tokens that cannot be told apart well enough, and where they meet."""

    colour: str
    ground: str
    where: str
    value: str
    on: str
    contrast: float


def faint(palette: Palette) -> list[Faint]:
    """Every pair of the chosen colours that somewhere stands too close to read."""
    marked = mixed(palette.paper, palette.accent, MARKED)
    met = (
        ("ink", "paper", "paper", palette.ink, palette.paper),
        ("ink", "paper", "panel", palette.ink, palette.panel),
        ("ink", "accent", "marked", palette.ink, marked),
        ("accent", "paper", "paper", palette.accent, palette.paper),
        ("accent", "paper", "panel", palette.accent, palette.panel),
    )
    found = (Faint(*pair, contrast(pair[3], pair[4])) for pair in met)
    return [pair for pair in found if pair.contrast < READABLE]


def for_the_night(accent: str, *, dark: Palette = DARK) -> str:
    """An accent of the day, light enough for the dark paper."""
    return readable(accent, dark.paper, dark.panel, toward=WHITE, least=COMFORTABLE)


def sheet(light: Palette, dark: Palette) -> str:
    """Custom properties alone. Whoever asks for more contrast gets that of base.css;
    in print only the accent is ours, where white paper bears it."""
    rules = [
        f"@media (prefers-color-scheme: {name}) {{ :root {{ {_said(tokens)} }} }}"
        for name, tokens in (
            ("light", _changed(light, LIGHT)),
            ("dark", _changed(dark, DARK)),
        )
        if tokens
    ]
    if not rules:
        return ""
    calm = "@media not all and (prefers-contrast: more)"
    text = f"@layer tokens {{\n{calm} {{\n" + "\n".join(rules) + "\n}\n}\n"
    if light.accent != LIGHT.accent and contrast(light.accent, WHITE) >= READABLE:
        printed = _said({"accent": light.accent})
        text += f"@layer print {{ @media print {{ :root {{ {printed} }} }} }}\n"
    return text


def _between(usual: Palette, paper: str, ink: str) -> Palette:
    panel = mixed(paper, ink, 0.05)
    # By day the rules are as black as the ink, by night they hold back.
    rule = ink if usual.rule == usual.ink else mixed(ink, paper, 0.45)
    return replace(
        usual,
        paper=paper,
        panel=panel,
        ink=ink,
        ink_soft=readable(mixed(ink, paper, 0.3), paper, panel, toward=ink),
        rule=rule,
        hair=mixed(paper, ink, 0.18),
    )


def _changed(palette: Palette, usual: Palette) -> Mapping[str, str]:
    before = usual.tokens()
    return {k: v for k, v in palette.tokens().items() if v != before[k]}


def _said(tokens: Mapping[str, str]) -> str:
    return " ".join(f"--{name}: {value};" for name, value in tokens.items())


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4
