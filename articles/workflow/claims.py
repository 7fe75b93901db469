"""Claiming 领稿: who says "I review this one", so that no two read it at once.

It locks nothing: whoever may act may still act, and sees whose claim it is.
"""

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles.models import Article, Claim, DeskLog
from articles.permissions import may_take_over, name_of, require_review
from articles.refusals import NotAllowed, WrongState
from articles.vocabulary import Verb
from articles.workflow.rows import locked


@transaction.atomic
def claim(
    article: Article, *, by: Any, now: dt.datetime, instead_of: int | None = None
) -> Claim:
    """`instead_of` is the claim that a desk head or chief saw and takes over."""
    row = locked(article)
    require_review(by, row)
    held = Claim.objects.select_related("person").filter(article=row).first()
    detail = {}
    if held is not None:
        _require_yielding(held, row=row, by=by, instead_of=instead_of)
        detail = {"why": _taken_over(held)}
        held.delete()
    DeskLog.objects.write(Verb.CLAIM, row, by=by, now=now, **detail)
    return Claim.objects.create(article=row, person=by, at=now)


@transaction.atomic
def unclaim(article: Article, *, by: Any, now: dt.datetime) -> None:
    row = locked(article)
    gone, _kinds = Claim.objects.filter(article=row, person=by).delete()
    if not gone:
        require_review(by, row)
        raise WrongState(_("这篇稿件不在您手上，请刷新再看。"))
    DeskLog.objects.write(Verb.UNCLAIM, row, by=by, now=now)


def _require_yielding(
    held: Claim, *, row: Article, by: Any, instead_of: int | None
) -> None:
    if held.person_id == by.pk:
        raise WrongState(_("您已经领了这篇。"))
    names = {"name": name_of(held.person)}
    if instead_of != held.pk:
        raise WrongState(_("%(name)s已经领了这篇，请刷新再看。") % names)
    if not may_take_over(by, row):
        raise NotAllowed(_("%(name)s领了这篇；只有部主任和值班总编能接过来。") % names)


def _taken_over(held: Claim) -> str:
    """For the log, so in the paper's language."""
    with override(settings.LANGUAGE_CODE):
        return _("从%(name)s手上接过来") % {"name": name_of(held.person)}
