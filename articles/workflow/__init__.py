"""The verbs of a story, from its first save to withdrawal and restoring.

Each is atomic, refuses with a sentence, and writes the desk log. Nothing here renders.
"""

from articles.workflow.claims import claim, unclaim
from articles.workflow.filing import (
    discard,
    record_edit,
    save_copy,
    start,
    submit,
    take_back,
)
from articles.workflow.reviews import send_back, sign, stages_for, unsign
from articles.workflow.rows import clear_release, locked
from articles.workflow.withdrawal import restore, withdraw

__all__ = [
    "claim",
    "clear_release",
    "discard",
    "locked",
    "record_edit",
    "restore",
    "save_copy",
    "send_back",
    "sign",
    "stages_for",
    "start",
    "submit",
    "take_back",
    "unclaim",
    "unsign",
    "withdraw",
]
