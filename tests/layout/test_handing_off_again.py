"""发排 again: what changed since is marked; neither races nor hostile words harm."""

from collections.abc import Callable
from unittest.mock import patch

import pytest
from django.contrib.auth.models import User

from articles import layout, workflow
from articles.layout.handing_off.package import write_package
from articles.models import Article, HandOff, Issue, Page
from articles.refusals import NotReady, Stale
from articles.vocabulary import ArticleKind
from tests.cast import (
    HOUR,
    NOW,
    make_photo,
    pass_reviews,
    place_all,
    signed_article,
)
from tests.layout.test_handing_off_names import HOSTILE
from tests.layout.unpacked import unpack

pytestmark = pytest.mark.django_db

WRITE = "articles.layout.handing_off.verb.write_package"


@pytest.fixture
def page(issue: Issue, reporter: User, chief: User) -> Page:
    """Four signed stories 甲 to 丁."""
    stories = [
        signed_article(by=reporter, chief=chief, headline=headline)
        for headline in "甲乙丙丁"
    ]
    place_all(issue, stories, by=chief)
    return issue.pages.get(number=1)


def story(headline: str) -> Article:
    return Article.objects.get(headline=headline)


def resign(article: Article, *, chief: User) -> None:
    workflow.unsign(article, by=chief, now=NOW)
    article.body = "<p>改过的正文。</p>"
    workflow.save_copy(article, version=article.version, by=chief, now=NOW)
    workflow.record_edit(article, by=chief, now=NOW)
    pass_reviews(article)
    workflow.sign(article, by=chief, now=NOW)


def test_second_hand_off_marks_what_changed(
    page: Page, reporter: User, chief: User
) -> None:
    first = unpack(page, by=chief)
    assert "变动.txt" not in first.files
    resign(story("乙"), chief=chief)
    layout.unplace(story("丙"), by=chief, now=NOW)
    new = signed_article(by=reporter, chief=chief, headline="戊")
    layout.place(new, page=page, by=chief, now=NOW)
    page.refresh_from_db()
    ids = [story(headline).pk for headline in "丁甲乙戊"]
    layout.order_page(page, article_ids=ids, version=page.version, by=chief, now=NOW)
    again = unpack(page, by=chief, now=NOW + HOUR)
    lines = again.text("变动.txt").split("\r\n")
    assert lines[4:-1] == ["换序《丁》", "改动《乙》", "新增《戊》", "撤下《丙》"]
    assert lines[1].startswith("上次发排：2026-11-24 10:00:00")
    changes = {row["title"]: row["changes"] for row in again.manifest["stories"]}
    assert changes == {
        "丁": ["moved"],
        "甲": ["unchanged"],
        "乙": ["reworded"],
        "戊": ["added"],
    }
    assert [row["title"] for row in again.manifest["removed"]] == ["丙"]
    assert again.manifest["previous"]["sha256"] == first.row.sha256
    assert "改过的正文。" in again.text("03-乙.txt")


def test_hand_off_of_the_same_says_that_nothing_changed(
    page: Page, chief: User
) -> None:
    unpack(page, by=chief)
    again = unpack(page, by=chief)
    assert "没有变动" in again.text("变动.txt")
    assert {tuple(row["changes"]) for row in again.manifest["stories"]} == {
        ("unchanged",)
    }


def _unsign(chief: User) -> None:
    workflow.unsign(story("甲"), by=chief, now=NOW)


def _unplace(chief: User) -> None:
    layout.unplace(story("甲"), by=chief, now=NOW)


def _hand_off(chief: User) -> None:
    unpack(story("甲").page, by=chief)  # type: ignore[arg-type]


@pytest.mark.parametrize("beside", [_unsign, _unplace, _hand_off])
def test_change_while_the_zip_is_made_is_refused(
    beside: Callable[[User], None], page: Page, chief: User
) -> None:
    def meanwhile(*arguments: object) -> None:
        with patch(WRITE, write_package):
            beside(chief)
        write_package(*arguments)  # type: ignore[arg-type]

    with (
        patch(WRITE, meanwhile),
        pytest.raises(Stale, match="再发一次"),
    ):
        layout.hand_off(page, by=chief, now=NOW)
    assert HandOff.objects.count() == (beside is _hand_off)


def test_full_disk_is_a_sentence(page: Page, chief: User) -> None:
    full = OSError(28, "No space left on device")
    with (
        patch(WRITE, side_effect=full),
        pytest.raises(NotReady, match="盘满了"),
    ):
        layout.hand_off(page, by=chief, now=NOW)


def test_hostile_words_make_distinct_plain_names(
    issue: Issue, reporter: User, chief: User
) -> None:
    page = issue.pages.get(number=1)
    page.name = '../"要|闻"\n'
    page.save()
    for words in HOSTILE:
        headline = "".join(c for c in words if not "\ud800" <= c <= "\udfff")[:200]
        photo = make_photo(caption=f"{headline}。".replace("\x00", ""))
        story = signed_article(
            by=reporter,
            chief=chief,
            headline=headline,
            kind=ArticleKind.PICTURE,
            photos=[photo],
        )
        layout.place(story, page=page, by=chief, now=NOW)
    made = unpack(page, by=chief)
    names = [name.casefold() for name in made.files]
    assert len(names) == len(set(names)) == 3 * len(HOSTILE) + 2
    for name in (made.name, *made.files):
        assert not set(name) & set('<>:"/\\|?*\n\r\0\u202e')
        assert len(name.encode()) < 255
    for name in made.ending(".docx"):
        lines = made.lines(name)
        assert "澄湖区昨日启动冬季防汛演练。" in lines[-3:]
