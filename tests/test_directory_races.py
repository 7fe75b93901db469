"""Merges and answers that come at once: one is done, the other refused."""

import pytest
from django.contrib.auth.models import User
from django.db import transaction

from articles import directory
from articles.admin.refusing import lost_races_refused
from articles.models import Byline, DeskLog, Reporter
from articles.refusals import WrongState
from articles.vocabulary import Verb
from tests.cast import NOW, make_article, make_reporter
from tests.test_races import together

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_merges_of_one_reporter_move_it_once(chief: User) -> None:
    gone, first, second = (make_reporter(name) for name in ("芊卉", "徐芊卉", "徐千卉"))
    byline = Byline.objects.create(article=make_article(by=chief), reporter=gone)
    refused = together(
        lambda: directory.merge(gone, into=first, by=chief, now=NOW),
        lambda: directory.merge(gone, into=second, by=chief, now=NOW),
    )
    assert len(refused) == 1
    assert DeskLog.objects.filter(verb=Verb.MERGE).count() == 1
    byline.refresh_from_db()
    assert byline.reporter in (first, second) and byline.name == "芊卉"


def test_two_reporters_merged_into_each_other_leave_one(chief: User) -> None:
    one, other = make_reporter("芊卉"), make_reporter("徐芊卉")
    refused = together(
        lambda: directory.merge(one, into=other, by=chief, now=NOW),
        lambda: directory.merge(other, into=one, by=chief, now=NOW),
    )
    assert len(refused) == 1 and Reporter.objects.count() == 1


def test_two_answers_to_one_name_make_one_reporter(chief: User) -> None:
    byline = Byline.objects.create(article=make_article(by=chief), printed_name="岑晚")
    together(
        *[
            lambda: directory.make_known("岑晚", kind="staff", by=chief, now=NOW)
            for _each in range(4)
        ]
    )
    byline.refresh_from_db()
    assert Reporter.objects.filter(name="岑晚").count() == 1
    assert byline.reporter is not None


def test_byline_of_a_reporter_who_is_gone_is_a_lost_race(chief: User) -> None:
    article, gone = make_article(by=chief), make_reporter("芊卉")
    key = gone.pk
    gone.delete()
    with pytest.raises(WrongState), lost_races_refused(), transaction.atomic():
        Byline.objects.create(article=article, reporter_id=key)
