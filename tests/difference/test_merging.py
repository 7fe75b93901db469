"""Three bodies side by side: nothing is lost, and each change has its author."""

import random

import pytest

from articles.difference import chunks
from articles.difference.merging import Chunk, pieces

A = "澄湖区昨日启动冬季防汛演练。"
B = "三百余人参加了这次活动。"
C = "区水务局局长到场讲话。"
D = "活动持续了两个小时。"


def body(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


def differing(base: str, theirs: str, mine: str) -> list[Chunk]:
    return [chunk for chunk in chunks(base, theirs, mine) if not chunk.settled]


def merged(base: str, theirs: str, mine: str) -> str:
    """As the page would merge them if nobody moved a button."""
    return "".join(chunk.picked(chunk.preset) for chunk in chunks(base, theirs, mine))


def test_changes_in_different_paragraphs_are_both_taken() -> None:
    theirs, mine = body(A, B + "据悉。", C, D), body(A, B, C.replace("局", "总"), D)
    found = differing(body(A, B, C, D), theirs, mine)
    assert [(chunk.preset, chunk.both_changed) for chunk in found] == [
        ("theirs", False),
        ("mine", False),
    ]
    both = body(A, B + "据悉。", C.replace("局", "总"), D)
    assert merged(body(A, B, C, D), theirs, mine) == both


def test_neighbouring_paragraphs_changed_by_each_are_two_questions() -> None:
    base = body(A, B, C)
    found = differing(base, body(A + "又。", B, C), body(A, B + "又。", C))
    assert [chunk.at for chunk in found] == [range(1, 2), range(2, 3)]


def test_paragraph_changed_by_both_is_marked_and_mine() -> None:
    [chunk] = differing(body(A, B), body(A, B + "甲。"), body(A, B + "乙。"))
    assert chunk.both_changed and chunk.preset == "mine"
    assert chunk.picked("both") == body(B + "甲。", B + "乙。")


def test_same_change_by_both_is_no_question() -> None:
    assert differing(body(A, B), body(A, B + "又。"), body(A, B + "又。")) == []


@pytest.mark.parametrize(
    ("theirs", "mine", "preset"),
    [
        (body(A, B, D), body(A, B), "theirs"),
        (body(A, B), body(D, A, B), "mine"),
        (body(A), body(A, B), "theirs"),
        (body(A, B), body(B), "mine"),
        (body(A, f"<strong>{B}</strong>"), body(A, B), "theirs"),
        (body(A, B) + "<h2>小标题</h2>", body(A, B), "theirs"),
    ],
)
def test_change_of_one_is_preset_to_that_one(
    theirs: str, mine: str, preset: str
) -> None:
    [chunk] = differing(body(A, B), theirs, mine)
    assert (chunk.preset, chunk.both_changed) == (preset, False)


def test_paragraph_taken_out_by_one_and_changed_by_the_other_is_asked() -> None:
    [chunk] = differing(body(A, B, C), body(A, C), body(A, B + "又。", C))
    assert chunk.both_changed and not chunk.theirs


def test_list_and_quotation_are_one_piece_each() -> None:
    text = "<ul><li><p>一</p></li><li>二</li></ul><blockquote><p>引</p></blockquote>尾"
    assert pieces(text) == [
        "<ul><li><p>一</p></li><li>二</li></ul>",
        "<blockquote><p>引</p></blockquote>",
        "尾",
    ]


def test_nothing_is_lost_whatever_was_done_to_the_paragraphs() -> None:
    dice = random.Random(7)
    for _ in range(400):
        base = [dice.choice([A, B, C, D, "短。"]) for _ in range(dice.randint(0, 7))]
        sides = body(*base), body(*rewritten(base, dice)), body(*rewritten(base, dice))
        found = chunks(*sides)
        for side, name in zip(sides, ("base", "theirs", "mine"), strict=True):
            assert "".join(getattr(chunk, name) for chunk in found) == side


def test_who_changed_nothing_gets_the_others_text() -> None:
    dice = random.Random(8)
    for _ in range(400):
        base = [dice.choice([A, B, C, D]) for _ in range(dice.randint(0, 7))]
        other = body(*rewritten(base, dice))
        assert merged(body(*base), other, body(*base)) == other
        assert merged(body(*base), body(*base), other) == other


def rewritten(lines: list[str], dice: random.Random) -> list[str]:
    lines = list(lines)
    for _ in range(dice.randint(0, 4)):
        at = dice.randrange(len(lines) + 1)
        act = dice.choice(("cut", "put", "edit"))
        if act == "put" or at == len(lines):
            lines.insert(at, dice.choice([A, B, C, "插入的一段。"]))
        elif act == "cut":
            del lines[at]
        else:
            lines[at] = lines[at][:-1] + "改。"
    return lines
