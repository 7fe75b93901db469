"""Bulk text is varied, fixed by its seed, and stays within its lengths."""

from articles.sample.bulk import Writer
from articles.sanitize import clean_body
from articles.text import count_characters, plain


def test_same_seed_writes_the_same_stories() -> None:
    assert Writer(7).story() == Writer(7).story()
    assert Writer(7).story() != Writer(8).story()


def test_stories_differ_and_use_a_broad_run_of_bigrams() -> None:
    writer = Writer(1)
    stories = [writer.story() for _ in range(500)]
    assert len({story.body for story in stories}) == 500
    text = "".join(plain(story.body) for story in stories)
    assert len({text[at : at + 2] for at in range(len(text) - 1)}) > 15_000


def test_lengths_and_html_are_as_promised() -> None:
    writer = Writer(2)
    for _ in range(300):
        story = writer.story()
        assert 150 <= count_characters(plain(story.body)) <= 2_000
        assert clean_body(story.body) == story.body
        assert "{" not in story.headline + story.body + story.kicker + story.deck
