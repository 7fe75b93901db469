"""What every page prints, and what only looks like it."""

import pytest

from articles.copytext import parse_page

BODY = "湖边来客\n\n本报讯（记者 罗堃）昨天，第一批候鸟飞抵湿地公园，引来不少市民。"
FURNITURE = [
    "第A04版 民生",
    "A04：民生/影像",
    "第01版：要闻",
    "04 要闻",
    "第二版",
    "2024年2月6日",
    "2024年2月6日　星期二　农历腊月廿七",
    "澄湖日报",
    "《澄湖日报》 2024年2月6日 A01版",
    "责编 张　三 美编 李　四 校对 王小五",
    "本版责编：张三｜美编：李四｜校对：王小五",
    "星期二 2024.2.6 责编/张三 视觉/李四 校对/王小五",
    "第A04版 民生 2024年2月6日 星期二 责编 张三 美编 李四 校对 王小五",
    "新闻热线：0519-88881234",
    "总第1234期 今日8版",
    "国内统一连续出版物号 CN 32-0000",
    "- 4 -",
    "（下转第二版）",
    "[图片1]",
    "----------",
]
NO_FURNITURE = [
    "第二版面向全区征稿",
    "2024年2月6日是个好日子",
    "编辑部的故事",
    "电话亭里的小书屋",
    "出版人谈阅读",
    "校对老罗退休记",
    "十版连环画里的老街",
    "12345",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_leaves_the_story(line: str) -> None:
    page = parse_page(f"{line}\n\n{BODY}")
    assert [taken.text for taken in page.furniture] == [line]
    assert len(page.items) == 1 and page.items[0].headline == "湖边来客"


@pytest.mark.parametrize("line", NO_FURNITURE)
def test_a_headline_is_no_furniture(line: str) -> None:
    page = parse_page(f"{line}\n\n{BODY}")
    assert page.furniture == ()


def test_editors_row_becomes_page_credits() -> None:
    page = parse_page(f"{BODY}\n\n责编 张　三 美编 李　四 校对 王小五")
    assert [(credit.role, credit.name) for credit in page.page_credits] == [
        ("editor", "张三"),
        ("designer", "李四"),
        ("proofreader", "王小五"),
    ]


def test_furniture_between_fragments_does_not_part_them() -> None:
    text = "湖边来客\n\n本报讯（记者 罗堃）昨天，候鸟飞抵湿\n\n第A04版 民生\n\n地公园。"
    (story,) = parse_page(text).items
    assert story.paragraphs == ("昨天，候鸟飞抵湿地公园。",)


def test_nothing_is_joined_over_a_picture_or_a_rule() -> None:
    text = "湖边来客\n\n本报讯（记者 罗堃）昨天，候鸟飞抵湿\n[图片1]\n地公园。"
    (story,) = parse_page(text).items
    assert story.paragraphs == ("昨天，候鸟飞抵湿", "地公园。")
