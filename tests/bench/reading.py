"""`make bench`: pages and searches over N stories (STORIES=100000 make bench)."""

import os

from tests.bench import pages, search

STORIES = int(os.environ.get("STORIES", "1000"))


def main() -> None:
    pages.compare(STORIES)
    search.report()
