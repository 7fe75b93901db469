"""Paragraphs broken by columns come back; nothing else is joined."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.copytext import parse_page
from articles.copytext.marks import glue

STORIES = {
    "环湖步道全线贯通": """
昨天上午，环湖步道最后一段合龙，全长三十二公里的步道至此贯通。区长黎远舟到现场察看，向建设者表示感谢。
步道串起九座公园、六个村落和三处码头，市民步行或骑行就能把一湖风光看遍。为了少砍一棵树，设计方案改了十一稿，有的路段绕了三道弯。
会议指出，步道建得好更要管得好。要落实《环湖步道管理办法》，把巡查、保洁、救援的责任落到岗、落到人；要听取沿线居民的意见，及时补上照明、座椅和卫生间。
“以前看湖要翻堤，现在出门就是湖。”家住揽月村的沈阿姨每天早晚各走一趟，风雨无阻。
2023年，全区新建步道12.6公里，改造驿站8座，接待游客超过120万人次，带动沿线民宿、餐饮增收5600万元。
下一步，我区还将在步道沿线增设自动体外除颤仪二十台，并招募一百名志愿者担任“湖长助理”。
""",
    "全区教育工作会议召开": """
昨天下午，全区教育工作会议召开，总结去年工作，部署今年任务。副区长沈怀瑾参加会议并讲话。
会议听取了义务教育优质均衡发展情况汇报。过去一年，全区新建、改扩建学校七所，增加学位五千四百个，随迁子女入学做到应入尽入。
会议强调，要坚持把教师队伍建设作为基础工作，完善名师带徒机制，让年轻教师站得稳、走得远；要减轻教师非教学负担，把时间还给课堂。
沈怀瑾要求，各镇（街道）、各部门要同心协力，把校园周边的交通、食品、消防隐患一项一项排查清楚，确保新学期平安开学。
与会人员还观看了专题片《灯火可亲》，三位校长作了交流发言。
创作团队走访了四十多所学校，采访了一百多位师生，用半年时间记录下早读、食堂、操场和晚自习里的平常故事。
""",
    "渔港小镇等来第一班夜航船": """
近日，渔港小镇开出第一班夜航船，游客可以在船上看渔火、听渔歌、尝湖鲜。
船票每张六十八元，每晚两班，首航当天的九十六张船票在半小时内售完。
镇里请来老渔民当讲解员，讲讲从前怎样看云识天气、怎样凭水声找鱼群，孩子们听得入了神，连手机也忘了看。
据介绍，夜航项目由村集体和文旅公司共同经营，村民以渔船、渔屋入股，年底按股分红，预计每户每年增收八千元以上。
要把好事办好，镇里还定下三条规矩：不扩码头、不占湿地、不放烟花，给水鸟留一个安静的夜晚。
""",
}
ENDS = "。！？…：；"
LAYOUTS = [("\n\n", "\n\n"), ("\n", "\n\n"), ("\n", "\n")]


def paragraphs(headline: str) -> list[str]:
    return STORIES[headline].strip().splitlines()


def mid_sentence(text: str) -> Iterator[int]:
    """Where a column may break: not behind a sentence, not inside a number or word."""
    for at in range(1, len(text)):
        left, right = text[at - 1], text[at]
        word = left.isascii() and right.isascii() and right.isalnum()
        ended = text[:at].rstrip("”’）》")[-1:] in tuple(ENDS)
        if not word and not ended:
            yield at


def broken(text: str, *, cuts: int, glue: str, chance: random.Random) -> str:
    points = list(mid_sentence(text))
    chosen = sorted(chance.sample(points, min(cuts, len(points))))
    ends = [*chosen, len(text)]
    starts = [0, *chosen]
    return glue.join(text[a:b] for a, b in zip(starts, ends, strict=True))


def share_recovered(chance: random.Random, *, cuts: int) -> tuple[int, int]:
    """How many paragraphs of a broken page come back, of how many."""
    fragment_gap, paragraph_gap = chance.choice(LAYOUTS)
    heads = chance.sample(sorted(STORIES), len(STORIES))
    parts: list[str] = []
    for head in heads:
        whole = paragraphs(head)
        body = [
            broken(text, cuts=cuts, glue=fragment_gap, chance=chance) for text in whole
        ]
        body[0] = f"本报讯（记者 罗堃 闻思齐）{body[0]}"
        parts += [head, *body]
    items = parse_page(paragraph_gap.join(parts)).items
    found = {item.headline: item.paragraphs for item in items}
    good = [text in found.get(head, ()) for head in heads for text in paragraphs(head)]
    return sum(good), len(good)


@pytest.mark.parametrize("cuts", [1, 2, 4])
def test_broken_paragraphs_come_back(
    cuts: int, capsys: pytest.CaptureFixture[str]
) -> None:
    counts: list[tuple[int, int]] = []

    @settings(
        max_examples=120,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(min_value=0, max_value=2**32))
    def page(seed: int) -> None:
        counts.append(share_recovered(random.Random(seed), cuts=cuts))

    page()
    good, total = (sum(column) for column in zip(*counts, strict=True))
    with capsys.disabled():
        print(f"\n  {cuts} cuts a paragraph: {good / total:.2%} of {total} came back")
    assert good / total >= 0.98


SEAMS = [
    ("水", "平", ""),
    ("Charming", "Chenghu", " "),
    ("CEO", "2024", " "),
    ("38", "00万", ""),
    ("5", "A级", ""),
    ("COVID-", "19", ""),
    ("宽带5", "G", ""),
    ("年", "2024", ""),
]


@pytest.mark.parametrize(("before", "after", "space"), SEAMS)
def test_seam_gets_a_space_only_between_foreign_words(
    before: str, after: str, space: str
) -> None:
    assert glue(before, after) == (space, "")


def test_hyphen_of_a_broken_word_falls() -> None:
    assert glue("inter-", "national") == ("", "-")


NEVER = {
    "two empty lines": "湖边来客\n\n本报讯 候鸟飞抵湿\n\n\n地公园，人来看。",
    "a dateline below": "湖边来客\n\n本报讯 候鸟飞抵湿\n\n本报讯 公园开放。",
    "a headline below": "湖边来客\n\n本报讯 候鸟来了\n\n湖上新桥\n\n本报讯 桥通了。",
    "a list item": "湖边来客\n\n本报讯 规定如下：\n\n1.不喂食。\n\n2.不喧哗。",
}


@pytest.mark.parametrize("text", NEVER.values(), ids=NEVER)
def test_is_never_joined_over(text: str) -> None:
    assert all(item.healed == 0 for item in parse_page(text).items)


def test_end_of_sentence_is_no_break() -> None:
    text = "湖边来客\n\n本报讯 候鸟来了。\n\n游人也来了。\n\n会议还通报了近期几项工作。"
    (story,) = parse_page(text).items
    assert len(story.paragraphs) == 3 and story.healed == 0
