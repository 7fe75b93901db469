"""Corrections as readers see them: on the story and in their list, once signed."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles import workflow
from articles.models import Article
from articles.reading.pager import PER_STEP
from articles.workflow.corrections import sign_correction, void_correction
from tests.cast import HOUR, NOW, TODAY, released_issue, signed_article
from tests.correcting import SHOULD_BE, WAS, correct, corrected, live_article
from tests.views.paper import day_of

pytestmark = pytest.mark.django_db

LIST = "/corrections/"


@pytest.fixture
def story(reporter: User, chief: User) -> Article:
    return live_article(by=reporter, chief=chief)


def public_bytes(story: Article, reader: Client) -> dict[str, bytes]:
    day = day_of(TODAY)
    addresses = [
        "/",
        LIST,
        story.get_absolute_url(),
        f"{story.get_absolute_url()}as-printed/",
        reverse("articles:issue", args=day),
        reverse("articles:page", args=[*day, 1]),
        reverse("articles:sitemap"),
        reverse("articles:sitemap_month", args=day[:2]),
        reverse("articles:feed"),
        reverse("articles:feed_atom"),
        reverse("articles:feed_json"),
    ]
    return {address: reader.get(address).content for address in addresses}


def text_of(reader: Client, address: str) -> str:
    answer = reader.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize("fix_text", [True, False])
def test_no_public_byte_changes_before_the_signature(
    fix_text: bool, story: Article, page_editor: User, chief: User, reader: Client
) -> None:
    before = public_bytes(story, reader)
    filed = correct(story, by=page_editor, note="记者笔误。", fix_text=fix_text)
    assert public_bytes(story, reader) == before
    void_correction(filed, reason="重复", by=chief, now=NOW)
    assert public_bytes(story, reader) == before


def test_signed_correction_stands_on_its_story_and_in_the_list(
    story: Article, page_editor: User, chief: User, reader: Client
) -> None:
    corrected(story, by=page_editor, chief=chief, note="记者笔误。")
    for address in (LIST, story.get_absolute_url()):
        page = text_of(reader, address)
        assert '<span class="label">更正</span>' in page
        assert (
            '<time datetime="2026-11-24T10:00:00+08:00">2026年11月24日</time>' in page
        )
        assert f"<dd>{WAS}</dd>" in page and f"<dd>{SHOULD_BE}</dd>" in page
        assert "记者笔误。" in page
        assert "见报时的原文" not in page
    page = text_of(reader, LIST)
    assert f'<a href="{story.get_absolute_url()}">{story.headline}</a>' in page
    assert "原载 2026年11月24日 第A01版 要闻" in page


def test_words_of_a_correction_are_text_never_markup(
    story: Article, page_editor: User, chief: User, reader: Client
) -> None:
    hostile = "<script>alert(1)</script>"
    words: dict[str, Any] = {
        "was": hostile,
        "should_be": f"{hostile}2",
        "note": hostile,
    }
    corrected(story, by=page_editor, chief=chief, **words)
    for address in (LIST, story.get_absolute_url()):
        assert "<script>" not in text_of(reader, address)


@pytest.mark.parametrize("how", ["voided", "withdrawn"])
def test_correction_goes_with_its_reason_to_be_there(
    how: str, story: Article, page_editor: User, chief: User, reader: Client
) -> None:
    before = text_of(reader, LIST)
    row = corrected(story, by=page_editor, chief=chief, note="记者笔误。")
    assert "记者笔误。" in text_of(reader, LIST)
    if how == "voided":
        void_correction(row, reason="没有错", by=chief, now=NOW)
    else:
        workflow.withdraw(story, reason="误", ordered_by="总编", by=chief, now=NOW)
    assert text_of(reader, LIST) == before
    answer = reader.get(story.get_absolute_url()).content.decode()
    assert "记者笔误。" not in answer


def test_restored_story_has_its_corrections_again(
    story: Article, page_editor: User, chief: User, reader: Client
) -> None:
    corrected(story, by=page_editor, chief=chief, fix_text=True)
    before = public_bytes(story, reader)
    workflow.withdraw(story, reason="误", ordered_by="总编", by=chief, now=NOW)
    workflow.restore(story, by=chief, now=NOW + HOUR)
    after = public_bytes(story, reader)
    # Two feeds say when they last changed, and they have.
    dated = {reverse("articles:feed"), reverse("articles:feed_atom")}
    assert {address for address in before if after[address] != before[address]} == dated


def test_empty_list_says_so(reader: Client) -> None:
    assert "还没有登过更正。" in text_of(reader, LIST)


def test_every_page_leads_to_the_list(story: Article, reader: Client) -> None:
    assert f'<a href="{LIST}">更正</a>' in text_of(reader, "/")


def test_list_is_newest_first_and_every_one_is_reached_once(
    story: Article,
    page_editor: User,
    chief: User,
    reader: Client,
    clock: time_machine.Traveller,
) -> None:
    clock.shift(HOUR)
    count = 2 * PER_STEP + 1
    for number in range(count):
        # Three in each minute, so that a step ends among equals.
        now = NOW + dt.timedelta(minutes=number // 3)
        corrected(story, by=page_editor, chief=chief, now=now, note=f"第{number}条。")
    seen: list[int] = []
    address = LIST
    while address:
        page = text_of(reader, address)
        seen += [n for n in reversed(range(count)) if f">第{n}条。<" in page]
        address = _following(page)
    assert seen == list(reversed(range(count)))


def _following(page: str) -> str:
    # The link's address is below this site; the page's own, in its head, is whole.
    _before, link, rest = page.partition('href="/corrections/?before=')
    cursor = rest.partition('"')[0]
    return f"{LIST}?before={cursor}" if link else ""


@pytest.mark.parametrize("query", ["before=x", "before=1", "before=%00", "before=１.1"])
def test_cursor_that_nobody_gave_out_is_refused(query: str, reader: Client) -> None:
    assert reader.get(f"{LIST}?{query}").status_code in (400, 404)


@pytest.mark.parametrize("count", [3, 30])
def test_list_and_story_cost_the_same_however_many(
    count: int, reporter: User, page_editor: User, chief: User, reader: Client
) -> None:
    stories = [signed_article(by=reporter, chief=chief) for _ in range(3)]
    released_issue(stories, chief=chief)
    for number in range(count):
        fix: dict[str, Any] = {"fix_text": True} if number < 3 else {"note": "补。"}
        corrected(stories[number % 3], by=page_editor, chief=chief, **fix)
    costs = {}
    for address in (LIST, stories[0].get_absolute_url()):
        with CaptureQueriesContext(connection) as queries:
            reader.get(address)
        costs[address] = len(queries)
    assert list(costs.values()) == [1, 3]


# The text as printed.


def test_printed_text_stays_readable_beside_the_fixed_one(
    story: Article, page_editor: User, chief: User, reader: Client
) -> None:
    address = f"{story.get_absolute_url()}as-printed/"
    corrected(story, by=page_editor, chief=chief)
    assert reader.get(address).status_code == 404
    row = correct(
        story, by=page_editor, was="冬季防汛演练。", should_be="冬训。", fix_text=True
    )
    assert reader.get(address).status_code == 404
    sign_correction(row, by=chief, now=NOW)
    live, printed = text_of(reader, story.get_absolute_url()), text_of(reader, address)
    assert (
        "启动冬训。" in live
        and "启动冬季防汛演练。" not in live.split('class="body"')[1]
    )
    assert "启动冬季防汛演练。" in printed and "启动冬训。" not in printed
    assert f'href="{address}">看见报时的原文' in live
    assert "这是见报时的原文" in printed
    assert '<meta name="robots" content="noindex">' in printed
    assert (
        f'<link rel="canonical" href="http://testserver{story.get_absolute_url()}">'
        in printed
    )
    assert "noindex" not in live


def test_printed_text_goes_when_the_fix_is_voided_or_the_story_withdrawn(
    story: Article, page_editor: User, chief: User, reader: Client
) -> None:
    address = f"{story.get_absolute_url()}as-printed/"
    row = corrected(story, by=page_editor, chief=chief, fix_text=True)
    tag = reader.get(address).headers["ETag"]
    workflow.withdraw(story, reason="误", ordered_by="总编", by=chief, now=NOW)
    gone = reader.get(address, headers={"if-none-match": tag})
    assert gone.status_code == 410
    assert (
        WAS not in gone.content.decode() and story.headline not in gone.content.decode()
    )
    workflow.restore(story, by=chief, now=NOW)
    assert reader.get(address).status_code == 200
    void_correction(row, reason="没有错", by=chief, now=NOW)
    assert reader.get(address).status_code == 404


def test_printed_text_of_what_was_never_live_is_not_there(
    reporter: User, reader: Client
) -> None:
    assert reader.get("/articles/987654/as-printed/").status_code == 404
