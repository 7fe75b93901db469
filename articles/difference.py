"""Where two texts differ, in runs that can be marked. Pure functions, no HTML."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

# Sentences are compared first: character by character a long story takes seconds.
PIECE = re.compile(r"[^。！？；\n]*[。！？；\n]+[”’）》】』」]*|[^。！？；\n]+")
FINE_LIMIT = 400


@dataclass(frozen=True, slots=True)
class Run:
    kind: Literal["same", "gone", "new"]
    text: str


def compare(before: str, after: str) -> list[Run]:
    """How `after` differs from `before`; the texts are the joined runs."""
    old, new = PIECE.findall(before), PIECE.findall(after)
    runs: list[Run] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        gone, came = "".join(old[a:b]), "".join(new[c:d])
        if tag == "equal":
            runs.append(Run("same", gone))
        elif tag == "replace" and len(gone) + len(came) <= FINE_LIMIT:
            runs.extend(_fine(gone, came))
        else:
            runs.extend(_coarse(gone, came))
    return runs


def _fine(gone: str, came: str) -> list[Run]:
    matcher = SequenceMatcher(None, gone, came, autojunk=False)
    if matcher.ratio() < 0.4:  # scattered single characters are worse than two blocks
        return _coarse(gone, came)
    runs: list[Run] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            runs.append(Run("same", gone[a:b]))
        else:
            runs.extend(_coarse(gone[a:b], came[c:d]))
    return runs


def _coarse(gone: str, came: str) -> list[Run]:
    runs = [Run("gone", gone)] if gone else []
    return [*runs, Run("new", came)] if came else runs
