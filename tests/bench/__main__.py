"""Prints how long the copy checks take: a long story against a long word list."""

import os
import statistics

import django

from tests.checks.test_words import story_against_list

ROUNDS = 9


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    seconds = sorted(story_against_list() for _round in range(ROUNDS))
    median, worst = statistics.median(seconds), seconds[-1]
    print(
        "copy checks, 3,000 characters against 5,000 words: "
        f"median {median * 1000:.1f} ms, worst of {ROUNDS} {worst * 1000:.1f} ms"
    )


if __name__ == "__main__":
    main()
