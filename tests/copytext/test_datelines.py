"""Openings of a story: dateline, source, who, and where the text begins."""

import pytest

from articles.copytext.datelines import read_lead

# printed | dateline | source | names | text
ROWS = """
本报讯（记者 张可 何天）昨天上午 | 本报讯 | | 张可 何天 | 昨天上午
本报讯（记者曹丽华）昨天 | 本报讯 | | 曹丽华 | 昨天
(记者叶洲)昨天 | | | 叶洲 | 昨天
本报讯 (记者 吴倩)昨天 | 本报讯 | | 吴倩 | 昨天
本报讯 （记者 王涛） 1月18日， | 本报讯 | | 王涛 | 1月18日，
新报讯【记者 任强】昨天 | 新报讯 | 新报 | 任强 | 昨天
【环球网快讯 记者 赵衍龙】昨天 | 环球网快讯 | 环球网 | 赵衍龙 | 昨天
澄湖晚报讯（记者郭小川）昨天 | 澄湖晚报讯 | 澄湖晚报 | 郭小川 | 昨天
澄湖晚报讯 记者诸葛万报道：“今天 | 澄湖晚报讯 | 澄湖晚报 | 诸葛万 | “今天
本报南京2月4日电  （记者姚雪青）昨天 | 本报南京2月4日电 | | 姚雪青 | 昨天
本报贝尔格莱德12月31日电 昨天 | 本报贝尔格莱德12月31日电 | | | 昨天
本报香港6月9日电记者陶世安、徐运平报道：昨天 | 本报香港6月9日电 | | 陶世安 徐运平 | 昨天
本报五月十五日讯 昨天 | 本报五月十五日讯 | | | 昨天
新华社北京7月2日电 (记者雷敏)昨天 | 新华社北京7月2日电 | 新华社 | 雷敏 | 昨天
据新华社南京1月2日电（记者奚彬）昨天 | 据新华社南京1月2日电 | 新华社 | 奚彬 | 昨天
据新华社北京电 昨天 | 据新华社北京电 | 新华社 | | 昨天
新华社北京7月2日电昨天 | 新华社北京7月2日电 | 新华社 | | 昨天
中广网北京5日消息（湖畔之声记者王健）昨天 | 中广网北京5日消息 | 中广网 | 王健 | 昨天
长江网10月4日讯（记者陈智 整合）昨天 | 长江网10月4日讯 | 长江网 | 陈智 | 昨天
中新网9月7日电 昨天 | 中新网9月7日电 | 中新网 | | 昨天
□晚报记者 孙娟 通讯员 何宇本报讯 今后 | 本报讯 | | 孙娟 何宇 | 今后
本报讯 今后 | 本报讯 | | | 今后
本报讯今天上午 | 本报讯 | | | 今天上午
本报讯 记者 张可 何天 昨天上午，区里 | 本报讯 | | 张可 何天 | 昨天上午，区里
据人民日报报道 近日，各地 | 据人民日报报道 | 人民日报 | | 近日，各地
"""
PLAIN = [
    "据供电公司介绍，今晚停电两小时。",
    "本报通讯员张三来信说",
    "举报电话 12345",
    "记者从公交集团获悉，新线开通。",
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
