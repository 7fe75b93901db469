"""Printed bylines and credits, a row for each form that papers use."""

import pytest

from articles.copytext.credits import read_unit

# printed | role name (organisation) [qualifier], ...
ROWS = """
记者 张可 何天 | reporter 张可, reporter 何天
记者曹丽华 | reporter 曹丽华
记者 戈伟 实习生 刘晓雪 | reporter 戈伟, intern 刘晓雪
记者 邹平 通讯员 袁广 舒慧 | reporter 邹平, correspondent 袁广, correspondent 舒慧
实习生 徐思伽 记者 严子健 | intern 徐思伽, reporter 严子健
记者张瑜琨通讯员巩平 | reporter 张瑜琨, correspondent 巩平
罗勇 记者 江潇 | unknown 罗勇, reporter 江潇
朱冬娅、见习记者 姚程玉 | unknown 朱冬娅, reporter 姚程玉 [见习]
记者/简文湘 通讯员/罗江莉 | reporter 简文湘, correspondent 罗江莉
记者：李珍 通讯员：陈海丹 | reporter 李珍, correspondent 陈海丹
记者丨王涛 | reporter 王涛
中国之声记者王健 | reporter 王健 (中国之声)
记者陈智 整合 | reporter 陈智 [整合]
□晚报记者 孙娟 通讯员 何宇 | reporter 孙娟 (晚报), correspondent 何宇
⊙本报记者 徐婧婧 | reporter 徐婧婧 (本报)
◎文/湖报记者 王喜 图/湖报记者 陈艳 | reporter 王喜 (湖报), photographer 陈艳 (湖报)
本报记者  王  珂  齐志明 | reporter 王珂 (本报), reporter 齐志明 (本报)
晚报首席记者高琳琳 通讯员户明中 | reporter 高琳琳 (晚报) [首席], correspondent 户明中
新华社记者曲志红、本报记者杨振武 | reporter 曲志红 (新华社), reporter 杨振武 (本报)
湖边电台崔艳凤 通讯员张鹏 | unknown 崔艳凤 (湖边电台), correspondent 张鹏
驻京记者 李想 | reporter 李想 [驻京]
本报特约通讯员 童谣 | correspondent 童谣 (本报) [特约]
全媒体记者 张三 摄像 李四 | reporter 张三 [全媒体], photographer 李四
何白 整理 | compiler 何白
付一凡参与采写 | contributor 付一凡
徐芊 摄 | photographer 徐芊
徐　芊 摄 | photographer 徐芊
翟慧勇摄 | photographer 翟慧勇
本报记者 乔利峰 摄 | photographer 乔利峰 (本报)
新华社记者陈建力摄 | photographer 陈建力 (新华社)
张敏 文/摄 | author 张敏, photographer 张敏
记者昂莹莹文/图 | reporter 昂莹莹, photographer 昂莹莹
田志英/文并摄 | author 田志英, photographer 田志英
郑静/文 马启兵/图 | author 郑静, photographer 马启兵
李山岭 文 刘东岳 摄 | author 李山岭, photographer 刘东岳
曾 玉 摄影报道 | author 曾玉, photographer 曾玉
图/文 王珂 | author 王珂, photographer 王珂
采写_ 王珂 摄影_ 李强 | reporter 王珂, photographer 李强
区委宣传部供图 | unknown 区委宣传部 [供图]
责编：范海东 编辑：山桦 校对：张皓静 | editor 范海东, editor 山桦, proofreader 张皓静
编辑:王学钧 美编:宫照阳 组版:商进 | editor 王学钧, designer 宫照阳, designer 商进
□热心读者 石晓峰 | author 石晓峰 [热心]
通讯员 穗妇宣 | correspondent 穗妇宣
区招商局 撰稿人:倪慧敏 | author 倪慧敏 (区招商局)
本报评论员 | author 本报评论员
张 胜 男 | unknown 张胜男
罗珊珊  潘俊强  吴  君 | unknown 罗珊珊, unknown 潘俊强, unknown 吴君
刘岩松  通讯员  曾  强 | unknown 刘岩松, correspondent 曾强
王 珂 李 强 | unknown 王珂, unknown 李强
王 珂  张 小 明 | unknown 王珂, unknown 张小明
欧阳 锋 记者 诸葛万 | unknown 欧阳锋, reporter 诸葛万
记者 阿依古丽·买买提 王珂 | reporter 阿依古丽·买买提, reporter 王珂
"""
FALSE_FRIENDS = [
    "记者从公交集团获悉",
    "记者了解到",
    "据记者统计",
    "告诉记者",
    "采访手记",
    "拍摄",
    "小王拍摄",
    "零下三十摄氏度",
    "摄影大赛启动",
    "系列摄影大赛",
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
    unit = read_unit("陶源明陈杰摄", known={"陶源明", "陈杰"})
    assert unit is not None and not unit.unsure
    assert [credit.name for credit in unit.credits] == ["陶源明", "陈杰"]


def test_directory_decides_four_padded_characters() -> None:
    unit = read_unit("记者 古 丽 米 娜", known={"古丽米娜"})
    assert unit is not None
    assert [credit.name for credit in unit.credits] == ["古丽米娜"]


def test_glued_names_with_several_readings_stay_whole_and_are_flagged() -> None:
    unit = read_unit("欧阳振华李敏摄")
    assert unit is not None and unit.unsure == ("欧阳振华李敏",)
    assert [credit.name for credit in unit.credits] == ["欧阳振华李敏"]
