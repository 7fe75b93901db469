"""`make lighthouse`: what Lighthouse says of the demo's pages on a phone, and how many
compressed bytes a page weighs before its pictures. The middle one of five runs each."""

import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.shots import SITE, addresses_of

LIGHTHOUSE = "lighthouse@12.8.2"
TRIES = 3  # of one run
RUNS = int(os.environ.get("RUNS", "5"))
PAGES = ("front", "issue", "page", "story", "search")
SCORES = ("performance", "accessibility", "best-practices", "seo")
TIMES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
# Styles and scripts; a picture, a feed or an icon is another matter.
PART = re.compile(r'<(?:link rel="stylesheet"|script type="module")[^>]*?"(/[^"]+)"')
CHROME = "--headless=new --no-sandbox --disable-quic"


def main() -> None:
    npx = shutil.which("npx") or sys.exit("make lighthouse needs Node's npx.")
    addresses = known_addresses()
    print(f"{'':10}" + "".join(f"{name:>16}" for name in SCORES), end="")
    print(f"{'CLS':>7}{'FCP ms':>9}{'LCP ms':>9}{'TBT ms':>9}{'KB':>7}")
    for name in PAGES:
        url = SITE + addresses[name]
        rows = [measured(npx, url) for _ in range(RUNS)]
        middle = [statistics.median(values) for values in zip(*rows, strict=True)]
        scores, shift, times = middle[:4], middle[4], middle[5:]
        print(
            f"{name:10}" + "".join(f"{100 * score:16.0f}" for score in scores), end=""
        )
        print(f"{shift:7.3f}" + "".join(f"{ms:9.0f}" for ms in times), end="")
        print(f"{weight(url) / 1000:7.1f}", flush=True)
    print("search: without is-crawlable, for it is kept out of indexes on purpose.")


def known_addresses() -> dict[str, str]:
    driver: Any = import_module("playwright.sync_api")
    with driver.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=CHROME.split()[1:]
        )
        found = addresses_of(browser)
        browser.close()
    return {name: urllib.parse.quote(path, "/?=%") for name, path in found.items()}


def measured(npx: str, url: str) -> list[float]:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        command = [npx, "--yes", LIGHTHOUSE, url, "--quiet", "--output=json"]
        command += [f"--output-path={out}", f"--chrome-flags={CHROME}"]
        command += [f"--only-categories={','.join(SCORES)}"]
        if "/search/" in url:
            command.append("--skip-audits=is-crawlable")
        environment = os.environ | {"CHROME_PATH": shutil.which("chromium") or ""}
        run_again_if_told(command, environment)
        report = json.loads(out.read_text())
    audits = report["audits"]
    scores = [report["categories"][name]["score"] or 0 for name in SCORES]
    asked = ("cumulative-layout-shift", *TIMES)
    return [*scores, *(audits[name]["numericValue"] for name in asked)]


def run_again_if_told(command: list[str], environment: Mapping[str, str]) -> None:
    """Now and then its browser hands over no trace, and it says itself: run again."""
    for _ in range(TRIES):
        told = subprocess.run(
            command, env=environment, check=False, stderr=subprocess.PIPE, text=True
        )
        if told.returncode == 0:
            return
        print(told.stderr, file=sys.stderr)
    sys.exit(f"Lighthouse failed {TRIES} times.")


def weight(url: str) -> int:
    """The page with its styles and scripts, as a browser without brotli gets them."""
    page = fetched(url)
    parts = PART.findall(page.decode())
    return sum(
        len(gzip.compress(body, 6))
        for body in [page, *(fetched(SITE + path) for path in parts)]
    )


def fetched(url: str) -> bytes:
    with urllib.request.urlopen(url) as answer:  # noqa: S310  (our own demo)
        content: bytes = answer.read()
    return content


if __name__ == "__main__":
    main()
