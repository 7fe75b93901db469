"""Title marks and brackets that are opened and not closed, or the other way round.

Quotation marks are left alone: a long quotation opens in each of its paragraphs.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from articles.text import excerpt, plain

SENTENCE = _("书名号或括号不成对：“%(what)s”")
PAIRS = ("《》", "（）", "【】")


def find(content: Mapping[str, Any]) -> Iterator[str]:
    heads = [content[name] for name in ("kicker", "headline", "deck", "summary")]
    captions = [photo["caption"] for photo in content["photos"]]
    for line in (*heads, *plain(content["body"]).split("\n"), *captions):
        if not all(_paired(line, *pair) for pair in PAIRS):
            yield excerpt(line, limit=24)


def _paired(line: str, opening: str, closing: str) -> bool:
    depth = 0
    for char in line:
        depth += (char == opening) - (char == closing)
        if depth < 0:
            return False
    return depth == 0
