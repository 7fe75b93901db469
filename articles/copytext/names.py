"""Printed names into plain names: padding off, lists apart, glued names cut.

The directory goes before every rule; what no rule decides is kept whole and reported.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from articles.copytext.marks import is_han
from articles.copytext.surnames import DOUBLE, PLACE_ENDS, SINGLE, SOFT, WEAK

MINORITY = re.compile(
    r"[\u4e00-\u9fff\u3400-\u4dbf]{1,12}(?:[·•・][\u4e00-\u9fff]{1,12})+"
)
LATIN = re.compile(r"[A-Za-z][A-Za-z.'’-]*(?: [A-Za-z][A-Za-z.'’-]*){0,3}")
# Function words and verbs that no byline holds; a run with one of them is a sentence.
NOT_IN_NAMES = re.compile(
    r"[的你他她它们这那都吗呢吧]|^[我也就从不了是说]|[我也就从不了是说]$|获悉|了解|采访|看到|表示|介绍|统计|告诉"
    r"|跟随|见到|来到|走进|发现|昨天|今天|今日|近日|日前|通过|以及|进行|召开|举行|开展|建设|工作"
    r"|活动|会议|启动|招募|开班|举办|[夏冬]令营|大赛|比赛|手记|调查|如图|图片|资料|下转|上接|转自|未完|完$|摘自|全文|摄影|拍摄"
    r"|附|注$|版$|续$|第|号$|届|岁|已|并$"
)


# 沈从云 and 孙了红 are people; glued persons with such a word inside are a sentence.
IN_SENTENCES = re.compile(r"[从了是说也就不我]")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one run, and the words that stayed undecided."""

    names: tuple[str, ...]
    unsure: tuple[str, ...] = ()


def has_surname(name: str) -> bool:
    return name[:1] in SINGLE or name[:2] in DOUBLE


def sure_surname(name: str) -> bool:
    """A surname that seldom starts an ordinary word."""
    return name[:2] in DOUBLE or (name[:1] in SINGLE and name[:1] not in WEAK)


def likely_person(word: str, known: Collection[str] = ()) -> bool:
    """A single name beyond doubt: 高小满 and 徐雁 are, 高空 and 高新区 are not."""
    if word in known:
        return True
    if not one_person(word):
        return False
    soft = len(word) == 3 and word[0] in SOFT and word[-1] not in PLACE_ENDS
    return soft or MINORITY.fullmatch(word) is not None or sure_surname(word)


def is_name(word: str, known: Collection[str] = ()) -> bool:
    """True if the word may stand in a byline as one person or as glued persons."""
    if word in known or MINORITY.fullmatch(word) or LATIN.fullmatch(word):
        return True
    if not 2 <= len(word) <= 15 or not all(is_han(char) for char in word):
        return False
    if len(word) > 4 and (not has_surname(word) or IN_SENTENCES.search(word)):
        return False
    return NOT_IN_NAMES.search(word) is None


def one_person(word: str, known: Collection[str] = ()) -> bool:
    """True if the word reads as a single name with a surname in front."""
    if word in known or MINORITY.fullmatch(word):
        return True
    limit = 4 if word[:2] in DOUBLE else 3
    return is_name(word) and 2 <= len(word) <= limit and has_surname(word)


def is_lone_name(text: str) -> bool:
    """A line that is one name, padded or not: 石 晓 峰, 阿依努尔·热合曼."""
    bare = re.sub(r"[\s\u3000]+", "", text)
    if MINORITY.fullmatch(bare):
        return True
    return one_person(bare) and sure_surname(bare)


def read_names(
    words: Sequence[tuple[str, int]], known: Collection[str]
) -> Names | None:
    """Names from words with the width of the space behind each; None if not names.

    `王  屿  齐望山` comes as (王, 2) (珂, 2) (齐望山, 0).
    """
    names: list[str] = []
    unsure: list[str] = []
    for run in _runs(words):
        parts = [word for word, _width in run]
        if len(parts) > 1 or len(parts[0]) == 1:
            merged = _merge(run, known)
            if merged is None:
                return None
            names += merged.names
            unsure += merged.unsure
            continue
        if not is_name(parts[0], known):
            return None
        cut = cut_glued(parts[0], known)
        names += cut.names
        unsure += cut.unsure
    return Names(tuple(names), tuple(unsure))


