"""The desk's first page: for each what needs them now, in order, at a constant cost."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from articles import layout, presence, workflow
from articles.models import Article, Issue
from tests.admin.conftest import Login
from tests.admin.first_page import second_review, shown
from tests.admin.posting import verb_address
from tests.cast import (
    HOUR,
    NOW,
    TODAY,
    make_article,
    make_issue,
    make_reporter,
    pass_reviews,
    reviewed_article,
    signed_article,
    submitted_article,
)

pytestmark = pytest.mark.usefixtures("clock")


def stories(rows: list[Any]) -> list[Article]:
    return [row.story for row in rows]


def test_each_post_is_shown_what_waits_at_its_own_stage(
    reporter: User, page_editor: User, desk_head: User, chief: User, login: Login
) -> None:
    first = submitted_article(by=reporter)
    at_second = second_review(by=reporter)
    final = reviewed_article(by=reporter)
    expected = {
        page_editor: ([first], []),
        desk_head: ([at_second], [first]),
        chief: ([final], [first, at_second]),
    }
    for person, (turn, standby) in expected.items():
        page = shown(person, login)
        assert stories(page["waiting"]) == turn
        assert set(stories(page["standby"])) == set(standby)


def test_own_story_and_one_signed_before_never_wait_for_oneself(
    reporter: User, desk_head: User, chief: User, login: Login
) -> None:
    own = submitted_article(by=chief)
    pass_reviews(own)
    named = reviewed_article(by=reporter, bylines=[make_reporter(user=chief)])
    signed_before = submitted_article(by=reporter)
    workflow.approve(signed_before, by=desk_head, now=NOW)
    page = shown(chief, login)
    assert page["waiting"] == []
    assert page["filed"] == [named, own]
    page = shown(desk_head, login)
    assert signed_before not in stories([*page["waiting"], *page["standby"]])


def test_nearest_deadline_comes_first_and_then_who_waits_longest(
    reporter: User, page_editor: User, chief: User, login: Login
) -> None:
    free_late = submitted_article(by=reporter, now=NOW - HOUR)
    free_early = submitted_article(by=reporter, now=NOW - 3 * HOUR)
    placed = {}
    for days, deadline in ((2, NOW + 30 * HOUR), (1, NOW - HOUR / 2)):
        issue = make_issue(by=chief, date=TODAY + dt.timedelta(days=days))
        Issue.objects.filter(pk=issue.pk).update(deadline=deadline)
        placed[days] = submitted_article(by=reporter)
        page = issue.pages.get(number=1)
        layout.place(placed[days], page=page, by=chief, now=NOW)
    page_shown = shown(page_editor, login)
    order = stories(page_shown["waiting"])
    assert order == [placed[1], placed[2], free_early, free_late]
    assert [row.late for row in page_shown["waiting"]] == [True, False, False, False]
    assert "已过截稿" in page_shown["text"] and "等了 3 小时" in page_shown["text"]


def test_story_waits_since_its_last_review(
    reporter: User, desk_head: User, login: Login
) -> None:
    second_review(by=reporter, now=NOW - 2 * HOUR)
    (row,) = shown(desk_head, login)["waiting"]
    assert row.since == NOW - 2 * HOUR
    assert row.story.submitted_at == NOW - 2 * HOUR


def test_claims_part_what_is_mine_from_what_a_colleague_has(
    reporter: User, page_editor: User, desk_head: User, login: Login
) -> None:
    theirs, mine = submitted_article(by=reporter), submitted_article(by=reporter)
    workflow.claim(theirs, by=page_editor, now=NOW)
    workflow.claim(mine, by=desk_head, now=NOW)
    presence.ping(theirs, by=page_editor, changed=True, now=NOW)
    page = shown(desk_head, login)
    assert stories(page["waiting"]) == [mine]
    assert stories(page["standby"]) == [theirs]
    assert "page_editor在审" in page["text"]
    assert "page_editor正打开这篇（有未存的改动）" in page["text"]


def test_story_is_claimed_from_the_first_page_and_leads_back_to_it(
    reporter: User, page_editor: User, login: Login
) -> None:
    story = submitted_article(by=reporter)
    page = shown(page_editor, login)["text"]
    assert verb_address(story, "claim") in page
    asked = {"next": reverse("admin:index")}
    answer = login(page_editor).post(verb_address(story, "claim"), asked)
    assert answer["Location"] == reverse("admin:index")


def test_writer_is_shown_returns_with_their_reason_then_drafts_then_what_is_filed(
    reporter: User, other_reporter: User, chief: User, login: Login
) -> None:
    make_article(by=other_reporter, headline="别人的草稿")
    draft, filed = make_article(by=reporter), submitted_article(by=reporter)
    back = submitted_article(by=reporter)
    workflow.send_back(back, reason="缺两处数字", by=chief, now=NOW)
    bylined = make_article(by=None, bylines=[make_reporter(user=reporter)])
    page = shown(reporter, login)
    assert page["returned"] == [back]
    assert set(page["drafts"]) == {draft, bylined}
    assert page["filed"] == [filed]
    text = page["text"]
    assert "缺两处数字" in text and "别人的草稿" not in text
    assert text.index('id="returned"') < text.index('id="drafts"')
    assert text.index('id="drafts"') < text.index('id="filed"')


def test_story_of_readers_is_no_work_left(
    reporter: User, chief: User, login: Login
) -> None:
    story = signed_article(by=reporter, chief=chief)
    assert shown(reporter, login)["filed"] == [story]
    workflow.withdraw(story, reason="错", ordered_by="总编", by=chief, now=NOW)
    page = shown(reporter, login)
    assert not (page["filed"] or page["drafts"] or page["returned"])
    assert "手上没有要办的事" in page["text"]
