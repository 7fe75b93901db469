"""The form in which words are compared: one for all ways of writing them."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.folding import find_folded, fold, fold_term
from articles.text import strip_controls


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("张　三", "张三"),
        ("王  珂", "王珂"),
        ("ＡＢＣ１２３", "abc123"),
        ("澄湖區髮廊發佈", "澄湖区发廊发布"),
        ("看著", "看着"),
        ("瀋陽", "沈阳"),
        ("二○二六年", "二〇二六年"),
        ("cafe\u0301", "CAFÉ"),
        ("冬\u200b季", "冬季"),
        ("5G 基站", "5g基站"),
        ("㎡", "m2"),
        ("防汛，演练", "防汛。演练"),
    ],
)
def test_ways_of_writing_one_thing_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("三百", "演练\n三百余人"),
        ("习三", "演习。三百余人"),
        ("习三", "演习\n三百余人"),
        ("phone", "iPhone 15"),
        ("20", "2024年"),
        ("15pro", "15 pro"),
    ],
)
def test_words_and_lines_have_ends(term: str, text: str) -> None:
    stands = fold_term(term) in fold(text)
    assert stands == (term == "三百")


@given(st.text())
@example("\x85\u2028½ⅣﬁǆÅ\ufeff㍿")
@example("㏠:𠀀")
def test_folding_what_is_folded_changes_no_character(text: str) -> None:
    """Only a gap may close: where a mark stood between two signs, now a space does."""
    folded = fold(text)
    assert fold(folded).replace(" ", "") == folded.replace(" ", "")
    assert (folded[0], folded[-1]) == (" ", " ")
    assert "  " not in folded.strip()


MIXED = st.text("张三李四五冬季防汛發髮A1b２ 　，。\n\t·-", max_size=30)


@given(MIXED, st.integers(0, 30), st.integers(1, 6))
def test_part_of_a_text_is_found_where_it_stands(text: str, at: int, size: int) -> None:
    term = fold_term(text[at : at + size])
    if not term or term not in fold(text):
        return
    spans = find_folded(text, [term])
    assert spans
    for start, end in spans:
        assert term.strip() in fold(text[start:end])


@given(st.text(max_size=40).map(strip_controls), st.text(max_size=4))
def test_spans_lie_in_the_text_apart_and_in_order(text: str, term: str) -> None:
    text = unicodedata.normalize("NFC", text)
    last = -1
    folded = fold_term(term)
    for start, end in find_folded(text, [folded] if folded else []):
        assert last < start < end <= len(text)
        last = end
