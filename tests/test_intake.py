"""A parsed page becomes drafts, whole or not at all, and not twice by mistake."""

import datetime as dt
from typing import Any

import pytest
from django.contrib.auth.models import User

from articles import intake, workflow
from articles.copytext import parse_page
from articles.intake import Filed, Target, file_page
from articles.models import Article, DeskLog, Issue, PageImport, Photo, Reporter, Series
from articles.refusals import NotAllowed, NotReady, WrongState
from articles.vocabulary import (
    ArticleKind,
    ArticleState,
    CreditRole,
    ReporterKind,
    SourceKind,
    Verb,
)
from tests.cast import pass_reviews

PAGE = """第A04版 民生
责编 恽淇 美编 宋芊

湖边来客

本报讯（记者 罗堃 通讯员 童谣）昨天，第一批候鸟飞抵湿地公园，引来不少市

民。

它们来自北方。

图①：白鹭起飞。（徐雁 摄）

新船下水 <首航>

新华社南京2月5日电（记者 祝南枝）当天，第一艘新船下水。



湖心岛渡口换了新船，每船可载客四十八人。

徐雁 摄

民生
进行时
"""
DAY = dt.date(2026, 11, 25)


def filed(
    text: str = PAGE, *, by: Any = None, now: dt.datetime, **options: Any
) -> Filed:
    target = options.pop("target", Target(DAY, 4))
    known = intake.known_names(), intake.known_series()
    copy = parse_page(text, known_names=known[0], known_series=known[1])
    return file_page(
        copy, text=text, file_name="a04.txt", target=target, by=by, now=now, **options
    )


def test_page_becomes_drafts_in_printed_order(
    page_editor: User, now: dt.datetime
) -> None:
    result = filed(by=page_editor, now=now)
    first, second, third = result.articles
    page = result.row.page
    assert page is not None
    assert (page.issue.date, page.number) == (DAY, 4)
    assert (page.label, page.name) == ("A04", "民生")
    assert page.credits == "责编 恽淇 美编 宋芊"
    assert list(page.articles.order_by("position")) == [first, second, third]
    assert {article.state for article in page.articles.all()} == {ArticleState.DRAFT}
    assert first.body == (
        "<p>昨天，第一批候鸟飞抵湿地公园，引来不少市民。</p><p>它们来自北方。</p>"
    )
    assert (first.headline, first.dateline) == ("湖边来客", "本报讯")
    assert first.words > 20 and first.created_by == page_editor
    assert third.kind == ArticleKind.PICTURE


def test_source_of_an_agency_story_is_kept(now: dt.datetime, db: None) -> None:
    story = filed(now=now).articles[1]
    assert (story.source, story.source_name) == (SourceKind.AGENCY, "新华社")
    assert story.headline == "新船下水 <首航>"


def test_bylines_are_linked_to_the_directory(now: dt.datetime, db: None) -> None:
    luo = Reporter.objects.create(name="罗堃")
    story = filed(now=now).articles[0]
    rows = [(row.role, row.reporter, row.name) for row in story.bylines.all()]
    assert rows == [
        (CreditRole.REPORTER, luo, "罗堃"),
        (CreditRole.CORRESPONDENT, None, "童谣"),
    ]


def test_untitled_name_is_what_the_directory_says(now: dt.datetime, db: None) -> None:
    Reporter.objects.create(name="罗汀", kind=ReporterKind.CORRESPONDENT)
    text = "湖边来客\n\n本报讯（罗汀 记者 江屿）昨天，候鸟飞抵湿地公园。"
    story = filed(text, now=now).articles[0]
    assert [row.role for row in story.bylines.all()] == ["correspondent", "reporter"]


def test_two_of_one_name_are_left_to_the_editor(now: dt.datetime, db: None) -> None:
    Reporter.objects.create(name="罗堃")
    Reporter.objects.create(name="罗堃")
    result = filed(now=now)
    byline = result.articles[0].bylines.first()
    assert byline is not None and byline.reporter is None and byline.name == "罗堃"
    assert any("2位作者叫“罗堃”" in doubt for doubt in result.row.doubts)


def test_pictures_wait_for_their_files(now: dt.datetime, db: None) -> None:
    xu = Reporter.objects.create(name="徐雁")
    first, _second, third = filed(now=now).articles
    bird, ferry = (
        article.article_photos.select_related("photo").get()
        for article in (first, third)
    )
    assert bird.photo.caption == "图①：白鹭起飞。" and bird.after == 2
    assert ferry.lead and ferry.photo.credit == "徐雁 摄"
    assert list(ferry.photo.photographers.all()) == [xu]
    assert not Photo.objects.exclude(original="").exists()
    assert not third.bylines.exists()


