"""The verbs of a correction: file it, sign it, void it. Only on what readers have.

Until the chief has signed, nothing of it is public: neither the note nor the new words.
"""

import datetime as dt
import unicodedata
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.amending import amended
from articles.models import Article, Correction, DeskLog, Revision, SignOff
from articles.models.bounds import SHANGHAI
from articles.models.content import Content
from articles.permissions import Action, post_of, require, settling
from articles.refusals import NotAllowed, NotReady, WrongState
from articles.text import LINE_BREAK, strip_controls
from articles.vocabulary import CorrectionKind, Stage, Verb
from articles.workflow.resigning import require_room, resign, standing_signature
from articles.workflow.rows import locked

LIMIT = 500
# All that ever changes of a correction: the database refuses the rest.
SIGNING = ["signed_by", "signed_post", "signed_at", "signed_hash", "new_revision"]
VOIDING = ["voided_by", "voided_at", "void_reason"]


@transaction.atomic
def correct(
    article: Article,
    *,
    kind: str,
    was: str,
    should_be: str,
    note: str,
    fix_text: bool,
    by: Any,
    now: dt.datetime,
) -> Correction:
    """File a correction for the chief. With `fix_text` the words on the site change
    too, at the moment it is signed; what was printed stays readable beside them."""
    row = locked(article)
    require(by, Action.CORRECT, row)
    if not row.is_live(now):
        raise WrongState(_("这篇稿件读者还没看到，或已撤稿，不用更正，直接改稿。"))
    correction = Correction(
        article=row,
        kind=kind,
        was=_line(was),
        should_be=_line(should_be),
        note=_lines(note),
        fix_text=fix_text,
        filed_by=by,
        filed_post=post_of(by),
        filed_at=now,
        **_as_printed(row, now=now),
    )
    _require_words(correction)
    if fix_text:
        _fixed(row, was=correction.was, should_be=correction.should_be)
    correction.save()
    detail = {"correction": correction.pk, "reason": correction.note}
    DeskLog.objects.write(Verb.CORRECT, row, by=by, now=now, **detail)
    return correction


@transaction.atomic
def sign_correction(correction: Correction, *, by: Any, now: dt.datetime) -> None:
    """Readers see it from this moment, and the changed words with it."""
    article, row = _locked_pair(correction)
    require(by, Action.SIGN_CORRECTION, article)
    if not row.is_waiting:
        raise WrongState(_("这条更正已经有人签发或作废了，请刷新再看。"))
    if row.filed_by_id == by.pk:
        raise NotAllowed(_("这条更正是您提的，须由另一位值班总编签发。"))
    if not article.is_live(now):
        raise WrongState(_("这篇稿件已经撤下，读者看不到，更正不用登了。"))
    if row.fix_text:
        words = {"was": row.was, "should_be": row.should_be}
        row.new_revision = _exchange(article, row, by=by, now=now, **words)
    row.signed_by, row.signed_post, row.signed_at = by, post_of(by), now
    row.signed_hash = row.hash()
    row.save(update_fields=SIGNING)
    detail = {"correction": row.pk, "hash": row.signed_hash}
    DeskLog.objects.write(Verb.SIGN_CORRECTION, article, by=by, now=now, **detail)
    correction.refresh_from_db()


@transaction.atomic
def void_correction(
    correction: Correction, *, reason: str, by: Any, now: dt.datetime
) -> None:
    """Take a correction back: one still waiting, or a signed one that was a mistake.

    Where it had changed the words on the site, they change back and are signed again:
    a changed text that no correction owns up to would be a silent change.
    """
    article, row = _locked_pair(correction)
    if row.voided_at is not None:
        raise WrongState(_("这条更正已经作废了。"))
    if not settling(by, article).may_void(row):
        require(by, Action.SIGN_CORRECTION, article)
        raise NotAllowed(_("这条更正是您提的，须由另一位值班总编作废。"))
    if not reason.strip():
        raise NotReady(_("请写明为什么作废，提更正的人才明白。"))
    if row.new_revision_id is not None:
        words = {"was": row.should_be, "should_be": row.was}
        _exchange(article, row, by=by, now=now, **words)
    row.voided_by, row.voided_at = by, now
    row.void_reason = _lines(reason)
    row.save(update_fields=VOIDING)
    detail = {"correction": row.pk, "reason": row.void_reason}
    DeskLog.objects.write(Verb.VOID_CORRECTION, article, by=by, now=now, **detail)
    correction.refresh_from_db()


