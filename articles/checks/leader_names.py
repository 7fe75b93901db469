"""A leader's name with one wrong character, next to the post or among other leaders."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.checks.copy import Copy, Passage
from articles.checks.directory import differ_in_one, named_in, titles_in
from articles.checks.finding import Hit
from articles.checks.house import House, Leader
from articles.text import is_han
from articles.vocabulary import Severity

SEVERITY = Severity.WARNING
SENTENCE = _("“%(what)s”写错了字？名册上是“%(name)s”。")
SURE = 3  # names of two characters are alike too often to go by the name alone
LIST_MARK = "、"
NOBODY = "某"


def find(copy: Copy, house: House) -> Iterator[Hit]:
    for passage in copy:
        yield from _after_posts(passage, house)
        yield from _among_leaders(passage, house)


def _after_posts(passage: Passage, house: House) -> Iterator[Hit]:
    text = passage.folded.text
    names = {leader.name for leader in house.leaders}
    for title, end in titles_in(text, house):
        if any(text.startswith(name, end) for name in names):
            continue
        for leader in house.leaders:
            if any(post.title == title for post in leader.posts):
                yield from _like(passage, end, leader)


def _like(passage: Passage, start: int, leader: Leader) -> Iterator[Hit]:
    typed = passage.folded.text[start : start + len(leader.name)]
    surname = typed[:1] == leader.name[0]
    if len(typed) < SURE and not surname:
        return
    if differ_in_one(typed, leader.name) and all(map(_in_a_name, typed)):
        span = passage.folded.span(start, start + len(typed))
        yield Hit(typed, passage, *span, words={"name": leader.name})


def _in_a_name(char: str) -> bool:
    return char != NOBODY and (is_han(char) or char == "·")


def _among_leaders(passage: Passage, house: House) -> Iterator[Hit]:
    """乔俊杰、恽淇丞、孙益峰: the third stands where only names of leaders stand."""
    text = passage.folded.text
    named = named_in(passage, house)
    starts = {one.start for one in named}
    ends = {one.end for one in named}
    for start, before in _items(text):
        if before not in ends or start in starts:
            continue
        for leader in house.leaders:
            alone = text[start + len(leader.name) : start + len(leader.name) + 1]
            if len(leader.name) >= SURE and not (alone and is_han(alone)):
                yield from _like(passage, start, leader)


def _items(text: str) -> Iterator[tuple[int, int]]:
    """Where an item begins, and where the one before it ends."""
    at = text.find(LIST_MARK)
    while at >= 0:
        yield at + 1, at
        at = text.find(LIST_MARK, at + 1)
