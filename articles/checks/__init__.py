"""Copy checks: what a reviewer should look at again before signing. One file a check.

A check has a SENTENCE with %(what)s and find(content), which yields what it found in a
revision's content. None blocks: the reviewer answers, and the answer is kept.
"""

from collections.abc import Mapping
from typing import Any

from articles.checks import alt_texts, brackets, captions, personal_data, repeats
from articles.checks.finding import Finding

CHECKS = (captions, alt_texts, repeats, brackets, personal_data)

__all__ = ["CHECKS", "Finding", "findings_in"]


def findings_in(content: Mapping[str, Any]) -> list[Finding]:
    """In the order of CHECKS, each once."""
    found = [
        Finding(check.__name__.rpartition(".")[2], what, check.SENTENCE)
        for check in CHECKS
        for what in check.find(content)
    ]
    return list(dict.fromkeys(found))
