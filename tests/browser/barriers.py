"""What axe and a narrow window say against a page. No test stands here."""

from typing import Any

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def barriers(page: Any, axe: str) -> list[str]:
    page.evaluate(axe)
    asked = {"runOnly": {"type": "tag", "values": RULES}}
    found = page.evaluate("asked => axe.run(document, asked)", asked)
    return [
        f"{page.url} {rule['id']}: {node['html'][:160]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def hindrances(page: Any, axe: str, width: int) -> list[str]:
    page.wait_for_load_state("networkidle")
    found = barriers(page, axe)
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append(f"{page.url} scrolls sideways at {width}")
    return found
