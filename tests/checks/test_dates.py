"""Words that hang on the day of print."""

import datetime as dt

import pytest

from articles.checks import House, findings_in
from tests.checks.copy import content

PRINTED = dt.date(2026, 11, 24)  # a Tuesday
EVE = dt.date(2026, 11, 23)
BODY = "<p>昨天下午，堤上来了人。“今天好天气。”他说。本周开工，日前已验收。</p>"


def found(
    printed: dt.date | None,
    written: dt.date | None,
    *,
    until: dt.date | None = None,
    body: str = BODY,
    dateline: str = "本报讯",
) -> list[str]:
    house = House(printed=printed, written=written, printed_until=until)
    rows = findings_in(content(body=body, dateline=dateline), house)
    return [row.what for row in rows if row.check == "relative_dates"]


@pytest.mark.parametrize(
    ("printed", "written", "finds"),
    [
        (PRINTED, EVE, []),
        (PRINTED, PRINTED, []),
        (PRINTED, dt.date(2026, 11, 22), ["昨天下午", "本周"]),
        (PRINTED, dt.date(2026, 11, 20), ["昨天下午", "本周"]),
        (dt.date(2026, 11, 27), PRINTED, ["昨天下午"]),
        (None, dt.date(2026, 11, 1), []),
        (PRINTED, None, []),
        (dt.date(2026, 11, 23), dt.date(2026, 11, 22), []),
    ],
)
def test_copy_that_waited_is_asked_about_its_days(
    printed: dt.date | None, written: dt.date | None, finds: list[str]
) -> None:
    assert found(printed, written) == finds


def test_issue_of_several_days_has_no_yesterday() -> None:
    assert found(PRINTED, EVE, until=dt.date(2026, 11, 25)) == ["昨天下午"]


@pytest.mark.parametrize(
    ("dateline", "finds"),
    [
        ("本报南京11月23日电", ["昨天下午"]),
        ("本报南京11月24日电", []),
        ("本报讯", []),
        ("本报南京电", []),
    ],
)
def test_dateline_of_another_day_makes_yesterday_doubtful(
    dateline: str, finds: list[str]
) -> None:
    assert found(PRINTED, EVE, dateline=dateline) == finds


@pytest.mark.parametrize(
    ("printed", "written", "text", "finds"),
    [
        (dt.date(2027, 1, 1), dt.date(2026, 12, 31), "今年", ["今年"]),
        (dt.date(2027, 1, 3), dt.date(2027, 1, 2), "今年", ["今年"]),
        (dt.date(2027, 1, 9), dt.date(2027, 1, 8), "今年", []),
        (dt.date(2026, 12, 1), dt.date(2026, 11, 30), "本月", ["本月"]),
        (dt.date(2026, 12, 2), dt.date(2026, 12, 1), "本月", []),
        (dt.date(2026, 12, 1), dt.date(2026, 11, 28), "上周", ["上周"]),
        (dt.date(2026, 12, 1), dt.date(2026, 11, 28), "下周边", []),
        (dt.date(2026, 12, 1), dt.date(2026, 11, 30), "日前、近日", []),
    ],
)
def test_week_month_and_year_turn_between_desk_and_reader(
    printed: dt.date, written: dt.date, text: str, finds: list[str]
) -> None:
    body = f"<p>{text}开工。</p>"
    assert found(printed, written, body=body) == finds
