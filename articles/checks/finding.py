"""What a check found: said in the reader's language, known by a key that is the same
in every language, with the places where it stands."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from articles.checks.copy import Passage
from articles.vocabulary import Severity

AROUND = 12  # characters shown on either side
SHOWN = 3  # places of one finding


@dataclass(frozen=True, slots=True)
class Hit:
    """One place of what a check found; `what` tells it from others of its check."""

    what: str
    passage: Passage
    start: int
    end: int
    words: Mapping[str, Any] = field(default_factory=dict)
    sentence: Any = None  # where the check has several
    severity: Severity | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A few words of the copy around what was found."""

    where: Any
    before: str
    hit: str
    after: str

    def __str__(self) -> str:
        return f"{self.where}：{self.before}{self.hit}{self.after}"


@dataclass(frozen=True, slots=True)
class Finding:
    check: str
    what: str
    template: Any = field(compare=False)
    words: Mapping[str, Any] = field(compare=False, default_factory=dict)
    severity: Severity = field(compare=False, default=Severity.WARNING)
    places: tuple[Place, ...] = field(compare=False, default=())

    @property
    def key(self) -> str:
        digest = hashlib.sha256(self.what.encode()).hexdigest()[:12]
        return f"{self.check}-{digest}"

    @property
    def sentence(self) -> str:
        return str(self.template) % {"what": self.what, **self.words}

    @property
    def more(self) -> int:
        """Places beyond the first that are shown."""
        return max(0, len(self.places) - SHOWN)

    @property
    def asks(self) -> bool:
        """Whether a reviewer must answer. A hint is only shown, and kept as shown."""
        return self.severity != Severity.HINT


def gathered(hits: Iterable[tuple[str, Any, Hit]]) -> list[Finding]:
    """One finding for all hits of one check that say the same."""
    same: dict[tuple[str, str], list[tuple[Any, Hit]]] = {}
    for name, check, hit in hits:
        same.setdefault((name, hit.what), []).append((check, hit))
    return [
        Finding(
            name,
            what,
            found[0][1].sentence or found[0][0].SENTENCE,
            found[0][1].words,
            found[0][1].severity or found[0][0].SEVERITY,
            tuple(_place(hit) for _check, hit in found),
        )
        for (name, what), found in same.items()
    ]


def _place(hit: Hit) -> Place:
    text = hit.passage.text
    before = text[max(0, hit.start - AROUND) : hit.start]
    after = text[hit.end : hit.end + AROUND]
    return Place(
        hit.passage.where,
        ("…" if hit.start > AROUND else "") + before,
        text[hit.start : hit.end],
        after + ("…" if hit.end + AROUND < len(text) else ""),
    )


def digest_of(findings: Iterable[Finding]) -> str:
    """By it somebody's form says that these were shown."""
    keys = "\n".join(sorted(found.key for found in findings))
    return hashlib.sha256(keys.encode()).hexdigest()[:20]
