"""The paper's own row, as every page asks for it.

Kept in this process for seconds, so that no page pays a query for what changes once a
year. The process that changed it knows at once, the others within SECONDS.
"""

import time
from typing import Final

from articles.models import Paper

SECONDS: Final = 5.0
_kept: tuple[float, Paper] | None = None


def the_paper() -> Paper:
    """Shared by all readers: never change it."""
    kept = _kept
    if kept is not None and time.monotonic() < kept[0]:
        return kept[1]
    return newest_paper()


def newest_paper() -> Paper:
    """As the database has it now. One query."""
    global _kept
    paper = Paper.objects.first() or Paper()
    _kept = time.monotonic() + SECONDS, paper
    return paper


def last_known_paper() -> Paper:
    """For pages that must work when the database does not: whatever its age."""
    return _kept[1] if _kept is not None else Paper()


def forget_paper() -> None:
    global _kept
    _kept = None
