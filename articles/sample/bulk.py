"""News text by the thousand for measurements: invented, varied, fixed by a seed."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from string import Formatter
from typing import Any

from articles.text import paragraphs_html
from articles.vocabulary import ArticleKind

WORDS = Path(__file__).parent / "words.toml"
SIZES = ((150, 300), (300, 600), (300, 600), (600, 1000), (1000, 1500))
KINDS = (ArticleKind.NEWS,) * 6 + (ArticleKind.FEATURE,) * 2 + (ArticleKind.BRIEF,)
LISTED = {
    "time": "times",
    "opener": "openers",
    "manner": "manners",
    "feeling": "feelings",
    "unit": "units",
    "office": "offices",
    "post": "posts",
    "estate": "estates",
}
NUMBERS = {
    "number": (12, 4800),
    "number2": (12, 9600),
    "small": (3, 48),
    "few": (2, 9),
    "years": (2, 38),
    "month": (2, 11),
    "percent": (2, 64),
    "age": (24, 88),
    "hour": (7, 10),
}


@dataclass(frozen=True, slots=True)
class BulkStory:
    kind: str
    section: str
    kicker: str
    headline: str
    deck: str
    dateline: str
    body: str
    tags: tuple[str, ...]


@cache
def words() -> dict[str, Any]:
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


@cache
def _parsed(pattern: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((text, slot) for text, slot, _s, _c in Formatter().parse(pattern))


class Writer:
    """Writes stories one after another from one seed."""

    def __init__(self, seed: int | str) -> None:
        self.random = Random(seed)  # noqa: S311 (no secret)
        self.words = words()
        self.topic: dict[str, Any] = self.words["topics"][0]
        self.places: tuple[str, ...] = ()

    def story(self) -> BulkStory:
        pick, words = self.random.choice, self.words
        self.topic = pick(words["topics"])
        spots = words["towns"] + words["villages"] + words["estates"]
        self.places = tuple(self.random.sample(spots, 2))
        kind = pick(KINDS)
        brief = kind == ArticleKind.BRIEF
        low, high = SIZES[0] if brief else pick(SIZES)
        return BulkStory(
            kind=kind.value,
            section=self.topic["section"],
            kicker=self._some("kickers", share=0 if brief else 0.3),
            headline=self.fill(pick(words["headlines"])),
            deck=self._some("decks", share=0 if brief else 0.35),
            dateline=pick(words["datelines"]),
            body=self._body(self.random.randint(low, high)),
            tags=tuple(self.random.sample(self.topic["things"], 2)),
        )

    def person(self) -> str:
        name: str = self.random.choice(self.words["surnames"])
        for _ in range(self.random.choice((1, 2, 2))):
            name += self.random.choice(self.words["given"])
        return name

    def fill(self, pattern: str) -> str:
        return "".join(
            text + (self._slot(slot) if slot else "") for text, slot in _parsed(pattern)
        )

    def _slot(self, slot: str) -> str:
        if slot in NUMBERS:
            return str(self.random.randint(*NUMBERS[slot]))
        if slot in LISTED:
            chosen: str = self.random.choice(self.words[LISTED[slot]])
            return chosen
        if slot == "person":
            return self.person()
        if slot.startswith("place"):
            return str(self.places[1 if slot == "place2" else 0])
        own: str = self.random.choice(self.topic[f"{slot}s"])
        return own

    def _some(self, name: str, *, share: float) -> str:
        if self.random.random() >= share:
            return ""
        return self.fill(self.random.choice(self.words[name]))

    def _body(self, length: int) -> str:
        """Sentences until the length is reached, two to four in a paragraph."""
        paragraphs = [self.fill(self.random.choice(self.words["openings"]))]
        blocks: list[str] = []
        written = 0
        while written < length:
            patterns = self.random.sample(
                self.words["sentences"], self.random.randint(2, 4)
            )
            paragraphs.append("".join(self.fill(pattern) for pattern in patterns))
            written += len(paragraphs[-1])
            if length > 800 and self.random.random() < 0.25 and written < length - 200:
                blocks += [paragraphs_html(paragraphs), self._subhead()]
                paragraphs = []
        if length > 300:
            paragraphs.append(self.fill(self.random.choice(self.words["endings"])))
        return "".join([*blocks, paragraphs_html(paragraphs)])

    def _subhead(self) -> str:
        return f"<h2>{self.fill(self.random.choice(self.words['subheads']))}</h2>"
