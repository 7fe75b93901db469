"""The proof of a whole page: its rounds, and the chief's word on all its proposals."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from articles.layout.printing import PrintedPage, printed_page
from articles.layout.rows import hold_page
from articles.models import Article, Page, Proof, Proposal
from articles.models.content import hash_of
from articles.models.proof import PageText, Turn, turn_of
from articles.permissions import may_confirm, may_proof, own_among, post_of
from articles.refusals import NotAllowed, NotReady, Stale
from articles.vocabulary import ArticleState
from articles.workflow.confirming import Verdicts, settle
from articles.workflow.proofs import log_proof


@dataclass(frozen=True, slots=True)
class PageReading:
    """What a person who proofs a page has before them."""

    text: PageText
    turn: Turn | None  # the round that would be theirs

    @property
    def token(self) -> str:
        return hash_of({"text": self.text, "turn": _words(self.turn)})


def page_text(page: Page) -> PageText:
    """As it is kept with a proof; see printing.py."""
    return text_of(printed_page(page))


def text_of(printed: PrintedPage) -> PageText:
    return [[story, hash_] for story, _title, hash_ in printed.content]


def page_reading_of(page: Page, *, person: Any) -> PageReading:
    """Four queries."""
    text = page_text(page)
    return PageReading(
        text, turn_of(person, list(page.proofs.with_hashes()), texts=[text])
    )


@transaction.atomic
def proof_page(
    page: Page,
    *,
    token: str,
    by: Any,
    now: dt.datetime,
    errors: int = 0,
    comment: str = "",
) -> Proof:
    """Record a reading of the whole page. `token` is that of the reading opened."""
    if not may_proof(by):
        raise NotAllowed(_("只有校对、责任编辑、部主任和值班总编能校版面。"))
    row = hold_page(page)
    reading = page_reading_of(row, person=by)
    if token != reading.token:
        raise Stale(_("这一版在您打开之后有改动或别人校过，请看过现在的版面再记。"))
    require_readable(row, reading.text, person=by)
    turn = reading.turn
    if turn is None:
        raise NotReady(_("这一遍您已经校过，或三校已齐、版面没有改动，不用再记。"))
    proof = Proof.objects.create(
        page=row,
        content=reading.text,
        lap=turn.lap,
        round=turn.round,
        person=by,
        post=post_of(by),
        at=now,
        errors=errors,
        comment=comment.strip(),
    )
    log_proof(proof, row, now=now)
    return proof


@transaction.atomic
def confirm_page(
    page: Page, *, verdicts: Verdicts, digest: str, by: Any, now: dt.datetime
) -> list[Proposal]:
    """Decide on the proposals of a page, all of them or none."""
    if not may_confirm(by):
        raise NotAllowed(_("只有值班总编能确认改样。"))
    row = hold_page(page)
    rows = Article.objects.on_page(row).exclude(state=ArticleState.WITHDRAWN)
    return settle(list(rows), verdicts=verdicts, digest=digest, by=by, now=now)


def require_readable(page: Page, text: PageText, *, person: Any) -> None:
    """A proof is of signed copy, and of nobody's own."""
    if not text:
        raise NotReady(_("这一版还空着，没有可校的。"))
    rows = Article.objects.on_page(page).in_bulk([pk for pk, _signed in text])
    if any(signed is None for _pk, signed in text):
        # Without its title: it may be a draft that this person may not read.
        raise NotReady(_("这一版还有稿件没签发，都签发了再校这一版。"))
    for pk in own_among(person, rows.values()):
        words = {"title": rows[pk].title}
        raise NotAllowed(
            _("版上的《%(title)s》是您自己的稿件，这一版由别人校。") % words
        )


def _words(turn: Turn | None) -> list[Any]:
    return [turn.lap, turn.round.value] if turn else []
