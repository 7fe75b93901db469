"""Text as it is compared: half-width, lower case, without the spaces of padding.

For looking only: what is printed, hashed and shown keeps every character as typed.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

INVISIBLE = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})


@dataclass(frozen=True, slots=True)
class Folded:
    """`at` says for each character from which one of the original it comes."""

    text: str
    at: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.at[start], self.at[end - 1] + 1


@lru_cache(maxsize=20_000)
def _folded(char: str) -> str:
    if unicodedata.category(char) in INVISIBLE:
        return ""
    folded = unicodedata.normalize("NFKC", char).lower()
    return "".join(folded.split())


def fold(text: str) -> Folded:
    """Spaces go, except that one stays between two Latin words or numbers."""
    out: list[str] = []
    at: list[int] = []
    gap = False
    for index, char in enumerate(text):
        folded = _folded(char)
        if not folded:
            gap = True
            continue
        if gap and out and is_latin(out[-1]) and is_latin(folded[0]):
            out.append(" ")
            at.append(index - 1)
        gap = False
        out += folded
        at += [index] * len(folded)
    return Folded("".join(out), tuple(at))


def is_latin(char: str) -> bool:
    """A letter or digit that makes one word with its neighbours."""
    return char.isascii() and char.isalnum()


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is no piece of a longer Latin word or number."""
    before = start > 0 and is_latin(text[start]) and is_latin(text[start - 1])
    after = end < len(text) and is_latin(text[end - 1]) and is_latin(text[end])
    return not (before or after)
