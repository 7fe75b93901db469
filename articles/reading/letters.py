"""Many names by the first letter of their sound, as a telephone book has them."""

from collections.abc import Iterable
from dataclasses import dataclass

MOST = 400  # names on one page; beyond that each letter is a page
OTHER = "#"


@dataclass(frozen=True, slots=True)
class Entry:
    """`sound` is the name's pinyin_key()."""

    sound: str
    name: str
    url: str
    words: str = ""

    @property
    def letter(self) -> str:
        first = self.sound[:1].upper()
        return first if "A" <= first <= "Z" else OTHER


@dataclass(frozen=True, slots=True)
class Letter:
    letter: str
    entries: list[Entry]

    @property
    def mark(self) -> str:
        """Where it begins on the page."""
        return "other" if self.letter == OTHER else self.letter.lower()


@dataclass(frozen=True, slots=True)
class Letters:
    """All letters that there are, and those whose names are shown."""

    every: list[Letter]
    shown: list[Letter]
    count: int

    @property
    def is_whole(self) -> bool:
        return len(self.shown) == len(self.every)


def lettered(entries: Iterable[Entry], *, asked: str) -> Letters | None:
    """None for a letter that nothing begins with."""
    held: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: entry.sound):
        held.setdefault(entry.letter, []).append(entry)
    names = sorted(held, key=lambda letter: (letter == OTHER, letter))
    every = [Letter(name, held[name]) for name in names]
    count = sum(len(letter.entries) for letter in every)
    if asked:
        shown = [letter for letter in every if letter.mark == asked]
        return Letters(every, shown, count) if shown else None
    return Letters(every, every if count <= MOST else every[:1], count)
