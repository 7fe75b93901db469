"""Text into text: counting, plain forms, excerpts, pinyin."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.text import (
    count_characters,
    count_han,
    excerpt,
    paragraphs_html,
    pinyin_key,
    pinyin_slug,
    plain,
    strip_controls,
)


def test_nothing_that_postgres_or_xml_refuses_is_left() -> None:
    every = "".join(chr(code) for code in range(0x20)) + "\x7f\ud800\udfff\ufffe\uffff"
    assert strip_controls(f"甲{every}𠮷") == "甲\t\n\r𠮷"


@given(st.text(alphabet=st.characters(exclude_categories=())))
def test_stripped_text_can_be_encoded(text: str) -> None:
    stripped = strip_controls(text)
    stripped.encode()
    assert "\0" not in stripped
    assert strip_controls(stripped) == stripped


@pytest.mark.parametrize(
    ("text", "characters", "han"),
    [
        ("", 0, 0),
        ("澄湖", 2, 2),
        ("澄 湖\u3000。\n\u200b\ufeff", 3, 2),
        ("二〇二六年", 5, 5),
        ("𠮷野家", 3, 3),
        ("豈\uf900", 2, 2),
        ("GDP增长5.2%", 9, 2),
        ("ひらがな漢字", 6, 2),
    ],
)
def test_characters_and_han_are_counted_apart(
    text: str, characters: int, han: int
) -> None:
    assert (count_characters(text), count_han(text)) == (characters, han)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>甲。</p><p>乙。</p>", "甲。\n乙。"),
        ("<h2>小标题</h2><p>正<strong>文</strong></p>", "小标题\n正文"),
        ("<ul><li>一</li><li>二</li></ul>", "一\n二"),
        ("<p>上<br>下</p>", "上\n下"),
        ("<p>3 &lt; 5 &amp; 7</p>", "3 < 5 & 7"),
        ("", ""),
        ("没有标签", "没有标签"),
    ],
)
def test_plain_is_one_block_a_line(body: str, text: str) -> None:
    assert plain(body) == text


@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1)))
def test_paragraphs_survive_html_and_back(paragraphs: list[str]) -> None:
    assert plain(paragraphs_html(paragraphs)) == "\n".join(paragraphs)


def test_paragraphs_are_escaped_and_empty_ones_dropped() -> None:
    assert paragraphs_html(["<b>", " \u3000", "甲"]) == "<p>&lt;b&gt;</p><p>甲</p>"


def test_excerpt_ends_with_a_sentence_or_says_that_it_is_cut() -> None:
    assert excerpt("短。", limit=10) == "短。"
    assert excerpt("第一句话在这里。“第二句话呢？”第三句话", limit=16) == (
        "第一句话在这里。“第二句话呢？”"
    )
    assert excerpt("没有句号的一段，很长很长的文字" * 9, limit=9) == "没有句号的一段……"
    assert excerpt("短。" + "长" * 50, limit=20).endswith("……")


@given(st.text(), st.integers(min_value=4, max_value=200))
def test_excerpt_is_bounded_and_one_line(text: str, limit: int) -> None:
    short = excerpt(text, limit=limit)
    assert len(short) <= limit + 1
    assert "\n" not in short


def test_names_sort_by_pinyin_and_equals_stay_apart() -> None:
    names = ["张三", "里四", "阿宝", "李四"]
    assert sorted(names, key=pinyin_key)[0] == "阿宝"
    assert sorted(names, key=pinyin_key)[-1] == "张三"
    assert pinyin_key("李四") != pinyin_key("里四")
    assert pinyin_key("安　宁") == "an ning 安　宁"


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("郁白", "yu-bai"),
        ("重点项目 进行时", "zhong-dian-xiang-mu-jin-xing-shi"),
        ("A04 要闻", "a04-yao-wen"),
        ("《》——", "x"),
        ("", "x"),
        ("🙂", "x"),
        ("長" * 100, None),
    ],
)
def test_slug_is_short_ascii(name: str, slug: str | None) -> None:
    made = pinyin_slug(name, fallback="x")
    assert slug is None or made == slug
    assert made.isascii()
    assert 0 < len(made) <= 60
    assert not made.startswith("-")
    assert not made.endswith("-")


@given(st.text())
def test_any_name_has_a_key_and_a_slug(name: str) -> None:
    assert len(pinyin_key(name)) <= 200
    assert pinyin_slug(name, fallback="x").isascii()
    assert unicodedata.is_normalized("NFC", pinyin_slug(name, fallback="x"))
