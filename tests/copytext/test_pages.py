"""Whole invented pages against what an editor would make of them by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from articles.copytext import decode, parse_page

PAGES = sorted(Path(__file__).with_name("pages").glob("*.txt"))
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16"]


def without_raw(value: Any) -> Any:
    """Drop what the expectations leave out: the printed units and the doubts."""
    if isinstance(value, dict):
        kept = {key: part for key, part in value.items() if key != "raw"}
        return {key: without_raw(part) for key, part in kept.items() if key != "doubts"}
    if isinstance(value, list):
        return [without_raw(part) for part in value]
    return value


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_page_becomes_what_an_editor_expects(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert without_raw(parse_page(decode(path.read_bytes())).as_json()) == expected


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_page_is_the_same_in_every_encoding(encoding: str, newline: str) -> None:
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        raw = text.replace("\n", newline).encode(encoding)
        assert parse_page(decode(raw)).as_json() == parse_page(text).as_json()


def test_there_are_pages_of_many_kinds() -> None:
    assert len(PAGES) >= 12


def test_every_credit_keeps_the_words_it_came_from() -> None:
    for path in PAGES:
        text = path.read_text(encoding="utf-8").replace("\n", "")
        for item in parse_page(path.read_text(encoding="utf-8")).items:
            assert all(credit.raw in text for credit in item.credits)


def test_joins_show_the_seam_and_the_line() -> None:
    page = parse_page("标题在此\n\n本报讯（记者 罗堃）会议研究了治理水\n\n平提升工作。")
    (join,) = page.items[0].joins
    assert (join.line, join.before[-2:], join.after[:2]) == (5, "理水", "平提")


def test_names_of_the_directory_part_glued_names() -> None:
    text = "湖边来客\n\n本报讯（记者徐汀卢岸芷文/摄）昨天，候鸟来了。"
    credits_found = parse_page(text, known_names={"徐汀", "卢岸芷"}).items[0].credits
    assert [credit.name for credit in credits_found] == [
        "徐汀",
        "卢岸芷",
        "徐汀",
        "卢岸芷",
    ]
    assert not parse_page(text, known_names={"徐汀", "卢岸芷"}).doubts
    assert any("徐汀卢岸芷" in doubt for doubt in parse_page(text).doubts)


def test_label_takes_the_title_of_the_directory() -> None:
    text = "湖上有新桥。\n\n徐雁 摄\n\n澄湖\n新气象"
    page = parse_page(text, known_series={"澄湖新气象"})
    assert page.items[0].series == "澄湖新气象"
    assert parse_page(text).items[0].series == "澄湖 新气象"


def test_masthead_makes_its_own_dateline_no_outside_source() -> None:
    text = "澄湖日报\n\n湖边来客\n\n澄湖日报讯（记者 罗堃）昨天，候鸟来了。"
    assert parse_page(text).items[0].source == ""


def test_furniture_tells_label_name_and_date() -> None:
    page = parse_page(
        "第A04版 民生 2024年2月6日 星期二\n\n湖边来客\n\n本报讯 候鸟来了。"
    )
    assert (page.label, page.name, page.date) == ("A04", "民生", "2024-02-06")


@pytest.mark.parametrize("text", ["", "\n \n\u3000\n", "\ufeff"])
def test_blank_page_is_no_story_and_says_so(text: str) -> None:
    page = parse_page(text)
    assert page.items == () and page.doubts == ("没有读到任何稿件。",)


def test_control_characters_go_and_are_reported() -> None:
    page = parse_page("湖边\x00来客\n\n本报讯（记者 罗堃）昨天，候\x1b鸟来了。")
    assert page.items[0].headline == "湖边来客"
    assert page.items[0].paragraphs == ("昨天，候鸟来了。",)
    assert len([doubt for doubt in page.doubts if "控制字符" in doubt]) == 2
