"""The table of refusals: what is bad falls alone, with a sentence that says why."""

from pathlib import Path
from typing import Any

import pytest

from articles.archive.importing import Fate
from articles.models import Article, OldAddress, Page
from tests.archiving import (
    Record,
    bring_records,
    fates,
    issue,
    one_story,
    page,
    refusals,
    remarks,
    story,
)

pytestmark = pytest.mark.django_db

STORIES: list[tuple[Record, str, str]] = [
    ({"headline": ""}, "headline", "没有主题"),
    ({"headline": " \u3000\u200b"}, "headline", "没有主题"),
    ({"headline": 5}, "headline", "要写成文字"),
    ({"headline": "长" * 201}, "headline", "有 201 个字，最多 200 个"),
    ({"kicker": "长" * 121}, "kicker", "最多 120 个"),
    ({"dateline": "长" * 61}, "dateline", "最多 60 个"),
    ({"summary": "长" * 501}, "summary", "最多 500 个"),
    ({"body": []}, "body", "正文是空的"),
    ({"body": "<script>x</script>"}, "body", "正文是空的"),
    ({"body": 7}, "body", "一列段落"),
    ({"body": ["好", 7]}, "body", "一段要写成文字"),
    ({"body": [{"subhead": 1}]}, "body", "一段要写成文字"),
    ({"body": "长" * 300_001}, "body", "最多 300000 个"),
    ({"kind": "小说"}, "kind", "只能是：消息"),
    ({"weight": 1}, "weight", "只能是：头条"),
    ({"source": "新华社"}, "source", "花括号"),
    ({"source": {"kind": "转载"}}, "source", "要写来源名称"),
    ({"source": {"url": "javascript:alert(1)"}}, "url", "不是完整的网址"),
    ({"credits": "沈砚"}, "credits", "方括号"),
    ({"credits": ["沈砚"]}, "credits", "花括号"),
    ({"credits": [{"role": "记者"}]}, "name", "没有名字"),
    ({"credits": [{"name": "名" * 200}]}, "name", "有 200 个字，最多 60 个"),
    ({"credits": [{"name": "沈砚", "role": "船长"}]}, "role", "只能是：记者"),
    ({"credits": [], "credits_printed": "名" * 61}, "credits_printed", "逐人写明"),
]


@pytest.mark.parametrize(("given", "field", "said"), STORIES)
def test_bad_story_is_refused_and_its_neighbour_comes_in(
    given: Record, field: str, said: str, tmp_path: Path
) -> None:
    results = bring_records(tmp_path, one_story(**given))
    assert fates(results) == [Fate.BROUGHT]
    [finding] = refusals(results)
    assert (finding.field, finding.place.issue) == (field, "2003-09-12")
    assert (finding.place.line, finding.place.page) == (1, "A01")
    assert said in finding.sentence
    # It keeps its own place on the page, as printed.
    assert list(Article.objects.values_list("headline", "position")) == [("第二篇", 2)]


SMALL: list[tuple[Record, str, str]] = [
    ({"section": 5}, "section", "要写成文字"),
    ({"series": "长" * 61}, "series", "最多 60 个"),
    ({"tags": "渡口"}, "tags", "方括号"),
    ({"tags": ["渡口", 5]}, "tags", "要写成文字"),
    ({"photos": "a.jpg"}, "photos", "方括号"),
    ({"photos": ["a.jpg"]}, "photos", "花括号"),
    ({"photos": [{"caption": "长" * 501}]}, "caption", "最多 500 个"),
    ({"photos": [{"after": -1}]}, "after", "要在 0 和"),
    ({"photos": [{"after": True}]}, "after", "整数"),
    ({"photos": [{"lead": "yes"}]}, "lead", "true"),
    ({"old": [""]}, "old", "旧地址"),
    ({"old": [5]}, "old", "旧地址"),
    ({"old": ["/" + "a" * 600]}, "old", "旧地址"),
]


@pytest.mark.parametrize(("given", "field", "said"), SMALL)
def test_what_is_not_signed_falls_without_its_story(
    given: Record, field: str, said: str, tmp_path: Path
) -> None:
    results = bring_records(tmp_path, one_story(**given))
    [finding] = refusals(results)
    assert finding.field == field
    assert said in finding.sentence
    assert Article.objects.count() == 2


ISSUES: list[tuple[Record, str, str]] = [
    ({"number": 0}, "number", "要在 1 和"),
    ({"total": "九十九"}, "total", "整数"),
    ({"number": 3_000_000_000}, "number", "要在 1 和"),
    ({"time": "25:00"}, "time", "06:00"),
    ({"covers_until": "2003-09-12"}, "covers_until", "晚于出版日期"),
    ({"covers_until": "2004-09-12"}, "covers_until", "不超过一个月"),
    ({"old": "x"}, "old", "方括号"),
]


