"""What the database itself holds of a correction, whatever Python does."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from articles import workflow
from articles.models import Article, Correction, Withdrawal
from articles.workflow.corrections import void_correction
from tests.cast import HOUR, NOW
from tests.correcting import corrected, filed_correction, live_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(reporter: User, chief: User) -> Article:
    return live_article(by=reporter, chief=chief)


@pytest.mark.parametrize(
    "fields",
    [
        {"was": "", "should_be": ""},
        {"was": "甲", "should_be": ""},
        {"was": "甲", "should_be": "甲"},
        {"kind": "update", "was": "", "should_be": "", "note": ""},
        {"kind": "update", "was": "", "should_be": "", "note": "补", "fix_text": True},
        {"signed_at": NOW},
        {"signed_hash": "ab"},
        {"voided_at": NOW},
        {"void_reason": "重复"},
    ],
)
def test_half_a_correction_is_refused(
    fields: dict[str, Any], story: Article, page_editor: User
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        filed_correction(story, by=page_editor, **fields)


def test_filer_cannot_be_the_signer_in_the_database_either(
    story: Article, chief: User
) -> None:
    signed = {"signed_by": chief, "signed_at": NOW, "signed_hash": "ab"}
    with pytest.raises(IntegrityError), transaction.atomic():
        filed_correction(story, by=chief, **signed)


def test_signed_fix_has_its_text_and_no_other_has(
    story: Article, page_editor: User, chief: User
) -> None:
    signed = {"signed_by": chief, "signed_at": NOW, "signed_hash": "ab"}
    for fields in ({"fix_text": True}, {"new_revision": story.live_revision}):
        with pytest.raises(IntegrityError), transaction.atomic():
            filed_correction(story, by=page_editor, **signed, **fields)


@pytest.mark.parametrize("name", ["was", "should_be", "note", "title", "kind"])
def test_words_never_change_before_or_after_the_signature(
    name: str, story: Article, page_editor: User, chief: User
) -> None:
    rows = [
        filed_correction(story, by=page_editor),
        corrected(story, by=page_editor, chief=chief),
    ]
    for row in rows:
        with pytest.raises(IntegrityError), transaction.atomic():
            Correction.objects.filter(pk=row.pk).update(**{name: "update"})


def test_signature_is_given_once(
    story: Article, page_editor: User, chief: User, other_chief: User
) -> None:
    row = corrected(story, by=page_editor, chief=chief)
    changes: list[dict[str, Any]] = [
        {"signed_by": other_chief},
        {"signed_at": NOW + HOUR},
        {"signed_at": None, "signed_by": None, "signed_hash": ""},
        {"signed_hash": "ab"},
    ]
    for change in changes:
        with pytest.raises(IntegrityError), transaction.atomic():
            Correction.objects.filter(pk=row.pk).update(**change)


def test_withdrawal_keeps_its_words_and_is_undone_once(
    story: Article, chief: User
) -> None:
    workflow.withdraw(story, reason="误", ordered_by="总编", by=chief, now=NOW)
    rows = Withdrawal.objects.filter(article=story)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(reason="别的")
    workflow.restore(story, by=chief, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(undone_at=None, undone_by=None)


def test_voided_correction_stays_voided_and_none_is_deleted(
    story: Article, page_editor: User, chief: User
) -> None:
    row = filed_correction(story, by=page_editor)
    void_correction(row, reason="重复", by=chief, now=NOW)
    changes: list[dict[str, Any]] = [
        {"void_reason": "别的"},
        {"voided_at": None, "voided_by": None, "void_reason": ""},
    ]
    for change in changes:
        with pytest.raises(IntegrityError), transaction.atomic():
            Correction.objects.filter(pk=row.pk).update(**change)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.delete()
