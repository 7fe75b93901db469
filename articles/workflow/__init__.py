"""The verbs of a story, from its first save to withdrawal and restoring.

Each is atomic, refuses with a sentence, and writes the desk log. Nothing here renders.
"""

from articles.workflow.claims import claim, unclaim
from articles.workflow.confirming import confirm
from articles.workflow.corrections import correct, sign_correction, void_correction
from articles.workflow.emergency import after_review, emergency_sign
from articles.workflow.filing import (
    discard,
    record_edit,
    save_copy,
    start,
    submit,
    take_back,
)
from articles.workflow.proofs import proofread, take_back_proposal
from articles.workflow.reviews import approve, send_back, sign, unsign
from articles.workflow.rows import LIVE_FIELDS, clear_release, locked
from articles.workflow.withdrawal import restore, withdraw

__all__ = [
    "LIVE_FIELDS",
    "after_review",
    "approve",
    "claim",
    "clear_release",
    "confirm",
    "correct",
    "discard",
    "emergency_sign",
    "locked",
    "proofread",
    "record_edit",
    "restore",
    "save_copy",
    "send_back",
    "sign",
    "sign_correction",
    "start",
    "submit",
    "take_back",
    "take_back_proposal",
    "unclaim",
    "unsign",
    "void_correction",
    "withdraw",
]
