"""A page as machines take it apart. No test stands here."""

import json
import re
from typing import Any

from lxml import etree

SITE = "http://testserver"


def data_of(page: str) -> list[dict[str, Any]]:
    blocks = etree.HTML(page).xpath('//script[@type="application/ld+json"]')
    return [json.loads("".join(block.itertext())) for block in blocks]


def shown(page: str) -> str:
    """All text of the body, in one line."""
    words = etree.HTML(page).xpath("//body//text()[not(ancestor::script)]")
    return re.sub(r"\s+", " ", "".join(words))


def meta(page: str) -> dict[str, str]:
    rows = etree.HTML(page).xpath("//head/meta[@content]")
    return {row.get("property") or row.get("name"): row.get("content") for row in rows}
