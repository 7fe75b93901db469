"""What the sample paper's files must hold, without any database."""

import re
from collections import Counter

import pytest

from articles.sample.content import (
    PLANNING,
    RELEASED,
    SampleStory,
    body_html,
    credits_of,
    issue_pages,
    paper,
    people,
)
from articles.sample.pictures import FORMATS, SCENES
from articles.sanitize import clean_body
from articles.text import count_characters, plain
from articles.vocabulary import WAITING, ArticleKind, ArticleState, CreditRole, Weight

EVERYTHING = (*RELEASED, PLANNING)
# What half-width habits and bad pasting leave behind.
STRAY = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\ufeff\ufffd\u3000]|[\"'?!;]")
BETWEEN_HAN = re.compile(r"[\u4e00-\u9fff][,.:()][\u4e00-\u9fff]")


def stories(*names: str) -> list[SampleStory]:
    return [story for n in names for page in issue_pages(n) for story in page.stories]


@pytest.mark.parametrize("name", EVERYTHING)
def test_every_issue_has_four_pages_each_with_one_lead(name: str) -> None:
    pages = issue_pages(name)
    assert [page.label for page in pages] == ["A01", "A02", "A03", "A04"]
    for page in pages:
        weights = [story.weight for story in page.stories]
        assert weights[0] == Weight.LEAD
        assert weights.count(Weight.LEAD) == 1
        assert page.credits.startswith("责编 ")


def test_released_issues_hold_at_least_sixty_stories_of_every_kind() -> None:
    released = stories(*RELEASED)
    assert len(released) >= 60
    assert {story.kind for story in released} == set(ArticleKind)


def test_planning_holds_stories_in_every_state_placed_and_not() -> None:
    planned = stories(PLANNING)
    states = {ArticleState(story.state) for story in planned}
    assert states == set(ArticleState) - {ArticleState.WITHDRAWN}
    assert {story.placed for story in planned if story.state in WAITING} == {
        True,
        False,
    }
    assert all(story.reason for story in planned if story.state == "returned")


def test_no_headline_and_no_paragraph_stands_twice() -> None:
    everything = stories(*EVERYTHING)
    headlines = Counter(story.headline for story in everything)
    assert max(headlines.values()) == 1
    lines = Counter(
        line
        for story in everything
        for line in plain(body_html(story.body)).split("\n")
        if len(line) > 12
    )
    assert [line for line, count in lines.items() if count > 1] == []


def test_lengths_run_from_a_brief_to_a_long_feature() -> None:
    lengths = [
        count_characters(plain(body_html(story.body))) for story in stories(*RELEASED)
    ]
    assert min(lengths) < 100
    assert max(lengths) > 1800
    headlines = [len(story.headline) for story in stories(*RELEASED)]
    assert min(headlines) <= 3
    assert max(headlines) >= 45


@pytest.mark.parametrize("story", stories(*EVERYTHING), ids=lambda s: s.headline[:12])
def test_text_is_clean_full_width_and_survives_the_sanitiser(
    story: SampleStory,
) -> None:
    texts = [story.headline, story.body, *story.printed.values()]
    texts += [text for photo in story.photos for text in (photo.caption, photo.alt)]
    for text in texts:
        assert STRAY.findall(text) == []
        assert BETWEEN_HAN.findall(text) == []
        assert text.count("“") == text.count("”")
        assert text.count("《") == text.count("》")
    assert clean_body(body_html(story.body)) == body_html(story.body)


def test_everything_a_story_names_exists() -> None:
    sections, series = set(paper()["sections"]), set(paper()["series"])
    known = {person.name for person in people()}
    for story in stories(*EVERYTHING):
        assert story.section in sections
        assert not story.series or story.series in series
        for photo in story.photos:
            assert photo.scene in SCENES
            assert photo.format in FORMATS
            assert set(photo.photographers) <= known
            assert photo.alt and photo.caption and photo.credit


def test_no_picture_is_drawn_twice() -> None:
    shots = [photo for story in stories(*EVERYTHING) for photo in story.photos]
    drawn = Counter((photo.scene, photo.seed, photo.format) for photo in shots)
    assert max(drawn.values()) == 1
    assert len({photo.scene for photo in shots}) >= 14


def test_credit_line_gives_one_credit_a_name() -> None:
    both = credits_of("通讯员 陆彩萍 顾文彬（区卫生健康委）")
    assert [credit.name for credit in both] == ["陆彩萍", "顾文彬"]
    assert both[1].organisation == "区卫生健康委"
    assert both[1].role == CreditRole.CORRESPONDENT
    with pytest.raises(ValueError):
        credits_of("张三")


def test_light_form_becomes_the_editors_html() -> None:
    text = "一行\n又一行\n\n## 小标题\n\n- 甲\n- 乙\n\n**强** < 弱"
    assert body_html(text) == (
        "<p>一行<br>又一行</p><h2>小标题</h2><ul><li><p>甲</p></li><li><p>乙</p></li></ul>"
        "<p><strong>强</strong> &lt; 弱</p>"
    )
