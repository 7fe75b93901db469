"""What a file says is offered, never believed."""

import datetime as dt

import pytest

from articles.photo_words import suggestions
from articles.vocabulary import PhotoSource
from tests.clock import NOW, SHANGHAI


@pytest.mark.parametrize(
    ("byline", "agency", "credit"),
    [
        ("徐雁", "", "徐雁 摄"),
        ("徐雁 摄", "", "徐雁 摄"),
        ("摄影：徐雁", "", "徐雁 摄"),
        ("陈立", "新华社", "新华社 陈立 摄"),
        ("新华社记者陈立", "新华社", "新华社记者陈立 摄"),
        ("徐雁", "DJI", "徐雁 摄"),
        ("", "新华社", None),
        ("字" * 300, "", "字" * 50 + " 摄"),
    ],
)
def test_byline_becomes_a_credit(byline: str, agency: str, credit: str | None) -> None:
    words = {"byline": byline, "agency": agency}
    assert suggestions(words, now=NOW).get("credit") == credit


@pytest.mark.parametrize(
    ("words", "source"),
    [
        ({"ai": "1"}, PhotoSource.AI),
        ({"ai": "1", "agency": "新华社"}, PhotoSource.AI),
        ({"caption": "西堤。AI生成"}, PhotoSource.AI),
        ({"caption": "西堤（资料图片）"}, PhotoSource.FILE),
        ({"byline": "Li Wei/Xinhua"}, PhotoSource.AGENCY),
        ({"agency": "视觉中国"}, PhotoSource.AGENCY),
        ({"caption": "APP 上线"}, None),
        ({"caption": "西堤"}, None),
    ],
)
def test_source_is_guessed_only_where_the_file_names_it(
    words: dict[str, str], source: str | None
) -> None:
    assert suggestions(words, now=NOW).get("source") == source


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        ("2024-02-06T09:15:00", dt.datetime(2024, 2, 6, 9, 15, tzinfo=SHANGHAI)),
        ("2024-02-06T09:15:00+08:00", dt.datetime(2024, 2, 6, 9, 15, tzinfo=SHANGHAI)),
        ("2024-02-06", dt.datetime(2024, 2, 6, 12, tzinfo=SHANGHAI)),
        ("1948-12-31T00:00:00", None),
        ("2099-01-01T00:00:00", None),
        ("0000-00-00T00:00:00", None),
        ("2024-13-45T99:00:00", None),
        ("9999-12-31T23:59:59-23:59", None),
        (20240206, None),
        ("昨天", None),
    ],
)
def test_day_lies_within_bounds_or_is_none(
    said: object, taken: dt.datetime | None
) -> None:
    assert suggestions({"taken": said}, now=NOW).get("taken_at") == taken


def test_hostile_words_come_out_clean_and_short() -> None:
    words = {
        "caption": "甲\0乙\u202e丙\ud800" + "字" * 9000,
        "city": ["no", "text"],
        "byline": "\x00\x01",
        "unknown": "x",
    }
    offered = suggestions(words, now=NOW)
    assert set(offered) == {"caption"}
    assert offered["caption"].startswith("甲乙丙字")
    assert len(offered["caption"]) == 500
