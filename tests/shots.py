"""`make shots`: thirty named screenshots of the demo's public pages into var/shots."""

import os
import shutil
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

SITE = os.environ.get("SITE", "http://127.0.0.1:8000")
OUT = Path(__file__).resolve().parent.parent / "var" / "shots"
HEIGHTS = {390: 844, 1280: 900, 720: 1000}
WIDE, PHONE, SHEET = 1280, 390, 720
BOTH = [(width, scheme) for width in (PHONE, WIDE) for scheme in ("light", "dark")]
# Page, and how it is seen; the last word is how a reader has set the paper, or paper.
SHOTS: list[tuple[str, int, str, str]] = [
    *(("front", width, scheme, "") for width, scheme in BOTH),
    *(("page", width, scheme, "") for width, scheme in BOTH),
    *(("story", width, scheme, "") for width, scheme in BOTH),
    *(("issue", width, scheme, "") for width, scheme in BOTH[:3]),
    ("story", PHONE, "light", "elder"),
    ("story", WIDE, "light", "contrast"),
    ("story", SHEET, "light", "paper"),
    ("archive", PHONE, "light", ""),
    ("archive", WIDE, "dark", ""),
    ("section", WIDE, "light", ""),
    ("series", PHONE, "light", ""),
    ("tag", WIDE, "dark", ""),
    ("reporter", PHONE, "dark", ""),
    ("reporter", WIDE, "light", ""),
    ("search", PHONE, "light", ""),
    ("search", WIDE, "light", ""),
    ("corrections", WIDE, "light", ""),
    ("about", PHONE, "light", ""),
    ("missing", PHONE, "light", ""),
]
CHOICES = {"elder": "elder.normal", "contrast": "normal.high"}
# From the front page on, as a reader goes: the first link that leads to such a page.
FOUND = {
    "issue": ("front", ".masthead-nav a[href^='/2']"),
    "page": ("issue", ".page-label a"),
    "story": ("front", ".guide .headline a"),
    "section": ("front", ".masthead-nav a[href^='/sections/']"),
    "series": ("front", ".series-name a"),
    "reporter": ("story", ".byline a"),
    "tag": ("story", ".tags a"),
}
FIXED = {
    "front": "/",
    "archive": "/archive/",
    "search": "/search/?q=澄湖",
    "corrections": "/corrections/",
    "about": "/about/",
    "missing": "/1950/01/01/",
}


def main() -> None:
    driver: Any = import_module("playwright.sync_api")
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with driver.sync_playwright() as playwright:
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        flags = ["--no-sandbox", "--disable-quic"]
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        addresses = addresses_of(browser)
        for name, width, scheme, choice in SHOTS:
            file = "-".join(filter(None, [name, str(width), scheme, choice]))
            take(browser, addresses[name], width, scheme, choice, file=file)
        browser.close()
    print(f"{len(list(OUT.iterdir()))} screenshots in {OUT}")


def addresses_of(browser: Any) -> dict[str, str]:
    found = dict(FIXED)
    page = browser.new_page(base_url=SITE)
    try:
        page.goto("/")
    except Exception:  # noqa: BLE001  (the driver's own class is not known here)
        sys.exit(f"No site at {SITE}: `make run` first, or SITE=http://… make shots.")
    for name, (where, selector) in FOUND.items():
        page.goto(found[where])
        found[name] = page.locator(selector).first.get_attribute("href")
    return found


def take(
    browser: Any, address: str, width: int, scheme: str, choice: str, *, file: str
) -> None:
    size = {"width": width, "height": HEIGHTS[width]}
    context = browser.new_context(viewport=size, color_scheme=scheme, base_url=SITE)
    context.add_cookies(list(cookies_for(choice)))
    page = context.new_page()
    page.goto(address)
    if choice == "paper":
        page.emulate_media(media="print")
    # Pictures far down are fetched only when somebody comes near.
    page.evaluate("for (const img of document.images) img.loading = 'eager'")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=OUT / f"{file}.png", full_page=True)
    context.close()


def cookies_for(choice: str) -> Iterator[dict[str, str]]:
    if value := CHOICES.get(choice):
        yield {"name": "reading", "value": value, "url": f"{SITE}/reading/"}


if __name__ == "__main__":
    main()