def _runs(words: Sequence[tuple[str, int]]) -> list[list[tuple[str, int]]]:
    """Single characters that only spaces part, together; every other word alone."""
    runs: list[list[tuple[str, int]]] = []
    for index, (word, width) in enumerate(words):
        before = words[index - 1] if index else ("", 0)
        padded = len(word) == 1 and len(before[0]) == 1 and before[1] > 0
        rest = len(before[0]) == 1 and before[1] > 0 and _odd_tail(runs[-1], word)
        double = len(word) == 1 and before[0] in DOUBLE and before[1] > 0
        if padded or rest or double:
            runs[-1].append((word, width))
        else:
            runs.append([(word, width)])
    return runs


def _odd_tail(run: list[tuple[str, int]], word: str) -> bool:
    """张 志明: a lonely surname takes the two characters that follow."""
    return len(run) == 1 and len(word) == 2 and not sure_surname(word)


def _merge(run: list[tuple[str, int]], known: Collection[str]) -> Names | None:
    """Padded characters into names: 2 are one name, 3 one, 4 two, else by surname."""
    whole = "".join(word for word, _width in run)
    if len(whole) == 1 or not all(is_han(char) for char in whole):
        return None
    if len(whole) <= 3 or whole in known or run[0][0] in DOUBLE:
        return Names((whole,))
    wide = _by_width(run)
    if wide is not None:
        return wide
    told = _told_apart(whole, known)
    if told is not None:
        return Names(told)
    if len(whole) == 4:
        return Names((whole[:2], whole[2:]))
    ways = _ways(whole)
    if len(ways) == 1:
        return Names(ways[0], (whole,))
    pairs = tuple(whole[at : at + 2] for at in range(0, len(whole), 2))
    return Names(pairs if len(whole) % 2 == 0 else (whole,), (whole,))


def _by_width(run: list[tuple[str, int]]) -> Names | None:
    """王 屿  李 强: where the space is wider, a new name begins."""
    widths = {width for _word, width in run[:-1]}
    if len(widths) < 2:
        return None
    narrow, names = min(widths), [""]
    for index, (word, _width) in enumerate(run):
        if index and run[index - 1][1] > narrow:
            names.append("")
        names[-1] += word
    return Names(tuple(names)) if all(2 <= len(name) <= 4 for name in names) else None


def cut_glued(word: str, known: Collection[str]) -> Names:
    """陶听川陈帆 into two: by the directory, else by surnames if one way is left."""
    if word in known or not all(is_han(char) for char in word):
        return Names((word,))
    told = _told_apart(word, known)
    if told is not None:
        return Names(told)
    if len(word) <= 3 or (len(word) == 4 and word[:2] in DOUBLE):
        return Names((word,))
    ways = _ways(word)
    if len(ways) != 1 and len(word) > 4:
        ways = [way for way in ways if all(sure_surname(name) for name in way)]
    if len(ways) == 1:
        return Names(ways[0], (word,))
    return Names((word,), (word,))


def _told_apart(word: str, known: Collection[str]) -> tuple[str, ...] | None:
    """The word as names of the directory; a single stranger may stand between them."""
    ways: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    best: dict[int, list[tuple[int, tuple[str, ...]]]] = {0: ways}
    for start in range(len(word)):
        for strangers, way in best.get(start, []):
            for size in (2, 3, 4):
                part = word[start : start + size]
                cost = strangers + (part not in known)
                if (
                    len(part) == size
                    and cost <= 1
                    and (cost == strangers or has_surname(part))
                ):
                    best.setdefault(start + size, []).append((cost, (*way, part)))
    ends = [found for found in best.get(len(word), []) if len(found[1]) > found[0]]
    for cost in (0, 1):
        exact = [way for strangers, way in ends if strangers == cost]
        if exact:
            return exact[0] if len(exact) == 1 else None
    return None


def _ways(word: str) -> list[tuple[str, ...]]:
    """Every cut into names of two or three characters that begin with a surname."""
    best: dict[int, list[tuple[str, ...]]] = {0: [()]}
    for start in range(len(word)):
        for way in best.get(start, [])[:20]:
            for size in (2, 3, 4):
                part = word[start : start + size]
                fits = size < 4 or part[:2] in DOUBLE
                if len(part) == size and fits and has_surname(part):
                    best.setdefault(start + size, []).append((*way, part))
    return best.get(len(word), [])
