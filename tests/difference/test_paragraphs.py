"""Bodies: paragraphs matched before their words, dress told apart from words."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.difference import (
    Note,
    Row,
    blocks_of,
    compare_bodies,
    compare_lines,
    folded,
)
from articles.sanitize import clean_body
from articles.text import plain
from tests.difference.texts import bodies, line, side_of

LEAD = "澄湖区昨日启动冬季防汛演练，三百余人参加。"
PUMPS = "现场调来水泵12台，其中4台是去年汛后新添的。"
LEVEL = "清晨六点，湖心岛的水位尺前站满了人。"
CALL = "区防汛办提醒，低洼处住户要留意广播。"


@given(old=bodies, new=bodies)
def test_rows_give_both_texts_back(old: list[str], new: list[str]) -> None:
    rows = compare_lines(old, new)
    assert side_of(rows, "gone") == old
    assert side_of(rows, "new") == new


@given(old=bodies, chosen=st.data())
def test_rows_give_back_a_text_cut_joined_and_turned(
    old: list[str], chosen: st.DataObject
) -> None:
    new = chosen.draw(st.permutations(old)) + chosen.draw(st.lists(line, max_size=2))
    if len(new) > 1:
        new[:2] = [new[0] + new[1]]
    if new and len(new[-1]) > 1:
        new[-1:] = [new[-1][:1], new[-1][1:]]
    rows = compare_lines(old, new)
    assert side_of(rows, "gone") == old
    assert side_of(rows, "new") == new


def kinds(rows: list[Row]) -> list[str]:
    return [row.kind for row in rows]


def test_new_paragraph_leaves_its_neighbours_alone() -> None:
    rows = compare_lines([LEAD, CALL], [LEAD, LEVEL, CALL])
    assert kinds(rows) == ["same", "new", "same"]


def test_changed_paragraph_is_found_behind_a_new_one() -> None:
    after = LEAD.replace("昨日", "昨天")
    rows = compare_lines([LEAD], [LEVEL, after])
    assert kinds(rows) == ["new", "changed"]
    assert (list(rows[1].old), list(rows[1].new)) == ([1], [2])


def test_split_and_joined_paragraphs_show_only_the_break() -> None:
    split = compare_lines([LEVEL + PUMPS], [LEVEL, PUMPS])
    assert kinds(split) == ["changed"]
    assert [r.text for r in split[0].runs if r.kind != "same"] == ["\n"]
    joined = compare_lines([LEVEL, PUMPS], [LEVEL + PUMPS])
    assert [(r.kind, r.text) for r in joined[0].runs if r.kind != "same"] == [
        ("gone", "\n")
    ]


def test_moved_paragraph_is_said_to_have_moved() -> None:
    rows = compare_lines([LEAD, LEVEL, PUMPS], [LEAD, PUMPS, LEVEL])
    assert sorted(row.kind for row in rows if row.moved) == ["gone", "new"]
    gone = compare_lines([LEAD, LEVEL, PUMPS], [LEAD, PUMPS])
    assert not any(row.moved for row in gone)


def notes(old: str, new: str) -> list[Note]:
    rows = compare_bodies(blocks_of(old), blocks_of(new))
    return [note for row in rows for note in row.notes]


def test_formatting_alone_changes_no_word_and_is_told() -> None:
    before, after = "<p>水泵12台。</p>", "<p>水泵<strong>12台</strong>。</p>"
    (row,) = compare_bodies(blocks_of(before), blocks_of(after))
    assert row.kind == "same"
    assert not row.quiet
    assert row.notes == (Note("on", "strong", "12台"),)
    assert notes(after, before) == [Note("off", "strong", "12台")]


def test_subheads_lists_and_quotes_are_told() -> None:
    assert notes("<p>提醒</p>", "<h2>提醒</h2>") == [Note("kind", "h2")]
    item = "<ul><li><p>一</p></li></ul>"
    assert notes("<p>一</p>", item) == [Note("kind", "ul")]
    assert notes(item, "<p>一</p>") == [Note("kind", "p")]


def test_link_that_leads_elsewhere_is_never_silent() -> None:
    link = '<p>请看<a href="https://{}.example/">公告</a>{}</p>'
    told = Note("address", "a", "公告", "https://b.example/")
    assert notes(link.format("a", "。"), link.format("b", "。")) == [told]
    assert notes(link.format("a", "。"), link.format("b", "！")) == [told]
    added = Note("on", "a", "公告", "https://a.example/")
    assert notes("", link.format("a", "。")) == [added]


def test_the_other_of_two_equal_words_made_bold_is_told() -> None:
    one, other = "<p><em>水</em>和水</p>", "<p>水和<em>水</em></p>"
    assert notes(one, other) == [Note("other")]


MARKUP = (
    "<p>",
    "</p>",
    "<h2>",
    "</h2>",
    "<br>",
    "<ul><li>",
    "</li></ul>",
    "<strong>",
    "</strong>",
    '<a href="https://a.example/">',
    "</a>",
    "甲",
    "乙 ",
    "\n",
    "&amp;",
    "<blockquote>",
    "</blockquote>",
)
markup = st.lists(st.sampled_from(MARKUP), max_size=20).map("".join)


@settings(deadline=None)
@given(body=markup)
@example(body="<p>甲<br>乙</p>乙")
def test_blocks_are_the_lines_that_plain_gives(body: str) -> None:
    for text in (body, clean_body(body)):
        lines = [block.text for block in blocks_of(text)]
        assert lines == [line for line in plain(text).split("\n") if line]
        for block in blocks_of(text):
            assert all(0 <= d.start < d.end <= len(block.text) for d in block.dresses)


def test_unchanged_stretch_is_folded_with_its_neighbours_in_sight() -> None:
    old = [f"第{n}段没有人动过。" for n in range(20)]
    new = [*old[:10], "中间加了一段新的话，说明情况。", *old[10:]]
    stretches = list(folded(compare_lines(old, new)))
    assert [(s.folded, len(s.rows)) for s in stretches] == [
        (True, 9),
        (False, 3),
        (True, 9),
    ]
    assert stretches[0].characters == sum(map(len, old[:9]))
    assert [row for s in stretches for row in s.rows] == compare_lines(old, new)
