"""What axe, a narrow window and the Tab key say against a page. No test stands here."""

from pathlib import Path
from typing import Any

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SCHEMES, WIDTHS = ("light", "dark"), (390, 1280)
NARROWEST, TALLEST = 320, 8000
TAB_WALK = Path(__file__).with_name("tab-walk.js").read_text(encoding="utf-8")


def barriers(page: Any, axe: str) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    asked = {
        "runOnly": {"type": "tag", "values": RULES},
        "resultTypes": ["violations"],
        "preload": False,  # else it asks for style sheets by wrong addresses
    }
    found = page.evaluate("asked => axe.run(document, asked)", asked)
    return [
        f"{page.url} {rule['id']}: {node['html'][:160]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def hindrances(page: Any, axe: str, width: int) -> list[str]:
    page.wait_for_load_state("networkidle")
    found = barriers(page, axe)
    if scrolls_sideways(page):
        found.append(f"{page.url} scrolls sideways at {width}")
    return found


def scrolls_sideways(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def in_every_dress(page: Any, axe: str) -> list[str]:
    """The page as it is open, turned light and dark, wide and narrow."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        # As tall as the page: what sticks to an edge covers nothing then.
        tall = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": min(tall, TALLEST)})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.evaluate(PAINTED)
            found += [f"{width} {scheme} {fault}" for fault in barriers(page, axe)]
    return found


def too_wide(page: Any) -> list[str]:
    page.set_viewport_size({"width": NARROWEST, "height": 700})
    page.evaluate(PAINTED)
    wide = page.evaluate(WIDEST) if scrolls_sideways(page) else ""
    return [f"{page.url} scrolls sideways at {NARROWEST}: {wide}"] if wide else []


def out_of_reach(page: Any) -> list[str]:
    """By the Tab key alone, in the order of the page, and seen to be there."""
    page.evaluate(TAB_WALK)
    count = missing = page.evaluate("tabWalk.missing()")
    presses = 0
    while missing and presses <= 2 * count + 40:
        for _ in range(missing + 2):
            page.keyboard.press("Tab")
        presses += missing + 2
        missing = page.evaluate("tabWalk.missing()")
    return [f"{page.url} {said}" for said in page.evaluate("tabWalk.said()")]


# Also the colours that fade from one scheme into the other.
PAINTED = """async () => {
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  for (const running of document.getAnimations()) running.finish();
}"""
WIDEST = """() => {
  const wide = [...document.body.querySelectorAll("*")]
    .filter((e) => e.getBoundingClientRect().right > innerWidth + 1);
  return wide.slice(0, 3).map((e) => e.outerHTML.slice(0, 120)).join(" | ") || "?";
}"""
