"""The sample's proofs fit its signed stories, and change one of them."""

from articles.amending import amended
from articles.sample.content import PLANNING, SampleStory, body_html, issue_pages
from articles.sample.proofs import sample_proofs
from articles.vocabulary import ArticleState


def signed_stories() -> dict[str, SampleStory]:
    stories = [story for page in issue_pages(PLANNING) for story in page.stories]
    return {
        story.headline: story for story in stories if story.state == ArticleState.SIGNED
    }


def test_each_is_of_signed_copy_of_the_planned_issue() -> None:
    rows, stories = sample_proofs(), signed_stories()
    assert {row["headline"] for row in rows} <= stories.keys()
    read = [(row["headline"], row["reader"]) for row in rows]
    assert len(set(read)) == len(read)
    assert any(row["was"] for row in rows) and any(not row["was"] for row in rows)


def test_words_to_change_stand_there_once() -> None:
    stories = signed_stories()
    for row in sample_proofs():
        if row["was"]:
            content = dict.fromkeys(("kicker", "deck", "summary", "dateline"), "")
            before = {**content, "headline": row["headline"], "photos": []}
            before["body"] = body_html(stories[row["headline"]].body)
            words = {"was": row["was"], "should_be": row["should_be"]}
            assert amended(before, **words)["body"] != before["body"]
