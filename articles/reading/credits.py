"""Bylines as printed: neighbours of one role share its word, names may link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from articles.copytext.organisations import HOUSE_VOICE, is_organisation
from articles.models import Reporter
from articles.models.content import printed_role
from articles.vocabulary import ReporterKind


@dataclass(frozen=True, slots=True)
class Name:
    text: str
    organisation: str = ""
    url: str = ""
    role: str = ""  # of CreditRole; what is printed stands in the line
    is_body: bool = False  # an organisation, or the paper's own voice


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
    name = entry["name"]
    return Name(
        name,
        entry["organisation"],
        person.get_absolute_url() if person else "",
        role=entry["role"],
        is_body=_is_body(name) if person is None else _keeps_body(person),
    )


def _keeps_body(person: Reporter) -> bool:
    return person.kind == ReporterKind.ORGANISATION


def _is_body(name: str) -> bool:
    return HOUSE_VOICE.fullmatch(name) is not None or is_organisation(name)
