"""What was refused comes in once it is mended; what is in is left as it is."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User

from articles import workflow
from articles.archive.importing import Fate
from articles.models import Article, DeskLog, Issue, OldAddress
from tests.archiving import bring_records, fates, issue, page, refusals, story
from tests.cast import NOW
from tests.chain import first_fault

pytestmark = pytest.mark.django_db

WHOLE = [
    story("第一篇", old=["/1.htm"]),
    story("第二篇", old=["/2.htm"]),
    story("第三篇"),
]
BROKEN = [WHOLE[0], WHOLE[1] | {"kicker": "长" * 200}, WHOLE[2]]


def headlines() -> list[str]:
    rows = Article.objects.order_by("page__number", "position")
    return list(rows.values_list("headline", flat=True))


def test_mended_story_takes_its_own_place(tmp_path: Path) -> None:
    old = ["/node.htm"]
    bring_records(tmp_path, issue(page(*BROKEN, old=old), old=["/issue.htm"]))
    assert headlines() == ["第一篇", "第三篇"]
    mended = issue(page(*WHOLE, old=old), page(story("新版")), old=["/issue.htm"])
    assert fates(bring_records(tmp_path, mended)) == [Fate.REFUSED]
    tried = bring_records(tmp_path, mended, complete=True, dry_run=True)
    assert [result.stories for result in tried] == [2]
    results = bring_records(tmp_path, mended, complete=True)
    assert not refusals(results)
    assert headlines() == ["第一篇", "第二篇", "第三篇", "新版"]
    released = Issue.objects.get()
    for article in Article.objects.all():
        assert article.live_from == released.release_at
    assert OldAddress.objects.count() == 4
    assert DeskLog.objects.filter(target_id=released.pk, noun="issue").count() == 2
    assert first_fault() is None
    for options in ({}, {"complete": True}):
        again = bring_records(tmp_path, mended, **options)
        assert fates(again) == [Fate.KNOWN]
        assert not refusals(again)


def test_what_is_in_is_not_written_over(tmp_path: Path) -> None:
    bring_records(tmp_path, issue(page(*BROKEN)))
    changed = issue(page(story("别的题"), WHOLE[1], WHOLE[2]))
    results = bring_records(tmp_path, changed, complete=True)
    [finding] = refusals(results)
    assert (finding.place.story, "没有动" in finding.sentence) == ("别的题", True)
    assert headlines() == ["第一篇", "第二篇", "第三篇"]


def test_withdrawn_story_does_not_come_back(tmp_path: Path, chief: User) -> None:
    bring_records(tmp_path, issue(page(*BROKEN)))
    gone = Article.objects.get(headline="第三篇")
    why = {"reason": "失实", "ordered_by": "总编", "told": ""}
    workflow.withdraw(gone, by=chief, now=NOW, **why)
    Article.objects.filter(pk=gone.pk).update(page=None, position=None)
    assert not refusals(bring_records(tmp_path, issue(page(*WHOLE)), complete=True))
    live = Article.objects.live(NOW).values_list("headline", flat=True)
    assert set(live) == {"第一篇", "第二篇"}
    assert Article.objects.count() == 3


def test_issue_made_at_the_desk_is_not_completed(tmp_path: Path) -> None:
    Issue.objects.create(date="2003-09-12")
    results = bring_records(tmp_path, issue(), complete=True)
    assert fates(results) == [Fate.REFUSED]
    assert not Article.objects.exists()
