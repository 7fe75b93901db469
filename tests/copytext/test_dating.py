"""The day that a dateline means, told by the day of the paper."""

import datetime as dt

import pytest

from articles.copytext import parse_page
from articles.copytext.dating import day_meant, read_dateline

NEW_YEAR = dt.date(2024, 1, 2)
# printed | house | place | day | verb, in the paper of 2 January 2024
ROWS = """
本报南京12月31日电 | 本报 | 南京 | 2023-12-31 | 电
本报1月1日讯 | 本报 | | 2024-01-01 | 讯
本报讯 12月31日 | 本报 | | 2023-12-31 | 讯
本报五月十五日讯 | 本报 | | 2023-05-15 | 讯
本报十二月廿九日讯 | 本报 | | 2023-12-29 | 讯
本报北京１２月３１日讯 | 本报 | 北京 | 2023-12-31 | 讯
本报泉湾二〇二三年十二月三十一日电 | 本报 | 泉湾 | 2023-12-31 | 电
新华社北京2023年7月2日电 | 新华社 | 北京 | 2023-07-02 | 电
据新华社北京电 | 新华社 | 北京 | None | 电
中广网北京5日消息 | 中广网 | 北京 | 2023-12-05 | 消息
澄湖日报北京3月8日电 | 澄湖日报 | 北京 | 2023-03-08 | 电
湖滨4月25日讯 | | 湖滨 | 2023-04-25 | 讯
湖龙网7月5日22时讯 | 湖龙网 | | 2023-07-05 | 讯
本报讯 | 本报 | | None | 讯
本报2月30日讯 | 本报 | | None | 讯
本报十十十日讯 | 本报 | | None | 讯
"""


@pytest.mark.parametrize("row", ROWS.strip().splitlines())
def test_dateline_falls_into_its_parts(row: str) -> None:
    text, house, place, day, verb = (part.strip() for part in row.split("|"))
    line = read_dateline(text, printed_on=NEW_YEAR)
    assert (line.house, line.place, line.verb) == (house, place, verb)
    assert str(line.date) == day


def test_agency_copy_cut_short_is_told_from_copy_in_full() -> None:
    assert read_dateline("据新华社北京7月2日电").edited
    assert not read_dateline("新华社北京7月2日电").edited


@pytest.mark.parametrize(
    ("text", "printed", "meant"),
    [
        ("12月31日", "2024-01-02", "2023-12-31"),
        ("12月31日", "2023-12-31", "2023-12-31"),
        ("2月29日", "2024-03-01", "2024-02-29"),
        ("2月29日", "2025-03-01", "2024-02-29"),
        ("31日", "2024-03-01", "2024-01-31"),
        ("1日", "2024-03-01", "2024-03-01"),
        ("1月5日", "2024-01-02", "2024-01-05"),
        ("24年2月6日", "2024-03-01", "2024-02-06"),
    ],
)
def test_year_and_month_come_from_the_paper(
    text: str, printed: str, meant: str
) -> None:
    day = day_meant(text, printed_on=dt.date.fromisoformat(printed))
    assert str(day) == meant


def test_no_year_is_guessed_without_the_day_of_the_paper() -> None:
    assert day_meant("12月31日", printed_on=None) is None


def page(dateline: str) -> str:
    return f"湖边来客\n\n{dateline}（记者 罗堃）昨天，第一批候鸟飞抵湿地公园。"


def test_story_knows_the_day_of_its_dateline() -> None:
    copy = parse_page(page("本报泉湾12月31日电"), printed_on=NEW_YEAR)
    assert copy.items[0].dated == dt.date(2023, 12, 31)
    assert copy.doubts == ()


def test_date_in_the_running_head_tells_the_year_too() -> None:
    copy = parse_page(f"2024年1月2日 星期二\n\n{page('本报泉湾12月31日电')}")
    assert copy.items[0].dated == dt.date(2023, 12, 31)


@pytest.mark.parametrize(
    ("dateline", "said"),
    [("本报泉湾2月30日电", "不是一个日子"), ("本报泉湾1月5日电", "在见报日之后")],
)
def test_day_that_cannot_be_is_doubted(dateline: str, said: str) -> None:
    (doubt,) = parse_page(page(dateline), printed_on=NEW_YEAR).doubts
    assert said in doubt and doubt.startswith("第3行")


def test_head_with_an_impossible_date_breaks_nothing() -> None:
    copy = parse_page(f"2024年13月45日 星期二\n\n{page('本报泉湾12月31日电')}")
    assert copy.items[0].dated is None
