"""The words of a correction found in a content and exchanged there, tags untouched."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.amending import amended
from articles.refusals import NotReady
from articles.sanitize import clean_body
from articles.text import plain


def content(**fields: Any) -> dict[str, Any]:
    empty = dict.fromkeys(("kicker", "headline", "deck", "summary", "dateline"), "")
    captions = fields.pop("captions", ())
    photos = [{"caption": caption, "alt": "甲"} for caption in captions]
    return {**empty, "body": "", "photos": photos, **fields}


def body_after(body: str, was: str, should_be: str) -> Any:
    assert clean_body(body) == body
    return amended(content(body=body), was=was, should_be=should_be)["body"]


@pytest.mark.parametrize(
    "name", ["kicker", "headline", "deck", "summary", "dateline", "body"]
)
def test_words_are_exchanged_wherever_they_stand(name: str) -> None:
    text = "<p>共三百人。</p>" if name == "body" else "共三百人。"
    before = content(**{name: text})
    after = amended(before, was="三百", should_be="二百")
    assert after == before | {name: text.replace("三百", "二百")}
    assert before[name] == text


def test_caption_is_exchanged_and_the_other_photo_stays() -> None:
    before = content(captions=["晨练。", "晚归。"])
    after = amended(before, was="晚归", should_be="夜归")
    assert [photo["caption"] for photo in after["photos"]] == ["晨练。", "夜归。"]
    assert after["photos"][1]["alt"] == "甲"


@pytest.mark.parametrize(
    ("body", "was", "should_be", "after"),
    [
        ("<p>甲&amp;乙公司</p>", "甲&乙", "甲&丙", "<p>甲&amp;丙公司</p>"),
        ("<p>1 &lt; 2</p>", "1 < 2", "1 > 2", "<p>1 &gt; 2</p>"),
        ("<p>三百人</p>", "三百人", "三百<b>人", "<p>三百&lt;b&gt;人</p>"),
        ("<p>张&nbsp;三说</p>", "张 三", "张 三丰", "<p>张&nbsp;三丰说</p>"),
        ("<p>𠮷野家</p><p>店</p>", "𠮷野", "吉野", "<p>吉野家</p><p>店</p>"),
    ],
)
def test_characters_written_as_entities_are_read_as_characters(
    body: str, was: str, should_be: str, after: str
) -> None:
    assert body_after(body, was, should_be) == after


@pytest.mark.parametrize(
    ("was", "should_be", "after"),
    [
        ("共三百人", "共二百人", "<p>共<strong>二百</strong>人参加。</p>"),
        ("三百人参加", "三百人到场", "<p>共<strong>三百</strong>人到场。</p>"),
        ("共三百", "总共三百", "<p>总共<strong>三百</strong>人参加。</p>"),
        ("三百人", "三百余人", "<p>共<strong>三百余</strong>人参加。</p>"),
        ("共三百人", "共人", "<p>共人参加。</p>"),
    ],
)
def test_words_across_a_tag_change_on_the_side_where_they_differ(
    was: str, should_be: str, after: str
) -> None:
    body = "<p>共<strong>三百</strong>人参加。</p>"
    assert body_after(body, was, should_be) == after


def test_difference_across_a_tag_is_refused() -> None:
    with pytest.raises(NotReady, match="加粗或链接"):
        body_after("<p>共<strong>三百</strong>人。</p>", "三百人", "两千名")


def test_an_address_is_no_text() -> None:
    body = '<p>见<a href="https://a.example/300">官网</a>300</p>'
    after = body_after(body, "300", "200")
    assert after == '<p>见<a href="https://a.example/300">官网</a>200</p>'


@pytest.mark.parametrize(
    "body", ["<p>三百</p><p>余人</p>", "<p>三百<br>余人</p>", "<p>三百 余人</p>"]
)
def test_words_are_not_found_across_paragraphs_lines_or_spaces(body: str) -> None:
    with pytest.raises(NotReady, match="没有找到"):
        body_after(body, "三百余人", "二百余人")


@pytest.mark.parametrize(
    ("fields", "count"),
    [
        ({"body": "<p>三百人，三百人</p>"}, 2),
        ({"body": "<p>三百人</p>", "headline": "三百人"}, 2),
        ({"body": "<p>三百人</p>", "captions": ["三百人", "三百人"]}, 3),
        ({"headline": "哈哈哈"}, 2),
    ],
)
def test_words_that_stand_there_twice_are_refused_with_their_number(
    fields: dict[str, Any], count: int
) -> None:
    was = "哈哈" if "headline" in fields and "body" not in fields else "三百人"
    with pytest.raises(NotReady, match=f"有 {count} 处"):
        amended(content(**fields), was=was, should_be="别的")


LETTERS = st.text(alphabet="甲乙丙丁&<>;𠮷", min_size=1, max_size=6)


@given(st.lists(LETTERS, min_size=1, max_size=4), LETTERS, LETTERS, st.data())
def test_text_after_is_the_text_before_with_the_words_exchanged(
    runs: list[str], was: str, should_be: str, data: st.DataObject
) -> None:
    """Whatever the marks: what a reader reads is what str.replace would give."""
    marks = data.draw(
        st.lists(st.sampled_from(["", "strong", "em"]), min_size=4, max_size=4)
    )
    body = clean_body(_marked([*runs, was], marks))
    before = plain(body)
    try:
        after = amended(content(body=body), was=was, should_be=should_be)["body"]
    except NotReady:
        return
    assert clean_body(after) == after
    assert plain(after) == before.replace(was, should_be).strip()


def _marked(runs: list[str], marks: list[str]) -> str:
    escaped = [
        run.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        for run in runs
    ]
    pairs = zip(escaped, [*marks, ""][: len(escaped)], strict=False)
    return "<p>" + "".join(f"<{m}>{r}</{m}>" if m else r for r, m in pairs) + "</p>"
