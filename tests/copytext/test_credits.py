"""Printed bylines and credits, a row for each form that papers use."""

import pytest

from articles.copytext.credits import read_unit

# printed | role name (organisation) [qualifier], ...
ROWS = """
记者 张可 何天 | reporter 张可, reporter 何天
记者钱雨荷 | reporter 钱雨荷
记者 戈帆 实习生 刘芷蓝 | reporter 戈帆, intern 刘芷蓝
记者 邹帆 通讯员 袁舒 舒晴 | reporter 邹帆, correspondent 袁舒, correspondent 舒晴
实习生 徐听澜 记者 严守拙 | intern 徐听澜, reporter 严守拙
记者张听雨通讯员巩岚 | reporter 张听雨, correspondent 巩岚
罗汀 记者 江屿 | unknown 罗汀, reporter 江屿
朱晚棠、见习记者 姚听竹 | unknown 朱晚棠, reporter 姚听竹 [见习]
记者/简知微 通讯员/罗望秋 | reporter 简知微, correspondent 罗望秋
记者：李苇 通讯员：陈望舒 | reporter 李苇, correspondent 陈望舒
记者丨王汐 | reporter 王汐
湖畔之声记者王苇 | reporter 王苇 (湖畔之声)
记者陈苇 整合 | reporter 陈苇 [整合]
□晚报记者 孙苇 通讯员 何帆 | reporter 孙苇 (晚报), correspondent 何帆
⊙本报记者 徐皎皎 | reporter 徐皎皎 (本报)
◎文/湖报记者 王菡 图/湖报记者 陈菡 | reporter 王菡 (湖报), photographer 陈菡 (湖报)
本报记者  王  屿  齐望山 | reporter 王屿 (本报), reporter 齐望山 (本报)
早报首席记者高皎皎 通讯员户望中 | reporter 高皎皎 (早报) [首席], correspondent 户望中
新华社记者曲望霞、本报记者杨听涛 | reporter 曲望霞 (新华社), reporter 杨听涛 (本报)
湖边电台崔晚霞 通讯员张汀 | unknown 崔晚霞 (湖边电台), correspondent 张汀
驻京记者 李想 | reporter 李想 [驻京]
本刊特约通讯员 童谣 | correspondent 童谣 (本刊) [特约]
全媒体记者 张三 摄像 李四 | reporter 张三 [全媒体], photographer 李四
何汀 整理 | compiler 何汀
付听溪参与采写 | contributor 付听溪
徐雁 摄 | photographer 徐雁
徐　雁 摄 | photographer 徐雁
翟望舟摄 | photographer 翟望舟
本报记者 乔望峰 摄 | photographer 乔望峰 (本报)
新华社记者陈望海摄 | photographer 陈望海 (新华社)
张岚 文/摄 | author 张岚, photographer 张岚
记者昂皎皎文/图 | reporter 昂皎皎, photographer 昂皎皎
田望秋/文并摄 | author 田望秋, photographer 田望秋
郑岚/文 马望川/图 | author 郑岚, photographer 马望川
李望岭 文 刘听岳 摄 | author 李望岭, photographer 刘听岳
曾 汐 摄影报道 | author 曾汐, photographer 曾汐
图/文 王屿 | author 王屿, photographer 王屿
采写_ 王屿 摄影_ 李强 | reporter 王屿, photographer 李强
区委宣传部供图 | unknown 区委宣传部 [供图]
责编：范望海 编辑：山岚 校对：张望月 | editor 范望海, editor 山岚, proofreader 张望月
编辑:王望钧 美编:宫望晨 组版:商岚 | editor 王望钧, designer 宫望晨, designer 商岚
□热心读者 石望峰 | author 石望峰 [热心]
通讯员 湖妇宣 | correspondent 湖妇宣
区农业局 撰稿人:倪望荷 | author 倪望荷 (区农业局)
本报评论员 | author 本报评论员
张 听 雨 | unknown 张听雨
罗皎皎  潘望岳  吴  汀 | unknown 罗皎皎, unknown 潘望岳, unknown 吴汀
刘望松  通讯员  曾  帆 | unknown 刘望松, correspondent 曾帆
王 屿 李 强 | unknown 王屿, unknown 李强
王 屿  张 小 明 | unknown 王屿, unknown 张小明
欧阳 锋 记者 诸葛苇 | unknown 欧阳锋, reporter 诸葛苇
记者 阿依古丽·买买提 王屿 | reporter 阿依古丽·买买提, reporter 王屿
"""
FALSE_FRIENDS = [
    "记者从水务集团获悉",
    "记者了解到",
    "据记者统计",
    "告诉记者",
    "采访手记",
    "拍摄",
    "小王拍摄",
    "零下三十摄氏度",
    "摄影大赛启动",
    "四季摄影大赛",
    "",
    "记者" * 100,
]


def printed(row: str) -> list[str]:
    unit = read_unit(row)
    assert unit is not None
    return [
        f"{credit.role} {credit.name}"
        + (f" ({credit.organisation})" if credit.organisation else "")
        + (f" [{credit.qualifier}]" if credit.qualifier else "")
        for credit in unit.credits
    ]


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_form_is_read(row: str) -> None:
    text, expected = row.split(" | ")
    assert printed(text) == expected.split(", ")


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_false_friend_is_no_byline(text: str) -> None:
    assert read_unit(text) is None


def test_directory_goes_before_the_rules() -> None:
    unit = read_unit("陶听川陈帆摄", known={"陶听川", "陈帆"})
    assert unit is not None and not unit.unsure
    assert [credit.name for credit in unit.credits] == ["陶听川", "陈帆"]


def test_directory_decides_four_padded_characters() -> None:
    unit = read_unit("记者 古 丽 米 娜", known={"古丽米娜"})
    assert unit is not None
    assert [credit.name for credit in unit.credits] == ["古丽米娜"]


def test_glued_names_with_several_readings_stay_whole_and_are_flagged() -> None:
    unit = read_unit("欧阳振华李敏摄")
    assert unit is not None and unit.unsure == ("欧阳振华李敏",)
    assert [credit.name for credit in unit.credits] == ["欧阳振华李敏"]
