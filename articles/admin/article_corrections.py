"""A story's corrections on its page: the door that files one, and what is shown."""

import datetime as dt
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.verbs import Door, answers
from articles.forms.corrections import CorrectForm, VoidForm
from articles.models import Article, Correction
from articles.permissions import Action, Settling, may, may_noun, settling
from articles.workflow import correct as file_correction


def correct(row: Article, request: HttpRequest) -> str:
    asked = answers(CorrectForm(request.POST))
    file_correction(row, by=request.user, now=timezone.now(), **asked)
    return _("《%(title)s》的更正已提出，签发后读者才看得到。") % {"title": row.title}


CORRECTION_DOORS: dict[str, Door] = {"correct": correct}


def corrections_of(row: Article, *, by: Any, now: dt.datetime) -> dict[str, Any]:
    """One query, and for those who sign the question whose story it is."""
    if not may_noun(by, "view", "correction"):
        return {}
    found = list(row.corrections.select_related("filed_by", "signed_by", "voided_by"))
    asks = row.is_live(now) and may(by, Action.CORRECT, row)
    may_settle = settling(by, row) if found else Settling(by.pk, signs=False)
    return {
        "corrections": [shown(one, may_settle) for one in found],
        "correct_form": CorrectForm(auto_id="correct_%s") if asks else None,
    }


def shown(row: Correction, may_settle: Settling) -> dict[str, Any]:
    """A correction with the forms of what may be done to it."""
    return {
        "row": row,
        "may_sign": may_settle.may_sign(row),
        "void_form": (
            VoidForm(auto_id=f"void_{row.pk}_%s") if may_settle.may_void(row) else None
        ),
    }