def _locked_pair(correction: Correction) -> tuple[Article, Correction]:
    """The story first, as every verb of a story does."""
    article = locked(correction.article)
    rows = Correction.objects.select_for_update(no_key=True)
    return article, rows.get(pk=correction.pk)


def _as_printed(row: Article, *, now: dt.datetime) -> dict[str, Any]:
    """Where it stood and what stood there, kept with the correction for good."""
    issue = row.page.issue if row.page else None
    revision = _printed_revision(row, now=now)
    place: dict[str, Any] = {
        "printed_revision": revision,
        "title": revision.card["headline"],
    }
    if row.page is None or issue is None or not issue.is_live(now):
        first = row.first_live_at or now
        return place | {"issue_date": first.astimezone(SHANGHAI).date()}
    return place | {
        "issue_date": issue.date,
        "issue_name": str(issue),
        "page_name": row.page.heading,
    }


def _printed_revision(row: Article, *, now: dt.datetime) -> Revision:
    """What readers had at the instant of the release, whatever was signed since.

    A story that the site had first was printed as it stood when its issue came out.
    """
    instants = [row.first_live_at]
    if row.page is not None and row.page.issue.is_live(now):
        instants.append(row.page.issue.release_at)
    printed_at = max(instant for instant in instants if instant is not None)
    # The archive is signed when it is brought in, long after it was printed.
    printed = Q(at__lte=printed_at) | Q(stage=Stage.ARCHIVE)
    signed = row.sign_offs.final().filter(printed)
    sign_off: SignOff | None = signed.order_by("at", "pk").last()
    revision = sign_off.revision if sign_off else row.live_revision
    if revision is None:
        raise ValueError("A story that is live has a text.")
    return revision


def _fixed(article: Article, *, was: str, should_be: str) -> tuple[Revision, Content]:
    """The signed text, and what it would say with these words exchanged."""
    base = standing_signature(article).revision
    content = amended(base.content, was=was, should_be=should_be)
    require_room(content)
    return base, content


def _exchange(
    article: Article,
    row: Correction,
    *,
    was: str,
    should_be: str,
    by: Any,
    now: dt.datetime,
) -> Revision:
    """Sign the words exchanged; readers have them at once."""
    base, content = _fixed(article, was=was, should_be=should_be)
    note = _note(row)
    author = row.filed_by if was == row.was else by
    text = Revision.objects.propose(base, content, by=author, now=now, note=note)
    resign(article, text, by=by, now=now, comment=note)
    return text


def _require_words(row: Correction) -> None:
    if row.kind not in CorrectionKind.values:
        raise NotReady(_("请选更正的种类。"))
    if max(len(row.was), len(row.should_be), len(row.note)) > LIMIT:
        raise NotReady(_("每一栏最多 500 字，请写短些。"))
    if row.kind == CorrectionKind.ERROR or row.fix_text or row.was or row.should_be:
        if not row.was or not row.should_be:
            raise NotReady(
                _("“原文”和“更正为”都要写。要删去几个字，就连前后的字一起抄。")
            )
        if row.was == row.should_be:
            raise NotReady(_("“原文”和“更正为”一模一样。"))
    elif not row.note:
        raise NotReady(_("请写明要告诉读者什么。"))


def _note(row: Correction) -> str:
    """Kept beside text and signature, so in the paper's language whoever signs."""
    with override(settings.LANGUAGE_CODE):
        return _("更正第%d号") % row.pk


def _line(text: str) -> str:
    """One line as a story's own text has it; what was copied may come in several."""
    joined = LINE_BREAK.sub("", _lines(text))
    return joined.replace("\n", " ")


def _lines(text: str) -> str:
    lines = strip_controls(unicodedata.normalize("NFC", text)).splitlines()
    return "\n".join(lines).strip()
