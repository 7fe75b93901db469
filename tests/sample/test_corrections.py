"""The sample's corrections fit its stories and read as a paper would print them."""

from articles.amending import amended
from articles.sample.content import RELEASED, SampleStory, body_html, issue_pages
from articles.sample.corrections import sample_corrections
from articles.vocabulary import CorrectionKind


def released_stories() -> dict[str, SampleStory]:
    return {
        story.headline: story
        for name in RELEASED
        for page in issue_pages(name)
        for story in page.stories
    }


def test_two_kinds_are_signed_and_one_waits_for_the_chief() -> None:
    rows = sample_corrections()
    kinds = {row["kind"] for row in rows if row["signed"]}
    assert len(kinds) >= 2 and kinds <= set(CorrectionKind.values)
    assert any(not row["signed"] for row in rows)


def test_each_is_of_a_released_story_whose_words_stand_there_once() -> None:
    stories = released_stories()
    for row in sample_corrections():
        story = stories[row["headline"]]
        if row["was"]:
            content = dict.fromkeys(("kicker", "deck", "summary", "dateline"), "")
            before = {**content, "headline": story.headline, "photos": []}
            before["body"] = body_html(story.body)
            words = {"was": row["was"], "should_be": row["should_be"]}
            assert amended(before, **words)["body"] != before["body"]
