"""The verbs of an issue: each atomic, refusing with a sentence, in the desk log."""

from articles.layout.planning import order_page, place, plan_issue, unplace
from articles.layout.release import delay, pull, release, unsigned_stories

__all__ = [
    "delay",
    "order_page",
    "place",
    "plan_issue",
    "pull",
    "release",
    "unplace",
    "unsigned_stories",
]
