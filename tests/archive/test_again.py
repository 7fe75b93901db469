"""An issue comes in once, however often and however spelt it is read."""

import datetime as dt
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from articles.archive.importing import Fate
from articles.models import Article, DeskLog, Issue, Reporter
from tests.archiving import (
    bring_records,
    fates,
    issue,
    one_story,
    page,
    refusals,
    story,
)

pytestmark = pytest.mark.django_db


def test_read_again_nothing_comes_in_twice(tmp_path: Path) -> None:
    records = [issue(), issue(page(story(old=["/a.htm"])), date="2003-09-13")]
    assert fates(bring_records(tmp_path, *records)) == [Fate.BROUGHT] * 2
    again = bring_records(tmp_path, *records)
    assert fates(again) == [Fate.KNOWN] * 2
    assert not refusals(again)
    assert Article.objects.count() == 2
    # However it is spaced and ordered, it says the same.
    other = dict(reversed(records[0].items()))
    assert fates(bring_records(tmp_path, other)) == [Fate.KNOWN]


def test_same_archive_gets_the_same_answer(tmp_path: Path) -> None:
    bad = issue(page(story(headline=""), story()))
    assert len(refusals(bring_records(tmp_path, bad))) == 1
    again = bring_records(tmp_path, bad)
    assert fates(again) == [Fate.KNOWN]
    assert [finding.sentence for finding in refusals(again)] == [
        "这一期早已导入，当时有 1 处没有收。"
    ]


def test_changed_issue_is_reported_and_left_alone(tmp_path: Path) -> None:
    bring_records(tmp_path, issue())
    before = Article.objects.get()
    results = bring_records(tmp_path, issue(page(story("另一个标题"))))
    assert fates(results) == [Fate.REFUSED]
    assert "没有动" in refusals(results)[0].sentence
    assert Article.objects.get().headline == before.headline


def test_issue_made_at_the_desk_is_left_alone(tmp_path: Path, chief: User) -> None:
    Issue.objects.create(date=dt.date(2003, 9, 12))
    results = bring_records(tmp_path, issue())
    assert fates(results) == [Fate.REFUSED]
    assert not Article.objects.exists()


def test_same_day_twice_in_one_archive_is_one_issue(tmp_path: Path) -> None:
    records = [issue(), issue(), issue(page(story("别的"))), issue(edition="extra")]
    expected = [Fate.BROUGHT, Fate.KNOWN, Fate.REFUSED, Fate.BROUGHT]
    assert fates(bring_records(tmp_path, *records)) == expected


def test_days_covered_by_one_issue_have_no_other(tmp_path: Path) -> None:
    records = [
        issue(date="2003-02-01", covers_until="2003-02-03"),
        issue(date="2003-02-02"),
        issue(date="2003-02-02", edition="extra"),
        issue(date="2003-02-04"),
        issue(date="2003-01-31", covers_until="2003-02-01"),
    ]
    expected = [Fate.BROUGHT, Fate.REFUSED, Fate.BROUGHT, Fate.BROUGHT, Fate.REFUSED]
    assert fates(bring_records(tmp_path, *records)) == expected


def test_dry_run_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    records = [one_story(headline=""), issue(date="2003-09-13"), "{"]
    tried = bring_records(tmp_path, *records, dry_run=True, makes=["reporters"])
    assert not Issue.objects.exists()
    assert not Reporter.objects.exists()
    assert not DeskLog.objects.exists()
    done = bring_records(tmp_path, *records, makes=["reporters"])
    assert refusals(tried) == refusals(done)
    assert fates(tried) == fates(done)
    assert [r.stories for r in tried] == [r.stories for r in done] == [1, 1, 0]
