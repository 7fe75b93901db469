"""What the importer says of a row: refused, or taken with a remark. No database."""

from dataclasses import dataclass, replace
from enum import Enum


class Outcome(Enum):
    REFUSED = "refused"
    NOTED = "noted"


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the archive: file and line, then as deep as is known."""

    file: str = ""
    line: int = 0
    issue: str = ""
    page: str = ""
    story: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    outcome: Outcome
    place: Place
    field: str
    sentence: str

    @property
    def refused(self) -> bool:
        return self.outcome is Outcome.REFUSED


class Findings(list[Finding]):
    """Those of one line, with the place that is being read now."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place

    def at(self, **words: str) -> None:
        self.place = replace(self.place, **words)  # type: ignore[arg-type]

    def refuse(self, field: str, sentence: str) -> None:
        self.append(Finding(Outcome.REFUSED, self.place, field, sentence))

    def note(self, field: str, sentence: str) -> None:
        self.append(Finding(Outcome.NOTED, self.place, field, sentence))

    @property
    def refused(self) -> int:
        return sum(finding.refused for finding in self)
