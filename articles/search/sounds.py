"""How Chinese sounds, without tones: for who typed pinyin or a like character."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice

from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PINYIN_DICT

from articles.search.tokens import SIGN_RUN, sound_tokens

MOST_READINGS, LONGEST = 6, 12
VOWELS = frozenset("aeiouv")
LETTERS = re.compile(r"[a-z]+")


def syllables_of(chinese: str) -> list[str]:
    return lazy_pinyin(chinese, style=Style.NORMAL, v_to_u=False)


def sounds_of(folded: str) -> list[int]:
    """Tokens of all that stands side by side in a headline or a name."""
    found: set[int] = set()
    for run in SIGN_RUN.findall(folded):
        found.update(sound_tokens(syllables_of(run)))
    return list(found)


def readings_of(term: str) -> list[list[str]]:
    """What a folded term may sound like; none for what is no pinyin and no Chinese.

    xian is one syllable or two: each way of cutting it is a reading.
    """
    if SIGN_RUN.fullmatch(term):
        readings = [syllables_of(term)]
    else:
        letters = "".join(term.split()).replace("ü", "v")
        if not LETTERS.fullmatch(letters) or len(letters) > 6 * LONGEST:
            return []
        readings = list(islice(_cut(letters), MOST_READINGS))
    return [reading for reading in readings if 2 <= len(reading) <= LONGEST]


def readings_of_all(terms: Iterable[str]) -> list[list[str]]:
    return [reading for term in terms for reading in readings_of(term)]


def places_of(reading: Sequence[str], folded: str) -> list[str]:
    """What in this text sounds so."""
    found = []
    length = len(reading)
    for run in SIGN_RUN.findall(folded):
        sounds = syllables_of(run)
        if len(sounds) != len(run):
            continue  # a character without a sound of its own
        for start in range(len(run) - length + 1):
            if sounds[start : start + length] == list(reading):
                found.append(run[start : start + length])
    return found


@cache
def _syllables() -> frozenset[str]:
    """All that pypinyin knows."""
    found = set()
    for sounds in PINYIN_DICT.values():
        for sound in sounds.split(","):
            bare = unicodedata.normalize("NFD", sound).replace("u\u0308", "v")
            found.add("".join(char for char in bare if char.isascii()))
    return frozenset(sound for sound in found if VOWELS & set(sound))


def _cut(letters: str) -> Iterator[list[str]]:
    """Into syllables, the longest first; only along ways that come to the end."""
    ends = {len(letters)}
    for start in range(len(letters) - 1, -1, -1):
        if any(start + len(part) in ends for part in _starts(letters, start)):
            ends.add(start)

    def walk(start: int) -> Iterator[list[str]]:
        if start == len(letters):
            yield []
        for part in _starts(letters, start):
            if start + len(part) in ends:
                for rest in walk(start + len(part)):
                    yield [part, *rest]

    return walk(0)


def _starts(letters: str, start: int) -> Iterator[str]:
    for length in range(min(6, len(letters) - start), 0, -1):
        part = letters[start : start + length]
        if part in _syllables():
            yield part
