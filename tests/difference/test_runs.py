"""Runs of one text: nothing lost, and marked where a reader of Chinese would."""

from itertools import pairwise

import pytest
from hypothesis import example, given

from articles.difference import Run, compare
from tests.difference.texts import side, texts


@given(before=texts, after=texts)
@example(before="甲乙甲乙。", after="乙甲乙甲！")
@example(before="", after="")
def test_runs_give_both_texts_back(before: str, after: str) -> None:
    runs = compare(before, after)
    assert side(runs, "gone") == before
    assert side(runs, "new") == after
    assert all(run.text for run in runs)
    kinds = [run.kind for run in runs]
    assert all(one != other for one, other in pairwise(kinds))


@given(text=texts)
def test_text_differs_in_nothing_from_itself(text: str) -> None:
    assert compare(text, text) == [Run("same", text)] * bool(text)


def drawn(before: str, after: str) -> str:
    marks = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    return "".join(marks[run.kind].format(run.text) for run in compare(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("区里昨日开会。", "区里昨天开会。", "区里昨[-日-][+天+]开会。"),
        ("共用时90分钟。", "共用时95分钟。", "共用时[-90-][+95+]分钟。"),
        ("投资1.25亿元。", "投资1.35亿元。", "投资[-1.25-][+1.35+]亿元。"),
        ("第一句。第二句。", "第一句。", "第一句。[-第二句。-]"),
        ("他说：“好。”", "他说：“很好。”", "他说：“[+很+]好。”"),
        ("防汛演练", "湖边植树", "[-防汛演练-][+湖边植树+]"),
        ("一段话。", "一段\n话。", "一段[+\n+]话。"),
    ],
)
def test_marks_stand_on_what_changed(before: str, after: str, expected: str) -> None:
    assert drawn(before, after) == expected


def test_rewritten_sentence_is_not_cut_into_crumbs() -> None:
    before = "演练结束后群众反响很好。"
    after = "收队时已是傍晚，堤上的人们反复说着同一句话。"
    assert [run.kind for run in compare(before, after)] == ["gone", "new"]


def test_what_no_eye_sees_is_named_where_it_came() -> None:
    hidden = next(run for run in compare("水位", "水\u202e位") if run.kind == "new")
    assert hidden.visible == "⟨U+202E⟩"
    broken = next(run for run in compare("水位", "水\n位") if run.kind == "new")
    assert broken.visible == "¶\n"
