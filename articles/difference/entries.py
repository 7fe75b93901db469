"""What is listed rather than told: fields with a name, bylines, photos."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from articles.difference.matching import spans
from articles.difference.runs import Run, compare

Words = Mapping[str, str]
# What makes two entries the same one; a blank value tells nothing.
Key = Callable[[Mapping[str, str]], object]


@dataclass(frozen=True, slots=True)
class Change:
    name: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One byline or photo: its place in either list, None where it is not in it."""

    kind: Literal["same", "changed", "gone", "new"]
    old: int | None
    new: int | None
    changes: tuple[Change, ...] = ()
    moved: bool = False


def compare_fields(old: Words, new: Words, *, names: Iterable[str]) -> list[Change]:
    """Those of these fields whose text differs."""
    return [
        Change(name, tuple(compare(old[name], new[name])))
        for name in names
        if old[name] != new[name]
    ]


def compare_entries(
    old: Sequence[Words],
    new: Sequence[Words],
    *,
    keys: Iterable[Key],
    names: Sequence[str],
) -> list[Entry]:
    """In the new order, then what went. The first key that finds a partner decides."""
    partner = _partners(old, new, keys)
    moved = _moved([partner[j] for j in range(len(new)) if j in partner])
    entries = []
    for j, words in enumerate(new):
        i = partner.get(j)
        if i is None:
            entries.append(Entry("new", None, j))
            continue
        changes = tuple(compare_fields(old[i], words, names=names))
        kind: Literal["changed", "same"] = "changed" if changes else "same"
        entries.append(Entry(kind, i, j, changes, moved=i in moved))
    left = set(range(len(old))) - set(partner.values())
    return entries + [Entry("gone", i, None) for i in sorted(left)]


def _partners(
    old: Sequence[Words], new: Sequence[Words], keys: Iterable[Key]
) -> dict[int, int]:
    """New index to old index; equal keys pair off in order."""
    partner: dict[int, int] = {}
    for key in keys:
        taken = set(partner.values())
        free: dict[object, list[int]] = {}
        for i, words in enumerate(old):
            if i not in taken and key(words):
                free.setdefault(key(words), []).append(i)
        for j, words in enumerate(new):
            waiting = free.get(key(words))
            if j not in partner and waiting:
                partner[j] = waiting.pop(0)
    return partner


def _moved(places: Sequence[int]) -> set[int]:
    """Those out of the order that most of them kept."""
    kept = {
        places[at]
        for span in spans(places, sorted(places))
        if span.same
        for at in range(span.a, span.b)
    }
    return set(places) - kept
