"""Leaders named one after another in another order than the directory's."""

import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext_lazy as _

from articles.checks.copy import Copy, Passage
from articles.checks.directory import Named, named_in
from articles.checks.finding import Hit
from articles.checks.house import House
from articles.vocabulary import Severity

SEVERITY = Severity.WARNING
SENTENCE = _("排名次序：“%(what)s”，名册上是“%(order)s”。")
# Between two names of one list: 、 or 和, other names and posts, no other punctuation.
BETWEEN = re.compile(r"[、和及与][一-鿿、]{0,30}")


def find(copy: Copy, house: House) -> Iterator[Hit]:
    for passage in copy:
        for group in _lists(passage, house):
            ranks = [named.leader.rank for named in group]
            if ranks != sorted(ranks):
                yield _hit(passage, group)


def _lists(passage: Passage, house: House) -> Iterator[list[Named]]:
    """Runs of leaders in office; who is named otherwise has no place in the order."""
    group: list[Named] = []
    for named in named_in(passage, house):
        if not named.leader.holds_any(house.day):
            continue
        if group and not _goes_on(passage.folded.text, group[-1], named, house):
            yield group
            group = []
        group.append(named)
    if group:
        yield group


def _goes_on(text: str, before: Named, after: Named, house: House) -> bool:
    between = text[before.end : after.begins]
    if not BETWEEN.fullmatch(between):
        return False
    # Whoever is not in the directory stands here with a short name or a known post.
    others = [part for part in re.split(r"[、和及与]", between) if part]
    return all(len(part) <= 4 or part.endswith(house.titles) for part in others)


def _hit(passage: Passage, group: Sequence[Named]) -> Hit:
    names = [named.leader.name for named in group]
    order = [one.leader.name for one in sorted(group, key=lambda one: one.leader.rank)]
    span = passage.folded.span(group[0].start, group[-1].end)
    words = {"order": "、".join(order)}
    return Hit("、".join(names), passage, *span, words=words)