@pytest.mark.parametrize(("given", "field", "said"), ISSUES)
def test_odd_figure_of_an_issue_stays_empty(
    given: Record, field: str, said: str, tmp_path: Path
) -> None:
    results = bring_records(tmp_path, issue(**given))
    [finding] = refusals(results)
    assert finding.field == field
    assert said in finding.sentence
    assert Article.objects.count() == 1


PAGES: list[tuple[Any, str, str, int]] = [
    (
        page(story(), number=2),
        "number",
        "第 2 版写了两次，后一个没有收，连同其中 1 篇",
        1,
    ),
    (page(story(), number="三"), "number", "整数", 1),
    (page(story(), number=201), "number", "要在 1 和 200", 1),
    ("要闻", "pages", "花括号", 1),
    (page(story(), number=3, label="长" * 11), "label", "最多 10 个", 2),
    (page(story(), number=3, name="长" * 31), "name", "最多 30 个", 2),
    ({"number": 3, "stories": "x"}, "stories", "方括号", 1),
    (page("稿件", number=3), "stories", "花括号", 1),
]


@pytest.mark.parametrize(("odd", "field", "said", "stories"), PAGES)
def test_bad_page_falls_without_the_others(
    odd: Any, field: str, said: str, stories: int, tmp_path: Path
) -> None:
    results = bring_records(tmp_path, issue(page(story("第一篇"), number=2), odd))
    [finding] = refusals(results)
    assert finding.field == field
    assert said in finding.sentence
    assert Article.objects.count() == stories


def test_page_without_number_has_its_place_for_one(tmp_path: Path) -> None:
    bring_records(tmp_path, issue(page(story()), page(story())))
    assert list(Page.objects.values_list("number", flat=True)) == [1, 2]


def test_unknown_keys_are_named_wherever_they_stand(tmp_path: Path) -> None:
    record = issue(
        page(
            story(
                clicks=5,
                credits=[{"name": "沈砚", "age": 5}],
                source={"site": "x"},
                photos=[{"caption": "船", "iso": 100}],
            ),
            colour="red",
        ),
        weather="晴",
    )
    results = bring_records(tmp_path, record)
    odd = {f.field for f in remarks(results) if "不认识" in f.sentence}
    assert odd == {"clicks", "age", "site", "iso", "colour", "weather"}
    assert not refusals(results)


def test_key_written_twice_is_said(tmp_path: Path) -> None:
    line = b'{"date": "2003-09-12", "date": "2003-09-13", "pages": [{"stories": []}]}'
    results = bring_records(tmp_path, line)
    assert any("写了两次" in finding.sentence for finding in remarks(results))


@pytest.mark.parametrize(
    ("text", "said"),
    [("渡\x00口", "控制字符"), ("渡\ud800口", "控制字符"), ("渡\ufffd口", "乱码")],
)
def test_spoilt_characters_are_said_and_never_kept(
    text: str, said: str, tmp_path: Path
) -> None:
    results = bring_records(tmp_path, one_story(headline=text, body=[text]))
    assert fates(results) == [Fate.BROUGHT]
    fields = {f.field for f in remarks(results) if said in f.sentence}
    assert fields == {"headline", "body"}
    kept = "渡\ufffd口" if said == "乱码" else "渡口"
    assert Article.objects.get(position=1).headline == kept


def test_tags_that_a_body_may_not_hold_are_said(tmp_path: Path) -> None:
    body = "<table><tr><td>渡口</td></tr></table><p onclick='x()'>船</p>"
    results = bring_records(tmp_path, one_story(body=body))
    said = [f.sentence for f in remarks(results) if f.field == "body"]
    assert len(said) == 3
    assert Article.objects.get(position=1).body == "<p>渡口</p><p>船</p>"


def test_old_address_leads_to_the_first_that_has_it(tmp_path: Path) -> None:
    first = issue(page(story(old=["/a.htm", "/A.htm?div=-1"])), old=["/b.htm"])
    assert not refusals(bring_records(tmp_path, first))
    second = issue(page(story(old=["/a.htm", "/c.htm"])), date="2003-09-13")
    [finding] = refusals(bring_records(tmp_path, second))
    assert "/a.htm 已经通向别处" in finding.sentence
    assert OldAddress.objects.count() == 3
    third = issue(
        page(story(old=["/d.htm"]), story("二", old=["/d.htm"])), date="2003-09-14"
    )
    [finding] = refusals(bring_records(tmp_path, third))
    assert OldAddress.objects.filter(path="/d.htm").count() == 1
    assert Article.objects.count() == 4
