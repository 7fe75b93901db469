"""Folded text into numbers for the index: pairs of characters, words, a year.

A token is an int4. Its upper half says what it is: from 0x3000 on, the first character
of a pair; below that, one of the kinds here. What is hashed may share a number with
something else, so a number proves only what fits into it whole: see `proven`.
"""

import re
import zlib
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise

from articles.folding import FOLD, SIGN, SIGNS, WORD

RULES = FOLD * 100 + 1  # tokens made by other rules are made again by reindex_search
YEAR, SINGLE = 2 << 16, 1 << 16
HASHES = 0x0100_0000  # words, triples and sounds share 0x0100_0000 to 0x2FFF_FFFF
ROOM = 0x2F00_0000
A, B = 28_279_153, 7_919
BEYOND = "\U00010000"  # the first character that is too long for half a token
SIGN_RUN = re.compile(f"[{SIGNS}]+")
# Three of these side by side get a token of their own: pairs of them stand in so many
# stories that two pairs would leave thousands to be read through. The commonest
# characters of modern written Chinese, in the simplified form that folding gives.
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
    "同工也能下过子说产种面而方后多定行学法所民得经十三之进著等部度家电力里如水化高自"
    "二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日"
    "那社义事平形相全表间样与关各重新线内数正心反你明看原又幺利比或但质气第向道命此变"
    "条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总"
    "次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指"
    "几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器"
    "压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安"
    "场身车例真务具万每目至达走积示议声报完类八离华名确才科张信马节话米整空元况今集温"
    "传土许步群广记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深"
    "难近矿千周委素技备半办青省列习响约支般史感劳便团往市区街镇乡村社居民城湖河桥路院"
    "校医生记者日报讯昨今"
)


COMMON_RUN = re.compile(f"[{''.join(sorted(COMMON))}]{{3,}}")


def tokens_of(folded: str) -> list[int]:
    """Everything of a text that may be asked for."""
    found = set(map(word_token, WORD.findall(folded)))
    for run in SIGN_RUN.findall(folded):
        found.update(_singles(run))
        found.update(_pairs(run))
    return _int4s(found | _triples(folded))


def tokens_for(term: str) -> list[int]:
    """What a text must have for a folded term to stand in it, and no more than that."""
    found = set(map(word_token, WORD.findall(term))) | _triples(term)
    for run in SIGN_RUN.findall(term):
        if len(run) == 1:
            found.update(_singles(run))
        elif len(run) != 3 or not COMMON.issuperset(run):
            found.update(_pairs(run))
    return _int4s(found)


def proven(term: str) -> bool:
    """Whether the token alone says that the term is there: one or two characters."""
    return len(term) <= 2 and all(SIGN.match(char) and char < BEYOND for char in term)


def word_token(word: str) -> int:
    return HASHES + zlib.crc32(word.encode()) % ROOM


def sound_tokens(syllables: Sequence[str]) -> list[int]:
    """Of each two neighbours, as they sound."""
    pairs = pairwise(syllables)
    return _int4s({word_token(f"~{first} {second}") for first, second in pairs})


def year_token(year: int) -> int:
    return YEAR + year


def _singles(run: str) -> Iterator[int]:
    if max(run) < BEYOND:
        return (SINGLE | ord(char) for char in run)
    return (SINGLE | ord(c) if c < BEYOND else word_token(c) for c in run)


def _pairs(run: str) -> Iterator[int]:
    if max(run) < BEYOND:
        codes = [ord(char) for char in run]
        return (a << 16 | b for a, b in pairwise(codes))
    return (
        word_token(a + b) if max(a, b) >= BEYOND else ord(a) << 16 | ord(b)
        for a, b in pairwise(run)
    )


def _triples(folded: str) -> set[int]:
    found = set()
    for run in COMMON_RUN.findall(folded):
        codes = [ord(char) for char in run]
        threes = zip(codes, codes[1:], codes[2:], strict=False)
        found |= {
            HASHES + (a * 3571 * 7919 + b * 7919 + c) % ROOM for a, b, c in threes
        }
    return found


def _int4s(numbers: set[int]) -> list[int]:
    """Signed, as the column has them."""
    return array("i", array("I", numbers).tobytes()).tolist()
