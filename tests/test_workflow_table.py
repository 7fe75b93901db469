"""Every verb of a story asked by every post in every state: done and logged, or not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from articles import layout, workflow
from articles.models import Article, DeskLog, Page, SignOff
from articles.permissions import Action
from articles.refusals import Refused
from articles.vocabulary import ArticleState as S
from articles.vocabulary import Role, Stage, Verb
from articles.workflow import corrections
from tests.access import CELLS, TABLE, allowed, employ, put_into
from tests.cast import NOW, hire, make_issue
from tests.correcting import correct, filed_correction
from tests.proofing import all_accepted, planted, unchanged

pytestmark = pytest.mark.django_db

Call = Callable[[Article, User], object]
FIELDS = Article._meta.concrete_fields


def _edit(story: Article, by: User) -> None:
    story.headline += "（改）"
    workflow.save_copy(story, version=story.version, by=by, now=NOW)
    workflow.record_edit(story, by=by, now=NOW)


def _after_review(story: Article, by: User) -> None:
    """Of a story whose final signature was given in an emergency."""
    final = story.sign_offs.standing().filter(stage=Stage.FINAL)
    kept = final.values("revision_id", "person_id", "stage", "at")
    for signature in list(kept):
        final.update(voided_at=NOW)
        skipped = [Stage.SECOND.value]
        SignOff.objects.create(article=story, skipped=skipped, **signature)
    workflow.after_review(story, by=by, now=NOW)


def _place(story: Article, by: User) -> None:
    layout.place(story, page=Page.objects.get(), by=by, now=NOW)


def _live(story: Article) -> None:
    """As readers have it, wherever the working copy stands; undone on a refusal."""
    Article.objects.filter(pk=story.pk).exclude(
        state__in=[S.DRAFT, S.WITHDRAWN]
    ).update(live_from=NOW, first_live_at=NOW, live_revision=story.revisions.first())


@transaction.atomic
def _correct(story: Article, by: User) -> None:
    _live(story)
    correct(story, by=by)


@transaction.atomic
def _sign_correction(story: Article, by: User) -> None:
    _live(story)
    filed = filed_correction(story, by=hire("filer", Role.PAGE_EDITOR))
    corrections.sign_correction(filed, by=by, now=NOW)


def _proof(story: Article, by: User) -> None:
    workflow.proofread(story, by=by, now=NOW, **unchanged(story, by=by))


def _confirm(story: Article, by: User) -> None:
    if story.state == S.SIGNED:
        planted(story, by=hire("a-proofreader", Role.PROOFREADER))
    workflow.confirm(story, by=by, now=NOW, **all_accepted(story))


# What each act calls, what the desk log then says, and where the story stands.
VERBS: dict[Action, tuple[Call, Verb, S | None]] = {
    Action.EDIT: (_edit, Verb.EDIT, None),
    Action.DELETE: (
        lambda story, by: workflow.discard(story, by=by, now=NOW),
        Verb.DELETE,
        None,
    ),
    Action.SUBMIT: (
        lambda story, by: workflow.submit(story, by=by, now=NOW),
        Verb.SUBMIT,
        S.SUBMITTED,
    ),
    Action.TAKE_BACK: (
        lambda story, by: workflow.take_back(story, by=by, now=NOW),
        Verb.TAKE_BACK,
        S.RETURNED,
    ),
    Action.RETURN: (
        lambda story, by: workflow.send_back(story, reason="补", by=by, now=NOW),
        Verb.RETURN,
        S.RETURNED,
    ),
    Action.APPROVE: (
        lambda story, by: workflow.approve(story, by=by, now=NOW),
        Verb.APPROVE,
        None,
    ),
    Action.EMERGENCY_SIGN: (
        lambda story, by: workflow.emergency_sign(story, reason="汛情", by=by, now=NOW),
        Verb.EMERGENCY_SIGN,
        S.SIGNED,
    ),
    Action.AFTER_REVIEW: (_after_review, Verb.AFTER_REVIEW, S.SIGNED),
    Action.SIGN: (
        lambda story, by: workflow.sign(story, by=by, now=NOW),
        Verb.SIGN,
        S.SIGNED,
    ),
    Action.UNSIGN: (
        lambda story, by: workflow.unsign(story, by=by, now=NOW),
        Verb.UNSIGN,
        S.FINAL,
    ),
    Action.WITHDRAW: (
        lambda story, by: workflow.withdraw(
            story, reason="有误", ordered_by="总编", by=by, now=NOW
        ),
        Verb.WITHDRAW,
        S.WITHDRAWN,
    ),
    Action.RESTORE: (
        lambda story, by: workflow.restore(story, by=by, now=NOW),
        Verb.RESTORE,
        S.RETURNED,
    ),
    Action.PROOF: (_proof, Verb.PROOF, S.SIGNED),
    Action.CONFIRM: (_confirm, Verb.CONFIRM, S.SIGNED),
    Action.PLACE: (_place, Verb.PLACE, None),
    Action.CORRECT: (_correct, Verb.CORRECT, None),
    Action.SIGN_CORRECTION: (_sign_correction, Verb.SIGN_CORRECTION, None),
}


def test_every_act_but_reading_has_its_verb() -> None:
    assert set(VERBS) == set(Action) - {Action.VIEW}


@pytest.mark.long_table
@pytest.mark.parametrize("person", TABLE)
def test_verb_is_done_and_logged_once_or_changes_nothing(
    person: str, reporter: User, other_chief: User
) -> None:
    make_issue(by=other_chief, pages=1)
    user = employ(person)
    stories = {
        (owned, state): put_into(
            state, owner=user if owned else reporter, writer=reporter
        )
        for owned, state in CELLS
    }
    for action, (call, verb, after) in VERBS.items():
        done = {
            cell
            for cell, story in stories.items()
            if _outcome(call, verb, after, story=story, by=user)
        }
        assert done == allowed(person, action), action


def _outcome(
    call: Call, verb: Verb, after: S | None, *, story: Article, by: User
) -> bool:
    """Whether it was done; undone again, so that the next verb finds the same row."""
    copy = Article.objects.get(pk=story.pk)
    before, last = _values(copy), _last_row()
    with transaction.atomic():
        try:
            call(copy, by)
            done = True
        except Refused as refusal:
            assert str(refusal)
            done = False
        log = list(
            DeskLog.objects.filter(pk__gt=last).values_list(
                "verb", "person_id", "target_id"
            )
        )
        now = _row(story.pk)
        if done:
            assert log == [(verb.value, by.pk, story.pk)]
            assert after is None or now["state"] == after
        else:
            assert (log, now) == ([], before)
        transaction.set_rollback(True)
    return done


def _row(pk: int) -> dict[str, Any]:
    return dict(Article.objects.filter(pk=pk).values().first() or {})


def _values(story: Article) -> dict[str, Any]:
    return {field.attname: getattr(story, field.attname) for field in FIELDS}


def _last_row() -> int:
    last = DeskLog.objects.order_by("-pk").values_list("pk", flat=True).first()
    return last or 0
