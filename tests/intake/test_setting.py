"""A parsed page into matter and back: nothing printed is lost on the way."""

import pytest

from articles.copytext import parse_page
from articles.intake.marking import make_mark
from articles.intake.matter import Matter, matter_from
from articles.intake.rows import body_html
from articles.intake.setting import copy_of, credits_of, matter_of
from articles.refusals import WrongState
from articles.vocabulary import ArticleKind
from tests.intaking import PAGE


@pytest.fixture
def matter() -> Matter:
    return matter_of(parse_page(PAGE))


def test_matter_survives_its_json(matter: Matter) -> None:
    assert matter_from(matter.as_json()) == matter


def test_uncorrected_matter_is_the_copy_that_was_parsed(matter: Matter) -> None:
    parsed = parse_page(PAGE)
    copy, kinds = copy_of(matter)
    assert [item.as_json()["paragraphs"] for item in copy.items] == [
        list(item.paragraphs) for item in parsed.items
    ]
    for now, then in zip(copy.items, parsed.items, strict=True):
        assert (now.kind, now.headline, now.dateline) == (
            then.kind,
            then.headline,
            then.dateline,
        )
        assert now.subheads == then.subheads and now.series == then.series
        places = [min(photo.after, len(then.paragraphs)) for photo in then.photos]
        assert [photo.after for photo in now.photos] == places
        assert [(photo.caption, photo.credits) for photo in now.photos] == [
            (photo.caption, photo.credits) for photo in then.photos
        ]
    assert kinds == (ArticleKind.NEWS, ArticleKind.NEWS, ArticleKind.PICTURE)


def test_each_join_stands_in_the_paragraph_that_it_made(matter: Matter) -> None:
    first = matter.items[0]
    joined = [block.text for block in first.blocks if block.joins]
    assert len(joined) == 2
    assert "现代化水平，把" in joined[0] and "临港区贯彻" in joined[1]


def test_cut_seam_is_two_paragraphs_as_printed_and_joins_again(matter: Matter) -> None:
    item = matter.items[0]
    block = next(block for block in item.blocks if block.joins)
    whole = block.text
    make_mark(matter, "cut", block.id, 0)
    at = item.blocks.index(block)
    below = item.blocks[at + 1]
    assert block.text.endswith("现代化水") and below.text.startswith("平，把")
    make_mark(matter, "join", below.id)
    assert block.text == whole and len(block.joins) == 1


def test_latin_joins_take_their_space_and_hyphen_back() -> None:
    page = (
        "展会开幕\n\n本报讯（记者 罗堃）昨天，展会设立Green Technology\n\n"
        "Cooperation展区，中外客商都来了，场面十分热闹。\n"
    )
    matter = matter_of(parse_page(page))
    block = next(block for _item, block in matter.blocks() if block.joins)
    assert "Technology Cooperation" in block.text
    make_mark(matter, "cut", block.id, 0)
    assert block.text.endswith("Technology")


def test_join_that_was_typed_over_offers_no_seam(matter: Matter) -> None:
    block = next(block for _item, block in matter.blocks() if block.joins)
    block.text = "完全重写。"
    with pytest.raises(WrongState):
        make_mark(matter, "cut", block.id, 0)


def test_item_begun_at_a_short_line_takes_it_for_its_headline(matter: Matter) -> None:
    first = matter.items[0]
    last = first.blocks[-1]
    last.text = "我区部署冬季防火"
    make_mark(matter, "begin", last.id)
    assert [item.headline for item in matter.items][:2] == [
        "区委常委会召开会议",
        "我区部署冬季防火",
    ]
    assert last not in first.blocks


def test_item_begun_at_a_paragraph_keeps_it_as_text(matter: Matter) -> None:
    first = matter.items[0]
    block = first.blocks[1]
    make_mark(matter, "begin", block.id)
    new = matter.items[1]
    assert new.headline == "" and new.blocks[0] is block and len(first.blocks) == 1


def test_merged_item_loses_nothing(matter: Matter) -> None:
    before = "".join(block.text for _item, block in matter.blocks())
    second, third = matter.items[1:]
    make_mark(matter, "into", third.id)
    make_mark(matter, "into", second.id)
    (item,) = matter.items
    after = "".join(block.text for block in item.blocks)
    assert set(before) <= set(after)
    assert "我区召开冬季安全生产工作调度会" in after
    assert [credit.name for credit in item.credits] == ["张可汶", "何天柳", "黄雅定"]
    (copy,), _kinds = copy_of(matter)[0].items, None
    assert copy.photos[0].after == len(copy.paragraphs)
    assert copy.photos[0].credits[0].name == "徐芊禾"


def test_caption_and_paragraph_change_places(matter: Matter) -> None:
    story = matter.items[0]
    block = story.blocks[2]
    make_mark(matter, "caption", block.id)
    (shot,) = story.shots
    assert shot.caption == block.text and copy_of(matter)[0].items[0].photos[0].after
    make_mark(matter, "text", shot.id)
    assert story.blocks[2].text == block.text and not story.shots


def test_subhead_at_the_end_is_filed_too(matter: Matter) -> None:
    story = matter.items[0]
    make_mark(matter, "subhead", story.blocks[-1].id)
    (first, *_rest) = copy_of(matter)[0].items
    assert body_html(first).endswith("<h2>会议还研究了其他事项。</h2>")


def test_left_out_item_is_not_filed(matter: Matter) -> None:
    matter.items[1].out = True
    copy, kinds = copy_of(matter)
    assert len(copy.items) == len(kinds) == 2


def test_furniture_comes_back_as_an_item(matter: Matter) -> None:
    line, text = matter.furniture[0]
    make_mark(matter, "back", line)
    assert matter.items[-1].blocks[0].text == text and not matter.furniture


@pytest.mark.parametrize("mark", ["cut", "join", "begin", "into", "text", "back"])
def test_mark_on_what_is_gone_is_a_lost_race(mark: str, matter: Matter) -> None:
    with pytest.raises(WrongState):
        make_mark(matter, mark, 99_999)


def test_typed_byline_is_read_and_what_is_not_understood_stays() -> None:
    signed, doubts = credits_of("记者 罗堃 通讯员 高远", known=())
    assert [(credit.name, credit.role) for credit in signed] == [
        ("罗堃", "reporter"),
        ("高远", "correspondent"),
    ]
    assert not doubts
    signed, doubts = credits_of("这不是什么署名，是一句话。", known=())
    assert signed[0].name == "这不是什么署名，是一句话。" and doubts


def test_doubt_stands_beside_the_line_that_it_is_about() -> None:
    page = "湖边来客\n\n本报讯（记者 罗堃）昨天，候鸟来了。\n\n湖面上停了三千多只，\n"
    matter = matter_of(parse_page(page))
    doubts = [doubt for _item, block in matter.blocks() for doubt in block.doubts]
    assert doubts and all(doubt.startswith("第") for doubt in doubts)
