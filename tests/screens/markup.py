"""What is wrong with a page as HTML. No test stands here."""

from collections import Counter
from typing import Any

import html5lib


def faults(page: str) -> list[str]:
    """By the parser's own rules, as every browser has them; and no id twice, else a
    label or a description belongs to the wrong field."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    whole = page.lstrip()[:9].lower() == "<!doctype"
    tree: Any = parser.parse(page) if whole else parser.parseFragment(page)
    found = [f"line {at[0]}: {code} {said}" for at, code, said in parser.errors]
    ids = Counter(node.get("id") for node in tree.iter() if node.get("id") is not None)
    found += [f"id {name!r} {n} times" for name, n in ids.items() if n > 1]
    found += [f"id {name!r}" for name in ids if not name or " " in name]
    headings = len(tree.findall(".//h1"))
    if whole and headings != 1:
        found.append(f"{headings} h1")
    return found