def test_column_of_the_directory_is_linked_and_another_only_named(
    now: dt.datetime, db: None
) -> None:
    result = filed(now=now)
    assert result.articles[2].series is None
    assert result.articles[2].label == "民生 进行时"
    assert any("民生 进行时" in doubt for doubt in result.doubts)
    series = Series.objects.create(name="民生进行时")
    again = filed(now=now, again=True)
    assert again.articles[2].series == series and again.articles[2].label == ""


def test_each_draft_has_its_first_revision_and_its_place_in_the_log(
    page_editor: User, now: dt.datetime
) -> None:
    result = filed(by=page_editor, now=now)
    for article in result.articles:
        revision = article.revisions.get()
        assert revision.author == page_editor
        assert revision.content["headline"] == article.headline
    log = DeskLog.objects.get(verb=Verb.IMPORT)
    assert log.detail["stories"] == [article.pk for article in result.articles]


def test_same_text_on_the_same_page_is_refused(now: dt.datetime, db: None) -> None:
    filed(now=now)
    with pytest.raises(WrongState, match="已经导入过"):
        filed(now=now)
    assert Article.objects.count() == 3 and PageImport.objects.count() == 1
    filed(now=now, target=Target(DAY, 5))
    filed(now=now, again=True)
    assert Article.objects.count() == 9
    positions = Article.objects.filter(page__number=4).order_by("position")
    assert [row.position for row in positions] == [1, 2, 3, 4, 5, 6]


def test_same_text_without_an_issue_is_refused_too(now: dt.datetime, db: None) -> None:
    result = filed(now=now, target=Target())
    assert result.row.page is None
    assert {article.page for article in result.articles} == {None}
    with pytest.raises(WrongState):
        filed(now=now, target=Target())


def test_issue_and_page_that_stand_are_used_as_they_are(
    now: dt.datetime, db: None
) -> None:
    issue = Issue.objects.create(date=DAY)
    page = issue.pages.create(number=4, label="B04", name="要闻")
    assert filed(now=now).row.page == page
    page.refresh_from_db()
    assert (page.label, page.name, page.version) == ("B04", "要闻", 1)
    assert Issue.objects.count() == 1


def test_blank_text_files_nothing(now: dt.datetime, db: None) -> None:
    with pytest.raises(NotReady):
        filed("\n\n", now=now)
    assert not Issue.objects.exists()


@pytest.mark.parametrize(
    "target", [Target(dt.date(1900, 1, 1)), Target(DAY, 0), Target(DAY, 70_000)]
)
def test_impossible_place_is_refused_with_nothing_left(
    target: Target, now: dt.datetime, db: None
) -> None:
    with pytest.raises(NotReady):
        filed(now=now, target=target)
    assert not Issue.objects.exists() and not Article.objects.exists()


@pytest.mark.parametrize("target", [Target(DAY, 4), Target()])
def test_reporter_may_not_file_a_page(
    target: Target, reporter: User, now: dt.datetime
) -> None:
    with pytest.raises(NotAllowed):
        filed(by=reporter, now=now, target=target)
    assert not Article.objects.exists() and not Issue.objects.exists()


def test_failure_in_the_middle_leaves_nothing(
    now: dt.datetime, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: Any, **_options: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("articles.intake.filing.add_photos", fail)
    with pytest.raises(RuntimeError):
        filed(now=now)
    assert not Article.objects.exists() and not Issue.objects.exists()


def test_nul_and_overlong_lines_are_filed(now: dt.datetime, db: None) -> None:
    kickers = "\n".join("湖上风光无限好" * 6 + str(n) for n in range(4))
    text = f"{kickers}\n湖边来客\n\n本报讯（记者 罗堃）昨天，候鸟\x00来了。"
    story = filed(text, now=now).articles[0]
    whole = story.kicker + story.headline + story.deck + story.body
    assert all(f"好{n}" in whole for n in range(4))
    assert "\x00" not in PageImport.objects.get().text


def test_imported_story_goes_the_paper_s_whole_way(
    page_editor: User, chief: User, now: dt.datetime
) -> None:
    story = filed(by=page_editor, now=now).articles[1]
    workflow.submit(story, by=page_editor, now=now)
    pass_reviews(story, now=now)
    workflow.sign(story, by=chief, now=now)
    assert story.state == ArticleState.SIGNED
