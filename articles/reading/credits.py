"""Bylines as printed: neighbours of one role share its word, names may link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from articles.models import Reporter
from articles.models.content import printed_role


@dataclass(frozen=True, slots=True)
class Name:
    text: str
    organisation: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class CreditLine:
    role: str
    names: tuple[Name, ...]


def credit_lines(
    bylines: Sequence[Mapping[str, str]], people: Mapping[int, Reporter]
) -> list[CreditLine]:
    """`people` holds, by place in `bylines`, those whom the paper knows."""
    placed = enumerate(bylines)
    groups = groupby(placed, key=lambda pair: printed_role(pair[1]))
    return [
        CreditLine(role, tuple(_name(entry, people.get(i)) for i, entry in members))
        for role, members in groups
    ]


def _name(entry: Mapping[str, str], person: Reporter | None) -> Name:
    url = person.get_absolute_url() if person else ""
    return Name(entry["name"], entry["organisation"], url)
