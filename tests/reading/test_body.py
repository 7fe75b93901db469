"""A body taken apart and put together again with its pictures."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.reading.body import body_blocks
from articles.reading.pictures import Picture
from articles.sanitize import clean_body


def shown(body: str, *, dateline: str = "", after: tuple[int, ...] = ()) -> list[str]:
    pictures = [Picture(after=n, caption=f"[{n}]") for n in after]
    blocks = body_blocks(body, dateline=dateline, pictures=pictures)
    return [b.picture.caption if b.picture else str(b.html) for b in blocks]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ((), ["<p>一</p>", "<h2>题</h2>", "<p>二</p>"]),
        ((0,), ["[0]", "<p>一</p>", "<h2>题</h2>", "<p>二</p>"]),
        ((1,), ["<p>一</p>", "[1]", "<h2>题</h2>", "<p>二</p>"]),
        ((2,), ["<p>一</p>", "<h2>题</h2>", "<p>二</p>", "[2]"]),
        ((9, 0), ["[0]", "<p>一</p>", "<h2>题</h2>", "<p>二</p>", "[9]"]),
    ],
)
def test_picture_stands_after_its_paragraph(
    after: tuple[int, ...], expected: list[str]
) -> None:
    assert shown("<p>一</p><h2>题</h2><p>二</p>", after=after) == expected


def test_pictures_of_a_story_without_text_are_all_shown() -> None:
    assert shown("", after=(0, 3)) == ["[0]", "[3]"]


def test_dateline_opens_the_first_paragraph_escaped() -> None:
    parts = shown("<h2>题</h2><p>一</p>", dateline="<本报讯>")
    assert parts[1] == '<p><span class="dateline">&lt;本报讯&gt;</span>\u3000一</p>'


def test_nested_blocks_stay_whole() -> None:
    items = "<ul><li><p>甲</p></li><li><p>乙</p></li></ul>"
    quote = "<blockquote><p>引</p></blockquote>"
    assert shown(items + quote) == [items, quote]


def test_markup_outside_the_allow_list_never_gets_through() -> None:
    page = "".join(
        shown('<p onclick="x()">一<script>x()</script></p><iframe></iframe>')
    )
    assert page == "<p>一</p>"


@given(st.text(alphabet='一二。<>/"=pulih2 &;', max_size=60))
@example("<li>2")
def test_no_text_is_lost_or_doubled(typed: str) -> None:
    body = clean_body(typed)
    assert "".join(shown(body)).replace("\n", "") == body.replace("\n", "")
