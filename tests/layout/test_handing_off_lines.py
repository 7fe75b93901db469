"""Signed content as lines: everything that paper prints, in order, nothing else."""

from typing import Any

import pytest

from articles.layout.handing_off.lines import Run, Style, body_lines, byline, lines_of

BLANK: dict[str, Any] = {
    "kicker": "",
    "headline": "",
    "deck": "",
    "summary": "",
    "dateline": "",
    "body": "",
    "labels": [],
    "source": {"kind": "own", "name": "", "url": "", "title": "", "author": ""},
    "bylines": [],
    "photos": [],
}


def credit(name: str, role: str = "reporter", **more: str) -> dict[str, str]:
    return {"role": role, "name": name, "organisation": "", "qualifier": ""} | more


def texts(body: str, dateline: str = "") -> list[str]:
    return [line.text for line in body_lines(body, dateline=dateline)]


def test_whole_story_stands_in_reading_order() -> None:
    content = BLANK | {
        "labels": ["广告"],
        "kicker": "引题",
        "headline": "主题",
        "deck": "副题",
        "summary": "提要。",
        "dateline": "本报讯",
        "body": "<p>第一段。</p><h2>小标题</h2><p>第二段。</p>",
        "bylines": [credit("江晚舟"), credit("欧阳澍", "correspondent")],
        "source": {
            "kind": "reprint",
            "name": "某某社",
            "url": "",
            "title": "原来的标题",
            "author": "某人",
        },
    }
    lines = lines_of(content, ["图01-甲.jpg　说明。"])
    assert [(line.style, line.text) for line in lines] == [
        (Style.LABEL, "【广告】"),
        (Style.KICKER, "引题"),
        (Style.HEADLINE, "主题"),
        (Style.DECK, "副题"),
        (Style.BYLINE, "记者 江晚舟　通讯员 欧阳澍"),
        (Style.SUMMARY, "提要。"),
        (Style.BODY, "本报讯　第一段。"),
        (Style.SUBHEAD, "小标题"),
        (Style.BODY, "第二段。"),
        (Style.CAPTION, "图01-甲.jpg　说明。"),
        (Style.SOURCE, "来源：某某社　原标题：原来的标题　原作者：某人"),
    ]


def test_what_is_blank_leaves_no_line() -> None:
    assert lines_of(BLANK, []) == []


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
        ("<p>\u3000\u3000缩进的。 </p>", ["缩进的。"]),
        ("<p>一行<br>又一行</p>", ["一行\n又一行"]),
        ("<ul><li><p>甲</p></li><li><p>乙</p></li></ul>", ["· 甲", "· 乙"]),
        ("<ol><li><p>甲</p></li><li><p>乙</p></li></ol>", ["1. 甲", "2. 乙"]),
        (
            "<ol><li>甲<ul><li>内</li></ul></li><li>乙</li></ol>",
            ["1. 甲", "· 内", "2. 乙"],
        ),
        ("<ol><li><p>甲</p><p>续</p></li></ol><ol><li>丙</li></ol>", "1. 甲|续|1. 丙"),
        ("<blockquote><p>引文。</p></blockquote>", ["引文。"]),
        ('<p>见<a href="https://a.b/">网站</a>。</p>', ["见网站。"]),
        ("<p>A &amp; B &lt;C&gt;</p>", ["A & B <C>"]),
        ("<p>换了\n行的</p><p>two\nwords</p>", ["换了行的", "two words"]),
        ("<p> </p><h2></h2>", []),
        ("", []),
    ],
)
def test_body_becomes_lines(body: str, lines: list[str] | str) -> None:
    assert texts(body) == (lines.split("|") if isinstance(lines, str) else lines)


def test_bold_and_italic_are_kept_apart() -> None:
    (line,) = body_lines("<p>平<strong>粗<em>斜</em></strong></p>", dateline="")
    assert line.runs == (Run("平"), Run("粗", bold=True), Run("斜", True, True))


def test_dateline_stands_before_the_first_paragraph_and_is_never_lost() -> None:
    assert texts("<h2>题</h2><p>文。</p>", "本报讯") == ["题", "本报讯　文。"]
    assert texts("<ul><li>甲</li></ul>", "本报讯") == ["本报讯", "· 甲"]
    assert texts("", "本报讯") == ["本报讯"]


def test_names_carry_role_qualifier_and_organisation() -> None:
    line = byline(
        [
            credit("贺小满", qualifier="见习"),
            credit("沈芊"),
            credit("罗堃"),
            credit("区气象台", "unknown"),
            credit("张三", "photographer", organisation="区妇联"),
        ]
    )
    assert line == "见习记者 贺小满　记者 沈芊 罗堃　区气象台　摄影 区妇联 张三"
