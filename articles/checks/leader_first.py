"""A leader named for the first time without a post."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.checks.copy import Copy
from articles.checks.directory import Named, named_in
from articles.checks.finding import Hit
from articles.checks.house import House
from articles.text import is_han
from articles.vocabulary import Severity

SEVERITY = Severity.HINT
SENTENCE = _("“%(what)s”头一次出现，前面没有职务。")
SENTENCE_END = re.compile(r"[。！？；]")
WITH_POST = re.compile(r"领导|书记|主席|主任|区长|市长|同志|常委")
SURE = 3  # two characters may be any word


def find(copy: Copy, house: House) -> Iterator[Hit]:
    seen: set[str] = set()
    for passage in [*copy.summary, *copy.body]:
        text = passage.folded.text
        for named in named_in(passage, house):
            name = named.leader.name
            if name in seen or not named.leader.holds_any(house.day):
                continue
            if not _is_surely_a_name(text, named):
                continue
            seen.add(name)
            if not _has_post(text, named, house):
                span = passage.folded.span(named.start, named.end)
                yield Hit(name, passage, *span)


def _is_surely_a_name(text: str, named: Named) -> bool:
    apart = named.start == 0 or not is_han(text[named.start - 1])
    return named.end - named.start >= SURE or bool(named.posts) or apart


def _has_post(text: str, named: Named, house: House) -> bool:
    """A title anywhere before it in its sentence: 区领导甲、乙、丙 is one for all."""
    before = SENTENCE_END.split(text[: named.start])[-1]
    after = text[named.end : named.end + 6]
    near = f"{before}\n{after}"
    return bool(WITH_POST.search(near)) or any(title in near for title in house.titles)
