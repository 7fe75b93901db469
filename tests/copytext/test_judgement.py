"""Single rules that a whole page hides: one small page for each."""

import pytest

from articles.copytext import StoryCopy, parse_page

HEAD = "湖边来客\n本报讯（记者 罗堃）昨天，候鸟来了。\n"


def only(text: str, *, known_names: set[str] | None = None) -> StoryCopy:
    (item,) = parse_page(text, known_names=known_names or ()).items
    return item


def signed(item: StoryCopy) -> list[tuple[str, str]]:
    return [(credit.role, credit.name) for credit in item.credits]


def test_names_at_both_ends_are_one_credit() -> None:
    item = only("湖边来客\n记者 罗堃 闻思齐\n昨天，候鸟来到澄湖。\n（罗堃 闻思齐）")
    assert signed(item) == [("reporter", "罗堃"), ("reporter", "闻思齐")]
    assert item.apparatus[-1] == "（罗堃 闻思齐）"


def test_a_tail_tells_the_role_that_the_head_left_open() -> None:
    item = only("湖边来客\n本报讯（罗堃）昨天，候鸟来到澄湖。（记者 罗堃）")
    assert signed(item) == [("reporter", "罗堃")]


def test_one_credit_behind_a_row_is_that_of_every_picture() -> None:
    item = only(HEAD + "图①为东岸。图②为西岸。本报记者 徐雁 摄")
    assert [photo.caption for photo in item.photos] == ["图①为东岸。", "图②为西岸。"]
    taken = [photo.credits[0] for photo in item.photos]
    assert {(one.name, one.organisation) for one in taken} == {("徐雁", "本报")}


def test_a_picture_with_its_own_credit_gives_none_away() -> None:
    item = only(HEAD + "①东岸晨景。（徐雁 摄）②西岸晚景。（谢澜 摄）")
    assert [photo.credits[0].name for photo in item.photos] == ["徐雁", "谢澜"]


@pytest.mark.parametrize("form", ["摄影报道", "摄影 报道"])
def test_reportage_behind_a_caption_gives_text_and_picture(form: str) -> None:
    item = only(f"图为老街夜景。 曾 隐 {form}\n\n走村\n看变化")
    assert signed(item) == [("author", "曾隐"), ("photographer", "曾隐")]
    assert (item.caption, item.series) == ("图为老街夜景。", "走村 看变化")


def test_a_bracketed_line_is_the_column_of_the_story_below() -> None:
    first, second = parse_page(
        HEAD + "\n（惠民生 促消费）\n夜市亮起来\n本报讯（记者 闻思齐）昨晚，灯亮了。"
    ).items
    assert first.paragraphs == ("昨天，候鸟来了。",)
    assert (second.series, second.headline) == ("惠民生 促消费", "夜市亮起来")


def test_a_page_name_between_furniture_is_furniture() -> None:
    page = parse_page("2024年3月12日\nA04\n民生/影像\n责编：韩湄\n\n" + HEAD)
    assert (page.label, page.name) == ("A04", "民生/影像")
    assert page.items[0].kicker == ""


@pytest.mark.parametrize(
    "row",
    [
        "责编：韩湄美编：刘舟校对：苏清",
        "□ 责编：韩湄　美编：刘舟　校对：苏清　电话：0510-86000000",
        "2024/3/12 星期二　责编/韩湄　美编/刘舟　校对/苏清　澄湖日报　B02",
    ],
)
def test_editors_rows(row: str) -> None:
    page = parse_page(f"{row}\n\n{HEAD}")
    assert [one.name for one in page.page_credits] == ["韩湄", "刘舟", "苏清"]
    assert page.items[0].kicker == ""


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ("记者 杨　帆　文　静", [("reporter", "杨帆"), ("reporter", "文静")]),
        ("通讯员 卫 健 文", [("correspondent", "卫健文")]),
        (
            "通讯员 区发改委 记者 尹航",
            [("correspondent", "区发改委"), ("reporter", "尹航")],
        ),
    ],
)
def test_bylines_that_look_like_other_words(
    inside: str, expected: list[tuple[str, str]]
) -> None:
    assert signed(only(f"湖边来客\n本报讯（{inside}）昨天，候鸟来了。")) == expected


@pytest.mark.parametrize(
    ("printed", "name", "house"),
    [
        ("新华社发（鲁川 摄）", "鲁川", "新华社"),
        ("（康宁摄 望湖视觉）", "康宁", "望湖视觉"),
        ("望湖图片/鲁川摄", "鲁川", "望湖图片"),
    ],
)
def test_agencies_of_pictures(printed: str, name: str, house: str) -> None:
    item = only(f"候鸟飞过东岸湿地。{printed}")
    assert item.caption == "候鸟飞过东岸湿地。"
    assert [(one.name, one.organisation) for one in item.credits] == [(name, house)]


@pytest.mark.parametrize(
    "line", ["本报记者 罗堃", "（走基层）", "图片新闻", "风从湖上来"]
)
def test_no_run_of_lines_is_too_long(line: str) -> None:
    assert parse_page(f"{line}\n" * 3000).lines
