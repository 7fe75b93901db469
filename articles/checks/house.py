"""What a check knows beside the copy: the house word list, the leaders' directory, the
day of print. Plain values; articles/checking.py fills them from the rows."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ahocorasick_rs import AhoCorasick, Implementation

from articles.checks.folding import fold, stands_alone
from articles.vocabulary import Severity, WordScope


@dataclass(frozen=True, slots=True)
class Word:
    """An entry of the list; `exceptions` are longer words in which it is harmless."""

    term: str
    severity: Severity
    suggestion: str = ""
    scope: WordScope = WordScope.EVERYWHERE
    exceptions: tuple[str, ...] = ()
    note: str = ""
    valid_from: dt.date | None = None

    def is_valid(self, day: dt.date | None) -> bool:
        return self.valid_from is None or day is None or self.valid_from <= day


@dataclass(frozen=True, slots=True)
class Match:
    word: Word
    start: int
    end: int


class WordList:
    """All entries in one automaton, so that thousands cost as much as one."""

    def __init__(self, words: Sequence[Word] = ()) -> None:
        self._terms: dict[str, list[Word]] = {}
        self._harmless: dict[str, list[Word]] = {}
        for word in words:
            self._terms.setdefault(fold(word.term).text, []).append(word)
            for longer in word.exceptions:
                self._harmless.setdefault(fold(longer).text, []).append(word)
        self._terms.pop("", None)
        self._harmless.pop("", None)
        self._patterns = list(dict.fromkeys([*self._terms, *self._harmless]))
        self._automaton = AhoCorasick(
            self._patterns, implementation=Implementation.ContiguousNFA
        )

    def matches(self, text: str) -> Iterator[Match]:
        """In folded text, the longest where one entry lies inside another."""
        spans = [
            (self._patterns[index], start, end)
            for index, start, end in self._automaton.find_matches_as_indexes(
                text, overlapping=True
            )
            if stands_alone(text, start, end)
        ]
        harmless: dict[int, Reach] = {}
        for pattern, start, end in sorted(spans, key=lambda span: span[1]):
            for word in self._harmless.get(pattern, ()):
                harmless.setdefault(id(word), Reach()).add(start, end)
        yield from _longest(
            Match(word, start, end)
            for pattern, start, end in spans
            for word in self._terms.get(pattern, ())
            if id(word) not in harmless or not harmless[id(word)].covers(start, end)
        )


class Reach:
    """How far the spans that begin at or before a place reach; added in their order."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._furthest: list[int] = []

    def add(self, start: int, end: int) -> None:
        self._starts.append(start)
        self._furthest.append(max(end, self._furthest[-1] if self._furthest else 0))

    def covers(self, start: int, end: int) -> bool:
        at = bisect_right(self._starts, start)
        return at > 0 and self._furthest[at - 1] >= end


def _longest(matches: Iterable[Match]) -> Iterator[Match]:
    """Those that lie in no longer one. A body full of one word must not cost more than
    its length, so each is looked at once, in order."""
    kept = (0, 0)
    for match in sorted(matches, key=lambda one: (one.start, -one.end)):
        if match.end > kept[1] or (match.start, match.end) == kept:
            kept = (match.start, match.end)
            yield match


@dataclass(frozen=True, slots=True)
class Post:
    title: str
    since: dt.date | None = None
    until: dt.date | None = None

    def is_held(self, day: dt.date | None) -> bool:
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class Leader:
    """Name and titles folded; the smaller the rank, the earlier in a list of names."""

    name: str
    rank: int
    posts: tuple[Post, ...]

    def holds_any(self, day: dt.date | None) -> bool:
        return any(post.is_held(day) for post in self.posts)


@dataclass(frozen=True)
class House:
    """`printed` is the day of the issue that the story stands in, as far as known."""

    words: WordList = field(default_factory=WordList)
    leaders: tuple[Leader, ...] = ()
    printed: dt.date | None = None
    printed_until: dt.date | None = None  # of an issue for several days
    written: dt.date | None = None

    @property
    def day(self) -> dt.date | None:
        """The day for which a post or a word must be valid."""
        return self.printed or self.written

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Every title of the directory, longest first."""
        titles = {post.title for leader in self.leaders for post in leader.posts}
        return tuple(sorted(titles, key=lambda title: (-len(title), title)))


NOTHING = House()
