"""Lists of names and pictures: partners found, order told, words compared."""

from hypothesis import given
from hypothesis import strategies as st

from articles.difference import compare_entries, compare_fields

NAMES = ("name", "role")


def by_name(*people: str) -> list[dict[str, str]]:
    return [{"name": person[:-1], "role": person[-1]} for person in people]


def entries(old: list[dict[str, str]], new: list[dict[str, str]]) -> list[str]:
    keys = (lambda w: (w["name"], w["role"]), lambda w: w["name"])
    return [
        entry.kind + "*" * entry.moved
        for entry in compare_entries(old, new, keys=keys, names=NAMES)
    ]


def test_names_come_go_and_change_their_role() -> None:
    old, new = by_name("周岚1", "柏见山1"), by_name("周岚2", "顾小满1")
    assert entries(old, new) == ["changed", "new", "gone"]


def test_one_person_in_two_roles_is_two_entries() -> None:
    old = by_name("周岚1", "周岚2")
    assert entries(old, by_name("周岚2")) == ["same", "gone"]


def test_only_who_left_the_order_has_moved() -> None:
    old = by_name("甲1", "乙1", "丙1")
    assert entries(old, by_name("丙1", "甲1", "乙1")) == ["same*", "same", "same"]


def test_fields_that_are_equal_are_not_listed() -> None:
    old, new = {"name": "甲", "role": "1"}, {"name": "乙", "role": "1"}
    assert [c.name for c in compare_fields(old, new, names=NAMES)] == ["name"]


people = st.lists(st.sampled_from(by_name("甲1", "甲2", "乙1", "丙1")), max_size=6)


@given(old=people, new=people)
def test_everybody_of_both_lists_is_accounted_for_once(
    old: list[dict[str, str]], new: list[dict[str, str]]
) -> None:
    found = compare_entries(old, new, keys=(lambda w: w["name"],), names=NAMES)
    olds = [entry.old for entry in found if entry.old is not None]
    news = [entry.new for entry in found if entry.new is not None]
    assert sorted(olds) == list(range(len(old)))
    assert news == list(range(len(new)))
