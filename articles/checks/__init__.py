"""Copy checks: what a reviewer should look at again before signing. One file a check.

A check has a SEVERITY, a SENTENCE with %(what)s and find(copy, house), which yields a
Hit for each place. None blocks: the reviewer answers, and the answer is kept.
"""

from collections.abc import Mapping
from typing import Any

from articles.checks import (
    alt_texts,
    brackets,
    captions,
    house_words,
    leader_first,
    leader_names,
    leader_order,
    leader_posts,
    minors,
    numbers,
    personal_data,
    punctuation,
    quotes,
    relative_dates,
    repeats,
)
from articles.checks.copy import Copy
from articles.checks.finding import Finding, gathered
from articles.checks.house import NOTHING, House

CHECKS = (
    house_words,
    leader_names,
    leader_posts,
    leader_order,
    personal_data,
    minors,
    captions,
    alt_texts,
    repeats,
    brackets,
    quotes,
    relative_dates,
    punctuation,
    numbers,
    leader_first,
)

__all__ = ["CHECKS", "NOTHING", "Copy", "Finding", "House", "findings_in"]


def findings_in(content: Mapping[str, Any], house: House) -> list[Finding]:
    """Each once, with all its places; gravest first, then in the order of CHECKS."""
    copy = Copy(content)
    found = gathered(
        (check.__name__.rpartition(".")[2], check, hit)
        for check in CHECKS
        for hit in check.find(copy, house)
    )
    return sorted(found, key=lambda finding: finding.severity)
