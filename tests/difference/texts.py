"""Texts to compare: any at all, and the same text after an editor. No test here."""

import random
from collections.abc import Iterable, Sequence

from hypothesis import strategies as st

from articles.difference import Row, Run

WORDS = "澄湖区昨日启动冬季防汛演练三百余人参加巡堤员报了水位王家桥社区老邱说"
# Few letters, so that chance alone makes much equal.
LETTERS = "甲乙丙丁1234，。！；”」\n ab\u3000\u200b"

texts = st.text(st.sampled_from(LETTERS), max_size=60) | st.text(max_size=60)
line = st.text(st.sampled_from(LETTERS.replace("\n", "")), min_size=1, max_size=30)
bodies = st.lists(line, max_size=12)


def side(runs: Iterable[Run], kind: str) -> str:
    return "".join(run.text for run in runs if run.kind in ("same", kind))


def side_of(rows: Sequence[Row], kind: str) -> list[str]:
    """The lines of the old ("gone") or the new text, put together again."""
    lines: list[str] = []
    for row in rows:
        mine = row.old if kind == "gone" else row.new
        if mine:
            assert mine.start == len(lines) + 1
            lines += side(row.runs, kind).split("\n")
            assert mine.stop == len(lines) + 1
    return lines


def story(characters: int, *, seed: int, length: int = 100) -> list[str]:
    pick = random.Random(seed)
    return [
        "".join(_character(pick) for _ in range(length))
        for _ in range(characters // length)
    ]


def _character(pick: random.Random) -> str:
    chance = pick.random()
    return "。" if chance < 0.04 else "，" if chance < 0.1 else pick.choice(WORDS)


def edited(lines: Sequence[str], *, seed: int) -> list[str]:
    """Every twentieth character changed, doubled or taken out."""
    pick = random.Random(seed)

    def touched(char: str) -> str:
        if pick.random() > 0.05:
            return char
        return pick.choice(["", pick.choice(WORDS), char + pick.choice(WORDS)])

    return ["".join(map(touched, text)) or "。" for text in lines]
