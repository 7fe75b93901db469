"""What differs between two ordered lists of a page's stories, each with its hash."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from articles.models.approval import Signed


class ChangeKind(TextChoices):
    ADDED = "added", _("新增")
    REWORDED = "reworded", _("改动")
    MOVED = "moved", _("换序")
    REMOVED = "removed", _("撤下")


@dataclass(frozen=True, slots=True)
class Change:
    kind: ChangeKind
    story: int
    title: str

    def __str__(self) -> str:
        return f"{self.kind.label}《{self.title}》"


def changes(before: Signed, after: Signed) -> list[Change]:
    """In the order of the page as it is now, what was removed last."""
    old = {story: hash_ for story, _title, hash_ in before}
    moved = _moved(before, after)
    found = []
    for story, title, hash_ in after:
        if story not in old:
            found.append(Change(ChangeKind.ADDED, story, title))
            continue
        if old[story] != hash_:
            found.append(Change(ChangeKind.REWORDED, story, title))
        if story in moved:
            found.append(Change(ChangeKind.MOVED, story, title))
    kept = {story for story, _title, _hash in after}
    found += [
        Change(ChangeKind.REMOVED, story, title)
        for story, title, _hash in before
        if story not in kept
    ]
    return found


def _moved(before: Signed, after: Signed) -> set[int]:
    """The few that changed places, not all those that they passed."""
    first, second = _ids(before), _ids(after)
    both = set(first) & set(second)
    first = [story for story in first if story in both]
    second = [story for story in second if story in both]
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    stayed: set[int] = set()
    for block in matcher.get_matching_blocks():
        stayed |= set(first[block.a : block.a + block.size])
    return both - stayed


def _ids(content: Signed) -> Sequence[int]:
    return [story for story, _title, _hash in content]
