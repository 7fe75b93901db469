"""The verbs of an issue: each atomic, refusing with a sentence, in the desk log.

How far an issue is, progress_of(issue), is asked here too; it changes nothing.
"""

from articles.layout.instants import usual_deadline, usual_release
from articles.layout.planning import order_page, place, plan_issue, unplace
from articles.layout.progress import progress_of, progress_of_all
from articles.layout.release import delay, pull, release, unsigned_stories

__all__ = [
    "delay",
    "order_page",
    "place",
    "plan_issue",
    "progress_of",
    "progress_of_all",
    "pull",
    "release",
    "unplace",
    "unsigned_stories",
    "usual_deadline",
    "usual_release",
]
