"""Where the leaders of the directory are named, and with which posts before the name.

Reads folded text. What the checks make of it is leader_*.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.checks.copy import Passage
from articles.checks.house import House, Leader

# Before a title these make another one of it: 副区长, 原区长, 团区委书记.
ALTERING = frozenset("副原前代老团工妇")
JOINING = frozenset("、兼")


@dataclass(frozen=True, slots=True)
class Named:
    """A leader's name; `posts` are the titles right before it, the nearest first."""

    leader: Leader
    start: int
    end: int
    posts: tuple[str, ...]
    begins: int  # where the first of these titles begins


def named_in(passage: Passage, house: House) -> list[Named]:
    text = passage.folded.text
    found = [
        _named(text, match.start(), leader, house)
        for leader in house.leaders
        for match in re.finditer(re.escape(leader.name), text)
    ]
    return sorted(found, key=lambda named: named.start)


def _named(text: str, start: int, leader: Leader, house: House) -> Named:
    posts, begins = posts_before(text, start, house)
    return Named(leader, start, start + len(leader.name), posts, begins)


def posts_before(text: str, end: int, house: House) -> tuple[tuple[str, ...], int]:
    """Known titles that end here, one after another: 区委副书记、区长."""
    posts: list[str] = []
    begins = end
    while (title := title_ending(text, end, house)) is not None:
        posts.append(title)
        begins = end - len(title)
        if begins == 0 or text[begins - 1] not in JOINING:
            break
        end = begins - 1
    return tuple(posts), begins


def title_ending(text: str, end: int, house: House) -> str | None:
    """The longest, unless the word before makes another post of it."""
    for title in house.titles:
        begins = end - len(title)
        if begins >= 0 and text.startswith(title, begins):
            altered = begins > 0 and text[begins - 1] in ALTERING
            return None if altered else title
    return None


def titles_in(text: str, house: House) -> Iterator[tuple[str, int]]:
    """Each title with the place where it ends; no piece of a longer one."""
    ends = {
        match.end()
        for title in house.titles
        for match in re.finditer(re.escape(title), text)
    }
    for end in sorted(ends):
        title = title_ending(text, end, house)
        if title is not None:
            yield title, end


def differ_in_one(one: str, other: str) -> bool:
    pairs = list(zip(one, other, strict=False))
    return len(one) == len(other) and sum(a != b for a, b in pairs) == 1
