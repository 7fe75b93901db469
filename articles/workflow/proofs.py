"""The proofreader's verbs: read signed copy in rounds, propose other words for it.

A proposal is no edit: readers and the working copy stay as signed until the chief has
confirmed it, see confirming.py.
"""

import copy
import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.models import Article, DeskLog, Proof, Proposal, Revision, SignOff
from articles.models.content import Content, content_with, hash_of
from articles.models.proof import Turn, turn_of
from articles.permissions import Action, post_of, require
from articles.refusals import NotAllowed, NotReady, Stale, WrongState
from articles.vocabulary import Outcome, Verb
from articles.workflow.resigning import require_room, set_words, standing_signature
from articles.workflow.rows import locked, require_complete


@dataclass(frozen=True, slots=True)
class Reading:
    """What a person who opens the proof of a story has before them."""

    signed: SignOff
    waiting: Proposal | None  # may be out of date
    turn: Turn | None  # the round that would be theirs

    @property
    def current(self) -> Proposal | None:
        """The waiting proposal, if its signature still stands."""
        return self.waiting if self.waiting and not self.waiting.is_stale else None

    @property
    def base(self) -> Revision:
        """The text on the proof: as signed, with what was proposed so far."""
        return self.current.revision if self.current else self.signed.revision

    @property
    def token(self) -> str:
        """Another one as soon as somebody has read or proposed in between."""
        turn = f"{self.turn.lap}-{self.turn.round}" if self.turn else ""
        return f"{self.base.pk}-{turn}"


def reading_of(row: Article, *, person: Any) -> Reading:
    """Refuses where the story is not signed. Three queries."""
    signed = standing_signature(row)
    waiting = row.proposals.waiting().with_texts().first()
    proofs = list(row.proofs.with_hashes())
    opened = Reading(signed, waiting, None)
    texts = (signed.revision.hash, opened.base.hash)
    return replace(opened, turn=turn_of(person, proofs, texts=texts))


@transaction.atomic
def proofread(
    article: Article,
    *,
    words: Mapping[str, str],
    captions: Sequence[str],
    token: str,
    by: Any,
    now: dt.datetime,
    errors: int = 0,
    comment: str = "",
) -> tuple[Proof | None, Proposal | None]:
    """Record a reading, and propose the words where they were changed.

    Who has had their round already may propose all the same. `token` is that of the
    reading which was opened.
    """
    row = locked(article)
    require(by, Action.PROOF, row)
    reading = reading_of(row, person=by)
    if token != reading.token:
        raise Stale(_("您打开校样之后，别人又校过或提过改样；您改的字还在，没有存。"))
    content = content_with(reading.base.content, words=words, captions=captions)
    changed = hash_of(content) != reading.base.hash
    if not changed and reading.turn is None:
        raise NotReady(_("没有改动，您的校次也已经记过，没有可存的。"))
    proof = _proof(row, reading, errors=errors, comment=comment.strip(), by=by, now=now)
    if not changed:
        return proof, None
    _require_printable(row, content, signed=reading.signed.revision)
    return proof, _propose(row, reading, content, proof=proof, by=by, now=now)


@transaction.atomic
def take_back_proposal(article: Article, *, by: Any, now: dt.datetime) -> Proposal:
    """Its maker takes it back; what it was built on waits again."""
    row = locked(article)
    proposal = row.proposals.waiting().select_related("builds_on").first()
    if proposal is None:
        raise WrongState(_("没有等着确认的改样；可能刚被采纳或撤回。"))
    if proposal.person_id != by.pk:
        raise NotAllowed(_("只有提出人自己能撤回改样。"))
    proposal.close(Outcome.TAKEN_BACK, by=by, now=now)
    before = proposal.builds_on
    if before is not None and before.outcome == Outcome.BUILT_ON:
        before.reopen()
    detail = {"revision": proposal.revision.number}
    DeskLog.objects.write(Verb.TAKE_BACK_PROPOSAL, row, by=by, now=now, **detail)
    return proposal


def _proof(
    row: Article,
    reading: Reading,
    *,
    errors: int,
    comment: str,
    by: Any,
    now: dt.datetime,
) -> Proof | None:
    turn = reading.turn
    if turn is None:
        return None
    proof = Proof.objects.create(
        article=row,
        revision=reading.base,
        lap=turn.lap,
        round=turn.round,
        person=by,
        post=post_of(by),
        at=now,
        errors=errors,
        comment=comment,
    )
    log_proof(proof, row, now=now, revision=reading.base.number)
    return proof


def log_proof(proof: Proof, target: Model, *, now: dt.datetime, **more: Any) -> None:
    with override(settings.LANGUAGE_CODE):
        note = str(proof.get_round_display())
    detail = {"note": note, "lap": proof.lap, "errors": proof.errors} | more
    if proof.comment:
        detail["comment"] = proof.comment
    DeskLog.objects.write(Verb.PROOF, target, by=proof.person, now=now, **detail)


def _require_printable(row: Article, content: Content, *, signed: Revision) -> None:
    if hash_of(content) == signed.hash:
        raise NotReady(
            _("这样改回了签发的原文。要撤掉改样，请提出人撤回，或请值班总编不采纳。")
        )
    require_room(content)
    draft = copy.copy(row)
    set_words(draft, content)
    require_complete(draft)


def _propose(
    row: Article,
    reading: Reading,
    content: Content,
    *,
    proof: Proof | None,
    by: Any,
    now: dt.datetime,
) -> Proposal:
    before = reading.waiting
    if before is not None:
        outcome = Outcome.LAPSED if before.is_stale else Outcome.BUILT_ON
        before.close(outcome, by=by, now=now)
    revision = Revision.objects.propose(
        reading.base, content, by=by, now=now, note=_note(proof)
    )
    proposal = Proposal.objects.create(
        article=row,
        revision=revision,
        sign_off=reading.signed,
        proof=proof,
        builds_on=reading.current,
        person=by,
        post=post_of(by),
        at=now,
    )
    detail = {"revision": revision.number, "signed": reading.signed.revision.number}
    DeskLog.objects.write(Verb.PROPOSE, row, by=by, now=now, **detail)
    return proposal


def _note(proof: Proof | None) -> str:
    """Kept beside the text, so in the paper's language whoever proposes."""
    with override(settings.LANGUAGE_CODE):
        if proof is None:
            return _("改样")
        return _("%(round)s改样") % {"round": proof.get_round_display()}
