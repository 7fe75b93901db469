"""A picture's mark becomes a photo with the caption below it, and stays in no text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.copytext import PageCopy, PhotoCopy, parse_page
from articles.copytext.places import marked_picture, picture_mark
from tests.copytext.test_accounting import accounted, visible

PAGES = sorted(Path(__file__).with_name("pages").glob("*.txt"))
HEAD = "春灌提前开闸\n"
LEAD = "本报讯（记者 罗堃）昨日，青桥区三座闸门同时开启，渠水流向下游的万亩麦田。"
MORE = "据介绍，今年春灌比去年提早了十天，预计持续到下月中旬。"
ONE, TWO, THREE = (picture_mark(at) for at in range(3))


def photos_of(text: str) -> tuple[PhotoCopy, ...]:
    (item,) = parse_page(HEAD + text).items
    assert item.kind == "story" and item.headline == "春灌提前开闸"
    assert not any("⟦" in part for part in (*item.paragraphs, *item.apparatus))
    return item.photos


def shown(photos: tuple[PhotoCopy, ...]) -> list[tuple[int | None, str, str, int]]:
    return [
        (
            photo.picture,
            photo.caption,
            " ".join(credit.name for credit in photo.credits),
            photo.after,
        )
        for photo in photos
    ]


def test_marks_are_read_as_they_are_written() -> None:
    assert [marked_picture(picture_mark(at)) for at in (0, 11, 998)] == [0, 11, 998]
    for other in ("⟦图片 0⟧", "⟦图片⟧", "[图片 1]", "见⟦图片 1⟧", "⟦图片 99999⟧"):
        assert marked_picture(other) is None


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("below", "caption", "credit"),
    [
        ("图为开闸现场。 徐汀 摄", "图为开闸现场。", "徐汀"),
        ("图为开闸现场。（徐汀 摄）", "图为开闸现场。", "徐汀"),
        ("图为开闸现场。", "图为开闸现场。", ""),
        ("▲开闸现场", "▲开闸现场", ""),
        ("开闸现场\n徐汀 摄", "开闸现场", "徐汀"),
        ("志愿者在闸口值守 徐汀 摄", "志愿者在闸口值守", "徐汀"),
        ("徐汀 摄", "", "徐汀"),
        ("开闸现场", "开闸现场", ""),
        ("渠水流进麦田。", "渠水流进麦田。", ""),
    ],
)
def test_caption_below_is_the_picture_s(
    below: str, caption: str, credit: str, gap: str
) -> None:
    found = photos_of(f"{LEAD}{gap}{ONE}\n{below}{gap}{MORE}")
    assert shown(found) == [(0, caption, credit, 1)]


@pytest.mark.parametrize("below", [MORE, "", "一、加强领导", "“水来了！”老农笑着说。"])
def test_picture_without_a_caption_keeps_its_place(below: str) -> None:
    page = parse_page(f"{HEAD}{LEAD}\n{ONE}\n{below}")
    assert shown(page.items[0].photos) == [(0, "", "", 1)]
    assert below in ("", *page.items[0].paragraphs)
    assert any("没有图片说明" in doubt for doubt in page.doubts)


def test_credit_below_a_picture_leaves_the_paragraph_above_alone() -> None:
    (item,) = parse_page(f"{HEAD}{LEAD}\n{MORE}\n{ONE}\n徐汀 摄\n").items
    assert item.paragraphs[-1] == MORE
    assert shown(item.photos) == [(0, "", "徐汀", 2)]


def test_pictures_in_a_row() -> None:
    found = photos_of(f"{LEAD}\n{ONE}\n{TWO}\n图为开闸现场。 徐汀 摄\n{MORE}")
    assert shown(found) == [(0, "", "", 1), (1, "图为开闸现场。", "徐汀", 1)]


@pytest.mark.parametrize("apart", ["", "\n"])
def test_numbered_captions_go_to_their_pictures(apart: str) -> None:
    captions = f"①闸门开启。{apart}②渠水进田。 徐汀 摄"
    found = photos_of(f"{LEAD}\n{ONE}\n{TWO}\n{captions}\n{THREE}\n{MORE}")
    assert [(photo.picture, photo.caption[:2]) for photo in found] == [
        (0, "①闸"),
        (1, "②渠"),
        (2, ""),
    ]


def test_each_picture_has_its_own_caption() -> None:
    found = photos_of(
        f"{LEAD}\n{ONE}\n图为开闸现场。 徐汀 摄\n{MORE}\n{TWO}\n图为麦田。 卢岸 摄"
    )
    assert shown(found) == [
        (0, "图为开闸现场。", "徐汀", 1),
        (1, "图为麦田。", "卢岸", 2),
    ]


def test_picture_between_headline_and_dateline_is_the_story_s() -> None:
    assert shown(photos_of(f"{ONE}\n{LEAD}\n{MORE}"))[0][:2] == (0, "")


def test_picture_over_the_headline_is_the_story_s() -> None:
    (item,) = parse_page(f"{ONE}\n{HEAD}{LEAD}\n{MORE}").items
    assert item.headline == "春灌提前开闸"
    assert shown(item.photos) == [(0, "", "", 0)]


def test_picture_at_the_end_stays_with_its_story() -> None:
    text = f"{HEAD}{LEAD}\n{ONE}\n\n\n新桥通车\n本报讯（记者 卢岸）昨日，新桥通车。"
    first, second = parse_page(text).items
    assert shown(first.photos) == [(0, "", "", 1)]
    assert second.photos == () and second.headline == "新桥通车"


def test_mark_that_ran_into_a_line_is_taken_out_of_it() -> None:
    found = parse_page(f"{HEAD}{LEAD}{ONE}\n{MORE}").items[0]
    assert found.paragraphs[0] == LEAD[10:] and found.paragraphs[1] == MORE
    assert shown(found.photos) == [(0, "", "", 1)]


def test_page_of_nothing_but_pictures() -> None:
    items = parse_page(f"{ONE}\n\n{TWO}").items
    assert [item.kind for item in items] == ["photo", "photo"]
    assert [item.photos[0].picture for item in items] == [0, 1]


def test_picture_is_told_in_json_only_where_there_is_one() -> None:
    plain, marked = PhotoCopy().as_json(), PhotoCopy(picture=0).as_json()
    assert "picture" not in plain and marked["picture"] == 0


def pictures_of(page: PageCopy) -> list[int]:
    photos = [photo for item in page.items for photo in item.photos]
    return sorted(photo.picture for photo in photos if photo.picture is not None)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(PAGES),
    st.lists(st.tuples(st.integers(0, 200), st.booleans()), max_size=6),
)
def test_every_mark_is_one_photo_and_nothing_else_is_lost(
    path: Path, places: list[tuple[int, bool]]
) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, (at, apart) in enumerate(places):
        mark = picture_mark(number)
        lines.insert(at % (len(lines) + 1), f"\n{mark}\n" if apart else mark)
    page = parse_page("\n".join(lines))
    assert pictures_of(page) == list(range(len(places)))
    assert accounted(page) == visible(path.read_text(encoding="utf-8"))
