"""Style rules as rows: a pattern that is surely wrong, and the sentence that says so.

A rule that now and then hits good copy is worse than none: people stop reading them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from articles.checks.copy import Copy
from articles.checks.finding import Hit
from articles.vocabulary import Severity

HAN = "[〇㐀-䶿一-鿿豈-龎]"
# Addresses, mail and file names keep their own marks.
FOREIGN = re.compile(
    r"(?:https?://|www\.)[!-~]+|[A-Za-z0-9.+_-]{1,64}@[A-Za-z0-9.-]+"
    r"|[A-Za-z0-9_-]{1,64}\.[A-Za-z]{2,}[!-~]*"
)
MASK = "\ufffc"


@dataclass(frozen=True, slots=True)
class Rule:
    pattern: re.Pattern[str]
    sentence: Any
    severity: Severity | None = None


def rule(pattern: str, sentence: Any, severity: Severity | None = None) -> Rule:
    """`H` in < > stands for one ideograph."""
    return Rule(re.compile(pattern.replace("<H>", HAN)), sentence, severity)


def hits(rules: Sequence[Rule], copy: Copy) -> Iterator[Hit]:
    for passage in copy:
        text = FOREIGN.sub(lambda match: MASK * len(match[0]), passage.text)
        for each in rules:
            for match in each.pattern.finditer(text):
                yield Hit(
                    passage.text[match.start() : match.end()],
                    passage,
                    match.start(),
                    match.end(),
                    sentence=each.sentence,
                    severity=each.severity,
                )
