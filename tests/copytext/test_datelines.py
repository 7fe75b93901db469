"""Openings of a story: dateline, source, who, and where the text begins."""

import pytest

from articles.copytext.datelines import read_lead

# printed | dateline | source | names | text
ROWS = """
本报讯（记者 张可 何天）昨天上午 | 本报讯 | | 张可 何天 | 昨天上午
本报讯（记者钱雨荷）昨天 | 本报讯 | | 钱雨荷 | 昨天
(记者叶汀)昨天 | | | 叶汀 | 昨天
本报讯 (记者 吴菡)昨天 | 本报讯 | | 吴菡 | 昨天
本报讯 （记者 王汐） 1月18日， | 本报讯 | | 王汐 | 1月18日，
新报讯【记者 任苇】昨天 | 新报讯 | 新报 | 任苇 | 昨天
【环湖网快讯 记者 赵听松】昨天 | 环湖网快讯 | 环湖网 | 赵听松 | 昨天
澄湖晚报讯（记者郭望川）昨天 | 澄湖晚报讯 | 澄湖晚报 | 郭望川 | 昨天
澄湖晚报讯 记者诸葛苇报道：“今天 | 澄湖晚报讯 | 澄湖晚报 | 诸葛苇 | “今天
本报南京2月4日电  （记者姚望岫）昨天 | 本报南京2月4日电 | | 姚望岫 | 昨天
本报阿姆斯特丹12月31日电 昨天 | 本报阿姆斯特丹12月31日电 | | | 昨天
本报香港6月9日电记者陶听泉、徐望岳报道：昨天 | 本报香港6月9日电 | | 陶听泉 徐望岳 | 昨天
本报五月十五日讯 昨天 | 本报五月十五日讯 | | | 昨天
新华社北京7月2日电 (记者雷苇)昨天 | 新华社北京7月2日电 | 新华社 | 雷苇 | 昨天
据新华社南京1月2日电（记者奚帆）昨天 | 据新华社南京1月2日电 | 新华社 | 奚帆 | 昨天
据新华社北京电 昨天 | 据新华社北京电 | 新华社 | | 昨天
新华社北京7月2日电昨天 | 新华社北京7月2日电 | 新华社 | | 昨天
中广网北京5日消息（湖畔之声记者王苇）昨天 | 中广网北京5日消息 | 中广网 | 王苇 | 昨天
长江网10月4日讯（记者陈苇 整合）昨天 | 长江网10月4日讯 | 长江网 | 陈苇 | 昨天
中新网9月7日电 昨天 | 中新网9月7日电 | 中新网 | | 昨天
□晚报记者 孙苇 通讯员 何帆本报讯 今后 | 本报讯 | | 孙苇 何帆 | 今后
本报讯 今后 | 本报讯 | | | 今后
本报讯今天上午 | 本报讯 | | | 今天上午
本报讯 记者 张可 何天 昨天上午，区里 | 本报讯 | | 张可 何天 | 昨天上午，区里
据人民日报报道 近日，各地 | 据人民日报报道 | 人民日报 | | 近日，各地
"""
PLAIN = [
    "据供电公司介绍，今晚停电两小时。",
    "本报通讯员张三来信说",
    "举报电话 12345",
    "记者从水务集团获悉，新线开通。",
    "新华社电讯稿写作课开讲",
    "据人民日报报道，近日各地回暖。",
    "（上接第一版）要坚持问题导向。",
    "“本报讯”三个字的来历",
    "",
]


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_opening_is_read(row: str) -> None:
    text, *expected = (part.strip() for part in row.split("|"))
    lead = read_lead(text)
    assert lead is not None
    names = " ".join(credit.name for credit in lead.unit.credits) if lead.unit else ""
    assert [lead.dateline, lead.source, names, lead.rest] == expected
    assert "".join((lead.printed + lead.rest).split()) == "".join(text.split())


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_has_no_dateline(text: str) -> None:
    assert read_lead(text) is None


def test_bare_names_behind_a_dateline_are_doubted() -> None:
    lead = read_lead("本报讯 记者 张可 何天 昨天上午，区里")
    assert lead is not None and lead.guessed
