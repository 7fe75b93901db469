"""The verbs of an issue: each atomic, refusing with a sentence, in the desk log.

How far an issue is, progress_of(issue), and what it would print, printed_issue(issue),
are asked here too; they change nothing.
"""

from articles.layout.approvals import approve_issue, approve_page
from articles.layout.handing_off import hand_off
from articles.layout.instants import usual_deadline, usual_release
from articles.layout.placing import order_page, place, unplace
from articles.layout.planning import (
    PlannedPage,
    model_for,
    next_extra,
    pages_of,
    plan_issue,
)
from articles.layout.printing import printed_issue, printed_page
from articles.layout.progress import progress_of, progress_of_all
from articles.layout.proofs import confirm_page, proof_page
from articles.layout.release import delay, pull, release, unsigned_stories
from articles.layout.web_first import call_off, publish_web

__all__ = [
    "PlannedPage",
    "approve_issue",
    "approve_page",
    "call_off",
    "confirm_page",
    "delay",
    "hand_off",
    "model_for",
    "next_extra",
    "order_page",
    "pages_of",
    "place",
    "plan_issue",
    "printed_issue",
    "printed_page",
    "progress_of",
    "progress_of_all",
    "proof_page",
    "publish_web",
    "pull",
    "release",
    "unplace",
    "unsigned_stories",
    "usual_deadline",
    "usual_release",
]
