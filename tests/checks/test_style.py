"""Punctuation and numbers: what is surely wrong, and much that only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.checks import NOTHING, findings_in
from articles.sample.content import body_html, issue_pages
from articles.sample.load import EVERY_ISSUE
from tests.checks.copy import content, told

WRONG_MARKS = [
    ("会议指出,要抓紧。", "出,"),
    ("他问:谁去。", "问:"),
    ("堤上有人;堤下也有。", "人;"),
    ("今天完工.", "工."),
    ("湖边(东岸)新修。", "(东"),
    ('他说"好"。', '说"'),
    ("完工了。。", "。。"),
    ("苹果，，梨。", "，，"),
    ("苹果、、梨。", "、、"),
    ("好，。", "，。"),
    ("他走了。，再没回来。", "。，"),
    ("一等再等。。。", "。。。"),
    ("一等再等...", "..."),
    ("一等再等…", "…"),
    ("澄湖--母亲湖。", "--"),
    ("澄湖───母亲湖。", "───"),
    ("澄湖———母亲湖。", "———"),
    ("鱼、虾……等。", "……等"),
    ("鱼、虾、等。", "、等"),
    ("读了《湖》、《堤》。", "》、《"),
    ("有“甲”、“乙”两种。", "”、“"),
]
GOOD_MARKS = [
    "会议指出，要抓紧。",
    "比分是3:2，时间14:30。",
    "人口1,234,567人。",
    "网址是https://example.com/a,b。",
    "信箱desk@example.com。",
    "文件chenghu.txt。",
    "用Python,Java写。",
    "增长3.5%。",
    "温度-5℃。",
    "他说：“好。”",
    "“走吧……”他说。",
    "湖——母亲湖。",
    "一等再等……",
    "甲、乙等。",
    "甲、乙等三人。",
    "（东岸）新修。",
    "真的吗？！",
    "太好了！！！",
    "读了《湖》《堤》。",
    "《湖》（王屿著）、《堤》（齐望山著）。",
    "阿依努尔·塔依尔来了。",
    "沪宁线上海—南京段。",
    "5—8月",
    "A.B两座",
    "第1.2节",
    "他说：“等等……”",
    "等一等。",
    "Wi-Fi和5G",
    "2026-11-24",
    "C:",
]
WRONG_NUMBERS = [
    ("共１２３人。", "１２３"),
    ("ＡＢＣ三类。", "ＡＢＣ"),
    ("二○二六年。", "二○二六年"),
    ("二零二六年。", "二零二六年"),
    ("一九九O年。", "一九九O年"),
    ("1千5百元。", "1千5"),
    ("5千元。", "5千"),
    ("3千万元。", "3千万"),
    ("三千500元。", "三千500"),
    ("百分之35。", "百分之35"),
    ("5月十日开工。", "5月十日"),
    ("五月10日开工。", "五月10日"),
    ("他98年3月入伍。", "98年3月"),
    ("’98年洪水。", "’98年"),
    ("星期5开会。", "星期5"),
    ("近300多人。", "近300多"),
    ("约50余亩。", "约50余"),
    ("大约三百多人。", "大约三百多"),
    ("约300人左右。", "约300人左右"),
    ("将近50岁上下。", "将近50岁上下"),
    ("增长3-5%。", "3-5%"),
    ("增长3.5～5.2%。", "3.5～5.2%"),
    ("花了3-5万元。", "3-5万"),
    ("共1,2345元。", "1,2345"),
]
GOOD_NUMBERS = [
    "共123人。",
    "二〇二六年。",
    "一九九〇年。",
    "零下二度。",
    "1500元。",
    "5千克苹果。",
    "3千米跑。",
    "20千瓦时。",
    "1.5万元。",
    "3亿4500万元。",
    "世界500强。",
    "百分之三十五。",
    "35%。",
    "5月10日开工。",
    "五月十日开工。",
    "三月三赶集。",
    "2026年5月。",
    "历时98年。",
    "80年代。",
    "服刑15年。",
    "有期徒刑10年6月。",
    "第98年3月",
    "星期五开会。",
    "近300人。",
    "300多人。",
    "附近300多户。",
    "最近30多年。",
    "节约50余万元。",
    "预约300多人。",
    "签约20余个项目。",
    "制约30多年的难题。",
    "相近300多处。",
    "约300人。",
    "300人左右。",
    "约定三日左右。",
    "增长3%—5%。",
    "增长3%-5%。",
    "电话86500000。",
    "3万—5万元。",
    "车号A-12345。",
    "共1,234,567元。",
    "2024,2025两年。",
    "比分21,2比0。",
    "三百三十米。",
    "一百米。",
    "四百800米接力",
    "万一300人来。",
]


@pytest.mark.parametrize(("text", "what"), WRONG_MARKS)
def test_wrong_mark_is_found(text: str, what: str) -> None:
    found = told("punctuation", text)
    assert len(found) == 1 and what in found[0], found


@pytest.mark.parametrize("text", GOOD_MARKS)
def test_good_mark_is_left_alone(text: str) -> None:
    assert told("punctuation", text) == []


@pytest.mark.parametrize(("text", "what"), WRONG_NUMBERS)
def test_wrong_number_is_found(text: str, what: str) -> None:
    assert told("numbers", text) == [what]


@pytest.mark.parametrize("text", GOOD_NUMBERS)
def test_good_number_is_left_alone(text: str) -> None:
    assert told("numbers", text) == []


@given(
    st.text(
        alphabet="，。、；：！？…—“”‘’（）《》·.,-0123456789%年月日近约多余千百万甲乙"
    )
)
def test_no_text_breaks_a_check_and_each_place_is_where_it_says(text: str) -> None:
    for row in findings_in(content(headline=text, body=f"<p>{text}</p>"), NOTHING):
        assert row.sentence
        for place in row.places:
            assert place.hit in text


def test_the_sample_paper_has_no_faults_of_style() -> None:
    """Edited copy of some thousand sentences: whatever is found here is a false one."""
    found = [
        (row.check, row.sentence)
        for name in EVERY_ISSUE
        for page in issue_pages(name)
        for story in page.stories
        for row in findings_in(
            content(headline=story.headline, body=body_html(story.body)), NOTHING
        )
        if row.check in ("punctuation", "numbers", "quotes", "brackets", "minors")
    ]
    assert found == []
