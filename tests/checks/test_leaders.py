"""The leaders' directory: names, posts, order, first mention. All are invented."""

import datetime as dt

import pytest

from articles.checks import House
from tests.checks.copy import DAY, directory, leader, told

HEAD = leader("宁致远", 1, "区委书记")
MAYOR = leader("恽淇丞", 2, "区委副书记", "区长")
COUNCIL = leader("石伟", 3, "区人大常委会主任")
DEPUTY = leader("孙益锋", 5, "副区长")
SECOND = leader("张征宇", 6, "副区长", "区公安分局局长")
GONE = leader("柏长青", 2, "区长", until=dt.date(2026, 5, 31))
HOUSE = directory([HEAD, MAYOR, COUNCIL, DEPUTY, SECOND, GONE])
CHECKS = ("leader_names", "leader_posts", "leader_order", "leader_first")


def found(check: str, text: str, house: House = HOUSE) -> list[str]:
    return told(check, text, house=house)


CLEAN = [
    "区委书记宁致远主持会议，区委副书记、区长恽淇丞出席。",
    "区领导恽淇丞、孙益锋、张征宇参加。",
    "澄湖区区长恽淇丞说。",
    "原区长柏长青回忆说。",
    "区委书记宁致远、区长恽淇丞，区人大常委会主任石伟出席。",
    "副区长孙益锋、副区长兼区公安分局局长张征宇到会。",
    "区长说，明天开工。",
    "区长恽 淇 丞说。",
    "区长办公会研究了三件事。",
    "邻区区长王小明来访。",
]


@pytest.mark.parametrize("text", CLEAN)
@pytest.mark.parametrize("check", CHECKS)
def test_right_names_posts_and_order_are_left_alone(check: str, text: str) -> None:
    assert found(check, text) == []


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("区长恽淇承说。", ["恽淇承"]),
        ("区长挥淇丞说。", ["挥淇丞"]),
        ("区委书记宁志远主持。", ["宁志远"]),
        ("区人大常委会主任石玮到会。", ["石玮"]),
        ("区人大常委会主任王伟到会。", []),
        ("区长恽某说。", []),
        ("区领导恽淇丞、孙益峰、张征宇参加。", ["孙益峰"]),
        ("区领导宁致远、恽淇丞、孙益峰。", ["孙益峰"]),
        ("村民孙益峰参加。", []),
        ("村民宁致远、孙益锋来信", []),
        ("副区长恽淇承到会。", []),
    ],
)
def test_name_one_character_off_is_found(text: str, finds: list[str]) -> None:
    assert found("leader_names", text) == finds


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("区长柏长青调研。", ["区长柏长青"]),
        ("区长孙益锋调研。", ["区长孙益锋"]),
        ("区委书记、区长宁致远调研。", ["区长宁致远"]),
        ("原区长孙益锋调研。", []),
        ("团区委书记孙益锋调研。", []),
        ("孙益锋调研。", []),
    ],
)
def test_post_that_is_not_theirs_on_the_day_is_found(
    text: str, finds: list[str]
) -> None:
    assert found("leader_posts", text) == finds


@pytest.mark.parametrize(
    ("day", "finds"),
    [
        (dt.date(2024, 2, 29), ["区长柏长青"]),
        (dt.date(2024, 3, 1), []),
        (dt.date(2026, 5, 31), []),
        (dt.date(2026, 6, 1), ["区长柏长青"]),
        (None, []),
    ],
)
def test_post_is_held_from_its_first_day_to_its_last(
    day: dt.date | None, finds: list[str]
) -> None:
    house = directory([GONE], day=day)
    assert found("leader_posts", "区长柏长青调研。", house) == finds


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("区领导孙益锋、恽淇丞参加。", ["孙益锋、恽淇丞"]),
        ("副区长孙益锋、区委副书记、区长恽淇丞参加。", ["孙益锋、恽淇丞"]),
        ("宁致远、王小明、孙益锋、恽淇丞参加。", ["宁致远、孙益锋、恽淇丞"]),
        ("孙益锋和恽淇丞参加。", ["孙益锋、恽淇丞"]),
        ("孙益锋说，恽淇丞参加。", []),
        ("孙益锋参加。恽淇丞出席。", []),
        ("柏长青、宁致远参加。", []),  # out of office: no place in the order
    ],
)
def test_order_of_one_list_is_the_directorys(text: str, finds: list[str]) -> None:
    assert found("leader_order", text) == finds


@pytest.mark.parametrize(
    ("text", "finds"),
    [
        ("昨天，孙益锋来到芦塘镇。", ["孙益锋"]),
        ("昨天，副区长孙益锋来到芦塘镇。孙益锋说。", []),
        ("昨天，孙益锋副区长来到芦塘镇。", []),
        ("昨天，区领导宁致远、孙益锋来到芦塘镇。", []),
        ("昨天，孙益锋同志来到芦塘镇。", []),
        ("花岗石伟岸地立着。", []),
        ("柏长青来到芦塘镇。", []),
    ],
)
def test_first_mention_wants_a_post(text: str, finds: list[str]) -> None:
    assert found("leader_first", text) == finds


def test_equal_ranks_stand_in_either_order() -> None:
    house = directory(
        [leader("甲一一", 1, "区长"), leader("乙二二", 1, "副区长")], day=DAY
    )
    for text in ("甲一一、乙二二到会。", "乙二二、甲一一到会。"):
        assert found("leader_order", text, house) == []
