"""A post beside a leader's name that is not theirs on the day of print."""

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from articles.checks.copy import Copy
from articles.checks.directory import named_in
from articles.checks.finding import Hit
from articles.checks.house import House, Leader
from articles.vocabulary import Severity

SEVERITY = Severity.WARNING
SENTENCE = _("职务对不上：“%(what)s”，名册上没有这一职。")
ENDED = _("职务对不上：“%(what)s”，名册上这一职见报那天已经卸任。")
NOT_YET = _("职务对不上：“%(what)s”，名册上这一职见报那天还没到任。")


def find(copy: Copy, house: House) -> Iterator[Hit]:
    for passage in copy:
        for named in named_in(passage, house):
            for title in named.posts:
                sentence = _fault(named.leader, title, house)
                if sentence is not None:
                    yield Hit(
                        f"{title}{named.leader.name}",
                        passage,
                        *passage.folded.span(named.begins, named.end),
                        sentence=sentence,
                    )


def _fault(leader: Leader, title: str, house: House) -> object | None:
    posts = [post for post in leader.posts if post.title == title]
    day = house.day
    if not posts:
        return SENTENCE
    if day is None or any(post.is_held(day) for post in posts):
        return None
    over = [post for post in posts if post.until is not None and post.until < day]
    return ENDED if over else NOT_YET
